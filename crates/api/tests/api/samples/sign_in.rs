use crate::{
    round_trip::Walk,
    things::{GROUP, PERSON, SESSION, TOKEN, at, group, person, session, space},
};
use api::{
    me::{
        GetEmail, GetMe, ListSessions, Me, MyEmail, MyGroup, MySessions, RemoveEmail, RevokeSession, SetEmail,
    },
    sign_in::{
        IssueMemberSignInLink, IssueOwnSignInLink, IssuedSignInLink, Keep, RedeemSignInLink, SignedIn,
    },
};
use domain::{Email, ExportLanguage, Role};

pub(super) fn walk(walk: &mut Walk) {
    let signed_in = SignedIn { person: person(), bearer: Some(TOKEN.into()) };
    walk.operation(
        &RedeemSignInLink {
            token: TOKEN.into(),
            keep: Keep::Bearer,
            device: Some("Android · Chrome".parse().unwrap()),
        },
        &signed_in,
    );
    walk.operation(
        &RedeemSignInLink { token: TOKEN.into(), keep: Keep::Cookie, device: None },
        &SignedIn { bearer: None, ..signed_in },
    );
    let issued = IssuedSignInLink {
        path: api::links::sign_in(TOKEN),
        token: TOKEN.into(),
        expires: at("2026-11-04T08:00:00Z"),
    };
    walk.operation(&IssueOwnSignInLink {}, &issued);
    walk.operation(&IssueMemberSignInLink { group_id: GROUP(), person_id: PERSON() }, &issued);
    let mine = MyGroup { group: group(), role: Role::Owner, members: 42, waiting: 2, reminded: 1 };
    let me = Me { space: space(), person: person(), session_id: SESSION(), groups: vec![mine] };
    walk.operation(&GetMe {}, &me);
    walk.operation(&GetMe {}, &Me { groups: Vec::new(), ..me });
    walk.operation(&ListSessions {}, &MySessions { current: SESSION(), sessions: vec![session()] });
    walk.operation(&RevokeSession { session_id: SESSION() }, &());
    email(walk);
}

fn email(walk: &mut Walk) {
    let address: domain::EmailAddress = "Zhang.San+vote@example.cn".parse().unwrap();
    let confirmed = Some(at("2026-11-01T08:00:00Z"));
    let mine = MyEmail { sends: true, email: Some(Email { address: address.clone(), confirmed }) };
    walk.operation(&GetEmail {}, &mine);
    walk.operation(&GetEmail {}, &MyEmail { sends: false, email: None });
    let unconfirmed = Some(Email { address: address.clone(), confirmed: None });
    for lang in [ExportLanguage::ZhCn, ExportLanguage::En] {
        let set = SetEmail { address: address.clone(), lang };
        walk.operation(&set, &MyEmail { sends: true, email: unconfirmed.clone() });
    }
    walk.operation(&RemoveEmail {}, &());
}
