use super::trial::{OK, Trial};
use domain::{Group, GroupId, Member, PersonId, Role, RoleRefusal};

pub(crate) async fn a_new_group_has_its_owner(t: &Trial) {
    let circle = t.circle().await;
    assert_eq!(t.store.group(circle.id()).await.expect(OK), Some(circle.group.clone()));
    assert_eq!(t.store.group(GroupId(t.id())).await.expect(OK), None);
    let owner = t.store.member(circle.id(), circle.owner.person_id).await.expect(OK);
    assert_eq!(owner, Some(circle.owner.clone()));
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 1);
    assert_eq!(t.store.member_count(GroupId(t.id())).await.expect(OK), 0);
}

pub(crate) async fn a_group_of_an_id_that_is_kept_or_of_nobody_is_an_error_and_changes_nothing(t: &Trial) {
    let circle = t.circle().await;
    let other = Group { name: "冒名".parse().expect("a name"), ..circle.group.clone() };
    assert!(t.store.create_group(&other, &circle.owner).await.is_err());
    assert_eq!(t.store.groups().await.expect(OK), std::slice::from_ref(&circle.group));
    let other = Group { id: GroupId(t.id()), ..other };
    let nobody = Member { group_id: other.id, person_id: PersonId(t.id()), ..circle.owner };
    assert!(t.store.create_group(&other, &nobody).await.is_err());
    assert_eq!(t.store.groups().await.expect(OK), [circle.group]);
}

pub(crate) async fn they_are_listed_oldest_first(t: &Trial) {
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(t.circle().await.group);
        t.wait(1);
    }
    assert_eq!(t.store.groups().await.expect(OK), made);
}

pub(crate) async fn a_person_is_told_only_of_groups_they_are_in_oldest_first(t: &Trial) {
    let first = t.circle().await;
    t.wait(1);
    let second = t.circle().await;
    let member = t.joins(&second, "张三", "研发").await;
    t.circle().await;
    let told = t.store.memberships(member.person_id).await.expect(OK);
    assert_eq!(told, [(second.group.clone(), member.clone())]);
    let also = t.accepts(first.window, crate::Joiner::Known(member.person_id)).await.member;
    let told = t.store.memberships(member.person_id).await.expect(OK);
    assert_eq!(told, [(first.group, also), (second.group, member)]);
}

pub(crate) async fn one_who_was_removed_is_on_no_list(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    t.removes(&circle.owner, &member).await;
    assert_eq!(t.store.member(circle.id(), member.person_id).await.expect(OK), None);
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 1);
    assert_eq!(t.store.memberships(member.person_id).await.expect(OK), []);
    let all = crate::RosterQuery { limit: 10, ..Default::default() };
    assert_eq!(t.store.roster(circle.id(), &all).await.expect(OK).len(), 1);
    assert!(t.store.person(member.person_id).await.expect(OK).is_some(), "the directory forgets nobody");
}

pub(crate) async fn rank_decides_who_is_removed_or_given_a_role(t: &Trial) {
    let circle = t.circle().await;
    let admin = t.joins(&circle, "管理", "研发").await;
    let admin = t.becomes(&circle.owner, &admin, Role::Admin).await;
    let member = t.joins(&circle, "张三", "研发").await;
    for (by, whom, answer) in [
        (&member, &admin, RoleRefusal::NotAdmin),
        (&admin, &circle.owner, RoleRefusal::Owner),
        (&admin, &admin, RoleRefusal::Admin),
    ] {
        let removed = t.store.remove_member(by, whom.person_id).await.expect(OK);
        assert_eq!(removed, Some(Err(answer)));
        let set = t.store.set_role(by, whom.person_id, Role::Observer).await.expect(OK);
        assert_eq!(set, Some(Err(answer)));
    }
    let set = t.store.set_role(&admin, member.person_id, Role::Admin).await.expect(OK);
    assert_eq!(set, Some(Err(RoleRefusal::Admin)));
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 3);
    assert_eq!(t.store.member(circle.id(), admin.person_id).await.expect(OK), Some(admin));
}

pub(crate) async fn the_role_that_is_kept_decides_not_the_one_the_caller_remembers(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let admin = t.joins(&circle, "管理", "研发").await;
    let remembered = t.becomes(&circle.owner, &admin, Role::Admin).await;
    t.becomes(&circle.owner, &admin, Role::Member).await;
    let removed = t.store.remove_member(&remembered, member.person_id).await.expect(OK);
    assert_eq!(removed, Some(Err(RoleRefusal::NotAdmin)));
    let pretended = Member { role: Role::Owner, ..member.clone() };
    let set = t.store.set_role(&pretended, admin.person_id, Role::Observer).await.expect(OK);
    assert_eq!(set, Some(Err(RoleRefusal::NotAdmin)));
}

pub(crate) async fn nothing_is_done_by_or_to_one_who_is_no_member(t: &Trial) {
    let circle = t.circle().await;
    let (gone, member) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let gone = t.becomes(&circle.owner, &gone, Role::Admin).await;
    t.removes(&circle.owner, &gone).await;
    let stranger = t.joins(&t.circle().await, "王五", "销售").await;
    for (by, whom) in [(&gone, &member), (&circle.owner, &gone), (&circle.owner, &stranger)] {
        assert_eq!(t.store.remove_member(by, whom.person_id).await.expect(OK), None);
        assert_eq!(t.store.set_role(by, whom.person_id, Role::Observer).await.expect(OK), None);
    }
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 2);
}

pub(crate) async fn a_role_is_given_and_kept(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    for role in [Role::Admin, Role::Observer, Role::Member] {
        let now = t.becomes(&circle.owner, &member, role).await;
        assert_eq!(now, Member { role, ..member.clone() });
        assert_eq!(t.store.member(circle.id(), member.person_id).await.expect(OK), Some(now));
    }
}
