use crate::{BallotRow, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{ExportLink, ExportLinkRefusal, LogEntry, Person, Poll, PollId, Question, Selection, Tally};

/// Everything that is kept of a poll, as of one instant: what it says of itself agrees, however many vote meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollRecord {
    /// The poll.
    pub poll: Poll,
    /// Its result.
    pub tally: Tally,
    /// Who chose what, in the order of [`crate::NameQuery`]. The server shows names only where the poll's secrecy lets
    /// members see them.
    pub ballots: Vec<BallotRow>,
    /// What was cast in a poll that keeps ballots apart from their voters, in the order of what it says; there `ballots` is
    /// empty.
    pub detached: Vec<Selection>,
    /// Who is entitled and has not cast, in the same order.
    pub non_voters: Vec<Person>,
    /// What was done to it ([`crate::Polls::poll_log`]).
    pub log: Vec<LogEntry>,
    /// What it asked in each of its editions ([`crate::Polls::questions`]).
    pub questions: Vec<Question>,
}

/// What exports are made of, and the links that give them out. Expiry is judged by the store's clock.
#[async_trait]
pub trait Exports {
    /// Everything that is kept of a poll. `None` if there is no such poll.
    async fn poll_record(&self, id: PollId) -> Result<Option<PollRecord>, StoreError>;
    /// Keeps a link.
    async fn put_export_link(&self, token: TokenHash, link: &ExportLink) -> Result<(), StoreError>;
    /// Uses up a link, and says what it gives out.
    async fn redeem_export_link(
        &self,
        token: TokenHash,
    ) -> Result<Result<ExportLink, ExportLinkRefusal>, StoreError>;
}
