use leptos::prelude::*;

use super::{Glyph, Icon};

/// A group of cells on its own white ground, with an optional title above and a footnote below.
#[component]
pub fn Cells(
    /// Above the group.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// Below the group.
    #[prop(optional, into)]
    footnote: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="cells-group">
            {title.map(|title| view! { <h2 class="weui-cells__title cells-title">{move || title.get()}</h2> })}
            <div class="weui-cells cells">{children()}</div>
            {footnote.map(|note| view! { <p class="weui-cells__tips cells-footnote">{move || note.get()}</p> })}
        </section>
    }
}

/// A row: a link with `href`, a button with `on_press`, else plain. Its accessible name is label, hint and value.
#[component]
pub fn Cell(
    /// What the row is about.
    #[prop(into)]
    label: TextProp,
    /// The row's present value, at its end.
    #[prop(optional, into)]
    value: Option<TextProp>,
    /// A second line, smaller.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Goes there.
    #[prop(optional, into)]
    href: Option<String>,
    /// Opens a link of somebody else's site, in a new tab, without telling it where from.
    #[prop(optional)]
    outside: bool,
    /// Does this.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// A picture at the start.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Red: cannot be undone.
    #[prop(optional)]
    warn: bool,
    /// At the start instead of a picture: an avatar.
    #[prop(optional, into)]
    lead: Option<ViewFn>,
    /// At the end, after the value: chips, a small button (plain rows only).
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let goes = href.is_some() || on_press.is_some();
    let tailed = !goes && children.is_some();
    let face = view! {
        {lead.map(|lead| view! { <span class="cell-lead">{lead.run()}</span> })}
        {glyph.map(|glyph| view! { <span class="cell-lead cell-glyph"><Icon glyph /></span> })}
        <span class="weui-cell__bd cell-body" class:cell-body-wide=tailed>
            <span class="cell-label">{move || label.get()}</span>
            {hint.map(|hint| view! { <span class="cell-hint">{move || hint.get()}</span> })}
        </span>
        {value.map(|value| view! { <span class="weui-cell__ft cell-value">{move || value.get()}</span> })}
        {children.map(|children| view! { <span class="cell-tail">{children()}</span> })}
        {goes.then(|| view! { <span class="cell-chevron"><Icon glyph=Glyph::Chevron /></span> })}
    }
    .into_any();
    let class = if warn { "weui-cell cell cell-warn" } else { "weui-cell cell" };
    match (href, on_press) {
        (Some(href), _) => {
            let (target, rel) =
                if outside { (Some("_blank"), Some("noopener noreferrer")) } else { (None, None) };
            view! { <a class=class href=href target=target rel=rel>{face}</a> }.into_any()
        }
        (None, Some(on_press)) => {
            view! { <button class=class type="button" on:click=move |_| on_press.run(())>{face}</button> }
                .into_any()
        }
        (None, None) => view! { <div class=class>{face}</div> }.into_any(),
    }
}
