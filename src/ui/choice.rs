use leptos::prelude::*;

use super::{Glyph, Icon, fresh_id};
pub use domain::letter;

/// How an option stands with me.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceState {
    #[default]
    Free,
    /// Marked and on its way: drawn as pending until the receipt is there.
    Pending,
    /// On my recorded ballot.
    Mine,
    /// Withdrawn from the poll: shown, not to be chosen.
    Withdrawn,
}

/// The options of a ballot: a fieldset with the question as its legend, radios or checkboxes inside, so arrow keys
/// and space work by themselves.
#[component]
pub fn ChoiceGroup(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// The rule ("选 1–3 项，已选 2") or what is wrong with the selection; read with the group.
    #[prop(optional, into)]
    rule: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    let rule_id = fresh_id("rule");
    let described = rule.is_some().then(|| rule_id.clone());
    view! {
        <fieldset class="choices" aria-describedby=described>
            <legend class="visually-hidden">{move || legend.get()}</legend>
            {children()}
            {rule.map(|rule| view! { <p class="choices-rule" id=rule_id aria-live="polite">{move || rule.get()}</p> })}
        </fieldset>
    }
}

/// One option: a large cell with letter badge, text and a real radio (`many = false`) or checkbox.
#[component]
pub fn Choice(
    /// The same for all options of one ballot.
    #[prop(into)]
    name: String,
    /// Its place, 0-based: gives letter and colour. None for what is no option: an abstention.
    #[prop(optional, into)]
    place: Option<usize>,
    /// Its text.
    #[prop(into)]
    label: TextProp,
    /// Marked by me.
    #[prop(into)]
    checked: Signal<bool>,
    /// Marked or unmarked by a person.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Several may be chosen: a checkbox.
    #[prop(optional)]
    many: bool,
    /// How it stands.
    #[prop(optional, into)]
    state: Signal<ChoiceState>,
    /// The word for that state: 待发送, 我选的, 已撤下.
    #[prop(optional, into)]
    state_word: TextProp,
    /// Why it cannot be marked now ("最多选 3 项"); read with it.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// A second line: a link's host, a note.
    #[prop(optional, into)]
    note: Option<TextProp>,
) -> impl IntoView {
    let reason_id = fresh_id("choice");
    let described = reason_id.clone();
    let blocked = move || disabled_reason.with(Option::is_some) || state.get() == ChoiceState::Withdrawn;
    let hue = place.map_or("choice".to_owned(), |place| format!("choice hue-{}", place % 8 + 1));
    // A blocked box stays reachable; it simply does not take the mark.
    let refuse = move |event: leptos::ev::MouseEvent| {
        if blocked() {
            event.prevent_default();
        }
    };
    view! {
        <label
            class=hue
            class:choice-checked=checked
            class:choice-pending=move || state.get() == ChoiceState::Pending
            class:choice-mine=move || state.get() == ChoiceState::Mine
            class:choice-withdrawn=move || state.get() == ChoiceState::Withdrawn
            class:choice-blocked=blocked
        >
            <input
                class="choice-input"
                type=if many { "checkbox" } else { "radio" }
                name=name
                prop:checked=checked
                aria-disabled=move || blocked().then_some("true")
                aria-describedby=move || disabled_reason.with(Option::is_some).then(|| described.clone())
                on:click=refuse
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            {place.map(|place| view! { <span class="choice-letter" aria-hidden="true">{letter(place)}</span> })}
            <span class="choice-text">
                <span class="choice-label">{move || label.get()}</span>
                {note.map(|note| view! { <span class="choice-note">{move || note.get()}</span> })}
                <span class="choice-note" id=reason_id>{move || disabled_reason.get()}</span>
            </span>
            <StateMark state word=state_word />
            <span class=if many { "choice-mark choice-mark-box" } else { "choice-mark" } aria-hidden="true">
                <Icon glyph=Glyph::Check />
            </span>
        </label>
    }
}

#[component]
fn StateMark(state: Signal<ChoiceState>, word: TextProp) -> impl IntoView {
    let glyph = move || match state.get() {
        ChoiceState::Free => None,
        ChoiceState::Pending => Some(Glyph::Pending),
        ChoiceState::Mine => Some(Glyph::Check),
        ChoiceState::Withdrawn => Some(Glyph::Withdrawn),
    };
    move || {
        let word = word.clone();
        glyph().map(|glyph| view! { <span class="choice-state"><Icon glyph />{move || word.get()}</span> })
    }
}
