//! What became of my ballot, as a ticket.

use super::{Mine, PLACE};
use crate::{
    backend::{Delivery, use_outbox},
    i18n::{problem::problem, time},
    state::PollStateStoreFields as _,
    t,
    ui::{Button, Glyph, Icon, Time, Tone, at_next_frame, focus_by_id},
};
use domain::{OptionId, PollStatus, Receipt};
use leptos::prelude::*;

/// 已记录: what counts, with the word that finds it again.
#[component]
pub fn Recorded(mine: Mine) -> impl IntoView {
    let Mine { receipt, now, .. } = mine;
    let can_change =
        Memo::new(move |_| mine.poll.poll().with(|poll| poll.status_at(now.get())) == PollStatus::Open);
    let change = Callback::new(move |()| {
        if let Some(receipt) = receipt.get_untracked() {
            begin(mine, receipt.selection.options());
        }
    });
    move || {
        receipt.get().map(|receipt| {
            view! {
                <section class="receipt" aria-label=t!(receipt.title)>
                    <div class="receipt-head">
                        <Icon glyph=Glyph::Check />
                        <span class="receipt-state">{t!(receipt.recorded)}</span>
                        <When receipt=receipt.clone() mine />
                    </div>
                    <Choices mine options=receipt.selection.options().to_vec() />
                    <div class="receipt-foot">
                        <span class="receipt-name">{t!(receipt.tracker)}</span>
                        <span class="receipt-tracker">{receipt.tracker.to_string()}</span>
                    </div>
                    <Show when=move || can_change.get()>
                        <div class="receipt-way">
                            <Button label=t!(poll.change) tone=Tone::Text glyph=Glyph::Edit on_press=change />
                        </div>
                    </Show>
                </section>
            }
        })
    }
}

#[component]
fn When(receipt: Receipt, mine: Mine) -> impl IntoView {
    let at = receipt.at;
    let said = Memo::new(move |_| {
        let when = time::when(at, mine.now.get(), None);
        if receipt.version > 1 {
            format!("{when} · {}", t!(receipt.version, version = receipt.version))
        } else {
            when
        }
    });
    view! {
        <span class="receipt-time">
            <Time text=move || said.get() exact=move || time::exact(at, None) datetime=at.to_string() />
        </span>
    }
}

/// 待发送: kept on the device until the line is back.
#[component]
pub fn Waiting(mine: Mine) -> impl IntoView {
    let options = Memo::new(move |_| match mine.delivery.get() {
        Some(Delivery::Waiting { selection, .. }) => selection.options().to_vec(),
        _ => Vec::new(),
    });
    let open =
        Memo::new(move |_| mine.poll.poll().with(|poll| poll.status_at(mine.now.get())) == PollStatus::Open);
    let again = Callback::new(move |()| begin(mine, &options.get_untracked()));
    view! {
        <section class="receipt receipt-waiting" aria-label=t!(receipt.title)>
            <div class="receipt-head">
                <Icon glyph=Glyph::Pending />
                <span class="receipt-state">{t!(receipt.waiting)}</span>
            </div>
            {move || view! { <Choices mine options=options.get() /> }}
            <p class="receipt-text">{t!(receipt.waiting_text)}</p>
            <Show when=move || open.get()>
                <div class="receipt-way">
                    <Button label=t!(receipt.choose_again) tone=Tone::Text on_press=again />
                </div>
            </Show>
        </section>
    }
}

/// 未计入: why, what was marked, and the ballot that counts instead if there is one.
#[component]
pub fn Refused(mine: Mine) -> impl IntoView {
    let outbox = use_outbox();
    let id = mine.poll.poll().with_untracked(|poll| poll.id);
    let refused = Memo::new(move |_| match mine.delivery.get() {
        Some(Delivery::Refused { selection, problem }) => Some((selection.options().to_vec(), problem)),
        _ => None,
    });
    let open = Memo::new(move |_| {
        let poll = mine.poll;
        poll.entitled().get() && poll.poll().with(|poll| poll.status_at(mine.now.get())) == PollStatus::Open
    });
    let again = Callback::new(move |()| {
        let options = refused.get_untracked().map(|(options, _)| options).unwrap_or_default();
        outbox.dismiss(id);
        begin(mine, &options);
    });
    let away = Callback::new(move |()| {
        mine.marking.stop();
        outbox.dismiss(id);
        at_next_frame(|| focus_by_id(PLACE));
    });
    let counts = move || mine.receipt.with(Option::is_some);
    view! {
        {move || refused.get().map(|(options, why)| {
            view! {
                <section class="receipt receipt-refused" aria-label=t!(receipt.title)>
                    <div class="receipt-head">
                        <Icon glyph=Glyph::Warning />
                        <span class="receipt-state">{t!(receipt.not_counted)}</span>
                    </div>
                    <p class="receipt-text">{problem(&why)}</p>
                    <Choices mine options />
                    <div class="receipt-way">
                        {move || if open.get() {
                            view! { <Button label=t!(receipt.choose_again) tone=Tone::Text on_press=again /> }
                        } else {
                            view! { <Button label=t!(app.fold) tone=Tone::Text on_press=away /> }
                        }}
                    </div>
                </section>
            }
        })}
        <Show when=counts>
            <p class="section-title">{t!(receipt.counts_instead)}</p>
            <Recorded mine />
        </Show>
    }
}

/// Marks anew, from `options` as far as the poll still has them, over the ballot that counts now.
fn begin(mine: Mine, options: &[OptionId]) {
    let known = mine.poll.poll().with_untracked(|poll| {
        options.iter().copied().filter(|id| poll.option(*id).is_some()).collect::<Vec<_>>()
    });
    let basis = mine.receipt.with_untracked(|receipt| receipt.as_ref().map(|receipt| receipt.version));
    let waits = matches!(mine.delivery.get_untracked(), Some(Delivery::Waiting { .. }));
    mine.marking.begin(known, basis, basis.is_some() || waits);
    at_next_frame(|| focus_by_id(PLACE));
}

/// What is on the ballot, in the poll's order.
#[component]
fn Choices(mine: Mine, options: Vec<OptionId>) -> impl IntoView {
    let rows = move || {
        mine.poll.poll().with(|poll| {
            let chosen = poll.options.iter().enumerate().filter(|(_, option)| options.contains(&option.id));
            chosen.map(|(place, option)| super::option_row((place, option.clone()))).collect::<Vec<_>>()
        })
    };
    view! { <ul class="receipt-choice" aria-label=t!(receipt.choice)>{rows}</ul> }
}
