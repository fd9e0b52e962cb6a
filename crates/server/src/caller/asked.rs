use super::{ClientAddress, credentials::Credentials};
use crate::app::App;
use axum::extract::RawPathParams;
use http::{HeaderMap, Method, request::Parts};
use std::str::FromStr;

/// A request, as far as it says who asks and for what.
#[derive(Debug)]
pub struct Asked<'r> {
    /// The method.
    pub method: &'r Method,
    /// The headers.
    pub headers: &'r HeaderMap,
    /// Where it comes from.
    pub address: ClientAddress,
    /// Whether it came by https.
    pub secure: bool,
    /// This server's own address, if the operator named it.
    pub public_url: Option<&'r str>,
    pub(super) credentials: Credentials<'r>,
    params: &'r RawPathParams,
}

impl<'r> Asked<'r> {
    /// Reads a request.
    #[must_use]
    pub fn new(app: &'r App, parts: &'r Parts, params: &'r RawPathParams) -> Self {
        let config = &app.config;
        let by_proxy = || parts.headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https");
        Self {
            method: &parts.method,
            headers: &parts.headers,
            address: ClientAddress::of(parts, config),
            secure: config.is_https() || config.behind_proxy && by_proxy(),
            public_url: config.public_url.as_deref(),
            credentials: Credentials::of(&parts.headers),
            params,
        }
    }

    /// The id that the path has at `name`: `None` if it has none there, `Some(None)` if it is not an id.
    pub(super) fn id<T: FromStr>(&self, name: &str) -> Option<Option<T>> {
        self.params.iter().find(|(param, _)| *param == name).map(|(_, value)| value.parse().ok())
    }
}
