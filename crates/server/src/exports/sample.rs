//! Reports for the tests of this module, as large and as odd as they are wanted.

use super::report::{Entry, Report, Vote, Voter, labels};
use domain::{
    Ballot, Deed, Document, Draft, Electorate, Group, GroupId, GroupKind, Method, OptionDetails, OptionId,
    Outcome, Person, PersonId, Poll, PollId, PollStatus, Secrecy, Selection, Tally, Tracker, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

fn opened() -> Timestamp {
    "2026-12-01T08:00:00Z".parse().expect("an instant")
}

pub(super) fn person(number: u32, name: &str, unit: &str) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(1000 + u128::from(number))),
        name: name.parse().expect("a name"),
        alias: None,
        unit: unit.parse().expect("a unit"),
        since: opened(),
    }
}

fn poll(options: &[&str]) -> Poll {
    let draft = Draft {
        title: "三号楼电梯更换方案".parse().expect("a title"),
        description: "三家都到现场看过。\n报价含十年保养。".parse().expect("a description"),
        options: options.iter().map(|label| label.parse().expect("a label")).collect(),
        slots: vec![],
        details: vec![OptionDetails {
            about: Some("含拆除，\n不含电费".parse().expect("words")),
            link: Some("https://docs.example.com/lifts/a".parse().expect("an address")),
            picture: None,
        }],
        documents: vec![Document {
            title: "三家报价对比表".parse().expect("a title"),
            url: "https://docs.example.com/lifts/2026".parse().expect("an address"),
        }],
        method: Method::Single,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline: opened() + SignedDuration::from_hours(48),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    let (id, group_id) = (PollId(Uuid::from_u128(1)), GroupId(Uuid::from_u128(2)));
    let mut poll = draft.compose(id, group_id, PersonId(Uuid::from_u128(3)), opened()).expect("a poll");
    poll.opened = Some(opened());
    poll
}

/// A closed poll: `voters` and what each chose, and who did not vote.
pub(super) fn report(options: &[&str], voters: Vec<(Person, u16)>, non_voters: Vec<Person>) -> Report {
    let poll = poll(options);
    let made_by = person(0, "李明", "1 号楼/101");
    let votes: Vec<Vote> = voters.into_iter().map(|(person, option)| vote(person, option)).collect();
    let ballots: Vec<Ballot> =
        votes.iter().map(|vote| Ballot::of(&poll, &vote.selection).expect("a ballot")).collect();
    let entitled = u32::try_from(votes.len() + non_voters.len()).expect("few");
    let tally = Tally::count(&poll, &ballots, entitled, 12);
    let entry = |at, deed, by: Option<&Person>| Entry { at, deed, by: by.cloned() };
    Report {
        group: Group {
            id: poll.group_id,
            name: "枫林苑业主群".parse().expect("a name"),
            kind: GroupKind::Internal,
            since: opened(),
        },
        labels: labels(&poll.options, &poll.zone),
        status: PollStatus::Closed,
        outcome: Outcome::of(&poll, &tally),
        votes,
        named: true,
        non_voters,
        log: vec![
            entry(poll.composed, Deed::Composed, Some(&made_by)),
            entry(opened(), Deed::Opened, Some(&made_by)),
            entry(poll.deadline, Deed::ReachedDeadline, None),
        ],
        editions: Vec::new(),
        made: poll.deadline + SignedDuration::from_hours(1),
        made_by,
        tally,
        poll,
    }
}

fn vote(person: Person, option: u16) -> Vote {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&person.id.0.as_bytes()[8..]);
    let (at, tracker) = (opened() + SignedDuration::from_mins(5), Tracker::from_random(random));
    let selection = Selection::Approve(vec![OptionId(option)]);
    Vote { who: Some(Voter { person, at, version: 1, tracker, edition: 1, place: None }), selection }
}

/// The same, of a poll whose ballots have no names.
pub(super) fn unnamed(report: Report) -> Report {
    let votes = report.votes.into_iter().map(|vote| Vote { who: None, ..vote }).collect();
    Report { votes, named: false, ..report }
}

/// A house of three blocks, in which most have voted.
pub(super) fn house() -> Report {
    let family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "阿卜杜勒·"];
    let given = ["伟", "芳", "秀英", "敏", "静", "建国", "丽", "强", "磊", "洋", "艳", "麦麦提"];
    let flat = |n: u32| {
        let name = format!("{}{}", family[(n * 7 % 12) as usize], given[(n * 5 % 12) as usize]);
        person(
            n,
            &name,
            &format!("{} 号楼/{} 单元/{}0{}", 1 + n / 28, 1 + n / 14 % 2, 1 + n / 2 % 7, 1 + n % 2),
        )
    };
    let chose = |n: u32| [2, 1, 2, 3, 2, 1, 2][(n % 7) as usize];
    let voters = (1..=84).filter(|n| n % 5 != 0).map(|n| (flat(n), chose(n))).collect();
    report(
        &["维持现状", "更换为无机房电梯（三菱 LEHY）", "更换为有机房电梯", "再议"],
        voters,
        (1..=84).filter(|n| n % 5 == 0).map(flat).collect(),
    )
}

/// Ten thousand people of forty departments.
pub(super) fn crowd() -> Report {
    let member = |n: u32| person(n, &format!("住户{n:05}"), &format!("第{:02}部门", n / 250));
    let voters = (0..9_000).map(|n| (member(n), 1 + (n % 3) as u16)).collect();
    report(&["甲", "乙", "丙"], voters, (9_000..10_000).map(member).collect())
}
