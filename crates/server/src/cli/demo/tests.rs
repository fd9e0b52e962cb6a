use super::*;
use crate::{Config, ids::SystemMint};
use domain::{Outcome, PollStatus};
use jiff::Timestamp;
use std::sync::Arc;
use store::{ManualClock, NameQuery, memory::MemoryStore};

#[tokio::test]
async fn the_demo_has_a_team_open_polls_of_each_method_and_one_that_was_decided() {
    let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_800_000_000).expect("in range")));
    let store = Arc::new(MemoryStore::new(clock.clone()));
    let app = App::new(store, clock, Arc::new(SystemMint::default()), Config::default());
    found(&app).await.expect("a demo");
    let organiser = app.store.first_person().await.expect("read").expect("an organiser");
    let (group, _) = app.store.memberships(organiser.id).await.expect("read").pop().expect("a group");
    assert_eq!(app.store.member_count(group.id).await.expect("read"), 24);
    let polls = app.store.polls(group.id, organiser.id, None, 10).await.expect("read");
    let status: Vec<PollStatus> = polls.iter().map(|poll| poll.status_at(app.now())).collect();
    let (oldest, others) = status.split_last().expect("polls");
    assert_eq!(*oldest, PollStatus::Closed);
    assert!(others.iter().all(|status| *status == PollStatus::Open));
    let kinds: std::collections::HashSet<_> =
        polls.iter().map(|poll| std::mem::discriminant(&poll.method)).collect();
    assert_eq!(kinds.len(), 6, "single, multiple, ranked, scored, on times, a sign-up");
    for poll in &polls {
        let tally = app.store.tally(poll.id).await.expect("read").expect("a tally");
        assert_eq!(app.store.recount(poll.id).await.expect("read").as_ref(), Some(&tally));
        let outcome = Outcome::of(poll, &tally);
        assert!(matches!(outcome, Outcome::Winner { .. } | Outcome::SignedUp { .. }), "{}", poll.title);
        let query = NameQuery { limit: 100, ..NameQuery::default() };
        let missing = app.store.non_voters(poll.id, &query).await.expect("read");
        assert!(missing.contains(&organiser), "the organiser has not voted in {}", poll.title);
    }
    assert!(polls[0].documents.len() == 2 && polls[0].title.as_str() == "团建地点选择");
}
