//! The caller.

mod get_email;
mod get_me;
mod list_sessions;
mod remove_email;
mod revoke_session;
mod set_email;

use domain::{Email, Group, Person, Role, Session, SessionId, Space};
pub use get_email::GetEmail;
pub use get_me::GetMe;
pub use list_sessions::ListSessions;
pub use remove_email::RemoveEmail;
pub use revoke_session::RevokeSession;
use serde::{Deserialize, Serialize};
pub use set_email::SetEmail;

/// Who is signed in, and where they belong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Me {
    /// The space.
    pub space: Space,
    /// Who they are.
    pub person: Person,
    /// The session that asks.
    pub session_id: SessionId,
    /// Their groups, oldest first.
    pub groups: Vec<MyGroup>,
}

/// A group of the caller's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MyGroup {
    /// The group.
    pub group: Group,
    /// What they may do in it.
    pub role: Role,
    /// How many active members it has.
    pub members: u32,
    /// How many open polls wait for their vote.
    pub waiting: u32,
    /// Of how many of these they were reminded.
    #[serde(default)]
    pub reminded: u32,
}

/// The caller's sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MySessions {
    /// The session that asks.
    pub current: SessionId,
    /// All that are live, newest first.
    pub sessions: Vec<Session>,
}

/// The caller's address for mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MyEmail {
    /// Whether this server sends mail. Where it does not, no address is taken.
    pub sends: bool,
    /// The address, if they have given one.
    pub email: Option<Email>,
}
