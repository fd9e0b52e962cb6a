//! Signing up, up to a limit, in the order in which people come.

use crate::{
    ask::{list_ballots, list_sign_ups, tally, view, votes},
    problems::{fields, rule},
};
use api::{
    Code, Endpoint as _, Fault, Refusal,
    bounded::PageLimit,
    polls::{CastBallot, ComposePoll, ListSignUps, SignUpsView},
};
use domain::{
    CastRefusal, Draft, DraftFault, Outcome, PollId, Receipt, Secrecy, Selection, SelectionFault, TextFault,
    Visibility,
};
use testkit::{Caller, Village, cast, coming};

fn signing_up(poll_id: PollId, selection: Selection, replaces: Option<u32>) -> CastBallot {
    CastBallot { selection, replaces, ..cast(poll_id, &[]) }
}

async fn signs_up(who: &Caller, poll_id: PollId, quantity: u16, note: &str) -> Receipt {
    let replaces = view(who, poll_id).await.receipt.map(|receipt| receipt.version);
    who.call(&signing_up(poll_id, coming(quantity, note), replaces)).await.expect("there is room")
}

async fn stays_away(who: &Caller, poll_id: PollId) {
    let replaces = view(who, poll_id).await.receipt.map(|receipt| receipt.version);
    who.call(&signing_up(poll_id, Selection::Abstain, replaces)).await.expect("one may stay away");
}

async fn refused(who: &Caller, poll_id: PollId, selection: Selection) -> CastRefusal {
    let replaces = view(who, poll_id).await.receipt.map(|receipt| receipt.version);
    match rule(&who.refused(&signing_up(poll_id, selection, replaces)).await) {
        Refusal::Cast(why) => why.clone(),
        other => panic!("another rule said no: {other:?}"),
    }
}

async fn listed(who: &Caller, poll_id: PollId) -> SignUpsView {
    who.call(&list_sign_ups(poll_id)).await.expect("a member may ask")
}

/// "1 张三 ×2 带孩子".
fn said(view: &SignUpsView) -> Vec<String> {
    let lines = view.lines.items.iter();
    lines
        .map(|line| format!("{} {} ×{} {}", line.place, line.person.name, line.quantity, line.note))
        .collect()
}

#[tokio::test]
async fn people_come_in_turn_and_what_one_gives_up_another_gets() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, li) = (village.member("张三", "3 号楼").await, village.member("李四", "1 号楼").await);
        let founder = village.founder();
        let poll = village.poll().sign_up(Some(5), 3).opened_by(founder).await;
        assert!(poll.abstention, "one may always stay away");
        signs_up(&zhang, poll.id, 2, " 带孩子 ").await;
        signs_up(&li, poll.id, 3, "").await;
        assert_eq!(refused(founder, poll.id, coming(1, "我也来")).await, CastRefusal::Full { left: 0 });
        assert_eq!(said(&listed(founder, poll.id).await), ["1 张三 ×2 带孩子", "2 李四 ×3 "]);
        let seen = tally(founder, poll.id).await;
        assert_eq!((votes(&seen), seen.taken(), seen.places_left(poll.method)), (vec![2], 5, Some(0)));
        assert_eq!(Outcome::of(&poll, &seen), Outcome::SignedUp { people: 2, places: 5 });

        signs_up(&li, poll.id, 2, "少来一个").await;
        assert_eq!(refused(founder, poll.id, coming(2, "")).await, CastRefusal::Full { left: 1 });
        signs_up(founder, poll.id, 1, "").await;
        stays_away(&zhang, poll.id).await;
        let after = listed(&zhang, poll.id).await;
        assert_eq!((said(&after).len(), after.mine), (2, None));
        signs_up(&zhang, poll.id, 1, "还是来吧").await;
        let line = listed(&zhang, poll.id).await;
        assert_eq!(said(&line)[0], "1 李四 ×2 少来一个");
        assert_eq!((said(&line)[2].as_str(), line.mine), ("3 张三 ×1 还是来吧", Some(3)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forty_who_come_at_once_never_are_more_than_there_are_places() {
    let village = Village::on_disk().await;
    let members = village.members(40).await;
    let poll = village.poll().sign_up(Some(30), 2).opened_by(village.founder()).await;
    let coming = members.into_iter().zip((1..=2).cycle()).map(|(who, quantity)| {
        let request = signing_up(poll.id, coming(quantity, ""), None);
        tokio::spawn(async move { (quantity, who.call(&request).await) })
    });
    let mut taken = 0;
    for answer in coming.collect::<Vec<_>>() {
        match answer.await.unwrap() {
            (quantity, Ok(_)) => taken += u32::from(quantity),
            (quantity, Err(problem)) => {
                let Refusal::Cast(CastRefusal::Full { left }) = rule(&problem) else { panic!("{problem:?}") };
                assert!(*left < u32::from(quantity), "it would have fitted");
            }
        }
    }
    // Twenty who come alone and twenty in twos would be sixty.
    let seen = tally(village.founder(), poll.id).await;
    assert!((29..=30).contains(&taken), "{taken}");
    let lines = listed(village.founder(), poll.id).await.lines.items;
    assert_eq!(
        (seen.taken(), lines.iter().map(|line| u32::from(line.quantity)).sum::<u32>()),
        (taken, taken)
    );
    let places: Vec<u32> = lines.iter().map(|line| line.place).collect();
    assert_eq!(places, (1..=votes(&seen)[0]).collect::<Vec<_>>(), "each has a place of its own");
}

#[tokio::test]
async fn who_may_not_see_names_sees_no_line_and_no_note_but_their_own_place() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, li) = (village.member("张三", "3 号楼").await, village.member("李四", "1 号楼").await);
        let (admin, guest) =
            (village.admin("王五", "2 号楼").await, village.observer("周七", "7 号楼").await);
        let to_admins = village.poll().sign_up(None, 2).secret(Secrecy::RealNameToAdmins);
        let poll = to_admins.opened_by(village.founder()).await;
        signs_up(&zhang, poll.id, 1, "素食").await;
        signs_up(&li, poll.id, 2, "带老人").await;
        for (who, mine) in [(&zhang, Some(1)), (&li, Some(2)), (&guest, None)] {
            let seen = listed(who, poll.id).await;
            assert_eq!((said(&seen), seen.lines.next, seen.mine), (vec![], None, mine));
            assert_eq!(who.refused(&list_ballots(poll.id)).await.code, Code::Forbidden);
            let answer = who.send(list_sign_ups(poll.id).to_request("")).await;
            let body = String::from_utf8(answer.into_body()).unwrap();
            assert!(!body.contains("素食") && !body.contains("带老人"), "{body}");
            assert_eq!(tally(who, poll.id).await.taken(), 3, "how many come is no secret");
        }
        assert_eq!(said(&listed(&admin, poll.id).await), ["1 张三 ×1 素食", "2 李四 ×2 带老人"]);
        let open = village.poll().sign_up(None, 2).opened_by(village.founder()).await;
        signs_up(&zhang, open.id, 1, "素食").await;
        assert_eq!(said(&listed(&guest, open.id).await), ["1 张三 ×1 素食"]);
    }
}

#[tokio::test]
async fn a_long_line_is_read_from_its_end() {
    let village = Village::new().await;
    let members = village.members(12).await;
    let poll = village.poll().sign_up(None, 1).opened_by(village.founder()).await;
    for who in &members {
        signs_up(who, poll.id, 1, "").await;
    }
    let limit = PageLimit::new(5).unwrap();
    let page = async |before| {
        let view = village.founder().call(&ListSignUps { poll_id: poll.id, before, limit }).await.unwrap();
        (view.lines.items.iter().map(|line| line.place).collect::<Vec<_>>(), view.lines.next)
    };
    let (last, next) = page(None).await;
    assert_eq!(last, [8, 9, 10, 11, 12]);
    let (before, next) = page(next).await;
    assert_eq!(before, [3, 4, 5, 6, 7]);
    assert_eq!(page(next).await, (vec![1, 2], None));
}

#[tokio::test]
async fn what_is_no_line_says_why_and_nothing_is_kept() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().sign_up(Some(9), 2).opened_by(village.founder()).await;
    for quantity in [0, 3] {
        let why = refused(&zhang, poll.id, coming(quantity, "")).await;
        assert_eq!(why, CastRefusal::Selection(SelectionFault::Quantity { most: 2 }));
    }
    let why = refused(&zhang, poll.id, testkit::marking(&[1])).await;
    assert_eq!(why, CastRefusal::Selection(SelectionFault::OtherMethod));
    for (note, fault) in
        [("字".repeat(61), TextFault::TooLong { max: 60 }), ("一\n二".into(), TextFault::Control)]
    {
        let body = serde_json::json!({
            "key": testkit::key(), "selection": { "sign_up": { "quantity": 1, "note": note } }, "replaces": null,
        });
        let mut request = cast(poll.id, &[1]).to_request("");
        *request.body_mut() = body.to_string().into_bytes();
        let answer = zhang.send(request).await;
        let problem = CastBallot::read_response(&answer).expect_err("refused");
        assert_eq!(fields(&problem), [("selection.sign_up.note", Fault::Text(fault))]);
    }
    assert_eq!(tally(&zhang, poll.id).await.turnout.cast, 0);
}

#[tokio::test]
async fn a_sign_up_is_composed_with_real_names_and_a_line_that_all_can_follow() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let draft = village.poll().sign_up(Some(9), 2).draft();
    for (draft, path, fault) in [
        (Draft { secrecy: Secrecy::Anonymous, ..draft.clone() }, "draft.secrecy", DraftFault::SignUpIsNamed),
        (
            Draft { visibility: Visibility::AfterClose, ..draft.clone() },
            "draft.visibility",
            DraftFault::SignUpShowsLive,
        ),
        (Draft { options: vec![], ..draft.clone() }, "draft.options", DraftFault::TooFewOptions { min: 1 }),
        (village.poll().sign_up(Some(0), 2).draft(), "draft.method", DraftFault::PlaceBounds { most: 99 }),
    ] {
        let problem = village.founder().refused(&ComposePoll { group_id, draft }).await;
        assert_eq!(fields(&problem), [(path, Fault::Draft(fault))]);
    }
}
