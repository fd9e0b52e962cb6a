//! Between the fields of a struct and the parts of a request.

use crate::{Code, Fault, FieldFault, Problem, bounded::OutOfRange};
use domain::TextFault;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fmt::Display;

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) fn query(fields: &Map<String, Value>) -> String {
    let pairs: Vec<_> = fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, text(v))).collect();
    serde_html_form::to_string(pairs).unwrap_or_default()
}

pub(super) fn from_body<E: DeserializeOwned>(params: &[(&str, &str)], body: &[u8]) -> Result<E, Problem> {
    let mut fields: Map<String, Value> = match body {
        b"" => Map::new(),
        body => serde_json::from_slice(body).map_err(|e| Problem::of(Code::Malformed).because(e))?,
    };
    for (name, value) in params {
        fields.insert((*name).into(), (*value).into());
    }
    serde_path_to_error::deserialize(Value::Object(fields))
        .map_err(|e| invalid(&e.path().to_string(), e.inner()))
}

pub(super) fn from_query<E: DeserializeOwned>(params: &[(&str, &str)], query: &str) -> Result<E, Problem> {
    let malformed = |e: serde_html_form::de::Error| Problem::of(Code::Malformed).because(e);
    let mut pairs: Vec<(String, String)> = params.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
    pairs.extend(serde_html_form::from_str::<Vec<(String, String)>>(query).map_err(malformed)?);
    let joined = serde_html_form::to_string(&pairs).map_err(|e| Problem::of(Code::Malformed).because(e))?;
    let read = serde_html_form::Deserializer::new(form_urlencoded::parse(joined.as_bytes()));
    serde_path_to_error::deserialize(read).map_err(|e| invalid(&e.path().to_string(), e.inner()))
}

/// serde tells the kind of an error by its words only; these are the ones it has used since its first release, and the
/// tests of this module hold it to them.
fn invalid(path: &str, error: &dyn Display) -> Problem {
    let message = error.to_string();
    let quoted = || message.split('`').nth(1).unwrap_or_default();
    let path = if path == "." { "" } else { path };
    let (path, fault) = if let Some(fault) = TextFault::parse(&message) {
        (path.to_owned(), Fault::Text(fault))
    } else if let Some(OutOfRange { min, max }) = OutOfRange::parse(&message) {
        (path.to_owned(), Fault::OutOfRange { min, max })
    } else if message.starts_with("missing field") {
        (below(path, quoted()), Fault::Missing)
    } else if message.starts_with("unknown field") {
        (below(path, quoted()), Fault::Unknown)
    } else {
        (path.to_owned(), Fault::Malformed)
    };
    let mut problem = Problem::of(Code::Invalid).because(&message);
    problem.fields.push(FieldFault { path, fault });
    problem
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else if path == name || path.ends_with(&format!(".{name}")) {
        path.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Endpoint, polls::ComposePoll};

    fn fault(body: &str) -> (String, Fault) {
        let group = [("group_id", "00000000-0000-0000-0000-000000000001")];
        let problem = ComposePoll::from_parts(group.into_iter(), "", body.as_bytes()).expect_err("refused");
        assert_eq!(problem.code, Code::Invalid, "{problem:?}");
        let field = problem.fields.into_iter().next().expect("a field");
        (field.path, field.fault)
    }
    fn draft(change: &str, to: &str) -> String {
        let draft = r#"{"draft":{"title":"T","description":"","options":["A","B"],"documents":[],"method":"single",
            "secrecy":"real_name","visibility":"live","electorate":"open_to_joiners",
            "deadline":"2026-12-01T10:00:00Z","zone":"Asia/Shanghai"}}"#;
        assert!(draft.contains(change));
        draft.replace(change, to)
    }

    #[test]
    fn the_field_at_fault_is_named() {
        for (change, to, path, fault_) in [
            (r#""T""#, r#"" ""#, "draft.title", Fault::Text(TextFault::Empty)),
            (r#""B""#, r#""B\u202e""#, "draft.options[1]", Fault::Text(TextFault::BidiControl)),
            (r#""title":"T","#, "", "draft.title", Fault::Missing),
            (r#""title""#, r#""titel":1,"title""#, "draft.titel", Fault::Unknown),
            (r#""draft":{"#, r#""more":1,"draft":{"#, "more", Fault::Unknown),
            ("2026-12-01T10:00:00Z", "tomorrow", "draft.deadline", Fault::Malformed),
            (
                r#""single""#,
                r#"{"multiple":{"min":"1","max":2}}"#,
                "draft.method.multiple.min",
                Fault::Malformed,
            ),
        ] {
            assert_eq!(fault(&draft(change, to)), (path.to_owned(), fault_), "{to}");
        }
    }

    #[test]
    fn a_number_out_of_its_range_says_the_range() {
        use crate::polls::ListPolls;
        let group = [("group_id", "00000000-0000-0000-0000-000000000001")];
        let problem = ListPolls::from_parts(group.into_iter(), "limit=900", b"").expect_err("refused");
        assert_eq!(problem.fields[0].fault, Fault::OutOfRange { min: 1, max: 200 }, "{problem:?}");
        let problem = ListPolls::from_parts(group.into_iter(), "limt=9", b"").expect_err("refused");
        assert_eq!((problem.fields[0].path.as_str(), problem.fields[0].fault), ("limt", Fault::Unknown));
    }

    #[test]
    fn an_id_that_is_none_is_a_path_that_is_not_there() {
        use crate::polls::GetPoll;
        let problem = GetPoll::from_parts([("poll_id", "x")].into_iter(), "", b"").expect_err("refused");
        assert_eq!(problem.code, Code::NotFound);
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        let group = [("group_id", "00000000-0000-0000-0000-000000000001")];
        let problem = ComposePoll::from_parts(group.into_iter(), "", b"{").expect_err("refused");
        assert_eq!(problem.code, Code::Malformed);
    }
}
