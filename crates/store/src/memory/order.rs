//! People in the order of every list: unit part by part, then name, then id.

use domain::{Person, PersonId, PersonName};

type Place<'a> = (Vec<&'a str>, &'a PersonName, PersonId);

pub(super) fn place(person: &Person) -> Place<'_> {
    (person.unit.parts().collect(), &person.name, person.id)
}

pub(super) fn matches(person: &Person, search: Option<&str>) -> bool {
    let Some(search) = search else { return true };
    let search = search.to_ascii_lowercase();
    let alias = person.alias.as_ref().map_or("", |alias| alias.as_str());
    [person.name.as_str(), alias, person.unit.as_str()]
        .iter()
        .any(|text| text.to_ascii_lowercase().contains(&search))
}

/// Of `rows` those behind `after`, in order, at most `limit`.
pub(super) fn page<T>(
    rows: impl Iterator<Item = T>,
    person: impl Fn(&T) -> &Person,
    after: Option<&Person>,
    limit: u32,
) -> Vec<T> {
    let behind = |row: &T| after.is_none_or(|after| place(person(row)) > place(after));
    let mut rows: Vec<T> = rows.filter(behind).collect();
    rows.sort_by(|a, b| place(person(a)).cmp(&place(person(b))));
    rows.truncate(limit as usize);
    rows
}
