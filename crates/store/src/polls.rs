use crate::StoreError;
use async_trait::async_trait;
use domain::{
    Edit, EditRefusal, GroupId, LogEntry, Member, PersonId, Poll, PollId, PollRefusal, Question, Reason,
};
use jiff::Timestamp;

/// Polls and the life they lead. [`Poll::after`] decides what may be done to one, and what is kept and logged of it, inside the
/// write.
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
    /// The opened polls of a group that a kiosk knows: those open or scheduled at the store's clock and those closed less
    /// than a day ago, the one opened last first, at most `limit`.
    async fn current_polls(&self, group_id: GroupId, limit: u32) -> Result<Vec<Poll>, StoreError>;
    /// Opens a draft, or what is scheduled, now. The voting members are on its electorate from here on. `None` if there is no such poll. One who is no active
    /// member is refused with [`PollRefusal::NotYours`], here and below.
    async fn open_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Has a draft open by itself at `opens`, or another instant than was set before. From here on the electorate is that of
    /// the voting members, and whatever moves the members moves it, until the poll opens: as of that instant it is what its
    /// [`domain::Electorate`] says, and nobody need be awake to freeze it.
    async fn schedule_poll(
        &self,
        id: PollId,
        by: &Member,
        opens: Timestamp,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Moves the deadline of a poll later. One that was sealed is closed, whatever the clock says.
    async fn extend_poll(
        &self,
        id: PollId,
        by: &Member,
        deadline: Timestamp,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Closes an open poll early.
    async fn close_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Takes a poll back.
    async fn withdraw_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError>;
    /// Edits a poll: [`Poll::edited`] decides inside the write, so that no ballot is ever counted on another edition than the
    /// one it names. What an edition asked that others have seen is kept for good, and what the ballots add up to is counted
    /// anew. Where who may vote is changed, the voting members are put on the electorate.
    async fn edit_poll(
        &self,
        id: PollId,
        by: &Member,
        edit: &Edit,
    ) -> Result<Option<Result<Poll, EditRefusal>>, StoreError>;
    /// What a poll asked in each of its editions, the first first; the last is what it asks now. Nothing of a poll that is not
    /// kept.
    async fn questions(&self, id: PollId) -> Result<Vec<Question>, StoreError>;
    /// The opened polls, neither withdrawn nor closed early, whose deadline lies in `after < deadline <= until`.
    async fn deadlines(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError>;
    /// The soonest deadline of such a poll behind `after`.
    async fn next_deadline(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError>;
    /// The polls that were set to open by themselves at an instant `after < opened <= until`, neither withdrawn nor closed
    /// early.
    async fn openings(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError>;
    /// The soonest such instant behind `after`.
    async fn next_opening(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError>;
    /// What was done to a poll, in that order; what time does is not in it ([`Poll::log_at`]). Nothing of a poll that is not
    /// kept.
    async fn poll_log(&self, id: PollId) -> Result<Vec<LogEntry>, StoreError>;
}
