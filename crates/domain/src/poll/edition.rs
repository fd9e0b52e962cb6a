//! What a poll asked, edition by edition, and what changed between two.

use super::{Deed, Document, LogEntry, Method, Poll, PollOption, Secrecy, Visibility};
use crate::{Description, Electorate, PersonId, PollTitle, Reason};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a poll asks: all of it that an edit may change, but for the time it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The question.
    pub title: PollTitle,
    /// What to know before voting.
    pub description: Description,
    /// What one may choose.
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
}

/// An edition of a poll's question, and how it came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edition {
    /// Which ([`Poll::edition`]).
    pub number: u32,
    /// Since when.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Why; `None` for the first, and where nobody had voted.
    pub reason: Option<Reason>,
    /// What it asks.
    pub question: Question,
}

/// Something that is otherwise in a later edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The question.
    Title {
        /// What it was.
        from: PollTitle,
        /// What it is.
        to: PollTitle,
    },
    /// What to know before voting.
    Description {
        /// What it was.
        from: Description,
        /// What it is.
        to: Description,
    },
    /// What an option says, or says besides.
    Option {
        /// What it was.
        from: Box<PollOption>,
        /// What it is.
        to: Box<PollOption>,
    },
    /// An option is new.
    Added(Box<PollOption>),
    /// An option was withdrawn, and stays with its ballots.
    Withdrawn(Box<PollOption>),
    /// An option is gone, for which nobody had voted.
    Removed(Box<PollOption>),
    /// The options stand in another order, before anybody had voted.
    Order,
    /// What to read before voting.
    Documents {
        /// What there was.
        from: Vec<Document>,
        /// What there is.
        to: Vec<Document>,
    },
    /// How a ballot is marked and counted.
    Method {
        /// What it was.
        from: Method,
        /// What it is.
        to: Method,
    },
    /// Whether one may abstain.
    Abstention {
        /// What it is.
        to: bool,
    },
    /// Who can link ballot and voter.
    Secrecy {
        /// What it was.
        from: Secrecy,
        /// What it is.
        to: Secrecy,
    },
    /// Who sees results when.
    Visibility {
        /// What it was.
        from: Visibility,
        /// What it is.
        to: Visibility,
    },
    /// Who may vote.
    Electorate {
        /// What it was.
        from: Electorate,
        /// What it is.
        to: Electorate,
    },
}

impl Poll {
    /// What it asks now.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            title: self.title.clone(),
            description: self.description.clone(),
            options: self.options.clone(),
            documents: self.documents.clone(),
            method: self.method,
            abstention: self.abstention,
            secrecy: self.secrecy,
            visibility: self.visibility,
            electorate: self.electorate,
        }
    }

    /// Its editions, the first first: `questions` are what was asked in each, and `log` says since when, by whom and why.
    #[must_use]
    pub fn editions(&self, questions: Vec<Question>, log: &[LogEntry]) -> Vec<Edition> {
        let edition = |(number, question): (u32, Question)| {
            let made = log.iter().find_map(|entry| match &entry.deed {
                Deed::Edited { edition, reason } if *edition == number && number > 1 => {
                    Some((entry.at, entry.by?, reason.clone()))
                }
                _ => None,
            });
            let (at, by, reason) = made.unwrap_or((self.composed, self.composer, None));
            Edition { number, at, by, reason, question }
        };
        (1..).zip(questions).map(edition).collect()
    }
}

impl Question {
    /// What is otherwise in `later`, in the order of reading.
    #[must_use]
    pub fn changes(&self, later: &Self) -> Vec<Edited> {
        let mut changes = Vec::new();
        if self.title != later.title {
            changes.push(Edited::Title { from: self.title.clone(), to: later.title.clone() });
        }
        if self.description != later.description {
            let (from, to) = (self.description.clone(), later.description.clone());
            changes.push(Edited::Description { from, to });
        }
        self.options_changed(later, &mut changes);
        if self.documents != later.documents {
            changes.push(Edited::Documents { from: self.documents.clone(), to: later.documents.clone() });
        }
        let mut note = |differs: bool, change: Edited| {
            if differs {
                changes.push(change);
            }
        };
        let (old, new) = (self, later);
        note(old.method != new.method, Edited::Method { from: old.method, to: new.method });
        note(old.abstention != new.abstention, Edited::Abstention { to: new.abstention });
        note(old.secrecy != new.secrecy, Edited::Secrecy { from: old.secrecy, to: new.secrecy });
        note(
            old.visibility != new.visibility,
            Edited::Visibility { from: old.visibility, to: new.visibility },
        );
        note(
            old.electorate != new.electorate,
            Edited::Electorate { from: old.electorate, to: new.electorate },
        );
        changes
    }

    fn options_changed(&self, later: &Self, changes: &mut Vec<Edited>) {
        let find = |options: &[PollOption], like: &PollOption| {
            options.iter().find(|option| option.id == like.id).cloned().map(Box::new)
        };
        for from in &self.options {
            match find(&later.options, from) {
                None => changes.push(Edited::Removed(Box::new(from.clone()))),
                Some(to) => {
                    if (&from.label, from.slot, &from.details) != (&to.label, to.slot, &to.details) {
                        changes.push(Edited::Option { from: Box::new(from.clone()), to: to.clone() });
                    }
                    if to.withdrawn && !from.withdrawn {
                        changes.push(Edited::Withdrawn(to));
                    }
                }
            }
        }
        let new = later.options.iter().filter(|option| find(&self.options, option).is_none());
        changes.extend(new.map(|option| Edited::Added(Box::new(option.clone()))));
        let kept = |options: &[PollOption], other: &[PollOption]| {
            let kept = options.iter().filter(|option| find(other, option).is_some());
            kept.map(|option| option.id).collect::<Vec<_>>()
        };
        if kept(&self.options, &later.options) != kept(&later.options, &self.options) {
            changes.push(Edited::Order);
        }
    }
}
