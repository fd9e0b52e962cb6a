use leptos::{html, prelude::*};

use super::fresh_id;

/// A labelled text field, one line or several. Keeps what was typed whatever happens: it never cuts, it says how far
/// over the limit one is. Counter from 80 % of `limit`; the fault is wired by `aria-invalid` and `aria-describedby`.
#[component]
pub fn Field(
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// What is typed, both ways.
    value: RwSignal<String>,
    /// What is wrong with it, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How many characters (Unicode scalar values) fit.
    #[prop(optional, into)]
    limit: Option<usize>,
    /// Several lines; grows with what is typed.
    #[prop(optional)]
    lines: Option<u32>,
    /// An example of what belongs here, never the label.
    #[prop(optional, into)]
    placeholder: TextProp,
    /// What this is used for and who sees it.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// `text`, `url`, `search`, `datetime-local`, `number`… A number is typed as text, on the keys for it: of what is none a
    /// browser's own field for numbers tells nothing.
    #[prop(default = "text")]
    kind: &'static str,
    /// For now nobody may type.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// The browser's autofill hint: `name`, `off`…
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The element's id, where somebody wants to focus it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = {
        let (error_id, hint_id, hinted) = (error_id.clone(), hint_id.clone(), hint.is_some());
        Signal::derive(move || {
            let ids = [
                error.with(Option::is_some).then_some(error_id.as_str()),
                hinted.then_some(hint_id.as_str()),
            ];
            let ids: Vec<_> = ids.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let entry = Entry { id: id.clone(), value, error, described, placeholder, locked };
    view! {
        <div class="weui-cell field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=id>{move || label.get()}</label>
            {match lines {
                Some(lines) => many_lines(entry, lines).into_any(),
                None => one_line(entry, kind, autocomplete).into_any(),
            }}
            <div class="field-below">
                <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
                {limit.map(|limit| view! { <Counter value limit /> })}
            </div>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{move || hint.get()}</p> })}
        </div>
    }
}

struct Entry {
    id: String,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    described: Signal<Option<String>>,
    placeholder: TextProp,
    locked: Signal<bool>,
}

fn one_line(entry: Entry, kind: &'static str, autocomplete: &'static str) -> impl IntoView {
    let Entry { id, value, error, described, placeholder, locked } = entry;
    let (kind, keys) = if kind == "number" { ("text", Some("numeric")) } else { (kind, None) };
    let input = NodeRef::<html::Input>::new();
    // Setting an equal value would end an input method's composition on iOS: only write what differs.
    Effect::new(move |_| {
        let text = value.get();
        if let Some(input) = input.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
    view! {
        <input
            class="weui-input field-entry"
            id=id
            node_ref=input
            type=kind
            inputmode=keys
            readonly=locked
            autocomplete=autocomplete
            placeholder=move || placeholder.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=described
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}

fn many_lines(entry: Entry, lines: u32) -> impl IntoView {
    let Entry { id, value, error, described, placeholder, locked } = entry;
    let area = NodeRef::<html::Textarea>::new();
    let example = placeholder.clone();
    let twin = move || match value.get() {
        text if text.is_empty() => example.get().to_string(),
        text => text + "\u{200b}",
    };
    Effect::new(move |_| {
        let text = value.get();
        if let Some(area) = area.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    view! {
        // The twin in the same grid cell carries the text and so gives the area its height.
        <div class="field-grow">
            <textarea
                class="weui-textarea field-entry"
                id=id
                node_ref=area
                rows=lines
                readonly=locked
                placeholder=move || placeholder.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            <div class="field-twin" aria-hidden="true">{twin}</div>
        </div>
    }
}

#[component]
fn Counter(value: RwSignal<String>, limit: usize) -> impl IntoView {
    let used = Memo::new(move |_| value.with(|text| text.chars().count()));
    view! {
        <span class="field-counter" class:field-counter-over=move || { used.get() > limit }>
            {move || near(used.get(), limit).then(|| format!("{}/{limit}", used.get()))}
        </span>
    }
}

fn near(used: usize, limit: usize) -> bool {
    used * 5 >= limit * 4
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn the_counter_appears_from_four_fifths_of_the_limit() {
        assert!(!near(31, 40));
        assert!(near(32, 40));
        assert!(near(41, 40));
        assert!(!near(0, 40));
    }
}
