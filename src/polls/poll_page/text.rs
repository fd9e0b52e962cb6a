use crate::{t, ui::at_next_frame};
use leptos::{html, prelude::*};

/// A text folded at four lines, with a way to the rest of it.
#[component]
pub fn FoldedText(children: Children) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let folded = RwSignal::new(true);
    let longer = RwSignal::new(false);
    Effect::new(move |_| {
        place.track();
        at_next_frame(move || {
            if let Some(place) = place.try_get_untracked().flatten() {
                longer.try_set(place.scroll_height() > place.client_height() + 1);
            }
        });
    });
    let label = move || if folded.get() { t!(app.show_all) } else { t!(app.fold) };
    view! {
        <div class="poll-text" class:poll-text-folded=folded dir="auto" node_ref=place>{children()}</div>
        <Show when=move || longer.get()>
            <button
                class="button button-text"
                type="button"
                aria-expanded=move || (!folded.get()).to_string()
                on:click=move |_| folded.update(|folded| *folded = !*folded)
            >
                {label}
            </button>
        </Show>
    }
}
