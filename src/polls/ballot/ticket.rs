//! What became of my ballot, as a ticket.

use super::{Mine, PLACE, paper::is_line};
use crate::{
    backend::{Delivery, use_outbox},
    i18n::{
        counted::{places, points},
        problem::problem,
        time,
    },
    parts::{RevisedBallot, StayingAway},
    polls::label_of,
    state::PollStateStoreFields as _,
    t,
    ui::{Button, Glyph, Icon, Time, Tone, at_next_frame, focus_by_id},
};
use domain::{PollOption, PollStatus, Receipt, Selection};
use jiff::Timestamp;
use leptos::prelude::*;

/// 已记录: what counts, with the word that finds it again; of a ballot that is kept apart from its voter no more than that.
#[component]
pub fn Recorded(mine: Mine) -> impl IntoView {
    let Mine { poll, receipt, now, .. } = mine;
    let open =
        Memo::new(move |_| mine.poll.poll().with(|poll| poll.status_at(now.get())) == PollStatus::Open);
    let change = Callback::new(move |()| {
        if let Some(selection) = receipt.get_untracked().as_ref().and_then(Receipt::selection) {
            begin(mine, selection);
        }
    });
    move || {
        receipt.get().map(|receipt| {
            let version = receipt.version;
            let (detached, comes) = (receipt.named.is_none(), is_line(&receipt));
            let again = poll.poll().with_untracked(|poll| again_words(poll.method.signs_up(), comes));
            let place = move || poll.place().get().filter(|_| comes);
            let named = StoredValue::new(receipt.named);
            let when = move || named.get_value().map(|named| view! { <When at=named.at version mine /> });
            let revised = Memo::new(move |_| {
                let voted_on = named.with_value(|named| named.as_ref().map(|named| named.edition));
                open.get() && voted_on < mine.poll.poll().with(|poll| voted_on.and(Some(poll.edition)))
            });
            let ballot = move || {
                named.get_value().map(|named| {
                    view! {
                        <Choices mine selection=named.selection />
                        <div class="receipt-foot">
                            <span class="receipt-name">{t!(receipt.tracker)}</span>
                            <span class="receipt-tracker">{named.tracker.to_string()}</span>
                        </div>
                        {move || revised.get().then(|| {
                            let edition = mine.poll.poll().with(|poll| poll.edition);
                            view! {
                                <p class="receipt-revised">{t!(poll.revised_since, edition = edition)}</p>
                                <RevisedBallot mine />
                            }
                        })}
                        <Show when=move || open.get()>
                            <div class="receipt-way">
                                <Button label=again tone=Tone::Text glyph=Glyph::Edit on_press=change />
                                {comes.then(|| view! { <StayingAway mine basis=Some(version) /> })}
                            </div>
                        </Show>
                    }
                })
            };
            view! {
                <section class="receipt" aria-label=t!(receipt.title)>
                    <div class="receipt-head">
                        <Icon glyph=Glyph::Check />
                        <span class="receipt-state">{t!(receipt.recorded)}</span>
                        {when}
                    </div>
                    {move || place().map(|place| view! { <p class="receipt-place">{t!(receipt.in_line, place = place)}</p> })}
                    {ballot}
                    {detached.then(|| view! { <p class="receipt-text">{t!(receipt.detached)}</p> })}
                </section>
            }
        })
    }
}

/// What a press on the ticket does.
fn again_words(signs_up: bool, comes: bool) -> &'static str {
    match (signs_up, comes) {
        (false, _) => t!(poll.change),
        (true, true) => t!(poll.sign_up_change),
        (true, false) => t!(poll.sign_up),
    }
}

#[component]
fn When(at: Timestamp, version: u32, mine: Mine) -> impl IntoView {
    let said = Memo::new(move |_| {
        let when = time::when(at, mine.now.get(), None);
        if version > 1 { format!("{when} · {}", t!(receipt.version, version = version)) } else { when }
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
    let marked = Memo::new(move |_| match mine.delivery.get() {
        Some(Delivery::Waiting { selection, .. }) => selection,
        _ => Selection::default(),
    });
    let open =
        Memo::new(move |_| mine.poll.poll().with(|poll| poll.status_at(mine.now.get())) == PollStatus::Open);
    let again = Callback::new(move |()| {
        begin(mine, &marked.get_untracked());
    });
    view! {
        <section class="receipt receipt-waiting" aria-label=t!(receipt.title)>
            <div class="receipt-head">
                <Icon glyph=Glyph::Pending />
                <span class="receipt-state">{t!(receipt.waiting)}</span>
            </div>
            {move || view! { <Choices mine selection=marked.get() /> }}
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
        Some(Delivery::Refused { selection, problem }) => Some((selection, problem)),
        _ => None,
    });
    let open = Memo::new(move |_| {
        let poll = mine.poll;
        poll.entitled().get() && poll.poll().with(|poll| poll.status_at(mine.now.get())) == PollStatus::Open
    });
    let again = Callback::new(move |()| {
        let marked = refused.get_untracked().map(|(marked, _)| marked).unwrap_or_default();
        outbox.dismiss(id);
        begin(mine, &marked);
    });
    let away = Callback::new(move |()| {
        mine.marking.stop();
        outbox.dismiss(id);
        at_next_frame(|| focus_by_id(PLACE));
    });
    let counts = move || mine.receipt.with(Option::is_some);
    view! {
        {move || refused.get().map(|(selection, why)| {
            view! {
                <section class="receipt receipt-refused" aria-label=t!(receipt.title)>
                    <div class="receipt-head">
                        <Icon glyph=Glyph::Warning />
                        <span class="receipt-state">{t!(receipt.not_counted)}</span>
                    </div>
                    <p class="receipt-text">{problem(&why)}</p>
                    <Choices mine selection />
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

/// Marks anew, from `marked` as far as it may still be chosen, over the ballot that counts now. Says whether that is less.
pub(super) fn begin(mine: Mine, marked: &Selection) -> bool {
    let mut known = marked.clone();
    let dropped = mine.poll.poll().with_untracked(|poll| {
        // Whoever did not come and changes their mind begins with a line.
        if known == Selection::Abstain && poll.method.signs_up() {
            known = Selection::default();
        }
        known.keep(|id| poll.stands(id))
    });
    let basis = mine.receipt.with_untracked(|receipt| receipt.as_ref().map(|receipt| receipt.version));
    let waits = matches!(mine.delivery.get_untracked(), Some(Delivery::Waiting { .. }));
    mine.marking.begin(known, basis, basis.is_some() || waits);

    at_next_frame(|| focus_by_id(PLACE));
    dropped
}

/// What is on the ballot: in the poll's order, or as it was ranked, with the points it was given.
#[component]
fn Choices(mine: Mine, selection: Selection) -> impl IntoView {
    let row = |poll: &domain::Poll, id, note: Option<String>| {
        let option = poll.option(id)?;
        let note = if option.withdrawn { Some(t!(poll.option_withdrawn).to_owned()) } else { note };
        Some(super::option_row(poll.place(id)?, label_of(poll, option), note))
    };
    let signs_up = mine.poll.poll().with_untracked(|poll| poll.method.signs_up());
    let nothing = match &selection {
        Selection::Abstain if signs_up => Some(t!(poll.not_coming)),
        Selection::Abstain => Some(t!(poll.abstain)),
        Selection::Slots { .. } if selection.options().is_empty() => Some(t!(poll.no_time)),
        _ => None,
    };
    let note = match &selection {
        Selection::SignUp { note, .. } if !note.as_str().is_empty() => Some(note.to_string()),
        _ => None,
    };
    let rows = move || {
        mine.poll.poll().with(|poll| match &selection {
            Selection::Approve(marked) => {
                let chosen = poll.options.iter().filter(|option| marked.contains(&option.id));
                chosen.filter_map(|option| row(poll, option.id, None)).collect::<Vec<_>>()
            }
            Selection::Rank(ranked) => {
                let place =
                    |(place, id): (usize, &_)| row(poll, *id, Some(t!(poll.place, place = place + 1)));
                ranked.iter().enumerate().filter_map(place).collect()
            }
            Selection::Score(scored) => {
                let points =
                    |given: &domain::Scored| row(poll, given.option, Some(points(given.points.into())));
                scored.iter().filter_map(points).collect()
            }
            Selection::Slots { yes, if_need_be } => {
                let noted = |ids: &[_], word: &str| {
                    ids.iter().filter_map(|id| row(poll, *id, Some(word.to_owned()))).collect::<Vec<_>>()
                };
                let mut rows = noted(yes, t!(poll.fits_yes));
                rows.extend(noted(if_need_be, t!(poll.fits_maybe)));
                rows
            }
            Selection::SignUp { quantity, .. } => {
                let row = |option: &PollOption| row(poll, option.id, Some(places((*quantity).into())));
                poll.options.iter().filter_map(row).collect()
            }
            Selection::Abstain => Vec::new(),
        })
    };
    view! {
        <ul class="receipt-choice" class:receipt-choice-only=signs_up aria-label=t!(receipt.choice)>
            {rows}
            {nothing.map(|word| view! { <li class="receipt-option">{word}</li> })}
            {note.map(|note| view! { <li class="receipt-option receipt-said">{note}</li> })}
        </ul>
    }
}
