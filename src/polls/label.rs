use crate::i18n::time;
use domain::{Poll, PollOption};

/// What an option says: its text, or its time. In the device's zone, and in the poll's where its clocks show another time.
#[must_use]
pub fn label_of(poll: &Poll, option: &PollOption) -> String {
    let Some(slot) = option.slot else { return option.label.to_string() };
    time::slot(slot, poll.zone.as_str())
}
