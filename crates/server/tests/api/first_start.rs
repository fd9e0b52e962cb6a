//! The program as whoever starts it meets it: the links that it prints.

use crate::{ask::preview, sign_in::redeem};
use api::{
    groups::GetGroup,
    kiosks::{GetBoard, StartKiosk},
    links,
    me::GetMe,
};
use domain::{InvitationState, Role};
use std::path::Path;
use testkit::{Caller, Process, join_by_program};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_juyi-server"))
}

fn token(process: &Process, page: &str) -> String {
    process.token_behind(page).unwrap_or_else(|| panic!("no link to {page} in {:#?}", process.said()))
}

#[tokio::test]
async fn the_demo_prints_a_link_for_the_organiser_one_to_join_by_and_one_for_the_wall_and_each_works() {
    let data = tempfile::tempdir().expect("a folder for temporary files");
    let process = Process::seeded(program(), data.path());
    let organiser = Caller::browser(process.wire());
    organiser.call(&redeem(&token(&process, &links::sign_in("")))).await.expect("the link signs in");
    let me = organiser.call(&GetMe {}).await.expect("signed in");
    let demo = me.groups.first().expect("a group");

    let join = token(&process, &links::join(""));
    let shown = Caller::browser(process.wire()).call(&preview(&join)).await.expect("an invitation");
    assert_eq!((&shown.group, &shown.invited_by), (&demo.group.name, &me.person.name));
    assert_eq!((shown.state, shown.role), (InvitationState::Pending, Role::Member));
    let visitor = Caller::browser(process.wire());
    let zhang = join_by_program(&visitor, &join, "张三", "三楼").await;
    let group = zhang.call(&GetGroup { group_id: demo.group.id }).await.expect("a member");
    assert_eq!(group.members, 25, "the demo's team, and one more");

    let wall = Caller::browser(process.wire());
    let started = StartKiosk { token: token(&process, &links::kiosk("", None)) };
    let board = wall.call(&started).await.expect("the wall begins");
    assert_eq!(board.group, demo.group);
    assert!(!board.polls.is_empty(), "there is something to show");
}

#[tokio::test]
async fn a_later_start_prints_a_new_invitation_and_the_wall_goes_on_without_a_new_link() {
    let data = tempfile::tempdir().expect("a folder for temporary files");
    let first = Process::seeded(program(), data.path());
    let wall = Caller::browser(first.wire());
    wall.call(&StartKiosk { token: token(&first, &links::kiosk("", None)) }).await.expect("the wall begins");
    let before = token(&first, &links::join(""));
    first.kill();

    let second = Process::seeded(program(), data.path());
    let after = token(&second, &links::join(""));
    for join in [&before, &after] {
        Caller::browser(second.wire()).call(&preview(join)).await.expect("an invitation");
    }
    assert_ne!(before, after);
    assert_eq!(second.token_behind(&links::kiosk("", None)), None);
    wall.on(second.wire()).call(&GetBoard {}).await.expect("it goes on");
}

#[tokio::test]
async fn an_empty_start_prints_one_link_and_why_there_are_no_others() {
    let data = tempfile::tempdir().expect("a folder for temporary files");
    let process = Process::start(program(), data.path());
    let organiser = Caller::browser(process.wire());
    organiser.call(&redeem(&token(&process, &links::sign_in("")))).await.expect("the link signs in");
    assert_eq!(organiser.call(&GetMe {}).await.expect("signed in").groups, []);
    let addresses = process.said().iter().filter(|line| line.trim().starts_with("http"));
    assert_eq!(addresses.count(), 1, "{:#?}", process.said());
    assert!(process.said().iter().any(|line| line.contains("no invitation, QR code or kiosk yet")));
}
