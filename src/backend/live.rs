//! The line to the server: one event stream per tab, and what to do when it is not there.
//!
//! A browser's own reconnecting gives up after some errors, and phones freeze pages, so this one reconnects itself for
//! ever, re-reads when the page is shown again, and asks every so often where a proxy swallows the stream. A stream that is
//! held open and says nothing counts as broken.

use super::Listening;
use crate::clock;
use api::live::{BEAT, Event};
use leptos::{
    leptos_dom::helpers::{IntervalHandle, TimeoutHandle},
    prelude::*,
};
use send_wrapper::SendWrapper;
use std::{cell::RefCell, rc::Rc, time::Duration};
use web_sys::{EventSource, MessageEvent};

/// How the line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineState {
    /// Not connected yet; nothing is said of it.
    #[default]
    Connecting,
    /// Events arrive.
    Live,
    /// No stream, but answers: asked every so often.
    Polling,
    /// No answer.
    Offline,
}

/// A line that stays up until it is dropped.
pub struct Line(#[expect(dead_code, reason = "kept for its Drop")] SendWrapper<Rc<Inner>>);

/// Whether the server could be reached, once it is known.
type Reached = std::pin::Pin<Box<dyn Future<Output = bool>>>;

/// What the owner of a line does with what it brings.
pub struct Hear {
    /// An event came.
    pub event: Box<dyn Fn(Event)>,
    /// Read everything afresh: the line was away. With the mark of its hello, where it has come back. Answers whether the
    /// server could be reached.
    pub reread: Box<dyn Fn(Option<u64>) -> Reached>,
}

/// The first wait before connecting anew, doubled each time up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(20);
/// How often it is looked whether a stream has gone silent, and how long one may take to say hello.
const LOOK: Duration = Duration::from_secs(2);
const HELLO: Duration = Duration::from_secs(8);
/// After so many failures in a row something on the way swallows the stream, and it is said.
const SWALLOWED: u32 = 3;

struct Inner {
    url: String,
    state: RwSignal<LineState>,
    hear: Hear,
    source: RefCell<Option<Open>>,
    retry: RefCell<(Duration, Option<TimeoutHandle>)>,
    /// When the stream last said something, or was opened; and whether it has said hello.
    word: std::cell::Cell<Duration>,
    greeted: std::cell::Cell<bool>,
    looking: RefCell<Option<IntervalHandle>>,
    /// How often in a row no stream came about.
    failures: std::cell::Cell<u32>,
    ended: std::cell::Cell<bool>,
    woken: RefCell<Vec<Listening>>,
}

/// An open event source with its listeners, all gone when it is dropped.
struct Open {
    source: EventSource,
    _listening: Vec<Listening>,
}
impl Drop for Open {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Listens at `url`. `state` says how the line is.
#[must_use]
pub fn listen(url: String, state: RwSignal<LineState>, hear: Hear) -> Line {
    let inner = Rc::new(Inner {
        url,
        state,
        hear,
        source: RefCell::new(None),
        retry: RefCell::new((SHORTEST, None)),
        word: std::cell::Cell::default(),
        greeted: std::cell::Cell::default(),
        looking: RefCell::default(),
        failures: std::cell::Cell::new(0),
        ended: std::cell::Cell::new(false),
        woken: RefCell::new(Vec::new()),
    });
    inner.wake_with_the_page();
    inner.look_for_silence();
    inner.connect();
    Line(SendWrapper::new(inner))
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let (_, Some(timer)) = &*self.retry.borrow() {
            timer.clear();
        }
        if let Some(looking) = &*self.looking.borrow() {
            looking.clear();
        }
    }
}

impl Inner {
    fn wake_with_the_page(self: &Rc<Self>) {
        let wake = |inner: &Rc<Self>| {
            let inner = Rc::downgrade(inner);
            move |_: web_sys::Event| {
                if let Some(inner) = inner.upgrade()
                    && !document().hidden()
                {
                    inner.connect();
                }
            }
        };
        *self.woken.borrow_mut() = vec![
            Listening::to(&document(), "visibilitychange", wake(self)),
            Listening::to(&window(), "pageshow", wake(self)),
            Listening::to(&window(), "online", wake(self)),
        ];
        // A browser keeps pages for going back, and their streams with them: of six connections to a server five such pages
        // would leave one. When it is shown again, it connects again.
        let inner = Rc::downgrade(self);
        self.woken.borrow_mut().push(Listening::to(&window(), "pagehide", move |_: web_sys::Event| {
            if let Some(inner) = inner.upgrade() {
                inner.source.borrow_mut().take();
            }
        }));
        let inner = Rc::downgrade(self);
        self.woken.borrow_mut().push(Listening::to(&window(), "offline", move |_: web_sys::Event| {
            if let Some(inner) = inner.upgrade() {
                inner.state.try_set(LineState::Offline);
            }
        }));
    }

    fn look_for_silence(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let look = move || {
            if let Some(inner) = inner.upgrade() {
                inner.look();
            }
        };
        *self.looking.borrow_mut() = set_interval_with_handle(look, LOOK).ok();
    }

    /// Ends a stream that has been silent for too long.
    fn look(self: &Rc<Self>) {
        let patience = if self.greeted.get() { BEAT * 2 } else { HELLO };
        let silent = clock::since_begun().saturating_sub(self.word.get());
        if silent > patience && self.source.borrow_mut().take().is_some() {
            self.fail();
        }
    }

    /// Connects anew, whatever was before.
    fn connect(self: &Rc<Self>) {
        if self.ended.get() {
            return;
        }
        self.source.borrow_mut().take();
        self.word.set(clock::since_begun());
        self.greeted.set(false);
        let Ok(source) = EventSource::new(&self.url) else {
            return self.fail();
        };
        let mut listening = Vec::new();
        for name in Event::NAMES {
            let inner = Rc::downgrade(self);
            listening.push(Listening::to(&source, name, move |message: MessageEvent| {
                if let Some(inner) = inner.upgrade() {
                    inner.receive(&message);
                }
            }));
        }
        let inner = Rc::downgrade(self);
        listening.push(Listening::to(&source, "error", move |_: web_sys::Event| {
            if let Some(inner) = inner.upgrade() {
                inner.fail();
            }
        }));
        *self.source.borrow_mut() = Some(Open { source, _listening: listening });
    }

    fn receive(self: &Rc<Self>, message: &MessageEvent) {
        let Some(event) =
            message.data().as_string().and_then(|text| serde_json::from_slice::<Event>(text.as_bytes()).ok())
        else {
            return;
        };
        self.word.set(clock::since_begun());
        match &event {
            Event::Hello { now, mark, .. } => {
                self.greeted.set(true);
                clock::learn(now.as_millisecond());
                self.retry.borrow_mut().0 = SHORTEST;
                self.failures.set(0);
                self.state.try_set(LineState::Live);
                self.reread(Some(*mark));
            }
            Event::Ended => {
                self.ended.set(true);
                // Not here: this runs inside a listener of the source that would be dropped.
                let inner = Rc::downgrade(self);
                request_animation_frame(move || {
                    if let Some(inner) = inner.upgrade() {
                        inner.source.borrow_mut().take();
                    }
                });
            }
            Event::Tally { .. }
            | Event::Poll { .. }
            | Event::Calendar { .. }
            | Event::Roster { .. }
            | Event::Beat => {}
        }
        (self.hear.event)(event);
    }

    /// The stream broke or never began: ask once, then connect again, ever more patiently.
    fn fail(self: &Rc<Self>) {
        let wait = {
            let mut retry = self.retry.borrow_mut();
            if let Some(timer) = retry.1.take() {
                timer.clear();
            }
            let wait = retry.0;
            retry.0 = (wait * 2).min(LONGEST);
            wait
        };
        self.failures.set(self.failures.get() + 1);
        if self.state.try_get_untracked() == Some(LineState::Live) {
            self.state.try_set(LineState::Connecting);
        }
        self.reread(None);
        let inner = Rc::downgrade(self);
        let again = move || {
            if let Some(inner) = inner.upgrade() {
                inner.connect();
            }
        };
        self.retry.borrow_mut().1 = set_timeout_with_handle(again, wait).ok();
    }

    fn reread(self: &Rc<Self>, mark: Option<u64>) {
        let reached = (self.hear.reread)(mark);
        let inner = Rc::downgrade(self);
        leptos::task::spawn_local(async move {
            let reached = reached.await;
            if let Some(inner) = inner.upgrade()
                && inner.state.try_get_untracked() != Some(LineState::Live)
            {
                inner.state.try_set(match reached {
                    false => LineState::Offline,
                    true if inner.failures.get() >= SWALLOWED => LineState::Polling,
                    true => LineState::Connecting,
                });
            }
        });
    }
}
