//! Nobody learns what is not theirs to know: not a name, and not whether something exists.

use crate::operations::{PRIVATE, Things, requests};
use http::{HeaderMap, Response};
use testkit::{Caller, Village};

/// What can be learnt from an answer.
fn learnt(answer: &Response<Vec<u8>>) -> (u16, &HeaderMap, String) {
    (answer.status().as_u16(), answer.headers(), String::from_utf8_lossy(answer.body()).into_owned())
}

/// Operations whose path names a group or a poll.
fn private_paths() -> Vec<&'static str> {
    let private = |path: &str| path.contains("{group_id}") || path.contains("{poll_id}");
    api::catalogue::entries().iter().filter(|entry| private(entry.path)).map(|entry| entry.name).collect()
}

async fn assert_all_the_same(who: &Caller, there: &Things, status: u16) {
    let nowhere = there.nowhere();
    let pairs = requests(there).into_iter().zip(requests(&nowhere));
    let private = private_paths();
    let mut compared = 0;
    for ((name, there), (_, nowhere)) in pairs.filter(|((name, _), _)| private.contains(name)) {
        let (there, nowhere) = (who.send(there).await, who.send(nowhere).await);
        assert_eq!(learnt(&there), learnt(&nowhere), "{name} tells them apart");
        assert_eq!(there.status().as_u16(), status, "{name}");
        compared += 1;
    }
    assert_eq!(compared, private.len());
}

#[tokio::test]
async fn a_group_that_is_not_yours_is_as_one_that_is_not_there() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await.caller;
    let removed = village.removed("张三", "3 号楼").await;
    for who in [neighbour, removed] {
        let things = Things::of(&village, &who).await;
        assert_all_the_same(&who, &things, 404).await;
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_learns_nothing_either() {
    let village = Village::new().await;
    let (wall, _) = village.kiosk().await;
    for who in [village.stranger(), wall] {
        let things = Things::of(&village, &who).await;
        assert_all_the_same(&who, &things, 401).await;
    }
}

#[tokio::test]
async fn anothers_draft_is_as_one_that_is_not_there_to_the_owner_too() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let mut there = Things::of(&village, village.founder()).await;
    let draft = village.poll().composed_by(&zhang).await.id;
    (there.draft, there.poll) = (draft, draft);
    let nowhere = there.nowhere();
    let of_polls = api::catalogue::entries().into_iter().filter(|entry| entry.path.contains("{poll_id}"));
    let of_polls: Vec<&str> = of_polls.map(|entry| entry.name).collect();
    for ((name, there), (_, nowhere)) in requests(&there).into_iter().zip(requests(&nowhere)) {
        if of_polls.contains(&name) {
            let (there, nowhere) =
                (village.founder().send(there).await, village.founder().send(nowhere).await);
            assert_eq!(learnt(&there), learnt(&nowhere), "{name}");
            assert_eq!(there.status().as_u16(), 404, "{name}");
        }
    }
}

#[tokio::test]
async fn no_answer_to_a_stranger_holds_a_name_or_a_unit() {
    let village = Village::new().await;
    let things = Things::of(&village, &village.stranger()).await;
    let mut read = 0;
    for (name, request) in requests(&things) {
        let answer = village.stranger().send(request).await;
        let body = String::from_utf8_lossy(answer.body());
        read += body.len();
        for private in [PRIVATE, "8 号楼", "801"] {
            assert!(!body.contains(private), "{name}: {body}");
        }
    }
    assert!(read > 2000, "there were answers to search");
}

#[tokio::test]
async fn things_of_one_group_are_not_reached_through_another() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let theirs = Things { group_id: neighbour.group_id, ..Things::of(&village, &neighbour.caller).await };
    for name in ["RemoveMember", "SetRole", "IssueMemberSignInLink", "RevokeInvitation", "RevokeKiosk"] {
        let answer = neighbour.caller.send(crate::operations::request(&theirs, name)).await;
        assert_eq!(crate::bad_input::problem(&answer).code, api::Code::NotFound, "{name}");
    }
}
