use crate::{
    app::{Trouble, loaded},
    clock,
    i18n::{counted, time},
    polls::phase::Phase,
    state::{Doing, Load, PollState, PollStateStoreFields as _, reading},
    t,
    ui::{Button, Cell, Cells, Glyph, Notice, Shape, Sheet, Tone, use_toasts},
};
use api::polls::{GetReminders, PlanReminders, RemindNonVoters, RemindersView};
use domain::{Lead, Member, PollId, Reminder, ReminderKind, ReminderRefusal, Reminders};
use jiff::Timestamp;
use leptos::prelude::*;
use reactive_stores::Store;

/// Reminders of a poll: one now, and those that go out by themselves.
#[component]
pub(super) fn RemindSheet(
    poll: Store<PollState>,
    phase: Memo<Phase>,
    me: Memo<Option<Member>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let view = RwSignal::new(None::<RemindersView>);
    let doing = Doing::default();
    let toasts = use_toasts();
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let press = Callback::new(move |()| {
        doing.call(RemindNonVoters { poll_id }, move |after| {
            let reached = after.reminders.sent.last().map_or(0, |sent| sent.waiting);
            view.set(Some(after));
            // What is said in passing is not seen behind a sheet.
            open.set(false);
            toasts.say(t!(remind.done, people = counted::people(reached)));
        });
    });
    let now = clock::ticking();
    let running = Memo::new(move |_| phase.get().is_open());
    let why = Signal::derive(move || why_not(poll, &me.get()?, &view.get()?, now.get()));
    let pending = doing.pending();
    let footer = move || {
        move || {
            running.get().then(|| {
            view! { <Button label=t!(remind.now) tone=Tone::Primary on_press=press pending disabled_reason=why /> }
        })
        }
    };
    view! {
        <Sheet open title=t!(remind.title) close_label=t!(app.close) footer>
            <Trouble doing />
            <Inside poll view running />
        </Sheet>
    }
}

/// Why nobody can be reminded now, and from when on they can.
fn why_not(poll: Store<PollState>, me: &Member, view: &RemindersView, now: Timestamp) -> Option<String> {
    let may = poll.poll().with(|poll| view.reminders.may_remind(poll, me, view.waiting, now));
    Some(match may.err()? {
        ReminderRefusal::NotYours => t!(refusal.not_yours).to_owned(),
        ReminderRefusal::NotOpen => t!(refusal.closed).to_owned(),
        ReminderRefusal::NobodyWaits => t!(remind.nobody).to_owned(),
        ReminderRefusal::TooMany { most } => t!(remind.too_many, count = most),
        ReminderRefusal::TooSoon { again } => {
            let left = view.reminders.left_by_hand();
            t!(remind.too_soon, time = time::when(again, now, None), count = left)
        }
    })
}

/// What is said of whoever is reminded: one votes, or signs up.
#[derive(Clone, Copy)]
struct Words {
    waiting: fn(u32) -> String,
    how: &'static str,
    how_by_mail: &'static str,
    by_itself: &'static str,
}

impl Words {
    fn of(poll: Store<PollState>) -> Self {
        if poll.poll().with_untracked(|poll| poll.method.signs_up()) {
            Self {
                waiting: counted::not_answered,
                how: t!(remind.how_sign_up),
                how_by_mail: t!(remind.how_by_mail_sign_up),
                by_itself: t!(remind.by_itself_text_sign_up),
            }
        } else {
            Self {
                waiting: counted::not_voted,
                how: t!(remind.how),
                how_by_mail: t!(remind.how_by_mail),
                by_itself: t!(remind.by_itself_text),
            }
        }
    }
}

/// Read anew whenever the sheet is opened.
#[component]
fn Inside(
    poll: Store<PollState>,
    view: RwSignal<Option<RemindersView>>,
    running: Memo<bool>,
) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let words = Words::of(poll);
    let kept = reading(GetReminders { poll_id });
    Effect::new(move || {
        if let Load::Ready(read) = kept.load.get() {
            view.set(Some(read));
        }
    });
    let failed = move || match kept.load.get() {
        Load::Ready(_) => ().into_any(),
        other => loaded(other, Shape::List, Some(kept.again), |_: RemindersView| ()).into_any(),
    };
    let sent = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| view.reminders.sent.clone())).unwrap_or_default()
    });
    view! {
        {failed}
        {move || running.get().then(|| view.get()).flatten().map(|view| view! { <Reaches view words /> })}
        <Planned poll_id view words />
        {move || {
            let sent = sent.get();
            (!sent.is_empty()).then(|| view! { <Sent sent words /> })
        }}
    }
}

/// Whom a reminder reaches, and how.
#[component]
fn Reaches(view: RemindersView, words: Words) -> impl IntoView {
    let how = if view.by_mail { words.how_by_mail } else { words.how };
    view! {
        <p class="remind-count numbers">{(words.waiting)(view.waiting)}</p>
        <Notice text=how />
    }
}

/// Those that go out by themselves: so long before the deadline each.
#[component]
fn Planned(poll_id: PollId, view: RwSignal<Option<RemindersView>>, words: Words) -> impl IntoView {
    let doing = Doing::default();
    let plan = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| view.reminders.plan.clone())).unwrap_or_default()
    });
    let change = move |lead: Lead, on: bool| {
        let mut plan = plan.get_untracked();
        if on {
            plan.hours_before.insert(lead)
        } else {
            plan.hours_before.remove(&lead)
        };
        doing.call(PlanReminders { poll_id, plan }, move |after| view.set(Some(after)));
    };
    let chip = move |lead: Lead| {
        // What was tapped and not kept shows again as it is.
        let on = move || {
            doing.problem().track();
            plan.with(|plan| plan.hours_before.contains(&lead))
        };
        view! {
            <label class="choice-chip">
                <input
                    class="visually-hidden"
                    type="checkbox"
                    aria-label=before(lead)
                    prop:checked=on
                    on:change:target=move |event| change(lead, event.target().checked())
                />
                <span aria-hidden="true">{t!(remind.hours, hours = lead.hours())}</span>
            </label>
        }
    };
    view! {
        <Cells title=t!(remind.by_itself) footnote=words.by_itself>
            <div class="choice-chips remind-leads" role="group" aria-label=t!(remind.by_itself)>
                {Lead::ALL.map(chip).into_iter().collect::<Vec<_>>()}
            </div>
        </Cells>
        <Trouble doing />
    }
}

/// "截止前 24 小时".
fn before(lead: Lead) -> String {
    t!(remind.before, hours = t!(remind.hours, hours = lead.hours()))
}

/// Those that went out, the last first.
#[component]
fn Sent(sent: Vec<Reminder>, words: Words) -> impl IntoView {
    let rows: Vec<_> = sent
        .into_iter()
        .rev()
        .map(|sent| {
            let label = match sent.kind {
                ReminderKind::Before { hours } => before(hours),
                ReminderKind::ByHand => t!(remind.by_hand).to_owned(),
            };
            let hint = t!(remind.then, people = (words.waiting)(sent.waiting));
            view! { <Cell glyph=Glyph::Bell label hint value=time::when(sent.at, clock::now(), None) /> }
        })
        .collect();
    let title = t!(remind.sent, most = Reminders::MOST_BY_HAND);
    view! { <Cells title=title>{rows}</Cells> }
}
