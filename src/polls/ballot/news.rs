//! What follows from news of my ballot.

use super::{Mine, PLACE, ticket};
use crate::{
    backend::{self, Delivery, use_outbox},
    i18n::problem::problem,
    state::{GroupState, PollStateStoreFields as _},
    t,
    ui::{at_next_frame, focus_by_id},
};
use api::{Problem, Refusal, polls::GetPoll};
use domain::CastRefusal;
use leptos::prelude::*;

/// Puts marks away that were recorded, reads a newer ballot of mine, takes the focus to what became of the ballot. What it
/// returns is said to those who do not see the screen.
pub(super) fn follow(state: GroupState, mine: Mine) -> RwSignal<String> {
    let said = RwSignal::new(String::new());
    let Mine { poll, marking, delivery, receipt, .. } = mine;
    let id = poll.poll().with_untracked(|poll| poll.id);
    Effect::new(move |before: Option<Option<Delivery>>| {
        let now = delivery.get();
        if let Some(Delivery::Refused { problem, .. }) = &now {
            let known = receipt.with_untracked(|mine| mine.as_ref().map_or(0, |mine| mine.version));
            let shown = poll.poll().with_untracked(|poll| poll.edition);
            if newer(problem) > known || revised(problem) > Some(shown) {
                leptos::task::spawn_local(async move {
                    if let Ok(view) = backend::call(&GetPoll { poll_id: id }).await
                        && state.ended.try_get_untracked().is_some()
                    {
                        state.take(view);
                    }
                });
            }
        }
        if before.is_some_and(|before| before != now) {
            if let Some(Delivery::Recorded(receipt)) = &now {
                marking.recorded(receipt.version);
            }
            said.set(now.as_ref().map(words).unwrap_or_default());
            if !matches!(now, None | Some(Delivery::Waiting { tried: false, .. })) {
                at_next_frame(|| focus_by_id(PLACE));
            }
        }
        now
    });
    revise(mine);
    said
}

/// Another edition of the question is shown at once, with what was marked as far as it may still be chosen; and so it is when
/// the server says that a ballot was marked on an earlier one.
fn revise(mine: Mine) {
    let Mine { poll, marking, delivery, .. } = mine;
    let outbox = use_outbox();
    Effect::new(move |before: Option<u32>| {
        let edition = poll.poll().with(|poll| poll.edition);
        let begun =
            marking.changing.get_untracked() || marking.marked.with_untracked(|marked| !marked.is_blank());
        if before.is_some_and(|before| before < edition) && begun {
            poll.poll().with_untracked(|poll| marking.revise(poll));
        }
        match delivery.get() {
            Some(Delivery::Refused { selection, problem })
                if revised(&problem).is_some_and(|e| e <= edition) =>
            {
                let dropped = ticket::begin(mine, &selection);
                marking.revised.set(Some(!dropped));
                outbox.dismiss(poll.poll().with_untracked(|poll| poll.id));
            }
            _ => {}
        }
        edition
    });
}

/// The edition that stands, where this refusal says that another was voted on.
fn revised(problem: &Problem) -> Option<u32> {
    match problem.refusal {
        Some(Refusal::Cast(CastRefusal::Revised { edition })) => Some(edition),
        _ => None,
    }
}

/// The version of a ballot of mine that this refusal speaks of; 0 if it does not.
fn newer(problem: &Problem) -> u32 {
    match problem.refusal {
        Some(Refusal::Cast(CastRefusal::Superseded { current })) => current,
        _ => 0,
    }
}

fn words(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Waiting { tried: false, .. } => t!(poll.casting).to_owned(),
        Delivery::Waiting { tried: true, .. } => {
            format!("{} {}", t!(receipt.waiting), t!(receipt.waiting_text))
        }
        Delivery::Recorded(receipt) => match &receipt.named {
            Some(named) => format!("{} {} {}", t!(receipt.recorded), t!(receipt.tracker), named.tracker),
            None => format!("{} {}", t!(receipt.recorded), t!(receipt.detached)),
        },
        Delivery::Refused { problem: why, .. } => t!(receipt.not_counted_why, reason = problem(why)),
    }
}
