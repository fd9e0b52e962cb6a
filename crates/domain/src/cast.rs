//! The decision at the heart of it: does this selection become this voter's ballot, now?

use crate::{Ballot, CastKey, Poll, PollRefusal, PollStatus, Receipt, Selection, SelectionFault, Turnout};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a voter asks: put `selection` in place of version `replaces`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Names this act of casting.
    pub key: CastKey,
    /// What was marked.
    pub selection: Selection,
    /// The version of the voter's own ballot that was on the screen when they marked; `None` if there was none.
    pub replaces: Option<u32>,
    /// The edition of the question that was on the screen ([`Poll::edition`]).
    pub edition: u32,
}

/// How the voter stands to the poll at the moment of deciding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether they are on the electorate.
    pub entitled: bool,
    /// Their ballot that counts now.
    pub current: Option<Receipt>,
    /// How many places of a sign-up are taken by others ([`crate::Tally::taken_by_others`]); 0 in any other poll.
    pub taken: u32,
    /// How many are on the electorate, and how many of them have cast ([`crate::Tally::turnout`]).
    pub turnout: Turnout,
}

/// Why a ballot was not counted. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CastRefusal {
    /// The poll is a draft, or is to open later.
    #[error("this poll is not open yet")]
    NotOpenYet,
    /// The poll closed, at this instant.
    #[error("this poll closed at {at}")]
    Closed {
        /// When.
        #[serde(with = "crate::instant::Rfc3339")]
        at: Timestamp,
    },
    /// The poll was withdrawn.
    #[error("this poll was withdrawn")]
    Withdrawn,
    /// The caller may see this poll and is not on its electorate.
    #[error("you are not on the electorate of this poll")]
    NotEntitled,
    /// Nobody has cast yet, and the electorate is too small for the secrecy of the poll: somebody left it between the moment
    /// at which the poll was put off and the one at which it opened by itself, or since ([`Poll::may_open_for`]).
    #[error("only {entitled} are on the electorate of this poll, and it needs {least}")]
    ElectorateTooSmall {
        /// How many are on the electorate.
        entitled: u32,
        /// How many at least ([`crate::Secrecy::least_electorate`]).
        least: u32,
    },
    /// The question was edited after it came on the voter's screen: they are to see what it asks now before they vote on it.
    #[error("this poll is in edition {edition} by now")]
    Revised {
        /// The edition that stands.
        edition: u32,
    },
    /// The selection is not a ballot of this poll.
    #[error("{0}")]
    Selection(SelectionFault),
    /// The voter has cast in a poll in which a ballot is final, since nobody knows which one is theirs
    /// ([`crate::Secrecy::detaches`]).
    #[error("you have cast already, and a ballot of this poll is final")]
    AlreadyCast,
    /// A newer ballot of the same voter is there already, from another device or an earlier try.
    #[error("a newer ballot of yours, version {current}, is kept already")]
    Superseded {
        /// The version that counts; 0 if there is none.
        current: u32,
    },
    /// A sign-up has not so many places left. Fewer than one has already are always given.
    #[error("only {left} places are left")]
    Full {
        /// How many nobody has.
        left: u32,
    },
}

/// Decides whether `cast` becomes the voter's ballot at `now`. The caller has already answered a repeated
/// [`CastKey`] with the receipt given before.
///
/// # Errors
/// The reason why not: time first, then the electorate and its size, then a ballot that is final, then the edition, then the
/// selection, then what it would replace, then whether there is room.
pub fn cast(poll: &Poll, standing: &Standing, cast: &Cast, now: Timestamp) -> Result<Ballot, CastRefusal> {
    match poll.status_at(now) {
        PollStatus::Draft | PollStatus::Scheduled => return Err(CastRefusal::NotOpenYet),
        PollStatus::Closed => return Err(CastRefusal::Closed { at: poll.closes_at() }),
        PollStatus::Withdrawn => return Err(CastRefusal::Withdrawn),
        PollStatus::Open => {}
    }
    if !standing.entitled {
        return Err(CastRefusal::NotEntitled);
    }
    // Once one has cast, every further ballot hides theirs better.
    let Turnout { cast: others, entitled } = standing.turnout;
    if others == 0
        && let Err(PollRefusal::ElectorateTooSmall { entitled, least }) = poll.may_open_for(entitled)
    {
        return Err(CastRefusal::ElectorateTooSmall { entitled, least });
    }
    if poll.secrecy.detaches() && standing.current.is_some() {
        return Err(CastRefusal::AlreadyCast);
    }
    if cast.edition != poll.edition {
        return Err(CastRefusal::Revised { edition: poll.edition });
    }
    let ballot = Ballot::of(poll, &cast.selection).map_err(CastRefusal::Selection)?;
    let current = standing.current.as_ref().map(|receipt| receipt.version);
    if cast.replaces != current {
        return Err(CastRefusal::Superseded { current: current.unwrap_or(0) });
    }
    let mine = standing.current.as_ref().and_then(Receipt::selection).map_or(0, Selection::quantity);
    let wanted = ballot.selection().quantity();
    match poll.method.limit() {
        Some(limit) if wanted > mine && standing.taken.saturating_add(wanted.into()) > limit => {
            let taken = standing.taken.saturating_add(mine.into());
            Err(CastRefusal::Full { left: limit.saturating_sub(taken) })
        }
        _ => Ok(ballot),
    }
}

#[cfg(test)]
mod tests;
