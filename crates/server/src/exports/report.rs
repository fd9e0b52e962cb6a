//! What an export is made of, gathered once; each format turns it into bytes.

use super::zone::Zone;
use crate::{app::App, http_ext::Answer, polls::result_is_open};
use api::Code;
use domain::{
    Deed, Edition, Group, LogEntry, Member, NamedBallot, Note, OptionId, Outcome, Person, PersonId, Poll,
    PollId, PollOption, PollStatus, Selection, Tally, Tracker, ZoneName,
};
use jiff::Timestamp;
use store::{BallotRow, PollRecord};

/// A poll as of one instant, with all that whoever asks may see of it. Its figures are those of its tally.
pub(crate) struct Report {
    pub(crate) group: Group,
    pub(crate) poll: Poll,
    /// What each option says to people, in the poll's order: a slot in the poll's zone.
    pub(crate) labels: Vec<String>,
    pub(crate) status: PollStatus,
    pub(crate) tally: Tally,
    pub(crate) outcome: Outcome,
    pub(crate) votes: Vec<Vote>,
    /// Whether it says who voted what.
    pub(crate) named: bool,
    /// Also where names are not shown beside ballots: who has voted is no secret in the app.
    pub(crate) non_voters: Vec<Person>,
    pub(crate) log: Vec<Entry>,
    /// What it asked, the first first, and who made it so; one where it was never edited.
    pub(crate) editions: Vec<(Edition, Option<Person>)>,
    pub(crate) made: Timestamp,
    pub(crate) made_by: Person,
}

/// A ballot that counts.
pub(crate) struct Vote {
    /// Nothing where names are not shown.
    pub(crate) who: Option<Voter>,
    pub(crate) selection: Selection,
}

/// Who cast a ballot, and what their receipt says.
pub(crate) struct Voter {
    pub(crate) person: Person,
    pub(crate) at: Timestamp,
    pub(crate) version: u32,
    pub(crate) tracker: Tracker,
    pub(crate) edition: u32,
    /// Their place in the line of a sign-up, from 1, if they come.
    pub(crate) place: Option<u32>,
}

/// Something that was done to the poll.
pub(crate) struct Entry {
    pub(crate) at: Timestamp,
    pub(crate) deed: Deed,
    /// Nobody where time did it.
    pub(crate) by: Option<Person>,
}

impl Report {
    /// The poll called `id` for `by`, who may see it.
    pub(crate) async fn gather(app: &App, by: &Member, id: PollId) -> Answer<Self> {
        let now = app.now();
        let record = app.store.poll_record(id).await?.ok_or(Code::NotFound)?;
        result_is_open(app, &record.poll, by.person_id, now).await?;
        // Reading the result seals a poll that keeps ballots apart: from there on nothing tells in which order they came.
        app.store.tally(id).await?.ok_or(Code::NotFound)?;
        let group = app.store.group(record.poll.group_id).await?.ok_or(Code::Internal)?;
        let PollRecord { poll, tally, ballots, detached, non_voters, log, questions } = record;
        let editions = poll.editions(questions, &log);
        let log = poll.log_at(log, now);
        let people = app.store.people(&mentioned(&log, by.person_id)).await?;
        let known = |id: PersonId| people.iter().find(|person| person.id == id).cloned();
        let made_by = known(by.person_id).ok_or(Code::Internal)?;
        let named = poll.secrecy.names_to(by);
        Ok(Self {
            group,
            status: poll.status_at(now),
            outcome: Outcome::of(&poll, &tally),
            votes: if named { named_votes(ballots) } else { unnamed(ballots, detached) },
            named,
            non_voters,
            log: log
                .into_iter()
                .map(|LogEntry { at, by, deed }| Entry { at, deed, by: by.and_then(known) })
                .collect(),
            editions: editions.into_iter().map(|edition| (edition.clone(), known(edition.by))).collect(),
            labels: labels(&poll.options, &poll.zone),
            poll,
            tally,
            made: now,
            made_by,
        })
    }

    /// What the option at `place` says to people.
    pub(crate) fn label(&self, place: usize) -> &str {
        self.labels.get(place).map_or("", String::as_str)
    }

    /// Whether it was edited once others had seen it.
    pub(crate) fn was_edited(&self) -> bool {
        self.poll.edition > 1
    }
}

impl Vote {
    fn named(row: BallotRow) -> Self {
        let NamedBallot { tracker, at, selection, edition } = row.ballot;
        let voter = Voter { person: row.person, at, version: row.version, tracker, edition, place: None };
        Self { who: Some(voter), selection }
    }

    pub(crate) fn chose(&self, option: OptionId) -> bool {
        self.selection.chose(option)
    }
}

/// In the order of names; in a sign-up those who come in that of their places, before those who do not.
fn named_votes(mut ballots: Vec<BallotRow>) -> Vec<Vote> {
    ballots.sort_by_key(|row| row.joined.unwrap_or(u64::MAX));
    let mut places = 1..;
    let place = |row: BallotRow| {
        let place = row.joined.and_then(|_| places.next());
        let mut vote = Vote::named(row);
        vote.who.iter_mut().for_each(|who| who.place = place);
        vote
    };
    ballots.into_iter().map(place).collect()
}

/// Without names, times and trackers, without what somebody who signs up says of themselves, and in an order that tells nothing of who was when.
fn unnamed(ballots: Vec<BallotRow>, detached: Vec<Selection>) -> Vec<Vote> {
    let kept = ballots.into_iter().map(|row| without_note(row.ballot.selection));
    let mut votes: Vec<Vote> = kept.chain(detached).map(|selection| Vote { who: None, selection }).collect();
    votes.sort_by(|a, b| a.selection.cmp(&b.selection));
    votes
}

fn without_note(selection: Selection) -> Selection {
    match (selection, Note::new("")) {
        (Selection::SignUp { quantity, .. }, Ok(note)) => Selection::SignUp { quantity, note },
        (selection, _) => selection,
    }
}

/// What options say to people, a slot in `zone`.
pub(crate) fn labels(options: &[PollOption], zone: &ZoneName) -> Vec<String> {
    let zone = Zone::of(zone);
    let label = |option: &PollOption| option.slot.map_or(option.label.to_string(), |slot| zone.slot(slot));
    options.iter().map(label).collect()
}

fn mentioned(log: &[LogEntry], by: PersonId) -> Vec<PersonId> {
    let mut ids: Vec<PersonId> = log.iter().filter_map(|entry| entry.by).chain([by]).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
