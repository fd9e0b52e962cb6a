use crate::StoreError;
use async_trait::async_trait;
use domain::{GroupId, Member, PersonId, Poll, PollId, PollRefusal, Reason};
use jiff::Timestamp;

/// Polls and the life they lead. [`Poll::may`] decides each action, inside the write.
#[async_trait]
pub trait Polls {
    /// Keeps a draft.
    async fn compose_poll(&self, poll: &Poll) -> Result<(), StoreError>;
    /// The poll called `id`.
    async fn poll(&self, id: PollId) -> Result<Option<Poll>, StoreError>;
    /// The polls of a group that `viewer`, its member, may see ([`Poll::seen_by`]): the one composed last first, behind
    /// `after`, at most `limit`. Behind one that is not among them, kept or not, is nothing.
    async fn polls(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        after: Option<PollId>,
        limit: u32,
    ) -> Result<Vec<Poll>, StoreError>;
    /// The opened polls of a group that a kiosk shows: those open at the store's clock and those closed less than
    /// a day ago, the one opened last first, at most `limit`.
    async fn current_polls(&self, group_id: GroupId, limit: u32) -> Result<Vec<Poll>, StoreError>;
    /// Opens a draft and puts the voting members on its electorate. `None` if there is no such poll. One who is no active
    /// member is refused with [`PollRefusal::NotYours`], here and below.
    async fn open_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Closes an open poll early.
    async fn close_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Takes a poll back.
    async fn withdraw_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// The opened polls, neither withdrawn nor closed early, whose deadline lies in `after < deadline <= until`.
    async fn deadlines(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError>;
    /// The soonest deadline of such a poll behind `after`.
    async fn next_deadline(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError>;
}
