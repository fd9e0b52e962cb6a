//! A question, and the life it leads: draft, scheduled, open, closed or withdrawn.

mod deeds;
mod document;
mod draft;
mod edit;
mod edition;
mod method;
mod option;
mod slot;

use crate::{
    Description, Electorate, GroupId, Member, OptionId, PersonId, PictureId, PollId, PollTitle, Tally,
    ZoneName,
};
pub use deeds::{Act, Close, Deed, Extension, LogEntry, Withdrawal, opening};
pub use document::{Document, DocumentKind};
pub use draft::{Draft, DraftFault, Fixed};
pub use edit::{Edit, EditRefusal, Editing, SoFar};
pub use edition::{Edited, Edition, Question};
use jiff::Timestamp;
pub use method::{Method, RankedCount};
pub use option::{OptionDetails, PollOption};
use serde::{Deserialize, Serialize};
pub use slot::Slot;

/// Who can link a ballot to its voter. Said on the ballot before the vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// 实名: every member of the group sees who chose what.
    #[default]
    RealName,
    /// 实名，仅管理员可见: admins of the group see who chose what, members only who has not voted.
    RealNameToAdmins,
    /// 对成员匿名: nobody of the group sees who chose what, and no list, stream or export ever says it. Who has voted is no
    /// secret. Never to be called wholly anonymous (完全匿名): what is promised ends where the operator begins.
    ///
    /// * **While the poll is open**, who holds the server's database and its log (`juyi.db`, `juyi.db-wal`) can find out who
    ///   cast which ballot: that somebody voted and what was voted are one commit, so that no vote is lost or doubled, and the
    ///   file shows what was written together, and in which order.
    /// * **After the close** they cannot: both tables are written anew in random order and the log is emptied. Older backups,
    ///   copies of the disk and of the memory keep what they have.
    /// * **A result can tell by itself**: where all chose the same, or few voted, or all the others say what they chose.
    ///
    /// In return a ballot is final, its receipt says only that it was recorded ([`crate::Receipt::named`]), the result is
    /// shown after the close and not before ([`Visibility::AfterClose`]), the electorate is frozen when the poll opens, and is
    /// not smaller than [`Secrecy::least_electorate`].
    Anonymous,
}

impl Secrecy {
    /// Whether `member` may see who chose what, once they may see the result.
    #[must_use]
    pub fn names_to(self, member: &Member) -> bool {
        match self {
            Self::RealName => true,
            Self::RealNameToAdmins => member.role.manages(),
            Self::Anonymous => false,
        }
    }

    /// Whether a ballot is kept apart from its voter.
    #[must_use]
    pub fn detaches(self) -> bool {
        self == Self::Anonymous
    }

    /// How many must be on the electorate when the poll opens, and when its first ballot is cast. Among fewer than five, who else
    /// voted says too much.
    #[must_use]
    pub fn least_electorate(self) -> u32 {
        if self.detaches() { 5 } else { 0 }
    }
}

/// Who sees results when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Members and kiosks of the group, as the votes come in.
    #[default]
    Live,
    /// Whoever has voted, at once; everybody else, and kiosks, when it is closed.
    AfterVote,
    /// Everybody when it is closed, nobody before.
    AfterClose,
}

/// The state of a poll at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PollStatus {
    /// Composed, and seen by its composer only.
    Draft,
    /// Its opening has been set: everybody sees it, it opens by itself, and no ballot is taken before.
    Scheduled,
    /// Ballots are taken.
    Open,
    /// Its time is over, or it was closed early.
    Closed,
    /// Taken back; nothing was decided.
    Withdrawn,
}

/// A question put to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Poll {
    /// Which poll.
    pub id: PollId,
    /// The group that decides.
    pub group_id: GroupId,
    /// Who wrote it.
    pub composer: PersonId,
    /// When it was written.
    #[serde(with = "crate::instant::Rfc3339")]
    pub composed: Timestamp,
    /// The question.
    pub title: PollTitle,
    /// What to know before voting.
    pub description: Description,
    /// Which edition of the question this is: 1 as it was opened, one more with each edit since. A ballot is cast on the one
    /// that its voter saw.
    pub edition: u32,
    /// What one may choose, in the order shown everywhere.
    pub options: Vec<PollOption>,
    /// What to read before voting.
    pub documents: Vec<Document>,
    /// How a ballot is marked and counted.
    pub method: Method,
    /// Whether one may abstain.
    pub abstention: bool,
    /// Who can link ballot and voter.
    pub secrecy: Secrecy,
    /// Who sees results when.
    pub visibility: Visibility,
    /// Who may vote.
    pub electorate: Electorate,
    /// The first instant at which no ballot is taken any more, unless it is closed early.
    #[serde(with = "crate::instant::Rfc3339")]
    pub deadline: Timestamp,
    /// The zone in which the composer meant the deadline.
    pub zone: ZoneName,
    /// The first instant at which a ballot is taken: when it was opened, or when it opens by itself. `None` for a draft.
    #[serde(default, with = "crate::instant::MaybeRfc3339")]
    pub opened: Option<Timestamp>,
    /// How the deadline came to be where it is, if it was moved.
    pub extended: Option<Extension>,
    /// The early close, if there was one.
    pub closed: Option<Close>,
    /// The withdrawal, if there was one.
    pub withdrawn: Option<Withdrawal>,
}

/// What somebody wants to do to a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollAction {
    /// Let the voting begin, now or at an instant that is set.
    Open,
    /// Change what it asks ([`Poll::edited`]).
    Edit,
    /// Move its deadline later.
    Extend,
    /// End it before its deadline.
    Close,
    /// Take it back.
    Withdraw,
}

/// Why an action on a poll was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PollRefusal {
    /// Only its composer, or an admin of the group where that is allowed, may do this.
    #[error("only the composer or an admin may do this")]
    NotYours,
    /// It is open already.
    #[error("this poll is open already")]
    AlreadyOpen,
    /// It was never opened.
    #[error("this poll is not open yet")]
    NotOpenYet,
    /// It is closed.
    #[error("this poll is closed")]
    Closed,
    /// It was withdrawn.
    #[error("this poll was withdrawn")]
    Withdrawn,
    /// Its deadline has come before it was opened.
    #[error("the deadline has passed")]
    DeadlinePassed,
    /// The instant at which it should open by itself has come already.
    #[error("the instant it should open at has passed")]
    OpeningPassed,
    /// The deadline is not later than the one there was, or leaves less than [`Draft::SHORTEST`] to vote.
    #[error("the deadline is too soon")]
    DeadlineTooSoon,
    /// The deadline is more than [`Draft::LONGEST`] away.
    #[error("the deadline is too far away")]
    DeadlineTooFar,
    /// One of its slots has begun before it was opened.
    #[error("a slot of it has begun")]
    SlotPassed,
    /// Somebody has voted: it is edited as a new edition, for a reason that everybody reads, or not at all.
    #[error("somebody has voted: only a new edition may be made, with a reason")]
    HasBallots,
    /// Somebody has voted in a poll that keeps ballots apart from their voters: nobody can be asked whether theirs still says
    /// what they mean.
    #[error("somebody has voted in an anonymous poll")]
    HasDetachedBallots,
    /// It was edited since whoever edits it now has read it.
    #[error("this poll is in edition {edition} by now")]
    EditedMeanwhile {
        /// The edition that stands.
        edition: u32,
    },
    /// It would be the same.
    #[error("nothing would be changed")]
    NothingChanged,
    /// Fewer would be on the electorate than the poll's secrecy needs.
    #[error("{entitled} may vote, and a poll of this secrecy needs {least}")]
    ElectorateTooSmall {
        /// How many would be on it.
        entitled: u32,
        /// How many at least ([`Secrecy::least_electorate`]).
        least: u32,
    },
}

impl Poll {
    /// The state at `now`. No job makes it true: from the instant of its opening a poll is open, and from the deadline on it
    /// is closed, whether or not anybody was awake to notice.
    #[must_use]
    pub fn status_at(&self, now: Timestamp) -> PollStatus {
        if self.withdrawn.is_some() {
            PollStatus::Withdrawn
        } else if let Some(opened) = self.opened {
            if self.closed.is_some() || now >= self.deadline {
                PollStatus::Closed
            } else if now < opened {
                PollStatus::Scheduled
            } else {
                PollStatus::Open
            }
        } else {
            PollStatus::Draft
        }
    }

    /// When it closes, or closed: the early close if there was one, else the deadline.
    #[must_use]
    pub fn closes_at(&self) -> Timestamp {
        self.closed.as_ref().map_or(self.deadline, |close| close.at.min(self.deadline))
    }

    /// The option called `id`.
    #[must_use]
    pub fn option(&self, id: OptionId) -> Option<&PollOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// The place of the option called `id`, from 0: its letter and colour on every screen.
    #[must_use]
    pub fn place(&self, id: OptionId) -> Option<usize> {
        self.options.iter().position(|option| option.id == id)
    }

    /// The options that may still be chosen.
    pub fn standing(&self) -> impl Iterator<Item = &PollOption> + Clone {
        self.options.iter().filter(|option| !option.withdrawn)
    }

    /// Whether it has an option called `id` that may still be chosen.
    #[must_use]
    pub fn stands(&self, id: OptionId) -> bool {
        self.option(id).is_some_and(|option| !option.withdrawn)
    }

    /// Whether one of its slots has begun at `now`.
    fn has_begun(&self, now: Timestamp) -> bool {
        self.options.iter().filter_map(|option| option.slot).any(|slot| slot.starts < now)
    }

    /// Whether one of its options has this picture.
    #[must_use]
    pub fn shows(&self, picture: PictureId) -> bool {
        self.options.iter().any(|option| option.details.picture == Some(picture))
    }

    /// Whether its rankings are counted round by round.
    #[must_use]
    pub fn runs_off(&self) -> bool {
        matches!(self.method, Method::Ranked { count: RankedCount::InstantRunoff, .. })
    }

    /// Whether somebody who may see the poll sees its result at `now`; `voted` says whether their own ballot counts in it. The
    /// same rule on every road: page, list, wall, stream, export.
    #[must_use]
    pub fn shows_result(&self, voted: bool, now: Timestamp) -> bool {
        match self.visibility {
            Visibility::Live => true,
            Visibility::AfterVote if voted => true,
            Visibility::AfterVote | Visibility::AfterClose => self.status_at(now) == PollStatus::Closed,
        }
    }

    /// `tally` as everybody may see it at `now` who has not voted: what a commit announces, and what a kiosk shows.
    #[must_use]
    pub fn announced(&self, tally: Tally, now: Timestamp) -> Tally {
        if self.shows_result(false, now) { tally } else { tally.veiled() }
    }

    /// Whether the poll may be opened with so many on its electorate.
    ///
    /// # Errors
    /// [`PollRefusal::ElectorateTooSmall`] if they are too few for its secrecy.
    pub fn may_open_for(&self, entitled: u32) -> Result<(), PollRefusal> {
        let least = self.secrecy.least_electorate();
        if entitled < least { Err(PollRefusal::ElectorateTooSmall { entitled, least }) } else { Ok(()) }
    }

    /// Whether a voting member who comes at `now` is put on the electorate, if it is not over: before the opening always.
    #[must_use]
    pub fn takes_joiners(&self, now: Timestamp) -> bool {
        self.electorate == Electorate::OpenToJoiners || self.status_at(now) == PollStatus::Scheduled
    }

    /// Whether its ballots are kept apart from their voters, and no more are taken at `now`: time to write them anew, so that
    /// nothing shows in which order they came.
    #[must_use]
    pub fn is_to_be_sealed(&self, now: Timestamp) -> bool {
        let over = matches!(self.status_at(now), PollStatus::Closed | PollStatus::Withdrawn);
        self.secrecy.detaches() && self.opened.is_some() && over
    }

    /// Whether `member` may see the poll at all: a draft is its composer's alone.
    #[must_use]
    pub fn seen_by(&self, member: &Member) -> bool {
        self.group_id == member.group_id && (self.opened.is_some() || self.composer == member.person_id)
    }

    /// Whether `member` may do `action` at `now`. The screen asks this too, to say why a control is disabled.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may(&self, member: &Member, action: PollAction, now: Timestamp) -> Result<(), PollRefusal> {
        let mine = self.composer == member.person_id && member.role.votes();
        let allowed = self.group_id == member.group_id
            && match action {
                PollAction::Open | PollAction::Edit => mine,
                PollAction::Extend | PollAction::Close | PollAction::Withdraw => {
                    mine || member.role.manages()
                }
            };
        if !allowed {
            return Err(PollRefusal::NotYours);
        }
        match (self.status_at(now), action) {
            (PollStatus::Withdrawn, _) => Err(PollRefusal::Withdrawn),
            (PollStatus::Draft, PollAction::Open) if now >= self.deadline => Err(PollRefusal::DeadlinePassed),
            (PollStatus::Draft, PollAction::Extend)
            | (PollStatus::Draft | PollStatus::Scheduled, PollAction::Close) => Err(PollRefusal::NotOpenYet),
            (PollStatus::Draft | PollStatus::Scheduled, PollAction::Open) if self.has_begun(now) => {
                Err(PollRefusal::SlotPassed)
            }
            (PollStatus::Open, PollAction::Open) => Err(PollRefusal::AlreadyOpen),
            (PollStatus::Closed, _) => Err(PollRefusal::Closed),
            (PollStatus::Draft | PollStatus::Scheduled | PollStatus::Open, _) => Ok(()),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
