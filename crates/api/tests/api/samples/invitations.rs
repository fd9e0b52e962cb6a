use crate::{
    round_trip::Walk,
    things::{GROUP, INVITATION, TOKEN, at, group, invitation, person, space},
};
use api::{
    bounded::{HeadLimit, InvitationHours},
    invitations::{
        AcceptInvitation, CreateInvitation, Introduction, InvitationPreview, InvitationView,
        IssuedInvitation, Joined, ListInvitations, PreviewInvitation, RevokeInvitation,
    },
    sign_in::Keep,
};
use domain::{GroupKind, Invitation, InvitationState, Person, Role};

pub(super) fn walk(walk: &mut Walk) {
    making(walk);
    accepting(walk);
}

fn making(walk: &mut Walk) {
    let full = CreateInvitation {
        group_id: GROUP(),
        hours: InvitationHours::new(72).unwrap(),
        head_limit: Some(HeadLimit::new(30).unwrap()),
        observers: true,
    };
    let issued =
        IssuedInvitation { invitation: invitation(), path: api::links::join(TOKEN), token: TOKEN.into() };
    walk.operation(&full, &issued);
    let open = Invitation { head_limit: None, revoked: None, ..invitation() };
    walk.operation(
        &CreateInvitation { head_limit: None, observers: false, ..full },
        &IssuedInvitation { invitation: open, ..issued },
    );
    let view = InvitationView {
        invitation: invitation(),
        state: InvitationState::Revoked,
        invited_by: person().name,
    };
    walk.operation(&ListInvitations { group_id: GROUP() }, &vec![view.clone()]);
    walk.operation(&ListInvitations { group_id: GROUP() }, &Vec::new());
    walk.operation(&RevokeInvitation { group_id: GROUP(), invitation_id: INVITATION() }, &view);
}

fn accepting(walk: &mut Walk) {
    let preview = InvitationPreview {
        space: space().name,
        group: group().name,
        kind: GroupKind::External,
        role: Role::Observer,
        invited_by: person().name,
        state: InvitationState::Exhausted,
        expires: at("2026-11-04T08:00:00Z"),
        places_left: Some(0),
        me: Some(person()),
    };
    walk.operation(&PreviewInvitation { token: TOKEN.into() }, &preview);
    walk.operation(
        &PreviewInvitation { token: TOKEN.into() },
        &InvitationPreview { places_left: None, me: None, ..preview },
    );
    let Person { name, alias, unit, .. } = person();
    let accept = AcceptInvitation {
        token: TOKEN.into(),
        introduction: Some(Introduction { name, alias, unit }),
        keep: Keep::Bearer,
        device: Some("curl".parse().unwrap()),
    };
    let joined = Joined { group_id: GROUP(), person: person(), joined_now: true, bearer: Some(TOKEN.into()) };
    walk.operation(&accept, &joined);
    walk.operation(
        &AcceptInvitation { introduction: None, keep: Keep::Cookie, device: None, ..accept },
        &Joined { joined_now: false, bearer: None, ..joined },
    );
}
