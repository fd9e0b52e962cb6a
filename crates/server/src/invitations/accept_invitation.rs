use super::shown;
use crate::{
    app::App,
    caller::Visitor,
    http_ext::{Answer, Reply},
    sign_in::{hand_over, new_session},
};
use api::{
    Code, Fault, FieldFault, Problem,
    invitations::{AcceptInvitation, Introduction, Joined},
};
use domain::{Person, PersonId};
use store::Joiner;

pub(crate) async fn accept_invitation(
    app: App,
    visitor: Visitor,
    request: AcceptInvitation,
) -> Answer<Reply<Joined>> {
    let (invitation, token) = shown(&app, &visitor, &request.token).await?;
    let known = visitor.signed_in.as_ref().map(crate::caller::SignedIn::person_id);
    let (joiner, own) = match (known, request.introduction) {
        (Some(person_id), _) => (Joiner::Known(person_id), None),
        (None, Some(introduction)) => {
            let (session, own) = new_session(&app, visitor, request.keep, request.device);
            (Joiner::New(introduced(&app, introduction), session), Some(own))
        }
        (None, None) => {
            // Nobody need introduce themselves to a door that does not open.
            invitation.may_join(app.now())?;
            return Err(introduction_missing().into());
        }
    };
    let accepted = app.store.accept_invitation(token, &joiner).await?.ok_or(Code::NotFound)??;
    let person = match joiner {
        Joiner::New(person, _) => person,
        Joiner::Known(id) => app.store.person(id).await?.ok_or(Code::Internal)?,
    };
    let handed_over = accepted.session.zip(own).map(|(session, own)| hand_over(&app, &session, own));
    let (bearer, cookie) = handed_over.unwrap_or_default();
    let group_id = accepted.member.group_id;
    Ok(Reply::with(Joined { group_id, person, joined_now: accepted.joined_now, bearer }, cookie))
}

fn introduced(app: &App, introduction: Introduction) -> Person {
    let Introduction { name, alias, unit } = introduction;
    let since = app.now();
    Person { id: PersonId(app.mint.id(since)), name, alias, unit, since }
}

fn introduction_missing() -> Problem {
    let field = FieldFault { path: "introduction".to_owned(), fault: Fault::Missing };
    let why = "nobody is signed in, so whoever joins must say who they are";
    Problem { fields: vec![field], ..Problem::of(Code::Invalid).because(why) }
}
