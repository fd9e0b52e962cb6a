use super::{
    link::Links,
    mail::{ByMail, Mailed},
    messenger::is_messenger,
};
use crate::{
    i18n::{self, Locale},
    polls::Phase,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Cells, Glyph, Notice, Sheet},
};
use api::exports::ExportPoll;
use domain::{ExportFormat, ExportLanguage, PollId};
use leptos::prelude::*;
use reactive_stores::Store;

/// The poll as a file, in each of the formats.
#[component]
pub fn ExportSheet(poll: Store<PollState>, phase: Signal<Phase>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let running = Memo::new(move |_| !phase.get().is_over());
    let by_mail = RwSignal::new(false);
    view! {
        <Sheet open title=t!(poll.export) close_label=t!(app.close)>
            {move || running.get().then(|| view! { <Notice text=t!(exports.as_of) /> })}
            <ByMail on=by_mail />
            {move || {
                if by_mail.get() {
                    return view! { <Mailed poll_id open /> }.into_any();
                }
                let agent = window().navigator().user_agent().unwrap_or_default();
                if is_messenger(&agent) {
                    view! { <Links poll_id /> }.into_any()
                } else {
                    view! { <Files poll_id /> }.into_any()
                }
            }}
        </Sheet>
    }
}

/// The minutes open beside the poll; the others are kept by the browser.
#[component]
fn Files(poll_id: PollId) -> impl IntoView {
    let file = move |format| {
        let (label, hint, glyph) = words(format);
        let href = ExportPoll { poll_id, format, lang: language() }.address();
        view! { <Cell glyph label hint href outside=format == ExportFormat::Minutes /> }
    };
    view! { <Cells>{ExportFormat::ALL.map(file)}</Cells> }
}

/// What a format is called and good for.
pub(super) fn words(format: ExportFormat) -> (&'static str, &'static str, Glyph) {
    match format {
        ExportFormat::Minutes => (t!(exports.minutes), t!(exports.minutes_hint), Glyph::Document),
        ExportFormat::Xlsx => (t!(exports.xlsx), t!(exports.xlsx_hint), Glyph::Download),
        ExportFormat::Csv => (t!(exports.csv), t!(exports.csv_hint), Glyph::Download),
        ExportFormat::Archive => (t!(exports.archive), t!(exports.archive_hint), Glyph::Download),
    }
}

/// Documents are in the language of the screen.
#[must_use]
pub fn language() -> ExportLanguage {
    match i18n::locale() {
        Locale::zh_CN => ExportLanguage::ZhCn,
        Locale::en => ExportLanguage::En,
    }
}
