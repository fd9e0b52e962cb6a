//! Addresses for mail.

use super::{TextFault, scan};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where mail reaches a person: `name@example.cn`, in ASCII, its domain in small letters. It is nobody's but that person's:
/// no text made for programmers shows it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The limit in `char`s, after trimming: RFC 5321 §4.5.3.1.3 with its erratum 1690.
    pub const MAX: u32 = 254;

    /// Trims and checks `text`. Checked is the form in which mail servers of our day give addresses out: no comments,
    /// no quotes, and a domain with a dot in it.
    ///
    /// # Errors
    /// [`TextFault::NotAnEmail`], or what is wrong with any text.
    pub fn new(text: impl AsRef<str>) -> Result<Self, TextFault> {
        let text = scan::clean(text.as_ref(), Self::MAX, scan::Lines::One)?;
        scan::not_empty(&text)?;
        let (local, domain) = text.rsplit_once('@').ok_or(TextFault::NotAnEmail)?;
        let fine = local.len() <= 64 && is_local(local) && is_domain(domain);
        if fine {
            Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(TextFault::NotAnEmail)
        }
    }

    /// The address, for the envelope of a mail and for the eyes of its owner.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_local(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    text.split('.').all(|part| !part.is_empty() && part.chars().all(letters))
}

fn is_domain(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.chars().all(letters)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.') && text.split('.').all(label) && last.chars().any(|c| c.is_ascii_alphabetic())
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = TextFault;
    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::new(text)
    }
}

impl FromStr for EmailAddress {
    type Err = TextFault;
    fn from_str(text: &str) -> Result<Self, TextFault> {
        Self::new(text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EmailAddress {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EmailAddress".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "email", "maxLength": Self::MAX, "description": "Where mail reaches a person."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mail_servers_give_out_is_an_address_and_its_domain_is_in_small_letters() {
        for (text, address) in [
            (" zhang.san@example.cn ", "zhang.san@example.cn"),
            ("ZhangSan+vote@Mail.Example.COM", "ZhangSan+vote@mail.example.com"),
            ("10001@qq.com", "10001@qq.com"),
            ("a@xn--fiq228c.xn--fiqs8s", "a@xn--fiq228c.xn--fiqs8s"),
        ] {
            assert_eq!(EmailAddress::new(text).expect(text).as_str(), address);
        }
    }

    #[test]
    fn what_no_mail_reaches_is_refused() {
        for text in [
            "zhang",
            "zhang@",
            "@example.cn",
            "zhang@example",
            "zhang@@example.cn",
            "zhang san@example.cn",
            "zhang@example..cn",
            ".zhang@example.cn",
            "zhang@-example.cn",
            "zhang@127.0.0.1",
            "张三@example.cn",
            "zhang＠example.cn",
            "a@b.cn,c@d.cn",
            "张三 <a@b.cn>",
        ] {
            assert_eq!(EmailAddress::new(text), Err(TextFault::NotAnEmail), "{text}");
        }
        assert_eq!(EmailAddress::new("  "), Err(TextFault::Empty));
        assert_eq!(EmailAddress::new("a@b.cn\nBcc: c@d.cn"), Err(TextFault::Control));
        let long = format!("{}@example.cn", "a".repeat(65));
        assert_eq!(EmailAddress::new(long), Err(TextFault::NotAnEmail));
    }

    #[test]
    fn no_text_for_programmers_shows_it() {
        let address = EmailAddress::new("zhang@example.cn").expect("an address");
        assert!(!format!("{address:?}").contains("zhang"));
    }
}
