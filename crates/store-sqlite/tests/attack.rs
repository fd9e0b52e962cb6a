//! An attacker who knows in which order people voted takes the server's files and says who chose what: over 200 anonymous polls
//! of 20 voters each, by a seed, so that it comes out the same every time.
//!
//! While a poll is open the files betray it, and the ballot says so before the vote. Once it is closed they must not: the success
//! of each attacker lies inside the 99 % interval of luck, luck being what the result alone allows.

#[path = "sqlite/village.rs"]
#[expect(dead_code, reason = "others live in this village too")]
mod village;

use domain::{Cast, CastKey, Electorate, OptionId, PersonId, Poll, PollId, Secrecy, Selection, Visibility};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::conformance::Attack;
use store::{Ballots, Chance, ManualClock, Polls, SeededChance};
use store_sqlite::SqliteStore;
use uuid::Uuid;
use village::{draft, owner, settle, start, tracker, villager, why};

const VOTERS: u16 = 20;
const FILES: u64 = 8;
const POLLS: u64 = 25;

/// Bytes in which a poll is looked for: each of its marks and ballots begins with its id.
struct Bytes {
    bytes: Vec<u8>,
    cells: Vec<usize>,
}

impl Bytes {
    fn of(bytes: Vec<u8>, poll_id: PollId) -> Self {
        let id = poll_id.0.as_bytes();
        let found =
            bytes.windows(id.len()).enumerate().filter(|(_, window)| window[0] == id[0] && window == id);
        Self { cells: found.map(|(start, _)| start + id.len()).collect(), bytes }
    }

    /// Where the cell that goes on with `rest` stands first.
    fn place(&self, rest: &[u8]) -> Option<usize> {
        self.cells.iter().copied().find(|start| self.bytes[*start..].starts_with(rest))
    }
}

/// What the files hold at one moment, and what may be asked of them.
struct Files {
    database: Bytes,
    log: Bytes,
    /// Key and choice of each ballot, in the order in which the database gives them.
    ballots: Vec<([u8; 16], OptionId)>,
    /// In the order in which the database gives them.
    voters: Vec<PersonId>,
}

impl Files {
    fn seize(path: &Path, poll_id: PollId) -> Self {
        let conn = Connection::open(path).expect("the database");
        let mut statement = conn
            .prepare("SELECT key, selection FROM detached_ballots WHERE poll_id = ?1")
            .expect("a question");
        let ballots =
            statement.query_map([poll_id.0], |row| Ok((row.get(0)?, choice(&row.get::<_, String>(1)?))));
        let ballots = ballots.expect("an answer").collect::<Result<_, _>>().expect("ballots");
        let mut statement =
            conn.prepare("SELECT person_id FROM marks WHERE poll_id = ?1").expect("a question");
        let voters = statement.query_map([poll_id.0], |row| Ok(PersonId(row.get(0)?)));
        let voters = voters.expect("an answer").collect::<Result<_, _>>().expect("marks");
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let (mut database, log) =
            (std::fs::read(path).expect("a file"), std::fs::read(&log).expect("a file"));
        replay(&log, &mut database);
        Self { database: Bytes::of(database, poll_id), log: Bytes::of(log, poll_id), ballots, voters }
    }

    /// The choices as the attacker would have them come, if `place` tells when a ballot came.
    fn sorted<K: Ord>(&self, place: impl Fn(&[u8; 16]) -> K) -> Vec<OptionId> {
        let mut ballots = self.ballots.clone();
        ballots.sort_by_key(|(key, _)| place(key));
        ballots.into_iter().map(|(_, choice)| choice).collect()
    }
}

/// Brings the pages of the database to what the log says of them.
fn replay(log: &[u8], database: &mut Vec<u8>) {
    const HEAD: usize = 32;
    const FRAME_HEAD: usize = 24;
    const PAGE: usize = 4096;
    for frame in log.get(HEAD..).unwrap_or_default().chunks_exact(FRAME_HEAD + PAGE) {
        let number = u32::from_be_bytes(frame[..4].try_into().expect("four bytes")) as usize;
        database.resize(database.len().max(number * PAGE), 0);
        database[(number - 1) * PAGE..number * PAGE].copy_from_slice(&frame[FRAME_HEAD..]);
    }
}

/// The option in `{"approve":[2]}`.
fn choice(kept: &str) -> OptionId {
    let digit = kept.chars().find(char::is_ascii_digit).expect("an option");
    OptionId(digit.to_digit(10).and_then(|digit| digit.try_into().ok()).expect("small"))
}

/// As the rows come.
fn by_rows(files: &Files, _: &[PersonId]) -> Vec<OptionId> {
    files.sorted(|_| 0)
}

/// As the rows of the voters come: the first of them chose what the first ballot says.
fn by_rows_of_both(files: &Files, order: &[PersonId]) -> Vec<OptionId> {
    let choice =
        |voter: &PersonId| files.voters.iter().position(|other| other == voter).map(|n| files.ballots[n].1);
    order.iter().map(|voter| choice(voter).expect("a mark")).collect()
}

/// As the cells stand in the file, where each new one is put in front of those before.
fn by_cells(files: &Files, _: &[PersonId]) -> Vec<OptionId> {
    let mut choices = files.sorted(|key| files.database.place(key));
    choices.reverse();
    choices
}

/// As the cells of marks and ballots stand in the file, the one beside the other.
fn by_cells_of_both(files: &Files, order: &[PersonId]) -> Vec<OptionId> {
    let mark = |voter: &PersonId| (files.database.place(voter.0.as_bytes()), *voter);
    let mut marks: Vec<_> = order.iter().map(mark).collect();
    marks.sort_unstable();
    let choices = files.sorted(|key| files.database.place(key));
    let of: BTreeMap<PersonId, OptionId> = marks.into_iter().map(|(_, voter)| voter).zip(choices).collect();
    order.iter().map(|voter| of[voter]).collect()
}

/// As what looks like a ballot of this poll stands anywhere in the file, also where a page keeps what it has given up.
fn by_leavings(files: &Files, _: &[PersonId]) -> Vec<OptionId> {
    let text = |start: &usize| files.database.bytes.get(start + 16..start + 31);
    let choices = files.database.cells.iter().rev().filter_map(text);
    let choices = choices.filter(|text| text.starts_with(br#"{"approve":["#));
    let mut left: Vec<OptionId> = choices.map(|text| choice(&String::from_utf8_lossy(text))).collect();
    // What is not found is guessed as the rows have it.
    left.extend(files.ballots.iter().map(|(_, choice)| *choice).skip(left.len()));
    left.truncate(files.ballots.len());
    left
}

/// As the log shows them for the first time.
fn by_log(files: &Files, _: &[PersonId]) -> Vec<OptionId> {
    files.sorted(|key| files.log.place(key))
}

type Attacker = fn(&Files, &[PersonId]) -> Vec<OptionId>;

const ATTACKERS: [(&str, Attacker); 6] = [
    ("by rows", by_rows),
    ("by rows of both", by_rows_of_both),
    ("by cells", by_cells),
    ("by cells of both", by_cells_of_both),
    ("by leavings", by_leavings),
    ("by log", by_log),
];

/// A village whose polls are attacked.
struct Siege {
    path: PathBuf,
    store: Arc<SqliteStore>,
    chance: SeededChance,
}

impl Siege {
    fn below(&self, n: usize) -> usize {
        usize::try_from(u128::from_be_bytes(self.chance.draw()) % n as u128).expect("small")
    }

    /// A poll in which everybody has voted, one after the other: who, in this order, for what.
    async fn vote(&self, number: u64) -> (PollId, Vec<PersonId>, Vec<OptionId>) {
        let poll = Poll {
            id: PollId(Uuid::from_bytes(self.chance.draw())),
            secrecy: Secrecy::Anonymous,
            visibility: Visibility::AfterClose,
            electorate: Electorate::FrozenAtOpening,
            ..draft()
        };
        self.store.compose_poll(&poll).await.expect("composed");
        self.store.open_poll(poll.id, &owner()).await.expect("kept").expect("the poll").expect("opened");
        let mut order: Vec<PersonId> = (1..=VOTERS).map(villager).collect();
        for n in 0..order.len() {
            order.swap(n, self.below(n + 1));
        }
        let mut chosen = Vec::new();
        for voter in &order {
            let option = OptionId(u16::try_from(self.below(3)).expect("small") + 1);
            let key = CastKey(Uuid::from_bytes(self.chance.draw()));
            let cast = Cast { key, selection: Selection::Approve(vec![option]), replaces: None, edition: 1 };
            let word = tracker(u16::try_from(number).expect("small"), voter.0.as_fields().0);
            let recorded = self.store.cast(poll.id, *voter, &cast, &word).await.expect("kept");
            recorded.expect("the poll").expect("a ballot");
            chosen.push(option);
        }
        (poll.id, order, chosen)
    }
}

#[tokio::test]
async fn the_files_of_an_open_poll_betray_it_and_those_of_a_closed_one_do_not() {
    let mut open: BTreeMap<&str, Attack> = BTreeMap::new();
    let mut closed: BTreeMap<&str, Attack> = BTreeMap::new();
    for seed in 0..FILES {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("juyi.db");
        let (clock, chance) = (Arc::new(ManualClock::at(start())), Arc::new(SeededChance::of(!seed)));
        let store = Arc::new(SqliteStore::open(&path, clock, chance).expect("a store"));
        settle(&*store, VOTERS).await;
        let siege = Siege { path, store, chance: SeededChance::of(seed << 40) };
        for number in 0..POLLS {
            let (id, order, chosen) = siege.vote(number).await;
            let running = Files::seize(&siege.path, id);
            siege
                .store
                .close_poll(id, &owner(), &why())
                .await
                .expect("kept")
                .expect("the poll")
                .expect("closed");
            let sealed = Files::seize(&siege.path, id);
            assert_eq!((sealed.ballots.len(), sealed.log.bytes.len()), (order.len(), 0));
            for (name, attacker) in ATTACKERS {
                open.entry(name).or_default().poll(&attacker(&running, &order), &chosen);
                closed.entry(name).or_default().poll(&attacker(&sealed, &order), &chosen);
            }
        }
    }
    for (name, attack) in &closed {
        assert!(attack.is_luck(), "{name} succeeds in {:.3} of the votes: {attack:?}", attack.success());
    }
    // The attack is a real one: what the close takes away was there.
    assert!(open["by log"].success() > 0.99, "{:?}", open["by log"]);
    assert!(!open["by cells"].is_luck(), "{:?}", open["by cells"]);
}

/// The attack on the log of an open poll succeeds, so the voter reads it before they vote, in whichever language.
#[test]
fn the_ballot_says_what_the_files_betray() {
    let chinese = ["开放期间", "服务器", "数据库", "对应", "截止", "备份"];
    let english = ["While it is open", "server", "database", "who voted what", "after the close", "backups"];
    // What is not so is said nowhere.
    for (language, parts, untrue) in
        [("zh-CN", chinese, &["完全匿名"][..]), ("en", english, &["fully anonymous", "completely anonymous"])]
    {
        let words = format!("{}/../../locales/{language}.json", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read(&words).expect("the words");
        let words: serde_json::Value = serde_json::from_slice(&words).expect("JSON");
        let said = words["poll"]["secrecy_anonymous_more"].as_str().expect("the ballot says more");
        for part in parts {
            assert!(said.contains(part), "the ballot does not say 「{part}」: {said}");
        }
        let all = words.to_string().to_lowercase();
        assert!(untrue.iter().all(|untrue| !all.contains(untrue)), "{language} promises too much");
    }
}
