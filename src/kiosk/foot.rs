use super::{rotation::place, screen::Scene, wall::Shown};
use crate::{
    backend::LineState,
    i18n::{counted::members, time},
    t,
};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

/// Without a word from the server for so long, what is shown may be old.
const SILENT: SignedDuration = SignedDuration::from_secs(150);

/// Whose wall it is, which poll of how many, which result of when, and whether it is live.
#[component]
pub(super) fn Foot(scene: Scene, #[prop(optional)] shown: Option<Memo<Shown>>) -> impl IntoView {
    let group = Memo::new(move |_| {
        scene.life.wall.with(|wall| {
            let wall = wall.as_ref()?;
            Some(format!("{} · {}", wall.group.name, members(wall.members)))
        })
    });
    let pages = Memo::new(move |_| {
        let (here, of) = scene.steps.with(|steps| scene.current.get().map(|step| place(steps, step)))?;
        (of > 1).then(|| t!(kiosk.page, place = here, count = of))
    });
    let revision = shown.map(|shown| {
        let words = Memo::new(move |_| {
            shown.with(|shown| {
                let revision = t!(results.revision, revision = shown.tally.revision);
                let when = time::when(shown.heard, scene.now.get(), None);
                format!("{revision} · {}", t!(kiosk.revision, time = when))
            })
        });
        view! { <span class="kiosk-revision">{move || words.get()}</span> }
    });
    view! {
        <footer class="kiosk-foot">
            <span class="kiosk-group">{move || group.get()}</span>
            {move || pages.get().map(|pages| view! { <span class="kiosk-pages">{pages}</span> })}
            {revision}
            <LineMark scene />
        </footer>
    }
}

#[component]
fn LineMark(scene: Scene) -> impl IntoView {
    let lost = Memo::new(move |_| {
        let heard = scene.life.heard.get();
        is_lost(scene.life.line.get(), heard, scene.now.get()).then_some(heard)
    });
    let words = move || match (lost.get(), scene.life.line.get()) {
        (Some(heard), _) => t!(kiosk.offline, time = time::clock(heard, None)),
        (None, LineState::Polling) => t!(connection.polling).to_owned(),
        (None, LineState::Connecting) => t!(connection.reconnecting).to_owned(),
        (None, LineState::Live | LineState::Offline) => t!(kiosk.live).to_owned(),
    };
    // Not lost, and not live: it is being connected, or asked every so often.
    let waits = move || matches!(scene.life.line.get(), LineState::Connecting | LineState::Polling);
    view! {
        <span
            class="kiosk-line"
            class:kiosk-line-lost=move || lost.get().is_some()
            class:kiosk-line-waits=waits
            role="status"
        >
            <span class="kiosk-dot" aria-hidden="true"></span>
            <span>{words}</span>
        </span>
    }
}

/// Whether what is shown may be old: the line is away, or the server has been silent for longer than it ever is.
fn is_lost(line: LineState, heard: Timestamp, now: Timestamp) -> bool {
    line == LineState::Offline || now.duration_since(heard) > SILENT
}

#[cfg(test)]
mod tests {
    use super::is_lost;
    use crate::{backend::LineState, kiosk::wall::tests::at};

    #[test]
    fn a_line_that_is_away_and_a_silent_server_are_both_said() {
        assert!(is_lost(LineState::Offline, at(0), at(1)));
        assert!(is_lost(LineState::Live, at(0), at(151)));
        assert!(!is_lost(LineState::Live, at(0), at(150)));
        assert!(!is_lost(LineState::Connecting, at(0), at(5)), "a moment without a line is no news");
    }
}
