//! A line as a response: server-sent events.

use super::{
    Hub, frame,
    lines::{Heard, Line, Listener},
};
use crate::{
    app::App,
    caller::{self, Asked, Prove},
    http_ext::{Answer, Refused},
};
use api::{
    Code, Problem,
    live::{BEAT, Event, Stream},
};
use axum::{
    Router,
    body::Body,
    extract::{FromRequestParts as _, RawPathParams, Request, State},
    response::{IntoResponse as _, Response},
    routing::get,
};
use bytes::Bytes;
use domain::GroupId;
use futures_util::stream::unfold;
use http::{HeaderName, HeaderValue, header};
use jiff::Timestamp;
use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};
use store::Clock;
use tokio::time::{Interval, MissedTickBehavior, interval};

/// When one who was turned away for the number of lines may try again, in seconds.
const TRY_AGAIN: u32 = 30;

/// Set by a line on the connection that carries it: see [`crate::serve()`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Moving(pub(crate) Arc<AtomicBool>);

/// A proof by which one may listen.
pub(crate) trait Listens {
    /// To which group, by what right, and until when.
    fn listens(&self) -> (GroupId, Listener, Timestamp);
}

impl Listens for caller::Member {
    fn listens(&self) -> (GroupId, Listener, Timestamp) {
        let listener = Listener::Session(self.session.id, self.session.person_id);
        (self.member.group_id, listener, self.session.expires)
    }
}

impl Listens for caller::Kiosk {
    fn listens(&self) -> (GroupId, Listener, Timestamp) {
        (self.kiosk.group_id, Listener::Kiosk(self.kiosk.id), Timestamp::MAX)
    }
}

/// Mounts streams.
pub(crate) trait LiveExt {
    /// Mounts a stream where it says, for callers it admits.
    fn live<S: Stream<Access: Prove<Proof: Listens>> + 'static>(self) -> Self;
}

impl LiveExt for Router<App> {
    fn live<S: Stream<Access: Prove<Proof: Listens>> + 'static>(self) -> Self {
        let route = async |State(app): State<App>, request: Request| {
            answer::<S>(&app, request).await.unwrap_or_else(Refused::into_response)
        };
        self.route(S::PATH, get(route))
    }
}

async fn answer<S: Stream<Access: Prove<Proof: Listens>>>(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, _) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let asked = Asked::new(app, &parts, &params);
    let (group_id, listener, expires) = S::Access::prove(app, &asked).await?.listens();
    let line = open(app, group_id, listener)?;
    // Again, now that a removal would be heard: it may have come in between.
    S::Access::prove(app, &asked).await?;
    if let Some(moving) = parts.extensions.get::<Moving>() {
        moving.0.store(true, Relaxed);
    }
    Ok(response(Hearing::new(app, group_id, line, expires)))
}

fn open(app: &App, group_id: GroupId, listener: Listener) -> Answer<Line> {
    let (theirs, all) = app.hub.count(listener);
    let limits = app.config.streams;
    if theirs >= limits.per_listener {
        let why = "as many lines are open as one session may hold";
        return Err(Problem::of(Code::TooMany).because(why).retry_after(TRY_AGAIN).into());
    }
    let line = if all < limits.overall { app.hub.open(group_id, listener) } else { None };
    line.ok_or_else(|| Problem::of(Code::Unavailable).retry_after(TRY_AGAIN).into())
}

fn response(hearing: Hearing) -> Response {
    let frames = unfold(hearing, async |mut hearing| {
        let frame = hearing.next().await?;
        Some((Ok::<_, Infallible>(frame), hearing))
    });
    let mut response = Response::new(Body::from_stream(frames));
    let headers = response.headers_mut();
    let text = HeaderValue::from_static;
    headers.insert(header::CONTENT_TYPE, text("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, text("no-cache, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), text("no"));
    // The connection was moved for this line, and does not move back.
    headers.insert(header::CONNECTION, text("close"));
    response
}

/// A listener on a line.
struct Hearing {
    line: Line,
    hub: Hub,
    group_id: GroupId,
    clock: Arc<dyn Clock>,
    build: String,
    expires: Timestamp,
    heartbeat: Interval,
    begun: bool,
    over: bool,
}

impl Hearing {
    fn new(app: &App, group_id: GroupId, line: Line, expires: Timestamp) -> Self {
        let mut heartbeat = interval(BEAT);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        heartbeat.reset();
        let build = app.config.build.clone();
        let (hub, clock) = (app.hub.clone(), Arc::clone(&app.clock));
        Self { line, hub, group_id, clock, build, expires, heartbeat, begun: false, over: false }
    }

    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        if !std::mem::replace(&mut self.begun, true) {
            return Some(self.hello());
        }
        let heard = tokio::select! {
            biased;
            heard = self.line.next() => heard,
            _ = self.heartbeat.tick() => Heard::News(frame::BEAT),
        };
        self.heartbeat.reset();
        if self.clock.now() >= self.expires {
            return Some(self.end());
        }
        match heard {
            Heard::News(frames) => Some(frames),
            Heard::Reread => Some(self.hello()),
            Heard::Ended => Some(self.end()),
            Heard::Closed => None,
        }
    }

    fn hello(&self) -> Bytes {
        let mark = self.hub.mark(self.group_id);
        frame::write(&Event::Hello { build: self.build.clone(), now: self.clock.now(), mark }, None)
    }

    fn end(&mut self) -> Bytes {
        self.over = true;
        frame::write(&Event::Ended, None)
    }
}

#[cfg(test)]
mod tests;
