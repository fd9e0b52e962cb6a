//! The rules of a group decision: who may vote, what counts, what follows.
//!
//! Nothing here reads a clock, draws a random number, opens a file or knows of HTTP: the time is always an
//! argument, ids are minted by the server, and the same functions run in the browser and behind the API.
#![warn(missing_docs)]

pub mod ballot;
pub mod calendar;
pub mod cast;
pub mod device;
pub mod electorate;
pub mod export;
pub mod group;
pub mod id;
pub mod instant;
pub mod invitation;
mod letter;
pub mod mail;
pub mod markup;
pub mod outcome;
pub mod person;
pub mod picture;
pub mod poll;
pub mod receipt;
pub mod reminder;
pub mod tally;
pub mod text;
pub mod timeline;

pub use ballot::{Ballot, Scored, Selection, SelectionFault};
pub use calendar::{
    Answers, CalendarEvent, Cancellation, Decided, EventChange, EventFault, EventPlan, EventRefusal, Feed,
    Invited, Origin, PartStat,
};
pub use cast::{Cast, CastRefusal, Standing, cast};
pub use device::{Kiosk, Session, SessionKind, SignInLink, SignInRefusal};
pub use electorate::{Electorate, Weight};
pub use export::{ExportFormat, ExportLanguage, ExportLink, ExportLinkRefusal};
pub use group::{Group, GroupKind, Member, Role, RoleRefusal, Space};
pub use id::{
    CastKey, EventId, GroupId, InvitationId, KioskId, OptionId, PersonId, PictureId, PollId, SessionId,
    SpaceId,
};
pub use invitation::{Invitation, InvitationRefusal, InvitationState};
pub use letter::letter;
pub use mail::{Asks, Email, EmailLinkRefusal, EmailRefusal, Posting};
pub use outcome::Outcome;
pub use person::Person;
pub use picture::PictureRefusal;
pub use poll::{
    Act, Close, Deed, Document, DocumentKind, Draft, DraftFault, Edit, EditRefusal, Edited, Editing, Edition,
    Extension, Fixed, LogEntry, Method, OptionDetails, Poll, PollAction, PollOption, PollRefusal, PollStatus,
    Question, RankedCount, Secrecy, Slot, SoFar, Visibility, Withdrawal,
};
pub use receipt::{NamedBallot, Receipt, Tracker};
pub use reminder::{Lead, NoLead, Reminder, ReminderKind, ReminderPlan, ReminderRefusal, Reminders};
pub use tally::{Base, OptionCount, Round, Share, Tally, Turnout};
pub use text::{
    Alias, Description, DeviceName, DocumentTitle, EmailAddress, EventNote, EventPlace, EventTitle,
    GroupName, HttpsUrl, KioskLabel, Note, OptionAbout, OptionLabel, PersonName, PollTitle, Reason,
    SpaceName, TextFault, UnitPath, ZoneName,
};
pub use timeline::{Timeline, UnitTurnout};
