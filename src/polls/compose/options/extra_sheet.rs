use super::{Desk, Rows};
use crate::{
    i18n::problem,
    polls::{
        compose::{Spot, form::Row, sketch::Extra, upload::upload},
        detail::Thumbnail,
    },
    t,
    ui::{Button, Cells, Field, Sheet, Tone, letter},
};
use api::{Code, Problem, Refusal};
use domain::{HttpsUrl, OptionAbout, PictureId, PictureRefusal};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

/// What an option says besides its text: words, a link, a picture.
#[component]
pub(super) fn ExtraSheet(rows: Rows) -> impl IntoView {
    let Desk { extra: shown, extra_open: open, form, .. } = rows.desk;
    let title = move || {
        let place = shown.get().and_then(|row| form.place_of(row.key));
        t!(compose.extra, letter = letter(place.unwrap_or_default()))
    };
    let footer = ViewFn::from(move || {
        view! { <Button label=t!(app.done) on_press=move || open.set(false) tone=Tone::Primary /> }
    });
    view! {
        <Sheet open title close_label=t!(app.close) footer>
            {move || shown.get().map(|row| view! { <Fields rows row /> })}
        </Sheet>
    }
}

#[component]
fn Fields(rows: Rows, row: Row) -> impl IntoView {
    let (desk, key) = (rows.desk, row.key);
    let place = Memo::new(move |_| desk.form.place_of(key).unwrap_or_default());
    let fault = move |spot: fn(usize) -> Spot| {
        Signal::derive(move || {
            let fault = desk.faults.with(|faults| faults.get(&spot(place.get())).map(|found| found.fault));
            fault.map(|fault| crate::i18n::problem::fault(&fault))
        })
    };
    let extra = row.extra;
    view! {
        <div class="stack">
            <Cells>
                <Field
                    label=t!(compose.extra_about)
                    value=RwSignal::from(extra.about)
                    error=fault(Spot::About)
                    limit=OptionAbout::MAX as usize
                    lines=2
                    id=Spot::About(0).id()
                />
                <Field
                    label=t!(compose.document_url)
                    value=RwSignal::from(extra.link)
                    error=fault(Spot::Link)
                    limit=HttpsUrl::MAX as usize
                    kind="url"
                    placeholder="https://"
                    id=Spot::Link(0).id()
                />
            </Cells>
            <Picture rows picture=extra.picture fault=fault(Spot::Picture) text=row.text />
        </div>
    }
}

#[component]
fn Picture(
    rows: Rows,
    picture: ArcRwSignal<Option<PictureId>>,
    fault: Signal<Option<String>>,
    text: ArcRwSignal<String>,
) -> impl IntoView {
    let doing = rows.uploading;
    // What is on its way arrives also when the sheet is closed.
    let arriving = picture.clone();
    let picture = RwSignal::from(picture);
    let group_id = rows.desk.group();
    let send = move |file: File| {
        let arriving = arriving.clone();
        doing.run(upload(group_id, file), move |id| arriving.set(Some(id)));
    };
    let choose = move |event: ev::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again.
        input.set_value("");
        send(file);
    };
    let label = move || match (doing.pending().get(), picture.get()) {
        (true, _) => t!(compose.picture_sending),
        (_, None) => t!(compose.picture_add),
        (_, Some(_)) => t!(compose.picture_change),
    };
    let refused = move || doing.problem().with(|problem| problem.as_ref().map(words_of));
    let wrong = move || refused().or_else(|| fault.get());
    view! {
        <div class="picture-field">
            {move || picture.get().map(|id| view! { <Thumbnail id alt=text.get_untracked() /> })}
            <label class="button button-text button-compact">
                <input
                    class="visually-hidden"
                    id=Spot::Picture(0).id()
                    type="file"
                    accept="image/jpeg,image/png,image/webp"
                    on:change=choose
                />
                <span>{label}</span>
            </label>
            {move || picture.get().map(|_| view! {
                <Button label=t!(compose.picture_remove) on_press=move || picture.set(None) tone=Tone::Text compact=true />
            })}
        </div>
        <p class="cells-footnote">{t!(compose.picture_hint)}</p>
        <p class="compose-fault" aria-live="polite">{wrong}</p>
    }
}

/// Why a file was not taken as a picture.
fn words_of(problem: &Problem) -> String {
    match problem.refusal {
        Some(Refusal::Picture(why)) => match why {
            PictureRefusal::Unreadable => t!(refusal.picture_unreadable),
            PictureRefusal::TooManyPixels => t!(refusal.picture_pixels),
            PictureRefusal::GroupFull => t!(refusal.picture_group_full),
        }
        .to_owned(),
        _ if problem.code == Code::TooLarge => t!(compose.picture_too_large).to_owned(),
        _ => problem::problem(problem),
    }
}

/// Whether there is anything in `extra`, in few words: "有说明 · docs.qq.com".
pub(super) fn extra_words(extra: &Extra) -> String {
    let about = (!extra.about.trim().is_empty()).then(|| t!(compose.extra_has_about).to_owned());
    let host = extra
        .link
        .trim()
        .parse::<HttpsUrl>()
        .map_or_else(|_| extra.link.trim().to_owned(), |url| url.host().to_owned());
    let link = (!host.is_empty()).then_some(host);
    about.into_iter().chain(link).collect::<Vec<_>>().join(" · ")
}
