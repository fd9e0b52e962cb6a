//! What an organiser writes, checked as a whole.

use crate::{EventNote, EventPlace, EventTitle, ZoneName};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What an event is, when and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventPlan {
    /// What it is called.
    pub title: EventTitle,
    /// Where it is; may be empty.
    pub place: EventPlace,
    /// What else to know; may be empty.
    pub note: EventNote,
    /// When it begins, to the second.
    #[serde(with = "crate::instant::Rfc3339")]
    pub starts: Timestamp,
    /// The first instant at which it is over, to the second.
    #[serde(with = "crate::instant::Rfc3339")]
    pub ends: Timestamp,
    /// The zone in which the organiser means these times.
    pub zone: ZoneName,
}

/// Why a plan is not an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventFault {
    /// It would begin before now.
    #[error("the start has passed")]
    StartPassed,
    /// It would begin more than [`EventPlan::FARTHEST`] from now.
    #[error("the start is too far away")]
    StartTooFar,
    /// It would end when it begins, or before.
    #[error("it must end after it begins")]
    EndNotAfterStart,
    /// It would last longer than [`EventPlan::LONGEST`].
    #[error("it lasts too long")]
    TooLong,
}

impl EventFault {
    /// The field at fault, as the wire names it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::StartPassed | Self::StartTooFar => "starts",
            Self::EndNotAfterStart | Self::TooLong => "ends",
        }
    }
}

impl EventPlan {
    /// The longest an event may last: 31 days.
    pub const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 31);
    /// The farthest away an event may begin: two years and a month.
    pub const FARTHEST: SignedDuration = SignedDuration::from_hours(24 * 761);

    /// Checks the times. Those of `before`, the plan that this one takes the place of, are not asked for again: a note may be
    /// put right while the event runs.
    ///
    /// # Errors
    /// Every fault found, in the order of the fields.
    pub fn check(&self, before: Option<&Self>, now: Timestamp) -> Result<(), Vec<EventFault>> {
        let moved = before.is_none_or(|before| before.starts != self.starts);
        let faults = time_faults(self.starts, self.ends, moved.then_some(now));
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// The same with its times in whole seconds, which is all that calendars know.
    #[must_use]
    pub fn to_the_second(self) -> Self {
        let whole = |at: Timestamp| Timestamp::from_second(at.as_second()).unwrap_or(at);
        Self { starts: whole(self.starts), ends: whole(self.ends), ..self }
    }
}

/// What is wrong with these times; with the start too, if it is judged at an instant.
pub(crate) fn time_faults(starts: Timestamp, ends: Timestamp, now: Option<Timestamp>) -> Vec<EventFault> {
    let mut faults = Vec::new();
    if let Some(now) = now {
        let ahead = starts.duration_since(now);
        if ahead.is_negative() {
            faults.push(EventFault::StartPassed);
        } else if ahead > EventPlan::FARTHEST {
            faults.push(EventFault::StartTooFar);
        }
    }
    let lasts = ends.duration_since(starts);
    if !lasts.is_positive() {
        faults.push(EventFault::EndNotAfterStart);
    } else if lasts > EventPlan::LONGEST {
        faults.push(EventFault::TooLong);
    }
    faults
}
