//! What a composer writes, checked as a whole.

use super::Slot;
use crate::{
    Description, Document, Electorate, EventFault, GroupId, Method, OptionDetails, OptionId, OptionLabel,
    PersonId, Poll, PollId, PollOption, PollTitle, Secrecy, Visibility, ZoneName,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A poll as it is composed: everything but what the server adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The question.
    pub title: PollTitle,
    /// What to know before voting.
    pub description: Description,
    /// The options' texts, [`Draft::MIN_OPTIONS`] to [`Draft::MAX_OPTIONS`], no two alike. None in a poll on times.
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub options: Vec<OptionLabel>,
    /// The options of a poll on times ([`Method::Slots`]), as many, in any order, no two alike. None in any other poll.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub slots: Vec<Slot>,
    /// What else there is to know of each option, in their order; those behind the last have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub details: Vec<OptionDetails>,
    /// What to read before voting, at most [`Draft::MAX_DOCUMENTS`].
    #[cfg_attr(feature = "schema", schemars(length(max = 10)))]
    pub documents: Vec<Document>,
    /// How a ballot is marked and counted.
    pub method: Method,
    /// Whether one may abstain.
    #[serde(default)]
    pub abstention: bool,
    /// Who can link ballot and voter.
    pub secrecy: Secrecy,
    /// Who sees results when.
    pub visibility: Visibility,
    /// Who may vote.
    pub electorate: Electorate,
    /// The first instant at which no ballot is taken any more.
    #[serde(with = "crate::instant::Rfc3339")]
    pub deadline: Timestamp,
    /// The zone in which the composer means it.
    pub zone: ZoneName,
}

/// Why a draft is not a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftFault {
    /// Fewer than [`Draft::MIN_OPTIONS`] options.
    #[error("at least {min} options")]
    TooFewOptions {
        /// How many at least.
        min: u16,
    },
    /// More than [`Draft::MAX_OPTIONS`] options.
    #[error("at most {max} options")]
    TooManyOptions {
        /// How many at most.
        max: u16,
    },
    /// Two options say the same.
    #[error("option {index} repeats an earlier one")]
    DuplicateOption {
        /// The place of the second, from 0.
        index: u16,
    },
    /// A slot could not become an event.
    #[error("slot {index}: {fault}")]
    Slot {
        /// Its place, from 0.
        index: u16,
        /// Why not.
        fault: EventFault,
    },
    /// Two slots are the same.
    #[error("slot {index} repeats an earlier one")]
    DuplicateSlot {
        /// The place of the second, from 0.
        index: u16,
    },
    /// There are slots in a poll that is not on times, or texts in one that is.
    #[error("slots and the texts of options do not go together")]
    SlotsAndTexts,
    /// What an edit may not change any more ([`Poll::edited`]).
    #[error("{what:?} may not be changed any more")]
    Fixed {
        /// What it is.
        what: Fixed,
    },
    /// Details of more options than there are.
    #[error("details of more options than there are")]
    DetailsOfNothing,
    /// The picture of an option is not there, or not for its composer.
    #[error("there is no such picture for option {index}")]
    NoSuchPicture {
        /// The place of the option, from 0.
        index: u16,
    },
    /// More than [`Draft::MAX_DOCUMENTS`] documents.
    #[error("at most {max} documents")]
    TooManyDocuments {
        /// How many at most.
        max: u16,
    },
    /// `min` is 0 or above `max`, or more is asked for than there are options.
    #[error("the least and the most that may be chosen do not fit")]
    ChoiceBounds,
    /// The result of a poll that is anonymous to members is shown after its close: while it runs, each change of the figures
    /// would be the ballot of whoever voted just then.
    #[error("an anonymous poll shows its result after the close")]
    AnonymousShowsLate,
    /// The electorate of a poll that is anonymous to members is frozen: one who joined late could be told by what changed.
    #[error("an anonymous poll takes no joiners")]
    AnonymousIsFrozen,
    /// The deadline is not at least [`Draft::SHORTEST`] away.
    #[error("the deadline is too soon")]
    DeadlineTooSoon,
    /// The deadline is more than [`Draft::LONGEST`] away.
    #[error("the deadline is too far away")]
    DeadlineTooFar,
}

/// What of a poll an edit may not change, or not in that direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fixed {
    /// Once somebody has voted, the options there were stand first and in their order, and what was withdrawn stays so.
    Options,
    /// Once somebody has voted, a slot keeps its time: another is another option.
    Slots,
    /// Once somebody has voted, how a ballot is marked and counted.
    Method,
    /// Once somebody has voted, whether one may abstain.
    Abstention,
    /// Once somebody has voted, who sees who chose what may only become fewer.
    Secrecy,
    /// Once somebody has voted, the result may only be shown later.
    Visibility,
    /// Once somebody has voted, who may vote.
    Electorate,
    /// Once it is scheduled or open: moving it later is an act of its own.
    Deadline,
    /// Once somebody has voted, the zone.
    Zone,
}

impl Fixed {
    fn field(self) -> &'static str {
        match self {
            Self::Options => "options",
            Self::Slots => "slots",
            Self::Method => "method",
            Self::Abstention => "abstention",
            Self::Secrecy => "secrecy",
            Self::Visibility => "visibility",
            Self::Electorate => "electorate",
            Self::Deadline => "deadline",
            Self::Zone => "zone",
        }
    }
}

impl DraftFault {
    /// The field at fault, as the wire names it.
    #[must_use]
    pub fn field(self) -> String {
        match self {
            Self::TooFewOptions { .. } | Self::TooManyOptions { .. } => "options".into(),
            Self::DuplicateOption { index } => format!("options[{index}]"),
            Self::Slot { index, fault } => format!("slots[{index}].{}", fault.field()),
            Self::DuplicateSlot { index } => format!("slots[{index}]"),
            Self::SlotsAndTexts => "slots".into(),
            Self::Fixed { what } => what.field().into(),
            Self::DetailsOfNothing => "details".into(),
            Self::NoSuchPicture { index } => format!("details[{index}].picture"),
            Self::TooManyDocuments { .. } => "documents".into(),
            Self::ChoiceBounds => "method".into(),
            Self::AnonymousShowsLate => "visibility".into(),
            Self::AnonymousIsFrozen => "electorate".into(),
            Self::DeadlineTooSoon | Self::DeadlineTooFar => "deadline".into(),
        }
    }
}

impl Draft {
    /// A choice needs two options.
    pub const MIN_OPTIONS: u16 = 2;
    /// More could not be read on a phone.
    pub const MAX_OPTIONS: u16 = 50;
    /// Linked documents.
    pub const MAX_DOCUMENTS: u16 = 10;
    /// The shortest time a poll may run.
    pub const SHORTEST: SignedDuration = SignedDuration::from_secs(10);
    /// The longest time a poll may run: 400 days, a year and the time to argue about it.
    pub const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 400);

    /// Checks what no single field can show.
    ///
    /// # Errors
    /// Every fault found, in the order of the fields.
    pub fn check(&self, now: Timestamp) -> Result<(), Vec<DraftFault>> {
        let mut faults = Vec::new();
        let on_times = self.method == Method::Slots;
        let options = if on_times { self.slots.len() } else { self.options.len() };
        let options = u16::try_from(options).unwrap_or(u16::MAX);
        if options < Self::MIN_OPTIONS {
            faults.push(DraftFault::TooFewOptions { min: Self::MIN_OPTIONS });
        }
        if options > Self::MAX_OPTIONS {
            faults.push(DraftFault::TooManyOptions { max: Self::MAX_OPTIONS });
        } else if on_times {
            faults.extend(self.slot_faults(now));
        } else {
            faults.extend(self.repeated().map(|index| DraftFault::DuplicateOption { index }));
        }
        if !(if on_times { self.options.is_empty() } else { self.slots.is_empty() }) {
            faults.push(DraftFault::SlotsAndTexts);
        }
        if self.details.len() > self.options.len() {
            faults.push(DraftFault::DetailsOfNothing);
        }
        if self.documents.len() > usize::from(Self::MAX_DOCUMENTS) {
            faults.push(DraftFault::TooManyDocuments { max: Self::MAX_DOCUMENTS });
        }
        let bounds = match self.method {
            Method::Multiple { min, max } => Some((min, max)),
            Method::Ranked { min, .. } => Some((min, options)),
            Method::Single | Method::Score | Method::Slots => None,
        };
        if bounds.is_some_and(|(min, max)| min == 0 || min > max || max > options) {
            faults.push(DraftFault::ChoiceBounds);
        }
        if self.secrecy.detaches() && self.visibility != Visibility::AfterClose {
            faults.push(DraftFault::AnonymousShowsLate);
        }
        if self.secrecy.detaches() && self.electorate != Electorate::FrozenAtOpening {
            faults.push(DraftFault::AnonymousIsFrozen);
        }
        let left = self.deadline.duration_since(now);
        if left < Self::SHORTEST {
            faults.push(DraftFault::DeadlineTooSoon);
        } else if left > Self::LONGEST {
            faults.push(DraftFault::DeadlineTooFar);
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn repeated(&self) -> impl Iterator<Item = u16> {
        let alike = |a: &OptionLabel, b: &OptionLabel| a.as_str().to_lowercase() == b.as_str().to_lowercase();
        (1..self.options.len())
            .filter(move |&later| {
                self.options[..later].iter().any(|earlier| alike(earlier, &self.options[later]))
            })
            .filter_map(|index| u16::try_from(index).ok())
    }

    fn slot_faults(&self, now: Timestamp) -> impl Iterator<Item = DraftFault> {
        let slots = self.slots.iter().map(|slot| slot.to_the_second()).collect::<Vec<_>>();
        (0u16..).zip(slots.clone()).flat_map(move |(index, slot)| {
            let same = slots[..usize::from(index)].contains(&slot);
            let repeated = same.then_some(DraftFault::DuplicateSlot { index });
            let wrong = slot.faults(now).into_iter().map(move |fault| DraftFault::Slot { index, fault });
            repeated.into_iter().chain(wrong)
        })
    }

    /// Texts in the order in which they were written, slots in that of time.
    pub(super) fn numbered(
        options: Vec<OptionLabel>,
        slots: Vec<Slot>,
        details: Vec<OptionDetails>,
    ) -> Vec<PollOption> {
        let mut slots: Vec<Slot> = slots.into_iter().map(Slot::to_the_second).collect();
        slots.sort_unstable();
        let texts = options.into_iter().map(|label| (label, None));
        let times = slots.into_iter().filter_map(|slot| Some((slot.label()?, Some(slot))));
        let details = details.into_iter().chain(std::iter::repeat_with(OptionDetails::default));
        let all = (1..).map(OptionId).zip(texts.chain(times)).zip(details);
        all.map(|((id, (label, slot)), details)| PollOption { id, label, slot, details, withdrawn: false })
            .collect()
    }

    /// The poll this becomes, as a draft.
    ///
    /// # Errors
    /// As [`Draft::check`].
    pub fn compose(
        self,
        id: PollId,
        group_id: GroupId,
        composer: PersonId,
        now: Timestamp,
    ) -> Result<Poll, Vec<DraftFault>> {
        self.check(now)?;
        // Engines keep microseconds; what the composer is told is what is kept.
        let deadline = Timestamp::from_microsecond(self.deadline.as_microsecond()).unwrap_or(self.deadline);
        Ok(Poll {
            id,
            group_id,
            composer,
            composed: now,
            title: self.title,
            description: self.description,
            edition: 1,
            options: Self::numbered(self.options, self.slots, self.details),
            documents: self.documents,
            method: self.method,
            abstention: self.abstention,
            secrecy: self.secrecy,
            visibility: self.visibility,
            electorate: self.electorate,
            deadline,
            zone: self.zone,
            opened: None,
            extended: None,
            closed: None,
            withdrawn: None,
        })
    }
}
