use super::{Answer, Refused};
use api::{Code, MAX_BODY, Problem};
use axum::body::Body;
use bytes::Bytes;
use http::{Method, header, request::Parts};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use std::time::Duration;

/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// The body of a request whose method has one.
pub(super) async fn read(parts: &Parts, body: Body) -> Answer<Bytes> {
    if !matches!(parts.method, Method::POST | Method::PUT | Method::PATCH) {
        return Ok(Bytes::new());
    }
    let bytes = read_body(body, MAX_BODY).await?;
    if bytes.is_empty() || is_json(parts) {
        Ok(bytes)
    } else {
        Err(Refused::from(Problem::of(Code::UnsupportedMediaType)))
    }
}

/// All of a body, if it is not larger than `most` bytes.
pub(crate) async fn read_body(body: Body, most: usize) -> Answer<Bytes> {
    match tokio::time::timeout(PATIENCE, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Problem::of(Code::TooLarge).into()),
        Ok(Err(_)) | Err(_) => Err(Problem::of(Code::Malformed).because("the body did not arrive").into()),
    }
}

fn is_json(parts: &Parts) -> bool {
    let said = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = said.and_then(|said| said.split(';').next()).map(str::trim);
    essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
}
