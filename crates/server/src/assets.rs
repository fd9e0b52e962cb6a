//! The SPA's files.

mod files;
mod index;
mod pages;
mod policy;
mod site;

use crate::{
    app::App,
    encoding::{self, Encoding},
    shell,
};
use axum::{
    body::Body,
    extract::Request,
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use files::File;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};
use index::Index;
pub(crate) use pages::poll as poll_of;
pub use site::Site;

/// Answers whatever is not the API's: a file, or the page that becomes whatever the address says.
pub(crate) async fn answer(app: &App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, HeaderValue::from_static("GET,HEAD"))];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    let path = parts.uri.path();
    let mut response = match (app.config.site.file(path), app.config.site.index()) {
        (Some(file), _) => of_file(file, &parts.headers),
        (None, Some(index)) if !pages::names_a_file(path) => page(app, index, &parts).await,
        (None, _) => (StatusCode::NOT_FOUND, "Not found\n").into_response(),
    };
    if parts.method == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
}

fn of_file(file: &File, asked: &HeaderMap) -> Response {
    let encoding = encoding::best(asked, |encoding| file.encoded(encoding).is_some());
    let etag = file.etag(encoding);
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let life = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(life));
    let known = encoding::knows(asked, &etag);
    if let Ok(etag) = HeaderValue::try_from(etag) {
        headers.insert(header::ETAG, etag);
    }
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    let bytes = file.encoded(encoding).unwrap_or_else(|| file.plain.clone());
    with_body(&mut response, encoding, bytes);
    response
}

/// The page; for whoever is signed in with what its first screen needs. Nothing private stands in it for others.
async fn page(app: &App, index: &Index, parts: &Parts) -> Response {
    let path = parts.uri.path();
    let shell = if pages::is_a_wall(path) { None } else { shell::of(app, &parts.headers, path).await };
    let mut response = Response::new(Body::empty());
    if !pages::is_one(path) {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    headers.insert(header::CONTENT_SECURITY_POLICY, index.policy.for_agent(&parts.headers));
    match shell {
        Some(shell) => {
            let html = index.with(&shell);
            let encoding = encoding::best(&parts.headers, |_| true);
            with_body(&mut response, encoding, encoding::encode(encoding, html.into_bytes()));
        }
        None => {
            let encoding = encoding::best(&parts.headers, |encoding| index.file.encoded(encoding).is_some());
            let bytes = index.file.encoded(encoding).unwrap_or_else(|| index.file.plain.clone());
            with_body(&mut response, encoding, bytes);
        }
    }
    response
}

fn with_body(response: &mut Response, encoding: Encoding, bytes: Bytes) {
    if let Some(name) = encoding.name() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response.headers_mut().insert(header::CONTENT_LENGTH, bytes.len().into());
    *response.body_mut() = Body::from(bytes);
}
