use super::{
    layout::{Size, sheets},
    wall::Shown,
};
use crate::{
    parts::Chart,
    polls::Phase,
    results::{Of, bar_rows, base_words, charts::Picture, figures, leaders, outcome_words, veil_words},
    t,
    ui::{self, Glyph, Icon, letter},
};
use leptos::prelude::*;

/// In the place of a result that is not shown yet: when it will be.
#[component]
pub(super) fn Veiled(shown: Memo<Shown>) -> impl IntoView {
    let words = move || shown.with(|shown| veil_words(&shown.poll));
    view! {
        <section class="kiosk-stage kiosk-veiled" aria-label=t!(results.title)>
            <p class="outcome outcome-none"><Icon glyph=Glyph::Lock /><span class="outcome-words">{words}</span></p>
        </section>
    }
}

/// A sheet of bars, large.
#[component]
pub(super) fn Bars(shown: Memo<Shown>, phase: Memo<Phase>, sheet: usize) -> impl IntoView {
    let sheet = shown.with_untracked(|shown| {
        let labels: Vec<&str> = shown.poll.options.iter().map(|option| option.label.as_str()).collect();
        sheets(&labels, phase.get_untracked() == Phase::Closed).get(sheet).copied()
    });
    sheet.map(|sheet| {
        let rows = Memo::new(move |_| {
            let decided = phase.get() == Phase::Closed;
            let all = shown.with(|shown| bar_rows(&shown.poll, &shown.tally, &[], decided));
            all.into_iter().skip(sheet.from).take(sheet.to - sheet.from).collect::<Vec<_>>()
        });
        let base = Memo::new(move |_| shown.with(|shown| base_words(&shown.poll, &shown.tally)));
        let all = shown.with_untracked(|shown| shown.poll.options.len());
        let part = (sheet.to - sheet.from < all).then(|| {
            let (from, to) = (letter(sheet.from), letter(sheet.to - 1));
            let words = t!(kiosk.sheet, from = from, to = to, count = all);
            view! { <p class="kiosk-part">{words}</p> }
        });
        let class = match sheet.size {
            Size::Roomy => "kiosk-stage kiosk-roomy",
            Size::Plain => "kiosk-stage",
            Size::Dense => "kiosk-stage kiosk-dense",
        };
        view! {
            <section class=class aria-label=t!(results.title)>
                <Decided shown phase />
                <ui::Bars rows label=t!(results.live) base=move || base.get() mine_word="" withdrawn_word=t!(poll.option_withdrawn) />
                {part}
            </section>
        }
    })
}

/// The same as a ring of parts.
#[component]
pub(super) fn Pie(shown: Memo<Shown>, phase: Memo<Phase>) -> impl IntoView {
    let picture = Memo::new(move |_| {
        shown.with(|shown| Picture::Pie(figures(&shown.poll, &shown.tally, &[], Of::Cast)))
    });
    view! {
        <section class="kiosk-stage kiosk-pie" aria-label=t!(results.title)>
            <Decided shown phase />
            <Chart picture />
        </section>
    }
}

/// What was decided, once it is.
#[component]
fn Decided(shown: Memo<Shown>, phase: Memo<Phase>) -> impl IntoView {
    let words = Memo::new(move |_| {
        (phase.get() == Phase::Closed).then(|| shown.with(|shown| outcome_words(&shown.poll, &shown.tally)))
    });
    let none = Memo::new(move |_| shown.with(|shown| leaders(&shown.poll, &shown.tally).is_empty()));
    move || {
        words.get().map(|words| {
            view! {
                <div class="outcome" class:outcome-none=none>
                    {move || (!none.get()).then(|| view! { <Icon glyph=Glyph::Trophy /> })}
                    <p class="outcome-words">{words}</p>
                </div>
            }
        })
    }
}
