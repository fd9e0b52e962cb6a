use super::{
    Part, at_once, editions_of, revised,
    waiting::{fetched, fetched_quietly},
};
use crate::{polls::Mine, state::PollState, ui::Shape};
use leptos::prelude::*;
use reactive_stores::Store;

/// What changed since one voted; see [`crate::polls::Revised`].
#[component]
pub fn RevisedBallot(mine: Mine) -> impl IntoView {
    fetched(Part::Editions, Shape::Text, |inside| inside, move || at_once(revised(mine)))
}

/// What a poll asked before; see [`crate::polls::Editions`].
#[component]
pub fn EditionsOf(poll: Store<PollState>) -> impl IntoView {
    fetched_quietly(Part::Editions, move || at_once(editions_of(poll)))
}
