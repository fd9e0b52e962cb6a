use super::trial::{OK, Trial, votes};
use crate::Joiner;
use domain::{Draft, Electorate, PollRefusal, Role, Turnout};
use jiff::SignedDuration;

pub(crate) async fn the_voting_members_are_on_it_when_the_poll_opens(t: &Trial) {
    let circle = t.circle().await;
    let (member, observer) =
        (t.joins(&circle, "张三", "研发").await, t.looks_on(&circle, "李四", "研发").await);
    let gone = t.joins(&circle, "王五", "研发").await;
    t.removes(&circle.owner, &gone).await;
    let elsewhere = t.joins(&t.circle().await, "赵六", "研发").await;
    let draft = t.composes(&circle.owner, t.draft()).await;
    assert!(!t.entitled(&draft, &member).await, "a draft has no electorate");
    let poll =
        t.store.open_poll(draft.id, &circle.owner).await.expect(OK).expect("the poll").expect("it opens");
    assert!(t.entitled(&poll, &member).await && t.entitled(&poll, &circle.owner).await);
    for other in [&observer, &gone, &elsewhere] {
        assert!(!t.entitled(&poll, other).await);
    }
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 0, entitled: 2 });
}

pub(crate) async fn a_frozen_one_takes_no_joiner(t: &Trial) {
    let circle = t.circle().await;
    let frozen = Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() };
    let poll = t.opens(&circle.owner, frozen).await;
    let before = t.tally(poll.id).await;
    let late = t.joins(&circle, "张三", "研发").await;
    assert!(!t.entitled(&poll, &late).await);
    assert_eq!(t.tally(poll.id).await, before);
}

pub(crate) async fn one_who_joins_is_put_on_those_open_to_joiners_and_the_base_moves(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let before = t.tally(poll.id).await;
    let late = t.joins(&circle, "张三", "研发").await;
    assert!(t.entitled(&poll, &late).await);
    let after = t.tally(poll.id).await;
    assert_eq!(after.turnout.entitled, before.turnout.entitled + 1);
    assert_eq!(after.revision, before.revision + 1);
    t.casts(&poll, &late, 2).await;
    assert_eq!(votes(&t.tally(poll.id).await), [0, 1, 0]);
}

pub(crate) async fn one_who_joins_is_not_put_on_polls_that_are_not_open(t: &Trial) {
    let circle = t.circle().await;
    let long = Draft { deadline: t.now() + SignedDuration::from_hours(99), ..t.draft() };
    let (over, early) = (t.poll(&circle).await, t.opens(&circle.owner, long.clone()).await);
    let withdrawn = t.opens(&circle.owner, long).await;
    t.closes(&early, &circle.owner).await;
    let why = "写错了".parse().expect("a reason");
    t.store.withdraw_poll(withdrawn.id, &circle.owner, &why).await.expect(OK);
    t.clock.set(over.deadline);
    let draft = t.composes(&circle.owner, t.draft()).await;
    let elsewhere = t.poll(&t.circle().await).await;
    let late = t.joins(&circle, "张三", "研发").await;
    for poll in [&over, &early, &withdrawn, &draft, &elsewhere] {
        assert!(!t.entitled(poll, &late).await);
    }
}

pub(crate) async fn an_observer_who_joins_is_not_put_on_it(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let before = t.tally(poll.id).await;
    let observer = t.looks_on(&circle, "张三", "研发").await;
    assert!(!t.entitled(&poll, &observer).await);
    assert_eq!(t.tally(poll.id).await, before);
}

pub(crate) async fn one_removed_before_casting_is_struck_and_the_base_moves(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let frozen = Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() };
    for poll in [t.poll(&circle).await, t.opens(&circle.owner, frozen).await] {
        assert_eq!(t.tally(poll.id).await.turnout.entitled, 2);
    }
    let polls = t.store.polls(circle.id(), member.person_id, None, 10).await.expect(OK);
    t.removes(&circle.owner, &member).await;
    for poll in polls {
        assert!(!t.entitled(&poll, &member).await);
        let tally = t.tally(poll.id).await;
        assert_eq!((tally.turnout.entitled, tally.revision), (1, 2));
        let cast = t.mark(&[1], None);
        assert_eq!(t.puts(poll.id, &member, &cast).await, Err(domain::CastRefusal::NotEntitled));
    }
}

pub(crate) async fn a_ballot_that_was_cast_stays_when_its_voter_is_removed(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let poll = t.poll(&circle).await;
    let receipt = t.casts(&poll, &member, 3).await;
    let before = t.tally(poll.id).await;
    t.removes(&circle.owner, &member).await;
    assert_eq!(t.tally(poll.id).await, before);
    assert_eq!(votes(&before), [0, 0, 1]);
    assert!(t.entitled(&poll, &member).await);
    assert_eq!(t.store.receipt(poll.id, member.person_id).await.expect(OK), Some(receipt));
}

pub(crate) async fn nobody_is_struck_from_a_poll_that_is_not_open(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let long = Draft { deadline: t.now() + SignedDuration::from_hours(99), ..t.draft() };
    let (over, early) = (t.poll(&circle).await, t.opens(&circle.owner, long.clone()).await);
    let withdrawn = t.opens(&circle.owner, long).await;
    t.closes(&early, &circle.owner).await;
    let why = "写错了".parse().expect("a reason");
    t.store.withdraw_poll(withdrawn.id, &circle.owner, &why).await.expect(OK);
    t.clock.set(over.deadline);
    t.removes(&circle.owner, &member).await;
    for poll in [&early, &over, &withdrawn] {
        assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 0, entitled: 2 });
    }
    let late = t.store.close_poll(over.id, &circle.owner, &super::trial::why()).await.expect(OK);
    assert_eq!(late, Some(Err(PollRefusal::Closed)));
}

pub(crate) async fn one_made_an_observer_is_struck_unless_they_have_cast(t: &Trial) {
    let circle = t.circle().await;
    let (silent, voter) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.poll(&circle).await;
    t.casts(&poll, &voter, 1).await;
    t.becomes(&circle.owner, &silent, Role::Observer).await;
    t.becomes(&circle.owner, &voter, Role::Observer).await;
    assert!(!t.entitled(&poll, &silent).await);
    assert!(t.entitled(&poll, &voter).await);
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 1, entitled: 2 });
}

pub(crate) async fn an_observer_who_begins_to_vote_is_put_on_those_open_to_joiners(t: &Trial) {
    let circle = t.circle().await;
    let observer = t.looks_on(&circle, "张三", "研发").await;
    let frozen = Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() };
    let (open, frozen) = (t.poll(&circle).await, t.opens(&circle.owner, frozen).await);
    t.becomes(&circle.owner, &observer, Role::Member).await;
    assert!(t.entitled(&open, &observer).await);
    assert!(!t.entitled(&frozen, &observer).await);
    let before = t.tally(open.id).await;
    t.becomes(&circle.owner, &observer, Role::Admin).await;
    assert_eq!(t.tally(open.id).await, before, "one who votes already changes no base");
}

pub(crate) async fn one_who_cast_and_comes_back_is_counted_once(t: &Trial) {
    let circle = t.circle().await;
    let (voter, silent) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.poll(&circle).await;
    t.casts(&poll, &voter, 1).await;
    for member in [&voter, &silent] {
        t.removes(&circle.owner, member).await;
        t.accepts(circle.door, Joiner::Known(member.person_id)).await;
    }
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 1, entitled: 3 });
    assert_eq!(t.casts(&poll, &voter, 2).await.version, 2);
    assert_eq!(votes(&t.tally(poll.id).await), [0, 1, 0]);
}
