//! Polls, ballots and results.

mod cast_ballot;
mod close_poll;
mod compose_poll;
mod edit_poll;
mod extend_poll;
mod get_poll;
mod get_reminders;
mod get_tally;
mod get_turnout;
mod list_ballots;
mod list_non_voters;
mod list_polls;
mod open_poll;
mod plan_reminders;
mod read_editions;
mod read_poll_log;
mod remind_non_voters;
mod schedule_poll;
mod withdraw_poll;

pub use cast_ballot::CastBallot;
pub use close_poll::ClosePoll;
pub use compose_poll::ComposePoll;
use domain::{
    Edition, LogEntry, NamedBallot, Person, PersonName, Poll, Receipt, Reminders, Tally, Timeline,
    UnitTurnout,
};
pub use edit_poll::EditPoll;
pub use extend_poll::ExtendPoll;
pub use get_poll::GetPoll;
pub use get_reminders::GetReminders;
pub use get_tally::GetTally;
pub use get_turnout::GetTurnout;
pub use list_ballots::ListBallots;
pub use list_non_voters::ListNonVoters;
pub use list_polls::ListPolls;
pub use open_poll::OpenPoll;
pub use plan_reminders::PlanReminders;
pub use read_editions::ReadEditions;
pub use read_poll_log::ReadPollLog;
pub use remind_non_voters::RemindNonVoters;
pub use schedule_poll::SchedulePoll;
use serde::{Deserialize, Serialize};
pub use withdraw_poll::WithdrawPoll;

/// A poll as a member sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PollView {
    /// The poll.
    pub poll: Poll,
    /// The name of whoever composed it.
    pub composer: PersonName,
    /// Its result, as the caller may see it now: the turnout alone while the poll hides the rest ([`Tally::veiled`]).
    pub tally: Tally,
    /// Whether the caller is on its electorate.
    pub entitled: bool,
    /// That the caller's ballot counts; and which it is, in a poll that keeps it under their name.
    pub receipt: Option<Receipt>,
    /// Whether the caller was reminded of it, and it still waits for their vote.
    #[serde(default)]
    pub reminded: bool,
}

/// How the turnout of a poll came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TurnoutView {
    /// Each unit in which somebody is entitled, in the order of their names.
    pub units: Vec<UnitTurnout>,
    /// As time went by. Nothing before the poll is opened, and nothing, ever, of a poll that is anonymous to members: of its
    /// ballots no time is kept.
    pub timeline: Option<Timeline>,
}

/// Who chose what: a line of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BallotView {
    /// Who.
    pub person: Person,
    /// How often they had cast in this poll by then.
    pub version: u32,
    /// What counts.
    pub ballot: NamedBallot,
}

/// A line of a poll's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogLine {
    /// What was done, when and by whom.
    pub entry: LogEntry,
    /// The name of whoever did it; `None` where time did.
    pub name: Option<PersonName>,
}

/// The editions of a poll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EditionsView {
    /// The first first; the last is the one that stands.
    pub editions: Vec<EditionLine>,
    /// How many voted on an earlier edition and have not said since that their ballot still says what they mean; it counts all
    /// the same. Told to its composer and the group's admins.
    pub unconfirmed: Option<u32>,
}

/// An edition of a poll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EditionLine {
    /// What it asks, since when, by whom and why.
    pub edition: Edition,
    /// The name of whoever made it.
    pub name: Option<PersonName>,
}

/// The reminders of a poll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemindersView {
    /// Which went out, and which will.
    pub reminders: Reminders,
    /// How many may vote and have not.
    pub waiting: u32,
    /// Whether those of them who have a confirmed address are written to as well.
    pub by_mail: bool,
}
