//! From what was marked to what counts.

use crate::{Method, Note, OptionId, Poll, PollId, PollOption};
use serde::{Deserialize, Serialize};

/// The points given to one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// The option.
    pub option: OptionId,
    /// 1 to [`Scored::MOST`].
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub points: u8,
}

impl Scored {
    /// The most points that an option may be given.
    pub const MOST: u8 = 5;
}

/// What a voter marked, valid or not. Nothing yet by default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// The options marked, in any order. For [`Method::Single`] exactly one.
    Approve(Vec<OptionId>),
    /// The options ranked, the one liked best first. For [`Method::Ranked`].
    Rank(Vec<OptionId>),
    /// Points for every option, in any order. For [`Method::Score`].
    Score(Vec<Scored>),
    /// At which slots one can come, each list in any order; at all others one cannot. Both may be empty: 都不可以. For
    /// [`Method::Slots`].
    Slots {
        /// 可以.
        yes: Vec<OptionId>,
        /// 勉强: if need be.
        if_need_be: Vec<OptionId>,
    },
    /// 报名: one comes, with those one brings. For [`Method::SignUp`].
    SignUp {
        /// How many places that takes, oneself among them: 1 to as many as the poll allows a line.
        quantity: u16,
        /// What is said beside it.
        note: Note,
    },
    /// 弃权: a ballot that is counted as cast and chooses nothing. Only where the poll takes abstentions. In a sign-up 不参加:
    /// one does not come, and a line that there was is taken back.
    Abstain,
}

impl Default for Selection {
    fn default() -> Self {
        Self::Approve(Vec::new())
    }
}

impl Selection {
    /// The options that were marked, as they were marked: for a ranking the best first. A line of a sign-up names none.
    #[must_use]
    pub fn options(&self) -> Vec<OptionId> {
        match self {
            Self::Approve(options) | Self::Rank(options) => options.clone(),
            Self::Score(scored) => scored.iter().map(|scored| scored.option).collect(),
            Self::Slots { yes, if_need_be } => yes.iter().chain(if_need_be).copied().collect(),
            Self::SignUp { .. } | Self::Abstain => Vec::new(),
        }
    }

    /// Takes out what is marked of options for which `stands` says no. Says whether there was any.
    pub fn keep(&mut self, stands: impl Fn(OptionId) -> bool) -> bool {
        let before = self.options().len();
        match self {
            Self::Approve(options) | Self::Rank(options) => options.retain(|id| stands(*id)),
            Self::Score(scored) => scored.retain(|scored| stands(scored.option)),
            Self::Slots { yes, if_need_be } => {
                yes.retain(|id| stands(*id));
                if_need_be.retain(|id| stands(*id));
            }
            Self::SignUp { .. } | Self::Abstain => {}
        }
        self.options().len() < before
    }

    /// Whether nothing is marked at all.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Approve(options) | Self::Rank(options) => options.is_empty(),
            Self::Score(scored) => scored.is_empty(),
            // To be able to come at none of them is something to say.
            Self::Slots { .. } | Self::SignUp { .. } | Self::Abstain => false,
        }
    }

    /// Whether this is one of the votes that [`crate::OptionCount::votes`] counts for `option`: it was marked, ranked
    /// first, or scored, or one can come then, if only if need be. Whoever signs up chose the one option that there is.
    #[must_use]
    pub fn chose(&self, option: OptionId) -> bool {
        match self {
            Self::Approve(options) => options.contains(&option),
            Self::Rank(options) => options.first() == Some(&option),
            Self::Score(scored) => scored.iter().any(|scored| scored.option == option),
            Self::Slots { yes, if_need_be } => yes.contains(&option) || if_need_be.contains(&option),
            Self::SignUp { .. } => true,
            Self::Abstain => false,
        }
    }

    /// How many places of a sign-up it takes; 0 of what is no line.
    #[must_use]
    pub fn quantity(&self) -> u16 {
        if let Self::SignUp { quantity, .. } = self { *quantity } else { 0 }
    }
}

/// Why a selection is not a ballot of this poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SelectionFault {
    /// It is marked in another way than this poll asks for.
    #[error("this poll is not voted on in this way")]
    OtherMethod,
    /// The poll takes no abstentions.
    #[error("this poll takes no abstentions")]
    NoAbstention,
    /// Nothing is marked.
    #[error("nothing is marked")]
    Empty,
    /// Fewer options are marked, ranked or scored than the poll asks for.
    #[error("mark at least {min}")]
    TooFew {
        /// How many at least.
        min: u16,
    },
    /// More options are marked than the poll allows.
    #[error("mark at most {max}")]
    TooMany {
        /// How many at most.
        max: u16,
    },
    /// One option is marked twice.
    #[error("option {option} is marked twice")]
    Duplicate {
        /// Which.
        option: OptionId,
    },
    /// The poll has no such option.
    #[error("option {option} is not of this poll")]
    UnknownOption {
        /// Which.
        option: OptionId,
    },
    /// A line for nobody, or for more than one may bring (`sign_up.quantity`).
    #[error("a line is for 1 to {most}")]
    Quantity {
        /// How many at most.
        most: u16,
    },
    /// The option was withdrawn from the poll.
    #[error("option {option} was withdrawn")]
    WithdrawnOption {
        /// Which.
        option: OptionId,
    },
    /// The points are not between 1 and [`Scored::MOST`].
    #[error("option {option} is given a number of points that does not exist")]
    Points {
        /// The option that was given them.
        option: OptionId,
    },
}

/// A selection that is valid for one poll. Made only by [`Ballot::of`], so having one is the proof; two ballots that
/// mean the same are equal, since options whose order means nothing stand in the poll's order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ballot {
    poll_id: PollId,
    selection: Selection,
}

impl Ballot {
    /// Checks `selection` against `poll`'s options and method (not against time or electorate: see [`crate::cast()`]).
    ///
    /// # Errors
    /// The first fault found: another method's marks, then duplicates, unknown options, withdrawn ones, the count, and points.
    pub fn of(poll: &Poll, selection: &Selection) -> Result<Self, SelectionFault> {
        let every = u16::try_from(poll.standing().count()).unwrap_or(u16::MAX);
        let marked = selection.options();
        let selection = match (selection, poll.method) {
            (Selection::Abstain, _) if poll.abstention => Selection::Abstain,
            (Selection::Abstain, _) => return Err(SelectionFault::NoAbstention),
            (Selection::Approve(_), Method::Single) => approved(poll, &marked, 1, 1)?,
            (Selection::Approve(_), Method::Multiple { min, max }) => approved(poll, &marked, min, max)?,
            (Selection::Rank(_), Method::Ranked { min, .. }) => {
                check(poll, &marked, min, every)?;
                Selection::Rank(marked)
            }
            (Selection::Score(scored), Method::Score) => {
                check(poll, &marked, every, every)?;
                let unreal = |scored: &&Scored| !(1..=Scored::MOST).contains(&scored.points);
                if let Some(Scored { option, .. }) = scored.iter().find(unreal) {
                    return Err(SelectionFault::Points { option: *option });
                }
                let given = |option: &PollOption| scored.iter().find(|scored| scored.option == option.id);
                Selection::Score(poll.options.iter().filter_map(given).copied().collect())
            }
            (Selection::Slots { yes, if_need_be }, Method::Slots) => {
                standing(poll, &marked)?;
                let (yes, if_need_be) = (in_order(poll, yes), in_order(poll, if_need_be));
                Selection::Slots { yes, if_need_be }
            }
            (Selection::SignUp { quantity, .. }, Method::SignUp { most, .. }) => {
                if !(1..=most).contains(quantity) {
                    return Err(SelectionFault::Quantity { most });
                }
                if let Some(PollOption { id, .. }) = poll.options.iter().find(|option| option.withdrawn) {
                    return Err(SelectionFault::WithdrawnOption { option: *id });
                }
                selection.clone()
            }
            _ => return Err(SelectionFault::OtherMethod),
        };
        Ok(Self { poll_id: poll.id, selection })
    }

    /// A ballot as it was taken: what its poll has become since, it counts as cast.
    ///
    /// # Errors
    /// If it was never one: an option stands on it twice, or the poll does not know it.
    pub fn kept(poll: &Poll, selection: &Selection) -> Result<Self, SelectionFault> {
        known(poll, &selection.options())?;
        Ok(Self { poll_id: poll.id, selection: selection.clone() })
    }

    /// The poll this is a ballot of.
    #[must_use]
    pub fn poll_id(&self) -> PollId {
        self.poll_id
    }

    /// What was marked; where the order means nothing, in the poll's order.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// When the line that this is was joined, as the revision that the poll got by it: `before`, that of the voter's line which
    /// it changes, else `revision`, which comes with this ballot. So a line that is changed keeps its place, and whoever took
    /// theirs back comes behind all others. `None` of what is no line.
    #[must_use]
    pub fn joined(&self, before: Option<u64>, revision: u64) -> Option<u64> {
        (self.selection.quantity() > 0).then(|| before.unwrap_or(revision))
    }
}

/// `marked`, in the poll's order.
fn approved(poll: &Poll, marked: &[OptionId], min: u16, max: u16) -> Result<Selection, SelectionFault> {
    check(poll, marked, min, max)?;
    Ok(Selection::Approve(in_order(poll, marked)))
}

fn in_order(poll: &Poll, marked: &[OptionId]) -> Vec<OptionId> {
    let ids = poll.options.iter().map(|option| option.id);
    ids.filter(|id| marked.contains(id)).collect()
}

/// That `options` are of `poll`, and no two alike.
fn known(poll: &Poll, options: &[OptionId]) -> Result<(), SelectionFault> {
    let twice = |(place, option): &(usize, &OptionId)| options[..*place].contains(option);
    if let Some((_, &option)) = options.iter().enumerate().find(twice) {
        return Err(SelectionFault::Duplicate { option });
    }
    if let Some(&option) = options.iter().find(|id| poll.option(**id).is_none()) {
        return Err(SelectionFault::UnknownOption { option });
    }
    Ok(())
}

/// The same, and that none was withdrawn.
fn standing(poll: &Poll, options: &[OptionId]) -> Result<(), SelectionFault> {
    known(poll, options)?;
    match options.iter().find(|id| !poll.stands(**id)) {
        Some(&option) => Err(SelectionFault::WithdrawnOption { option }),
        None => Ok(()),
    }
}

/// The same, and that they are neither too few nor too many.
fn check(poll: &Poll, options: &[OptionId], min: u16, max: u16) -> Result<(), SelectionFault> {
    standing(poll, options)?;
    let marked = u16::try_from(options.len()).unwrap_or(u16::MAX);
    if marked == 0 {
        Err(SelectionFault::Empty)
    } else if marked < min {
        Err(SelectionFault::TooFew { min })
    } else if marked > max {
        Err(SelectionFault::TooMany { max })
    } else {
        Ok(())
    }
}
