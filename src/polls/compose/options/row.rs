use super::{Rows, extra_sheet::extra_words};
use crate::{
    polls::compose::{Spot, form::Row, paste::options_of, take_out::TakeOut},
    t,
    ui::{Glyph, Icon, at_next_frame, focus_by_id, letter},
};
use api::pictures::GetPicture;
use domain::{OptionLabel, picture::PictureSize};
use leptos::{ev, html, prelude::*};

/// The id of a row's text; the page finds it by the same.
fn text_id(key: u32) -> String {
    format!("{}-{key}", Spot::Options.id())
}

/// An option: a grip to drag it by, its text, and what else can be done with it.
#[component]
pub(super) fn OptionRow(rows: Rows, row: Row) -> impl IntoView {
    let form = rows.desk.form;
    let key = row.key;
    let place = Memo::new(move |_| form.place_of(key).unwrap_or_default());
    let text = RwSignal::from(row.text.clone());
    let shown = row.clone();
    let blank = Memo::new(move |_| shown.is_blank());
    let shift = move || rows.drag.with(|drag| drag.as_ref().map(|drag| drag.shift(place.get())));
    let dragged = move || rows.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.from == place.get()));
    let moved = move || shift().filter(|by| *by != 0.0).map(|by| format!("translateY({by:.0}px)"));
    let out = Memo::new({
        let was = row.was.clone();
        move |_| was.with(|was| was.out)
    });
    let gone = row.was.clone();
    let grip = move || {
        let still = match (blank.get(), rows.desk.is_anew()) {
            (true, _) => " compose-grip-blank",
            (false, true) => " compose-grip-fixed",
            (false, false) => "",
        };
        format!("compose-grip hue-{}{still}", place.get() % 8 + 1)
    };
    view! {
        <li
            class="compose-option"
            class:compose-dragged=dragged
            class:compose-out=move || out.get()
            style:transform=moved
        >
            <span
                class=grip
                aria-hidden="true"
                on:pointerdown=move |event| if !blank.get_untracked() && !untrack(|| rows.desk.is_anew()) {
                    rows.take(&event, place.get_untracked());
                }
                on:pointermove=move |event| rows.drag_on(&event)
                on:pointerup=move |_| rows.let_go()
                on:pointercancel=move |_| rows.drag.set(None)
                on:lostpointercapture=move |_| rows.let_go()
            >
                <span class="choice-letter">{move || letter(place.get())}</span>
                <Icon glyph=Glyph::Grip />
            </span>
            <div class="compose-words">
                <Text rows key place text out />
                <Extra rows row=row.clone() place />
                {move || out.get().then(|| {
                    let words = if rows.desk.is_gone(gone.with(|was| was.id)) {
                        t!(compose.option_gone)
                    } else {
                        t!(compose.option_out)
                    };
                    view! { <p class="choice-note">{words}</p> }
                })}
            </div>
            {move || (!blank.get()).then(|| view! { <Tools rows key place row=row.clone() /> })}
        </li>
    }
}

#[component]
fn Text(rows: Rows, key: u32, place: Memo<usize>, text: RwSignal<String>, out: Memo<bool>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    // Setting an equal value would end an input method's composition on iOS: only write what differs.
    Effect::new(move || {
        let text = text.get();
        if let Some(area) = area.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    let fault = Memo::new(move |_| {
        let faults = rows.desk.faults;
        let fault = faults.with(|faults| faults.get(&Spot::Option(place.get())).map(|found| found.fault));
        fault.map(|fault| crate::i18n::problem::fault(&fault))
    });
    let (id, fault_id) = (text_id(key), format!("{}-fault", text_id(key)));
    let described = fault_id.clone();
    view! {
        <div class="compose-text" class:field-wrong=move || fault.with(Option::is_some)>
            <div class="field-grow">
                <textarea
                    class="weui-textarea field-entry compose-entry"
                    id=id
                    node_ref=area
                    rows="1"
                    readonly=move || out.get()
                    enterkeyhint="next"
                    aria-label=move || t!(compose.option_n, letter = letter(place.get()))
                    placeholder=move || t!(compose.option_n, letter = letter(place.get()))
                    aria-invalid=move || fault.with(Option::is_some).then_some("true")
                    aria-describedby=move || fault.with(Option::is_some).then(|| described.clone())
                    on:input:target=move |event| text.set(event.target().value())
                    on:keydown=move |event| keys(rows, key, text, &event)
                    on:paste=move |event| paste(rows, place, text, &event)
                ></textarea>
                <div class="field-twin" aria-hidden="true">{move || text.get() + "\u{200b}"}</div>
            </div>
            <p class="compose-fault" id=fault_id aria-live="polite">{fault}</p>
            {move || over(text).map(|count| view! { <p class="field-counter field-counter-over">{count}</p> })}
        </div>
    }
}

/// "213/200", when it is too long.
fn over(text: RwSignal<String>) -> Option<String> {
    let (used, most) = (text.with(|text| text.trim().chars().count()), OptionLabel::MAX as usize);
    (used > most).then(|| format!("{used}/{most}"))
}

/// Enter goes to the next row; Backspace in an empty row takes the row away.
fn keys(rows: Rows, key: u32, text: RwSignal<String>, event: &ev::KeyboardEvent) {
    // Enter and Backspace belong to the input method while it composes.
    if event.is_composing() {
        return;
    }
    let form = rows.desk.form;
    let Some(place) = untrack(|| form.place_of(key)) else { return };
    let beside = |place: usize| form.options.with_untracked(|rows| rows.get(place).map(|row| row.key));
    match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if let Some(next) = beside(place + 1) {
                focus_by_id(&text_id(next));
            }
        }
        "Backspace"
            if place > 0
                && text.with_untracked(String::is_empty)
                && form.is_blank_at(place)
                && !rows.keeps(key) =>
        {
            event.prevent_default();
            if let Some(before) = beside(place - 1) {
                focus_by_id(&text_id(before));
            }
            form.remove_row(key);
        }
        _ => {}
    }
}

/// A list that is pasted becomes rows; what does not fit waits in the sheet.
fn paste(rows: Rows, place: Memo<usize>, text: RwSignal<String>, event: &ev::ClipboardEvent) {
    let Some(pasted) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else {
        return;
    };
    let mut options = options_of(&pasted);
    if options.len() < 2 && !pasted.trim().contains('\n') {
        return;
    }
    event.prevent_default();
    // The first goes on where one was typing.
    if text.with_untracked(|text| !text.trim().is_empty()) {
        text.update(|text| text.push_str(&options.remove(0)));
    }
    let all = options.clone();
    // Behind what voters know.
    let place = match untrack(|| rows.desk.is_anew()) {
        true => rows.desk.form.options.with_untracked(Vec::len).saturating_sub(1),
        false => place.get_untracked(),
    };
    let over = rows.desk.form.insert(place, options);
    if over > 0 {
        rows.pasted.set(all[all.len() - over..].join("\n"));
        rows.pasting.set(true);
    } else {
        rows.said.set(t!(compose.pasted, count = all.len()));
    }
}

/// What the option says besides, in few words.
#[component]
fn Extra(rows: Rows, row: Row, place: Memo<usize>) -> impl IntoView {
    let said = row.extra.clone();
    let extra = Memo::new(move |_| said.get());
    let wrong = move || {
        let place = place.get();
        let spots = [Spot::About(place), Spot::Link(place), Spot::Picture(place)];
        rows.desk
            .faults
            .with(|faults| spots.iter().find_map(|spot| faults.get(spot).map(|found| found.fault)))
    };
    let picture = move |id| {
        let src = GetPicture { picture_id: id, size: PictureSize::Thumbnail }.address();
        view! { <img class="compose-thumbnail" src=src alt="" /> }
    };
    move || {
        let now = extra.get();
        let (row, words) = (row.clone(), extra_words(&now));
        (!now.is_blank()).then(|| view! {
            <button class="compose-extra" type="button" on:click=move |_| rows.desk.show_extra(Some(row.clone()))>
                {now.picture.map(picture)}
                <span>{if words.is_empty() { t!(compose.extra_has_picture).to_owned() } else { words }}</span>
            </button>
            {move || wrong().map(|fault| view! { <p class="compose-fault">{crate::i18n::problem::fault(&fault)}</p> })}
        })
    }
}

/// Moving without dragging where the order may be changed, saying more, and removing.
#[component]
fn Tools(rows: Rows, key: u32, place: Memo<usize>, row: Row) -> impl IntoView {
    view! {
        {move || (!rows.desk.is_anew()).then(|| view! { <Moves rows key place /> })}
        <Ends rows key place row />
    }
}

#[component]
fn Moves(rows: Rows, key: u32, place: Memo<usize>) -> impl IntoView {
    let form = rows.desk.form;
    let written = Memo::new(move |_| form.count());
    let (up, down) = (format!("option-up-{key}"), format!("option-down-{key}"));
    let (up_again, down_again) = (up.clone(), down.clone());
    // The row is put elsewhere in the page, which takes the focus from it.
    let go = move |to: usize, id: String| {
        rows.put(place.get_untracked(), to);
        at_next_frame(move || focus_by_id(&id));
    };
    let first = move || place.get() == 0;
    let last = move || place.get() + 1 >= written.get();
    view! {
        <span class="compose-tools">
            <button
                class="compose-tool compose-up"
                id=up
                type="button"
                aria-label=move || t!(compose.option_up, letter = letter(place.get()))
                aria-disabled=move || first().then_some("true")
                on:click=move |_| {
                    if !first() {
                        go(place.get_untracked() - 1, up_again.clone());
                    }
                }
            >
                <Icon glyph=Glyph::ChevronDown />
            </button>
            <button
                class="compose-tool"
                id=down
                type="button"
                aria-label=move || t!(compose.option_down, letter = letter(place.get()))
                aria-disabled=move || last().then_some("true")
                on:click=move |_| {
                    if !last() {
                        go(place.get_untracked() + 1, down_again.clone());
                    }
                }
            >
                <Icon glyph=Glyph::ChevronDown />
            </button>
        </span>
    }
}

/// Saying more of it, and removing it.
#[component]
fn Ends(rows: Rows, key: u32, place: Memo<usize>, row: Row) -> impl IntoView {
    let form = rows.desk.form;
    let was = row.was.clone();
    let remove = move |_| {
        let here = place.get_untracked();
        form.remove_row(key);
        let next = form
            .options
            .with_untracked(|rows| rows.get(here.min(rows.len().saturating_sub(1))).map(|row| row.key));
        if let Some(next) = next {
            at_next_frame(move || focus_by_id(&text_id(next)));
        }
    };
    view! {
        <span class="compose-ends">
            <button
                class="compose-tool"
                type="button"
                aria-label=move || t!(compose.extra, letter = letter(place.get()))
                on:click=move |_| rows.desk.show_extra(Some(row.clone()))
            >
                <Icon glyph=Glyph::Picture />
            </button>
            {move || if rows.desk.is_anew() && rows.keeps(key) {
                view! { <TakeOut desk=rows.desk was=was.clone() place /> }.into_any()
            } else {
                view! {
                    <button
                        class="compose-tool"
                        type="button"
                        aria-label=move || t!(compose.option_remove, letter = letter(place.get()))
                        on:click=remove
                    >
                        <Icon glyph=Glyph::Close />
                    </button>
                }
                    .into_any()
            }}
        </span>
    }
}
