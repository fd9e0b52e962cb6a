use crate::StoreError;
use async_trait::async_trait;
use domain::{
    Cast, CastRefusal, NamedBallot, OptionId, Person, PersonId, PollId, Receipt, Tally, Tracker, UnitTurnout,
};
use jiff::Timestamp;

/// Which names to list, in the order of unit path part by part, then name, then id (texts by their code points).
#[derive(Clone, Debug, Default)]
pub struct NameQuery {
    /// Only those who chose this option (ballots only).
    pub option: Option<OptionId>,
    /// Only those whose name, alias or unit path contains this, without regard to the case of ASCII letters.
    pub search: Option<String>,
    /// Only those behind this person in the order, who is a member of the poll's group or was one, and need not be on the
    /// list. Anybody else is nobody here, kept or not, and behind nobody is nothing.
    pub after: Option<PersonId>,
    /// How many at most.
    pub limit: u32,
}

/// A ballot of a real-name poll, with its voter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotRow {
    /// Who cast it.
    pub person: Person,
    /// How often they had cast in this poll by then.
    pub version: u32,
    /// What counts.
    pub ballot: NamedBallot,
}

/// Who is entitled and who has cast, added up, as of one instant. Both sums are those of the tally's turnout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnoutRecord {
    /// Each unit in which somebody is entitled, in the order of their names (texts by their code points).
    pub units: Vec<UnitTurnout>,
    /// When each voter cast for the first time, the earliest first. Nothing in a poll that detaches ballots: of them no time is
    /// kept.
    pub first_casts: Vec<Timestamp>,
}

/// Ballots, and what they add up to.
#[async_trait]
pub trait Ballots {
    /// Casts. A [`domain::CastKey`] that this voter used before in this poll is answered with the receipt given then;
    /// else [`domain::cast()`] decides inside the write, and ballot, tally and revision are committed together. When this
    /// returns a receipt, the ballot is durable. `None` if there is no such poll.
    ///
    /// In a poll that detaches ballots, what is committed together is the mark that somebody has cast, with the key of that
    /// act, and a ballot with nothing beside it; `tracker` is not kept.
    async fn cast(
        &self,
        poll_id: PollId,
        voter: PersonId,
        cast: &Cast,
        tracker: &Tracker,
    ) -> Result<Option<Result<Receipt, CastRefusal>>, StoreError>;
    /// The voter's ballot that counts.
    async fn receipt(&self, poll_id: PollId, voter: PersonId) -> Result<Option<Receipt>, StoreError>;
    /// Those of `poll_ids` in which the person has cast, with their receipts.
    async fn receipts(&self, poll_ids: &[PollId], voter: PersonId) -> Result<Vec<Receipt>, StoreError>;
    /// Whether the person is on the poll's electorate.
    async fn is_entitled(&self, poll_id: PollId, person_id: PersonId) -> Result<bool, StoreError>;
    /// The result; `None` if there is no such poll. A poll that is to be sealed ([`crate::Store::seal`]) is sealed first.
    async fn tally(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError>;
    /// The result counted anew from the ballots; equal to [`Ballots::tally`], or the store is damaged.
    async fn recount(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError>;
    /// Who chose what; nobody in a poll that detaches ballots. The server asks only where the poll's secrecy lets members see
    /// it.
    async fn ballots(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<BallotRow>, StoreError>;
    /// How many of the ballots that count were cast on an earlier edition than the one that stands.
    async fn unconfirmed(&self, poll_id: PollId) -> Result<u32, StoreError>;
    /// How the turnout came about. `None` if there is no such poll.
    async fn turnout(&self, poll_id: PollId) -> Result<Option<TurnoutRecord>, StoreError>;
    /// Who is entitled and has not cast.
    async fn non_voters(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<Person>, StoreError>;
}
