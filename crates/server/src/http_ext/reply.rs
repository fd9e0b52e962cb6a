use crate::{
    encoding::{self, Encoding},
    token::Token,
};
use api::{Code, Problem};
use axum::{
    body::Body,
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, header};
use jiff::SignedDuration;
use serde::Serialize;

/// The cookie by which a session proves itself. The contract's document names it too.
pub const SESSION_COOKIE: &str = "juyi_session";
/// The cookie by which a kiosk proves itself.
pub const KIOSK_COOKIE: &str = "juyi_kiosk";

/// Answers shorter than this travel in one packet anyway.
const WORTH_ENCODING: usize = 1200;

/// An answer, and perhaps a cookie with it.
#[derive(Debug)]
pub struct Reply<R> {
    answer: R,
    cookie: Option<Cookie>,
}

/// A cookie of ours: never seen by scripts, never sent along from another site's page.
#[derive(Debug)]
pub struct Cookie {
    name: &'static str,
    value: String,
    life: SignedDuration,
}

impl Cookie {
    /// Keeps the session of `token` for `life`.
    #[must_use]
    pub fn session(token: Token, life: SignedDuration) -> Self {
        Self { name: SESSION_COOKIE, value: token.into_string(), life }
    }
    /// Forgets the session.
    #[must_use]
    pub fn no_session() -> Self {
        Self { name: SESSION_COOKIE, value: String::new(), life: SignedDuration::ZERO }
    }
    /// Keeps the kiosk of `token`: as long as browsers keep any cookie.
    #[must_use]
    pub fn kiosk(token: String) -> Self {
        Self { name: KIOSK_COOKIE, value: token, life: SignedDuration::from_hours(24 * 400) }
    }

    /// The value of the `Set-Cookie` header.
    fn header(&self, secure: bool) -> Option<HeaderValue> {
        let Self { name, value, life } = self;
        let (seconds, secure) = (life.as_secs().max(0), if secure { "; Secure" } else { "" });
        let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(cookie).ok()
    }
}

impl<R> From<R> for Reply<R> {
    fn from(answer: R) -> Self {
        Self { answer, cookie: None }
    }
}

impl<R> Reply<R> {
    /// With a cookie.
    #[must_use]
    pub fn with(answer: R, cookie: Option<Cookie>) -> Self {
        Self { answer, cookie }
    }
}

impl<R: Serialize> Reply<R> {
    /// `()` travels as an empty answer. `secure`: whether the request came by https.
    pub(super) fn into_response(self, secure: bool, encoding: Encoding) -> Response {
        let Ok(body) = serde_json::to_vec(&self.answer) else {
            return super::Refused::from(Problem::of(Code::Internal)).into_response();
        };
        let mut response = Response::new(Body::empty());
        if body != b"null" {
            let encoding = if body.len() < WORTH_ENCODING { Encoding::Plain } else { encoding };
            *response.body_mut() = Body::from(encoding::encode(encoding, body));
            let (headers, text) = (response.headers_mut(), HeaderValue::from_static);
            headers.insert(header::CONTENT_TYPE, text("application/json"));
            headers.insert(header::VARY, text("accept-encoding"));
            if let Some(name) = encoding.name() {
                headers.insert(header::CONTENT_ENCODING, text(name));
            }
        }
        if let Some(cookie) = self.cookie.and_then(|cookie| cookie.header(secure)) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(cookie: Cookie, secure: bool) -> String {
        let header = cookie.header(secure).expect("a header");
        header.to_str().expect("text").to_owned()
    }

    #[test]
    fn a_cookie_is_for_this_site_only_and_for_https_only_where_there_is_https() {
        let gone = set(Cookie::no_session(), false);
        assert_eq!(gone, "juyi_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        let kiosk = set(Cookie::kiosk("t".into()), true);
        assert_eq!(kiosk, "juyi_kiosk=t; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure");
    }

    #[test]
    fn nothing_travels_as_an_empty_answer() {
        let response = Reply::from(()).into_response(false, Encoding::Brotli);
        assert_eq!((response.status().as_u16(), response.headers().len()), (200, 0));
    }

    #[test]
    fn a_long_list_of_names_is_compressed_and_a_receipt_is_not() {
        for (length, encoded) in [(10, None), (10_000, Some("br"))] {
            let response = Reply::from("李".repeat(length)).into_response(false, Encoding::Brotli);
            let said =
                response.headers().get(header::CONTENT_ENCODING).map(|said| said.to_str().expect("text"));
            assert_eq!(said, encoded, "{length}");
        }
    }
}
