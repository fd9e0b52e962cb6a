//! What waits for the next round.

use super::news::News;
use domain::{EventId, GroupId, Poll, PollId, Tally};
use std::collections::{BTreeMap, HashMap};

/// What waits for the next round: of each poll and roster the newest only.
#[derive(Debug, Default)]
pub(super) struct Pending(HashMap<GroupId, Waiting>);

/// What waits in one group.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    polls: BTreeMap<PollId, (Option<Box<Poll>>, Tally)>,
    calendar: BTreeMap<EventId, u64>,
    roster: Option<u32>,
}

impl Pending {
    /// Takes what became of a poll.
    pub(super) fn poll(&mut self, group_id: GroupId, poll: Option<Box<Poll>>, tally: Tally) {
        let polls = &mut self.0.entry(group_id).or_default().polls;
        match polls.get_mut(&tally.poll_id) {
            None => {
                polls.insert(tally.poll_id, (poll, tally));
            }
            Some(waiting) => {
                if poll.is_some() {
                    waiting.0 = poll;
                }
                if tally.newer_than(&waiting.1) {
                    waiting.1 = tally;
                }
            }
        }
    }

    /// Takes that an event is of this revision by now.
    pub(super) fn calendar(&mut self, group_id: GroupId, event_id: EventId, revision: u64) {
        let newest = self.0.entry(group_id).or_default().calendar.entry(event_id).or_default();
        *newest = revision.max(*newest);
    }

    /// Takes how many members a group has.
    pub(super) fn roster(&mut self, group_id: GroupId, members: u32) {
        self.0.entry(group_id).or_default().roster = Some(members);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out everything that waits.
    pub(super) fn take(&mut self) -> Vec<(GroupId, Waiting)> {
        self.0.drain().collect()
    }
}

impl Waiting {
    /// Makes it news.
    pub(super) fn tell(self, news: &mut News) {
        self.polls.into_values().for_each(|(poll, tally)| news.poll(poll, tally));
        self.calendar.into_iter().for_each(|(event_id, revision)| news.calendar(event_id, revision));
        self.roster.into_iter().for_each(|members| news.roster(members));
    }
}
