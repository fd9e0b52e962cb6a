//! The settings behind the summary.

mod choosing;
mod closing;
mod opening;

use super::{Desk, Kind, Spot, summary::summary};
use crate::{
    clock,
    i18n::time,
    t,
    ui::{Button, Cell, Cells, Glyph, Radios, Sheet, Tone},
    wall_clock,
};
use choosing::Choosing;
use closing::Closing;
use domain::{Electorate, Secrecy, Visibility};
use leptos::prelude::*;
use opening::Opening;

/// "单选 · 实名 · 今天 18:00 截止", and behind it how to choose, until when, who.
#[component]
pub(in crate::polls) fn Settings(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let open = desk.settings;
    let now = clock::ticking();
    let said = Memo::new(move |_| {
        let closes = form.deadline.with(|typed| wall_clock::read(typed).and_then(wall_clock::instant));
        let closes = closes.map(|at| time::closes(at, now.get(), None));
        let typed = form.scheduled.get().then(|| form.opens.get());
        let opens = typed.and_then(|typed| wall_clock::read(&typed).and_then(wall_clock::instant));
        let closes = match (opens, closes) {
            (Some(opens), Some(closes)) => Some(format!("{} · {closes}", time::opens(opens, now.get()))),
            (_, closes) => closes,
        };
        summary(form.method(), form.secrecy.get(), closes.as_deref())
    });
    let signs_up = Memo::new(move |_| form.kind() == Kind::SignUp);
    let (method, opening, closing) = (desk.fault(Spot::Method), desk.opening, desk.fault(Spot::Deadline));
    let footer = ViewFn::from(move || {
        view! { <Button label=t!(app.done) on_press=move || open.set(false) tone=Tone::Primary /> }
    });
    view! {
        <Cells>
            <Cell label=t!(compose.settings) hint=said on_press=move || open.set(true) glyph=Glyph::Settings />
        </Cells>
        <p class="compose-fault" aria-live="polite">
            {move || (!open.get()).then(|| method.get().or_else(|| opening.get()).or_else(|| closing.get()))}
        </p>
        <Sheet open title=t!(compose.settings) close_label=t!(app.close) footer>
            <div class="stack">
                <Choosing desk />
                <Opening desk />
                <Closing desk />
                {move || {
                    // Who signs up is what a sign-up is there to say.
                    let mut options = secrecies();
                    options.retain(|(secrecy, ..)| !signs_up.get() || !secrecy.detaches());
                    view! { <Radios legend=t!(compose.secrecy) options value=form.secrecy /> }
                }}
                {move || if signs_up.get() {
                    view! { <Radios legend=t!(compose.electorate) options=electorates() value=form.electorate /> }.into_any()
                } else if form.secrecy.get().detaches() {
                    view! { <p class="cells-footnote">{t!(compose.anonymous_needs)}</p> }.into_any()
                } else {
                    view! {
                        <Radios legend=t!(compose.visibility) options=visibilities() value=form.visibility />
                        <Radios legend=t!(compose.electorate) options=electorates() value=form.electorate />
                    }
                        .into_any()
                }}
            </div>
        </Sheet>
    }
}

fn electorates() -> Vec<(Electorate, TextProp, TextProp)> {
    vec![
        (
            Electorate::OpenToJoiners,
            t!(compose.electorate_open).into(),
            t!(compose.electorate_open_hint).into(),
        ),
        (
            Electorate::FrozenAtOpening,
            t!(compose.electorate_frozen).into(),
            t!(compose.electorate_frozen_hint).into(),
        ),
    ]
}

fn secrecies() -> Vec<(Secrecy, TextProp, TextProp)> {
    vec![
        (Secrecy::RealName, t!(compose.secrecy_real_name).into(), t!(compose.secrecy_real_name_hint).into()),
        (
            Secrecy::RealNameToAdmins,
            t!(compose.secrecy_admins).into(),
            t!(compose.secrecy_admins_hint).into(),
        ),
        (Secrecy::Anonymous, t!(compose.secrecy_anonymous).into(), t!(compose.secrecy_anonymous_hint).into()),
    ]
}

fn visibilities() -> Vec<(Visibility, TextProp, TextProp)> {
    vec![
        (Visibility::Live, t!(compose.live).into(), t!(compose.live_hint).into()),
        (Visibility::AfterVote, t!(compose.after_vote).into(), t!(compose.after_vote_hint).into()),
        (Visibility::AfterClose, t!(compose.after_close).into(), t!(compose.after_close_hint).into()),
    ]
}
