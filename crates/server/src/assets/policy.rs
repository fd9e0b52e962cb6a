//! What the page may load and run.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest as _, Sha256};

/// The content security policy of the page.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    usual: HeaderValue,
    /// For Safari before 16, which runs no wasm without `unsafe-eval`.
    with_eval: HeaderValue,
}

impl Policy {
    /// Of the page `html`: its own scripts and styles, and no others, may stand in it.
    pub(super) fn of(html: &str) -> Self {
        let (scripts, styles) = (hashes(html, "script"), hashes(html, "style"));
        let write = |eval: &str| {
            let policy = format!(
                "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{eval}{scripts}; \
                 style-src 'self'{styles}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; \
                 connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
            );
            HeaderValue::try_from(policy).expect("base64 and the words above are plain text")
        };
        Self { usual: write(""), with_eval: write(" 'unsafe-eval'") }
    }

    pub(super) fn for_agent(&self, asked: &HeaderMap) -> HeaderValue {
        let agent = asked.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if needs_eval(agent) { self.with_eval.clone() } else { self.usual.clone() }
    }
}

/// iOS below 16 by its own number, whichever app shows the page; Safari on a Mac, and iPads that pass for one, by Safari's.
fn needs_eval(agent: &str) -> bool {
    let number = |mark: &str| {
        let digits = agent.split_once(mark)?.1.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<u32>().ok()
    };
    let ios = number("iPhone OS ").or_else(|| number("CPU OS "));
    let safari = || if agent.contains("Macintosh") { number("Version/") } else { None };
    ios.or_else(safari).is_some_and(|version| version < 16)
}

/// The hashes of the elements called `name` that have their content in the page.
fn hashes(html: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = String::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&open) {
        let Some((attributes, body)) = after.split_once('>') else { break };
        let Some((content, behind)) = body.split_once(&close) else { break };
        let data = attributes.contains("application/json") || attributes.contains(" src=");
        if attributes.starts_with([' ', '\n']) && !data || attributes.is_empty() {
            found.push_str(&format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(content))));
        }
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_of_the_page_are_allowed_by_their_hash_and_data_is_none() {
        let html = "<style>a</style><script src=\"/x.js\"></script><script type=\"module\">alert(1)</script>\
                    <script type=\"application/json\">{}</script>";
        let policy = Policy::of(html).usual;
        let policy = policy.to_str().expect("text");
        let script =
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';";
        assert!(policy.contains(script), "{policy}");
        let style = "style-src 'self' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';";
        assert!(policy.contains(style), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 2);
    }

    #[test]
    fn only_old_webkit_gets_eval() {
        for (agent, needs) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8",
                true,
            ),
            ("Mozilla/5.0 (iPad; CPU OS 15_8 like Mac OS X) Version/15.6 Safari/604.1", true),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/15.6 Safari/605.1.15", true),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15", false),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/120.0.0.0", false),
            ("Mozilla/5.0 (Linux; Android 4) Version/4.0 Chrome/107.0 Mobile", false),
            ("", false),
        ] {
            assert_eq!(needs_eval(agent), needs, "{agent}");
        }
    }
}
