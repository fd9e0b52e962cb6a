//! The size gate: what a phone must fetch before somebody can vote.

mod budget;
mod load;
pub(crate) mod wasm;

use crate::args::Args;
use crate::failure::Result;
use crate::{files, place, say};

/// How many crates are named before the rest is one line.
const NAMED: usize = 20;

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    crate::web::build()?;
    check()
}

pub(crate) fn check() -> Result {
    let site = place::site();
    let page = files::read_text(&site.join("index.html"))?;
    let parts = load::cold(&site, &page)?;
    let total: usize = parts.iter().map(|part| part.bytes).sum();
    let charts = load::charts(&site, &page)?;
    say::step("a cold load of the vote page", "brotli bytes of every response");
    for part in &parts {
        say::note(&format!("{:>10}  {}", say::kib(part.bytes), part.name));
    }
    say::note(&format!("{:>10}  of {} together", say::kib(total), say::kib(budget::VOTE_PAGE)));
    say::note(&format!("{:>10}  of {}: {}", say::kib(charts.bytes), say::kib(budget::CHARTS), charts.name));
    let papers = load::part_of_app(&site, &page, "papers")?;
    let papers: usize = papers.iter().map(|part| part.bytes).sum();
    say::note(&format!(
        "{:>10}  of {} with {} for a ballot of ranks, scores, times or a sign-up",
        say::kib(total + papers),
        say::kib(budget::OTHER_BALLOTS),
        say::kib(papers)
    ));
    by_crate(&parts)?;
    budget::keep("the vote page", total, budget::VOTE_PAGE)?;
    budget::keep("the vote page of the other methods", total + papers, budget::OTHER_BALLOTS)?;
    budget::keep("the charts", charts.bytes, budget::CHARTS)
}

/// Code does not shrink evenly, but nearly: each crate gets its share of the compressed module.
fn by_crate(parts: &[load::Part]) -> Result {
    for part in parts.iter().filter(|part| part.name.ends_with(".wasm")) {
        let module = files::read(&place::named_wasm().join(&part.name))?;
        let weights = wasm::weights(&module)?;
        let raw: usize = weights.iter().map(|(_, size)| size).sum();
        let share = |size: usize| size * part.bytes / raw.max(1);
        say::step(
            &format!("{} by crate", part.name),
            "bytes as they are, and their share of the brotli size",
        );
        for (name, size) in weights.iter().take(NAMED) {
            say::note(&format!("{:>10} {:>10}  {name}", say::kib(*size), say::kib(share(*size))));
        }
        let rest: usize = weights.iter().skip(NAMED).map(|(_, size)| size).sum();
        let others = weights.len().saturating_sub(NAMED);
        say::note(&format!("{:>10} {:>10}  {others} others", say::kib(rest), say::kib(share(rest))));
    }
    Ok(())
}
