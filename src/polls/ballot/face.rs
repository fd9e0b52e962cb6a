use crate::backend::Delivery;
use domain::PollStatus;

/// What the place of the ballot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The options, to be marked or on their way.
    Paper,
    /// What is kept on the device and not sent yet.
    Waiting,
    /// The receipt.
    Recorded,
    /// What was not counted.
    Refused,
    /// Nothing to mark; perhaps why.
    Watching,
    /// The options, only to be looked at.
    Plain,
}

/// Where the ballot sent off last is, if it has not come home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    Sending,
    Kept,
    Refused,
}

impl Sent {
    pub(super) fn of(delivery: &Delivery) -> Option<Self> {
        match delivery {
            Delivery::Waiting { tried: false, .. } => Some(Self::Sending),
            Delivery::Waiting { tried: true, .. } => Some(Self::Kept),
            Delivery::Recorded(_) => None,
            Delivery::Refused { .. } => Some(Self::Refused),
        }
    }
}

/// What the face depends on, beside the state of the poll.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) entitled: bool,
    /// There is a ballot of mine that counts.
    pub(super) voted: bool,
    pub(super) sent: Option<Sent>,
    /// Something is marked and not recorded.
    pub(super) marked: bool,
    /// I am putting another ballot in the place of mine.
    pub(super) changing: bool,
}

impl Seen {
    /// What is marked stays on the screen whatever happens to the poll; what was sent, until it is known what became of it.
    pub(super) fn face(self, status: PollStatus) -> Face {
        match self.sent {
            _ if self.changing => Face::Paper,
            Some(Sent::Sending) => Face::Paper,
            Some(Sent::Kept) => Face::Waiting,
            Some(Sent::Refused) => Face::Refused,
            None if self.marked => Face::Paper,
            None if self.voted => Face::Recorded,
            None => match status {
                PollStatus::Draft | PollStatus::Scheduled => Face::Plain,
                PollStatus::Open if self.entitled => Face::Paper,
                PollStatus::Open | PollStatus::Closed | PollStatus::Withdrawn => Face::Watching,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, Seen, Sent};
    use domain::PollStatus::{Closed, Draft, Open, Scheduled, Withdrawn};

    const VOTER: Seen = Seen { entitled: true, voted: false, sent: None, marked: false, changing: false };

    #[test]
    fn an_open_poll_is_a_paper_for_those_who_may_vote_and_nothing_for_the_others() {
        assert_eq!(VOTER.face(Open), Face::Paper);
        assert_eq!(Seen { entitled: false, ..VOTER }.face(Open), Face::Watching);
        assert_eq!(VOTER.face(Draft), Face::Plain);
        assert_eq!(VOTER.face(Scheduled), Face::Plain);
        assert_eq!(VOTER.face(Closed), Face::Watching);
    }

    #[test]
    fn a_ballot_that_counts_is_its_receipt_also_when_the_poll_is_over() {
        let voted = Seen { voted: true, ..VOTER };
        for status in [Open, Closed, Withdrawn] {
            assert_eq!(voted.face(status), Face::Recorded, "{status:?}");
        }
        assert_eq!(Seen { changing: true, ..voted }.face(Open), Face::Paper);
    }

    #[test]
    fn what_is_marked_stays_on_the_screen_when_the_poll_closes_or_is_withdrawn() {
        let marked = Seen { marked: true, ..VOTER };
        assert_eq!(marked.face(Closed), Face::Paper);
        assert_eq!(marked.face(Withdrawn), Face::Paper);
        assert_eq!(Seen { voted: true, changing: true, ..marked }.face(Closed), Face::Paper);
    }

    #[test]
    fn what_was_sent_is_shown_as_such_until_its_end_is_known() {
        let sent = |sent| Seen { sent: Some(sent), marked: true, ..VOTER };
        assert_eq!(sent(Sent::Sending).face(Open), Face::Paper);
        assert_eq!(sent(Sent::Kept).face(Closed), Face::Waiting);
        assert_eq!(sent(Sent::Refused).face(Closed), Face::Refused);
        let again = Seen { changing: true, ..sent(Sent::Kept) };
        assert_eq!(again.face(Open), Face::Paper, "another choice may take the place of one that waits");
    }
}
