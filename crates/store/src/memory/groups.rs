use super::order::{self, Start};
use super::state::State;
use super::{MemoryStore, kept_already};
use crate::{Change, Groups, RosterQuery, RosterRow, StoreError};
use async_trait::async_trait;
use domain::{Group, GroupId, Member, Person, PersonId, Role, RoleRefusal};
use jiff::Timestamp;

#[async_trait]
impl Groups for MemoryStore {
    async fn create_group(&self, group: &Group, owner: &Member) -> Result<(), StoreError> {
        self.write(|state, _| {
            state.known_person(owner.person_id)?;
            if state.groups.contains_key(&group.id) {
                return Err(kept_already("group"));
            }
            state.groups.insert(group.id, group.clone());
            state.members.insert((group.id, owner.person_id), owner.clone());
            Ok(())
        })
    }

    async fn group(&self, id: GroupId) -> Result<Option<Group>, StoreError> {
        Ok(self.read(|state, _| state.groups.get(&id).cloned()))
    }

    async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let mut groups: Vec<Group> = self.read(|state, _| state.groups.values().cloned().collect());
        groups.sort_by_key(|group| (group.since, group.id));
        Ok(groups)
    }

    async fn member(&self, group_id: GroupId, person_id: PersonId) -> Result<Option<Member>, StoreError> {
        Ok(self.read(|state, _| state.member(group_id, person_id).cloned()))
    }

    async fn memberships(&self, person_id: PersonId) -> Result<Vec<(Group, Member)>, StoreError> {
        let mut memberships: Vec<(Group, Member)> = self.read(|state, _| {
            let own = state.members.values().filter(|member| member.person_id == person_id);
            own.filter_map(|member| Some((state.groups.get(&member.group_id)?.clone(), member.clone())))
                .collect()
        });
        memberships.sort_by_key(|(group, _)| (group.since, group.id));
        Ok(memberships)
    }

    async fn member_count(&self, group_id: GroupId) -> Result<u32, StoreError> {
        Ok(self.read(|state, _| state.member_count(group_id)))
    }

    async fn roster(&self, group_id: GroupId, query: &RosterQuery) -> Result<Vec<RosterRow>, StoreError> {
        Ok(self.read(|state, _| roster(state, group_id, query)))
    }

    async fn remove_member(
        &self,
        by: &Member,
        person_id: PersonId,
    ) -> Result<Option<Result<(), RoleRefusal>>, StoreError> {
        self.write(|state, now| Ok(remove(state, by, person_id, now)))
    }

    async fn set_role(
        &self,
        by: &Member,
        person_id: PersonId,
        role: Role,
    ) -> Result<Option<Result<Member, RoleRefusal>>, StoreError> {
        self.write(|state, now| Ok(set_role(state, by, person_id, role, now)))
    }
}

fn roster(state: &State, group_id: GroupId, query: &RosterQuery) -> Vec<RosterRow> {
    let all: Vec<(&Member, &Person)> = state
        .members_of(group_id)
        .filter_map(|member| Some((member, state.people.get(&member.person_id)?)))
        .collect();
    let found = all.iter().copied().filter(|(_, person)| order::matches(person, query.search.as_deref()));
    order::page(found, |(_, person)| person, Start::of(state, group_id, query.after), query.limit)
        .into_iter()
        .map(|(member, person)| RosterRow {
            member: member.clone(),
            person: person.clone(),
            namesake: all.iter().any(|(_, other)| person.is_namesake_of(other)),
        })
        .collect()
}

fn remove(
    state: &mut State,
    by: &Member,
    person_id: PersonId,
    now: Timestamp,
) -> Option<Result<(), RoleRefusal>> {
    let group_id = by.group_id;
    let (by, member) = (state.member(group_id, by.person_id)?, state.member(group_id, person_id)?);
    if let Err(refusal) = by.may_remove(member) {
        return Some(Err(refusal));
    }
    state.members.remove(&(group_id, person_id));
    state.removed.insert((group_id, person_id));
    state.announce_roster(group_id);
    state.changes.push(Change::Removed { group_id, person_id });
    state.strike(group_id, person_id, now);
    state.uninvite(group_id, person_id, now);
    Some(Ok(()))
}

fn set_role(
    state: &mut State,
    by: &Member,
    person_id: PersonId,
    role: Role,
    now: Timestamp,
) -> Option<Result<Member, RoleRefusal>> {
    let group_id = by.group_id;
    let (by, before) = (state.member(group_id, by.person_id)?, state.member(group_id, person_id)?);
    if let Err(refusal) = by.may_set_role(before, role) {
        return Some(Err(refusal));
    }
    let (before, member) = (before.role, Member { role, ..before.clone() });
    if before == role {
        return Some(Ok(member));
    }
    state.members.insert((group_id, person_id), member.clone());
    state.announce_roster(group_id);
    if role.votes() && !before.votes() {
        state.enrol(&member, now);
    } else if before.votes() && !role.votes() {
        state.strike(group_id, person_id, now);
    }
    Some(Ok(member))
}
