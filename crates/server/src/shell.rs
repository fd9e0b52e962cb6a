//! What the page brings along, so that its first screen needs no second round trip.

use crate::{app::App, assets, caller, groups, http_ext::Answer, me, polls};
use api::{Code, shell::Shell};
use http::HeaderMap;

/// What the page at `path` begins with for whoever is signed in; nothing for others. If it cannot be read the page comes
/// without, and the SPA asks and says what is wrong.
pub(crate) async fn of(app: &App, headers: &HeaderMap, path: &str) -> Option<Shell> {
    read(app, headers, path).await.ok().flatten()
}

async fn read(app: &App, headers: &HeaderMap, path: &str) -> Answer<Option<Shell>> {
    let Some(session) = caller::session_by_cookie(app, headers).await? else { return Ok(None) };
    let me = me::view(app, &session).await?;
    let mut shell = Shell { now: app.now(), me, poll: None };
    if let Some(id) = assets::poll_of(path)
        && let Some(poll) = app.store.poll(id).await?
        && let Some(member) = app.store.member(poll.group_id, session.person_id).await?
        && poll.seen_by(&member)
    {
        // Before what it marks is read: what is committed meanwhile is then read again, and never missed.
        let mark = app.hub.mark(member.group_id);
        let poll = app.store.poll(id).await?.ok_or(Code::NotFound)?;
        let group = groups::view(app, member.clone()).await?;
        shell.poll = Some((group, polls::view(app, &member, poll).await?, mark));
    }
    Ok(Some(shell))
}
