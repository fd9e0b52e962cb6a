use leptos::prelude::*;

/// The shape of what comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Cards with a title, a chip and a thin bar.
    #[default]
    Feed,
    /// A title, lines, and large options.
    Poll,
    /// Rows with an avatar.
    List,
    /// Lines of text.
    Text,
}

/// What stands in while something loads. Nothing for the first 300 ms (by CSS), then the shape of what comes.
#[component]
pub fn Skeleton(
    /// The shape.
    #[prop(optional)]
    shape: Shape,
    /// For screen readers: 正在载入.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let (class, parts) = match shape {
        Shape::Feed => ("skeleton skeleton-feed", 3),
        Shape::Poll => ("skeleton skeleton-poll", 5),
        Shape::List => ("skeleton skeleton-list", 6),
        Shape::Text => ("skeleton skeleton-text", 4),
    };
    let parts: Vec<_> = (0..parts).map(|_| view! { <div class="skeleton-part"></div> }).collect();
    view! {
        <div class=class role="status" aria-busy="true">
            <span class="visually-hidden">{move || label.get()}</span>
            {parts}
        </div>
    }
}
