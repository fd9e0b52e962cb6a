use crate::StoreError;
use async_trait::async_trait;
use domain::{Member, PollId, ReminderPlan, ReminderRefusal, Reminders as Kept};
use jiff::Timestamp;

/// Reminders. What is kept is that one went out, and to how many, never to whom: whoever may vote and has not is meant, as
/// long as that is so. By the same commit a letter goes into the outbox for each of them who has a confirmed address.
#[async_trait]
pub trait Reminders {
    /// The reminders of a poll; `None` if there is no such poll.
    async fn reminders(&self, poll_id: PollId) -> Result<Option<Kept>, StoreError>;
    /// Says which go out by themselves, if [`Kept::may_plan`] lets `by`. `None` if there is no such poll.
    async fn plan_reminders(
        &self,
        poll_id: PollId,
        by: &Member,
        plan: ReminderPlan,
    ) -> Result<Option<Result<Kept, ReminderRefusal>>, StoreError>;
    /// Reminds by hand, if [`Kept::may_remind`] lets `by`. `None` if there is no such poll.
    async fn remind(
        &self,
        poll_id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Kept, ReminderRefusal>>, StoreError>;
    /// Has those go out whose time has come ([`Kept::due`]), and says when the next is.
    async fn remind_due(&self) -> Result<Option<Timestamp>, StoreError>;
    /// Those of `poll_ids` of which a reminder went out.
    async fn reminded(&self, poll_ids: &[PollId]) -> Result<Vec<PollId>, StoreError>;
}
