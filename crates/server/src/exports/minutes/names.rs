//! Who chose what, and who did not vote: names by unit, in columns.

use super::Badge;
use crate::exports::{
    html::{Text, Written},
    report::Report,
    words::Words,
};
use domain::{Person, PollStatus};
use std::fmt::{Result, Write as _};

/// So many names of one unit are not torn apart by the end of a column.
const FEW: usize = 6;

pub(super) fn who_chose(html: &mut String, report: &Report, words: &Words) -> Result {
    if report.votes.is_empty() {
        return Ok(());
    }
    write!(html, "<h2>{}</h2>", words.who_chose)?;
    if !report.is_named() {
        return write!(html, "<p class=\"nobody\">{}</p>", words.unnamed);
    }
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

pub(super) fn not_voted(html: &mut String, report: &Report, words: &Words) -> Result {
    let Some(people) = &report.non_voters else { return Ok(()) };
    let title = match report.status {
        PollStatus::Draft | PollStatus::Scheduled => return Ok(()),
        PollStatus::Open => words.who_not_yet,
        PollStatus::Closed | PollStatus::Withdrawn => words.who_not,
    };
    let count = words.people(report.tally.turnout.missing());
    write!(html, "<h2>{title} <span class=\"count\">{count}</span></h2>")?;
    match people.as_slice() {
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
