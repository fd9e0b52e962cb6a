//! An operation as a type.

mod parts;

use crate::{Code, Problem, access::Access};
use http::{Method, Request, Response, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// What must be escaped in a segment of a path: ids and tokens pass as they are.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// One operation of the HTTP API. The struct's fields are its inputs: those that [`Endpoint::PATH`] names travel in the
/// path, the others in the body (POST, PUT, PATCH) or the query (GET, DELETE).
pub trait Endpoint: Serialize + DeserializeOwned + std::fmt::Debug {
    /// The HTTP method.
    const METHOD: Method;
    /// The path template, with `{field}` where a field stands.
    const PATH: &'static str;
    /// What comes back. `()` travels as an empty answer.
    type Response: Serialize + DeserializeOwned;
    /// Who may call it.
    type Access: Access;

    /// The request this is, for the server at `origin` (`https://host`, or nothing for the page's own).
    fn to_request(&self, origin: &str) -> Request<Vec<u8>> {
        let mut fields = fields(self);
        let mut uri = origin.to_owned() + &path(Self::PATH, &mut fields);
        let mut request = Request::builder().method(Self::METHOD);
        let body = if has_body(&Self::METHOD) {
            request = request.header(header::CONTENT_TYPE, "application/json");
            serde_json::to_vec(&fields).unwrap_or_default()
        } else {
            uri.push_str(&query(&fields));
            Vec::new()
        };
        request.uri(uri).body(body).expect("a template of the catalogue and escaped values make a URI")
    }

    /// Reads the inputs back from a request's path parameters, query and body. Unknown fields are refused, and a field
    /// of the path that is smuggled into the body loses to the path.
    ///
    /// # Errors
    /// [`Code::NotFound`] if the path names nothing, [`Code::Malformed`] if the body is not JSON, else
    /// [`Code::Invalid`] with the path of each field.
    fn from_parts<'a>(
        params: impl Iterator<Item = (&'a str, &'a str)>,
        query: &str,
        body: &[u8],
    ) -> Result<Self, Problem> {
        let params: Vec<(&str, &str)> = params.collect();
        if has_body(&Self::METHOD) {
            parts::from_body(&params, body).map_err(|problem| nowhere(&params, problem))
        } else {
            from_query(&params, query)
        }
    }

    /// Reads the answer.
    ///
    /// # Errors
    /// The [`Problem`] that was answered, or [`Code::Unreadable`] if it is neither that nor the response.
    fn read_response(response: &Response<Vec<u8>>) -> Result<Self::Response, Problem> {
        read(response)
    }
}

/// Reads the answer to any request of the API.
pub(crate) fn read<T: DeserializeOwned>(response: &Response<Vec<u8>>) -> Result<T, Problem> {
    let bytes: &[u8] = if response.body().is_empty() { b"null" } else { response.body() };
    if response.status().is_success() {
        serde_json::from_slice(bytes).map_err(|e| Problem::of(Code::Unreadable).because(e))
    } else {
        Err(serde_json::from_slice(bytes).unwrap_or_else(|_| {
            let unreadable = Problem::of(Code::Unreadable);
            Problem { status: response.status().as_u16(), ..unreadable }
        }))
    }
}

/// Path and query of what is read by GET: the fields that `template` names stand in the path.
pub(crate) fn address(template: &str, inputs: &impl Serialize) -> String {
    let mut fields = fields(inputs);
    path(template, &mut fields) + &query(&fields)
}

/// Reads back what [`address`] wrote.
pub(crate) fn from_query<T: DeserializeOwned>(params: &[(&str, &str)], query: &str) -> Result<T, Problem> {
    parts::from_query(params, query).map_err(|problem| nowhere(params, problem))
}

/// A path with a parameter that is none leads nowhere.
fn nowhere(params: &[(&str, &str)], problem: Problem) -> Problem {
    let named = |fault: &crate::FieldFault| params.iter().any(|(name, _)| *name == fault.path);
    if problem.fields.iter().any(named) { Problem::of(Code::NotFound) } else { problem }
}

fn fields(inputs: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(inputs) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// `template` with what it names taken out of `fields`.
fn path(template: &str, fields: &mut Map<String, Value>) -> String {
    let mut path = String::new();
    for segment in template.split('/').skip(1) {
        path.push('/');
        match param(segment).and_then(|name| fields.remove(name)) {
            Some(value) => path.extend(utf8_percent_encode(&parts::text(&value), SEGMENT)),
            None => path.push_str(segment),
        }
    }
    path
}

fn query(fields: &Map<String, Value>) -> String {
    let query = parts::query(fields);
    if query.is_empty() { query } else { format!("?{query}") }
}

/// Whether inputs travel in the body.
pub(crate) fn has_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// The field that a segment of a path template stands for.
pub(crate) fn param(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}
