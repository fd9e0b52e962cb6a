//! Members under their units: which lines the list has.

use api::groups::MemberView;
use std::collections::BTreeSet;

/// How deep units are shown as headings of their own; what lies deeper stands with the name.
const DEPTH: usize = 2;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A unit, over its members.
    Unit(Heading),
    /// A member, by their place among those that were read, with what of their unit no heading says.
    Member { place: usize, unit: String },
}

/// A unit as a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The path from the top, joined by `/`.
    pub(super) path: String,
    /// The last part of the path.
    pub(super) name: String,
    /// 0 at the top.
    pub(super) depth: usize,
    /// How many of the members that were read belong to it or below it.
    pub(super) count: usize,
    /// There may be more that were not read yet.
    pub(super) more: bool,
    /// Its members are shown.
    pub(super) open: bool,
}

struct Entry<'a> {
    place: usize,
    parts: Vec<&'a str>,
}

/// The lines for `members`, in their order, `folded` units closed. Units that would each head next to nobody are no
/// headings: in a group where everybody has a unit of their own, the list is plain. `more` says that members behind these
/// were not read yet.
pub(super) fn lines(members: &[MemberView], folded: &BTreeSet<String>, more: bool) -> Vec<Line> {
    let entries: Vec<Entry<'_>> = members
        .iter()
        .enumerate()
        .map(|(place, view)| Entry { place, parts: view.person.unit.parts().collect() })
        .collect();
    let last = entries.last().filter(|_| more).map(|entry| entry.parts.clone()).unwrap_or_default();
    let mut lines = Vec::with_capacity(entries.len() + 16);
    let all: Vec<&Entry<'_>> = entries.iter().collect();
    branch(&all, &mut Vec::new(), &last, folded, &mut lines);
    lines
}

fn branch<'a>(
    entries: &[&Entry<'a>],
    path: &mut Vec<&'a str>,
    last: &[&str],
    folded: &BTreeSet<String>,
    lines: &mut Vec<Line>,
) {
    let depth = path.len();
    let units = if depth < DEPTH { units_of(entries, depth) } else { Vec::new() };
    let plain = units.is_empty() || (units.len() > 1 && units.len() * 2 > entries.len());
    for entry in entries.iter().filter(|entry| plain || entry.parts.len() <= depth) {
        let unit = entry.parts.get(depth..).unwrap_or_default().join("/");
        lines.push(Line::Member { place: entry.place, unit });
    }
    if plain {
        return;
    }
    for unit in units {
        let below: Vec<&Entry<'a>> =
            entries.iter().copied().filter(|entry| entry.parts.get(depth) == Some(&unit)).collect();
        path.push(unit);
        let key = path.join("/");
        let open = !folded.contains(&key);
        lines.push(Line::Unit(Heading {
            name: unit.to_owned(),
            depth,
            count: below.len(),
            more: last.starts_with(path),
            open,
            path: key,
        }));
        if open {
            branch(&below, path, last, folded, lines);
        }
        path.pop();
    }
}

/// The units at `depth`, each once, in the order in which they come.
fn units_of<'a>(entries: &[&Entry<'a>], depth: usize) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    entries
        .iter()
        .filter_map(|entry| entry.parts.get(depth).copied())
        .filter(|unit| seen.insert(*unit))
        .collect()
}

#[cfg(test)]
mod tests;
