//! Secrets that are given out once, of which only the hash is kept.

use crate::ids::Mint;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use store::TokenHash;

/// How long a token is, in characters: 32 bytes in base64url.
pub const LENGTH: usize = 43;

/// A secret about to be given out.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Never shows the secret.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new one.
    #[must_use]
    pub fn mint(mint: &dyn Mint) -> Self {
        Self(URL_SAFE_NO_PAD.encode(mint.token()))
    }
    /// As it is given out.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        hash_of(&self.0)
    }
    /// As it is given out.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// What is kept of the token that somebody shows; `None` if it has not the form of one.
#[must_use]
pub fn hash(shown: &str) -> Option<TokenHash> {
    let of_the_alphabet = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    (shown.len() == LENGTH && shown.bytes().all(of_the_alphabet)).then(|| hash_of(shown))
}

fn hash_of(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::SystemMint;

    #[test]
    fn a_token_is_known_again_by_its_hash_and_never_printed() {
        let token = Token::mint(&SystemMint::default());
        assert_eq!(token.as_str().len(), LENGTH);
        assert_eq!(hash(token.as_str()), Some(token.hash()));
        assert!(!format!("{token:?}").contains(token.as_str()));
    }

    #[test]
    fn what_has_not_the_form_of_a_token_is_none() {
        for shown in ["", "x", &"é".repeat(21), &" ".repeat(LENGTH), &"a".repeat(LENGTH + 1)] {
            assert_eq!(hash(shown), None, "{shown}");
        }
    }
}
