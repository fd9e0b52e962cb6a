//! Requests that are no requests: each is answered by a code of its own, and changes nothing.

use crate::problems::fields;
use api::{
    Code, Endpoint, Fault, MAX_BODY, Problem,
    groups::{CreateGroup, GetGroup},
    me::GetMe,
    polls::{CastBallot, ComposePoll, GetTally, ListPolls},
};
use domain::{GroupKind, PollId};
use http::{HeaderValue, Method, Request, Response, header};
use testkit::{Caller, Village, cast};

/// The problem in an answer.
pub(crate) fn problem(response: &Response<Vec<u8>>) -> Problem {
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    assert_eq!(kind, Some(b"application/problem+json".as_slice()));
    let problem: Problem = serde_json::from_slice(response.body()).expect("a problem");
    assert_eq!(problem.status, response.status().as_u16());
    problem
}

fn create() -> CreateGroup {
    CreateGroup { name: "新群".parse().unwrap(), kind: GroupKind::Internal }
}

/// Sends what `change` makes of the request that would make a group.
async fn changed(who: &Caller, change: impl FnOnce(&mut Request<Vec<u8>>)) -> Problem {
    let mut request = create().to_request("");
    change(&mut request);
    let problem = problem(&who.send(request).await);
    let groups = who.call(&GetMe {}).await.unwrap().groups;
    assert_eq!(groups.len(), 1, "no group was made");
    problem
}

async fn with_body(who: &Caller, body: &[u8]) -> Problem {
    changed(who, |request| *request.body_mut() = body.to_vec()).await
}

#[tokio::test]
async fn what_is_not_json_is_not_understood() {
    let village = Village::new().await;
    let deep = "[".repeat(100_000);
    for body in ["{", "name=新群", "[1", "{\"name\":\"a\",}", "\u{feff}{}", "{} {}", "nul", deep.as_str()] {
        assert_eq!(with_body(village.founder(), body.as_bytes()).await.code, Code::Malformed, "{body:.20}");
    }
    let latin1 = b"{\"name\":\"\xe9\",\"kind\":\"internal\"}";
    assert_eq!(with_body(village.founder(), latin1).await.code, Code::Malformed);
}

#[tokio::test]
async fn json_of_another_shape_is_refused() {
    let village = Village::new().await;
    for body in ["[]", "null", "7", "\"x\"", "true"] {
        let problem = with_body(village.founder(), body.as_bytes()).await;
        assert!(matches!(problem.code, Code::Malformed | Code::Invalid), "{body}: {problem:?}");
    }
}

#[tokio::test]
async fn a_field_missing_extra_or_of_another_type_is_named() {
    let village = Village::new().await;
    for (body, path, fault) in [
        ("", "name", Fault::Missing),
        ("{}", "name", Fault::Missing),
        (r#"{"name":"a"}"#, "kind", Fault::Missing),
        (r#"{"name":7,"kind":"internal"}"#, "name", Fault::Malformed),
        (r#"{"name":null,"kind":"internal"}"#, "name", Fault::Malformed),
        (r#"{"name":"a","kind":"secret"}"#, "kind", Fault::Malformed),
        (r#"{"name":"a","kind":"internal","owner":"me"}"#, "owner", Fault::Unknown),
    ] {
        let problem = with_body(village.founder(), body.as_bytes()).await;
        assert_eq!(fields(&problem), [(path, fault)], "{body}");
    }
}

#[tokio::test]
async fn a_body_is_read_up_to_its_limit_and_no_further() {
    let village = Village::new().await;
    let body = format!(r#"{{"name":"{}","kind":"internal"}}"#, "长".repeat(MAX_BODY / 3));
    assert!(body.len() > MAX_BODY);
    assert_eq!(with_body(village.founder(), body.as_bytes()).await.code, Code::TooLarge);
    let mut padded = r#"{"name":7,"kind":"internal"}"#.to_owned();
    padded.push_str(&" ".repeat(MAX_BODY - padded.len()));
    let problem = with_body(village.founder(), padded.as_bytes()).await;
    assert_eq!(problem.code, Code::Invalid, "of the longest body every byte is read");
}

#[tokio::test]
async fn a_body_of_another_type_is_not_read() {
    let village = Village::new().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        let change = |request: &mut Request<Vec<u8>>| {
            request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
        };
        assert_eq!(changed(village.founder(), change).await.code, Code::UnsupportedMediaType, "{kind}");
    }
    let without = |request: &mut Request<Vec<u8>>| drop(request.headers_mut().remove(header::CONTENT_TYPE));
    assert_eq!(changed(village.founder(), without).await.code, Code::UnsupportedMediaType);
}

#[tokio::test]
async fn json_with_a_charset_is_json() {
    let village = Village::new().await;
    let mut request = create().to_request("");
    let kind = HeaderValue::from_static("Application/JSON; charset=utf-8");
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    assert!(village.founder().send(request).await.status().is_success());
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_refused_as_such() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let path = |request: Request<Vec<u8>>| request.uri().path().to_owned();
    for (method, path) in [
        (Method::POST, path(GetMe {}.to_request(""))),
        (Method::DELETE, path(GetGroup { group_id: village.group_id() }.to_request(""))),
        (Method::POST, path(cast(poll.id, &[1]).to_request(""))),
        (Method::PATCH, path(GetTally { poll_id: poll.id }.to_request(""))),
    ] {
        let request = Request::builder().method(method.clone()).uri(&path).body(Vec::new()).unwrap();
        let answer = village.founder().send(request).await;
        assert_eq!(problem(&answer).code, Code::MethodNotAllowed, "{method} {path}");
        assert!(answer.headers().contains_key(header::ALLOW), "{method} {path}");
    }
}

#[tokio::test]
async fn a_path_that_is_not_there_is_not_found_and_is_no_page() {
    let village = Village::new().await;
    let (versions, _) = GetMe::PATH.rsplit_once('/').unwrap();
    let unversioned = GetMe::PATH.replace("/v1", "");
    for path in [
        format!("{}/nothing", GetMe::PATH),
        format!("{}/", GetMe::PATH),
        format!("{versions}/"),
        versions.to_owned(),
        unversioned,
        format!("{versions}/%ff"),
        format!("{versions}/groups/../me"),
    ] {
        for method in [Method::GET, Method::POST] {
            let request = Request::builder().method(&method).uri(&path).body(Vec::new()).unwrap();
            let answer = village.founder().send(request).await;
            assert_eq!(problem(&answer).code, Code::NotFound, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn an_id_that_is_none_is_a_thing_that_is_not_there() {
    let village = Village::new().await;
    let some = GetGroup { group_id: village.group_id() }.to_request("");
    let id = village.group_id().to_string();
    for other in ["x", "0", "%20", "%ff", "-", "0192000000007000800000000000", "甲"] {
        let path = some.uri().path().replace(&id, &percent(other));
        let answer = village.founder().send(Request::get(path).body(Vec::new()).unwrap()).await;
        assert_eq!(problem(&answer).code, Code::NotFound, "{other}");
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[tokio::test]
async fn a_query_is_read_as_strictly_as_a_body() {
    let village = Village::new().await;
    let list =
        ListPolls { group_id: village.group_id(), after: None, limit: api::bounded::PageLimit::default() };
    let path = list.to_request("").uri().path().to_owned();
    let other = PollId(uuid::Uuid::nil());
    for (query, name, fault) in [
        ("limit=0".to_owned(), "limit", Fault::OutOfRange { min: 1, max: 200 }),
        ("limit=201".to_owned(), "limit", Fault::OutOfRange { min: 1, max: 200 }),
        ("limit=many".to_owned(), "limit", Fault::Malformed),
        ("after=x".to_owned(), "after", Fault::Malformed),
        ("sort=name".to_owned(), "sort", Fault::Unknown),
    ] {
        let answer =
            village.founder().send(Request::get(format!("{path}?{query}")).body(Vec::new()).unwrap()).await;
        assert_eq!(fields(&problem(&answer)), [(name, fault)], "{query}");
    }
    let smuggled = Request::get(format!("{path}?group_id={other}")).body(Vec::new()).unwrap();
    let answer = village.founder().send(smuggled).await;
    assert!(matches!(problem(&answer).code, Code::Invalid | Code::NotFound), "an id comes by the path only");
}

#[tokio::test]
async fn an_id_smuggled_into_the_body_loses_to_the_path() {
    let village = Village::new().await;
    let (ours, other) = (
        village.poll().opened_by(village.founder()).await,
        village.poll().opened_by(village.founder()).await,
    );
    let ballot = cast(ours.id, &[1]);
    let mut request = ballot.to_request("");
    let mut body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    body["poll_id"] = other.id.to_string().into();
    *request.body_mut() = serde_json::to_vec(&body).unwrap();
    let receipt = CastBallot::read_response(&village.founder().send(request).await).unwrap();
    assert_eq!(receipt.poll_id, ours.id);
    assert_eq!(crate::ask::tally(village.founder(), other.id).await.turnout.cast, 0);
}

#[tokio::test]
async fn a_ballot_of_wrong_numbers_is_named_where_it_is_wrong() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    for (selection, path) in [
        (r#"{"approve":[1.5]}"#, "selection.approve[0]"),
        (r#"{"approve":[1,-1]}"#, "selection.approve[1]"),
        (r#"{"approve":[65536]}"#, "selection.approve[0]"),
        (r#"{"approve":["1"]}"#, "selection.approve[0]"),
        (r#"{"approve":1}"#, "selection.approve"),
        (r#"{"disapprove":[1]}"#, "selection"),
    ] {
        let mut request = cast(poll.id, &[1]).to_request("");
        let key = "00000000-0000-4000-8000-000000000001";
        *request.body_mut() = format!(r#"{{"key":"{key}","selection":{selection}}}"#).into_bytes();
        let problem = problem(&village.founder().send(request).await);
        let found: Vec<&str> = fields(&problem).into_iter().map(|(path, _)| path).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with(path), "{selection}: {found:?}");
    }
}

#[tokio::test]
async fn whoever_may_not_call_is_told_so_before_anything_is_read() {
    let village = Village::new().await;
    let mut request =
        ComposePoll { group_id: village.group_id(), draft: village.poll().draft() }.to_request("");
    *request.body_mut() = b"{".to_vec();
    assert_eq!(problem(&village.stranger().send(request).await).code, Code::Unauthenticated);
}
