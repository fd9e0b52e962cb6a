//! The settings behind the summary.

mod closing;
mod stepper;

use super::{Desk, Spot, deadline, summary::summary};
use crate::{
    clock,
    i18n::time,
    t,
    ui::{Button, Cell, Cells, Glyph, Radios, Segmented, Sheet, Tone},
};
use closing::Closing;
use domain::{Electorate, Method};
use leptos::prelude::*;
use stepper::Stepper;

/// "单选 · 实名 · 今天 18:00 截止", and behind it how to choose, until when, who.
#[component]
pub(in crate::polls) fn Settings(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let open = desk.settings;
    let now = clock::ticking();
    let said = Memo::new(move |_| {
        let closes = form.deadline.with(|typed| deadline::read(typed).and_then(deadline::instant));
        let closes = closes.map(|at| time::closes(at, now.get(), None));
        summary(form.choices.get().method(form.count()), closes.as_deref())
    });
    let (method, closing) = (desk.fault(Spot::Method), desk.fault(Spot::Deadline));
    let footer = ViewFn::from(move || {
        view! { <Button label=t!(app.done) on_press=move || open.set(false) tone=Tone::Primary /> }
    });
    view! {
        <Cells>
            <Cell label=t!(compose.settings) hint=said on_press=move || open.set(true) glyph=Glyph::Settings />
        </Cells>
        <p class="compose-fault" aria-live="polite">
            {move || (!open.get()).then(|| method.get().or_else(|| closing.get()))}
        </p>
        <Sheet open title=t!(compose.settings) close_label=t!(app.close) footer>
            <div class="stack">
                <Choosing desk />
                <Closing desk />
                <Radios legend=t!(compose.electorate) options=electorates() value=form.electorate />
                <Cells title=t!(compose.secrecy)>
                    <Cell
                        label=t!(compose.secrecy_real_name)
                        hint=t!(compose.secrecy_real_name_hint)
                        glyph=Glyph::Eye
                    />
                </Cells>
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

/// One or several, and how many.
#[component]
fn Choosing(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let many = RwSignal::new(form.choices.with_untracked(|choices| choices.many));
    Effect::new(move || {
        let many = many.get();
        if form.choices.with_untracked(|choices| choices.many != many) {
            form.choices.update(|choices| choices.many = many);
        }
    });
    let bounds = Memo::new(move |_| match form.choices.get().method(form.count()) {
        Method::Multiple { min, max } => (min, max),
        Method::Single => (1, 1),
    });
    let options = Memo::new(move |_| u16::try_from(form.count()).unwrap_or(u16::MAX).max(1));
    let methods = vec![(false, t!(compose.single).into()), (true, t!(compose.multiple).into())];
    let least = move |min: u16| form.choices.update(|choices| choices.min = min);
    let most = move |max: u16| form.choices.update(|choices| choices.max = max);
    view! {
        <Segmented legend=t!(compose.method) options=methods value=many />
        {move || {
            many.get()
                .then(|| {
                    view! {
                        <Cells footnote=t!(compose.bounds_hint)>
                            <Stepper
                                label=t!(compose.min)
                                value=Signal::derive(move || bounds.get().0)
                                least=Signal::stored(1)
                                most=Signal::derive(move || bounds.get().1)
                                on_change=least
                            />
                            <Stepper
                                label=t!(compose.max)
                                value=Signal::derive(move || bounds.get().1)
                                least=Signal::derive(move || bounds.get().0)
                                most=options
                                on_change=most
                            />
                        </Cells>
                    }
                })
        }}
    }
}
