//! Whether a writing request comes from a page of this server's.

use super::Asked;
use crate::http_ext::Answer;
use api::Code;
use http::{HeaderMap, Method, header};

/// Refuses a write that another site's page sent. Browsers name the page's origin with every write, so one that names
/// none comes from a program; and a program has no cookies of ours unless somebody gave it them. Whoever shows a bearer
/// token means it.
///
/// # Errors
/// [`Code::ForeignOrigin`].
pub fn check(asked: &Asked<'_>) -> Answer<()> {
    let reads = matches!(*asked.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || asked.credentials.bearer.is_some() {
        return Ok(());
    }
    match verdict(asked.headers, asked.public_url) {
        Some(true) => Ok(()),
        None if !asked.credentials.are_cookies() => Ok(()),
        Some(false) | None => Err(Code::ForeignOrigin.into()),
    }
}

/// `None` if the request does not say where it comes from.
fn verdict(headers: &HeaderMap, public_url: Option<&str>) -> Option<bool> {
    let text = |name| headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        let named = public_url.is_some_and(|ours| ours.eq_ignore_ascii_case(origin));
        return Some(named || text(header::HOST).is_some_and(|host| is_of(origin, host)));
    }
    // `none` is a person at the address bar, and nobody types a write.
    text(header::HeaderName::from_static("sec-fetch-site")).map(|site| site == "same-origin")
}

/// Whether `origin` (`https://host:port`) is of the host that the request was sent to. A scheme's own port goes without
/// saying.
fn is_of(origin: &str, host: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else { return false };
    let port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return false,
    };
    let plain = |host: &str| host.strip_suffix(port).unwrap_or(host).to_ascii_lowercase();
    !authority.is_empty() && plain(authority) == plain(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pairs: &[(&'static str, &'static str)], public_url: Option<&str>) -> Option<bool> {
        let header = |(name, value): &(&str, &'static str)| {
            (name.parse().expect("a name"), http::HeaderValue::from_static(value))
        };
        let headers: HeaderMap = pairs.iter().map(header).collect();
        verdict(&headers, public_url)
    }

    #[test]
    fn a_page_of_the_host_that_was_asked_is_ours_and_no_other() {
        for (origin, host, ours) in [
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("https://vote.example", "vote.example", true),
            ("https://vote.example", "vote.example:443", true),
            ("http://[::1]:8080", "[::1]:8080", true),
            ("http://127.0.0.1:8081", "127.0.0.1:8080", false),
            ("https://vote.example.evil.example", "vote.example", false),
            ("https://evil.example", "vote.example", false),
            ("null", "vote.example", false),
            ("file://", "", false),
            ("", "vote.example", false),
        ] {
            assert_eq!(said(&[("origin", origin), ("host", host)], None), Some(ours), "{origin} at {host}");
        }
    }

    #[test]
    fn a_proxy_may_have_rewritten_the_host() {
        let asked = [("origin", "https://vote.example"), ("host", "127.0.0.1:8080")];
        assert_eq!(said(&asked, Some("https://vote.example")), Some(true));
        assert_eq!(said(&asked, Some("https://other.example")), Some(false));
    }

    #[test]
    fn where_there_is_no_origin_the_browser_may_say_it_otherwise() {
        assert_eq!(said(&[("sec-fetch-site", "same-origin")], None), Some(true));
        for elsewhere in ["cross-site", "same-site", "none"] {
            assert_eq!(said(&[("sec-fetch-site", elsewhere)], None), Some(false), "{elsewhere}");
        }
        assert_eq!(said(&[("host", "vote.example")], None), None);
        let both = [("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")];
        assert_eq!(said(&both, None), Some(false), "the origin is the stronger word");
    }
}
