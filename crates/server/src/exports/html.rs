//! Pages that the server writes itself, without a script.

use crate::http_ext::Answer;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderValue;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Text as it stands in HTML, also in an attribute's quotes.
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// What somebody wrote, whose direction is its own.
pub(crate) struct Written<'a>(pub(crate) &'a str);

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi>{}</bdi>", Text(self.0))
    }
}

/// Text within the quotes of a style sheet: nothing in it ends the quotes, or the style.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| {
            if c.is_alphanumeric() || c == ' ' {
                write!(f, "{c}")
            } else {
                write!(f, "\\{:x} ", u32::from(c))
            }
        })
    }
}

/// The content security policy of a page with this one style sheet and nothing else; its forms may go where `forms` says.
pub(crate) fn policy(style: &str, forms: &str) -> Answer<HeaderValue> {
    let hash = STANDARD.encode(Sha256::digest(style));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action {forms}; frame-ancestors 'self'"
    );
    HeaderValue::try_from(policy).map_err(|_| api::Code::Internal.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_wrote_becomes_markup() {
        assert_eq!(Text("<b a=\"1\" c='2'>&").to_string(), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
        assert_eq!(Written("a<b").to_string(), "<bdi>a&lt;b</bdi>");
    }

    #[test]
    fn nothing_that_somebody_wrote_ends_a_style() {
        assert_eq!(Quoted("是\"</style>\\").to_string(), "是\\22 \\3c \\2f style\\3e \\5c ");
    }
}
