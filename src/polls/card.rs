use super::{
    PhaseChip,
    phase::{Phase, clock_for, phase_of},
    poll_page::is_full,
};
use crate::{
    backend::{Delivery, use_outbox},
    i18n::time,
    results::{cut, leaders, leading_words, option_name, outcome_words},
    route::Page,
    state::{GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Chip, ChipKind, Glyph, Icon, Meter, letter},
};
use domain::{OptionId, Poll, Receipt, Selection, Turnout};
use jiff::Timestamp;
use leptos::prelude::*;
use reactive_stores::Store;

/// How a poll stands with whoever is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mine {
    /// They are not asked, or not any more.
    Nothing,
    Waits,
    /// They were reminded.
    Reminded {
        /// To sign up.
        signs_up: bool,
    },
    Pending,
    Voted,
    /// They have a line in a sign-up.
    Comes,
    /// They said that they do not come.
    StaysAway,
    /// They have said neither.
    MaySignUp,
}

/// A poll in the feed of its group: its state, whether I have voted, how many have, how long it takes.
#[component]
pub fn PollCard(
    /// The group it is put to.
    state: GroupState,
    poll: Store<PollState>,
) -> impl IntoView {
    let id = poll.poll().with_untracked(|poll| poll.id);
    let now = clock_for(poll);
    let phase = phase_of(poll, now);
    let mine = mine_of(poll, phase);
    let turnout = Memo::new(move |_| poll.tally().with(|tally| tally.turnout));
    let limit = Memo::new(move |_| poll.poll().with(|poll| poll.method.limit()));
    // A card outlives its group only while it is being taken away.
    let ended = move || state.ended.try_get().unwrap_or(true);
    view! {
        <a
            class="feed-card"
            class:feed-card-new=move || matches!(mine.get(), Mine::Waits | Mine::Reminded { .. } | Mine::MaySignUp) && !ended()
            class:feed-card-quiet=move || phase.get().is_over()
            href=Page::Poll(id).href()
        >
            <span class="chips">
                <PhaseChip phase />
                {move || mine_chip(mine.get(), poll)}
                {move || (phase.get().is_open() && is_full(poll)).then(|| {
                    view! { <Chip kind=ChipKind::Plain label=t!(state.full) /> }
                })}
            </span>
            <span class="feed-title">{move || poll.poll().with(|poll| poll.title.to_string())}</span>
            {move || (phase.get() == Phase::Closed).then(|| view! { <Outcome poll /> })}
            {move || phase.get().is_open().then(|| view! { <Leading poll /> })}
            {move || (!phase.get().is_ahead() && phase.get() != Phase::Withdrawn).then(|| match limit.get() {
                Some(limit) => places_meter(poll, limit).into_any(),
                None => turnout_meter(turnout).into_any(),
            })}
            <span class="feed-foot">
                <span>{move || t!(group.by, name = poll.composer().with(ToString::to_string))}</span>
                <span>{how_long(poll, phase, now)}</span>
            </span>
        </a>
    }
}

#[component]
fn Outcome(poll: Store<PollState>) -> impl IntoView {
    let words = move || poll.poll().with(|poll_| poll.tally().with(|tally| outcome_words(poll_, tally)));
    let any = move || poll.poll().with(|poll_| poll.tally().with(|tally| !leaders(poll_, tally).is_empty()));
    view! {
        <span class="feed-outcome">
            {move || any().then(|| view! { <Icon glyph=Glyph::Trophy /> })} <span>{words}</span>
        </span>
    }
}

/// Who leads, for whoever may see it.
#[component]
fn Leading(poll: Store<PollState>) -> impl IntoView {
    let words = Memo::new(move |_| {
        // How many have places already stands on the meter.
        let told = poll.poll().with(|poll| poll.method.limit().is_some());
        let words = || poll.poll().with(|poll_| poll.tally().with(|tally| leading_words(poll_, tally)));
        if told { None } else { words() }
    });
    move || words.get().map(|words| view! { <span class="feed-outcome feed-leading">{words}</span> })
}

fn turnout_meter(turnout: Memo<Turnout>) -> impl IntoView {
    let share = Signal::derive(move || share_of(turnout.get()));
    let text = move || {
        let turnout = turnout.get();
        t!(poll.turnout, cast = turnout.cast, entitled = turnout.entitled)
    };
    view! { <Meter share text /> }
}

/// How many places are taken of those that there are.
fn places_meter(poll: Store<PollState>, limit: u32) -> impl IntoView {
    let taken = Memo::new(move |_| poll.tally().with(domain::Tally::taken));
    let share = Signal::derive(move || share_of(Turnout { cast: taken.get(), entitled: limit }));
    let text = move || t!(results.taken_of, taken = taken.get(), limit = limit);
    view! { <Meter share text /> }
}

/// The share of those entitled who have cast; 0 of nobody.
pub fn share_of(turnout: Turnout) -> f64 {
    if turnout.entitled == 0 { 0.0 } else { f64::from(turnout.cast) / f64::from(turnout.entitled) }
}

fn mine_of(poll: Store<PollState>, phase: Memo<Phase>) -> Memo<Mine> {
    let delivery = use_outbox().delivery(poll.poll().with_untracked(|poll| poll.id));
    Memo::new(move |_| {
        let voted = poll.receipt().with(Option::is_some);
        let comes = poll.receipt().with(|receipt| {
            receipt.as_ref().and_then(Receipt::selection).is_some_and(|selection| selection.quantity() > 0)
        });
        let signs_up = poll.poll().with(|poll| poll.method.signs_up());
        let entitled = poll.entitled().get();
        match delivery.get() {
            Some(Delivery::Waiting { .. }) => Mine::Pending,
            _ if voted && comes => Mine::Comes,
            _ if voted && signs_up => Mine::StaysAway,
            Some(Delivery::Recorded(_)) => Mine::Voted,
            _ if voted => Mine::Voted,
            _ if entitled && phase.get().is_open() => {
                if poll.reminded().get() {
                    Mine::Reminded { signs_up }
                } else if signs_up {
                    Mine::MaySignUp
                } else {
                    Mine::Waits
                }
            }
            _ => Mine::Nothing,
        }
    })
}

/// So many characters of an option have room in a chip.
const CHIP: usize = 16;

/// What I chose, as long as it is told in a word or two.
fn choice_words(poll: &Poll, receipt: Option<&Receipt>) -> String {
    let letters = |options: &[OptionId], joiner: &str| {
        let of = |&id: &OptionId| poll.place(id).map(letter);
        options.iter().filter_map(of).collect::<Vec<_>>().join(joiner)
    };
    let options = match receipt.and_then(Receipt::selection) {
        Some(Selection::Abstain) => return t!(group.abstained).to_owned(),
        Some(Selection::Approve(options)) if options.len() == 1 => option_name(poll, options[0]),
        Some(Selection::Approve(options)) => letters(options, t!(app.joiner)),
        Some(Selection::Rank(options)) => letters(options, " › "),
        Some(Selection::Slots { yes, if_need_be }) => {
            letters(&[&yes[..], if_need_be].concat(), t!(app.joiner))
        }
        Some(Selection::Score(_) | Selection::SignUp { .. }) | None => String::new(),
    };
    match options.is_empty() {
        true => t!(group.voted).to_owned(),
        false => t!(group.voted_for, options = cut(options, CHIP)),
    }
}

fn mine_chip(mine: Mine, poll: Store<PollState>) -> Option<impl IntoView> {
    let chosen =
        move || poll.receipt().with(|receipt| poll.poll().with(|poll| choice_words(poll, receipt.as_ref())));
    if mine == Mine::Voted {
        return Some(view! { <Chip kind=ChipKind::Voted label=chosen /> });
    }
    let (kind, label) = match mine {
        Mine::Nothing | Mine::Voted => return None,
        Mine::Waits => (ChipKind::Plain, t!(group.not_voted)),
        Mine::Reminded { signs_up: false } => (ChipKind::Reminded, t!(group.reminded)),
        Mine::Reminded { signs_up: true } => (ChipKind::Reminded, t!(group.reminded_to_sign_up)),
        Mine::Pending => (ChipKind::Pending, t!(state.pending)),
        Mine::Comes => (ChipKind::Voted, t!(group.comes)),
        Mine::StaysAway => (ChipKind::Plain, t!(group.stays_away)),
        Mine::MaySignUp => (ChipKind::Plain, t!(group.may_sign_up)),
    };
    Some(view! { <Chip kind label=move || label /> })
}

/// "还剩 2 小时", or since when it is over.
fn how_long(
    poll: Store<PollState>,
    phase: Memo<Phase>,
    now: Signal<Timestamp>,
) -> impl Fn() -> String + Send + Clone + 'static {
    let said = Memo::new(move |_| {
        let now = now.get();
        poll.poll().with(|poll| match phase.get() {
            Phase::Draft => time::closes(poll.deadline, now, None),
            Phase::Scheduled => time::opens(poll.opened.unwrap_or(now), now),
            Phase::Open | Phase::ClosingSoon => time::left(poll.deadline, now),
            Phase::Closed => time::closes(poll.closes_at(), now, None),
            Phase::Withdrawn => {
                let at = poll.withdrawn.as_ref().map_or(poll.deadline, |withdrawn| withdrawn.at);
                time::when(at, now, None)
            }
        })
    });
    move || said.get()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::choice_words;
    use crate::polls::sample;
    use domain::{NamedBallot, OptionId, Receipt, Selection, Tracker};
    use jiff::Timestamp;

    #[test]
    fn a_card_says_what_i_chose_by_name_where_it_is_one_and_by_letters_where_they_are_several() {
        let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"));
        let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect::<Vec<_>>();
        let slots = |yes, if_need_be| Selection::Slots { yes: ids(yes), if_need_be: ids(if_need_be) };
        for (selection, words) in [
            (Selection::Approve(ids(&[2])), "我已投 B 周二"),
            (Selection::Approve(ids(&[1, 3])), "我已投 A、C"),
            (Selection::Rank(ids(&[3, 1])), "我已投 C › A"),
            (slots(&[1], &[2]), "我已投 A、B"),
            (slots(&[], &[]), "我已投"),
            (Selection::Abstain, "我已弃权"),
        ] {
            let tracker = Tracker::from_random([0; 10]);
            let named = Some(NamedBallot { tracker, at: Timestamp::UNIX_EPOCH, selection, edition: 1 });
            let receipt = Receipt { poll_id: poll.id, version: 1, named };
            assert_eq!(choice_words(&poll, Some(&receipt)), words);
        }
        let recorded = Receipt { poll_id: poll.id, version: 1, named: None };
        assert_eq!(
            choice_words(&poll, Some(&recorded)),
            "我已投",
            "where ballots are kept apart nobody knows"
        );
    }
}
