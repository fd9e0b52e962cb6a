//! Cookies, kept as a browser keeps them.

use http::{HeaderMap, header};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A cookie as the server set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// What comes back with each request.
    pub value: String,
    /// What the server said of it, in small letters and in its order: `path=/`, `httponly`, `samesite=lax`.
    pub attributes: Vec<String>,
}

impl Cookie {
    /// Whether the server said `attribute` of it, in whatever letters.
    #[must_use]
    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.contains(&attribute.to_ascii_lowercase())
    }
}

/// The cookies of one browser. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Jar(Arc<Mutex<BTreeMap<String, Cookie>>>);

impl Jar {
    /// The cookie called `name`, unless the server never set it or took it back.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<Cookie> {
        self.lock().get(name).cloned()
    }

    /// What goes into the `Cookie` header; `None` where there is nothing to send.
    #[must_use]
    pub fn header(&self) -> Option<String> {
        let cookies = self.lock();
        let pairs: Vec<String> =
            cookies.iter().map(|(name, cookie)| format!("{name}={}", cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Keeps what `headers` set, and forgets what they take back.
    pub fn receive(&self, headers: &HeaderMap) {
        for header in headers.get_all(header::SET_COOKIE) {
            let text = header.to_str().expect("cookies are ASCII");
            let mut parts = text.split(';').map(str::trim);
            let pair = parts.next().expect("split gives a first part");
            let (name, value) = pair.split_once('=').expect("a cookie is name=value");
            let attributes: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
            if attributes.iter().any(|attribute| attribute == "max-age=0") {
                self.lock().remove(name);
            } else {
                self.lock().insert(name.to_owned(), Cookie { value: value.to_owned(), attributes });
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Cookie>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(jar: &Jar, cookie: &str) {
        let mut headers = HeaderMap::new();
        headers.insert(header::SET_COOKIE, cookie.parse().unwrap());
        jar.receive(&headers);
    }

    #[test]
    fn a_cookie_is_sent_back_until_the_server_takes_it_back() {
        let jar = Jar::default();
        assert_eq!(jar.header(), None);
        set(&jar, "a=1; Path=/; HttpOnly");
        set(&jar, "b=2; Path=/");
        assert_eq!(jar.header().as_deref(), Some("a=1; b=2"));
        assert!(jar.cookie("a").unwrap().has("HttpOnly"));
        set(&jar, "a=; Path=/; Max-Age=0");
        assert_eq!(jar.header().as_deref(), Some("b=2"));
    }
}
