//! People in the order of every list: unit part by part, then name, then id.

use super::state::State;
use domain::{GroupId, Person, PersonId, PersonName};

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

/// Where a page of a list of people begins.
#[derive(Clone, Copy)]
pub(super) enum Start<'a> {
    First,
    Behind(&'a Person),
    /// Behind nobody, where nothing is.
    Nowhere,
}

impl<'a> Start<'a> {
    /// Behind `after`, who has a place only if they are or were of the group.
    pub(super) fn of(state: &'a State, group_id: GroupId, after: Option<PersonId>) -> Self {
        let Some(id) = after else { return Self::First };
        state.ever_member(group_id, id).map_or(Self::Nowhere, Self::Behind)
    }

    fn is_before(self, person: &Person) -> bool {
        match self {
            Self::First => true,
            Self::Behind(after) => place(person) > place(after),
            Self::Nowhere => false,
        }
    }
}

/// Of `rows` those from `start` on, in order, at most `limit`.
pub(super) fn page<T>(
    rows: impl Iterator<Item = T>,
    person: impl Fn(&T) -> &Person,
    start: Start<'_>,
    limit: u32,
) -> Vec<T> {
    let mut rows: Vec<T> = rows.filter(|row| start.is_before(person(row))).collect();
    rows.sort_by(|a, b| place(person(a)).cmp(&place(person(b))));
    rows.truncate(limit as usize);
    rows
}
