//! Every operation, once.

use crate::{
    Endpoint,
    access::{Access, Level},
};
use http::Method;

/// Does something with each operation: lists it, describes it, mounts it.
pub trait Visitor {
    /// Called once for each operation.
    fn visit<E: Endpoint + Described>(&mut self);
}

/// Says what shape an operation and its answer have; with the feature `schema` by JSON Schema, else not at all.
#[cfg(feature = "schema")]
pub trait Described: Endpoint<Response: schemars::JsonSchema> + schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<E: Endpoint<Response: schemars::JsonSchema> + schemars::JsonSchema> Described for E {}
/// Says what shape an operation and its answer have; with the feature `schema` by JSON Schema, else not at all.
#[cfg(not(feature = "schema"))]
pub trait Described: Endpoint {}
#[cfg(not(feature = "schema"))]
impl<E: Endpoint> Described for E {}

macro_rules! catalogue {
    ($($area:ident: $($name:ident)*;)*) => {
        /// Visits every operation, in the order of the documents.
        pub fn each(visitor: &mut impl Visitor) {
            $($(visitor.visit::<crate::$area::$name>();)*)*
        }
        /// Every operation as a value, in the same order.
        #[must_use]
        pub fn entries() -> Vec<Entry> {
            vec![$($(Entry::of::<crate::$area::$name>(stringify!($area), stringify!($name)),)*)*]
        }
    };
}

/// An operation as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The module of this crate it stands in.
    pub area: &'static str,
    /// The name of its struct.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: &'static str,
    /// Who may call it.
    pub access: Level,
}

impl Entry {
    fn of<E: Endpoint>(area: &'static str, name: &'static str) -> Self {
        Self { area, name, method: E::METHOD, path: E::PATH, access: E::Access::LEVEL }
    }
}

catalogue! {
    sign_in: RedeemSignInLink IssueOwnSignInLink IssueMemberSignInLink;
    me: GetMe ListSessions RevokeSession GetEmail SetEmail RemoveEmail;
    groups: CreateGroup GetGroup ListMembers RemoveMember SetRole;
    invitations: CreateInvitation ListInvitations RevokeInvitation PreviewInvitation AcceptInvitation;
    polls: ComposePoll OpenPoll SchedulePoll EditPoll ReadEditions ExtendPoll ClosePoll WithdrawPoll ReadPollLog ListPolls GetPoll CastBallot GetTally GetTurnout ListBallots ListNonVoters GetReminders PlanReminders RemindNonVoters;
    calendar: CreateEvent ListEvents ListPollEvents GetEvent ChangeEvent CancelEvent AnswerEvent ListAttendees GetFeed IssueFeed RevokeFeed;
    kiosks: CreateKiosk ListKiosks RevokeKiosk StartKiosk GetBoard;
    exports: IssueExportLink MailExport;
}
