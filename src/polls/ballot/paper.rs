use super::{
    Marking, Mine, PLACE,
    multiple::Multiple,
    rule::rule_note,
    single::Single,
    why::{Wanted, Why},
};
use crate::{
    backend::{Delivery, use_outbox},
    parts::{BelowPaper, PaperOf, StayingAway},
    results::places_words,
    state::PollStateStoreFields as _,
    t,
    ui::{
        BottomBar, Button, Choice, ChoiceGroup, ChoiceState, Notice, NoticeKind, Tone, at_next_frame,
        focus_by_id, fresh_id,
    },
};
use domain::{CastRefusal, Method, OptionId, Poll, PollOption, Receipt, Selection};
use leptos::prelude::*;

/// What the options of a ballot look at.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub(super) marking: Marking,
    /// What is shown as marked: what is on its way, else what is marked.
    pub(super) shown: Memo<Selection>,
    sending: Memo<bool>,
    /// The ballot that counts.
    counted: Memo<Selection>,
    wanted: Selected,
}

impl Sheet {
    pub(super) fn of(mine: Mine) -> Self {
        let Mine { marking, delivery, receipt, .. } = mine;
        let sending = Memo::new(move |_| sent(delivery).is_some() && !marking.changing.get());
        let shown = Memo::new(move |_| match sent(delivery) {
            Some(selection) if sending.get() => selection,
            _ => marking.marked.get(),
        });
        let counted = Memo::new(move |_| {
            receipt.with(|receipt| receipt.as_ref()?.selection().cloned()).unwrap_or_default()
        });
        Self { marking, shown, sending, counted, wanted: wanted(mine) }
    }

    pub(super) fn checked(self, id: OptionId) -> Signal<bool> {
        Signal::derive(move || self.shown.with(|shown| shown.options().contains(&id)))
    }

    pub(super) fn state(self, option: &PollOption) -> Signal<ChoiceState> {
        let id = option.id;
        if option.withdrawn {
            return Signal::stored(ChoiceState::Withdrawn);
        }
        self.state_of(move |selection| selection.options().contains(&id))
    }

    /// How what `holds` looks for stands with me.
    fn state_of(self, holds: impl Fn(&Selection) -> bool + Send + Sync + 'static) -> Signal<ChoiceState> {
        Signal::derive(move || match () {
            () if self.sending.get() && self.shown.with(&holds) => ChoiceState::Pending,
            () if self.counted.with(&holds) => ChoiceState::Mine,
            () => ChoiceState::Free,
        })
    }

    pub(super) fn state_word(
        self,
        option: &PollOption,
    ) -> impl Fn() -> &'static str + Clone + Send + Sync + 'static {
        let state = self.state(option);
        move || word_of(state.get())
    }

    /// While it is on its way nothing can be marked; the button says why.
    pub(super) fn locked(self) -> Signal<Option<String>> {
        Signal::derive(move || self.sending.get().then(String::new))
    }
}

fn word_of(state: ChoiceState) -> &'static str {
    match state {
        ChoiceState::Pending => t!(receipt.waiting),
        ChoiceState::Mine => t!(poll.mine),
        ChoiceState::Withdrawn => t!(poll.option_withdrawn),
        ChoiceState::Free => "",
    }
}

/// What is on its way for the first time.
fn sent(delivery: Memo<Option<Delivery>>) -> Option<Selection> {
    match delivery.get() {
        Some(Delivery::Waiting { selection, tried: false }) => Some(selection),
        _ => None,
    }
}

/// Whether something is, whoever marks something else meanwhile.
pub(super) fn on_its_way(delivery: Memo<Option<Delivery>>) -> Memo<bool> {
    Memo::new(move |_| sent(delivery).is_some())
}

/// The options. What is marked is sent by the [`CastBar`].
#[component]
pub fn Paper(mine: Mine, sheet: Sheet) -> impl IntoView {
    let question = mine.poll.poll();
    let ask =
        Memo::new(move |_| question.with(|poll| (poll.method, poll.options.clone(), poll.zone.clone())));
    let name = StoredValue::new(fresh_id("ballot"));
    view! {
        <Interrupted mine wanted=sheet.wanted />
        <ChoiceGroup legend=move || question.with(|poll| poll.title.to_string())>
            {move || match ask.get() {
                (Method::Single, options, _) => view! { <Single name=name.get_value() options sheet /> }.into_any(),
                (Method::Multiple { .. }, options, _) => {
                    view! { <Multiple name=name.get_value() options sheet /> }.into_any()
                }
                (method, options, zone) => view! { <PaperOf method options zone sheet /> }.into_any(),
            }}
            {move || {
                let (many, method) = (question.with(abstains)?, ask.with(|(method, ..)| *method));
                let row = move || view! { <Abstain name=name.get_value() many sheet /> };
                Some(match method {
                    Method::Single | Method::Multiple { .. } => row().into_any(),
                    _ => view! { <BelowPaper inside=row.into() /> }.into_any(),
                })
            }}
        </ChoiceGroup>
    }
}

/// Whether one may abstain by a row among the options, and whether that is one of several boxes. Not to sign up has a button
/// of its own.
fn abstains(poll: &Poll) -> Option<bool> {
    (poll.abstention && !poll.method.signs_up()).then_some(poll.method != Method::Single)
}

/// The row of whoever wants to choose none of them, and be counted.
#[component]
fn Abstain(name: String, many: bool, sheet: Sheet) -> impl IntoView {
    let is = |selection: &Selection| *selection == Selection::Abstain;
    let checked = Signal::derive(move || sheet.shown.with(is));
    let state = sheet.state_of(is);
    view! {
        <Choice
            name
            label=t!(poll.abstain)
            checked
            on_change=move |on: bool| sheet.marking.abstain(on)
            many
            state
            state_word=move || word_of(state.get())
            disabled_reason=sheet.locked()
        />
    }
}

/// The button that sends what is marked, with the rule. Not in the paper: it follows the screen down the whole page.
#[component]
pub fn CastBar(mine: Mine, sheet: Sheet) -> impl IntoView {
    let wanted = sheet.wanted;
    let method = Memo::new(move |_| mine.poll.poll().with(|poll| poll.method));
    let note = move || match method.get().signs_up() {
        true => mine.poll.tally().with(|tally| places_words(method.get(), tally)),
        false => rule_note(method.get(), sheet.shown.with(|shown| shown.options().len())),
    };
    // Whoever has answered finds it at their receipt.
    let stays_away = move || method.get().signs_up() && mine.receipt.with(Option::is_none);
    view! {
        <BottomBar note>
            <CastButton mine wanted pending=sheet.sending />
            {move || stays_away().then(|| view! { <StayingAway mine basis=None /> })}
            <Stop mine wanted />
        </BottomBar>
    }
}

type Selected = Memo<Result<Selection, Why>>;

/// What would be sent now, or why it would not.
fn wanted(mine: Mine) -> Selected {
    let Mine { poll, marking, receipt, role, now, .. } = mine;
    Memo::new(move |_| {
        let (receipt, marked) = (receipt.get(), marking.marked.get());
        let method = poll.poll().with(|poll| poll.method);
        let (taken, turnout) =
            poll.tally().with(|tally| (tally.taken_by_others(method, receipt.as_ref()), tally.turnout));
        let wanted = Wanted {
            entitled: poll.entitled().get(),
            role: role.get(),
            receipt: receipt.as_ref(),
            marked,
            basis: marking.basis.get(),
            taken,
            turnout,
            fault: marking.wrong.with(|wrong| wrong.as_ref().map(|wrong| wrong.why)),
        };
        poll.poll().with(|poll| wanted.selection(poll, now.get()))
    })
}

#[component]
fn CastButton(mine: Mine, wanted: Selected, pending: Memo<bool>) -> impl IntoView {
    let outbox = use_outbox();
    let id = mine.poll.poll().with_untracked(|poll| poll.id);
    let marking = mine.marking;
    let press = Callback::new(move |()| {
        if let Ok(selection) = wanted.get_untracked() {
            let edition = mine.poll.poll().with_untracked(|poll| poll.edition);
            outbox.cast(id, selection, marking.basis.get_untracked(), edition);
            marking.changing.set(false);
        }
    });
    let why =
        Signal::derive(move || if pending.get() { None } else { wanted.get().err().map(|why| why.words()) });
    let signs_up = move || mine.poll.poll().with(|poll| poll.method.signs_up());
    let label = move || match mine.receipt.with(|receipt| receipt.as_ref().map(is_line)) {
        None | Some(false) if signs_up() => t!(poll.sign_up),
        None => t!(poll.cast),
        Some(_) => t!(poll.change_do),
    };
    view! { <Button label tone=Tone::Primary on_press=press pending disabled_reason=why /> }
}

/// Whether it says that its voter comes, in a sign-up.
pub(super) fn is_line(receipt: &Receipt) -> bool {
    receipt.selection().is_some_and(|selection| selection.quantity() > 0)
}

/// The way back from a change, or from marks that can no longer be sent.
#[component]
fn Stop(mine: Mine, wanted: Selected) -> impl IntoView {
    let Mine { marking, .. } = mine;
    let over = Memo::new(move |_| wanted.with(is_over));
    let shown = move || marking.changing.get() || over.get();
    let label = move || if over.get() { t!(app.fold) } else { t!(poll.change_stop) };
    let press = Callback::new(move |()| {
        marking.stop();
        at_next_frame(|| focus_by_id(PLACE));
    });
    move || shown().then(|| view! { <Button label tone=Tone::Text on_press=press /> })
}

/// Whether the poll takes no ballot any more.
fn is_over(wanted: &Result<Selection, Why>) -> bool {
    matches!(wanted, Err(Why::Rule(CastRefusal::Closed { .. } | CastRefusal::Withdrawn)))
}

/// What came between marking and sending: the close, a withdrawal, a newer ballot of mine, another edition of the question.
#[component]
fn Interrupted(mine: Mine, wanted: Selected) -> impl IntoView {
    let Mine { marking, receipt, .. } = mine;
    let over = Memo::new(move |_| {
        let why = wanted.get().err().filter(|why| matches!(why, Why::Rule(_)))?;
        matches!(why, Why::Rule(CastRefusal::Closed { .. } | CastRefusal::Withdrawn)).then(|| why.words())
    });
    let newer = Memo::new(move |_| {
        let counts = receipt.with(|receipt| receipt.as_ref().map(|receipt| receipt.version));
        let begun = marking.changing.get() || marking.marked.with(|marked| !marked.is_blank());
        (begun && counts > marking.basis.get()).then_some(counts)
    });
    let go_on = move |counts: Option<u32>| {
        Callback::new(move |()| {
            marking.basis.set(counts);
            marking.changing.set(true);
        })
    };
    let revised = move || {
        let kept = marking.revised.get()?;
        let edition = mine.poll.poll().with(|poll| poll.edition);
        Some(if kept {
            t!(refusal.revised, edition = edition)
        } else {
            t!(poll.revised_dropped, edition = edition)
        })
    };
    view! {
        <div role="status" aria-live="polite">
            {move || revised().map(|text| view! { <Notice kind=NoticeKind::Soon text /> })}
            {move || over.get().map(|text| {
                view! { <Notice kind=NoticeKind::Soon text detail=t!(receipt.marks_not_sent) /> }
            })}
            {move || newer.get().map(|counts| {
                let signs_up = mine.poll.poll().with_untracked(|poll| poll.method.signs_up());
                let text = if signs_up { t!(receipt.newer_sign_up) } else { t!(receipt.newer) };
                view! {
                    <Notice kind=NoticeKind::Soon text>
                        <Button label=t!(receipt.go_on) tone=Tone::Text on_press=go_on(counts) />
                    </Notice>
                }
            })}
        </div>
    }
}
