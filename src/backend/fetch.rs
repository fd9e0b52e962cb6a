//! Requests by the browser's fetch.

use crate::clock;
use api::{BUILD_HEADER, Code, Problem, TIME_HEADER, Transport};
use http::{Request, Response};
use js_sys::Reflect;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, AbortSignal, Headers, RequestInit};

/// Whether the server runs another build than this page came from: then it offers to reload.
pub static NEW_BUILD: AtomicBool = AtomicBool::new(false);

/// Carries requests by fetch.
#[derive(Clone, Debug, Default)]
pub struct Fetch {
    /// Aborts the request; only ever given to reads.
    abort: Option<AbortSignal>,
    /// Lets the request outlive the page.
    keepalive: bool,
}

/// Requests whose page may go away at any moment: they are aborted when this is dropped.
#[derive(Debug)]
pub struct Read(AbortController);

impl Read {
    /// Aborted when dropped; `None` in a browser without `AbortController`, where a read simply runs on.
    #[must_use]
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }
    /// What carries the request.
    #[must_use]
    pub fn transport(&self) -> Fetch {
        Fetch { abort: Some(self.0.signal()), keepalive: false }
    }
}

impl Drop for Read {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Requests that must arrive even if the page is closed right behind them: ballots.
#[derive(Clone, Copy, Debug)]
pub struct Kept;

impl Kept {
    /// What carries the request.
    #[must_use]
    pub fn transport() -> Fetch {
        Fetch { abort: None, keepalive: true }
    }
}

impl Transport for Fetch {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Problem> {
        let unreachable = |_| Problem::of(Code::Unreachable);
        let raw = self.browser_request(request).map_err(unreachable)?;
        let response = gloo_net::http::Request::from(raw)
            .send()
            .await
            .map_err(|error| Problem::of(Code::Unreachable).because(error))?;
        let header = |name: &str| response.headers().get(name);
        if let Some(millis) = header(TIME_HEADER).and_then(|text| text.parse().ok()) {
            clock::learn(millis);
        }
        if let Some(theirs) = header(BUILD_HEADER)
            && build().is_some_and(|mine| mine != theirs)
        {
            NEW_BUILD.store(true, Ordering::Relaxed);
        }
        let body = response.binary().await.map_err(|error| Problem::of(Code::Unreachable).because(error))?;
        let answer = Response::builder().status(response.status()).body(body);
        answer.map_err(|error| Problem::of(Code::Unreadable).because(error))
    }
}

impl Fetch {
    fn browser_request(&self, request: Request<Vec<u8>>) -> Result<web_sys::Request, JsValue> {
        let (parts, body) = request.into_parts();
        let headers = Headers::new()?;
        for (name, value) in &parts.headers {
            headers.append(name.as_str(), value.to_str().unwrap_or_default())?;
        }
        let init = RequestInit::new();
        init.set_method(parts.method.as_str());
        init.set_headers(&headers);
        init.set_signal(self.abort.as_ref());
        if !body.is_empty() {
            init.set_body(&js_sys::Uint8Array::from(body.as_slice()));
        }
        if self.keepalive {
            // web-sys has no setter for it; a browser that does not know it ignores it.
            Reflect::set(&init, &"keepalive".into(), &true.into())?;
        }
        web_sys::Request::new_with_str_and_init(&parts.uri.to_string(), &init)
    }
}

/// The build this page came from.
fn build() -> Option<String> {
    let meta = document().query_selector(r#"meta[name="juyi-build"]"#).ok()??;
    meta.get_attribute("content").filter(|build| build != "dev")
}
