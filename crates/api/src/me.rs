//! The caller.

mod get_me;
mod list_sessions;
mod revoke_session;

use domain::{Group, Person, Role, Session, SessionId, Space};
pub use get_me::GetMe;
pub use list_sessions::ListSessions;
pub use revoke_session::RevokeSession;
use serde::{Deserialize, Serialize};

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
