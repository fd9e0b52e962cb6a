use api::polls::BallotView;
use domain::OptionId;

/// How many faces are shown of those who chose an option.
pub(super) const FACES: usize = 3;

/// The names of the first few who chose `option`.
pub(super) fn faces(ballots: &[BallotView], option: OptionId) -> Vec<String> {
    let chose = ballots.iter().filter(|ballot| ballot.ballot.selection.chose(option));
    chose.take(FACES).map(|ballot| ballot.person.name.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::{FACES, faces};
    use api::polls::BallotView;
    use domain::{NamedBallot, OptionId, Person, PersonId, PersonName, Selection, Tracker, UnitPath};
    use jiff::Timestamp;

    fn ballot(name: &str, options: &[u16]) -> BallotView {
        let id = uuid::Uuid::nil();
        BallotView {
            person: Person {
                id: PersonId(id),
                name: PersonName::new(name).expect("a short name"),
                alias: None,
                unit: UnitPath::new("1栋").expect("a short path"),
                since: Timestamp::UNIX_EPOCH,
            },
            version: 1,
            ballot: NamedBallot {
                tracker: Tracker::from_random([0; 10]),
                at: Timestamp::UNIX_EPOCH,
                selection: Selection::Approve(options.iter().map(|&id| OptionId(id)).collect()),
                edition: 1,
            },
        }
    }

    #[test]
    fn an_option_shows_the_first_few_of_those_who_chose_it_and_nobody_else() {
        let mut ballots = vec![ballot("李", &[1, 2]), ballot("王", &[2]), ballot("赵", &[1])];
        assert_eq!(faces(&ballots, OptionId(1)), ["李", "赵"]);
        assert!(faces(&ballots, OptionId(3)).is_empty());
        ballots.extend((0..9).map(|_| ballot("周", &[2])));
        assert_eq!(faces(&ballots, OptionId(2)).len(), FACES);
    }
}
