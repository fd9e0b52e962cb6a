use super::trial::{OK, Trial};
use domain::{Person, PersonId, Space, SpaceId};

pub(crate) async fn a_space_is_founded_once(t: &Trial) {
    assert_eq!(t.store.space().await.expect(OK), None);
    assert_eq!(t.store.first_person().await.expect(OK), None);
    let space = |name: &str| Space { id: SpaceId(t.id()), name: name.parse().expect("a name") };
    let (ours, theirs) = (space("桂花苑"), space("别处"));
    let (first, second) = (t.new_person("李一", "一栋"), t.new_person("赵二", "二栋"));
    t.store.found_space(&ours, &first).await.expect(OK);
    t.store.found_space(&theirs, &second).await.expect(OK);
    assert_eq!(t.store.space().await.expect(OK), Some(ours));
    assert_eq!(t.store.first_person().await.expect(OK), Some(first));
    assert_eq!(t.store.person(second.id).await.expect(OK), None);
}

pub(crate) async fn people_are_found_by_their_ids_and_nobody_by_others(t: &Trial) {
    let circle = t.circle().await;
    let (a, b) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let nobody = PersonId(t.id());
    assert_eq!(t.store.person(nobody).await.expect(OK), None);
    let asked = [b.person_id, nobody, a.person_id];
    let mut found = t.store.people(&asked).await.expect(OK);
    found.sort_by_key(|person| person.name.clone());
    assert_eq!(found.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["张三", "李四"]);
    assert_eq!(t.store.people(&[]).await.expect(OK), []);
}

pub(crate) async fn what_a_person_is_called_comes_back_as_it_was_written(t: &Trial) {
    let circle = t.circle().await;
    let person = Person {
        alias: Some("O'Neil \"%_\\\" 👩‍👩‍👧".parse().expect("an alias")),
        ..t.new_person("欧阳·阿依古丽", "研发中心 / 平台组 / A-1")
    };
    let joiner = crate::Joiner::New(person.clone(), t.new_session());
    t.accepts(circle.door, joiner).await;
    assert_eq!(t.store.person(person.id).await.expect(OK), Some(person));
}
