use super::{
    Part, at_once, detail,
    waiting::{fetched, fetching},
};
use crate::{
    polls::{Detail, FoldedText},
    state::Load,
    ui::Shape,
};
use domain::PollOption;
use leptos::prelude::*;

/// Something to read of a poll; see [`crate::polls::Detailed`].
#[component]
pub fn DetailOf(of: Detail) -> impl IntoView {
    fetched(Part::Detail, Shape::Text, |inside| inside, move || at_once(detail(of.clone())))
}

/// A description with what its writer marked in it; until that can be shown, and where nothing is marked, as it was written.
#[component]
pub fn Described(text: String) -> impl IntoView {
    let state = domain::markup::is_marked(&text).then(|| fetching(Part::Detail));
    move || {
        let here = state.is_some_and(|state| matches!(state.get(), Load::Ready(())));
        let marked = if here { at_once(detail(Detail::Text(text.clone()))) } else { None };
        let text = text.clone();
        marked.unwrap_or_else(|| view! { <FoldedText>{text}</FoldedText> }.into_any())
    }
}

/// The link and the picture of an option; nothing before that can be shown.
#[component]
pub fn OptionMore(option: PollOption) -> impl IntoView {
    let state = fetching(Part::Detail);
    move || match state.get() {
        Load::Ready(()) => at_once(detail(Detail::Option(option.clone()))),
        Load::Waiting | Load::Failed(_) => None,
    }
}
