use super::sheet::words;
use crate::{
    app::Trouble,
    state::{Doing, Load, reading},
    t,
    ui::{Cell, Cells, Switch, use_toasts},
};
use api::{
    exports::MailExport,
    me::{GetEmail, MyEmail},
};
use domain::{ExportFormat, PollId};
use leptos::prelude::*;

/// Whether files are sent to my address; nothing where this server sends no mail.
#[component]
pub(super) fn ByMail(on: RwSignal<bool>) -> impl IntoView {
    let mine = reading(GetEmail {});
    move || {
        let Load::Ready(MyEmail { sends: true, email }) = mine.load.get() else { return ().into_any() };
        let confirmed = email.filter(|email| email.confirmed.is_some());
        let why = if confirmed.is_none() { Some(t!(exports.mail_needs).to_owned()) } else { None };
        let hint = confirmed.map(|email| email.address.as_str().to_owned()).unwrap_or_default();
        view! {
            <Cells>
                <Switch label=t!(exports.mail) hint=hint on=on on_change=move |now| on.set(now) disabled_reason=why />
            </Cells>
        }
        .into_any()
    }
}

/// The formats, each sent by a tap.
#[component]
pub(super) fn Mailed(poll_id: PollId, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let row = move |format| {
        let (label, hint, glyph) = words(format);
        let send = Callback::new(move |()| {
            doing.call(MailExport { poll_id, format }, move |()| {
                open.set(false);
                toasts.say(t!(exports.mail_sent));
            });
        });
        view! { <Cell glyph label hint on_press=send /> }
    };
    view! {
        <Cells footnote=t!(exports.mail_text)>{ExportFormat::ALL.map(row)}</Cells>
        <Trouble doing />
    }
}
