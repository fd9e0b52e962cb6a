//! How a display begins, and how it stays with the server.

use super::wall::Wall;
use crate::{
    backend::{self, Hear, Line, LineState, listen},
    clock,
    route::{Page, use_navigation},
};
use api::{
    Code, Problem,
    kiosks::{Board, GetBoard, StartKiosk},
    live::{Event, KioskLive, Stream},
};
use jiff::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

/// How far a display has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Starting,
    Showing,
    /// It was revoked, or never was one.
    Ended,
}

/// What a display lives by.
#[derive(Clone, Copy)]
pub(super) struct Life {
    pub(super) stage: RwSignal<Stage>,
    pub(super) wall: RwSignal<Option<Wall>>,
    pub(super) line: RwSignal<LineState>,
    /// What is in the way of the first answer.
    pub(super) problem: RwSignal<Option<Problem>>,
    /// When the server was last heard.
    pub(super) heard: RwSignal<Timestamp>,
    /// Whether it is about to read who signed up.
    reads: StoredValue<bool>,
    /// Goes with the page, or when the display is ended.
    listening: StoredValue<Option<Line>>,
}

impl Default for Life {
    fn default() -> Self {
        Self {
            stage: RwSignal::default(),
            wall: RwSignal::new(None),
            line: RwSignal::default(),
            problem: RwSignal::new(None),
            heard: RwSignal::new(clock::now()),
            reads: StoredValue::new(false),
            listening: StoredValue::new(None),
        }
    }
}

/// The first wait before trying anew, doubled each time up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Proves itself by its token, then goes on at an address without it.
pub(super) fn begin(life: Life, token: String, join: Option<String>) {
    let navigation = use_navigation();
    let timer = StoredValue::new(None);
    on_cleanup(move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            leptos::leptos_dom::helpers::TimeoutHandle::clear(&timer);
        }
    });
    let begun = Callback::new(move |()| navigation.replace(Page::Kiosk { token: None, join: join.clone() }));
    attempt(life, token, SHORTEST, timer, begun);
}

type Timer = StoredValue<Option<leptos::leptos_dom::helpers::TimeoutHandle>>;

fn attempt(life: Life, token: String, wait: Duration, timer: Timer, begun: Callback<()>) {
    leptos::task::spawn_local(async move {
        let answer = backend::call(&StartKiosk { token: token.clone() }).await;
        if life.stage.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(_) => begun.run(()),
            Err(problem) if is_end(&problem) => life.stage.set(Stage::Ended),
            Err(problem) => {
                life.problem.set(Some(problem));
                let next = (wait * 2).min(LONGEST);
                let again = move || attempt(life, token.clone(), next, timer, begun);
                timer.set_value(set_timeout_with_handle(again, wait).ok());
            }
        }
    });
}

/// Goes on by its cookie: reads what to show, and listens.
pub(super) fn go_on(life: Life) {
    leptos::task::spawn_local(async move {
        read(life).await;
    });
    let hear = Hear {
        event: Box::new(move |event| receive(life, event)),
        reread: Box::new(move |_| Box::pin(read(life))),
    };
    life.listening.set_value(Some(listen(KioskLive::PATH.to_owned(), life.line, hear)));
}

fn receive(life: Life, event: Event) {
    let now = clock::now();
    if life.heard.try_set(now).is_some() {
        return;
    }
    match event {
        Event::Ended => end(life),
        Event::Beat => {}
        event => {
            let asks = life
                .wall
                .with_untracked(|wall| wall.as_ref().is_some_and(|wall| wall.asks_for_lines(&event)));
            life.wall.update(|wall| {
                if let Some(wall) = wall {
                    wall.receive(event, now);
                }
            });
            if asks {
                read_soon(life);
            }
        }
    }
}

/// Reads once for all that comes within [`SHORTEST`].
fn read_soon(life: Life) {
    if life.reads.try_get_value().unwrap_or(true) {
        return;
    }
    life.reads.set_value(true);
    set_timeout(
        move || {
            if life.reads.try_set_value(false).is_none() {
                leptos::task::spawn_local(async move {
                    read(life).await;
                });
            }
        },
        SHORTEST,
    );
}

/// Reads what to show. Answers whether the server could be reached.
pub(super) async fn read(life: Life) -> bool {
    let answer = backend::call(&GetBoard {}).await;
    let reached = !matches!(&answer, Err(problem) if problem.code == Code::Unreachable);
    if life.stage.try_get_untracked().is_none_or(|stage| stage == Stage::Ended) {
        return reached;
    }
    match answer {
        Ok(board) => show(life, board),
        Err(problem) if is_end(&problem) => end(life),
        Err(problem) => life.problem.set(Some(problem)),
    }
    reached
}

fn show(life: Life, board: Board) {
    let now = clock::now();
    life.heard.set(now);
    life.problem.set(None);
    life.wall.update(|wall| match wall {
        Some(wall) => wall.take(board, now),
        None => *wall = Some(Wall::of(board, now)),
    });
    if life.stage.get_untracked() != Stage::Showing {
        life.stage.set(Stage::Showing);
    }
}

fn end(life: Life) {
    life.stage.set(Stage::Ended);
    // Not here: this may run inside a listener of the line.
    let line = life.listening.try_update_value(Option::take).flatten();
    request_animation_frame(move || drop(line));
}

/// Whether there is nothing to try again for: the display was revoked, or never was one.
fn is_end(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::Unauthenticated | Code::Forbidden | Code::NotFound | Code::Invalid | Code::Refused
    )
}
