//! Reminders of an open poll, to those who may vote in it and have not.

use crate::{Member, Poll, PollStatus};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How long before the deadline of a poll a reminder goes out by itself: one of [`Lead::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Lead(u16);

impl Lead {
    /// All that there are, in whole hours, the longest first.
    pub const ALL: [Self; 7] = [Self(72), Self(48), Self(24), Self(12), Self(6), Self(2), Self(1)];
    /// A day.
    pub const DAY: Self = Self(24);
    /// Two hours.
    pub const TWO_HOURS: Self = Self(2);

    /// How many hours it is.
    #[must_use]
    pub fn hours(self) -> u16 {
        self.0
    }

    /// When it is so long before `deadline`.
    fn moment(self, deadline: Timestamp) -> Option<Timestamp> {
        deadline.checked_sub(SignedDuration::from_hours(self.0.into())).ok()
    }
}

impl From<Lead> for u16 {
    fn from(lead: Lead) -> Self {
        lead.0
    }
}

/// A number of hours of which there is no [`Lead`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reminder goes out 72, 48, 24, 12, 6, 2 or 1 hours before the deadline, and not {0}")]
pub struct NoLead(pub u16);

impl TryFrom<u16> for Lead {
    type Error = NoLead;
    fn try_from(hours: u16) -> Result<Self, NoLead> {
        Self::ALL.into_iter().find(|lead| lead.0 == hours).ok_or(NoLead(hours))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Lead {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Lead".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let hours = Self::ALL.map(Self::hours);
        schemars::json_schema!({
            "description": "How long before the deadline of a poll a reminder goes out by itself, in whole hours.",
            "type": "integer",
            "enum": hours,
        })
    }
}

/// Which reminders go out by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReminderPlan {
    /// One so long before the deadline, for each; none goes out where none is named.
    pub hours_before: BTreeSet<Lead>,
}

impl Default for ReminderPlan {
    /// A day and two hours before.
    fn default() -> Self {
        Self { hours_before: [Lead::DAY, Lead::TWO_HOURS].into() }
    }
}

/// What had a reminder go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// It was so long before the deadline.
    Before {
        /// How long.
        hours: Lead,
    },
    /// An organiser (催一下).
    ByHand,
}

/// A reminder that went out. Whom it reached is kept nowhere: it is for whoever has not voted, as long as they have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reminder {
    /// Why.
    pub kind: ReminderKind,
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// How many had not voted then.
    pub waiting: u32,
}

/// The reminders of a poll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reminders {
    /// Which go out by themselves.
    pub plan: ReminderPlan,
    /// Those that went out, oldest first.
    pub sent: Vec<Reminder>,
}

/// Why nobody was reminded, or the plan was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReminderRefusal {
    /// Only the composer of the poll, or an admin, may do this.
    #[error("only the composer or an admin may do this")]
    NotYours,
    /// The poll takes no ballots.
    #[error("this poll is not open")]
    NotOpen,
    /// As many as there may be went out by hand.
    #[error("{most} reminders were sent by hand, and that is all")]
    TooMany {
        /// [`Reminders::MOST_BY_HAND`].
        most: u32,
    },
    /// One went out lately.
    #[error("a reminder was sent lately, the next may be at {again}")]
    TooSoon {
        /// When the next may be sent by hand.
        #[serde(with = "crate::instant::Rfc3339")]
        again: Timestamp,
    },
    /// Everybody who may vote has voted.
    #[error("everybody has voted")]
    NobodyWaits,
}

impl Reminders {
    /// How many may be sent by hand in a poll.
    pub const MOST_BY_HAND: u32 = 3;
    /// How far one by hand is from whichever was before it: six hours.
    pub const APART: SignedDuration = SignedDuration::from_hours(6);

    /// Whether `by` may say which reminders go out by themselves: as long as the poll is not over.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_plan(poll: &Poll, by: &Member, now: Timestamp) -> Result<(), ReminderRefusal> {
        let mine = poll.composer == by.person_id && by.role.votes();
        if poll.group_id != by.group_id || !(mine || by.role.manages()) {
            return Err(ReminderRefusal::NotYours);
        }
        match poll.status_at(now) {
            PollStatus::Closed | PollStatus::Withdrawn => Err(ReminderRefusal::NotOpen),
            _ => Ok(()),
        }
    }

    /// Whether `by` may remind the `waiting` who have not voted. The screen asks this too, to say when it may be done again.
    ///
    /// # Errors
    /// The reason why not: who, then the poll, then what went before, then whether there is anybody.
    pub fn may_remind(
        &self,
        poll: &Poll,
        by: &Member,
        waiting: u32,
        now: Timestamp,
    ) -> Result<(), ReminderRefusal> {
        Self::may_plan(poll, by, now)?;
        if poll.status_at(now) != PollStatus::Open {
            return Err(ReminderRefusal::NotOpen);
        }
        if self.left_by_hand() == 0 {
            return Err(ReminderRefusal::TooMany { most: Self::MOST_BY_HAND });
        }
        let again = self.sent.last().and_then(|last| last.at.checked_add(Self::APART).ok());
        match again.filter(|again| now < *again) {
            Some(again) => Err(ReminderRefusal::TooSoon { again }),
            None if waiting == 0 => Err(ReminderRefusal::NobodyWaits),
            None => Ok(()),
        }
    }

    /// How many more may be sent by hand.
    #[must_use]
    pub fn left_by_hand(&self) -> u32 {
        let by_hand = self.sent.iter().filter(|sent| sent.kind == ReminderKind::ByHand).count();
        Self::MOST_BY_HAND.saturating_sub(u32::try_from(by_hand).unwrap_or(u32::MAX))
    }

    /// The reminder that is to go out by itself at `now`. Of two whose time has come while nobody was awake the later goes
    /// out alone.
    #[must_use]
    pub fn due(&self, poll: &Poll, now: Timestamp) -> Option<ReminderKind> {
        if poll.status_at(now) != PollStatus::Open {
            return None;
        }
        let come = |lead: &&Lead| lead.moment(poll.deadline).is_some_and(|moment| moment <= now);
        let latest = *self.plan.hours_before.iter().find(come)?;
        self.planned(latest, poll).map(|_| ReminderKind::Before { hours: latest })
    }

    /// When the next is to go out by itself: at `now` if one is due.
    #[must_use]
    pub fn next(&self, poll: &Poll, now: Timestamp) -> Option<Timestamp> {
        if !matches!(poll.status_at(now), PollStatus::Open | PollStatus::Scheduled) {
            return None;
        }
        if self.due(poll, now).is_some() {
            return Some(now);
        }
        let mut moments = self.plan.hours_before.iter().rev().filter_map(|lead| self.planned(*lead, poll));
        moments.find(|moment| *moment > now)
    }

    /// When the one that goes out `lead` before the deadline does, if it is to and has not: what lay before the opening never
    /// does, and another deadline is another moment.
    fn planned(&self, lead: Lead, poll: &Poll) -> Option<Timestamp> {
        let moment = lead.moment(poll.deadline)?;
        let lay_before = poll.opened.is_none_or(|opened| moment <= opened);
        let kind = ReminderKind::Before { hours: lead };
        let went_out = self.sent.iter().any(|sent| sent.kind == kind && sent.at >= moment);
        (!lay_before && !went_out).then_some(moment)
    }
}

#[cfg(test)]
mod tests;
