//! A process that casts is killed by SIGKILL between a receipt and the next request, again and again: every ballot that
//! was receipted is there when the file is opened anew. This program is both the one that kills and the one that is killed.

#[path = "sqlite/village.rs"]
mod village;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::{Ballots, ManualClock};
use store_sqlite::SqliteStore;
use village::{POLL, cast, settle, start, tracker, villager, vote};

const VOTERS: u16 = 12;
/// So many receipts are read before the process is killed.
const RECEIPTS: [usize; 4] = [1, 25, 150, 300];
const NAME: &str = "every_receipt_that_was_printed_is_kept_when_the_process_is_killed";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--cast-into", path] => runtime.block_on(cast_for_ever(Path::new(path))),
        // What cargo and editors ask of every test program.
        ["--list", ..] => say(&format!("{NAME}: test")),
        [filter, ..] if !filter.starts_with('-') && !NAME.contains(filter) => Ok(()),
        _ => {
            runtime.block_on(kill_again_and_again())?;
            say(&format!("test {NAME} ... ok"))
        }
    }
}

/// One call for the whole line, so that the lines of several voters do not mix.
fn say(line: &str) -> Outcome<()> {
    Ok(std::io::stdout().lock().write_all(format!("{line}\n").as_bytes())?)
}

fn open(path: &Path) -> Outcome<Arc<SqliteStore>> {
    Ok(Arc::new(SqliteStore::open(path, Arc::new(ManualClock::at(start())))?))
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
                say(&format!("{n} {version} {}", receipt.tracker)).expect("somebody reads");
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
    let mut child =
        Command::new(std::env::current_exe()?).arg("--cast-into").arg(path).stdout(Stdio::piped()).spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let mut printed: Vec<String> = lines.by_ref().take(receipts).collect::<Result<_, _>>()?;
    // SIGKILL: nothing is flushed, closed or checkpointed.
    child.kill()?;
    child.wait()?;
    // What it had written to the pipe by then was receipted too; a last line may be cut.
    printed.extend(lines.map_while(Result::ok));
    let whole = |line: &String| {
        let mut words = line.split(' ');
        let (n, version) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let tracker = words.next().filter(|tracker| tracker.len() == 19)?;
        Some((n, version, tracker.to_owned()))
    };
    Ok(printed.iter().filter_map(whole).collect())
}

async fn look_for(path: &Path, printed: &[(u16, u32, String)]) -> Outcome<()> {
    let store = open(path)?;
    let mut newest = BTreeMap::new();
    for (n, version, printed) in printed {
        newest.insert(*n, (*version).max(newest.get(n).copied().unwrap_or(0)));
        // The request, arriving again, is answered with the receipt that was given.
        let again = store.cast(POLL, villager(*n), &cast(*n, *version), &tracker(0, 0)).await?;
        let again = again.ok_or("the poll is lost")??;
        assert_eq!((again.version, again.tracker.as_str()), (*version, printed.as_str()));
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
