use super::{piles::faces, voters_sheet::VotersSheet};
use crate::{
    backend,
    i18n::counted::{people, votes},
    polls::label_of,
    results::{can_words, throttle::Throttle},
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Avatar, Cell, Cells, Glyph, letter},
};
use api::{
    bounded::PageLimit,
    polls::{BallotView, ListBallots},
};
use domain::{OptionId, PollOption};
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// How often faces are looked at anew while votes come in.
const GAP: SignedDuration = SignedDuration::from_secs(5);

/// Each option with some of those who chose it, the list of all a tap away.
#[component]
pub fn WhoChose(poll: Store<PollState>) -> impl IntoView {
    let options = poll.poll().with_untracked(|poll| poll.options.clone());
    let ballots = some_ballots(poll);
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| view! { <OptionRow poll ballots place option /> })
        .collect();
    view! {
        <Cells title=t!(results.who) footnote=t!(results.removed_note)>
            {rows}
            <Everybody poll />
        </Cells>
    }
}

/// Who voted at all, each with what they chose.
#[component]
fn Everybody(poll: Store<PollState>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    let hint = move || people(poll.tally().with(|tally| tally.turnout.cast));
    view! {
        <Cell glyph=Glyph::People label=t!(results.who_all) hint on_press=ask />
        <VotersSheet poll option=None open />
    }
}

/// As many ballots as one answer holds: enough for a few faces at each option.
fn some_ballots(poll: Store<PollState>) -> RwSignal<Vec<BallotView>> {
    let ballots = RwSignal::new(Vec::new());
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let read = move || {
        let limit = PageLimit::new(PageLimit::MAX).unwrap_or_default();
        let request = ListBallots { poll_id, option: None, search: None, after: None, limit };
        leptos::task::spawn_local(async move {
            // The counts stand there all the same; the faces come with the next change.
            if let Ok(page) = backend::call(&request).await {
                ballots.try_set(page.items);
            }
        });
    };
    let throttle = Throttle::new(GAP);
    Effect::new(move |_| {
        poll.tally().with(|tally| tally.revision);
        throttle.run(read);
    });
    ballots
}

#[component]
fn OptionRow(
    poll: Store<PollState>,
    ballots: RwSignal<Vec<BallotView>>,
    place: usize,
    option: PollOption,
) -> impl IntoView {
    let (id, on_time) = (option.id, option.slot.is_some());
    let label = poll.poll().with_untracked(|poll| label_of(poll, &option));
    let count = Memo::new(move |_| poll.tally().with(|tally| tally.votes(id)));
    let open = RwSignal::new(false);
    let some = Memo::new(move |_| count.get() > 0);
    view! {
        {move || {
            let label = label.clone();
            let lead = move || view! { <span class=hue(place)><span class="choice-letter" aria-hidden="true">{letter(place)}</span></span> };
            let hint = move || match on_time {
                true => poll.tally().with(|tally| can_words(tally, id)),
                false => votes(count.get()),
            };
            if some.get() {
                let ask = Callback::new(move |()| open.set(true));
                view! { <Cell label hint lead on_press=ask><Faces ballots id /></Cell> }.into_any()
            } else {
                view! { <Cell label hint lead /> }.into_any()
            }
        }}
        <VotersSheet poll option=Some(id) open />
    }
}

fn hue(place: usize) -> String {
    format!("hue-{}", place % 8 + 1)
}

#[component]
fn Faces(ballots: RwSignal<Vec<BallotView>>, id: OptionId) -> impl IntoView {
    let names = Memo::new(move |_| ballots.with(|ballots| faces(ballots, id)));
    let avatars =
        move || names.get().into_iter().map(|name| view! { <Avatar name small=true /> }).collect::<Vec<_>>();
    view! { <span class="avatars" aria-hidden="true">{avatars}</span> }
}
