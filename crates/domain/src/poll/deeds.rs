//! What is done to a poll: by those who organise it, with their reasons, and by time alone.

use super::{Draft, Poll, PollAction, PollRefusal, PollStatus};
use crate::{Member, PersonId, Reason};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A close before the deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Close {
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Why, for everybody to read; `None` where it was closed before reasons were asked for.
    pub reason: Option<Reason>,
}

/// A deadline moved later, the last time that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extension {
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// The deadline before.
    #[serde(with = "crate::instant::Rfc3339")]
    pub from: Timestamp,
    /// Why, for everybody to read.
    pub reason: Reason,
}

/// A poll taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Withdrawal {
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Why, for everybody to read.
    pub reason: Reason,
}

/// Something to be done to a poll, with all that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Let the voting begin now.
    Open,
    /// Have it begin by itself.
    Schedule {
        /// When.
        opens: Timestamp,
    },
    /// Move its deadline later.
    Extend {
        /// The new one.
        deadline: Timestamp,
        /// Why.
        reason: Reason,
    },
    /// End it before its deadline.
    Close {
        /// Why.
        reason: Reason,
    },
    /// Take it back.
    Withdraw {
        /// Why.
        reason: Reason,
    },
}

impl Act {
    /// What kind of thing it is.
    #[must_use]
    pub fn action(&self) -> PollAction {
        match self {
            Self::Open | Self::Schedule { .. } => PollAction::Open,
            Self::Extend { .. } => PollAction::Extend,
            Self::Close { .. } => PollAction::Close,
            Self::Withdraw { .. } => PollAction::Withdraw,
        }
    }
}

/// Something that was done to a poll. Casting is none of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It was written.
    Composed,
    /// It was set to open by itself.
    Scheduled {
        /// When it is to open.
        #[serde(with = "crate::instant::Rfc3339")]
        opens: Timestamp,
    },
    /// It was opened; by nobody where the instant came that had been set.
    Opened,
    /// What it asks was changed.
    Edited {
        /// The edition since: 1 while it was a draft.
        edition: u32,
        /// Why; `None` where nobody had voted.
        reason: Option<Reason>,
    },
    /// Its deadline was moved later.
    Extended {
        /// The deadline before.
        #[serde(with = "crate::instant::Rfc3339")]
        from: Timestamp,
        /// The deadline since.
        #[serde(with = "crate::instant::Rfc3339")]
        to: Timestamp,
        /// Why.
        reason: Reason,
    },
    /// It was closed before its deadline.
    ClosedEarly {
        /// Why; `None` where it was closed before reasons were asked for.
        reason: Option<Reason>,
    },
    /// Its deadline came.
    ReachedDeadline,
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: Reason,
    },
}

impl Deed {
    /// Why it was done, where that was asked for.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Extended { reason, .. } | Self::Withdrawn { reason } => Some(reason),
            Self::ClosedEarly { reason } | Self::Edited { reason, .. } => reason.as_ref(),
            Self::Composed | Self::Scheduled { .. } | Self::Opened | Self::ReachedDeadline => None,
        }
    }
}

/// A line of a poll's log. It names organisers and never a voter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntry {
    /// When.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom; `None` where time did it.
    pub by: Option<PersonId>,
    /// What.
    pub deed: Deed,
}

impl Poll {
    /// The poll once `by` has done `act` to it at `now`, and what the log says of it.
    ///
    /// # Errors
    /// The reason why it may not be done: as [`Poll::may`] says first, then whether the instant it names will do.
    pub fn after(&self, act: Act, by: &Member, now: Timestamp) -> Result<(Self, Deed), PollRefusal> {
        self.may(by, act.action(), now)?;
        let (at, by, mut poll) = (now, by.person_id, self.clone());
        let deed = match act {
            Act::Open => {
                poll.opened = Some(now);
                Deed::Opened
            }
            Act::Schedule { opens } => {
                let opens = self.may_open_at(opens, now)?;
                poll.opened = Some(opens);
                Deed::Scheduled { opens }
            }
            Act::Extend { deadline, reason } => {
                let (from, to) = (self.deadline, self.may_extend_to(deadline, now)?);
                poll.deadline = to;
                poll.extended = Some(Extension { at, by, from, reason: reason.clone() });
                Deed::Extended { from, to, reason }
            }
            Act::Close { reason } => {
                poll.closed = Some(Close { at, by, reason: Some(reason.clone()) });
                Deed::ClosedEarly { reason: Some(reason) }
            }
            Act::Withdraw { reason } => {
                poll.withdrawn = Some(Withdrawal { at, by, reason: reason.clone() });
                Deed::Withdrawn { reason }
            }
        };
        Ok((poll, deed))
    }

    /// When the poll opens that is to open at `wanted`, to the microsecond.
    ///
    /// # Errors
    /// [`PollRefusal::OpeningPassed`] from that instant on; [`PollRefusal::DeadlineTooSoon`] unless it leaves
    /// [`Draft::SHORTEST`] to vote.
    pub fn may_open_at(&self, wanted: Timestamp, now: Timestamp) -> Result<Timestamp, PollRefusal> {
        let opens = opening(wanted, self.deadline, now)?;
        if self.has_begun(opens) { Err(PollRefusal::SlotPassed) } else { Ok(opens) }
    }

    /// The deadline that takes the place of the present one, to the microsecond. It is never moved earlier: whoever counted
    /// on the time there was keeps it, and ending it now is a close of its own.
    ///
    /// # Errors
    /// [`PollRefusal::DeadlineTooSoon`] if it is not later; [`PollRefusal::DeadlineTooFar`] if it is more than
    /// [`Draft::LONGEST`] from `now`.
    pub fn may_extend_to(&self, wanted: Timestamp, now: Timestamp) -> Result<Timestamp, PollRefusal> {
        let deadline = to_the_microsecond(wanted);
        if deadline <= self.deadline {
            Err(PollRefusal::DeadlineTooSoon)
        } else if deadline.duration_since(now) > Draft::LONGEST {
            Err(PollRefusal::DeadlineTooFar)
        } else {
            Ok(deadline)
        }
    }

    /// The log at `now`: `kept`, in the order in which it was done, and what time did, which nobody has to write down.
    #[must_use]
    pub fn log_at(&self, mut kept: Vec<LogEntry>, now: Timestamp) -> Vec<LogEntry> {
        let alone = |at, deed| LogEntry { at, by: None, deed };
        let by_hand = kept.iter().any(|entry| entry.deed == Deed::Opened);
        if let Some(opened) = self.opened.filter(|opened| !by_hand && *opened <= now)
            && self.withdrawn.as_ref().is_none_or(|withdrawal| withdrawal.at >= opened)
        {
            let place = kept.partition_point(|entry| entry.at < opened || is_before_opening(&entry.deed));
            kept.insert(place, alone(opened, Deed::Opened));
        }
        if self.closed.is_none() && self.status_at(now) == PollStatus::Closed {
            kept.push(alone(self.deadline, Deed::ReachedDeadline));
        }
        kept
    }
}

/// When a poll opens that is to open at `wanted` and close at `deadline`: the rule of [`Poll::may_open_at`], for what is no poll
/// yet.
///
/// # Errors
/// As there.
pub fn opening(wanted: Timestamp, deadline: Timestamp, now: Timestamp) -> Result<Timestamp, PollRefusal> {
    let opens = to_the_microsecond(wanted);
    if opens <= now {
        Err(PollRefusal::OpeningPassed)
    } else if deadline.duration_since(opens) < Draft::SHORTEST {
        Err(PollRefusal::DeadlineTooSoon)
    } else {
        Ok(opens)
    }
}

/// Of one instant, it was done first.
fn is_before_opening(deed: &Deed) -> bool {
    matches!(deed, Deed::Composed | Deed::Scheduled { .. })
}

/// As engines keep it, so that whoever asks is told what is kept.
pub(super) fn to_the_microsecond(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

#[cfg(test)]
mod tests;
