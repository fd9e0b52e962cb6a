use crate::t;
use domain::Person;

/// People in the order they are given, gathered by their outermost unit, each gathering under its name.
pub(super) fn by_unit<'a>(people: impl IntoIterator<Item = &'a Person>) -> Vec<(String, Vec<&'a Person>)> {
    let mut groups: Vec<(String, Vec<&Person>)> = Vec::new();
    for person in people {
        let unit = person.unit.parts().next().unwrap_or(t!(results.no_unit));
        match groups.last_mut().filter(|(last, _)| last == unit) {
            Some((_, members)) => members.push(person),
            None => groups.push((unit.to_owned(), vec![person])),
        }
    }
    groups
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::by_unit;
    use domain::{Person, PersonId, PersonName, UnitPath};

    fn person(name: &str, unit: &str) -> Person {
        Person {
            id: PersonId(uuid::Uuid::nil()),
            name: PersonName::new(name).expect("a short name"),
            alias: None,
            unit: UnitPath::new(unit).expect("a short path"),
            since: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn people_stand_under_their_outermost_unit_in_the_order_of_the_list() {
        let people = [person("李", "1栋/2单元"), person("王", "1栋/3单元"), person("赵", "2栋")];
        let groups = by_unit(&people);
        let said: Vec<(&str, Vec<&str>)> = groups
            .iter()
            .map(|(unit, members)| (unit.as_str(), members.iter().map(|p| p.name.as_str()).collect()))
            .collect();
        assert_eq!(said, [("1栋", vec!["李", "王"]), ("2栋", vec!["赵"])]);
    }

    #[test]
    fn a_path_of_slashes_only_is_no_unit() {
        assert_eq!(by_unit(&[person("李", "/")])[0].0, "未填单位");
    }
}
