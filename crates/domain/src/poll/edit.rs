//! Editing a poll that was written: freely until somebody has voted, then only as a new edition that everybody sees.

use super::deeds::to_the_microsecond;
use super::{Deed, Draft, DraftFault, Fixed, Method, Poll, PollAction, PollOption, PollRefusal, PollStatus};
use crate::{Member, OptionId, Reason, Secrecy, Visibility};
use jiff::Timestamp;

/// How a poll may be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Whatever may be composed. Nobody has voted.
    Freely,
    /// As a new edition, for a reason that everybody reads; of the settings only what becomes stricter.
    AsEdition,
}

/// What somebody makes of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The edition they had before them.
    pub edition: u32,
    /// All of it as it is to be.
    pub draft: Draft,
    /// Which option of the poll each of the draft's is, texts or slots, in their order; `None`, and those behind the last,
    /// are new. Of a draft, which nobody has seen, they are numbered anew.
    pub ids: Vec<Option<OptionId>>,
    /// Those of them that may not be chosen any more.
    pub withdrawn: Vec<OptionId>,
    /// Why, for everybody to read: what has one is a new edition by the rules of [`Editing::AsEdition`], also if nobody has
    /// voted. Without one it is refused once somebody has.
    pub reason: Option<Reason>,
}

/// What was done with a poll so far, as the write that edits it finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// How many have voted.
    pub cast: u32,
    /// The highest id that an option of any edition has had: new ones are numbered behind it, so that none is used again.
    pub highest: OptionId,
}

/// Why a poll was not edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// It may not be edited, or not in this way.
    Poll(PollRefusal),
    /// What was written is no poll, or none that this one may become: every fault found.
    Draft(Vec<DraftFault>),
}

impl From<PollRefusal> for EditRefusal {
    fn from(why: PollRefusal) -> Self {
        Self::Poll(why)
    }
}

impl Poll {
    /// How it may be edited once `cast` have voted; beside that, [`Poll::may`] says who may and when.
    ///
    /// # Errors
    /// [`PollRefusal::HasDetachedBallots`] where nobody could be asked whether their ballot still says what they mean.
    pub fn editing(&self, cast: u32) -> Result<Editing, PollRefusal> {
        match cast {
            0 => Ok(Editing::Freely),
            _ if self.secrecy.detaches() => Err(PollRefusal::HasDetachedBallots),
            _ => Ok(Editing::AsEdition),
        }
    }

    /// The poll once `by` has edited it at `now`, and what the log says of it. From the moment at which others see it, each
    /// edit makes another edition: a ballot that was marked on the one before is not taken
    /// ([`crate::CastRefusal::Revised`]), whether or not somebody has voted.
    ///
    /// # Errors
    /// As [`Poll::may`] and [`Poll::editing`]; [`PollRefusal::EditedMeanwhile`], [`PollRefusal::HasBallots`],
    /// [`PollRefusal::NothingChanged`]; every fault of the draft, and whatever may not be changed any more
    /// ([`DraftFault::Fixed`]).
    pub fn edited(
        &self,
        edit: Edit,
        by: &Member,
        so_far: SoFar,
        now: Timestamp,
    ) -> Result<(Self, Deed), EditRefusal> {
        self.may(by, PollAction::Edit, now)?;
        if edit.edition != self.edition {
            return Err(PollRefusal::EditedMeanwhile { edition: self.edition }.into());
        }
        let editing = self.editing(so_far.cast)?;
        if editing == Editing::AsEdition && edit.reason.is_none() {
            return Err(PollRefusal::HasBallots.into());
        }
        // Nobody reads why a draft was rewritten.
        let edit = Edit { reason: edit.reason.filter(|_| self.is_out()), ..edit };
        let mut faults = self.faults(&edit, now);
        let options = self.options_of(&edit, so_far.highest);
        let standing = options.iter().filter(|option| !option.withdrawn).count();
        let (min, withdraws) = (edit.draft.method.options().0, standing < options.len());
        if edit.reason.is_none() && withdraws && standing < usize::from(min) {
            faults.push(DraftFault::TooFewOptions { min });
        }
        if edit.reason.is_some() {
            faults.extend(self.fixed(&edit.draft).into_iter().map(|what| DraftFault::Fixed { what }));
            faults.extend(self.options_fixed(&options));
        }
        if !faults.is_empty() {
            return Err(EditRefusal::Draft(faults));
        }
        let Draft { title, description, documents, method, abstention, secrecy, visibility, .. } = edit.draft;
        let edition = if self.is_out() { self.edition + 1 } else { self.edition };
        let poll = Self {
            title,
            description,
            edition,
            options,
            documents,
            method,
            abstention: abstention || method.signs_up(),
            secrecy,
            visibility,
            electorate: edit.draft.electorate,
            deadline: to_the_microsecond(edit.draft.deadline),
            zone: edit.draft.zone,
            ..self.clone()
        };
        if (Self { edition: self.edition, ..poll.clone() }) == *self {
            return Err(PollRefusal::NothingChanged.into());
        }
        Ok((poll, Deed::Edited { edition, reason: edit.reason }))
    }

    /// Whether others than its composer see it.
    fn is_out(&self) -> bool {
        self.opened.is_some()
    }

    /// What is wrong with the draft by itself, leaving out what time did to what stays as it is.
    fn faults(&self, edit: &Edit, now: Timestamp) -> Vec<DraftFault> {
        // What is to open must still be able to.
        let ready = self.opened.filter(|_| self.status_at(now) == PollStatus::Scheduled).unwrap_or(now);
        let mut faults = edit.draft.check(ready).err().unwrap_or_default();
        let same_slot = |index: u16| {
            let place = usize::from(index);
            let slot = edit.draft.slots.get(place).map(|slot| slot.to_the_second());
            let id = edit.ids.get(place).copied().flatten();
            id.and_then(|id| self.option(id)).is_some_and(|option| option.slot == slot)
        };
        faults.retain(|fault| match fault {
            DraftFault::DeadlineTooSoon | DraftFault::DeadlineTooFar => !self.is_out(),
            DraftFault::Slot { index, .. } => !same_slot(*index),
            _ => true,
        });
        let fixed = |what| DraftFault::Fixed { what };
        if self.is_out() && to_the_microsecond(edit.draft.deadline) != self.deadline {
            faults.push(fixed(Fixed::Deadline));
        }
        let named: Vec<OptionId> = edit.ids.iter().flatten().copied().collect();
        let strange =
            |(place, id): (usize, &OptionId)| self.option(*id).is_none() || named[..place].contains(id);
        if named.iter().enumerate().any(strange) || edit.withdrawn.iter().any(|id| !named.contains(id)) {
            faults.push(fixed(Fixed::Options));
        }
        faults
    }

    /// What of the settings may not be as `draft` has them, once somebody has voted.
    fn fixed(&self, draft: &Draft) -> Vec<Fixed> {
        let secrecy = match (self.secrecy, draft.secrecy) {
            (old, new) if old == new => true,
            (Secrecy::RealName, Secrecy::RealNameToAdmins) => true,
            _ => false,
        };
        let late = |visibility| match visibility {
            Visibility::Live => 0,
            Visibility::AfterVote => 1,
            Visibility::AfterClose => 2,
        };
        [
            (self.method == draft.method, Fixed::Method),
            (self.abstention == (draft.abstention || draft.method.signs_up()), Fixed::Abstention),
            (secrecy, Fixed::Secrecy),
            (late(self.visibility) <= late(draft.visibility), Fixed::Visibility),
            (self.electorate == draft.electorate, Fixed::Electorate),
            (self.zone == draft.zone, Fixed::Zone),
        ]
        .into_iter()
        .filter_map(|(may, what)| (!may).then_some(what))
        .collect()
    }

    /// What of `options` may not be so once somebody has voted.
    fn options_fixed(&self, options: &[PollOption]) -> Vec<DraftFault> {
        let mut faults = Vec::new();
        let mut fixed = |what| faults.push(DraftFault::Fixed { what });
        let stay =
            |(old, new): (&PollOption, &PollOption)| old.id == new.id && (new.withdrawn || !old.withdrawn);
        if options.len() < self.options.len() || !self.options.iter().zip(options).all(stay) {
            fixed(Fixed::Options);
        } else if self.options.iter().zip(options).any(|(old, new)| old.slot != new.slot) {
            fixed(Fixed::Slots);
        }
        let least = match self.method {
            Method::Multiple { min, .. } | Method::Ranked { min, .. } => min.max(Draft::MIN_OPTIONS),
            Method::Single | Method::Score | Method::Slots | Method::SignUp { .. } => self.method.options().0,
        };
        let left = options.iter().filter(|option| !option.withdrawn).count();
        if left < usize::from(least) {
            faults.push(DraftFault::TooFewOptions { min: least });
        }
        faults
    }

    /// The options as they are to be: those there were under their ids, new ones under ids behind `highest`. Slots stand in
    /// the order of time as long as no ballot can have named a place.
    fn options_of(&self, edit: &Edit, highest: OptionId) -> Vec<PollOption> {
        if !self.is_out() {
            let Draft { options, slots, details, .. } = edit.draft.clone();
            return Draft::numbered(options, slots, details);
        }
        let Draft { options, slots, details, .. } = &edit.draft;
        let texts = options.iter().map(|label| (label.clone(), None));
        let times = slots.iter().map(|slot| slot.to_the_second());
        let all = texts.chain(times.filter_map(|slot| Some((slot.label()?, Some(slot)))));
        let mut last = highest.0;
        let mut named = edit.ids.iter().copied();
        let mut made: Vec<PollOption> = all
            .enumerate()
            .map(|(place, (label, slot))| {
                let id = named.next().flatten().unwrap_or_else(|| {
                    last = last.saturating_add(1);
                    OptionId(last)
                });
                let details = details.get(place).cloned().unwrap_or_default();
                PollOption { id, label, slot, details, withdrawn: edit.withdrawn.contains(&id) }
            })
            .collect();
        if edit.reason.is_none() {
            made.sort_by_key(|option| option.slot);
        }
        made
    }
}

#[cfg(test)]
mod tests;
