//! Editing a poll: freely until somebody has voted, then as a new edition that everybody sees.

use crate::{
    ask::{tally, view, votes},
    exports::exporting,
    problems::{fields, rule},
};
use api::{
    Fault, Refusal,
    live::Event,
    polls::{CastBallot, EditPoll, ReadEditions, ReadPollLog},
};
use domain::{
    CastRefusal, Deed, DraftFault, ExportFormat, Fixed, Method, OptionId, Poll, PollRefusal, Secrecy,
    Visibility,
};
use http::Request;
use jiff::SignedDuration;
use testkit::{Caller, Village, cast, editing};

/// Gives the second option other words, adds a third and takes the first out.
fn revised(village: &Village, poll: &Poll) -> EditPoll {
    EditPoll {
        ids: vec![Some(OptionId(1)), Some(OptionId(2))],
        withdrawn: vec![OptionId(1)],
        reason: Some("漏了一个方案".parse().unwrap()),
        ..editing(poll.id, village.poll().options(&["甲", "乙（含电费）", "丙"]).draft())
    }
}

fn fixed(problem: &api::Problem) -> Vec<(&str, Fixed)> {
    let what = |(path, fault)| match fault {
        Fault::Draft(DraftFault::Fixed { what }) => (path, what),
        other => panic!("{path}: {other:?}"),
    };
    fields(problem).into_iter().map(what).collect()
}

#[tokio::test]
async fn until_somebody_has_voted_its_composer_changes_whatever_they_like_and_nobody_else_anything() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
        let poll = village.poll().opened_by(&zhang).await;
        let draft = village.poll().titled("改过的题目").options(&["丙", "丁", "戊"]).multiple(1, 2).draft();
        let edit = EditPoll { ids: vec![], ..editing(poll.id, draft) };
        for other in [&admin, village.founder()] {
            assert_eq!(rule(&other.refused(&edit).await), &Refusal::Poll(PollRefusal::NotYours));
        }
        let edited = zhang.call(&edit).await.unwrap().poll;
        assert_eq!((edited.title.as_str(), edited.edition), ("改过的题目", 2));
        assert_eq!(edited.method, Method::Multiple { min: 1, max: 2 });
        assert_eq!(edited.options.iter().map(|option| option.id.0).collect::<Vec<_>>(), [3, 4, 5]);
        let stale = zhang.refused(&edit).await;
        assert_eq!(rule(&stale), &Refusal::Poll(PollRefusal::EditedMeanwhile { edition: 2 }));
        let mut later = EditPoll { edition: 2, ids: vec![], ..edit };
        later.draft.deadline += SignedDuration::from_hours(1);
        assert_eq!(fixed(&zhang.refused(&later).await), [("draft.deadline", Fixed::Deadline)]);
    }
}

#[tokio::test]
async fn once_somebody_has_voted_only_a_new_edition_with_a_reason_is_made() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王芳", "5 号楼").await);
        let founder = village.founder();
        let poll = village.poll().opened_by(founder).await;
        let act = cast(poll.id, &[1]);
        let receipt = zhang.call(&act).await.unwrap();
        let free = editing(poll.id, village.poll().titled("改过的题目").draft());
        assert_eq!(rule(&founder.refused(&free).await), &Refusal::Poll(PollRefusal::HasBallots));
        let seen = founder.call(&revised(&village, &poll)).await.unwrap();
        assert_eq!((seen.poll.edition, votes(&seen.tally)), (2, vec![1, 0, 0]));

        let early = cast(poll.id, &[2]);
        let refused = wang.refused(&early).await;
        assert_eq!(rule(&refused), &Refusal::Cast(CastRefusal::Revised { edition: 2 }));
        wang.call(&CastBallot { edition: 2, ..early }).await.expect("what was seen may be voted on");
        assert_eq!(zhang.call(&act).await.unwrap(), receipt, "the same act is answered as before");
        assert_eq!(votes(&tally(founder, poll.id).await), [1, 1, 0]);
        let log = zhang.call(&ReadPollLog { poll_id: poll.id }).await.unwrap();
        let reason = "漏了一个方案".parse().ok();
        assert_eq!(log[2].entry.deed, Deed::Edited { edition: 2, reason });
    }
}

#[tokio::test]
async fn a_program_that_knows_of_no_editions_votes_on_the_first_and_on_no_other() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王芳", "5 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    let old = async |who: &Caller| {
        let (head, body) = api::Endpoint::to_request(&cast(poll.id, &[2]), "").into_parts();
        let mut said: serde_json::Value = serde_json::from_slice(&body).unwrap();
        said.as_object_mut().unwrap().remove("edition").expect("an edition");
        who.send(Request::from_parts(head, serde_json::to_vec(&said).unwrap())).await.status().as_u16()
    };
    assert_eq!(old(&zhang).await, 200);
    village.founder().call(&revised(&village, &poll)).await.unwrap();
    assert_eq!(old(&wang).await, 409);
}

#[tokio::test]
async fn what_is_fixed_is_refused_at_its_field_and_what_becomes_stricter_is_taken() {
    let village = Village::new().await;
    let founder = village.founder();
    let poll = village.poll().opened_by(founder).await;
    founder.call(&cast(poll.id, &[1])).await.unwrap();
    let draft = village.poll().titled("改过的题目").options(&["乙", "甲"]).by(Method::Score).frozen();
    let reason = Some("写错了".parse().unwrap());
    let swapped = vec![Some(OptionId(2)), Some(OptionId(1))];
    let edit = EditPoll { reason, ids: swapped, ..editing(poll.id, draft.with_abstention().draft()) };
    assert_eq!(
        fixed(&founder.refused(&edit).await),
        [
            ("draft.method", Fixed::Method),
            ("draft.abstention", Fixed::Abstention),
            ("draft.electorate", Fixed::Electorate),
            ("draft.options", Fixed::Options),
        ]
    );
    let strict = village.poll().secret(Secrecy::RealNameToAdmins).shown(Visibility::AfterClose).draft();
    let strict = EditPoll { reason: edit.reason.clone(), ..editing(poll.id, strict) };
    let seen = founder.call(&strict).await.unwrap();
    assert!(seen.tally.is_veiled(), "from now on the result waits for the close");
    let loose = EditPoll { edition: 2, ..editing(poll.id, village.poll().draft()) };
    let loose = EditPoll { reason: edit.reason, ..loose };
    assert_eq!(
        fixed(&founder.refused(&loose).await),
        [("draft.secrecy", Fixed::Secrecy), ("draft.visibility", Fixed::Visibility)]
    );
}

#[tokio::test]
async fn an_anonymous_one_is_not_edited_once_somebody_has_voted() {
    let village = Village::new().await;
    let members = village.members(5).await;
    let poll = village.poll().anonymous().opened_by(village.founder()).await;
    members[0].call(&cast(poll.id, &[1])).await.unwrap();
    let draft = village.poll().titled("改过的题目").anonymous().draft();
    let edit = editing(poll.id, draft);
    for edit in [EditPoll { reason: "写错了".parse().ok(), ..edit.clone() }, edit] {
        let refused = village.founder().refused(&edit).await;
        assert_eq!(rule(&refused), &Refusal::Poll(PollRefusal::HasDetachedBallots));
    }
}

#[tokio::test]
async fn everybody_reads_what_was_asked_before_and_organisers_how_many_have_not_confirmed() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
        let poll = village.poll().opened_by(village.founder()).await;
        zhang.call(&cast(poll.id, &[2])).await.unwrap();
        village.founder().call(&revised(&village, &poll)).await.unwrap();
        let read = ReadEditions { poll_id: poll.id };
        let told = zhang.call(&read).await.unwrap();
        assert_eq!(told.unconfirmed, None);
        let said: Vec<_> =
            told.editions.iter().map(|line| line.edition.question.options[1].label.as_str()).collect();
        assert_eq!(said, ["乙", "乙（含电费）"]);
        let [first, second] = &told.editions[..] else { panic!("two editions") };
        assert_eq!((first.edition.number, &first.edition.reason), (1, &None));
        assert_eq!(second.edition.reason, "漏了一个方案".parse().ok());
        assert_eq!(second.name.as_ref().map(ToString::to_string), Some("李明".to_owned()));
        for (who, count) in [(village.founder(), 1), (&admin, 1)] {
            assert_eq!(who.call(&read).await.unwrap().unconfirmed, Some(count));
        }
        let confirm = CastBallot { edition: 2, replaces: Some(1), ..cast(poll.id, &[2]) };
        let receipt = zhang.call(&confirm).await.unwrap();
        assert_eq!((receipt.version, receipt.named.unwrap().edition), (2, 2));
        assert_eq!(admin.call(&read).await.unwrap().unconfirmed, Some(0));
        assert_eq!(votes(&tally(&zhang, poll.id).await), [0, 1, 0]);
    }
}

#[tokio::test]
async fn every_open_screen_is_told_the_new_edition_whole() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    let mut live = zhang.live(village.group_id()).await.unwrap();
    assert!(matches!(live.event().await, Event::Hello { .. }));
    let edited = village.founder().call(&revised(&village, &poll)).await.unwrap();
    let event = live.event().await;
    let Event::Poll { poll: told, tally: figures } = event else { panic!("the poll: {event:?}") };
    assert_eq!((*told, &figures), (edited.poll, &edited.tally));
    assert_eq!(view(&zhang, poll.id).await.tally, figures);
}

#[tokio::test]
async fn files_say_the_editions_their_reasons_and_on_which_each_ballot_was_cast() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王芳", "5 号楼").await);
    let founder = village.founder();
    let poll = village.poll().opened_by(founder).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    village.pass(SignedDuration::from_hours(1));
    let mut edit = revised(&village, &poll);
    edit.draft.deadline = poll.deadline;
    founder.call(&edit).await.unwrap();
    wang.call(&CastBallot { edition: 2, ..cast(poll.id, &[3]) }).await.unwrap();
    let file = async |format| {
        let address = exporting(poll.id, format).address();
        let answer = founder.send(Request::get(address).body(Vec::new()).unwrap()).await;
        String::from_utf8(answer.into_body()).unwrap()
    };
    let csv = file(ExportFormat::Csv).await;
    for line in ["A 甲（已撤下）", "题目各版", "投在第几版", "第 2 版；漏了一个方案"]
    {
        assert!(csv.contains(line), "{line}: {csv}");
    }
    let minutes = file(ExportFormat::Minutes).await;
    for words in ["修改题目", "第 2 版；漏了一个方案", "甲（已撤下）"] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    let archive: serde_json::Value = serde_json::from_str(&file(ExportFormat::Archive).await).unwrap();
    let editions: Vec<_> =
        archive["ballots"].as_array().unwrap().iter().map(|b| &b["voter"]["edition"]).collect();
    assert_eq!(editions, [1, 2]);
    let told = &archive["editions"];
    assert_eq!(
        (&told[0]["question"]["options"][1]["label"], &told[0]["reason"]),
        (&"乙".into(), &serde_json::Value::Null)
    );
    assert_eq!((&told[1]["number"], &told[1]["reason"]), (&2.into(), &"漏了一个方案".into()));
    assert_eq!(
        (&archive["poll"]["edition"], &archive["poll"]["options"][0]["withdrawn"]),
        (&2.into(), &true.into())
    );
    assert_eq!(archive["log"][2]["what"], "edited");
}
