//! Who calls: the proof that each level of access asks for, as a type that a handler takes.

mod address;
mod asked;
mod attempts;
mod credentials;
mod device;
pub mod origin;
mod prove;

pub use address::ClientAddress;
pub use asked::Asked;
pub use attempts::Attempts;
pub use prove::Prove;
pub(crate) use prove::session_by_cookie;

use domain::{CalendarEvent, DeviceName, PersonId, Poll, Session};

/// Anybody.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who is signed in on the device that asks, if anybody.
    pub signed_in: Option<SignedIn>,
    /// Where the request comes from, for counting wrong tokens.
    pub address: ClientAddress,
    /// What a device that does not name itself is called.
    pub device: DeviceName,
}

/// A person with a live session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
}

impl SignedIn {
    /// Who.
    #[must_use]
    pub fn person_id(&self) -> PersonId {
        self.session.person_id
    }
}

/// A member of the group in the path, or of the group of the poll or event in the path. Holds no more than every handler needs:
/// a vote must not wait for names that it does not show.
#[derive(Clone, Debug)]
pub struct Member {
    /// The session.
    pub session: Session,
    /// The person in the group.
    pub member: domain::Member,
    /// The poll in the path, which the member may see.
    pub poll: Option<Poll>,
    /// The event in the path.
    pub event: Option<CalendarEvent>,
}

impl Member {
    /// Who.
    #[must_use]
    pub fn person_id(&self) -> PersonId {
        self.session.person_id
    }
}

/// An admin or the owner of the group in the path.
#[derive(Clone, Debug)]
pub struct Admin {
    /// The person in the group.
    pub member: domain::Member,
}

/// An unattended display.
#[derive(Clone, Debug)]
pub struct Kiosk {
    /// Which.
    pub kiosk: domain::Kiosk,
}
