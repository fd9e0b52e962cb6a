use super::Rows;
use crate::{
    i18n::problem::draft_fault,
    polls::compose::paste::options_of,
    t,
    ui::{Button, Field, Sheet, Tone, use_toasts},
};
use domain::{Draft, DraftFault};
use leptos::prelude::*;

/// Makes options of a list of lines.
#[component]
pub(super) fn PasteSheet(rows: Rows) -> impl IntoView {
    let Rows { desk, pasting, pasted, .. } = rows;
    let toasts = use_toasts();
    let found = Memo::new(move |_| pasted.with(|text| options_of(text)));
    let count = Memo::new(move |_| found.with(Vec::len));
    let room = Memo::new(move |_| usize::from(Draft::MAX_OPTIONS).saturating_sub(desk.form.count()));
    let fault = Signal::derive(move || {
        let too_many = DraftFault::TooManyOptions { max: Draft::MAX_OPTIONS };
        (count.get() > room.get()).then(|| draft_fault(too_many))
    });
    let reason = Signal::derive(move || match count.get() {
        0 => Some(t!(compose.paste_hint).to_owned()),
        count if count > room.get() => Some(t!(compose.paste_room, room = room.get())),
        _ => None,
    });
    let add = Callback::new(move |()| {
        let texts = found.get_untracked();
        toasts.say(t!(compose.pasted, count = texts.len()));
        let written = desk.form.options.with_untracked(Vec::len);
        desk.form.insert(written.saturating_sub(1), texts);
        pasted.set(String::new());
        pasting.set(false);
    });
    let footer = ViewFn::from(move || {
        let label = move || t!(compose.paste_do, count = count.get());
        view! { <Button label on_press=add disabled_reason=reason tone=Tone::Primary /> }
    });
    view! {
        <Sheet open=pasting title=t!(compose.paste_title) close_label=t!(app.close) footer>
            <Field label=t!(compose.paste_hint) value=pasted error=fault lines=6 />
        </Sheet>
    }
}
