use leptos::prelude::*;

use super::{Glyph, Icon, fresh_id};

/// What a button is for. One [`Tone::Primary`] a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one thing to do here.
    Primary,
    #[default]
    Default,
    /// What cannot be undone.
    Warn,
    /// A word to tap, without a ground.
    Text,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "weui-btn weui-btn_primary button",
            Self::Default => "weui-btn weui-btn_default button",
            Self::Warn => "weui-btn weui-btn_warn button",
            Self::Text => "button button-text",
        }
    }
}

/// A button. While `pending` it keeps its width and its name, turns, and takes no second press. With a
/// `disabled_reason` it is `aria-disabled` (so the keyboard still reaches it), shows the reason below and points to it.
#[component]
pub fn Button(
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// What a press does. Leave out for `submit`, where the form's `on:submit` acts.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What it is for.
    #[prop(optional)]
    tone: Tone,
    /// At work: no second press.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be pressed now; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// Submits the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Small, inside a row or a card.
    #[prop(optional)]
    compact: bool,
    /// A picture before the name.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    let reason_id = fresh_id("reason");
    let described = reason_id.clone();
    let blocked = move || disabled_reason.with(Option::is_some);
    let press = move |event: leptos::ev::MouseEvent| {
        if pending.get_untracked() || disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=tone.class()
            class:button-compact=compact
            class:button-pending=pending
            class:button-blocked=blocked
            type=if submit { "submit" } else { "button" }
            aria-disabled=move || (blocked() || pending.get()).then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-describedby=move || blocked().then(|| described.clone())
            on:click=press
        >
            <span class="button-face">
                {glyph.map(|glyph| view! { <Icon glyph /> })} <span>{move || label.get()}</span>
            </span>
        </button>
        {move || {
            disabled_reason.get().map(|why| view! { <p class="button-reason" id=reason_id.clone()>{why}</p> })
        }}
    }
}

/// A link that looks like a button: goes somewhere, does nothing else.
#[component]
pub fn LinkButton(
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// Where to.
    #[prop(into)]
    href: String,
    /// What it is for.
    #[prop(optional)]
    tone: Tone,
    /// Small, inside a row or a card.
    #[prop(optional)]
    compact: bool,
    /// A picture before the name.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class=tone.class() class:button-compact=compact href=href>
            <span class="button-face">
                {glyph.map(|glyph| view! { <Icon glyph /> })} <span>{move || label.get()}</span>
            </span>
        </a>
    }
}
