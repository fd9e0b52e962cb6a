use leptos::prelude::*;

/// The screen's one primary action, at the foot of the screen and last on the page. Put a `<Button tone=Tone::Primary …/>`
/// in it, and at most one quiet companion. What it stands in reaches from the top of the page to its foot, or it could not
/// follow the screen: the page itself, a form, `.split-main`.
#[component]
pub fn BottomBar(
    /// One short line above the button: "选 1–3 项，已选 2".
    #[prop(optional, into)]
    note: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="bottom-bar-room" aria-hidden="true"></div>
        <div class="bottom-bar">
            {note.map(|note| view! { <p class="bottom-bar-note" aria-live="polite">{move || note.get()}</p> })}
            <div class="bottom-bar-row">{children()}</div>
        </div>
    }
}
