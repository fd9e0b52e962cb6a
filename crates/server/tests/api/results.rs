//! Who chose what, and who has not voted.

use crate::ask::{everybody, list_ballots, list_members, list_non_voters, list_polls, tally, votes};
use api::{
    Endpoint, Page,
    bounded::PageLimit,
    groups::ListMembers,
    polls::{CastBallot, ListBallots, ListNonVoters, ListPolls},
};
use domain::{OptionId, Person, PersonId, Poll, PollId};
use std::collections::HashSet;
use testkit::{Caller, Village, cast};

/// Every page of a list, one after the other.
async fn all<E, T, C>(who: &Caller, mut page: impl FnMut(Option<C>) -> E) -> Vec<Vec<T>>
where
    E: Endpoint<Response = Page<T, C>>,
{
    let (mut pages, mut after) = (Vec::new(), None);
    loop {
        let Page { items, next } = who.call(&page(after)).await.expect("a page");
        pages.push(items);
        match next {
            Some(next) => after = Some(next),
            None => return pages,
        }
    }
}

fn sizes<T>(pages: &[Vec<T>]) -> Vec<usize> {
    pages.iter().map(Vec::len).collect()
}

/// The order in which names stand everywhere.
fn in_order(people: &[&Person]) -> bool {
    let key = |person: &Person| (person.unit.clone(), person.name.clone(), person.id);
    people.windows(2).all(|pair| key(pair[0]) < key(pair[1]))
}

/// A poll in which 150 of 250 have voted.
async fn much_voted(village: &Village) -> (Poll, Vec<Caller>) {
    let members = village.members(249).await;
    let poll = village.poll().options(&["甲", "乙", "丙"]).multiple(1, 2).opened_by(village.founder()).await;
    for (place, voter) in members.iter().take(150).enumerate() {
        let options: &[u16] = if place < 120 { &[1] } else { &[2, 3] };
        voter.call(&cast(poll.id, options)).await.expect("a receipt");
    }
    (poll, members)
}

#[tokio::test]
async fn two_hundred_and_fifty_members_come_in_pages_and_add_up() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (poll, members) = much_voted(&village).await;
        let who = village.founder();
        let roster = all(who, |after| ListMembers { after, ..list_members(village.group_id()) }).await;
        assert_eq!(sizes(&roster), [100, 100, 50]);
        assert!(in_order(&roster.iter().flatten().map(|row| &row.person).collect::<Vec<_>>()));

        let ballots = all(who, |after| ListBallots { after, ..list_ballots(poll.id) }).await;
        assert_eq!(sizes(&ballots), [100, 50]);
        assert!(in_order(&ballots.iter().flatten().map(|row| &row.person).collect::<Vec<_>>()));
        let voted: HashSet<PersonId> = ballots.iter().flatten().map(|row| row.person.id).collect();
        assert_eq!(voted, members[..150].iter().map(Caller::id).collect());

        let missing = all(who, |after| ListNonVoters { after, ..list_non_voters(poll.id) }).await;
        assert_eq!(sizes(&missing), [100]);
        let missing: HashSet<PersonId> = missing.iter().flatten().map(|person| person.id).collect();
        assert!(missing.is_disjoint(&voted) && missing.contains(&who.id()));

        let tally = tally(who, poll.id).await;
        assert_eq!((votes(&tally), tally.turnout.cast), (vec![120, 30, 30], 150));
        assert_eq!(tally.turnout.entitled as usize, voted.len() + missing.len());
        let recount = village.house().app().store.recount(poll.id).await.unwrap();
        assert_eq!(recount.as_ref(), Some(&tally));
    }
}

#[tokio::test]
async fn who_chose_an_option_is_listed_by_it() {
    let village = Village::new().await;
    let (poll, _) = much_voted(&village).await;
    for (option, count) in [(1, 120), (2, 30), (3, 30), (9, 0)] {
        let few = PageLimit::new(200).unwrap();
        let list = ListBallots { option: Some(OptionId(option)), limit: few, ..list_ballots(poll.id) };
        let listed = village.founder().call(&list).await.unwrap();
        assert_eq!((listed.items.len(), listed.next), (count, None), "option {option}");
        let chose = |row: &api::polls::BallotView| row.ballot.selection.chose(OptionId(option));
        assert!(listed.items.iter().all(chose));
    }
}

#[tokio::test]
async fn a_name_an_alias_or_a_unit_is_found_wherever_names_are_listed() {
    let village = Village::new().await;
    let zhang = village.member("张三丰", "3 号楼/2 单元/1201").await;
    let wang = village.member("王小明", "Block B/12").await;
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    let who = village.founder();
    for (words, found) in [
        ("三丰", vec![zhang.id()]),
        ("2 单元", vec![zhang.id()]),
        ("block b", vec![wang.id()]),
        ("100%", vec![]),
        ("_", vec![]),
        ("'; --", vec![]),
    ] {
        let search = Some(words.to_owned());
        let members = ListMembers { search: search.clone(), ..list_members(village.group_id()) };
        let members = who.call(&members).await.unwrap().items;
        assert_eq!(members.iter().map(|row| row.person.id).collect::<Vec<_>>(), found, "{words}");
        let ballots = ListBallots { search: search.clone(), ..list_ballots(poll.id) };
        let ballots = who.call(&ballots).await.unwrap().items;
        let expected: Vec<PersonId> = found.iter().copied().filter(|id| *id == zhang.id()).collect();
        assert_eq!(ballots.iter().map(|row| row.person.id).collect::<Vec<_>>(), expected, "{words}");
        let missing = ListNonVoters { search, ..list_non_voters(poll.id) };
        let missing = who.call(&missing).await.unwrap().items;
        let expected: Vec<PersonId> = found.into_iter().filter(|id| *id == wang.id()).collect();
        assert_eq!(missing.iter().map(|person| person.id).collect::<Vec<_>>(), expected, "{words}");
    }
}

#[tokio::test]
async fn who_chose_what_shows_the_ballot_that_counts() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    let change = CastBallot { replaces: Some(1), ..cast(poll.id, &[2]) };
    let receipt = zhang.call(&change).await.unwrap();
    let listed = village.founder().call(&list_ballots(poll.id)).await.unwrap().items;
    assert_eq!(listed.len(), 1);
    assert_eq!(&listed[0].person, zhang.person());
    assert_eq!((listed[0].version, Some(&listed[0].ballot)), (receipt.version, receipt.named.as_ref()));
}

#[tokio::test]
async fn a_page_behind_somebody_who_is_not_listed_is_not_an_error() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    let gone = village.removed("赵六", "0 号楼").await;
    let ballots = ListBallots { after: Some(gone.id()), ..list_ballots(poll.id) };
    assert!(zhang.call(&ballots).await.unwrap().items.is_empty());
    let nobody = PersonId(uuid::Uuid::from_u128(7));
    let members = ListMembers { after: Some(nobody), ..list_members(village.group_id()) };
    zhang.call(&members).await.expect("a page");
}

#[tokio::test]
async fn the_polls_of_a_group_come_newest_first_in_pages() {
    let village = Village::new().await;
    let mut made: Vec<PollId> = Vec::new();
    for _ in 0..5 {
        village.pass(jiff::SignedDuration::from_secs(1));
        made.push(village.poll().opened_by(village.founder()).await.id);
    }
    made.reverse();
    let zhang = village.member("张三", "3 号楼").await;
    let two = PageLimit::new(2).unwrap();
    let pages = all(&zhang, |after| ListPolls { after, limit: two, ..list_polls(village.group_id()) }).await;
    assert_eq!(sizes(&pages), [2, 2, 1]);
    assert_eq!(pages.iter().flatten().map(|view| view.poll.id).collect::<Vec<_>>(), made);
    assert!(pages.iter().flatten().all(|view| view.entitled && view.receipt.is_none()));
}

#[tokio::test]
async fn a_roster_shows_roles_and_who_joined_when() {
    let village = Village::new().await;
    village.pass(jiff::SignedDuration::from_hours(1));
    let admin = village.admin("王五", "2 号楼").await;
    let rows = everybody(&admin, village.group_id()).await;
    let [founder, row] = &rows[..] else { panic!("two members: {rows:?}") };
    assert_eq!((founder.member.role, row.member.role), (domain::Role::Owner, domain::Role::Admin));
    assert_eq!((&row.person, row.member.joined), (admin.person(), village.now()));
}
