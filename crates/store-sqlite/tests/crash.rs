//! A process that casts is killed by SIGKILL between a receipt and the next request, again and again: every ballot that
//! was receipted is there when the file is opened anew, and in an anonymous poll as many marks as ballots. This program is both
//! the one that kills and the one that is killed.

#[path = "sqlite/village.rs"]
#[expect(dead_code, reason = "nothing needs a reason here")]
mod village;

use domain::{Electorate, Poll, PollId, Secrecy, Visibility};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::{Ballots, ManualClock, NameQuery, Polls};
use store_sqlite::SqliteStore;
use uuid::Uuid;
use village::{POLL, cast, draft, open_by, owner, settle, start, tracker, villager, vote};

const VOTERS: u16 = 12;
/// So many receipts are read before the process is killed.
const RECEIPTS: [usize; 4] = [1, 25, 150, 300];
const NAME: &str = "every_receipt_that_was_printed_is_kept_when_the_process_is_killed";

const APART: &str = "a_mark_and_its_ballot_are_kept_both_or_neither_when_the_process_is_killed";
/// More than are ever reached.
const CROWD: u16 = 400;
const ANONYMOUS: PollId = PollId(Uuid::from_u128(POLL.0.as_u128() + 1));

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--cast-apart-into", path] => runtime.block_on(cast_apart(Path::new(path))),
        ["--cast-into", path] => runtime.block_on(cast_for_ever(Path::new(path))),
        // What cargo and editors ask of every test program.
        ["--list", ..] => [NAME, APART].iter().try_for_each(|name| say(&format!("{name}: test"))),
        ref asked => {
            let wanted = |name: &str| match asked {
                [filter, ..] if !filter.starts_with('-') => name.contains(filter),
                _ => true,
            };
            if wanted(NAME) {
                runtime.block_on(kill_again_and_again())?;
                say(&format!("test {NAME} ... ok"))?;
            }
            if wanted(APART) {
                runtime.block_on(kill_amid_detached_ballots())?;
                say(&format!("test {APART} ... ok"))?;
            }
            Ok(())
        }
    }
}

/// One call for the whole line, so that the lines of several voters do not mix.
fn say(line: &str) -> Outcome<()> {
    Ok(std::io::stdout().lock().write_all(format!("{line}\n").as_bytes())?)
}

fn open(path: &Path) -> Outcome<Arc<SqliteStore>> {
    Ok(open_by(path, &Arc::new(ManualClock::at(start())))?)
}

/// Each voter casts again and again, and prints each receipt as it is given.
async fn cast_for_ever(path: &Path) -> Outcome<()> {
    let store = open(path)?;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 1..=VOTERS {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            let kept = store.receipt(POLL, villager(n)).await.expect("read");
            let mut version = kept.map_or(0, |receipt| receipt.version);
            loop {
                version += 1;
                let receipt = vote(&*store, n, version).await;
                let tracker = receipt.named.expect("a named ballot").tracker;
                say(&format!("{n} {version} {tracker}")).expect("somebody reads");
            }
        });
    }
    while tasks.join_next().await.transpose()?.is_some() {}
    Ok(())
}

async fn kill_again_and_again() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("juyi.db");
    settle(&*open(&path)?, VOTERS).await;
    for receipts in RECEIPTS {
        let printed = cast_and_be_killed(&path, receipts)?;
        assert!(printed.len() >= receipts);
        look_for(&path, &printed).await?;
    }
    Ok(())
}

/// The receipts that a process printed before it was killed: voter, version, tracker.
fn cast_and_be_killed(path: &Path, receipts: usize) -> Outcome<Vec<(u16, u32, String)>> {
    let printed = be_killed("--cast-into", path, receipts)?;
    let whole = |line: &String| {
        let mut words = line.split(' ');
        let (n, version) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let tracker = words.next().filter(|tracker| tracker.len() == 19)?;
        Some((n, version, tracker.to_owned()))
    };
    Ok(printed.iter().filter_map(whole).collect())
}

/// What a process printed that was started so, and killed behind so many lines.
fn be_killed(argument: &str, path: &Path, lines: usize) -> Outcome<Vec<String>> {
    let mut child =
        Command::new(std::env::current_exe()?).arg(argument).arg(path).stdout(Stdio::piped()).spawn()?;
    let mut said = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let mut printed: Vec<String> = said.by_ref().take(lines).collect::<Result<_, _>>()?;
    // SIGKILL: nothing is flushed, closed or checkpointed.
    child.kill()?;
    child.wait()?;
    // What it had written to the pipe by then was receipted too; a last line may be cut.
    printed.extend(said.map_while(Result::ok));
    Ok(printed)
}

/// Four at a time, everybody who has not cast in the anonymous poll does, and prints that it is recorded.
async fn cast_apart(path: &Path) -> Outcome<()> {
    let store = open(path)?;
    let mut tasks = tokio::task::JoinSet::new();
    for lane in 1..=4 {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            for n in (lane..=CROWD).step_by(4) {
                let answer = store.cast(ANONYMOUS, villager(n), &cast(n, 1), &tracker(n, 1)).await;
                answer.expect("kept").expect("the poll").expect("recorded, now or before");
                say(&format!("{n}.")).expect("somebody reads");
            }
        });
    }
    while tasks.join_next().await.transpose()?.is_some() {}
    // To be killed, not to end.
    std::future::pending().await
}

async fn kill_amid_detached_ballots() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("juyi.db");
    let store = open(&path)?;
    settle(&*store, CROWD).await;
    let poll = Poll {
        id: ANONYMOUS,
        secrecy: Secrecy::Anonymous,
        visibility: Visibility::AfterClose,
        electorate: Electorate::FrozenAtOpening,
        ..draft()
    };
    store.compose_poll(&poll).await?;
    store.open_poll(ANONYMOUS, &owner()).await?.ok_or("the poll is lost")??;
    drop(store);
    for lines in [1, 40, 120, 260] {
        let printed = be_killed("--cast-apart-into", &path, lines)?;
        let store = open(&path)?;
        // As many ballots as there are marks, whatever was under way.
        let tally = store.tally(ANONYMOUS).await?.ok_or("the poll is lost")?;
        let all = NameQuery { limit: 9999, ..Default::default() };
        let marked = usize::from(CROWD) + 1 - store.non_voters(ANONYMOUS, &all).await?.len();
        assert_eq!(usize::try_from(tally.turnout.cast)?, marked);
        assert_eq!(tally.counts.iter().map(|count| count.votes).sum::<u32>(), tally.turnout.cast);
        for line in printed.iter().filter_map(|line| line.strip_suffix('.')) {
            let n = line.parse()?;
            let again = store.cast(ANONYMOUS, villager(n), &cast(n, 1), &tracker(n, 1)).await?;
            assert_eq!(again.ok_or("the poll is lost")??.named, None, "recorded already");
        }
        assert_eq!(store.tally(ANONYMOUS).await?, Some(tally), "nobody was counted twice");
    }
    Ok(())
}

async fn look_for(path: &Path, printed: &[(u16, u32, String)]) -> Outcome<()> {
    let store = open(path)?;
    let mut newest = BTreeMap::new();
    for (n, version, printed) in printed {
        newest.insert(*n, (*version).max(newest.get(n).copied().unwrap_or(0)));
        // The request, arriving again, is answered with the receipt that was given.
        let again = store.cast(POLL, villager(*n), &cast(*n, *version), &tracker(0, 0)).await?;
        let again = again.ok_or("the poll is lost")??;
        let tracker = again.named.ok_or("half a receipt")?.tracker;
        assert_eq!((again.version, tracker.as_str()), (*version, printed.as_str()));
    }
    for (n, version) in newest {
        let kept = store.receipt(POLL, villager(n)).await?.ok_or("a ballot is lost")?;
        assert!(
            kept.version >= version,
            "villager {n}: version {version} was receipted, {} is kept",
            kept.version
        );
    }
    let tally = store.tally(POLL).await?;
    assert_eq!(tally, store.recount(POLL).await?);
    Ok(())
}
