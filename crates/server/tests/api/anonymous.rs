//! 对成员匿名: what people see of a poll in which nobody sees who chose what.

use crate::{
    ask::{list_ballots, list_non_voters, list_polls, tally, view, votes},
    problems::rule,
};
use api::{
    Code, Endpoint as _, Fault, Refusal,
    kiosks::GetBoard,
    me::GetMe,
    polls::{CastBallot, OpenPoll, SchedulePoll, WithdrawPoll},
};
use domain::{CastRefusal, DraftFault, Electorate, Poll, PollRefusal, Secrecy, Tally, Visibility};
use jiff::SignedDuration;
use testkit::{Caller, Village, cast, marking};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A village of six with its founder, and an anonymous poll that runs for an hour.
async fn asked(village: &Village) -> (Vec<Caller>, Poll) {
    let members = village.members(6).await;
    let poll = village.poll().anonymous().closing_in(HOUR).opened_by(village.founder()).await;
    (members, poll)
}

#[tokio::test]
async fn a_vote_is_recorded_and_the_answer_says_nothing_else() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (members, poll) = asked(&village).await;
        let answer = members[0].send(cast(poll.id, &[2]).to_request("")).await;
        let said: serde_json::Value = serde_json::from_slice(answer.body()).unwrap();
        assert_eq!(said, serde_json::json!({ "poll_id": poll.id, "version": 1, "named": null }));
        let seen = view(&members[0], poll.id).await;
        assert_eq!(serde_json::to_value(seen.receipt).unwrap(), said);
        assert_eq!(members[0].call(&GetMe {}).await.unwrap().groups[0].waiting, 0, "nothing waits for them");
        assert_eq!(view(&members[1], poll.id).await.receipt, None);
    }
}

#[tokio::test]
async fn sent_twice_it_is_recorded_again_and_counted_once() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (members, poll) = asked(&village).await;
        let act = cast(poll.id, &[2]);
        let recorded = members[0].call(&act).await.unwrap();
        let before = tally(&members[0], poll.id).await;
        assert_eq!(members[0].call(&act).await.unwrap(), recorded);
        assert_eq!(tally(&members[0], poll.id).await, before);
        village.pass(HOUR);
        assert_eq!(members[0].call(&act).await.unwrap(), recorded, "also when the line comes back late");
        assert_eq!(votes(&tally(&members[0], poll.id).await), [0, 1]);
    }
}

#[tokio::test]
async fn a_ballot_cannot_be_changed_and_the_voter_is_told_why() {
    let village = Village::on_disk().await;
    let (members, poll) = asked(&village).await;
    members[0].call(&cast(poll.id, &[1])).await.unwrap();
    for replaces in [None, Some(1)] {
        let refused = members[0].refused(&CastBallot { replaces, ..cast(poll.id, &[2]) }).await;
        assert_eq!(rule(&refused), &Refusal::Cast(CastRefusal::AlreadyCast));
    }
    village.pass(HOUR);
    assert_eq!(votes(&tally(&members[0], poll.id).await), [1, 0]);
}

#[tokio::test]
async fn nobody_is_ever_told_who_chose_what_and_everybody_who_has_voted() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (members, poll) = asked(&village).await;
        let admin = village.admin("刘管理", "2 号楼").await;
        for voter in &members[..5] {
            voter.call(&cast(poll.id, &[1])).await.unwrap();
        }
        for _ in 0..2 {
            for who in [&members[0], &members[5], &admin, village.founder()] {
                assert_eq!(who.refused(&list_ballots(poll.id)).await.code, Code::Forbidden);
                let missing = who.call(&list_non_voters(poll.id)).await.unwrap().items;
                assert_eq!(missing.len(), 2, "the sixth and the founder; who joined later is not of it");
            }
            village.pass(HOUR);
        }
    }
}

#[tokio::test]
async fn no_road_shows_a_figure_while_it_runs_and_each_does_behind_the_close() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (members, poll) = asked(&village).await;
        let (wall, _) = village.kiosk().await;
        let mut live = members[5].live(village.group_id()).await.unwrap();
        for (voter, option) in members[..5].iter().zip([1, 2, 2, 1, 2]) {
            voter.call(&cast(poll.id, &[option])).await.unwrap();
        }
        let roads = async || {
            let listed = members[0].call(&list_polls(village.group_id())).await.unwrap().items;
            let board = wall.call(&GetBoard {}).await.unwrap();
            [
                view(&members[0], poll.id).await.tally,
                tally(village.founder(), poll.id).await,
                listed.into_iter().next().unwrap().tally,
                board.polls.into_iter().next().unwrap().tally,
            ]
        };
        let told = live.tally_where(|tally| tally.turnout.cast == 5).await;
        for tally in roads().await.into_iter().chain([told]) {
            assert_eq!((tally.is_veiled(), tally.abstained, tally.turnout.cast), (true, 0, 5));
        }
        village.founder().call(&testkit::closing(poll.id)).await.unwrap();
        let told = live.tally_where(|tally| !tally.is_veiled()).await;
        for tally in roads().await.into_iter().chain([told]) {
            assert_eq!(votes(&tally), [2, 3]);
        }
    }
}

#[tokio::test]
async fn what_was_withdrawn_is_never_counted_for_anybody() {
    let village = Village::on_disk().await;
    let (members, poll) = asked(&village).await;
    members[0].call(&cast(poll.id, &[1])).await.unwrap();
    let withdraw = WithdrawPoll { poll_id: poll.id, reason: "写错了".parse().unwrap() };
    let withdrawn = village.founder().call(&withdraw).await.unwrap();
    village.pass(HOUR);
    assert!(withdrawn.tally.is_veiled() && tally(village.founder(), poll.id).await.is_veiled());
}

#[tokio::test]
async fn it_is_composed_with_what_belongs_to_it_or_not_at_all() {
    let village = Village::new().await;
    let loose = village.poll().secret(Secrecy::Anonymous);
    let problem = village.founder().refused(&loose.compose()).await;
    let faults: Vec<_> = problem.fields.iter().map(|field| (field.path.as_str(), field.fault)).collect();
    let expected = [
        ("draft.visibility", Fault::Draft(DraftFault::AnonymousShowsLate)),
        ("draft.electorate", Fault::Draft(DraftFault::AnonymousIsFrozen)),
    ];
    assert_eq!((problem.code, &faults[..]), (Code::Invalid, &expected[..]));
    let poll = village.poll().anonymous().composed_by(village.founder()).await;
    let kept = (poll.secrecy, poll.visibility, poll.electorate);
    assert_eq!(kept, (Secrecy::Anonymous, Visibility::AfterClose, Electorate::FrozenAtOpening));
}

#[tokio::test]
async fn among_fewer_than_five_it_is_not_opened_and_says_how_many_are_missing() {
    for village in [Village::new().await, Village::on_disk().await] {
        village.members(3).await;
        village.observer("赵观察", "5 号楼").await;
        let poll_id = village.poll().anonymous().composed_by(village.founder()).await.id;
        let refused = village.founder().refused(&OpenPoll { poll_id }).await;
        let too_small = PollRefusal::ElectorateTooSmall { entitled: 4, least: 5 };
        assert_eq!(rule(&refused), &Refusal::Poll(too_small));
        village.member("王五", "1 号楼").await;
        let opened = village.founder().call(&OpenPoll { poll_id }).await.expect("now there are five");
        assert_eq!(opened.tally.turnout.entitled, 5);
    }
}

#[tokio::test]
async fn where_it_opens_by_itself_among_four_since_one_was_removed_nobody_casts_and_it_says_why() {
    for village in [Village::new().await, Village::on_disk().await] {
        let members = village.members(4).await;
        let poll_id = village.poll().anonymous().composed_by(village.founder()).await.id;
        let schedule = SchedulePoll { poll_id, opens: village.now() + HOUR };
        village.founder().call(&schedule).await.expect("there are five");
        village.remove(members[0].id()).await;
        village.pass(HOUR);
        let refused = members[1].refused(&cast(poll_id, &[1])).await;
        let too_small = CastRefusal::ElectorateTooSmall { entitled: 4, least: 5 };
        assert_eq!(rule(&refused), &Refusal::Cast(too_small));
        assert_eq!(tally(village.founder(), poll_id).await.turnout.cast, 0);
    }
}

#[tokio::test]
async fn when_its_deadline_comes_the_files_keep_nothing_of_how_it_came_though_nobody_asks() {
    let village = Village::on_disk().await;
    let (members, poll) = asked(&village).await;
    let mut live = village.founder().live(village.group_id()).await.unwrap();
    for voter in &members {
        voter.call(&cast(poll.id, &[1])).await.unwrap();
    }
    let log = || std::fs::metadata(log_of(&village)).unwrap().len();
    assert!(log() > 0);
    village.pass(HOUR);
    let told: Tally = live.tally_where(|tally| !tally.is_veiled()).await;
    assert_eq!((votes(&told), log()), (vec![6, 0], 0), "it is sealed before it is told");
}

fn log_of(village: &Village) -> std::path::PathBuf {
    let mut path = village.house().database().into_os_string();
    path.push("-wal");
    path.into()
}

#[tokio::test]
async fn what_ended_while_the_server_was_down_is_sealed_when_it_starts() {
    let mut village = Village::on_disk().await;
    let (members, poll) = asked(&village).await;
    for voter in &members {
        voter.call(&cast(poll.id, &[2])).await.unwrap();
    }
    village.restart(|clock| clock.advance(HOUR * 2));
    let seen = view(&members[0], poll.id).await;
    assert_eq!(votes(&seen.tally), [0, 6]);
    assert_eq!(seen.receipt.unwrap().selection(), None);
    let late = members[0].refused(&CastBallot { selection: marking(&[1]), ..cast(poll.id, &[1]) }).await;
    assert!(matches!(rule(&late), Refusal::Cast(CastRefusal::Closed { .. })), "{late:?}");
}
