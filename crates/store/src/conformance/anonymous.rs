//! Of a poll that is anonymous to members: what is known of its voters, and what of its ballots.

use super::changes::heard;
use super::trial::{Circle, OK, Trial, at_once, votes};
use crate::{Change, NameQuery};
use domain::{
    Cast, CastRefusal, Draft, Member, Method, Poll, PollRefusal, RankedCount, Receipt, Secrecy, Selection,
    Turnout,
};
use jiff::SignedDuration;
use std::sync::Arc;

/// A circle of an owner and six members, and an open poll.
async fn village(t: &Trial) -> (Circle, Vec<Member>, Poll) {
    let circle = t.circle().await;
    let members = t.members(&circle, 6).await;
    let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
    (circle, members, poll)
}

fn recorded(poll: &Poll) -> Receipt {
    Receipt { poll_id: poll.id, version: 1, named: None }
}

pub(crate) async fn its_receipt_says_that_it_is_recorded_and_no_more(t: &Trial) {
    let (_, members, poll) = village(t).await;
    let voter = members[0].person_id;
    assert_eq!(t.puts(poll.id, &members[0], &t.mark(&[2], None)).await, Ok(recorded(&poll)));
    assert_eq!(t.store.receipt(poll.id, voter).await.expect(OK), Some(recorded(&poll)));
    assert_eq!(t.store.receipts(&[poll.id], voter).await.expect(OK), [recorded(&poll)]);
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.revision), (vec![0, 1, 0], 2));
}

pub(crate) async fn who_has_cast_is_known_and_nobody_stands_beside_a_ballot(t: &Trial) {
    let (circle, members, poll) = village(t).await;
    for voter in &members {
        t.casts(&poll, voter, 1).await;
    }
    let all = NameQuery { limit: 100, ..Default::default() };
    for _ in 0..2 {
        let missing = t.store.non_voters(poll.id, &all).await.expect(OK);
        assert_eq!(missing.iter().map(|person| person.id).collect::<Vec<_>>(), [circle.owner.person_id]);
        assert_eq!(t.store.ballots(poll.id, &all).await.expect(OK), []);
        t.clock.set(poll.deadline);
    }
}

pub(crate) async fn a_request_that_arrives_again_is_recorded_again_and_changes_nothing(t: &Trial) {
    let (_, members, poll) = village(t).await;
    let cast = t.mark(&[1], None);
    t.puts(poll.id, &members[0], &cast).await.expect("a ballot");
    let (before, mut changes) = (t.tally(poll.id).await, t.store.changes());
    let other = Cast { key: cast.key, ..t.mark(&[3], Some(1)) };
    assert_eq!(t.puts(poll.id, &members[0], &cast).await, Ok(recorded(&poll)));
    assert_eq!(t.puts(poll.id, &members[0], &other).await, Ok(recorded(&poll)), "a key names the first act");
    assert_eq!((t.tally(poll.id).await, heard(&mut changes)), (before.clone(), vec![]));
    t.clock.set(poll.deadline);
    assert_eq!(t.tally(poll.id).await, before);
    assert_eq!(t.puts(poll.id, &members[0], &cast).await, Ok(recorded(&poll)), "also after the close");
    let late = t.puts(poll.id, &members[1], &cast).await;
    assert_eq!(late, Err(CastRefusal::Closed { at: poll.deadline }), "the key of another is not theirs");
}

pub(crate) async fn a_ballot_is_final(t: &Trial) {
    let (_, members, poll) = village(t).await;
    t.casts(&poll, &members[0], 1).await;
    let before = t.tally(poll.id).await;
    for replaces in [None, Some(1), Some(2)] {
        let refused = t.puts(poll.id, &members[0], &t.mark(&[2], replaces)).await;
        assert_eq!(refused, Err(CastRefusal::AlreadyCast), "{replaces:?}");
    }
    assert_eq!(t.tally(poll.id).await, before);
}

pub(crate) async fn two_ballots_of_one_voter_at_once_leave_one(t: &Trial) {
    let (_, members, poll) = village(t).await;
    for voter in &members {
        let deeds = [1, 2].map(|option| {
            let (store, cast, tracker) = (Arc::clone(&t.store), t.mark(&[option], None), t.tracker());
            let (poll_id, voter) = (poll.id, voter.person_id);
            async move { store.cast(poll_id, voter, &cast, &tracker).await.expect(OK).expect("the poll") }
        });
        let (kept, refused): (Vec<_>, Vec<_>) = at_once(deeds).await.into_iter().partition(Result::is_ok);
        assert_eq!((kept, refused), (vec![Ok(recorded(&poll))], vec![Err(CastRefusal::AlreadyCast)]));
    }
    let tally = t.tally(poll.id).await;
    assert_eq!(tally.turnout, Turnout { cast: 6, entitled: 7 });
    assert_eq!((votes(&tally).iter().sum::<u32>(), tally.revision), (6, 7));
}

pub(crate) async fn one_who_cast_stays_on_the_electorate_when_they_are_removed(t: &Trial) {
    let (circle, members, poll) = village(t).await;
    t.casts(&poll, &members[0], 1).await;
    t.removes(&circle.owner, &members[0]).await;
    t.removes(&circle.owner, &members[1]).await;
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 1, entitled: 6 });
    assert!(t.entitled(&poll, &members[0]).await && !t.entitled(&poll, &members[1]).await);
}

pub(crate) async fn fewer_than_five_who_may_vote_open_none(t: &Trial) {
    let circle = t.circle().await;
    t.members(&circle, 3).await;
    t.looks_on(&circle, "观察", "一栋").await;
    let draft = t.composes(&circle.owner, Trial::anonymous(t.draft())).await;
    let refused = t.store.open_poll(draft.id, &circle.owner).await.expect(OK);
    assert_eq!(refused, Some(Err(PollRefusal::ElectorateTooSmall { entitled: 4, least: 5 })));
    assert_eq!(t.store.poll(draft.id).await.expect(OK), Some(draft.clone()), "it is a draft still");
    assert_eq!(t.tally(draft.id).await.turnout, Turnout::default());
    t.joins(&circle, "张三", "研发").await;
    let opened = t.store.open_poll(draft.id, &circle.owner).await.expect(OK).expect("the poll");
    opened.expect("five may vote");
    assert_eq!(t.tally(draft.id).await.turnout, Turnout { cast: 0, entitled: 5 });
}

pub(crate) async fn where_one_leaves_before_it_opens_by_itself_and_four_are_left_nobody_casts(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 4).await;
    let later = Trial::anonymous(t.draft());
    let (poll, ready) =
        (t.schedules(&circle.owner, later.clone(), 600).await, t.schedules(&circle.owner, later, 300).await);
    t.wait(300);
    t.casts(&ready, &members[1], 1).await;
    t.removes(&circle.owner, &members[0]).await;
    t.wait(300);
    for voter in &members[1..] {
        let refused = t.puts(poll.id, voter, &t.mark(&[1], None)).await;
        assert_eq!(refused, Err(CastRefusal::ElectorateTooSmall { entitled: 4, least: 5 }));
    }
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 0, entitled: 4 });
    t.casts(&ready, &members[2], 2).await;
    assert_eq!(t.tally(ready.id).await.turnout, Turnout { cast: 2, entitled: 4 }, "one had cast among five");
}

pub(crate) async fn its_figures_are_announced_by_the_close_and_not_before(t: &Trial) {
    let (circle, members, poll) = village(t).await;
    let mut changes = t.store.changes();
    for (voter, option) in members.iter().zip([1, 2, 1, 3, 2, 2]) {
        t.casts(&poll, voter, option).await;
    }
    let running = heard(&mut changes);
    assert_eq!(running.len(), 6);
    for (cast, change) in (1..).zip(running) {
        let Change::Tally { tally, .. } = change else { panic!("{change:?}") };
        assert_eq!(
            (tally.is_veiled(), tally.turnout, tally.abstained),
            (true, Turnout { cast, entitled: 7 }, 0)
        );
        assert_eq!(tally.revision, u64::from(cast) + 1, "a revision tells how many have voted, and no more");
    }
    let closed = t.closes(&poll, &circle.owner).await;
    let tally = t.tally(poll.id).await;
    assert_eq!(votes(&tally), [2, 3, 1]);
    assert_eq!(heard(&mut changes), [Change::Poll { poll: Box::new(closed), tally }]);
}

pub(crate) async fn whatever_the_method_it_is_counted_to_the_last_ballot(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 6).await;
    let runoff = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    for method in [Method::Multiple { min: 1, max: 2 }, runoff, Method::Score] {
        let draft = Draft { method, abstention: true, ..Trial::anonymous(t.draft()) };
        let poll = t.opens(&circle.owner, draft).await;
        for (place, voter) in members.iter().enumerate() {
            let first = u16::try_from(place % 3).expect("small") + 1;
            let marks = match method {
                Method::Score => t.scores(&[1, 2, 3], None),
                Method::Ranked { .. } => t.ranks(&[first, first % 3 + 1], None),
                _ => t.mark(&[first], None),
            };
            t.puts(poll.id, voter, &marks).await.expect("a ballot");
        }
        let abstains = Cast { selection: Selection::Abstain, ..t.mark(&[], None) };
        t.puts(poll.id, &circle.owner, &abstains).await.expect("a ballot");
        t.closes(&poll, &circle.owner).await;
        let tally = t.tally(poll.id).await;
        assert_eq!((tally.turnout.cast, tally.abstained), (7, 1), "{method:?}");
        assert_eq!(tally.rounds.is_empty(), method != runoff);
    }
    let times = t.opens(&circle.owner, Trial::anonymous(t.on_times())).await;
    for voter in &members {
        t.puts(times.id, voter, &t.comes(&[2], &[3], None)).await.expect("a ballot");
    }
    t.closes(&times, &circle.owner).await;
    assert_eq!(votes(&t.tally(times.id).await), [0, 6, 6]);
}

pub(crate) async fn sealing_changes_no_figure_and_may_be_done_again(t: &Trial) {
    let (circle, members, poll) = village(t).await;
    let open = t
        .opens(
            &circle.owner,
            Draft { deadline: poll.deadline + SignedDuration::from_hours(1), ..Trial::anonymous(t.draft()) },
        )
        .await;
    for (voter, option) in members.iter().zip([1, 1, 2, 2, 2, 3]) {
        t.casts(&poll, voter, option).await;
        t.casts(&open, voter, 3).await;
    }
    let (one, other) = (t.tally(poll.id).await, t.tally(open.id).await);
    t.clock.set(poll.deadline);
    for _ in 0..3 {
        assert!(t.store.seal().await.expect(OK));
        assert_eq!((t.tally(poll.id).await, t.tally(open.id).await), (one.clone(), other.clone()));
    }
    t.puts(open.id, &circle.owner, &t.mark(&[1], None)).await.expect("the other one goes on");
    assert_eq!(votes(&t.tally(open.id).await), [1, 0, 6]);
    assert_eq!(t.store.poll(poll.id).await.expect(OK).map(|poll| poll.secrecy), Some(Secrecy::Anonymous));
}

pub(crate) async fn once_sealed_it_takes_no_ballot_even_if_the_clock_goes_back(t: &Trial) {
    let (_, members, poll) = village(t).await;
    t.casts(&poll, &members[0], 1).await;
    t.clock.set(poll.deadline);
    let shown = t.tally(poll.id).await;
    t.clock.set(poll.deadline - SignedDuration::from_secs(60));
    let refused = t.puts(poll.id, &members[1], &t.mark(&[2], None)).await;
    assert_eq!(refused, Err(CastRefusal::Closed { at: poll.deadline }), "the result was shown");
    assert_eq!(t.tally(poll.id).await, shown);
}
