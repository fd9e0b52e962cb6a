//! Events on the calendar of a group: what comes of an outcome, who is asked to come, and what they answered.
//!
//! The words are iCalendar's (RFC 5545, RFC 5546): event, attendee, participation status, sequence.

mod plan;

use crate::{
    EventId, GroupId, Member, OptionId, Outcome, PersonId, Poll, PollId, PollStatus, Reason, Secrecy,
};
use jiff::Timestamp;
pub(crate) use plan::time_faults;
pub use plan::{EventFault, EventPlan};
use serde::{Deserialize, Serialize};

/// The outcome that an event came of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The closed poll.
    pub poll_id: PollId,
    /// The option that won, or that people signed up for.
    pub option: OptionId,
}

/// Who is asked to come. They are counted when the event is made: whoever joins the group later is not asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// Every member of the group, in any role.
    #[default]
    Everybody,
    /// The members who cast a ballot in the poll that it came of; of a sign-up, those who signed up.
    Voters,
}

/// An event called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cancellation {
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Why, for everybody to read.
    pub reason: Reason,
}

/// An event on the calendar of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarEvent {
    /// Which event. Its UID in every calendar is made of this, and never changes.
    pub id: EventId,
    /// The group whose event it is.
    pub group_id: GroupId,
    /// Who made it.
    pub organiser: PersonId,
    /// When it was made.
    #[serde(with = "crate::instant::Rfc3339")]
    pub made: Timestamp,
    /// When it was last changed or called off; at first, when it was made. Answers are no change.
    #[serde(with = "crate::instant::Rfc3339")]
    pub changed: Timestamp,
    /// What it is, when and where.
    pub plan: EventPlan,
    /// The outcome it came of, if it came of one.
    pub origin: Option<Origin>,
    /// SEQUENCE of RFC 5545 §3.8.7.4: 0 at first; grows by one with each change, and when it is called off.
    pub sequence: u32,
    /// Grows by one with whatever changes: the event, an answer, who is asked. Of two the larger is newer.
    pub revision: u64,
    /// That it was called off, if it was.
    pub cancelled: Option<Cancellation>,
}

/// What somebody who is asked has said: PARTSTAT of RFC 5545 §3.2.12.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartStat {
    /// 未回复: nothing yet, or nothing since the time was moved.
    #[default]
    NeedsAction,
    /// 参加.
    Accepted,
    /// 不参加.
    Declined,
    /// 待定.
    Tentative,
}

/// How many of those who are asked have said what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answers {
    /// They come.
    pub accepted: u32,
    /// They do not.
    pub declined: u32,
    /// They do not know yet.
    pub tentative: u32,
    /// They have not answered.
    pub waiting: u32,
}

/// Why something was not done to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventRefusal {
    /// Only the composer of the poll, whoever made the event, or an admin may do this.
    #[error("only its organiser or an admin may do this")]
    NotYours,
    /// The poll it would come of is not closed, or was withdrawn.
    #[error("nothing is decided yet")]
    NotDecided,
    /// The option it would come of has not won.
    #[error("this option has not won")]
    NotTheWinner,
    /// An event that stands has come of the poll already.
    #[error("there is an event of this outcome already")]
    AlreadyMade,
    /// The voters are asked, and there is no poll.
    #[error("only an event of an outcome can ask its voters")]
    NoVoters,
    /// Those who signed up are asked, and only admins see who that is.
    #[error("who signed up is shown to admins only: ask everybody")]
    NamesHidden,
    /// It was called off.
    #[error("this event was cancelled")]
    Cancelled,
    /// It is over.
    #[error("this event is over")]
    Over,
    /// It was changed since the caller last saw it.
    #[error("this event was changed meanwhile")]
    Changed,
    /// The caller is not asked to come.
    #[error("you are not invited to this event")]
    NotInvited,
}

/// The poll that an event is to come of, as it stands now.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The poll.
    pub poll: &'a Poll,
    /// What follows from its ballots.
    pub outcome: &'a Outcome,
    /// The option that the event is to come of.
    pub option: OptionId,
    /// Whether an event that is not called off has come of the poll already.
    pub has_event: bool,
}

/// Whether `by` may make an event at `now`: of an outcome its poll's composer and the admins of the group, of nothing the
/// admins.
///
/// # Errors
/// The reason why not.
pub fn may_make(
    by: &Member,
    of: Option<&Decided<'_>>,
    invited: Invited,
    now: Timestamp,
) -> Result<(), EventRefusal> {
    let composed = of.is_some_and(|of| of.poll.composer == by.person_id && by.role.votes());
    if !composed && !by.role.manages() {
        return Err(EventRefusal::NotYours);
    }
    let Some(of) = of else {
        return if invited == Invited::Voters { Err(EventRefusal::NoVoters) } else { Ok(()) };
    };
    if of.poll.status_at(now) != PollStatus::Closed {
        return Err(EventRefusal::NotDecided);
    }
    if of.outcome.option(of.poll) != Some(of.option) {
        return Err(EventRefusal::NotTheWinner);
    }
    // Who is asked every member sees, and of a sign-up these are those who come.
    if invited == Invited::Voters && of.poll.method.signs_up() && of.poll.secrecy != Secrecy::RealName {
        return Err(EventRefusal::NamesHidden);
    }
    if of.has_event { Err(EventRefusal::AlreadyMade) } else { Ok(()) }
}

impl CalendarEvent {
    /// Whether it stands, and has an end that is still to come.
    ///
    /// # Errors
    /// [`EventRefusal::Cancelled`] or [`EventRefusal::Over`].
    pub fn stands(&self, now: Timestamp) -> Result<(), EventRefusal> {
        if self.cancelled.is_some() {
            Err(EventRefusal::Cancelled)
        } else if now >= self.plan.ends {
            Err(EventRefusal::Over)
        } else {
            Ok(())
        }
    }

    /// Whether `by` may change it, or call it off, at `now`: whoever made it, and the admins.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_change(&self, by: &Member, now: Timestamp) -> Result<(), EventRefusal> {
        let mine = self.organiser == by.person_id && by.role.votes();
        if self.group_id != by.group_id || !(mine || by.role.manages()) {
            return Err(EventRefusal::NotYours);
        }
        self.stands(now)
    }

    /// Whether somebody who saw version `sequence` may answer at `now`; `asked` says whether they are asked to come.
    ///
    /// # Errors
    /// The reason why not. An answer to what was changed meanwhile is none to what is.
    pub fn may_answer(&self, asked: bool, sequence: u32, now: Timestamp) -> Result<(), EventRefusal> {
        if !asked {
            return Err(EventRefusal::NotInvited);
        }
        self.stands(now)?;
        if self.sequence == sequence { Ok(()) } else { Err(EventRefusal::Changed) }
    }

    /// Puts `plan` in the place of version `sequence`, and says what that did. What it says already changes nothing.
    ///
    /// # Errors
    /// [`EventRefusal::Changed`] if another version is there by now.
    pub fn change(
        &mut self,
        plan: EventPlan,
        sequence: u32,
        now: Timestamp,
    ) -> Result<EventChange, EventRefusal> {
        if self.sequence != sequence {
            return Err(EventRefusal::Changed);
        }
        if self.plan == plan {
            return Ok(EventChange::None);
        }
        let moved = (self.plan.starts, self.plan.ends) != (plan.starts, plan.ends);
        self.plan = plan;
        self.next(now);
        Ok(if moved { EventChange::Moved } else { EventChange::Reworded })
    }

    /// Calls it off.
    pub fn cancel(&mut self, by: PersonId, reason: Reason, now: Timestamp) {
        self.cancelled = Some(Cancellation { at: now, by, reason });
        self.next(now);
    }

    fn next(&mut self, now: Timestamp) {
        self.sequence += 1;
        self.revision += 1;
        self.changed = now;
    }
}

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventChange {
    /// Nothing: it said so already.
    None,
    /// It is another in words or place; what people answered stands.
    Reworded,
    /// It is at another time: everybody is asked anew.
    Moved,
}

impl Answers {
    /// Counts `answers`.
    #[must_use]
    pub fn count(answers: impl IntoIterator<Item = PartStat>) -> Self {
        let mut counted = Self::default();
        for answer in answers {
            *counted.of_mut(answer) += 1;
        }
        counted
    }

    fn of_mut(&mut self, answer: PartStat) -> &mut u32 {
        match answer {
            PartStat::NeedsAction => &mut self.waiting,
            PartStat::Accepted => &mut self.accepted,
            PartStat::Declined => &mut self.declined,
            PartStat::Tentative => &mut self.tentative,
        }
    }

    /// How many have said `answer`.
    #[must_use]
    pub fn of(mut self, answer: PartStat) -> u32 {
        *self.of_mut(answer)
    }

    /// How many are asked.
    #[must_use]
    pub fn asked(self) -> u32 {
        self.accepted + self.declined + self.tentative + self.waiting
    }
}

/// A link by which a calendar program reads whatever a person is asked to come to. A person has one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Feed {
    /// Whose.
    pub person_id: PersonId,
    /// Since when it works.
    #[serde(with = "crate::instant::Rfc3339")]
    pub since: Timestamp,
}

#[cfg(test)]
mod tests;
