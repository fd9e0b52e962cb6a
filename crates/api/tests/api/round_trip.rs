//! Each operation goes through an HTTP request and comes out as it went in; so does its answer.

use crate::samples;
use api::Endpoint;
use http::{Method, Response};
use percent_encoding::percent_decode_str;
use std::fmt::Debug;

/// Walks the samples and remembers which operations it has seen.
#[derive(Default)]
pub(crate) struct Walk {
    seen: Vec<(Method, &'static str)>,
}

impl Walk {
    /// Sends `request` and answers `response`, on paper.
    pub(crate) fn operation<E>(&mut self, request: &E, response: &E::Response)
    where
        E: Endpoint<Response: PartialEq + Debug> + PartialEq,
    {
        self.seen.push((E::METHOD, E::PATH));
        assert_eq!(&sent_and_read(request), request);
        let body = serde_json::to_vec(response).expect("an answer is JSON");
        let answer = Response::new(body);
        assert_eq!(&E::read_response(&answer).expect("the answer is read"), response, "{request:?}");
    }
}

fn sent_and_read<E: Endpoint>(request: &E) -> E {
    let sent = request.to_request("https://juyi.example");
    assert_eq!((sent.method(), sent.uri().host()), (&E::METHOD, Some("juyi.example")));
    let params = params(E::PATH, sent.uri().path());
    let params = params.iter().map(|(name, value)| (*name, value.as_str()));
    let query = sent.uri().query().unwrap_or_default();
    E::from_parts(params, query, sent.body()).unwrap_or_else(|problem| panic!("{request:?}: {problem:?}"))
}

/// What a router would take from `path`.
fn params(template: &'static str, path: &str) -> Vec<(&'static str, String)> {
    assert_eq!(template.split('/').count(), path.split('/').count(), "{path} has the shape of {template}");
    let mut found = Vec::new();
    for (place, value) in template.split('/').zip(path.split('/')) {
        match place.strip_prefix('{').and_then(|place| place.strip_suffix('}')) {
            Some(name) => found.push((name, percent_decode_str(value).decode_utf8().unwrap().into_owned())),
            None => assert_eq!(place, value),
        }
    }
    found
}

#[test]
fn every_operation_survives_the_wire_in_both_directions_and_none_is_left_out() {
    let mut walk = Walk::default();
    samples::walk(&mut walk);
    let listed = api::catalogue::entries();
    let without: Vec<_> = listed
        .iter()
        .filter(|entry| !walk.seen.contains(&(entry.method.clone(), entry.path)))
        .map(|entry| entry.name)
        .collect();
    assert!(without.is_empty(), "give a sample in crates/api/tests/api/samples of {without:?}");
    let listed = |seen: &&(Method, &str)| listed.iter().any(|e| (&e.method, e.path) == (&seen.0, seen.1));
    assert!(walk.seen.iter().all(|seen| listed(&seen)), "an operation is missing in api::catalogue");
}

#[test]
fn a_token_from_somewhere_else_stays_one_segment_of_the_path() {
    let strange = "../a b/ü?x=1#{token}%2F";
    let request = api::invitations::PreviewInvitation { token: strange.to_owned() };
    assert_eq!(sent_and_read(&request), request);
}
