//! Which handler answers what, and what stands around every answer.

use crate::{
    app::App,
    assets, calendar,
    exports::{self, ExportsExt as _},
    groups, health,
    http_ext::{Refused, RouterExt as _},
    invitations, kiosks,
    live::LiveExt as _,
    mail, me,
    pictures::PicturesExt as _,
    polls, sign_in,
};
use api::{
    BUILD_HEADER, Code, TIME_HEADER,
    live::{GroupLive, KioskLive},
};
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use futures_util::FutureExt as _;
use http::{HeaderName, HeaderValue, header};
use std::panic::AssertUnwindSafe;
use tokio::time::Instant;

/// Everything the server answers.
pub fn router(app: App) -> Router {
    operations()
        .live::<GroupLive>()
        .live::<KioskLive>()
        .exports()
        .pictures()
        .route(api::ics::EVENT, get(calendar::event_file))
        .route(api::ics::FEED, get(calendar::feed_file))
        .route(api::links::CONFIRM_EMAIL, get(mail::show).post(mail::confirm))
        .route("/health", get(health::health))
        .fallback(anything_else)
        .method_not_allowed_fallback(async || Refused::from(Code::MethodNotAllowed))
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app)
}

/// The operations, in the order of the catalogue.
fn operations() -> Router<App> {
    Router::new()
        .endpoint(sign_in::redeem_sign_in_link)
        .endpoint(sign_in::issue_own_sign_in_link)
        .endpoint(sign_in::issue_member_sign_in_link)
        .endpoint(me::get_me)
        .endpoint(me::list_sessions)
        .endpoint(me::revoke_session)
        .endpoint(me::get_email)
        .endpoint(me::set_email)
        .endpoint(me::remove_email)
        .endpoint(groups::create_group)
        .endpoint(groups::get_group)
        .endpoint(groups::list_members)
        .endpoint(groups::remove_member)
        .endpoint(groups::set_role)
        .endpoint(invitations::create_invitation)
        .endpoint(invitations::list_invitations)
        .endpoint(invitations::revoke_invitation)
        .endpoint(invitations::preview_invitation)
        .endpoint(invitations::accept_invitation)
        .endpoint(polls::compose_poll)
        .endpoint(polls::open_poll)
        .endpoint(polls::schedule_poll)
        .endpoint(polls::edit_poll)
        .endpoint(polls::read_editions)
        .endpoint(polls::extend_poll)
        .endpoint(polls::close_poll)
        .endpoint(polls::read_poll_log)
        .endpoint(polls::withdraw_poll)
        .endpoint(polls::list_polls)
        .endpoint(polls::get_poll)
        .endpoint(polls::cast_ballot)
        .endpoint(polls::get_tally)
        .endpoint(polls::get_turnout)
        .endpoint(polls::list_ballots)
        .endpoint(polls::list_non_voters)
        .endpoint(polls::get_reminders)
        .endpoint(polls::plan_reminders)
        .endpoint(polls::remind_non_voters)
        .endpoint(calendar::create_event)
        .endpoint(calendar::list_events)
        .endpoint(calendar::list_poll_events)
        .endpoint(calendar::get_event)
        .endpoint(calendar::change_event)
        .endpoint(calendar::cancel_event)
        .endpoint(calendar::answer_event)
        .endpoint(calendar::list_attendees)
        .endpoint(calendar::get_feed)
        .endpoint(calendar::issue_feed)
        .endpoint(calendar::revoke_feed)
        .endpoint(kiosks::create_kiosk)
        .endpoint(kiosks::list_kiosks)
        .endpoint(kiosks::revoke_kiosk)
        .endpoint(kiosks::start_kiosk)
        .endpoint(kiosks::get_board)
        .endpoint(exports::issue_export_link)
        .endpoint(exports::mail_export)
}

fn is_api(path: &str) -> bool {
    path.split('/').nth(1) == Some("api")
}

async fn anything_else(State(app): State<App>, request: Request) -> Response {
    if is_api(request.uri().path()) {
        return Refused::from(Code::NotFound).into_response();
    }
    assets::answer(&app, request).await
}

/// What every answer carries, whatever went wrong on the way.
async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let (began, method, api) = (Instant::now(), request.method().clone(), is_api(request.uri().path()));
    // The template: tokens stand in paths.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let caught = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = caught.unwrap_or_else(|_| Refused::from(Code::Internal).into_response());
    let route = route.as_ref().map_or(if api { "unknown" } else { "site" }, MatchedPath::as_str);
    let status = response.status().as_u16();
    let micros = began.elapsed().as_micros();
    if response.status().is_server_error() {
        tracing::warn!(%method, route, status, micros, "answered");
    } else {
        tracing::debug!(%method, route, status, micros, "answered");
    }
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if api {
        headers.insert(HeaderName::from_static(TIME_HEADER), app.now().as_millisecond().into());
        if let Ok(build) = HeaderValue::from_str(&app.config.build) {
            headers.insert(HeaderName::from_static(BUILD_HEADER), build);
        }
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, fixture::Village};
    use axum::body::Body;
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn a_handler_that_panics_takes_nobody_with_it() {
        let app = Village::new(Config::default()).await.app;
        let boom = get(async || -> Response { panic!("this panic is meant") });
        let router = Router::new().route("/boom", boom).layer(from_fn_with_state(app, around));
        for _ in 0..2 {
            let request = Request::get("/boom").body(Body::empty()).expect("a request");
            let response = router.clone().oneshot(request).await.expect("an answer");
            assert_eq!(response.status().as_u16(), 500);
            assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        }
    }
}
