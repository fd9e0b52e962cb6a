//! What of a poll that is edited may not be changed any more, with the reason beside it.

use super::electorates;
use crate::{
    clock,
    i18n::{problem::fixed, time},
    polls::compose::{Desk, sketch::Kind, summary::method_words},
    state::PollStateStoreFields as _,
    t,
    ui::{Cell, Cells},
};
use domain::Fixed;
use leptos::prelude::*;

/// How one chooses, once somebody has voted.
#[component]
pub(super) fn FixedChoosing(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let method = move || method_words(form.method());
    let abstention = move || if form.abstention.get() { t!(editions.yes) } else { t!(editions.no) };
    view! {
        <Cells>
            <Cell label=t!(compose.method) value=method hint=fixed(Fixed::Method) />
            {move || (form.kind() != Kind::SignUp).then(|| view! {
                <Cell label=t!(poll.abstain) value=abstention hint=fixed(Fixed::Abstention) />
            })}
        </Cells>
    }
}

/// Until when, once others know it.
#[component]
pub(super) fn FixedClosing(desk: Desk) -> impl IntoView {
    let closes = move || {
        let deadline = desk.editing.map(|editing| editing.poll.poll().with(|poll| poll.deadline));
        deadline.map(|at| time::when(at, clock::now(), None)).unwrap_or_default()
    };
    view! {
        <Cells>
            <Cell label=t!(compose.deadline) value=closes hint=fixed(Fixed::Deadline) />
        </Cells>
    }
}

/// Who may vote, once somebody has.
#[component]
pub(super) fn FixedElectorate(desk: Desk) -> impl IntoView {
    let electorate = desk.form.electorate;
    let word = move || {
        let all = electorates();
        let known = all.into_iter().find(|(each, ..)| *each == electorate.get());
        known.map(|(_, word, _)| word.get().to_string()).unwrap_or_default()
    };
    view! {
        <Cells title=t!(compose.electorate)>
            <Cell label=word hint=fixed(Fixed::Electorate) />
        </Cells>
    }
}
