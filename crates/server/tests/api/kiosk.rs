//! Unattended displays.

use crate::{ask::votes, problems::rule};
use api::{
    Code, Endpoint as _, Refusal,
    invitations::ListInvitations,
    kiosks::{CreateKiosk, GetBoard, ListKiosks, RevokeKiosk, StartKiosk},
    live::{Event, KioskLive},
    me::GetMe,
    polls::{CastBallot, GetPoll, WithdrawPoll},
};
use domain::{Invitation, Kiosk, Secrecy};
use jiff::SignedDuration;
use testkit::{Caller, PollBuilder, Village, cast, coming};

fn create(village: &Village, invite: bool) -> CreateKiosk {
    CreateKiosk { group_id: village.group_id(), label: "大堂".parse().unwrap(), invite }
}

#[tokio::test]
async fn a_display_begins_by_its_link_and_keeps_itself_signed_in() {
    let village = Village::new().await;
    let issued = village.founder().call(&create(&village, false)).await.unwrap();
    assert_eq!(issued.path, api::links::kiosk(&issued.token, None));
    let wall = village.stranger();
    assert_eq!(wall.refused(&GetBoard {}).await.code, Code::Unauthenticated);
    let begun = wall.call(&StartKiosk { token: issued.token }).await.unwrap();
    assert_eq!((begun.kiosk, begun.members), (issued.kiosk, 1));
    let cookie = wall.jar().cookie("juyi_kiosk").expect("a cookie");
    assert!(cookie.has("HttpOnly") && cookie.has("SameSite=Lax") && cookie.has("Path=/"));
    assert_eq!(wall.jar().cookie("juyi_session"), None);
    village.pass(SignedDuration::from_hours(24 * 300));
    wall.call(&GetBoard {}).await.expect("nobody comes to sign it in again");
}

#[tokio::test]
async fn the_link_works_again_on_a_display_that_was_replaced() {
    let village = Village::new().await;
    let token = village.founder().call(&create(&village, false)).await.unwrap().token;
    for wall in [village.stranger(), village.stranger()] {
        wall.call(&StartKiosk { token: token.clone() }).await.unwrap();
        wall.call(&GetBoard {}).await.unwrap();
    }
    let program = Caller::program(village.stranger().road().clone(), &token);
    program.call(&GetBoard {}).await.expect("a bearer token does too");
}

#[tokio::test]
async fn the_board_shows_what_is_open_and_what_closed_within_a_day_and_no_drafts() {
    let village = Village::new().await;
    let founder = village.founder();
    let (wall, _) = village.kiosk().await;
    let hour = SignedDuration::from_hours(1);
    let old = village.poll().closing_in(hour).opened_by(founder).await;
    village.pass(SignedDuration::from_hours(24));
    let ended = village.poll().closing_in(hour).opened_by(founder).await;
    village.pass(hour);
    let open = village.poll().opened_by(founder).await;
    village.poll().composed_by(founder).await;
    founder.call(&cast(open.id, &[2])).await.unwrap();
    let board = wall.call(&GetBoard {}).await.unwrap();
    let shown: Vec<_> = board.polls.iter().map(|shown| shown.poll.id).collect();
    assert_eq!(shown, [open.id, ended.id], "newest first, and not {}", old.id);
    assert_eq!(votes(&board.polls[0].tally), [0, 1]);
}

#[tokio::test]
async fn a_board_holds_no_names() {
    let village = Village::new().await;
    let zhang = village.member("欧阳娜娜", "8 号楼/801").await;
    let (wall, _) = village.kiosk().await;
    let poll = village.poll().opened_by(&zhang).await;
    let receipt = zhang.call(&cast(poll.id, &[1])).await.unwrap();
    village.founder().call(&testkit::closing(poll.id)).await.unwrap();
    let answer = wall.send(GetBoard {}.to_request("")).await;
    let raw = String::from_utf8(answer.into_body()).unwrap();
    assert!(raw.contains("选一个"));
    let tracker = receipt.named.unwrap().tracker;
    for private in ["欧阳娜娜", "李明", "8 号楼", tracker.as_str()] {
        assert!(!raw.contains(private), "{private} stands in {raw}");
    }
}

#[tokio::test]
async fn a_poll_taken_back_leaves_the_wall_or_says_so() {
    let village = Village::new().await;
    let (wall, _) = village.kiosk().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let reason = "选项写错了".parse().unwrap();
    village.founder().call(&WithdrawPoll { poll_id: poll.id, reason }).await.unwrap();
    let board = wall.call(&GetBoard {}).await.unwrap();
    assert!(board.polls.iter().all(|shown| shown.poll.withdrawn.is_some()), "{board:?}");
}

#[tokio::test]
async fn a_kiosk_sees_its_board_and_nothing_else() {
    let village = Village::new().await;
    let (wall, _) = village.kiosk().await;
    let poll = village.poll().opened_by(village.founder()).await;
    assert_eq!(wall.refused(&GetMe {}).await.code, Code::Unauthenticated);
    assert_eq!(wall.refused(&GetPoll { poll_id: poll.id }).await.code, Code::Unauthenticated);
    assert_eq!(wall.refused(&cast(poll.id, &[1])).await.code, Code::Unauthenticated);
}

#[tokio::test]
async fn revoked_it_goes_dark_and_its_link_is_dead() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let issued = village.founder().call(&create(&village, false)).await.unwrap();
    let wall = village.stranger();
    wall.call(&StartKiosk { token: issued.token.clone() }).await.unwrap();
    let kiosk_id = issued.kiosk.id;
    assert_eq!(village.founder().call(&ListKiosks { group_id }).await.unwrap(), [issued.kiosk]);
    let revoke = RevokeKiosk { group_id, kiosk_id };
    village.founder().call(&revoke).await.unwrap();
    assert_eq!(wall.refused(&GetBoard {}).await.code, Code::Unauthenticated);
    assert_eq!(wall.refused(&StartKiosk { token: issued.token }).await.code, Code::NotFound);
    assert!(village.founder().call(&ListKiosks { group_id }).await.unwrap().is_empty());
    assert_eq!(village.founder().refused(&revoke).await.code, Code::NotFound);
}

#[tokio::test]
async fn a_kiosk_with_a_qr_code_to_join_by_carries_an_invitation_in_its_link() {
    let village = Village::new().await;
    let issued = village.founder().call(&create(&village, true)).await.unwrap();
    let join = issued.path.split_once("?join=").expect("an invitation in the link").1;
    assert_eq!(issued.path, api::links::kiosk(&issued.token, Some(join)));
    let seen = village.stranger().call(&crate::ask::preview(join)).await.unwrap();
    assert_eq!(seen.group.as_str(), "枫林苑业主群");
    let listed = ListInvitations { group_id: village.group_id() };
    let newest = &village.founder().call(&listed).await.unwrap()[0].invitation;
    let life = SignedDuration::from_hours(i64::from(Invitation::MAX_HOURS));
    assert_eq!(newest.expires, village.now() + life);
}

#[tokio::test]
async fn a_group_has_as_many_kiosks_as_walls_need_and_no_more() {
    let village = Village::new().await;
    for _ in 0..Kiosk::MAX_PER_GROUP {
        village.founder().call(&create(&village, false)).await.unwrap();
    }
    let invitations = ListInvitations { group_id: village.group_id() };
    let before = village.founder().call(&invitations).await.unwrap().len();
    let problem = village.founder().refused(&create(&village, true)).await;
    assert_eq!(rule(&problem), &Refusal::TooManyKiosks);
    let after = village.founder().call(&invitations).await.unwrap().len();
    assert_eq!(after, before, "and no invitation is left behind by the one that was refused");
}

#[tokio::test]
async fn a_kiosk_of_another_group_is_nobodys_here() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let (_, kiosk) = village.kiosk().await;
    let revoke = RevokeKiosk { group_id: neighbour.group_id, kiosk_id: kiosk.id };
    assert_eq!(neighbour.caller.refused(&revoke).await.code, Code::NotFound);
}

#[tokio::test]
async fn a_wall_next_door_shows_and_hears_nothing_of_ours() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let next_door = CreateKiosk { group_id: neighbour.group_id, ..create(&village, false) };
    let wall = village.stranger();
    let token = neighbour.caller.call(&next_door).await.unwrap().token;
    wall.call(&StartKiosk { token }).await.unwrap();
    let mut live = wall.listen(&KioskLive {}).await.unwrap();
    let ours = village.poll().opened_by(village.founder()).await;
    village.founder().call(&cast(ours.id, &[1])).await.unwrap();
    assert!(wall.call(&GetBoard {}).await.unwrap().polls.is_empty());
    let theirs = PollBuilder::new(neighbour.group_id, village.now()).opened_by(&neighbour.caller).await;
    assert!(matches!(live.event().await, Event::Hello { .. }));
    let Event::Poll { poll, .. } = live.event().await else { panic!("the next word is of a poll") };
    assert_eq!(poll.id, theirs.id);
    let shown = wall.call(&GetBoard {}).await.unwrap().polls;
    assert_eq!(shown.iter().map(|shown| shown.poll.id).collect::<Vec<_>>(), [theirs.id]);
}

#[tokio::test]
async fn a_board_shows_who_signed_up_where_every_member_sees_it_and_nothing_else_of_them() {
    for village in [Village::new().await, Village::on_disk().await] {
        let zhang = village.member("欧阳娜娜", "8 号楼/801").await;
        let (wall, _) = village.kiosk().await;
        for (secrecy, shown) in [(Secrecy::RealName, 1), (Secrecy::RealNameToAdmins, 0)] {
            let poll = village.poll().sign_up(Some(9), 3).secret(secrecy).opened_by(village.founder()).await;
            let line = CastBallot { selection: coming(2, "素食"), ..cast(poll.id, &[]) };
            zhang.call(&line).await.unwrap();
            let answer = wall.send(GetBoard {}.to_request("")).await;
            let board = GetBoard::read_response(&answer).unwrap();
            let of_it = board.polls.iter().find(|shown| shown.poll.id == poll.id).unwrap();
            let lines = of_it.lines.iter().map(|line| (line.place, line.name.as_str(), line.quantity));
            assert_eq!(lines.collect::<Vec<_>>(), [(1, "欧阳娜娜", 2)][..shown]);
            let raw = String::from_utf8(answer.into_body()).unwrap();
            assert!(!raw.contains("素食") && !raw.contains("8 号楼"), "{raw}");
        }
    }
}
