//! My ballot: marking it, sending it, what became of it.

mod face;
mod marking;
mod multiple;
mod news;
mod paper;
mod ranked;
mod revised;
mod rule;
mod scored;
mod sign_up;
mod single;
mod slots;
mod ticket;
mod why;

use super::label_of;
use crate::{
    backend::{Delivery, use_outbox},
    i18n::problem::poll_refusal,
    parts::OptionMore,
    state::{GroupState, Load, PollState, PollStateStoreFields as _},
    ui::{Notice, NoticeKind, letter},
};
use domain::{PollOption, PollStatus, Receipt, Role};
pub use face::Face;
use face::{Seen, Sent};
use jiff::Timestamp;
use leptos::prelude::*;
pub use marking::Marking;
pub use paper::Sheet;
use paper::{CastBar, Paper};
pub use ranked::Ranked;
use reactive_stores::Store;
pub use revised::Revised;
pub use rule::rule_words;
pub use scored::Scored;
pub use sign_up::{SignUp, StayAway};
pub use slots::Slots;
use ticket::{Recorded, Refused, Waiting};
use why::Why;

/// The id of what takes the focus when the ballot turns into its receipt or back.
const PLACE: &str = "my-ballot";

/// What the parts of a ballot look at.
#[derive(Clone, Copy)]
pub struct Mine {
    poll: Store<PollState>,
    marking: Marking,
    /// What became of the ballot sent off last.
    delivery: Memo<Option<Delivery>>,
    /// The ballot that counts.
    receipt: Memo<Option<Receipt>>,
    role: Memo<Option<Role>>,
    now: Signal<Timestamp>,
}

/// What the ballot shows at present.
#[must_use]
pub fn face_of(poll: Store<PollState>, marking: Marking, now: Signal<Timestamp>) -> Memo<Face> {
    let delivery = use_outbox().delivery(poll.poll().with_untracked(|poll| poll.id));
    let receipt = receipt_of(poll, delivery);
    Memo::new(move |_| {
        let seen = Seen {
            entitled: poll.entitled().get(),
            voted: receipt.with(Option::is_some),
            sent: delivery.with(|delivery| delivery.as_ref().and_then(Sent::of)),
            marked: marking.marked.with(|marked| !marked.is_blank()),
            changing: marking.changing.get(),
        };
        seen.face(poll.poll().with(|poll| poll.status_at(now.get())))
    })
}

/// My ballot that counts: as it was read, or as the receipt says that has just come.
fn receipt_of(poll: Store<PollState>, delivery: Memo<Option<Delivery>>) -> Memo<Option<Receipt>> {
    Memo::new(move |_| {
        let come = match delivery.get() {
            Some(Delivery::Recorded(receipt)) => Some(receipt),
            _ => None,
        };
        poll.receipt().get().into_iter().chain(come).max_by_key(|receipt| receipt.version)
    })
}

/// My part in a poll.
#[component]
pub fn BallotSection(
    state: GroupState,
    poll: Store<PollState>,
    marking: Marking,
    face: Memo<Face>,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let delivery = use_outbox().delivery(poll.poll().with_untracked(|poll| poll.id));
    let receipt = receipt_of(poll, delivery);
    let role = Memo::new(move |_| match state.view.get() {
        Load::Ready(view) => Some(view.me.role),
        Load::Waiting | Load::Failed(_) => None,
    });
    let mine = Mine { poll, marking, delivery, receipt, role, now };
    let sheet = Sheet::of(mine);
    let said = news::follow(state, mine);
    let shown = move || match face.get() {
        Face::Paper => view! { <Paper mine sheet /> }.into_any(),
        Face::Waiting => view! { <Waiting mine /> }.into_any(),
        Face::Recorded => view! { <Recorded mine /> }.into_any(),
        Face::Refused => view! { <Refused mine /> }.into_any(),
        Face::Watching => view! { <Watching mine /> }.into_any(),
        Face::Plain => view! { <Options poll /> }.into_any(),
    };
    view! {
        <div class="my-ballot" id=PLACE tabindex="-1">{shown}</div>
        <p class="visually-hidden" role="status" aria-live="polite">{move || said.get()}</p>
        {move || (face.get() == Face::Paper).then(|| view! { <CastBar mine sheet /> })}
    }
}

/// A row of the ballot, with room for the link and the picture of its option, where it has any.
pub(super) fn with_more(option: &PollOption, row: impl IntoView + 'static) -> AnyView {
    let details = &option.details;
    let class = match (details.picture.is_some(), details.link.is_some()) {
        (false, false) => return row.into_any(),
        (true, false) => "choice-row choice-row-picture",
        (false, true) => "choice-row choice-row-link",
        (true, true) => "choice-row choice-row-picture choice-row-link",
    };
    view! { <div class=class>{row} <OptionMore option=option.clone() /></div> }.into_any()
}

/// What is said of an option in words; empty where nothing is.
pub(super) fn about(option: &PollOption) -> String {
    option.details.about.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Why there is nothing to mark, for whoever might expect to.
#[component]
fn Watching(mine: Mine) -> impl IntoView {
    let why = Memo::new(move |_| {
        let role = mine.role.get()?;
        let poll = mine.poll.poll();
        let open = poll.with(|poll| poll.status_at(mine.now.get())) == PollStatus::Open;
        open.then(|| poll.with(|poll| Why::not_entitled(poll, Some(role))))
    });
    move || why.get().map(|why| view! { <Notice text=why.words() /> })
}

/// The options of a poll that is not open yet, to be looked at.
#[component]
fn Options(poll: Store<PollState>) -> impl IntoView {
    let small = Memo::new(move |_| {
        let entitled = poll.tally().with(|tally| tally.turnout.entitled);
        poll.poll().with(|poll| poll.opened.and_then(|_| poll.may_open_for(entitled).err()))
    });
    let options = Memo::new(move |_| {
        poll.poll().with(|poll| poll.options.iter().map(|option| label_of(poll, option)).collect::<Vec<_>>())
    });
    let row = |(place, label)| option_row(place, label, None);
    let rows = move || options.get().into_iter().enumerate().map(row).collect::<Vec<_>>();
    view! {
        {move || small.get().map(|why| view! { <Notice kind=NoticeKind::Soon text=poll_refusal(why) /> })}
        <ol class="card card-pad receipt-choice poll-options">{rows}</ol>
    }
}

/// An option, with its place or points on a ballot.
fn option_row(place: usize, label: String, note: Option<String>) -> impl IntoView + use<> {
    view! {
        <li class=format!("receipt-option hue-{}", place % 8 + 1)>
            <span class="choice-letter" aria-hidden="true">{letter(place)}</span>
            <span>{label}</span>
            {note.map(|note| view! { <span class="receipt-note">{note}</span> })}
        </li>
    }
}
