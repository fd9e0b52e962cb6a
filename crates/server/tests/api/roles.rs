//! Giving roles and removing members.

use crate::{ask::everybody, problems::rule};
use api::{
    Code, Refusal,
    groups::{GetGroup, RemoveMember, SetRole},
    me::GetMe,
};
use domain::{Role, RoleRefusal};
use testkit::Village;

#[tokio::test]
async fn the_owner_makes_and_unmakes_admins() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let (group_id, person_id) = (village.group_id(), zhang.id());
    let set = |role| SetRole { group_id, person_id, role };
    let made = village.founder().call(&set(Role::Admin)).await.unwrap();
    assert_eq!((made.member.role, &made.person), (Role::Admin, zhang.person()));
    assert_eq!(zhang.call(&GetGroup { group_id }).await.unwrap().me.role, Role::Admin);
    village.founder().call(&set(Role::Member)).await.unwrap();
    let problem = zhang.refused(&SetRole { role: Role::Observer, ..set(Role::Member) }).await;
    assert_eq!(problem.code, Code::Forbidden, "what they were a moment ago does not count");
}

#[tokio::test]
async fn an_admin_neither_makes_admins_nor_touches_admins_or_the_owner() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let (admin, other) = (village.admin("王五", "1 号楼").await, village.admin("赵六", "1 号楼").await);
    let zhang = village.member("张三", "3 号楼").await;
    for (person, role, why) in [
        (&zhang, Role::Admin, RoleRefusal::Admin),
        (&zhang, Role::Owner, RoleRefusal::Owner),
        (&other, Role::Member, RoleRefusal::Admin),
        (village.founder(), Role::Member, RoleRefusal::Owner),
    ] {
        let problem = admin.refused(&SetRole { group_id, person_id: person.id(), role }).await;
        assert_eq!(rule(&problem), &Refusal::Role(why), "{role:?}");
    }
    for (person, why) in [(&other, RoleRefusal::Admin), (village.founder(), RoleRefusal::Owner)] {
        let problem = admin.refused(&RemoveMember { group_id, person_id: person.id() }).await;
        assert_eq!(rule(&problem), &Refusal::Role(why));
    }
    admin
        .call(&SetRole { group_id, person_id: zhang.id(), role: Role::Observer })
        .await
        .expect("this they may");
    admin.call(&RemoveMember { group_id, person_id: zhang.id() }).await.expect("and this");
}

#[tokio::test]
async fn nobody_becomes_owner_and_the_owner_stays() {
    let village = Village::new().await;
    let (group_id, person_id) = (village.group_id(), village.founder().id());
    for role in [Role::Admin, Role::Owner, Role::Observer] {
        let problem = village.founder().refused(&SetRole { group_id, person_id, role }).await;
        assert_eq!(rule(&problem), &Refusal::Role(RoleRefusal::Owner), "{role:?}");
    }
    let problem = village.founder().refused(&RemoveMember { group_id, person_id }).await;
    assert_eq!(rule(&problem), &Refusal::Role(RoleRefusal::Owner));
}

#[tokio::test]
async fn whoever_is_removed_is_off_the_roster_and_still_signed_in_elsewhere() {
    let village = Village::new().await;
    let zhang = village.removed("张三", "3 号楼").await;
    let names = everybody(village.founder(), village.group_id()).await;
    assert!(names.iter().all(|row| row.person.id != zhang.id()));
    let me = zhang.call(&GetMe {}).await.expect("their session is theirs");
    assert!(me.groups.is_empty());
    let remove = RemoveMember { group_id: village.group_id(), person_id: zhang.id() };
    assert_eq!(village.founder().refused(&remove).await.code, Code::NotFound);
}

#[tokio::test]
async fn whoever_was_removed_joins_again_by_a_new_invitation_with_nothing_of_their_old_rank() {
    let village = Village::new().await;
    let admin = village.admin("王五", "1 号楼").await;
    village.remove(admin.id()).await;
    let accept = crate::join::accept(&village.invitation().token, None);
    assert!(admin.call(&accept).await.unwrap().joined_now);
    let group = admin.call(&GetGroup { group_id: village.group_id() }).await.unwrap();
    assert_eq!((group.me.role, group.members), (Role::Member, 2));
}
