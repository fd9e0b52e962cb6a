//! Everything that is kept of a poll, for programs, and for whoever counts it again. The schema is in docs/archive.md; a
//! change that a reader of it must know of is another number in [`FORMAT`].

use super::report::{Entry, Report, Vote, Voter};
use domain::{
    Deed, Edition, Group, Outcome, Person, Poll, PollStatus, Question, Reason, Selection, Tally, Tracker,
    instant::{MaybeRfc3339, Rfc3339},
};
use jiff::Timestamp;
use serde::Serialize;

const FORMAT: &str = "juyi-poll-archive/1";

#[derive(Serialize)]
struct Archive<'a> {
    format: &'static str,
    #[serde(with = "Rfc3339")]
    made: Timestamp,
    made_by: &'a Person,
    group: &'a Group,
    poll: &'a Poll,
    status: PollStatus,
    ballots: Vec<ArchivedBallot<'a>>,
    not_voted: &'a [Person],
    tally: &'a Tally,
    outcome: &'a Outcome,
    log: Vec<ArchivedEntry<'a>>,
    editions: Vec<ArchivedEdition<'a>>,
}

#[derive(Serialize)]
struct ArchivedBallot<'a> {
    selection: &'a Selection,
    voter: Option<ArchivedVoter<'a>>,
}

#[derive(Serialize)]
struct ArchivedVoter<'a> {
    person: &'a Person,
    #[serde(with = "Rfc3339")]
    at: Timestamp,
    version: u32,
    tracker: &'a Tracker,
    edition: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
}

#[derive(Serialize)]
struct ArchivedEntry<'a> {
    #[serde(with = "Rfc3339")]
    at: Timestamp,
    what: &'static str,
    by: Option<&'a Person>,
    reason: Option<&'a Reason>,
    #[serde(with = "MaybeRfc3339")]
    opens: Option<Timestamp>,
    #[serde(with = "MaybeRfc3339")]
    from: Option<Timestamp>,
    #[serde(with = "MaybeRfc3339")]
    to: Option<Timestamp>,
    edition: Option<u32>,
}

#[derive(Serialize)]
struct ArchivedEdition<'a> {
    number: u32,
    #[serde(with = "Rfc3339")]
    at: Timestamp,
    by: Option<&'a Person>,
    reason: Option<&'a Reason>,
    question: &'a Question,
}

pub(crate) fn write(report: &Report) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec_pretty(&Archive {
        format: FORMAT,
        made: report.made,
        made_by: &report.made_by,
        group: &report.group,
        poll: &report.poll,
        status: report.status,
        ballots: report.votes.iter().map(ballot).collect(),
        not_voted: &report.non_voters,
        tally: &report.tally,
        outcome: &report.outcome,
        log: report.log.iter().map(entry).collect(),
        editions: report.editions.iter().map(edition).collect(),
    })
}

fn ballot(vote: &Vote) -> ArchivedBallot<'_> {
    ArchivedBallot { selection: &vote.selection, voter: vote.who.as_ref().map(voter) }
}

fn voter(who: &Voter) -> ArchivedVoter<'_> {
    let Voter { person, at, version, tracker, edition, place } = who;
    ArchivedVoter { person, at: *at, version: *version, tracker, edition: *edition, place: *place }
}

fn entry(entry: &Entry) -> ArchivedEntry<'_> {
    let (what, opens, from, to) = match &entry.deed {
        Deed::Composed => ("composed", None, None, None),
        Deed::Scheduled { opens } => ("scheduled", Some(*opens), None, None),
        Deed::Opened => ("opened", None, None, None),
        Deed::Edited { .. } => ("edited", None, None, None),
        Deed::Extended { from, to, .. } => ("extended", None, Some(*from), Some(*to)),
        Deed::ClosedEarly { .. } => ("closed_early", None, None, None),
        Deed::ReachedDeadline => ("reached_deadline", None, None, None),
        Deed::Withdrawn { .. } => ("withdrawn", None, None, None),
    };
    let edition = match &entry.deed {
        Deed::Edited { edition, .. } => Some(*edition),
        _ => None,
    };
    let (by, reason) = (entry.by.as_ref(), entry.deed.reason());
    ArchivedEntry { at: entry.at, what, by, reason, opens, from, to, edition }
}

fn edition((edition, by): &(Edition, Option<Person>)) -> ArchivedEdition<'_> {
    let Edition { number, at, reason, question, .. } = edition;
    ArchivedEdition { number: *number, at: *at, by: by.as_ref(), reason: reason.as_ref(), question }
}
