use crate::t;
use domain::Person;

/// A person of a list, and what is said beside them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) person: Person,
    /// What they chose; empty where the list is of those who chose the same.
    pub(super) choice: String,
    /// The edition that they voted on, where that is not the one that stands and they have not confirmed it since.
    pub(super) on_edition: Option<u32>,
}

/// Lines in the order they are given, gathered by the outermost unit of their people, each gathering under its name.
pub(super) fn by_unit(lines: &[Line]) -> Vec<(String, Vec<&Line>)> {
    let mut groups: Vec<(String, Vec<&Line>)> = Vec::new();
    for line in lines {
        let unit = line.person.unit.parts().next().unwrap_or(t!(results.no_unit));
        match groups.last_mut().filter(|(last, _)| last == unit) {
            Some((_, members)) => members.push(line),
            None => groups.push((unit.to_owned(), vec![line])),
        }
    }
    groups
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Line, by_unit};
    use domain::{Person, PersonId, PersonName, UnitPath};

    fn line(name: &str, unit: &str) -> Line {
        let person = Person {
            id: PersonId(uuid::Uuid::nil()),
            name: PersonName::new(name).expect("a short name"),
            alias: None,
            unit: UnitPath::new(unit).expect("a short path"),
            since: jiff::Timestamp::UNIX_EPOCH,
        };
        Line { person, choice: String::new(), on_edition: None }
    }

    #[test]
    fn people_stand_under_their_outermost_unit_in_the_order_of_the_list() {
        let lines = [line("李", "1栋/2单元"), line("王", "1栋/3单元"), line("赵", "2栋")];
        let groups = by_unit(&lines);
        let said: Vec<(&str, Vec<&str>)> = groups
            .iter()
            .map(|(unit, lines)| {
                (unit.as_str(), lines.iter().map(|line| line.person.name.as_str()).collect())
            })
            .collect();
        assert_eq!(said, [("1栋", vec!["李", "王"]), ("2栋", vec!["赵"])]);
    }

    #[test]
    fn a_path_of_slashes_only_is_no_unit() {
        assert_eq!(by_unit(&[line("李", "/")])[0].0, "未填单位");
    }
}
