//! A poll that is there already, as a sketch and back.

use super::{Choices, Extra, Sketch, TimeRow, Was};
use api::FieldFault;
use domain::{Edit, Poll, PollOption, Reason, Secrecy, Slot, Visibility};
use jiff::Timestamp;

impl Sketch {
    /// All of `poll`, to be edited; its deadline as `deadline` writes it.
    pub(in crate::polls::compose) fn editing(poll: &Poll, deadline: String) -> Self {
        let times = poll.options.iter().filter_map(|option| {
            let row = TimeRow::of_slot(option.slot?, poll.zone.as_str())?;
            Some(TimeRow { was: Was::of(option), ..row })
        });
        let signs_up = poll.method.signs_up();
        let texts = poll.options.iter().filter(|option| option.slot.is_none() && !signs_up);
        Self { times: times.collect(), was: texts.map(Was::of).collect(), deadline, ..Self::of(poll) }
    }

    /// What it makes of `poll`, of which `edition` was read. The time of what others see stays as it is: it is moved otherwise.
    pub(in crate::polls::compose) fn edit(
        &self,
        poll: &Poll,
        typed: Option<Timestamp>,
        zone: &str,
        edition: u32,
        reason: Option<Reason>,
    ) -> Result<Edit, Vec<FieldFault>> {
        let (deadline, zone) = match poll.opened {
            Some(_) => (Some(poll.deadline), poll.zone.as_str()),
            None => (typed, zone),
        };
        let mut draft = self.read(deadline, zone)?;
        let was: Vec<Was> = if self.signs_up() {
            // It stands in no row, and is the same however it is worded.
            poll.options.iter().filter(|_| poll.method.signs_up()).map(Was::of).collect()
        } else if self.is_on_times() {
            self.times_at().into_iter().map(|place| self.times[place].was).collect()
        } else {
            self.options_at().into_iter().map(|place| self.was(place)).collect()
        };
        for (slot, place) in draft.slots.iter_mut().zip(self.times_at()) {
            *slot = self.slot_as_it_was(poll, &self.times[place]).unwrap_or(*slot);
        }
        if self.signs_up() && poll.method.signs_up() {
            draft.details = poll.options.iter().map(|option| option.details.clone()).collect();
        }
        let withdrawn = was.iter().filter(|was| was.out).filter_map(|was| was.id).collect();
        Ok(Edit { edition, draft, ids: was.iter().map(|was| was.id).collect(), withdrawn, reason })
    }

    /// The slot of a row that nobody has touched: a row shows no seconds.
    fn slot_as_it_was(&self, poll: &Poll, row: &TimeRow) -> Option<Slot> {
        let slot = poll.option(row.was.id?)?.slot?;
        let shown = TimeRow::of_slot(slot, &self.zone)?;
        (TimeRow { was: row.was, ..shown } == *row).then_some(slot)
    }

    /// The same as far as it may be once somebody has voted: the options there are come first and in their order, those that
    /// are missing withdrawn, and behind them what is new; the settings only as they may still be.
    pub(in crate::polls::compose) fn as_edition_of(&self, poll: &Poll) -> Self {
        let mut revised = Self::editing(poll, self.deadline.clone());
        (revised.title, revised.description) = (self.title.clone(), self.description.clone());
        revised.documents.clone_from(&self.documents);
        revised.reason.clone_from(&self.reason);
        if poll.method.signs_up() {
            revised.what.clone_from(&self.what);
        }
        for place in 0..revised.options.len() {
            let id = revised.was[place].id;
            match (0..self.options.len()).find(|row| self.was(*row).id == id) {
                Some(row) => {
                    revised.options[place].clone_from(&self.options[row]);
                    revised.extras[place] = self.extra(row);
                    revised.was[place].out |= self.was(row).out;
                }
                None => revised.was[place].out = true,
            }
        }
        for place in (0..self.options.len()).filter(|place| self.was(*place).id.is_none()) {
            revised.options.push(self.options[place].clone());
            revised.extras.push(self.extra(place));
            revised.was.push(Was::default());
        }
        for row in &mut revised.times {
            let known = self.times.iter().find(|known| known.was.id == row.was.id);
            row.was.out |= known.is_none_or(|known| known.was.out);
        }
        revised.times.extend(self.times.iter().filter(|row| row.was.id.is_none()).cloned());
        if secrecies(poll).contains(&self.secrecy) {
            revised.secrecy = self.secrecy;
        }
        if visibilities(poll).contains(&self.visibility) {
            revised.visibility = self.visibility;
        }
        revised.choices = Choices::of(poll.method);
        revised
    }

    /// What the row at `place` is of the poll that is edited.
    pub(in crate::polls::compose) fn was(&self, place: usize) -> Was {
        self.was.get(place).copied().unwrap_or_default()
    }

    /// The same without the empty rows at the end.
    pub(in crate::polls::compose) fn without_blanks(mut self) -> Self {
        let blank = |sketch: &Self, place: usize| {
            sketch.options[place].trim().is_empty() && sketch.extra(place).is_blank()
        };
        while self.options.len().checked_sub(1).is_some_and(|last| blank(&self, last)) {
            self.options.pop();
        }
        self.extras.resize(self.options.len(), Extra::default());
        self.was.resize(self.options.len(), Was::default());
        self
    }
}

impl Was {
    fn of(option: &PollOption) -> Self {
        Self { id: Some(option.id), out: option.withdrawn }
    }
}

/// What the secrecy of `poll` may be once somebody has voted.
pub(in crate::polls::compose) fn secrecies(poll: &Poll) -> Vec<Secrecy> {
    match poll.secrecy {
        Secrecy::RealName => vec![Secrecy::RealName, Secrecy::RealNameToAdmins],
        other => vec![other],
    }
}

/// When its result may be shown then.
pub(in crate::polls::compose) fn visibilities(poll: &Poll) -> Vec<Visibility> {
    let all = [Visibility::Live, Visibility::AfterVote, Visibility::AfterClose];
    all.into_iter().skip_while(|each| *each != poll.visibility).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sketch, Was};
    use crate::polls::sample;
    use domain::{Electorate, OptionId, Poll, Secrecy, Visibility};
    use jiff::Timestamp;

    fn poll() -> Poll {
        let at = |second| Timestamp::from_second(second).expect("in range");
        sample::poll(at(0), at(100_000))
    }

    #[test]
    fn what_is_written_of_a_poll_is_the_poll_again() {
        let poll = poll();
        let edit = Sketch::editing(&poll, String::new()).edit(&poll, None, "UTC", 1, None).expect("a poll");
        assert_eq!(edit.ids, poll.options.iter().map(|option| Some(option.id)).collect::<Vec<_>>());
        assert_eq!((edit.draft.deadline, edit.draft.zone), (poll.deadline, poll.zone));
        assert!(edit.withdrawn.is_empty());
    }

    #[test]
    fn once_somebody_has_voted_nothing_that_was_written_is_lost_and_what_is_fixed_is_as_it_was() {
        let poll = poll();
        let mut sketch = Sketch::editing(&poll, String::new());
        sketch.title = "改过的标题".to_owned();
        sketch.options = ["周四", "周三（下午）", "周一"].map(str::to_owned).to_vec();
        let of = |id| Was { id: Some(OptionId(id)), out: false };
        sketch.was = vec![Was::default(), of(3), of(1)];
        (sketch.electorate, sketch.secrecy) = (Electorate::FrozenAtOpening, Secrecy::Anonymous);
        sketch.visibility = Visibility::AfterClose;
        let revised = sketch.as_edition_of(&poll);
        assert_eq!(revised.title, "改过的标题");
        assert_eq!(revised.options, ["周一", "周二", "周三（下午）", "周四"]);
        let out: Vec<bool> = revised.was.iter().map(|was| was.out).collect();
        assert_eq!(out, [false, true, false, false], "what was taken away is withdrawn");
        assert_eq!((revised.electorate, revised.secrecy), (poll.electorate, Secrecy::RealName));
        assert_eq!(revised.visibility, Visibility::AfterClose, "what is stricter stays");
        let reason = "漏了周四".parse().ok();
        let edit = revised.edit(&poll, None, "UTC", 1, reason).expect("a poll");
        assert_eq!((edit.ids.last(), edit.withdrawn), (Some(&None), vec![OptionId(2)]));
    }

    #[test]
    fn empty_rows_at_the_end_are_no_change() {
        let sketch = Sketch::editing(&poll(), String::new());
        let mut longer = sketch.clone();
        longer.options.push("  ".to_owned());
        assert_eq!(longer.without_blanks(), sketch.without_blanks());
    }
}
