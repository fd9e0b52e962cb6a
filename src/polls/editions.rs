//! What a poll asked, edition by edition.

mod changes;

use crate::{
    clock,
    i18n::{counted::people, time},
    results::Throttle,
    state::{Load, PollState, PollStateStoreFields as _, Reading, reading},
    t,
    ui::{Notice, NoticeKind},
};
use api::polls::{EditionLine, EditionsView, ReadEditions};
pub use changes::Changes;
use domain::{Question, ZoneName};
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// How often those who organise are told anew how many have confirmed.
const GAP: SignedDuration = SignedDuration::from_secs(3);

/// The editions of a poll, read again with each new one.
pub fn read_editions(poll: Store<PollState>) -> Reading<EditionsView> {
    let read = reading(ReadEditions { poll_id: poll.poll().with_untracked(|poll| poll.id) });
    let edition = Memo::new(move |_| poll.poll().with(|poll| poll.edition));
    Effect::new(move |before: Option<u32>| {
        if before.is_some_and(|before| before != edition.get()) {
            read.again.run(());
        }
        edition.get()
    });
    read
}

/// What was changed, the newest edition first, for everybody; for those who organise, how many have not confirmed.
#[component]
pub fn Editions(poll: Store<PollState>) -> impl IntoView {
    let read = read_editions(poll);
    let throttle = Throttle::new(GAP);
    let organises = move || matches!(read.load.get(), Load::Ready(EditionsView { unconfirmed: Some(_), .. }));
    let votes = Memo::new(move |_| poll.tally().with(|tally| tally.revision));
    Effect::new(move |before: Option<u64>| {
        let now = votes.get();
        if before.is_some_and(|before| before != now) && untrack(organises) {
            throttle.run(move || read.again.run(()));
        }
        now
    });
    move || {
        let Load::Ready(EditionsView { editions, unconfirmed }) = read.load.get() else { return None };
        let zone = poll.poll().with(|poll| poll.zone.clone());
        let pairs = editions.windows(2).rev().filter_map(|pair| match pair {
            [before, after] => Some(made(&before.edition.question, after, zone.clone())),
            _ => None,
        });
        let pairs: Vec<_> = pairs.collect();
        Some(view! {
            <section class="editions" aria-label=t!(editions.title)>
                <h2 class="section-title">{t!(editions.title)}</h2>
                {unconfirmed.map(|count| match count {
                    0 => view! { <Notice text=t!(editions.all_confirmed) /> }.into_any(),
                    count => {
                        let text = t!(editions.unconfirmed, people = people(count));
                        view! { <Notice kind=NoticeKind::Soon text /> }.into_any()
                    }
                })}
                <ol class="stack">{pairs}</ol>
            </section>
        })
    }
}

/// An edition: which, by whom and when, why, and what is otherwise in it.
fn made(before: &Question, line: &EditionLine, zone: ZoneName) -> impl IntoView + use<> {
    let edition = &line.edition;
    let name = line.name.as_ref().map(ToString::to_string).unwrap_or_default();
    let by = t!(editions.by, name = name, time = time::when(edition.at, clock::now(), None));
    let why = edition.reason.as_ref().map(ToString::to_string);
    let (before, after) = (before.clone(), edition.question.clone());
    view! {
        <li class="card card-pad edition">
            <p class="edition-head">
                <span class="edition-number">{t!(poll.edition, edition = edition.number)}</span>
                <span class="edition-by">{by}</span>
            </p>
            {why.map(|why| view! { <p class="edition-why">{why}</p> })}
            <Changes before after zone />
        </li>
    }
}
