use super::trial::{Circle, OK, Trial};
use crate::{Joiner, RosterQuery, RosterRow};
use domain::Person;

async fn roster(t: &Trial, circle: &Circle, query: RosterQuery) -> Vec<RosterRow> {
    t.store.roster(circle.id(), &query).await.expect(OK)
}

fn all() -> RosterQuery {
    RosterQuery { limit: 10_000, ..Default::default() }
}

fn names(rows: &[RosterRow]) -> Vec<&str> {
    rows.iter().map(|row| row.person.name.as_str()).collect()
}

pub(crate) async fn it_is_in_the_order_of_units_part_by_part_then_of_names(t: &Trial) {
    let circle = t.circle().await;
    for (name, unit) in [
        ("h", "b-1/x"),
        ("g", "b / 2"),
        ("f", "b/10"),
        ("e", "b/1 / a"),
        ("d", "b"),
        ("b", "a"),
        ("c", "a "),
        ("a", " a"),
    ] {
        t.joins(&circle, name, unit).await;
    }
    let rows = roster(t, &circle, all()).await;
    assert_eq!(names(&rows), ["a", "b", "c", "d", "e", "f", "g", "h", "王首"]);
}

pub(crate) async fn namesakes_are_in_the_order_of_their_ids(t: &Trial) {
    let circle = t.circle().await;
    for _ in 0..9 {
        t.joins(&circle, "张三", "一栋").await;
    }
    let rows = roster(t, &circle, RosterQuery { search: Some("张三".into()), ..all() }).await;
    assert_eq!(rows.len(), 9);
    assert!(rows.is_sorted_by_key(|row| row.person.id));
    assert!(rows.iter().all(|row| row.member.person_id == row.person.id));
}

pub(crate) async fn it_is_searched_for_the_letters_as_they_stand(t: &Trial) {
    let circle = t.circle().await;
    for (name, alias, unit) in [
        ("甲", Some("100%"), "研发"),
        ("乙", Some("1000"), "研发"),
        ("丙", Some("a_b"), "研发"),
        ("丁", Some("aXb"), "研发"),
        ("戊", Some(r"c\d"), "研发"),
        ("己", Some("Ä'ö"), "研发"),
        ("Zoë Smith", None, "Sales/EMEA"),
    ] {
        let alias = alias.map(|alias| alias.parse().expect("an alias"));
        let person = Person { alias, ..t.new_person(name, unit) };
        t.accepts(circle.door, Joiner::New(person, t.new_session())).await;
    }
    for (search, found) in [
        ("%", vec!["甲"]),
        ("100", vec!["乙", "甲"]),
        ("_", vec!["丙"]),
        ("A_B", vec!["丙"]),
        ("a", vec!["Zoë Smith", "丁", "丙"]),
        ("\\", vec!["戊"]),
        ("'", vec!["己"]),
        ("ä", vec![]),
        ("Ä", vec!["己"]),
        ("ZOë s", vec!["Zoë Smith"]),
        ("sales/e", vec!["Zoë Smith"]),
        ("丁", vec!["丁"]),
        ("没有", vec![]),
    ] {
        let rows = roster(t, &circle, RosterQuery { search: Some(search.into()), ..all() }).await;
        assert_eq!(names(&rows), found, "searched for {search}");
    }
    assert_eq!(roster(t, &circle, RosterQuery { search: Some(String::new()), ..all() }).await.len(), 8);
}

pub(crate) async fn a_thousand_members_are_paged_without_loss_or_repetition(t: &Trial) {
    let circle = t.circle().await;
    t.members(&circle, 999).await;
    let whole = roster(t, &circle, all()).await;
    assert_eq!(whole.len(), 1000);
    let mut paged = Vec::new();
    loop {
        let after = paged.last().map(|row: &RosterRow| row.person.id);
        let page = roster(t, &circle, RosterQuery { after, limit: 70, search: None }).await;
        if page.is_empty() {
            break;
        }
        assert!(page.len() <= 70);
        paged.extend(page);
        assert!(paged.len() <= whole.len(), "somebody came twice");
    }
    assert_eq!(paged, whole);
    let mut ids: Vec<_> = paged.iter().map(|row| row.person.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 1000);
}

pub(crate) async fn paging_goes_on_behind_one_who_has_left_meanwhile(t: &Trial) {
    let circle = t.circle().await;
    let b = t.joins(&circle, "b", "甲").await;
    t.joins(&circle, "a", "甲").await;
    t.joins(&circle, "c", "甲").await;
    t.removes(&circle.owner, &b).await;
    let rows = roster(t, &circle, RosterQuery { after: Some(b.person_id), limit: 1, search: None }).await;
    assert_eq!(names(&rows), ["c"]);
}

pub(crate) async fn behind_nobody_we_know_is_nothing(t: &Trial) {
    let circle = t.circle().await;
    let nobody = domain::PersonId(t.id());
    assert_eq!(roster(t, &circle, RosterQuery { after: Some(nobody), ..all() }).await, []);
    assert_eq!(roster(t, &circle, RosterQuery { limit: 0, ..all() }).await, []);
}

pub(crate) async fn namesakes_are_flagged_by_the_parts_of_their_unit(t: &Trial) {
    let circle = t.circle().await;
    let one = t.joins(&circle, "张三", "3栋/2单元").await;
    let two = t.joins(&circle, "张三", "3栋 / 2单元 ").await;
    t.joins(&circle, "张三", "3栋/21单元").await;
    t.joins(&circle, "李四", "3栋/2单元").await;
    t.joins(&t.circle().await, "李四", "3栋/2单元").await;
    let flagged = |rows: Vec<RosterRow>| {
        let mut ids: Vec<_> = rows.into_iter().filter(|row| row.namesake).map(|r| r.person.id).collect();
        ids.sort_unstable();
        ids
    };
    let mut both = [one.person_id, two.person_id];
    both.sort_unstable();
    assert_eq!(flagged(roster(t, &circle, all()).await), both);
    // Also where the other stands on another page.
    let first = roster(t, &circle, RosterQuery { search: Some("张三".into()), limit: 2, ..all() }).await;
    assert_eq!(flagged(first).len(), 1);
    t.removes(&circle.owner, &two).await;
    assert_eq!(flagged(roster(t, &circle, all()).await), []);
}
