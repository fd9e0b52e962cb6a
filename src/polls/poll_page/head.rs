use super::deadline::Deadline;
use crate::{
    i18n::time,
    parts::Described,
    polls::{
        ballot::rule_words,
        phase::{Phase, PhaseChip},
    },
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Chip, ChipKind, Glyph, Icon, Notice},
};
use domain::{Method, Poll, RankedCount, Secrecy};
use jiff::Timestamp;
use leptos::prelude::*;
use reactive_stores::Store;

/// What to know before voting: state, by whom and until when, the description, who sees what one chose.
#[component]
pub fn Head(poll: Store<PollState>, phase: Memo<Phase>, now: Signal<Timestamp>) -> impl IntoView {
    let rule = move || poll.poll().with(|poll| rule_words(poll.method));
    let kind = Signal::stored(ChipKind::Plain);
    let text = Memo::new(move |_| poll.poll().with(|poll| poll.description.to_string()));
    view! {
        {move || (phase.get() == Phase::Draft).then(|| view! { <Notice text=t!(poll.draft_note) /> })}
        <section class="card card-pad poll-head">
            <div class="chips">
                <PhaseChip phase />
                <Chip kind label=rule />
            </div>
            {move || (phase.get() != Phase::Withdrawn).then(|| view! { <Deadline poll phase now /> })}
            {move || {
                let text = text.get();
                (!text.is_empty()).then(|| view! { <Described text /> })
            }}
            <p class="poll-secrecy">
                <Icon glyph=Glyph::Eye />
                <span>{move || secrecy_words(poll.poll().with(|poll| poll.secrecy))}</span>
            </p>
            {move || poll.poll().with(|poll| poll.secrecy.detaches()).then(|| {
                view! { <p class="poll-meta">{t!(poll.secrecy_anonymous_more)}</p> }
            })}
            {move || poll.poll().with(count_words).map(|words| view! { <p class="poll-meta">{words}</p> })}
            <p class="poll-meta">{composed(poll, now)}</p>
        </section>
    }
}

/// How rankings become a result and ties are resolved: said before anybody votes.
fn count_words(poll: &Poll) -> Option<&'static str> {
    match poll.method {
        Method::Ranked { count: RankedCount::Borda, .. } => Some(t!(poll.count_borda)),
        Method::Ranked { count: RankedCount::InstantRunoff, .. } => Some(t!(results.rounds_rule)),
        Method::Slots => Some(t!(poll.count_slots)),
        Method::Single | Method::Multiple { .. } | Method::Score => None,
    }
}

/// Who sees what one chose.
pub fn secrecy_words(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::RealName => t!(poll.secrecy_real_name),
        Secrecy::RealNameToAdmins => t!(poll.secrecy_admins),
        Secrecy::Anonymous => t!(poll.secrecy_anonymous),
    }
}

/// "李静 发起于 今天 09:30", "李静 发起于 今天 09:30 · 第 2 版".
fn composed(poll: Store<PollState>, now: Signal<Timestamp>) -> impl Fn() -> String + Send + 'static {
    let said = Memo::new(move |_| {
        let now = now.get();
        let name = poll.composer().with(ToString::to_string);
        let at =
            poll.poll().with(|poll| poll.opened.filter(|opened| *opened <= now).unwrap_or(poll.composed));
        let by = t!(poll.by, name = name, time = time::when(at, now, None));
        match poll.poll().with(|poll| poll.edition) {
            1 => by,
            edition => format!("{by} · {}", t!(poll.edition, edition = edition)),
        }
    });
    move || said.get()
}
