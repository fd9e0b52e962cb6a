//! A database with everything that the eighth schema knew opens in this build, and says what it was told.

mod content;

use crate::village::{POLL, open_by, start, tracker, villager, vote};
use content::{RANKED, SECRET, cast_in, look};
use domain::{Cast, CastRefusal, OptionId, Selection};
use jiff::SignedDuration;
use std::path::Path;
use std::sync::Arc;
use store::{Ballots as _, Mail as _, ManualClock, Occasion, Store};

#[tokio::test]
async fn a_database_of_the_eighth_schema_opens_and_says_what_it_was_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("juyi.db");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-0008.db");
    std::fs::copy(kept, &copy).expect("copied: what is kept is never written to");
    let clock = Arc::new(ManualClock::at(start() + SignedDuration::from_secs(200)));
    let store = open_by(&copy, &clock).expect("it opens");
    look(&*store).await;

    // Life goes on in it.
    assert_eq!(change(&*store, 4, Selection::Rank(vec![OptionId(2)])).await, 2);
    assert_eq!(vote(&*store, 1, 1).await.version, 1);
    let tally = store.recount(POLL).await.expect("read").expect("the poll");
    assert_eq!(tally.turnout.cast, 1);
    let late = cast_in(SECRET, 7, Selection::Approve(vec![OptionId(1)]));
    let answer = store.cast(SECRET, villager(7), &late, &tracker(7, 1)).await.expect("read");
    assert!(matches!(answer, Some(Err(CastRefusal::Closed { .. }))));
    let mut waiting = Vec::new();
    while let Some(letter) = store.take_letter().await.expect("read") {
        waiting.push((letter.person.id, letter.occasion));
    }
    waiting.sort_by_key(|(person, _)| *person);
    let reminder = Occasion::Reminder { poll_id: RANKED };
    assert_eq!(waiting, [(villager(3), Occasion::Confirm), (villager(7), reminder)]);
}

/// One more of the nth villager, in place of the first.
async fn change(store: &dyn Store, n: u16, selection: Selection) -> u32 {
    let again = Cast { replaces: Some(1), ..cast_in(RANKED, n + 100, selection) };
    let answer = store.cast(RANKED, villager(n), &again, &tracker(n, 9)).await;
    answer.expect("kept").expect("the poll").expect("a ballot").version
}
