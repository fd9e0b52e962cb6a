use super::{Line, lines};
use api::groups::MemberView;
use domain::{GroupId, Member, Person, PersonId, Role};
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

fn members(units: &[&str]) -> Vec<MemberView> {
    let of = |(place, unit): (usize, &&str)| {
        let id = PersonId(Uuid::from_u128(place as u128 + 1));
        let since = Timestamp::UNIX_EPOCH;
        MemberView {
            member: Member {
                group_id: GroupId(Uuid::nil()),
                person_id: id,
                role: Role::Member,
                joined: since,
            },
            person: Person {
                id,
                name: "李雷".parse().expect("a name"),
                alias: None,
                unit: unit.parse().expect("a unit"),
                since,
            },
            namesake: false,
        }
    };
    units.iter().enumerate().map(of).collect()
}

/// "研发部 3" is a heading over three, "- 平台组" a member with what stands beside the name.
fn drawn(units: &[&str], folded: &[&str], more: bool) -> Vec<String> {
    let folded: BTreeSet<String> = folded.iter().map(|unit| (*unit).to_owned()).collect();
    let line = |line: Line| match line {
        Line::Unit(unit) => {
            let (plus, fold) = (if unit.more { "+" } else { "" }, if unit.open { "" } else { " …" });
            format!("{}{} {}{plus}{fold}", "  ".repeat(unit.depth), unit.name, unit.count)
        }
        Line::Member { unit, .. } => format!("- {unit}"),
    };
    lines(&members(units), &folded, more).into_iter().map(line).collect()
}

#[test]
fn members_stand_under_their_units_with_counts() {
    let units = ["研发部/平台组", "研发部/平台组", "研发部/前端组", "研发部/前端组", "行政部", "行政部"];
    assert_eq!(
        drawn(&units, &[], false),
        ["研发部 4", "  平台组 2", "- ", "- ", "  前端组 2", "- ", "- ", "行政部 2", "- ", "- "]
    );
}

#[test]
fn a_flat_stands_with_the_name_and_building_and_entrance_above() {
    let units = ["3栋/1单元/101", "3栋/1单元/102", "3栋/2单元/101", "3栋/2单元/102"];
    assert_eq!(
        drawn(&units, &[], false),
        ["3栋 4", "  1单元 2", "- 101", "- 102", "  2单元 2", "- 101", "- 102"]
    );
}

#[test]
fn where_everybody_has_a_unit_of_their_own_the_list_is_plain() {
    assert_eq!(
        drawn(&["3栋-101", "3栋-102", "3栋-103"], &[], false),
        ["- 3栋-101", "- 3栋-102", "- 3栋-103"]
    );
}

#[test]
fn who_belongs_to_a_unit_itself_stands_before_those_of_its_parts() {
    let units = ["研发部", "研发部/平台组", "研发部/平台组", "研发部/平台组"];
    assert_eq!(drawn(&units, &[], false), ["研发部 4", "- ", "  平台组 3", "- ", "- ", "- "]);
}

#[test]
fn a_folded_unit_hides_its_members_and_keeps_its_count() {
    let units = ["研发部", "研发部", "行政部", "行政部"];
    assert_eq!(drawn(&units, &["研发部"], false), ["研发部 2 …", "行政部 2", "- ", "- "]);
}

#[test]
fn a_unit_that_may_go_on_behind_what_was_read_says_so() {
    let units = ["研发部/平台组", "研发部/平台组", "行政部/后勤", "行政部/后勤"];
    let lines = drawn(&units, &[], true);
    assert_eq!(lines[0], "研发部 2");
    assert_eq!(lines[4..6], ["行政部 2+", "  后勤 2+"]);
}

#[test]
fn units_that_the_order_tears_apart_are_one_heading() {
    let units = ["A", "A-1", "A/B", "A-1", "A/B", "A-1"];
    let headings: Vec<_> =
        drawn(&units, &[], false).into_iter().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(headings, ["A 3", "  B 2", "A-1 3"]);
}

#[test]
fn nobody_makes_no_line() {
    assert_eq!(drawn(&[], &[], false), Vec::<String>::new());
}
