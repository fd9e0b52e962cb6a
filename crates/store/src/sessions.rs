use crate::StoreError;
use async_trait::async_trait;
use domain::{DeviceName, PersonId, Session, SessionId, SessionKind, SignInLink, SignInRefusal};
use jiff::Timestamp;

/// The SHA-256 of a token. The token itself is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenHash(
    /// The 32 bytes of the hash.
    pub [u8; 32],
);

/// A session about to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Minted by the server.
    pub id: SessionId,
    /// Of the token that the device or program will hold.
    pub token: TokenHash,
    /// How it proves itself.
    pub kind: SessionKind,
    /// What the person will know it by.
    pub device: DeviceName,
}

/// Sign-in links and the sessions that come of them. Expiry is judged by the store's clock.
#[async_trait]
pub trait Sessions {
    /// Keeps a sign-in link.
    async fn put_sign_in_link(&self, token: TokenHash, link: &SignInLink) -> Result<(), StoreError>;
    /// Uses up a sign-in link and begins a session of [`Session::LIFE`], both or neither.
    async fn redeem_sign_in_link(
        &self,
        token: TokenHash,
        session: &NewSession,
    ) -> Result<Result<Session, SignInRefusal>, StoreError>;
    /// Begins a session for a person without a link.
    async fn begin_session(&self, person_id: PersonId, session: &NewSession) -> Result<Session, StoreError>;
    /// The live session of this token.
    async fn session_by_token(&self, token: TokenHash) -> Result<Option<Session>, StoreError>;
    /// A person's live sessions, newest first.
    async fn sessions(&self, person_id: PersonId) -> Result<Vec<Session>, StoreError>;
    /// Notes that a session was used at `at`, unless a later use is known.
    async fn touch_session(&self, id: SessionId, at: Timestamp) -> Result<(), StoreError>;
    /// Ends a live session of `person_id`, and every sign-in link of theirs that waits to be used: whoever had the session may
    /// have made one. False if they have no such session.
    async fn revoke_session(&self, person_id: PersonId, id: SessionId) -> Result<bool, StoreError>;
}
