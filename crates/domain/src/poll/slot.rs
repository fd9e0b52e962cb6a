//! A time that one may choose.

use crate::{EventFault, OptionLabel, calendar::time_faults};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// From when until when. Slots may overlap; in which zone they are meant the poll says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// When it begins, to the second.
    #[serde(with = "crate::instant::Rfc3339")]
    pub starts: Timestamp,
    /// The first instant at which it is over, to the second.
    #[serde(with = "crate::instant::Rfc3339")]
    pub ends: Timestamp,
}

impl Slot {
    /// The text of an option that is this slot: the interval by ISO 8601, in UTC. It is for programs; people are shown the
    /// times of a zone in their language.
    #[must_use]
    pub(super) fn label(self) -> Option<OptionLabel> {
        OptionLabel::new(format!("{}/{}", self.starts, self.ends)).ok()
    }

    /// What keeps it from becoming an event: the rules for [`crate::EventPlan`], since that is what wins a poll.
    pub(super) fn faults(self, now: Timestamp) -> Vec<EventFault> {
        time_faults(self.starts, self.ends, Some(now))
    }

    /// The same in whole seconds, which is all that calendars know.
    pub(super) fn to_the_second(self) -> Self {
        let whole = |at: Timestamp| Timestamp::from_second(at.as_second()).unwrap_or(at);
        Self { starts: whole(self.starts), ends: whole(self.ends) }
    }
}
