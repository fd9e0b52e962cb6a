//! Nobody learns what is not theirs to know: not a name, and not whether something exists.

use crate::operations::{PRIVATE, Things, requests};
use api::live::{GroupLive, Stream as _};
use http::{HeaderMap, Method, Request, Response};
use testkit::{Caller, PollBuilder, Village, cast};
use uuid::Uuid;

/// What can be learnt from an answer.
fn learnt(answer: &Response<Vec<u8>>) -> (u16, &HeaderMap, String) {
    (answer.status().as_u16(), answer.headers(), String::from_utf8_lossy(answer.body()).into_owned())
}

/// Sends both requests, which nothing in the answers may tell apart, and returns the status of both.
async fn same(who: &Caller, name: &str, there: Request<Vec<u8>>, nowhere: Request<Vec<u8>>) -> u16 {
    let (there, nowhere) = (who.send(there).await, who.send(nowhere).await);
    assert_eq!(learnt(&there), learnt(&nowhere), "{name} tells them apart");
    there.status().as_u16()
}

/// Operations whose path is private by this measure.
fn paths(private: impl Fn(&str) -> bool) -> Vec<&'static str> {
    api::catalogue::entries().iter().filter(|entry| private(entry.path)).map(|entry| entry.name).collect()
}

/// Sends the requests of `names` about what is there and about what is nowhere.
async fn assert_all_the_same(who: &Caller, names: &[&str], there: &Things, nowhere: &Things, status: u16) {
    let mut compared = Vec::new();
    for ((name, there), (_, nowhere)) in requests(there).into_iter().zip(requests(nowhere)) {
        if names.contains(&name) {
            assert_eq!(same(who, name, there, nowhere).await, status, "{name}");
            compared.push(name);
        }
    }
    assert_eq!(compared, names);
}

/// The same request with something wrong with it, which is not for everybody to know.
fn broken(request: &Request<Vec<u8>>) -> Request<Vec<u8>> {
    let mut broken = request.clone();
    *broken.uri_mut() = format!("{}?nonsense", request.uri().path()).parse().unwrap();
    *broken.body_mut() = b"{".to_vec();
    broken
}

/// Asks for everything of a group, poll or event that is there for others, and for the same of one that is not.
async fn assert_nothing_is_there(who: &Caller, there: &Things, status: u16) {
    let nowhere = there.nowhere();
    let names = paths(|path| ["{group_id}", "{poll_id}", "{event_id}"].iter().any(|id| path.contains(id)));
    assert_all_the_same(who, &names, there, &nowhere, status).await;
    for (name, request) in requests(there).into_iter().filter(|(name, _)| names.contains(name)) {
        assert_eq!(who.send(broken(&request)).await.status().as_u16(), status, "{name}");
    }
    let stream = |things: &Things| {
        let path = GroupLive::PATH.replace("{group_id}", &things.group_id.to_string());
        Request::get(path).body(Vec::new()).unwrap()
    };
    assert_eq!(same(who, "GroupLive", stream(there), stream(&nowhere)).await, status);
    let file = |things: &Things| Request::get(api::ics::event(things.event)).body(Vec::new()).unwrap();
    assert_eq!(same(who, "event.ics", file(there), file(&nowhere)).await, status);
}

#[tokio::test]
async fn a_group_that_is_not_yours_is_as_one_that_is_not_there() {
    for village in [Village::new().await, Village::on_disk().await] {
        let neighbour = village.neighbour().await.caller;
        let removed = village.removed("张三", "3 号楼").await;
        for who in [neighbour, removed] {
            let things = Things::of(&village, &who).await;
            assert_nothing_is_there(&who, &things, 404).await;
        }
    }
}

#[tokio::test]
async fn whoever_was_removed_does_not_find_their_own_polls_either() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let draft = village.poll().composed_by(&zhang).await.id;
    let poll = village.poll().opened_by(&zhang).await.id;
    zhang.call(&cast(poll, &[1])).await.unwrap();
    village.remove(zhang.id()).await;
    let things = Things { draft, poll, ..Things::of(&village, &zhang).await };
    assert_nothing_is_there(&zhang, &things, 404).await;
}

#[tokio::test]
async fn whoever_is_not_signed_in_learns_nothing_either() {
    let village = Village::new().await;
    let (wall, _) = village.kiosk().await;
    for who in [village.stranger(), wall] {
        let things = Things::of(&village, &who).await;
        assert_nothing_is_there(&who, &things, 401).await;
    }
}

#[tokio::test]
async fn anothers_draft_is_as_one_that_is_not_there_to_the_owner_too() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let mut there = Things::of(&village, village.founder()).await;
    let draft = village.poll().composed_by(&zhang).await.id;
    (there.draft, there.poll) = (draft, draft);
    let of_polls = paths(|path| path.contains("{poll_id}"));
    assert_all_the_same(village.founder(), &of_polls, &there, &there.nowhere(), 404).await;
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
    for village in [Village::new().await, Village::on_disk().await] {
        let neighbour = village.neighbour().await;
        let group_id = neighbour.group_id;
        let ours = Things { group_id, ..Things::of(&village, village.founder()).await };
        let nowhere = Things { group_id, ..ours.nowhere() };
        let below = |path: &str| path.contains("{group_id}/") && path.matches('{').count() == 2;
        let names = paths(|path| below(path) || path.contains("{session_id}"));
        assert_eq!(names.len(), 6, "{names:?}");
        assert_all_the_same(&neighbour.caller, &names, &ours, &nowhere, 404).await;
    }
}

#[tokio::test]
async fn nothing_is_done_to_one_who_was_removed_nor_told_of_them() {
    let village = Village::new().await;
    let there = Things::of(&village, village.founder()).await;
    let nowhere = Things { group_id: there.group_id, ..there.nowhere() };
    village.remove(there.member).await;
    let of_people = paths(|path| path.contains("{person_id}"));
    assert_all_the_same(village.founder(), &of_people, &there, &nowhere, 404).await;
}

/// The same list, from behind `id` on.
fn behind(list: &Request<Vec<u8>>, id: Uuid) -> Request<Vec<u8>> {
    let (path, query) = (list.uri().path(), list.uri().query().unwrap_or_default());
    Request::get(format!("{path}?{query}&after={id}")).body(Vec::new()).unwrap()
}

#[tokio::test]
async fn a_list_from_behind_what_is_elsewhere_is_as_from_behind_what_is_nowhere() {
    for village in [Village::new().await, Village::on_disk().await] {
        let founder = village.founder();
        let things = Things::of(&village, founder).await;
        // The neighbour, whose unit begins with a 9, would stand in the middle.
        let (zhang, _) = (village.member("张三", "甲座").await, village.member("李四", "乙座").await);
        zhang.call(&cast(things.poll, &[1])).await.unwrap();
        let neighbour = village.neighbour().await;
        village.pass(jiff::SignedDuration::from_secs(1));
        let newer = PollBuilder::new(neighbour.group_id, village.now()).opened_by(&neighbour.caller).await;
        let draft = village.poll().composed_by(&zhang).await;
        let mut paged = Vec::new();
        for (name, list) in requests(&things).into_iter().filter(|(_, list)| list.method() == Method::GET) {
            let nowhere = behind(&list, things.nowhere().poll.0);
            for elsewhere in [neighbour.caller.id().0, newer.id.0, draft.id.0] {
                if same(founder, name, behind(&list, elsewhere), nowhere.clone()).await == 200 {
                    paged.push(name);
                }
            }
        }
        paged.dedup();
        assert_eq!(
            paged,
            ["ListMembers", "ListPolls", "ListBallots", "ListNonVoters", "ListEvents", "ListAttendees"]
        );
    }
}
