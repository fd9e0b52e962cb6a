//! What an admin can do about a member.

mod link;
mod removal;
mod role;

use super::pages::Roster;
use crate::{
    clock,
    groups::view_of,
    i18n::time,
    state::GroupState,
    t,
    ui::{Notice, NoticeKind, Sheet},
};
use api::groups::MemberView;
use domain::{Member, Role};
use leptos::prelude::*;
use link::SignInLinkRow;
use removal::Removal;
use role::RoleRows;

/// What one may do about a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct May {
    /// The roles one may give them, with the one they have.
    pub(super) roles: Vec<Role>,
    /// Take them out, and make a sign-in link for them.
    pub(super) remove: bool,
}

impl May {
    /// Whether there is anything at all.
    pub(super) fn anything(&self) -> bool {
        self.remove || !self.roles.is_empty()
    }
}

/// What `me` may do about `other`.
pub(super) fn may(me: &Member, other: &Member) -> May {
    let can_be = |role: &Role| me.may_set_role(other, *role).is_ok();
    let roles: Vec<Role> = [Role::Admin, Role::Member, Role::Observer].into_iter().filter(can_be).collect();
    May { remove: me.person_id != other.person_id && me.may_remove(other).is_ok(), roles }
}

/// A sheet about the chosen member.
#[component]
pub(super) fn MemberSheet(
    state: GroupState,
    roster: Roster,
    chosen: RwSignal<Option<MemberView>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        if chosen.with(Option::is_some) {
            open.set(true);
        }
    });
    let title = move || {
        chosen.with(|chosen| chosen.as_ref().map(|view| view.person.name.to_string()).unwrap_or_default())
    };
    view! {
        <Sheet open title close_label=t!(app.close)>
            {move || chosen.get().map(|view| view! { <About state roster view open /> })}
        </Sheet>
    }
}

#[component]
fn About(state: GroupState, roster: Roster, view: MemberView, open: RwSignal<bool>) -> impl IntoView {
    let may = untrack(|| view_of(state)).map(|group| may(&group.me, &view.member));
    let person = view.person.clone();
    let joined = t!(roster.joined, time = time::when(view.member.joined, clock::now(), None));
    let alias = person.alias.as_ref().map(ToString::to_string);
    view! {
        <div class="stack">
            <p class="member-unit">{alias.map(|alias| view! { {alias} <br /> })} {person.unit.to_string()} <br /> {joined}</p>
            {view.namesake.then(|| view! { <Notice kind=NoticeKind::Soon text=t!(roster.same_name_text) /> })}
            {may.map(|may| {
                let roles = may.roles.clone();
                view! {
                    {(!roles.is_empty()).then(|| view! { <RoleRows roster view=view.clone() roles /> })}
                    {may.remove.then(|| view! { <SignInLinkRow view=view.clone() /> })}
                    {may.remove.then(|| view! { <Removal roster view=view.clone() sheet=open /> })}
                }
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::may;
    use domain::{GroupId, Member, PersonId, Role};
    use jiff::Timestamp;
    use uuid::Uuid;

    fn member(number: u128, role: Role) -> Member {
        Member {
            group_id: GroupId(Uuid::nil()),
            person_id: PersonId(Uuid::from_u128(number)),
            role,
            joined: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_owner_sees_every_role_for_a_member_and_an_admin_cannot_make_admins() {
        let other = member(2, Role::Member);
        assert_eq!(may(&member(1, Role::Owner), &other).roles, [Role::Admin, Role::Member, Role::Observer]);
        assert_eq!(may(&member(1, Role::Admin), &other).roles, [Role::Member, Role::Observer]);
    }

    #[test]
    fn nothing_is_offered_about_oneself_the_owner_or_to_plain_members() {
        let (owner, admin, plain) = (member(1, Role::Owner), member(2, Role::Admin), member(3, Role::Member));
        for (me, other) in
            [(&owner, &owner), (&admin, &admin), (&admin, &owner), (&plain, &owner), (&plain, &plain)]
        {
            assert!(!may(me, other).anything(), "{me:?} about {other:?}");
        }
    }
}
