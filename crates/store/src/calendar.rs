use crate::{StoreError, TokenHash};
use async_trait::async_trait;
use domain::{
    Answers, CalendarEvent, EventId, EventPlan, EventRefusal, Feed, GroupId, Invited, Member, Origin,
    PartStat, Person, PersonId, PollId, Reason,
};
use jiff::Timestamp;

/// An event about to be made.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Minted by the server.
    pub id: EventId,
    /// What it is, when and where; its times are checked already ([`EventPlan::check`]).
    pub plan: EventPlan,
    /// Who is asked to come.
    pub invited: Invited,
    /// The outcome it comes of, if it comes of one.
    pub origin: Option<Origin>,
}

/// Which events to list, in the order of their start, then id.
#[derive(Clone, Copy, Debug)]
pub struct EventQuery {
    /// Only those that are not over at this instant.
    pub from: Timestamp,
    /// Only those that begin before this instant.
    pub until: Timestamp,
    /// Only those behind this event of the group in the order. Behind an event that is none of the group's is nothing.
    pub after: Option<EventId>,
    /// How many at most.
    pub limit: u32,
}

/// Which of those who are asked to list, in the order of unit path part by part, then name, then id.
#[derive(Clone, Copy, Debug, Default)]
pub struct AttendeeQuery {
    /// Only those who have said this.
    pub answer: Option<PartStat>,
    /// Only those behind this person in the order, who is a member of the event's group or was one. Behind anybody else is
    /// nothing.
    pub after: Option<PersonId>,
    /// How many at most.
    pub limit: u32,
}

/// Somebody who is asked to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeRow {
    /// Who.
    pub person: Person,
    /// What they have said.
    pub answer: PartStat,
}

/// What was answered to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Of which event.
    pub event_id: EventId,
    /// How many have said what.
    pub answers: Answers,
    /// What the person has said; `None` if they are not asked.
    pub mine: Option<PartStat>,
}

/// Events, who is asked to come, and what they answer. Whoever is removed from a group is no longer asked to what is not over;
/// what was is kept.
#[async_trait]
pub trait Calendar {
    /// Makes an event in the name of `by`, and asks whoever is to be asked. [`domain::calendar::may_make`] decides inside the
    /// write. `None` if the group has no such poll.
    async fn create_event(
        &self,
        by: &Member,
        event: &NewEvent,
    ) -> Result<Option<Result<CalendarEvent, EventRefusal>>, StoreError>;
    /// The event called `id`.
    async fn event(&self, id: EventId) -> Result<Option<CalendarEvent>, StoreError>;
    /// The events of a group, the cancelled ones too.
    async fn events(&self, group_id: GroupId, query: &EventQuery) -> Result<Vec<CalendarEvent>, StoreError>;
    /// The events that came of a poll, newest first, the cancelled ones too.
    async fn events_of_poll(&self, poll_id: PollId) -> Result<Vec<CalendarEvent>, StoreError>;
    /// What a person is asked to come to, in the groups they are an active member of, the cancelled ones too: those that are
    /// not over at `from`, in the order of their start, then id; at most `limit`.
    async fn invitations_of(
        &self,
        person_id: PersonId,
        from: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CalendarEvent, PartStat)>, StoreError>;
    /// Puts `plan` in the place of version `sequence`, if [`CalendarEvent::may_change`] lets `by`; a moved time takes all answers
    /// back. `None` if there is no such event.
    async fn change_event(
        &self,
        id: EventId,
        by: &Member,
        sequence: u32,
        plan: &EventPlan,
    ) -> Result<Option<Result<CalendarEvent, EventRefusal>>, StoreError>;
    /// Calls an event off, if [`CalendarEvent::may_change`] lets `by`. `None` if there is no such event.
    async fn cancel_event(
        &self,
        id: EventId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<CalendarEvent, EventRefusal>>, StoreError>;
    /// Keeps what a person answers to version `sequence`, if [`CalendarEvent::may_answer`] lets them. The answer they have given
    /// already changes nothing. `None` if there is no such event.
    async fn answer_event(
        &self,
        id: EventId,
        person_id: PersonId,
        sequence: u32,
        answer: PartStat,
    ) -> Result<Option<Result<CalendarEvent, EventRefusal>>, StoreError>;
    /// What was answered to each of these events, in their order, and what `person_id` has said. Ids that are not kept are left out.
    async fn attendance(&self, ids: &[EventId], person_id: PersonId) -> Result<Vec<Attendance>, StoreError>;
    /// Who is asked to come, and what they have said.
    async fn attendees(&self, id: EventId, query: &AttendeeQuery) -> Result<Vec<AttendeeRow>, StoreError>;
    /// Makes the person's feed; the one they had works no longer.
    async fn put_feed(&self, person_id: PersonId, token: TokenHash) -> Result<Feed, StoreError>;
    /// The person's feed.
    async fn feed(&self, person_id: PersonId) -> Result<Option<Feed>, StoreError>;
    /// The feed of this token.
    async fn feed_by_token(&self, token: TokenHash) -> Result<Option<Feed>, StoreError>;
    /// Takes the person's feed back; false if they have none.
    async fn revoke_feed(&self, person_id: PersonId) -> Result<bool, StoreError>;
}
