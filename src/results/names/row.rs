use super::{paged::Paged, span::Span};
use crate::{
    app::Wanted,
    t,
    ui::{Avatar, Button, Search, Shape, Skeleton, Tone},
};
use domain::Person;
use leptos::prelude::*;

/// A person of a list: whole name, other name, unit; and what else is to be said.
pub(super) fn name_row(person: &Person, note: Option<&'static str>) -> impl IntoView + use<> {
    let name = match &person.alias {
        Some(alias) => t!(results.also_called, name = person.name.to_string(), alias = alias.to_string()),
        None => person.name.to_string(),
    };
    let unit = person.unit.parts().collect::<Vec<_>>().join(" / ");
    view! {
        <li class="name-row">
            <Avatar name=person.name.to_string() />
            <span class="name-words">
                <span class="name">{name}</span>
                <span class="name-unit">{unit}</span>
            </span>
            {note.map(|note| view! { <span class="receipt-note">{note}</span> })}
        </li>
    }
}

/// A list that is read by pages: what to search by, its rows, and the ways to those before and behind.
#[component]
pub(super) fn PagedList<T>(
    paged: Paged<T>,
    /// Long enough to be searched.
    long: bool,
    /// The rows of what is on the screen.
    rows: Callback<(), AnyView>,
) -> impl IntoView
where
    T: Send + Sync + Clone + 'static,
{
    let again = Callback::new(move |()| paged.again());
    let beside = move |of: fn(&Span<T, domain::PersonId>) -> Option<usize>, label: &'static str| {
        move || {
            paged.span.with(of).map(|place| {
                let press = Callback::new(move |()| paged.page(place));
                view! { <Button label tone=Tone::Text on_press=press /> }
            })
        }
    };
    let none = move || paged.ready.get() && paged.span.with(|span| span.items().next().is_none());
    view! {
        {long.then(|| view! { <Search label=t!(roster.search) value=paged.search /> })}
        {move || paged.problem.get().map(|problem| view! { <Wanted problem again /> })}
        {move || (!paged.ready.get() && paged.problem.with(Option::is_none)).then(|| {
            view! { <Skeleton shape=Shape::List label=t!(app.loading) /> }
        })}
        {beside(Span::above, t!(results.names_above))}
        {move || rows.run(())}
        {beside(Span::below, t!(app.more))}
        <p class="result-note" role="status">
            {move || none().then(|| t!(roster.no_match, text = paged.search.get()))}
        </p>
    }
}
