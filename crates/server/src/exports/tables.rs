//! A report as tables: the sheets of the workbook, and the sections of the CSV file.

use super::{
    report::{Entry, Report, Vote, labels},
    words::{Words, fill},
    zone::Zone,
};
use domain::{Edition, Method, OptionId, Person, Selection, Share, letter, markup};
use jiff::Timestamp;

/// A table.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    /// What somebody wrote, or a word of ours. Never a formula, whatever it begins with.
    Text(String),
    Number(u32),
    Share(Share),
    /// Tenths of a point.
    Tenths(u32),
    Time(Timestamp),
}

impl Value {
    fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn some_text(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }
}

/// Every table of the report, in the order of reading.
pub(crate) fn tables(report: &Report, words: &Words, zone: &Zone) -> Vec<Table> {
    let mut tables = vec![
        summary(report, words, zone),
        options(report, words),
        if report.poll.method.signs_up() { lines(report, words) } else { ballots(report, words) },
        not_voted(report, words),
        log(report, words, zone),
    ];
    if !report.tally.rounds.is_empty() {
        tables.insert(2, rounds(report, words));
    }
    tables.extend(report.was_edited().then(|| editions(report, words)));
    tables
}

fn summary(report: &Report, words: &Words, zone: &Zone) -> Table {
    let (poll, tally) = (&report.poll, &report.tally);
    let mut rows = Vec::new();
    let mut row = |item: &str, content: Value| rows.push(vec![Value::text(item), content]);
    row(words.title, Value::text(&poll.title));
    if !poll.description.as_str().is_empty() {
        row(words.description, Value::Text(markup::plain(poll.description.as_str())));
    }
    for document in &poll.documents {
        row(words.document, Value::Text(format!("{} {}", document.title, document.url)));
    }
    if report.was_edited() {
        row(words.edition, Value::Number(poll.edition));
    }
    row(words.group, Value::text(&report.group.name));
    row(words.status, Value::Text(words.status(report, zone)));
    row(words.outcome, Value::Text(words.outcome(report)));
    row(words.method, Value::Text(words.method(poll.method)));
    row(words.rule, Value::text(words.rule(poll.method)));
    row(words.secrecy, Value::text(words.secrecy(poll.secrecy)));
    row(words.electorate, Value::text(words.electorate(poll.electorate)));
    row(words.entitled, Value::Number(tally.turnout.entitled));
    row(words.cast, Value::Number(tally.turnout.cast));
    row(words.missing, Value::Number(tally.turnout.missing()));
    if poll.method.signs_up() {
        row(words.signed_up, Value::Number(tally.turnout.cast.saturating_sub(tally.abstained)));
        row(words.places_taken, Value::Number(tally.taken()));
        row(words.limit, poll.method.limit().map_or(Value::text(words.no_limit), Value::Number));
    }
    if poll.abstention {
        let name = if poll.method.signs_up() { words.stay_away } else { words.abstained };
        row(name, Value::Number(tally.abstained));
    }
    row(words.turnout, Value::Share(tally.turnout.share()));
    row(words.opened, poll.opened.map_or(Value::Nothing, Value::Time));
    row(words.closes, Value::Time(poll.closes_at()));
    row(words.revision, Value::text(tally.revision));
    row(words.zone, Value::text(zone.name()));
    row(words.made, Value::Time(report.made));
    row(words.made_by, Value::Text(words.person(&report.made_by)));
    Table { name: words.sheet_summary, head: vec![words.item.into(), words.content.into()], rows }
}

fn options(report: &Report, words: &Words) -> Table {
    let on_times = report.poll.method == Method::Slots;
    let mut head = vec![
        words.letter.into(),
        words.option.into(),
        words.figure(report.poll.method).into(),
        words.base(report),
        words.place.into(),
    ];
    head.extend(on_times.then(|| words.reluctant.to_owned()));
    let scored = report.poll.method == Method::Score;
    head.extend(scored.then(|| words.mean.to_owned()));
    // Two more columns, where there is anything to stand in them.
    let detailed = report.poll.options.iter().any(|option| !option.details.is_empty());
    if detailed {
        head.extend([words.description, words.link].map(String::from));
    }
    let row = |(place, option): (usize, &domain::PollOption)| {
        let reluctant = on_times.then(|| Value::Number(report.tally.reluctant(option.id)));
        let mut row = vec![
            Value::Text(letter(place)),
            Value::Text(words.label(report, place)),
            Value::Number(report.tally.figure(report.poll.method, option.id)),
            Value::Share(report.tally.share(report.poll.method, option.id)),
            Value::some_text(words.place(report, option.id)),
        ];
        row.extend(reluctant);
        let points = report.tally.figure(report.poll.method, option.id);
        row.extend(scored.then(|| Value::Tenths(report.tally.mean_tenths(points))));
        if detailed {
            let details = &option.details;
            row.extend([Value::some_text(details.about.as_ref()), Value::some_text(details.link.as_ref())]);
        }
        row
    };
    let rows = report.poll.options.iter().enumerate().map(row).collect();
    Table { name: words.sheet_options, head, rows }
}

/// A run-off, round by round: an option that is out has nothing any more.
fn rounds(report: &Report, words: &Words) -> Table {
    let rounds = &report.tally.rounds;
    let title = |number: usize| fill(words.round, &[("round", &number.to_string())]);
    let head = std::iter::once(words.option.to_owned()).chain((1..=rounds.len()).map(title)).collect();
    let row = |option: &domain::PollOption| {
        let votes = rounds.iter().map(|round| {
            let in_it = round.votes.iter().find(|each| each.option == option.id);
            in_it.map_or(Value::Nothing, |each| Value::Number(each.votes))
        });
        std::iter::once(Value::Text(words.option(report, option.id))).chain(votes).collect()
    };
    let exhausted = rounds.iter().map(|round| Value::Number(round.exhausted));
    let last = std::iter::once(Value::text(words.exhausted)).chain(exhausted).collect();
    let rows = report.poll.options.iter().map(row).chain([last]).collect();
    Table { name: words.sheet_rounds, head, rows }
}

/// Who chose what: in words, and with a column for each option that adds up to its votes.
fn ballots(report: &Report, words: &Words) -> Table {
    let options = &report.poll.options;
    let mut head: Vec<String> = Vec::new();
    if report.named {
        head.extend([words.unit, words.name, words.alias].map(String::from));
    }
    head.push(words.choice.into());
    head.extend(options.iter().map(|option| words.option(report, option.id)));
    if report.named {
        head.extend([words.cast_at, words.version, words.tracker].map(String::from));
        head.extend(report.was_edited().then(|| words.voted_on.to_owned()));
    }
    let row = |vote: &Vote| {
        let mut row = vote.who.as_ref().map_or_else(Vec::new, |who| person(&who.person));
        row.push(Value::Text(words.selection(report, &vote.selection)));
        row.extend(options.iter().map(|option| mark(&vote.selection, option.id)));
        if let Some(who) = &vote.who {
            row.extend([Value::Time(who.at), Value::Number(who.version), Value::text(&who.tracker)]);
            row.extend(report.was_edited().then_some(Value::Number(who.edition)));
        }
        row
    };
    Table { name: words.sheet_ballots, head, rows: report.votes.iter().map(row).collect() }
}

/// Who comes, in the order of the places, with how many and what they say; behind them who does not.
fn lines(report: &Report, words: &Words) -> Table {
    let mut head: Vec<String> = Vec::new();
    if report.named {
        head.extend([words.place_in_line, words.unit, words.name, words.alias].map(String::from));
    }
    head.extend([words.choice, words.quantity].map(String::from));
    if report.named {
        head.extend([words.note, words.cast_at, words.version, words.tracker].map(String::from));
        head.extend(report.was_edited().then(|| words.voted_on.to_owned()));
    }
    let row = |Vote { who, selection }: &Vote| {
        let mut row = Vec::new();
        if let Some(who) = who {
            row.push(who.place.map_or(Value::Nothing, Value::Number));
            row.extend(person(&who.person));
        }
        row.push(Value::Text(words.selection(report, selection)));
        row.push(match selection.quantity() {
            0 => Value::Nothing,
            quantity => Value::Number(quantity.into()),
        });
        if let Some(who) = who {
            let note = match selection {
                Selection::SignUp { note, .. } if !note.as_str().is_empty() => Value::text(note),
                _ => Value::Nothing,
            };
            row.extend([note, Value::Time(who.at), Value::Number(who.version), Value::text(&who.tracker)]);
            row.extend(report.was_edited().then_some(Value::Number(who.edition)));
        }
        row
    };
    Table { name: words.sheet_lines, head, rows: report.votes.iter().map(row).collect() }
}

/// What a ballot gives an option: a vote, the place in its ranking, or points.
fn mark(selection: &Selection, option: OptionId) -> Value {
    match selection {
        Selection::Approve(options) if options.contains(&option) => Value::Number(1),
        Selection::Rank(ranking) => {
            let place = ranking.iter().zip(1..).find(|(ranked, _)| **ranked == option);
            place.map_or(Value::Nothing, |(_, place)| Value::Number(place))
        }
        Selection::Score(scored) => {
            let given = scored.iter().find(|scored| scored.option == option);
            given.map_or(Value::Nothing, |scored| Value::Number(scored.points.into()))
        }
        Selection::Slots { .. } if selection.chose(option) => Value::Number(1),
        Selection::SignUp { quantity, .. } => Value::Number((*quantity).into()),
        Selection::Approve(_) | Selection::Slots { .. } | Selection::Abstain => Value::Nothing,
    }
}

fn person(person: &Person) -> Vec<Value> {
    vec![Value::text(&person.unit), Value::text(&person.name), Value::some_text(person.alias.as_ref())]
}

fn not_voted(report: &Report, words: &Words) -> Table {
    let head = [words.unit, words.name, words.alias].map(String::from).to_vec();
    let rows = report.non_voters.iter().map(person).collect();
    Table { name: words.sheet_not_voted, head, rows }
}

fn log(report: &Report, words: &Words, zone: &Zone) -> Table {
    let head = [words.time, words.deed, words.by, words.note].map(String::from).to_vec();
    let row = |entry: &Entry| {
        vec![
            Value::Time(entry.at),
            Value::text(words.deed(&entry.deed)),
            Value::some_text(entry.by.as_ref().map(|by| words.person(by))),
            Value::some_text(words.note_of(&entry.deed, zone)),
        ]
    };
    Table { name: words.sheet_log, head, rows: report.log.iter().map(row).collect() }
}

/// What it asked in each edition, since when, by whom and why.
fn editions(report: &Report, words: &Words) -> Table {
    let head = [
        words.edition,
        words.time,
        words.by,
        words.reason,
        words.title,
        words.description,
        words.option,
        words.document,
    ];
    let row = |(edition, by): &(Edition, Option<Person>)| {
        let question = &edition.question;
        let options = labels(&question.options, &report.poll.zone);
        let documents = question.documents.iter().map(|paper| format!("{} {}", paper.title, paper.url));
        vec![
            Value::Number(edition.number),
            Value::Time(edition.at),
            Value::some_text(by.as_ref().map(|by| words.person(by))),
            Value::some_text(edition.reason.as_ref()),
            Value::text(&question.title),
            Value::Text(markup::plain(question.description.as_str())),
            Value::Text(options.join("\n")),
            Value::Text(documents.collect::<Vec<_>>().join("\n")),
        ]
    };
    let rows = report.editions.iter().map(row).collect();
    Table { name: words.sheet_editions, head: head.map(String::from).to_vec(), rows }
}
