//! Who chose what, and who did not vote: names by unit, in columns.

use super::Badge;
use crate::exports::{
    html::{Text, Written},
    report::Report,
    words::{Words, fill},
};
use domain::{Method, Person, PollStatus, Selection};
use std::fmt::{Result, Write as _};

/// So many names of one unit are not torn apart by the end of a column.
const FEW: usize = 6;

pub(super) fn who_chose(html: &mut String, report: &Report, words: &Words) -> Result {
    if report.votes.is_empty() {
        return Ok(());
    }
    let signs_up = report.poll.method.signs_up();
    write!(html, "<h2>{}</h2>", if signs_up { words.who_signed_up } else { words.who_chose })?;
    if !report.named {
        return write!(html, "<p class=\"nobody\">{}</p>", words.unnamed);
    }
    match report.poll.method {
        Method::SignUp { .. } => lines(html, report, words)?,
        Method::Ranked { .. } | Method::Score => ballots(html, report, words)?,
        Method::Single | Method::Multiple { .. } | Method::Slots => by_option(html, report, words)?,
    }
    let at_no_time = |selection: &Selection| {
        matches!(selection, Selection::Slots { .. }) && selection.options().is_empty()
    };
    of_none(html, report, words, words.no_time, at_no_time)?;
    let title = if signs_up { words.not_coming } else { words.who_abstained };
    of_none(html, report, words, title, |selection| *selection == Selection::Abstain)
}

fn by_option(html: &mut String, report: &Report, words: &Words) -> Result {
    for (place, option) in report.poll.options.iter().enumerate() {
        let chose = report.votes.iter().filter(|vote| vote.chose(option.id));
        let people: Vec<&Person> =
            chose.filter_map(|vote| vote.who.as_ref()).map(|who| &who.person).collect();
        write!(
            html,
            "<h3>{}{}<span class=\"count\">{}</span></h3>",
            Badge(place),
            Written(&words.label(report, place)),
            words.people(report.tally.votes(option.id))
        )?;
        names(html, &people, words)?;
    }
    Ok(())
}

/// Ballots that say more than which options: each with its voter.
fn ballots(html: &mut String, report: &Report, words: &Words) -> Result {
    html.write_str("<ul class=\"lines ballots\">")?;
    for vote in report.votes.iter().filter(|vote| vote.selection != Selection::Abstain) {
        let Some(who) = &vote.who else { continue };
        write!(
            html,
            "<li>{} <span class=\"unit\" dir=\"auto\">{}</span> <span class=\"choice\">{}</span></li>",
            Written(&words.person(&who.person)),
            Text(who.person.unit.as_str()),
            words.letters(report, &vote.selection)
        )?;
    }
    html.write_str("</ul>")
}

/// Who voted and chose no option, in this way; nothing where nobody did.
fn of_none(
    html: &mut String,
    report: &Report,
    words: &Words,
    title: &str,
    is_one: impl Fn(&Selection) -> bool,
) -> Result {
    let votes = report.votes.iter().filter(|vote| is_one(&vote.selection));
    let people: Vec<&Person> = votes.filter_map(|vote| vote.who.as_ref()).map(|who| &who.person).collect();
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return Ok(());
    }
    write!(html, "<h3>{title}<span class=\"count\">{}</span></h3>", words.people(count))?;
    names(html, &people, words)
}

/// Who comes, in the order of their places, with how many and what they say.
fn lines(html: &mut String, report: &Report, words: &Words) -> Result {
    html.write_str("<ol class=\"lines\">")?;
    for vote in &report.votes {
        let (Some(who), Selection::SignUp { quantity, note }) = (&vote.who, &vote.selection) else {
            continue;
        };
        let quantity = fill(words.line, &[("quantity", &quantity.to_string())]);
        write!(
            html,
            "<li>{} <span class=\"count\">{quantity}</span> {} <span class=\"unit\" dir=\"auto\">{}</span></li>",
            Written(&words.person(&who.person)),
            Written(note.as_str()),
            Text(who.person.unit.as_str())
        )?;
    }
    html.write_str("</ol>")
}

pub(super) fn not_voted(html: &mut String, report: &Report, words: &Words) -> Result {
    let title = match report.status {
        PollStatus::Draft | PollStatus::Scheduled => return Ok(()),
        PollStatus::Open => words.who_not_yet,
        PollStatus::Closed | PollStatus::Withdrawn => words.who_not,
    };
    let count = words.people(report.tally.turnout.missing());
    write!(html, "<h2>{title} <span class=\"count\">{count}</span></h2>")?;
    match report.non_voters.as_slice() {
        [] => write!(html, "<p class=\"nobody\">{}</p>", words.everybody),
        people => names(html, &people.iter().collect::<Vec<_>>(), words),
    }
}

/// People as they come: those of a unit come together.
fn names(html: &mut String, people: &[&Person], words: &Words) -> Result {
    if people.is_empty() {
        return write!(html, "<p class=\"nobody\">{}</p>", words.nobody);
    }
    html.write_str("<ul class=\"names\">")?;
    for together in people.chunk_by(|a, b| a.unit.parts().eq(b.unit.parts())) {
        let class = if together.len() <= FEW { " class=\"few\"" } else { "" };
        let unit = Text(together[0].unit.as_str());
        write!(html, "<li{class}><span class=\"unit\" dir=\"auto\">{unit}</span>")?;
        for (place, person) in together.iter().enumerate() {
            let joiner = if place > 0 { words.joiner } else { "" };
            write!(html, "{joiner}{}", Written(&words.person(person)))?;
        }
        html.write_str("</li>")?;
    }
    html.write_str("</ul>")
}
