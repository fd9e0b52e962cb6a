//! Calendar files: answered at plain addresses, since it is calendar programs that read them.

use super::ics::{self, Entry};
use crate::{
    app::App,
    caller::{Asked, ClientAddress, Prove as _},
    http_ext::{Answer, Refused},
    token,
};
use api::{Code, Problem, access};
use axum::{
    extract::{FromRequestParts as _, RawPathParams, Request, State},
    response::{IntoResponse as _, Response},
};
use domain::{Feed, Group, GroupId};
use http::{HeaderValue, header};
use jiff::SignedDuration;
use std::collections::HashMap;

/// How long what is over stays in a feed.
const LOOKS_BACK: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How many events a feed has at most.
const MOST: u32 = 1_000;

/// One event, for a member.
pub(crate) async fn event_file(State(app): State<App>, request: Request) -> Response {
    event_of(&app, request).await.unwrap_or_else(Refused::into_response)
}

/// What a person is asked to come to, for whoever has their link.
pub(crate) async fn feed_file(State(app): State<App>, request: Request) -> Response {
    feed_of(&app, request).await.unwrap_or_else(Refused::into_response)
}

async fn event_of(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, _) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let caller = access::Member::prove(app, &Asked::new(app, &parts, &params)).await?;
    let (event, me) = (caller.the_event()?, caller.person_id());
    let of = app.store.attendance(&[event.id], me).await?.pop().ok_or(Code::Internal)?;
    let group = app.store.group(event.group_id).await?.ok_or(Code::Internal)?;
    let person = app.store.person(me).await?.ok_or(Code::Internal)?;
    let entry = Entry { event, group: &group, mine: of.mine };
    Ok(calendar(ics::event(&entry, &person, app.config.public_url.as_deref())))
}

async fn feed_of(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, _) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let shown = params.iter().find(|(name, _)| *name == "token").map(|(_, value)| value);
    let found = match shown.and_then(token::hash) {
        Some(token) => app.store.feed_by_token(token).await?,
        None => None,
    };
    let Some(Feed { person_id, .. }) = found else {
        let address = ClientAddress::of(&parts, &app.config);
        return Err(app.attempts.wrong(address, app.now(), Code::NotFound));
    };
    let space = app.store.space().await?.ok_or(Code::Internal)?;
    let groups = app.store.memberships(person_id).await?.into_iter();
    let groups: HashMap<GroupId, Group> = groups.map(|(group, _)| (group.id, group)).collect();
    let asked = app.store.invitations_of(person_id, app.now() - LOOKS_BACK, MOST).await?;
    let entries = asked.iter().filter_map(|(event, mine)| {
        Some(Entry { event, group: groups.get(&event.group_id)?, mine: Some(*mine) })
    });
    Ok(calendar(ics::feed(&space.name, entries, app.config.public_url.as_deref())))
}

fn calendar(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"juyi.ics\"")),
    ];
    (headers, text).into_response()
}
