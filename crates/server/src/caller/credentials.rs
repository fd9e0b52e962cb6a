use crate::http_ext::{KIOSK_COOKIE, SESSION_COOKIE};
use http::{HeaderMap, header};

/// What a request shows to prove who asks. A bearer token is meant, a cookie comes along by itself; so where there is a
/// bearer token, cookies are not looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Credentials<'r> {
    pub(super) bearer: Option<&'r str>,
    pub(super) session: Option<&'r str>,
    pub(super) kiosk: Option<&'r str>,
}

impl<'r> Credentials<'r> {
    pub(super) fn of(headers: &'r HeaderMap) -> Self {
        let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        if let Some(bearer) = authorization.and_then(bearer) {
            return Self { bearer: Some(bearer), ..Self::default() };
        }
        Self { bearer: None, session: cookie(headers, SESSION_COOKIE), kiosk: cookie(headers, KIOSK_COOKIE) }
    }

    /// Whether a browser may have sent the proof along without the page meaning it.
    pub(super) fn are_cookies(self) -> bool {
        self.session.is_some() || self.kiosk.is_some()
    }
}

/// Another scheme is none of ours: a proxy in front may ask for a password of its own.
fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn cookie<'r>(headers: &'r HeaderMap, name: &str) -> Option<&'r str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.split_once('='));
    let value = pairs.find(|(key, _)| key.trim() == name)?.1.trim();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
            .collect()
    }

    #[test]
    fn cookies_are_found_among_others_and_empty_ones_are_none() {
        for (header, session) in [
            ("juyi_session=abc", Some("abc")),
            ("a=b; juyi_session=abc; juyi_kiosk=", Some("abc")),
            ("xjuyi_session=abc", None),
            ("juyi_session=\"abc\"", Some("abc")),
            ("juyi_session", None),
            ("juyi_session=", None),
        ] {
            assert_eq!(Credentials::of(&read(&[("cookie", header)])).session, session, "{header}");
        }
        let two = read(&[("cookie", "a=b"), ("cookie", "juyi_kiosk=k")]);
        assert_eq!(Credentials::of(&two).kiosk, Some("k"));
    }

    #[test]
    fn a_bearer_token_outdoes_cookies_and_another_scheme_does_not() {
        let both = read(&[("cookie", "juyi_session=abc"), ("authorization", "bearer xyz")]);
        let both = Credentials::of(&both);
        assert_eq!((both.bearer, both.session, both.are_cookies()), (Some("xyz"), None, false));
        let proxy = read(&[("cookie", "juyi_session=abc"), ("authorization", "Basic eDp5")]);
        let proxy = Credentials::of(&proxy);
        assert_eq!((proxy.bearer, proxy.session, proxy.are_cookies()), (None, Some("abc"), true));
    }
}
