use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    /// Look here soon: closing, a new version.
    Soon,
    /// Not connected; what is shown may be old.
    Offline,
    /// Failed. Says what happened, that nothing was lost, and what to do.
    Error,
}

impl NoticeKind {
    fn look(self) -> (&'static str, Glyph, &'static str) {
        match self {
            Self::Info => ("notice", Glyph::Info, "status"),
            Self::Soon => ("notice notice-soon", Glyph::Clock, "status"),
            Self::Offline => ("notice notice-offline", Glyph::Offline, "status"),
            Self::Error => ("notice notice-error", Glyph::Warning, "alert"),
        }
    }
}

/// A banner in the flow of the page: an icon, what happened, and (children) a way on. Errors are announced at once.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    kind: NoticeKind,
    /// What happened.
    #[prop(into)]
    text: TextProp,
    /// More, smaller: that nothing was lost, what to do.
    #[prop(optional, into)]
    detail: Option<TextProp>,
    /// A way on: a text button, a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, glyph, role) = kind.look();
    view! {
        <div class=class role=role>
            <Icon glyph />
            <div class="notice-words">
                <p>{move || text.get()}</p>
                {detail.map(|detail| view! { <p class="notice-detail">{move || detail.get()}</p> })}
                {children.map(|children| view! { <div class="notice-way">{children()}</div> })}
            </div>
        </div>
    }
}
