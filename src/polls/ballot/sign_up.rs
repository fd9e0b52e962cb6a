use super::{
    Mine, PLACE,
    marking::Wrong,
    paper::{Sheet, on_its_way},
};
use crate::{
    backend::use_outbox,
    i18n::problem::text_fault,
    state::PollStateStoreFields as _,
    t,
    ui::{Button, Cells, Confirm, Field, Stepper, Tone, at_next_frame, focus_by_id},
};
use domain::{Note, Selection};
use leptos::prelude::*;

/// 报名: for how many, where one may bring somebody, and what to say beside it. Before anything is said one comes alone.
#[component]
pub fn SignUp(most: u16, sheet: Sheet) -> impl IntoView {
    let quantity = Memo::new(move |_| sheet.shown.with(|shown| shown.quantity().max(1)));
    let marking = sheet.marking;
    let wrong = marking.wrong.with_untracked(|wrong| wrong.as_ref().map(|wrong| wrong.text.clone()));
    let typed = RwSignal::new(wrong.unwrap_or_else(|| sheet.shown.with_untracked(note_of)));
    let locked = sheet.locked();
    let free = move || locked.with_untracked(Option::is_none);
    let kept = move || marking.marked.with_untracked(note_of).parse::<Note>();
    let set = move |quantity: u16| {
        if let (true, Ok(note)) = (free(), kept()) {
            marking.sign_up(quantity, note);
        }
    };
    // What cannot be kept stays in the field, and the last that could stays in the marks; neither is sent before it is right.
    Effect::new(move |before: Option<String>| {
        let text = typed.get();
        if before.is_some_and(|before| before != text) && free() {
            let read = text.parse::<Note>();
            marking.wrong.set(read.as_ref().err().map(|why| Wrong { text: text.clone(), why: *why }));
            if let Ok(note) = read.or_else(|_| kept()) {
                marking.sign_up(quantity.get_untracked(), note);
            }
        }
        text
    });
    let error = Signal::derive(move || marking.wrong.get().map(|wrong| text_fault(wrong.why)));
    view! {
        <Cells>
            {(most > 1)
                .then(|| {
                    view! {
                        <Stepper
                            label=t!(poll.quantity)
                            less=t!(poll.fewer)
                            more=t!(poll.more)
                            value=quantity
                            least=1
                            most
                            on_change=set
                        />
                    }
                })}
            <Field
                label=t!(poll.note)
                value=typed
                error
                limit=Note::MAX as usize
                placeholder=t!(poll.note_hint)
                locked=Signal::derive(move || locked.with(Option::is_some))
                id="sign-up-note"
            />
        </Cells>
    }
}

fn note_of(selection: &Selection) -> String {
    match selection {
        Selection::SignUp { note, .. } => note.to_string(),
        _ => String::new(),
    }
}

/// 不参加: said at once, or, by whoever has a line, once they know that it loses its place.
#[component]
pub fn StayAway(mine: Mine, basis: Option<u32>) -> impl IntoView {
    let Mine { poll, marking, delivery, .. } = mine;
    let (outbox, asking) = (use_outbox(), RwSignal::new(false));
    let (id, pending) = (poll.poll().with_untracked(|poll| poll.id), on_its_way(delivery));
    let send = Callback::new(move |()| {
        asking.set(false);
        outbox.cast(id, Selection::Abstain, basis, poll.poll().with_untracked(|poll| poll.edition));
        // What was marked is no more what is meant.
        marking.stop();
        at_next_frame(|| focus_by_id(PLACE));
    });
    let press = Callback::new(move |()| match pending.get_untracked() {
        true => {}
        false if basis.is_some() => asking.set(true),
        false => send.run(()),
    });
    view! {
        <Button label=t!(poll.not_coming) tone=Tone::Text on_press=press pending />
        <Confirm
            open=asking
            title=t!(poll.not_coming_title)
            text=t!(poll.not_coming_text)
            confirm_label=t!(poll.not_coming)
            cancel_label=t!(app.cancel)
            on_confirm=send
        />
    }
}
