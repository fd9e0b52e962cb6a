use super::{
    bar_rows, base_words, charted::ChartButton, leaders, live::LiveResult, names::Names, outcome_words,
};
use crate::{
    i18n::counted::percent,
    parts::{ChartOf, RoundByRound, SignUpsOf},
    polls::{Phase, share_of},
    state::{GroupState, PollState, PollStateStoreFields as _, signs_up},
    t,
    ui::{Bars, Glyph, Icon, Meter},
};
use domain::{OptionId, Poll, Selection, Tally, Visibility};
use leptos::prelude::*;
use reactive_stores::Store;

/// The result of a poll, whole: outcome, bars, chart, turnout, names.
#[component]
pub fn Results(state: GroupState, poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let mine = Memo::new(move |_| my_options(poll));
    let decided = Memo::new(move |_| phase.get() == Phase::Closed);
    let rows = Memo::new(move |_| {
        poll.poll().with(|asked| {
            poll.tally().with(|tally| mine.with(|mine| bar_rows(asked, tally, mine, decided.get())))
        })
    });
    let base = move || poll.poll().with(|asked| poll.tally().with(|tally| base_words(asked, tally)));
    let veiled = Memo::new(move |_| poll.tally().with(Tally::is_veiled));
    let signs_up = signs_up(poll);
    let anybody = Memo::new(move |_| !veiled.get() && poll.tally().with(|tally| tally.turnout.cast > 0));
    let run_off = move || decided.get() && poll.tally().with(|tally| !tally.rounds.is_empty());
    let charted = RwSignal::new(decided.get_untracked());
    let title = move || match phase.get() {
        Phase::Withdrawn => t!(results.void),
        Phase::Closed => t!(results.title),
        Phase::Draft | Phase::Scheduled | Phase::Open | Phase::ClosingSoon => t!(results.live),
    };
    view! {
        <section class="card card-pad result" class:result-sign-up=signs_up aria-label=title>
            <div class="result-head">
                <h2>{title}</h2>
                {move || (anybody.get() && !signs_up.get()).then(|| view! { <ChartButton opened=charted /> })}
            </div>
            {move || decided.get().then(|| view! { <Outcome poll /> })}
            <Turnout poll />
            {move || if veiled.get() {
                view! { <p class="result-note">{poll.poll().with(veil_words)}</p> }.into_any()
            } else {
                view! { <Bars rows label=title base mine_word=t!(poll.mine) withdrawn_word=t!(poll.option_withdrawn) /> }.into_any()
            }}
            {move || (anybody.get() && charted.get() && !signs_up.get()).then(|| view! { <ChartOf poll mine /> })}
            <LiveResult poll phase />
        </section>
        {move || run_off().then(|| view! { <RoundByRound poll /> })}
        {move || signs_up.get().then(|| view! { <SignUpsOf poll /> })}
        <Names state poll phase />
    }
}

/// When the result will be shown, where it is not shown yet.
#[must_use]
pub fn veil_words(poll: &Poll) -> &'static str {
    match poll.visibility {
        Visibility::Live => t!(app.loading),
        Visibility::AfterVote => t!(results.after_vote),
        Visibility::AfterClose => t!(results.after_close),
    }
}

fn my_options(poll: Store<PollState>) -> Vec<OptionId> {
    let options = |receipt: &domain::Receipt| match receipt.selection() {
        Some(Selection::Approve(options)) => options.clone(),
        Some(selection @ Selection::Slots { .. }) => selection.options(),
        Some(Selection::Rank(options)) => options.iter().take(1).copied().collect(),
        // Points for everything single nothing out.
        Some(Selection::Score(_) | Selection::SignUp { .. } | Selection::Abstain) | None => Vec::new(),
    };
    poll.receipt().with(|receipt| receipt.as_ref().map(options)).unwrap_or_default()
}

#[component]
fn Outcome(poll: Store<PollState>) -> impl IntoView {
    let words = move || poll.poll().with(|asked| poll.tally().with(|tally| outcome_words(asked, tally)));
    let none = move || poll.poll().with(|asked| poll.tally().with(|tally| leaders(asked, tally).is_empty()));
    view! {
        <div class="outcome" class:outcome-none=none>
            {move || (!none()).then(|| view! { <Icon glyph=Glyph::Trophy /> })}
            <p class="outcome-words">{words}</p>
        </div>
    }
}

/// "42 / 63 人已投，占应投 66.7%".
pub(super) fn turnout_words(turnout: domain::Turnout) -> String {
    let domain::Turnout { cast, entitled } = turnout;
    t!(results.turnout_text, cast = cast, entitled = entitled, percent = percent(cast, entitled))
}

/// How many of those entitled have voted; and that there are more of them than there were, where they may still come.
#[component]
fn Turnout(poll: Store<PollState>) -> impl IntoView {
    let turnout = Memo::new(move |_| poll.tally().with(|tally| tally.turnout));
    let share = Signal::derive(move || share_of(turnout.get()));
    let signs_up = signs_up(poll);
    let text = move || match (signs_up.get(), turnout.get()) {
        (true, domain::Turnout { cast, entitled }) => t!(results.answered, cast = cast, entitled = entitled),
        (false, turnout) => turnout_words(turnout),
    };
    let first = turnout.get_untracked().entitled;
    let grew = move || Some(turnout.get().entitled).filter(|entitled| *entitled > first);
    view! {
        <div>
            <Meter share text />
            {move || grew().map(|entitled| {
                view! { <p class="result-note">{t!(results.base_grew, entitled = entitled)}</p> }
            })}
        </div>
    }
}
