use super::trial::{OK, Trial, at_once, votes, why};
use crate::{Change, Joiner};
use domain::{Draft, Electorate, Kiosk, KioskId, Role, Tally, Visibility};
use std::sync::Arc;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// What has been announced since the last look: all of it is there when the method returns.
pub(crate) fn heard(changes: &mut Receiver<Change>) -> Vec<Change> {
    let mut heard = Vec::new();
    loop {
        match changes.try_recv() {
            Ok(change) => heard.push(change),
            Err(TryRecvError::Empty) => return heard,
            Err(error) => panic!("changes were missed: {error}"),
        }
    }
}

fn tallies(changes: Vec<Change>) -> Vec<Tally> {
    let tally = |change| match change {
        Change::Tally { tally, .. } | Change::Poll { tally, .. } => Some(tally),
        _ => None,
    };
    changes.into_iter().filter_map(tally).collect()
}

pub(crate) async fn a_cast_announces_the_whole_tally_before_it_is_receipted(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let mut changes = t.store.changes();
    for option in [1, 2] {
        t.casts(&poll, &circle.owner, option).await;
        let tally = t.tally(poll.id).await;
        assert_eq!(heard(&mut changes), [Change::Tally { group_id: circle.id(), tally }]);
    }
}

pub(crate) async fn what_is_refused_or_repeated_announces_nothing(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let poll = t.poll(&circle).await;
    let cast = t.mark(&[1], None);
    t.puts(poll.id, &circle.owner, &cast).await.expect("a ballot");
    let mut changes = t.store.changes();
    t.puts(poll.id, &circle.owner, &cast).await.expect("the receipt given before");
    assert!(t.puts(poll.id, &circle.owner, &t.mark(&[9], Some(1))).await.is_err());
    assert!(t.store.close_poll(poll.id, &member, &why()).await.expect(OK).expect("the poll").is_err());
    assert!(t.store.remove_member(&member, circle.owner.person_id).await.expect(OK).expect("both").is_err());
    t.becomes(&circle.owner, &member, Role::Member).await;
    t.accepts(circle.door, Joiner::Known(member.person_id)).await;
    t.composes(&circle.owner, t.draft()).await;
    assert_eq!(heard(&mut changes), []);
}

pub(crate) async fn what_may_not_be_seen_yet_is_announced_as_turnout_only(t: &Trial) {
    let circle = t.circle().await;
    for visibility in [Visibility::AfterVote, Visibility::AfterClose] {
        let poll = t.opens(&circle.owner, Draft { visibility, ..t.draft() }).await;
        let mut changes = t.store.changes();
        t.casts(&poll, &circle.owner, 2).await;
        t.joins(&circle, "张三", "研发").await;
        let told = tallies(heard(&mut changes));
        assert!(!told.is_empty() && told.iter().all(Tally::is_veiled), "{told:?}");
        assert_eq!(votes(&t.tally(poll.id).await), [0, 1, 0], "and it is kept all the same");
        t.closes(&poll, &circle.owner).await;
        assert_eq!(tallies(heard(&mut changes)), [t.tally(poll.id).await], "the close shows it");
    }
}

pub(crate) async fn opening_closing_and_withdrawing_announce_the_poll_as_it_is_now(t: &Trial) {
    let circle = t.circle().await;
    let mut changes = t.store.changes();
    let expect = async |poll: domain::Poll| {
        let tally = t.tally(poll.id).await;
        [Change::Poll { poll: Box::new(poll), tally }]
    };
    let (poll, other) = (t.poll(&circle).await, t.composes(&circle.owner, t.draft()).await);
    assert_eq!(heard(&mut changes), expect(poll.clone()).await);
    let poll = t.closes(&poll, &circle.owner).await;
    assert_eq!(heard(&mut changes), expect(poll).await);
    let other = t.store.withdraw_poll(other.id, &circle.owner, &why()).await.expect(OK);
    let other = other.expect("the poll").expect("it may be withdrawn");
    assert_eq!(heard(&mut changes), expect(other).await);
}

pub(crate) async fn joining_announces_the_roster_and_every_base_that_moved(t: &Trial) {
    let circle = t.circle().await;
    let frozen = Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() };
    t.opens(&circle.owner, frozen).await;
    let mut polls = [t.poll(&circle).await.id, t.poll(&circle).await.id];
    polls.sort_unstable();
    let mut changes = t.store.changes();
    t.joins(&circle, "张三", "研发").await;
    let group_id = circle.id();
    let moved = |tally| Change::Tally { group_id, tally };
    let expected = [
        Change::Roster { group_id, members: 2 },
        moved(t.tally(polls[0]).await),
        moved(t.tally(polls[1]).await),
    ];
    assert_eq!(heard(&mut changes), expected);
    t.looks_on(&circle, "李四", "研发").await;
    assert_eq!(heard(&mut changes), [Change::Roster { group_id, members: 3 }]);
}

pub(crate) async fn a_removal_announces_the_roster_who_was_removed_and_every_base_that_moved(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let (voted, silent) = (t.poll(&circle).await, t.poll(&circle).await);
    t.casts(&voted, &member, 1).await;
    let (group_id, person_id) = (circle.id(), member.person_id);
    let mut changes = t.store.changes();
    t.removes(&circle.owner, &member).await;
    let expected = [
        Change::Roster { group_id, members: 1 },
        Change::Removed { group_id, person_id },
        Change::Tally { group_id, tally: t.tally(silent.id).await },
    ];
    assert_eq!(heard(&mut changes), expected);
}

pub(crate) async fn a_new_role_announces_the_roster_and_every_base_that_moved(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let poll = t.poll(&circle).await;
    let group_id = circle.id();
    let mut changes = t.store.changes();
    for role in [Role::Observer, Role::Member] {
        t.becomes(&circle.owner, &member, role).await;
        let tally = t.tally(poll.id).await;
        let expected = [Change::Roster { group_id, members: 2 }, Change::Tally { group_id, tally }];
        assert_eq!(heard(&mut changes), expected);
    }
    t.becomes(&circle.owner, &member, Role::Admin).await;
    assert_eq!(heard(&mut changes), [Change::Roster { group_id, members: 2 }]);
}

pub(crate) async fn what_is_revoked_is_announced_once(t: &Trial) {
    let circle = t.circle().await;
    let (session, kiosk) = (t.new_session(), KioskId(t.id()));
    t.store.begin_session(circle.owner.person_id, &session).await.expect(OK);
    let label = "大堂".parse().expect("a label");
    let made_by = circle.owner.person_id;
    let kept = Kiosk { id: kiosk, group_id: circle.id(), label, made_by, made: t.now() };
    t.store.create_kiosk(&kept, t.token()).await.expect(OK);
    let mut changes = t.store.changes();
    for _ in 0..2 {
        t.store.revoke_session(circle.owner.person_id, session.id).await.expect(OK);
        t.store.revoke_kiosk(circle.id(), kiosk).await.expect(OK);
    }
    assert_eq!(heard(&mut changes), [Change::SessionRevoked(session.id), Change::KioskRevoked(kiosk)]);
}

pub(crate) async fn revisions_grow_in_the_order_of_the_announcements(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 100).await;
    let poll = t.poll(&circle).await;
    let mut changes = t.store.changes();
    let deeds = voters.iter().map(|voter| {
        let (store, voter) = (Arc::clone(&t.store), voter.person_id);
        let (cast, tracker) = (t.mark(&[1], None), t.tracker());
        async move { store.cast(poll.id, voter, &cast, &tracker).await.expect(OK) }
    });
    at_once(deeds).await;
    let tallies = tallies(heard(&mut changes));
    assert!(tallies.is_sorted_by(|a, b| a.revision < b.revision));
    for tally in &tallies {
        // The poll was opened at revision 1, and each ballot counted on.
        assert_eq!(u64::from(tally.turnout.cast) + 1, tally.revision);
        assert_eq!(tally.counts[0].votes, tally.turnout.cast);
    }
    assert_eq!(tallies.last(), Some(&t.tally(poll.id).await), "the last one is the result");
}
