use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a chip says at a glance; always with an icon and a word, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// To open by itself.
    Scheduled,
    Open,
    ClosingSoon,
    /// Somebody asks for it again.
    Reminded,
    Closed,
    /// I have voted.
    Voted,
    /// Sent or kept, not yet acknowledged.
    Pending,
    /// Withdrawn, refused, failed.
    Bad,
    /// A role, an attribute: no state.
    Plain,
}

impl ChipKind {
    fn look(self) -> (&'static str, Option<Glyph>) {
        match self {
            Self::Scheduled => ("chip", Some(Glyph::Clock)),
            Self::Open => ("chip chip-open", Some(Glyph::Ballot)),
            Self::ClosingSoon => ("chip chip-soon", Some(Glyph::Clock)),
            Self::Reminded => ("chip chip-soon", Some(Glyph::Bell)),
            Self::Closed => ("chip chip-closed", Some(Glyph::Lock)),
            Self::Voted => ("chip chip-voted", Some(Glyph::Check)),
            Self::Pending => ("chip chip-pending", Some(Glyph::Pending)),
            Self::Bad => ("chip chip-bad", Some(Glyph::Withdrawn)),
            Self::Plain => ("chip", None),
        }
    }
}

/// A small state mark: icon and word.
#[component]
pub fn Chip(
    /// Which state.
    #[prop(into)]
    kind: Signal<ChipKind>,
    /// Its word.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <span class=move || kind.get().look().0>
            {move || kind.get().look().1.map(|glyph| view! { <Icon glyph /> })} {move || label.get()}
        </span>
    }
}
