//! Who may call an operation: markers in the contract, which the server turns into proof.

/// A marker of who may call an operation.
pub trait Access {
    /// The level it stands for.
    const LEVEL: Level;
}

/// The same as a value, for tables and documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No proof is needed; some of these carry a token of their own.
    Anyone,
    /// A person with a live session.
    SignedIn,
    /// A member, in any role, of the group that the path names or to which the poll or event in the path belongs. To others
    /// it does not exist.
    Member,
    /// An admin or the owner of that group.
    Admin,
    /// An unattended display, with the token of its own.
    Kiosk,
}

impl Level {
    /// The word used in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::SignedIn => "signed-in",
            Self::Member => "member",
            Self::Admin => "admin",
            Self::Kiosk => "kiosk",
        }
    }
}

macro_rules! markers {
    ($($name:ident)*) => {$(
        #[doc = concat!("See [`Level::", stringify!($name), "`].")]
        #[derive(Debug)]
        pub enum $name {}
        impl Access for $name {
            const LEVEL: Level = Level::$name;
        }
    )*};
}
markers! { Anyone SignedIn Member Admin Kiosk }
