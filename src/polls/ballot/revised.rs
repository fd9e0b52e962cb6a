use super::Mine;
use crate::{
    backend::use_outbox,
    polls::editions::{Changes, read_editions},
    state::{Load, PollStateStoreFields as _},
    t,
    ui::Button,
};
use domain::{Ballot, Poll, Receipt, Selection, SelectionFault};
use leptos::prelude::*;

/// What changed since I voted, and a way to say that my ballot still says what I mean. It counts all the while.
#[component]
pub fn Revised(mine: Mine) -> impl IntoView {
    let outbox = use_outbox();
    let id = mine.poll.poll().with_untracked(|poll| poll.id);
    let read = read_editions(mine.poll);
    let voted = move || mine.receipt.with(|receipt| receipt.as_ref()?.selection().cloned());
    let why =
        Memo::new(move |_| mine.poll.poll().with(|poll| voted().and_then(|voted| obstacle(poll, &voted))));
    let confirm = Callback::new(move |()| {
        let (version, edition) = (
            mine.receipt.with_untracked(|receipt| receipt.as_ref().map(|receipt| receipt.version)),
            mine.poll.poll().with_untracked(|poll| poll.edition),
        );
        if let Some(selection) = untrack(voted) {
            outbox.cast(id, selection, version, edition);
        }
    });
    let changes = move || {
        let Load::Ready(told) = read.load.get() else { return None };
        let voted_on = mine.receipt.with(|receipt| receipt.as_ref().map_or(1, edition_of));
        let question = |number| {
            let line = told.editions.iter().find(|line| line.edition.number == number);
            line.map(|line| line.edition.question.clone())
        };
        let (edition, zone) = mine.poll.poll().with(|poll| (poll.edition, poll.zone.clone()));
        let (before, after) = (question(voted_on)?, question(edition)?);
        Some(view! { <Changes before after zone /> })
    };
    view! {
        <div class="revised">
            {changes}
            {move || match why.get() {
                Some(why) => view! { <p class="receipt-text">{why}</p> }.into_any(),
                None => view! { <Button label=t!(editions.confirm) on_press=confirm /> }.into_any(),
            }}
            <p class="receipt-text">{t!(editions.counts)}</p>
        </div>
    }
}

fn edition_of(receipt: &Receipt) -> u32 {
    receipt.named.as_ref().map_or(1, |named| named.edition)
}

/// Why what was voted cannot be cast again as it is.
fn obstacle(poll: &Poll, voted: &Selection) -> Option<&'static str> {
    match Ballot::of(poll, voted) {
        Ok(_) => None,
        Err(SelectionFault::WithdrawnOption { .. }) => Some(t!(editions.chose_withdrawn)),
        Err(_) => Some(t!(editions.not_enough)),
    }
}
