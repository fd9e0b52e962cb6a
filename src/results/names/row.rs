use super::{
    by_unit::{Line, by_unit},
    paged::Paged,
    span::Span,
};
use crate::{
    app::Wanted,
    t,
    ui::{Avatar, Button, Search, Shape, Skeleton, Tone},
};
use leptos::prelude::*;

/// From how many on a list can be searched.
pub(super) const LONG: u32 = 12;

/// A person of a list: whole name, other name, unit, and what they chose.
fn name_row(line: &Line) -> impl IntoView + use<> {
    let Line { person, choice, on_edition } = line;
    let name = match &person.alias {
        Some(alias) => t!(results.also_called, name = person.name.to_string(), alias = alias.to_string()),
        None => person.name.to_string(),
    };
    let unit = person.unit.parts().collect::<Vec<_>>().join(" / ");
    let unit = match on_edition {
        Some(edition) => t!(results.on_edition, unit = unit, edition = edition),
        None => unit,
    };
    view! {
        <li class="name-row">
            <Avatar name=person.name.to_string() />
            <span class="name-words">
                <span class="name">{name}</span>
                <span class="name-unit">{unit}</span>
            </span>
            {(!choice.is_empty()).then(|| view! { <span class="name-choice">{choice.clone()}</span> })}
        </li>
    }
}

/// The people of a unit under its name.
fn unit((unit, lines): (String, Vec<&Line>)) -> impl IntoView + use<> {
    let rows: Vec<_> = lines.into_iter().map(name_row).collect();
    let named = unit.clone();
    view! {
        <h3 class="unit-title">{unit}</h3>
        <ul class="names" aria-label=named>{rows}</ul>
    }
}

/// A list that is read by pages: what to search by, its rows, and the ways to those before and behind.
#[component]
pub(super) fn PagedList<T>(
    paged: Paged<T>,
    /// Long enough to be searched.
    long: bool,
    /// What is on the screen.
    lines: Memo<Vec<Line>>,
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
    let none = move || paged.ready.get() && lines.with(Vec::is_empty);
    view! {
        {long.then(|| view! { <Search label=t!(roster.search) value=paged.search /> })}
        {move || paged.problem.get().map(|problem| view! { <Wanted problem again /> })}
        {move || (!paged.ready.get() && paged.problem.with(Option::is_none)).then(|| {
            view! { <Skeleton shape=Shape::List label=t!(app.loading) /> }
        })}
        {beside(Span::above, t!(results.names_above))}
        {move || lines.with(|lines| by_unit(lines).into_iter().map(unit).collect::<Vec<_>>())}
        {beside(Span::below, t!(app.more))}
        <p class="result-note" role="status">
            {move || none().then(|| t!(roster.no_match, text = paged.search.get()))}
        </p>
    }
}
