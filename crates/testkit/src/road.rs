//! The ways to a server: through a door in the same process, or over TCP.

use crate::Live;
use api::{Endpoint as _, Problem};
use axum::{Router, body::Body};
use http::{Method, Request, Response};
use http_body_util::BodyExt as _;
use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};
use tower::ServiceExt as _;

/// How a caller reaches the server.
#[derive(Clone, Debug)]
pub enum Road {
    /// Through the router, in this process.
    Door(Door),
    /// Over TCP.
    Wire(Wire),
}

/// A server's router. Clones are one door: when another server stands behind it, it does so for all of them.
#[derive(Clone)]
pub struct Door(Arc<RwLock<Router>>);

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// The address at which browsers believe the server to be.
    pub const ORIGIN: &'static str = "http://juyi.test";

    /// A door to `router`.
    #[must_use]
    pub fn to(router: Router) -> Self {
        Self(Arc::new(RwLock::new(router)))
    }

    /// Puts another server behind the door.
    pub fn leads_to(&self, router: Router) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = router;
    }

    async fn answer(&self, request: Request<Vec<u8>>) -> Response<Body> {
        let router = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Ok(response) = router.oneshot(request.map(Body::from)).await;
        response
    }
}

/// A server at an address of this machine.
#[derive(Clone, Debug)]
pub struct Wire {
    origin: String,
    agent: ureq::Agent,
}

impl Wire {
    /// The server at `origin`: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn to(origin: &str) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self { origin: origin.trim_end_matches('/').to_owned(), agent: agent.into() }
    }

    fn answer(&self, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
        let uri = format!("{}{}", self.origin, request.uri());
        *request.uri_mut() = uri.parse().expect("an origin and a path make an address");
        let bodiless = matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE);
        let response = if bodiless { self.agent.run(request.map(|_| ())) } else { self.agent.run(request) };
        let (parts, mut body) = response?.into_parts();
        Ok(Response::from_parts(parts, body.read_to_vec()?))
    }
}

impl Road {
    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        match self {
            Self::Door(_) => Door::ORIGIN,
            Self::Wire(wire) => &wire.origin,
        }
    }

    /// Host and port.
    #[must_use]
    pub fn host(&self) -> &str {
        let origin = self.origin();
        origin.split_once("://").map_or(origin, |(_, host)| host)
    }

    /// Sends `request` and reads the whole answer.
    ///
    /// # Errors
    /// In words, if no answer came.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> {
        match self {
            Self::Door(door) => {
                let (parts, body) = door.answer(request).await.into_parts();
                let bytes = body.collect().await.map_err(|error| error.to_string())?.to_bytes();
                Ok(Response::from_parts(parts, bytes.to_vec()))
            }
            Self::Wire(wire) => wire.answer(request).map_err(|error| error.to_string()),
        }
    }

    /// Begins to listen to a stream.
    ///
    /// # Errors
    /// The [`Problem`] that was answered instead.
    ///
    /// # Panics
    /// Over TCP: streams are listened to in the same process, or by a browser.
    pub async fn listen(&self, request: Request<Vec<u8>>) -> Result<Live, Problem> {
        let Self::Door(door) = self else { panic!("streams are listened to in the same process") };
        let (parts, body) = door.answer(request).await.into_parts();
        if parts.status.is_success() {
            return Ok(Live::new(parts.headers, body));
        }
        let bytes = body.collect().await.expect("a problem is sent whole").to_bytes();
        // Any operation reads a problem in the same way.
        let read = api::me::GetMe::read_response(&Response::from_parts(parts, bytes.to_vec()));
        Err(read.expect_err("the status says it is a problem"))
    }
}
