//! The minutes: a page that a committee prints, signs and files. No script is in it; its one style sheet is known by its
//! hash; the chart is drawn with the figures, as vectors that a page break does not cut.

mod names;

use super::{
    html::{Quoted, Text, Written},
    report::{Entry, Report},
    words::{Words, fill, percent, tenths},
    zone::Zone,
};
use domain::{Method, PollOption, PollStatus, letter, markup};
use names::{not_voted, who_chose};
use std::fmt::{Result, Write as _};

/// The tokens' light colours, and what is made of them.
const STYLE: &str = concat!(include_str!("../../../../style/tokens.css"), include_str!("minutes.css"));
/// How many hues the palette has.
const HUES: usize = 8;
/// How much of the title stands at the foot of each page.
const TITLE_AT_FOOT: usize = 40;

/// A page, and the style sheet in it.
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) style: String,
}

pub(crate) fn write(report: &Report, words: &Words, zone: &Zone) -> Page {
    let style = style(report, words);
    let mut html = String::with_capacity(64 * 1024);
    page(&mut html, &style, report, words, zone).expect("memory takes whatever is written to it");
    Page { html, style }
}

/// With what stands at the foot of each page of paper.
fn style(report: &Report, words: &Words) -> String {
    let title: String = report.poll.title.as_str().chars().take(TITLE_AT_FOOT).collect();
    let cut = if title.len() < report.poll.title.as_str().len() { "…" } else { "" };
    let (before, behind) = words.pages.split_once("{page}").unwrap_or_default();
    let (between, after) = behind.split_once("{pages}").unwrap_or_default();
    format!(
        "{STYLE}@page {{ @bottom-left {{ content: \"{}{cut}\" }} \
         @bottom-right {{ content: \"{before}\" counter(page) \"{between}\" counter(pages) \"{after}\" }} }}",
        Quoted(&title)
    )
}

fn page(html: &mut String, style: &str, report: &Report, words: &Words, zone: &Zone) -> Result {
    let title = Text(report.poll.title.as_str());
    write!(
        html,
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{style}</style></head>\
         <body><p class=\"hint\">{}</p><main>",
        words.tag, words.print
    )?;
    head(html, report, words, zone)?;
    facts(html, report, words, zone)?;
    question(html, report, words)?;
    result(html, report, words)?;
    who_chose(html, report, words)?;
    not_voted(html, report, words)?;
    log(html, report, words, zone)?;
    foot(html, report, words, zone)?;
    html.write_str("</section></main></body></html>\n")
}

fn head(html: &mut String, report: &Report, words: &Words, zone: &Zone) -> Result {
    let class = match report.status {
        PollStatus::Draft | PollStatus::Scheduled | PollStatus::Open => "outcome outcome-open",
        PollStatus::Closed => "outcome",
        PollStatus::Withdrawn => "outcome outcome-void",
    };
    write!(
        html,
        "<p class=\"kicker\"><span>{}</span><span>{}</span></p><h1>{}</h1>\
         <div class=\"{class}\"><p class=\"words\">{}</p><p class=\"status\">{}</p></div>",
        Written(report.group.name.as_str()),
        words.minutes,
        Written(report.poll.title.as_str()),
        Text(&words.outcome(report)),
        Text(&words.status(report, zone)),
    )
}

fn facts(html: &mut String, report: &Report, words: &Words, zone: &Zone) -> Result {
    let poll = &report.poll;
    let opened = poll.opened.map(|at| zone.text(at));
    let facts = [
        (words.opened, opened.unwrap_or_else(|| words.not_open.to_owned())),
        (words.closes, zone.text(poll.closes_at())),
        (words.method, words.method(poll.method)),
        (words.rule, words.rule(poll.method).to_owned()),
        (words.secrecy, words.secrecy(poll.secrecy).to_owned()),
        (words.electorate, words.electorate(poll.electorate).to_owned()),
        (words.turnout_short, words.turnout(report)),
    ];
    html.write_str("<dl>")?;
    for (name, fact) in facts {
        write!(html, "<dt>{name}</dt><dd>{}</dd>", Text(&fact))?;
    }
    html.write_str("</dl>")
}

/// What the voters could read before they voted.
fn question(html: &mut String, report: &Report, words: &Words) -> Result {
    let poll = &report.poll;
    if !poll.description.as_str().is_empty() {
        let description = markup::plain(poll.description.as_str());
        write!(
            html,
            "<h2>{}</h2><p class=\"description\" dir=\"auto\">{}</p>",
            words.description,
            Text(&description)
        )?;
    }
    if poll.documents.is_empty() {
        return Ok(());
    }
    write!(html, "<h2>{}</h2><ul class=\"documents\">", words.document)?;
    for document in &poll.documents {
        let (title, url) = (Written(document.title.as_str()), Text(document.url.as_str()));
        write!(html, "<li>{title}<a class=\"address\" href=\"{url}\" rel=\"noreferrer\">{url}</a></li>")?;
    }
    html.write_str("</ul>")
}

fn result(html: &mut String, report: &Report, words: &Words) -> Result {
    write!(
        html,
        "<h2>{}</h2><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th>\
         <th scope=\"col\" class=\"number\">{}</th>",
        words.result,
        words.option,
        words.figure(report.poll.method),
        words.share(report.poll.method)
    )?;
    let besides = match report.poll.method {
        Method::Slots => Some(words.reluctant),
        Method::Score => Some(words.mean),
        _ => None,
    };
    if let Some(title) = besides {
        write!(html, "<th scope=\"col\" class=\"number\">{title}</th>")?;
    }
    html.write_str("</tr></thead><tbody>")?;
    for (place, option) in report.poll.options.iter().enumerate() {
        figures(html, report, words, place, option)?;
    }
    write!(html, "</tbody></table><p class=\"base\">{}</p>", words.base(report))?;
    rounds(html, report, words)
}

/// A run-off, round by round: an option that is out has nothing any more.
fn rounds(html: &mut String, report: &Report, words: &Words) -> Result {
    let (poll, rounds) = (&report.poll, &report.tally.rounds);
    if rounds.is_empty() {
        return Ok(());
    }
    write!(html, "<h2>{}</h2><table><thead><tr><th scope=\"col\">{}</th>", words.rounds, words.option)?;
    for number in 1..=rounds.len() {
        let title = fill(words.round, &[("round", &number.to_string())]);
        write!(html, "<th scope=\"col\" class=\"number\">{title}</th>")?;
    }
    html.write_str("</tr></thead><tbody>")?;
    for (place, option) in poll.options.iter().enumerate() {
        write!(html, "<tr><td>{}{}</td>", Badge(place), Written(&words.label(report, place)))?;
        for round in rounds {
            let in_it = round.votes.iter().find(|each| each.option == option.id);
            let votes = in_it.map_or_else(|| "–".to_owned(), |each| each.votes.to_string());
            write!(html, "<td class=\"number\">{votes}</td>")?;
        }
        html.write_str("</tr>")?;
    }
    write!(html, "<tr><td>{}</td>", words.exhausted)?;
    for round in rounds {
        write!(html, "<td class=\"number\">{}</td>", round.exhausted)?;
    }
    html.write_str("</tr></tbody></table>")
}

/// What the voters could read of an option beside its label.
fn about(option: &PollOption) -> String {
    let mut said = String::new();
    if let Some(about) = &option.details.about {
        said += &format!("<span class=\"about\" dir=\"auto\">{}</span>", Text(about.as_str()));
    }
    if let Some(link) = &option.details.link {
        let url = Text(link.as_str());
        said += &format!("<a class=\"address\" href=\"{url}\" rel=\"noreferrer\">{url}</a>");
    }
    said
}

fn figures(html: &mut String, report: &Report, words: &Words, place: usize, option: &PollOption) -> Result {
    let method = report.poll.method;
    let (votes, share) = (report.tally.figure(method, option.id), report.tally.share(method, option.id));
    let best = words.place(report, option.id).is_some();
    write!(
        html,
        "<tr class=\"hue-{hue}{first}\"><td>{badge}{label}{about}\
         <svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"track\" width=\"1000\" height=\"1\"/><rect class=\"part\" width=\"{part}\" height=\"1\"/></svg>\
         </td><td class=\"number\">{votes}</td><td class=\"number\">{percent}</td>",
        hue = place % HUES + 1,
        first = if best { " first" } else { "" },
        badge = Badge(place),
        label = Written(&words.label(report, place)),
        about = about(option),
        part = share.permille(),
        percent = percent(share),
    )?;
    let besides = match method {
        Method::Slots => Some(report.tally.reluctant(option.id).to_string()),
        Method::Score => Some(tenths(report.tally.mean_tenths(votes))),
        _ => None,
    };
    if let Some(figure) = besides {
        write!(html, "<td class=\"number\">{figure}</td>")?;
    }
    html.write_str("</tr>")
}

/// The letter of an option in its colour.
struct Badge(usize);

impl std::fmt::Display for Badge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> Result {
        let Self(place) = self;
        write!(f, "<span class=\"badge hue-{}\">{}</span>", place % HUES + 1, letter(*place))
    }
}

fn log(html: &mut String, report: &Report, words: &Words, zone: &Zone) -> Result {
    // Whoever signs, signs beneath something.
    write!(html, "<section class=\"end\"><h2>{}</h2><table><tbody>", words.sheet_log)?;
    for Entry { at, deed, by } in &report.log {
        let by = by.as_ref().map(|by| words.person(by)).unwrap_or_default();
        let (time, deed_words) = (zone.text(*at), words.deed(deed));
        write!(html, "<tr><td class=\"time\">{time}</td><td>{deed_words}")?;
        if let Some(note) = words.note_of(deed, zone) {
            write!(html, "{}{}", words.colon, Written(&note))?;
        }
        write!(html, "</td><td class=\"by\">{}</td></tr>", Written(&by))?;
    }
    let zone = fill(words.zone_note, &[("zone", zone.name())]);
    write!(html, "</tbody></table><p class=\"base\">{}</p>", Text(&zone))
}

fn foot(html: &mut String, report: &Report, words: &Words, zone: &Zone) -> Result {
    html.write_str("<div class=\"signatures\">")?;
    for role in [words.chair, words.keeper, words.witness] {
        write!(html, "<div class=\"signature\"><p>{role}</p><p>{}</p></div>", words.date)?;
    }
    let made = [
        ("time", zone.text(report.made)),
        ("zone", zone.name().to_owned()),
        ("name", words.person(&report.made_by)),
        ("revision", report.tally.revision.to_string()),
    ];
    let made = fill(words.made_note, &made.each_ref().map(|(blank, value)| (*blank, value.as_str())));
    write!(html, "</div><p class=\"made\">{}</p>", Text(&made))
}
