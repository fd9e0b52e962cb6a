use super::{outcome_words, throttle::Throttle, update_words};
use crate::{
    polls::Phase,
    state::{PollState, PollStateStoreFields as _},
};
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// How often a changed result is said, so that whoever listens can also think.
const GAP: SignedDuration = SignedDuration::from_secs(10);

/// Says a changed result to those who do not see it: politely, now and then; the outcome at once.
#[component]
pub fn LiveResult(poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let throttle = Throttle::new(GAP);
    let result =
        Memo::new(move |_| (poll.tally().with(|tally| tally.revision), phase.get() == Phase::Closed));
    Effect::new(move |before: Option<(u64, bool)>| {
        let now = result.get();
        match before {
            None => {}
            Some((_, closed)) if !closed && now.1 => said.set(words(poll, outcome_words)),
            Some(before) if before != now => throttle.run(move || {
                let closed = result.try_get_untracked().is_some_and(|(_, closed)| closed);
                said.try_set(words(poll, if closed { outcome_words } else { update_words }));
            }),
            Some(_) => {}
        }
        now
    });
    view! { <p class="result-live visually-hidden" role="status" aria-live="polite">{move || said.get()}</p> }
}

fn words(poll: Store<PollState>, of: fn(&domain::Poll, &domain::Tally) -> String) -> String {
    poll.poll().with_untracked(|asked| poll.tally().with_untracked(|tally| of(asked, tally)))
}
