use super::{invitation::absolute, screen::Scene, wall::Shown};
use crate::{
    i18n::{counted::percent, time},
    polls::{Phase, share_of},
    route::Page,
    t,
    ui::{Qr, Ring},
};
use domain::{Electorate, Turnout};
use leptos::prelude::*;

/// How many have voted, how long it takes, and where to vote.
#[component]
pub(super) fn Rail(scene: Scene, shown: Memo<Shown>, phase: Memo<Phase>) -> impl IntoView {
    let turnout = Memo::new(move |_| shown.with(|shown| shown.tally.turnout));
    let share = Signal::derive(move || share_of(turnout.get()));
    let figure = move || Some(percent(turnout.get().cast, turnout.get().entitled)).filter(|p| !p.is_empty());
    let signs_up = signs_up(shown);
    let text = move || {
        let Turnout { cast, entitled } = turnout.get();
        match signs_up.get() {
            true => t!(kiosk.answered, cast = cast, entitled = entitled),
            false => t!(kiosk.turnout, cast = cast, entitled = entitled),
        }
    };
    view! {
        <aside class="kiosk-rail">
            <Ring share figure=move || figure().unwrap_or_else(|| "0%".to_owned()) text />
            <Clock scene shown phase />
            <Scan scene shown phase />
        </aside>
    }
}

/// Whether one signs up here: then one answers, and does not vote.
fn signs_up(shown: Memo<Shown>) -> Memo<bool> {
    Memo::new(move |_| shown.with(|shown| shown.poll.method.signs_up()))
}

/// The countdown by the server's clock; behind the close, since when.
#[component]
fn Clock(scene: Scene, shown: Memo<Shown>, phase: Memo<Phase>) -> impl IntoView {
    let until = Memo::new(move |_| shown.with(|shown| shown.poll.closes_at()));
    let over = Memo::new(move |_| phase.get().is_over());
    let said = move || {
        if over.get() {
            time::when(until.get(), scene.now.get(), None)
        } else {
            time::countdown(until.get(), scene.now.get())
        }
    };
    let name = move || if over.get() { t!(kiosk.closed) } else { t!(kiosk.left) };
    view! {
        <div class="kiosk-clock" role="timer" aria-live="off">
            <p class="kiosk-name">{name}</p>
            <p class="kiosk-time" class:kiosk-time-said=over>{said}</p>
        </div>
    }
}

/// Where to vote: a way into the group while those who join may still vote, else the poll itself.
#[component]
fn Scan(scene: Scene, shown: Memo<Shown>, phase: Memo<Phase>) -> impl IntoView {
    let may_join = Memo::new(move |_| {
        let open = shown.with(|shown| shown.poll.electorate == Electorate::OpenToJoiners);
        scene.invites.get().filter(|_| open && phase.get().is_open())
    });
    let poll = Memo::new(move |_| absolute(&Page::Poll(shown.with(|shown| shown.poll.id))));
    let text = Signal::derive(move || may_join.get().unwrap_or_else(|| poll.get()));
    let signs_up = signs_up(shown);
    let name = move || match (may_join.with(Option::is_some), phase.get().is_open()) {
        (true, _) if signs_up.get() => t!(kiosk.scan_join_sign_up),
        (true, _) => t!(kiosk.scan_join),
        (false, true) if signs_up.get() => t!(kiosk.scan_sign_up),
        (false, true) => t!(kiosk.scan_vote),
        (false, false) => t!(kiosk.scan_result),
    };
    view! {
        <div class="kiosk-scan">
            <Qr text label=name />
            <p class="kiosk-name">{name}</p>
        </div>
    }
}

/// Where to join, while an invitation works.
#[component]
pub(super) fn Join(scene: Scene) -> impl IntoView {
    let works = Memo::new(move |_| scene.invites.with(Option::is_some));
    let text = Signal::derive(move || scene.invites.get().unwrap_or_default());
    view! {
        <Show when=move || works.get()>
            <div class="kiosk-scan">
                <Qr text label=t!(invite.scan) />
                <p class="kiosk-name">{t!(invite.scan)}</p>
            </div>
        </Show>
    }
}
