//! The settings behind the summary.

mod choosing;
mod closing;
mod fixed;
mod opening;
mod stepper;

use super::{
    Desk, Spot,
    sketch::{secrecies as secrecies_of, visibilities as visibilities_of},
    summary::summary,
};
use crate::{
    clock,
    i18n::{problem::fixed as fixed_words, time},
    t,
    ui::{Button, Cell, Cells, Glyph, Radios, Sheet, Tone},
    wall_clock,
};
use choosing::Choosing;
use closing::Closing;
use domain::{Electorate, Fixed, Secrecy, Visibility};
use fixed::{FixedChoosing, FixedClosing, FixedElectorate};
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
        summary(form.choices.get().method(form.count()), form.secrecy.get(), closes.as_deref())
    });
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
                {move || if desk.is_anew() {
                    view! { <FixedChoosing desk /> }.into_any()
                } else {
                    view! { <Choosing desk /> }.into_any()
                }}
                {if desk.is_out() {
                    view! { <FixedClosing desk /> }.into_any()
                } else {
                    view! { {desk.editing.is_none().then(|| view! { <Opening desk /> })} <Closing desk /> }.into_any()
                }}
                <Seen desk />
            </div>
        </Sheet>
    }
}

/// Who sees what, and who may vote.
#[component]
fn Seen(desk: Desk) -> impl IntoView {
    let form = desk.form;
    view! {
        {move || {
            let may = desk.may_be(secrecies_of, secrecies());
            view! { <Radios legend=t!(compose.secrecy) options=may value=form.secrecy /> }
        }}
        {move || desk.is_anew().then(|| {
            view! { <p class="cells-footnote">{fixed_words(Fixed::Secrecy)}</p> }
        })}
        {move || if form.secrecy.get().detaches() {
            view! { <p class="cells-footnote">{t!(compose.anonymous_needs)}</p> }.into_any()
        } else {
            let may = desk.may_be(visibilities_of, visibilities());
            view! {
                <Radios legend=t!(compose.visibility) options=may value=form.visibility />
                {if desk.is_anew() {
                    view! { <FixedElectorate desk /> }.into_any()
                } else {
                    view! {
                        <Radios legend=t!(compose.electorate) options=electorates() value=form.electorate />
                    }
                        .into_any()
                }}
            }
                .into_any()
        }}
    }
}

pub(super) fn electorates() -> Vec<(Electorate, TextProp, TextProp)> {
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
