use crate::{
    round_trip::Walk,
    things::{GROUP, PERSON, group, member, person},
};
use api::{
    Page,
    bounded::PageLimit,
    groups::{CreateGroup, GetGroup, GroupView, ListMembers, MemberView, RemoveMember, SetRole},
};
use domain::{GroupKind, Person, Role};

pub(super) fn walk(walk: &mut Walk) {
    let view = GroupView { group: group(), me: member(), members: 42 };
    walk.operation(&CreateGroup { name: group().name, kind: GroupKind::Internal }, &view);
    walk.operation(&GetGroup { group_id: GROUP() }, &view);
    let row = MemberView { member: member(), person: person(), namesake: true };
    walk.operation(
        &ListMembers {
            group_id: GROUP(),
            search: Some("张 & 三=?%".into()),
            after: Some(PERSON()),
            limit: PageLimit::new(PageLimit::MAX).unwrap(),
        },
        &Page { items: vec![row.clone()], next: Some(PERSON()) },
    );
    let nameless = MemberView { person: Person { alias: None, ..person() }, ..row.clone() };
    walk.operation(
        &ListMembers { group_id: GROUP(), search: None, after: None, limit: PageLimit::default() },
        &Page { items: vec![nameless], next: None },
    );
    walk.operation(&RemoveMember { group_id: GROUP(), person_id: PERSON() }, &());
    walk.operation(&SetRole { group_id: GROUP(), person_id: PERSON(), role: Role::Observer }, &row);
}
