//! The newest of everything in one group.

use super::frame;
use api::live::Event;
use bytes::{Bytes, BytesMut};
use domain::{EventId, Poll, PollId, Tally};

/// How many things are kept at hand for listeners who are behind.
const KEPT: usize = 256;

/// The newest of everything in one group: replaced as a whole, shared by all who listen.
#[derive(Clone, Debug, Default)]
pub(super) struct News {
    /// Grows with each item.
    number: u64,
    /// No two about the same thing, oldest first.
    items: Vec<Item>,
    /// The number of the newest item that is no longer kept.
    forgotten: u64,
}

#[derive(Clone, Debug)]
struct Item {
    number: u64,
    about: About,
    tally: Option<Tally>,
    frame: Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// That it was opened, closed or withdrawn.
    Poll(PollId),
    Tally(PollId),
    Calendar(EventId),
    Roster,
}

impl News {
    /// Takes what became of a poll: its result, and the poll itself where that changed.
    pub(super) fn poll(&mut self, poll: Option<Box<Poll>>, tally: Tally) {
        let id = tally.poll_id;
        let known =
            self.items.iter().filter_map(|item| item.tally.as_ref()).filter(|known| known.poll_id == id);
        let newest = known.max_by_key(|known| known.revision);
        match poll {
            // Two of one revision are the same result, and nothing to tell.
            None if newest.is_some_and(|newest| newest.revision >= tally.revision) => {}
            None => {
                let event = Event::Tally { tally: tally.clone() };
                self.put(About::Tally(id), Some(tally), &event);
            }
            Some(poll) => {
                let tally =
                    newest.filter(|newest| newest.revision > tally.revision).cloned().unwrap_or(tally);
                let event = Event::Poll { poll, tally: tally.clone() };
                self.items.retain(|item| item.about != About::Tally(id));
                self.put(About::Poll(id), Some(tally), &event);
            }
        }
    }

    /// Takes that an event is of this revision by now.
    pub(super) fn calendar(&mut self, event_id: EventId, revision: u64) {
        self.put(About::Calendar(event_id), None, &Event::Calendar { event_id, revision });
    }

    /// Takes how many members the group has.
    pub(super) fn roster(&mut self, members: u32) {
        self.put(About::Roster, None, &Event::Roster { members });
    }

    fn put(&mut self, about: About, tally: Option<Tally>, event: &Event) {
        self.items.retain(|item| item.about != about);
        self.number += 1;
        let frame = frame::write(event, tally.as_ref().map(|tally| tally.revision));
        self.items.push(Item { number: self.number, about, tally, frame });
        if self.items.len() > KEPT {
            self.forgotten = self.items.remove(0).number;
        }
    }

    /// The number of the newest item.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// What is new to one who has seen everything up to `seen`; `None` if that is no longer all known here, and they must
    /// read for themselves.
    pub(super) fn since(&self, seen: u64) -> Option<Bytes> {
        if seen < self.forgotten {
            return None;
        }
        let first = self.items.partition_point(|item| item.number <= seen);
        match &self.items[first..] {
            // Shared by everybody who keeps up: no copy is made.
            [one] => Some(one.frame.clone()),
            several => {
                let mut joined = BytesMut::new();
                several.iter().for_each(|item| joined.extend_from_slice(&item.frame));
                Some(joined.freeze())
            }
        }
    }
}

#[cfg(test)]
mod tests;
