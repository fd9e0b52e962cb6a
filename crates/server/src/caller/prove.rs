use super::{Admin, Asked, Kiosk, Member, SignedIn, Visitor, credentials::Credentials, device};
use crate::{
    app::App,
    http_ext::{Answer, Refused},
    token,
};
use api::{
    Code,
    access::{self, Access},
};
use domain::{EventId, GroupId, PollId, Session};
use http::HeaderMap;
use std::future::Future;

/// Turns a level of access into proof that the caller has it.
pub trait Prove: Access {
    /// The proof.
    type Proof: Send;
    /// Proves it.
    ///
    /// # Errors
    /// [`Code::Unauthenticated`] to whoever is not known, [`Code::NotFound`] to members of other groups,
    /// [`Code::Forbidden`] to members without the rank.
    fn prove(app: &App, asked: &Asked<'_>) -> impl Future<Output = Answer<Self::Proof>> + Send;
}

impl Prove for access::Anyone {
    type Proof = Visitor;
    async fn prove(app: &App, asked: &Asked<'_>) -> Answer<Visitor> {
        let session = session(app, asked).await?;
        // A program whose token is dead is told so, instead of being taken for somebody new.
        if session.is_none() && asked.credentials.bearer.is_some() {
            return Err(unknown(app, asked));
        }
        let signed_in = session.map(|session| SignedIn { session });
        Ok(Visitor { signed_in, address: asked.address, device: device::name(asked.headers) })
    }
}

impl Prove for access::SignedIn {
    type Proof = SignedIn;
    async fn prove(app: &App, asked: &Asked<'_>) -> Answer<SignedIn> {
        match session(app, asked).await? {
            Some(session) => Ok(SignedIn { session: seen(app, session).await }),
            None => Err(unknown(app, asked)),
        }
    }
}

impl Prove for access::Member {
    type Proof = Member;
    async fn prove(app: &App, asked: &Asked<'_>) -> Answer<Member> {
        let SignedIn { session } = access::SignedIn::prove(app, asked).await?;
        let poll = match asked.id::<PollId>("poll_id") {
            Some(id) => Some(app.store.poll(id.ok_or(Code::NotFound)?).await?.ok_or(Code::NotFound)?),
            None => None,
        };
        let event = match asked.id::<EventId>("event_id") {
            Some(id) => Some(app.store.event(id.ok_or(Code::NotFound)?).await?.ok_or(Code::NotFound)?),
            None => None,
        };
        let group_id = match (&poll, &event) {
            (Some(poll), _) => poll.group_id,
            (None, Some(event)) => event.group_id,
            (None, None) => asked.id::<GroupId>("group_id").flatten().ok_or(Code::NotFound)?,
        };
        let member = app.store.member(group_id, session.person_id).await?.ok_or(Code::NotFound)?;
        if poll.as_ref().is_some_and(|poll| !poll.seen_by(&member)) {
            return Err(Code::NotFound.into());
        }
        Ok(Member { session, member, poll, event })
    }
}

impl Prove for access::Admin {
    type Proof = Admin;
    async fn prove(app: &App, asked: &Asked<'_>) -> Answer<Admin> {
        let Member { member, .. } = access::Member::prove(app, asked).await?;
        if member.role.manages() { Ok(Admin { member }) } else { Err(Code::Forbidden.into()) }
    }
}

impl Prove for access::Kiosk {
    type Proof = Kiosk;
    async fn prove(app: &App, asked: &Asked<'_>) -> Answer<Kiosk> {
        let found = match asked.credentials.bearer.or(asked.credentials.kiosk).and_then(token::hash) {
            Some(token) => app.store.kiosk_by_token(token).await?,
            None => None,
        };
        found.map(|kiosk| Kiosk { kiosk }).ok_or_else(|| unknown(app, asked))
    }
}

async fn session(app: &App, asked: &Asked<'_>) -> Answer<Option<Session>> {
    session_of(app, asked.credentials.bearer.or(asked.credentials.session)).await
}

/// Whose browser asks for a page.
pub(crate) async fn session_by_cookie(app: &App, headers: &HeaderMap) -> Answer<Option<Session>> {
    session_of(app, Credentials::of(headers).session).await
}

async fn session_of(app: &App, token: Option<&str>) -> Answer<Option<Session>> {
    match token.and_then(token::hash) {
        Some(token) => Ok(app.store.session_by_token(token).await?),
        None => Ok(None),
    }
}

/// Keeps when the session was last used. That it could not be kept is no reason to refuse anything.
async fn seen(app: &App, session: Session) -> Session {
    let now = app.now();
    if now.duration_since(session.last_seen) >= Session::SEEN_TO_WITHIN
        && let Err(error) = app.store.touch_session(session.id, now).await
    {
        tracing::debug!(%error, "a session's last use was not kept");
    }
    session
}

/// A wrong bearer token is counted.
fn unknown(app: &App, asked: &Asked<'_>) -> Refused {
    match asked.credentials.bearer {
        Some(_) => app.attempts.wrong(asked.address, app.now(), Code::Unauthenticated),
        None => Code::Unauthenticated.into(),
    }
}
