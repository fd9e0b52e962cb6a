use super::trial::{Circle, OK, Trial};
use crate::TurnoutRecord;
use domain::{Draft, Member, Poll, PollId, Turnout};

/// Six members and the owner in four units, some with parts further in; and a poll.
async fn village(t: &Trial, draft: Draft) -> (Circle, Vec<Member>, Poll) {
    let circle = t.circle().await;
    let mut members = Vec::new();
    for (name, unit) in
        [("a", "2栋"), ("b", "10栋/1"), ("c", "2栋 / 3"), ("d", "/"), ("e", " 2栋/甲/乙"), ("f", "10栋")]
    {
        members.push(t.joins(&circle, name, unit).await);
    }
    let poll = t.opens(&circle.owner, draft).await;
    (circle, members, poll)
}

/// What is known, which must add up to the tally.
async fn known(t: &Trial, poll: &Poll) -> TurnoutRecord {
    let record = t.store.turnout(poll.id).await.expect(OK).expect("the poll");
    let turnout = t.tally(poll.id).await.turnout;
    let sum = |of: fn(&Turnout) -> u32| record.units.iter().map(|unit| of(&unit.turnout)).sum::<u32>();
    assert_eq!((sum(|unit| unit.cast), sum(|unit| unit.entitled)), (turnout.cast, turnout.entitled));
    if !poll.secrecy.detaches() {
        assert_eq!(record.first_casts.len(), turnout.cast as usize);
    }
    record
}

fn units(record: &TurnoutRecord) -> Vec<(&str, u32, u32)> {
    let unit = |unit: &domain::UnitTurnout| (unit.turnout.cast, unit.turnout.entitled);
    record.units.iter().map(|each| (each.unit.as_str(), unit(each).0, unit(each).1)).collect()
}

pub(crate) async fn it_is_told_by_outermost_units_in_the_order_of_their_names(t: &Trial) {
    let (circle, members, poll) = village(t, t.draft()).await;
    assert_eq!(units(&known(t, &poll).await), [("", 0, 1), ("10栋", 0, 2), ("2栋", 0, 3), ("办公室", 0, 1)]);
    for voter in [&members[0], &members[4], &members[3], &circle.owner] {
        t.casts(&poll, voter, 1).await;
    }
    assert_eq!(units(&known(t, &poll).await), [("", 1, 1), ("10栋", 0, 2), ("2栋", 2, 3), ("办公室", 1, 1)]);
    // Who has cast stays on the electorate, and in their unit; who has not is struck.
    t.removes(&circle.owner, &members[0]).await;
    t.removes(&circle.owner, &members[1]).await;
    assert_eq!(units(&known(t, &poll).await), [("", 1, 1), ("10栋", 0, 1), ("2栋", 2, 3), ("办公室", 1, 1)]);
}

pub(crate) async fn a_voter_is_counted_when_they_cast_first_however_often_they_change_it(t: &Trial) {
    let (_, members, poll) = village(t, t.draft()).await;
    let mut firsts = Vec::new();
    for voter in [&members[3], &members[0], &members[5]] {
        t.wait(60);
        firsts.push(t.now());
        t.casts(&poll, voter, 1).await;
    }
    t.wait(60);
    t.casts(&poll, &members[0], 2).await;
    assert_eq!(known(t, &poll).await.first_casts, firsts);
}

pub(crate) async fn of_an_anonymous_poll_no_time_is_known(t: &Trial) {
    let (circle, members, poll) = village(t, Trial::anonymous(t.draft())).await;
    for voter in [&members[0], &members[2], &circle.owner] {
        t.wait(60);
        t.casts(&poll, voter, 1).await;
    }
    for _ in 0..2 {
        let record = known(t, &poll).await;
        assert_eq!(units(&record), [("", 0, 1), ("10栋", 0, 2), ("2栋", 2, 3), ("办公室", 1, 1)]);
        assert_eq!(record.first_casts, []);
        t.clock.set(poll.deadline);
    }
}

pub(crate) async fn of_a_draft_nobody_is_entitled_and_of_no_poll_nothing_is_known(t: &Trial) {
    let circle = t.circle().await;
    let draft = t.composes(&circle.owner, t.draft()).await;
    let nobody = TurnoutRecord { units: vec![], first_casts: vec![] };
    assert_eq!(t.store.turnout(draft.id).await.expect(OK), Some(nobody));
    assert_eq!(t.store.turnout(PollId(t.id())).await.expect(OK), None);
}
