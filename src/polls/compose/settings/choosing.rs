use crate::{
    polls::compose::{Desk, sketch::Kind},
    t,
    ui::{Cells, Radios, Segmented, Stepper, Switch},
};
use domain::{Method, RankedCount};
use leptos::prelude::*;

/// What a voter does with the options, and within which bounds.
#[component]
pub(super) fn Choosing(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let kind = RwSignal::new(form.choices.with_untracked(|choices| choices.kind));
    Effect::new(move || form.choose(kind.get()));
    let kinds = vec![
        (Kind::Single, t!(compose.single).into()),
        (Kind::Multiple, t!(compose.multiple).into()),
        (Kind::Ranked, t!(compose.ranked).into()),
        (Kind::Score, t!(compose.score).into()),
        (Kind::Slots, t!(compose.slots).into()),
        (Kind::SignUp, t!(compose.sign_up).into()),
    ];
    view! {
        <Segmented legend=t!(compose.method) options=kinds value=kind />
        {move || match kind.get() {
            Kind::Single => ().into_any(),
            Kind::Multiple => view! { <Several desk /> }.into_any(),
            Kind::Ranked => view! { <Ranking desk /> }.into_any(),
            Kind::Score => view! { <p class="cells-footnote">{t!(compose.score_hint)}</p> }.into_any(),
            Kind::Slots => view! { <p class="cells-footnote">{t!(compose.slots_hint)}</p> }.into_any(),
            Kind::SignUp => view! { <p class="cells-footnote">{t!(compose.sign_up_hint)}</p> }.into_any(),
        }}
        {move || (kind.get() != Kind::SignUp).then(|| view! {
            <Cells>
                <Switch
                    label=t!(compose.abstention)
                    hint=t!(compose.abstention_hint)
                    on=form.abstention
                    on_change=move |on: bool| form.abstention.set(on)
                />
            </Cells>
        })}
    }
}

/// The options that there are, as the upper bound.
fn options(desk: Desk) -> Memo<u16> {
    Memo::new(move |_| u16::try_from(desk.form.count()).unwrap_or(u16::MAX).max(1))
}

/// How many may be chosen.
#[component]
fn Several(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let bounds = Memo::new(move |_| match form.method() {
        Method::Multiple { min, max } => (min, max),
        _ => (1, 1),
    });
    let least = move |min: u16| form.choices.update(|choices| choices.min = min);
    let most = move |max: u16| form.choices.update(|choices| choices.max = max);
    view! {
        <Cells footnote=t!(compose.bounds_hint)>
            <Stepper
                label=t!(compose.min)
                less=t!(compose.less, what = t!(compose.min))
                more=t!(compose.more, what = t!(compose.min))
                value=Signal::derive(move || bounds.get().0)
                least=Signal::stored(1)
                most=Signal::derive(move || bounds.get().1)
                on_change=least
            />
            <Stepper
                label=t!(compose.max)
                less=t!(compose.less, what = t!(compose.max))
                more=t!(compose.more, what = t!(compose.max))
                value=Signal::derive(move || bounds.get().1)
                least=Signal::derive(move || bounds.get().0)
                most=options(desk)
                on_change=most
            />
        </Cells>
    }
}

/// How many must be ranked, and how rankings are counted.
#[component]
fn Ranking(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let least = Memo::new(move |_| match form.method() {
        Method::Ranked { min, .. } => min,
        _ => 1,
    });
    let set = move |min: u16| form.choices.update(|choices| choices.min = min);
    let count = RwSignal::new(form.choices.with_untracked(|choices| choices.count));
    Effect::new(move || {
        let count = count.get();
        if form.choices.with_untracked(|choices| choices.count != count) {
            form.choices.update(|choices| choices.count = count);
        }
    });
    let counts = vec![
        (RankedCount::Borda, t!(compose.borda).into(), t!(poll.count_borda).into()),
        (RankedCount::InstantRunoff, t!(compose.runoff).into(), t!(results.rounds_rule).into()),
    ];
    view! {
        <Cells>
            <Stepper
                label=t!(compose.rank_min)
                less=t!(compose.less, what = t!(compose.rank_min))
                more=t!(compose.more, what = t!(compose.rank_min))
                value=least
                least=Signal::stored(1)
                most=options(desk)
                on_change=set
            />
        </Cells>
        <Radios legend=t!(compose.count) options=counts value=count />
    }
}
