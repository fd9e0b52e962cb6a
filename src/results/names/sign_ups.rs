use crate::{
    app::Wanted,
    backend, clock,
    i18n::counted::places,
    links::copy,
    polls::Phase,
    results::{outcome_words, throttle::Throttle},
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Avatar, Button, Glyph, Shape, Skeleton, Tone, use_toasts},
};
use api::{
    Problem,
    bounded::PageLimit,
    polls::{ListSignUps, SignUpView, SignUpsView},
};
use domain::{Poll, PollId, Secrecy, Tally};
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// How often the lines are read again while people sign up.
const GAP: SignedDuration = SignedDuration::from_secs(2);
/// How many lines are shown before more are asked for: the last ones.
const FEW: usize = 20;
/// How many more then.
const MORE: usize = 200;

/// What was read of the lines.
#[derive(Clone, Copy)]
struct Line {
    poll: Store<PollState>,
    /// The last of them, in their order.
    shown: RwSignal<Vec<SignUpView>>,
    /// Whether there are some in front of them.
    earlier: RwSignal<bool>,
    ready: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    /// Grows with each reading; answers to an earlier one are dropped.
    turn: StoredValue<u32>,
}

/// Who signed up, in the order of their places: the last ones, whoever came before a tap away, all of them as text.
#[component]
pub fn SignUps(poll: Store<PollState>) -> impl IntoView {
    let line = Line::of(poll);
    let Line { shown, earlier, ready, problem, .. } = line;
    let none = Memo::new(move |_| ready.get() && shown.with(Vec::is_empty));
    let before = move || {
        earlier.get().then(|| {
            let press = Callback::new(move |()| line.more());
            view! { <Button label=t!(results.sign_ups_earlier) tone=Tone::Text compact=true on_press=press /> }
        })
    };
    let again = Callback::new(move |()| line.read());
    view! {
        <section class="card card-pad sign-ups" aria-label=t!(results.sign_ups)>
            <div class="result-head">
                <h2>{t!(results.sign_ups)}</h2>
                {move || shown.with(|shown| !shown.is_empty()).then(|| view! { <CopyLine line /> })}
            </div>
            {move || problem.get().map(|problem| view! { <Wanted problem again /> })}
            {move || (!ready.get() && problem.with(Option::is_none)).then(|| {
                view! { <Skeleton shape=Shape::List label=t!(app.loading) /> }
            })}
            {before}
            <ol class="sign-up-lines">
                <For each=move || shown.get() key=|view| (view.place, view.person.id, view.quantity, view.note.clone()) let(view)>
                    <Row poll view />
                </For>
            </ol>
            {move || none.get().then(|| view! { <p class="result-note">{nobody(poll)}</p> })}
        </section>
    }
}

/// Why there is no line to see.
fn nobody(poll: Store<PollState>) -> &'static str {
    let hidden = poll.poll().with(|poll| poll.secrecy == Secrecy::RealNameToAdmins);
    let somebody = poll.tally().with(|tally| tally.taken() > 0);
    let over = poll.poll().with(|poll| Phase::at(poll, clock::now()).is_over());
    match (hidden && somebody, over) {
        (true, _) => t!(results.sign_ups_hidden),
        (false, true) => t!(results.nobody_signed_up),
        (false, false) => t!(results.nobody_signed_up_yet),
    }
}

#[component]
fn Row(poll: Store<PollState>, view: SignUpView) -> impl IntoView {
    let SignUpView { place, person, quantity, note } = view;
    let mine = move || poll.place().get() == Some(place);
    let name = match &person.alias {
        Some(alias) => t!(results.also_called, name = person.name.to_string(), alias = alias.to_string()),
        None => person.name.to_string(),
    };
    let unit = person.unit.parts().collect::<Vec<_>>().join(" / ");
    let note = note.to_string();
    view! {
        <li class="sign-up-line" class:sign-up-mine=mine value=place>
            <span class="sign-up-place numbers" aria-hidden="true">{place}</span>
            <Avatar name=person.name.to_string() />
            <span class="name-words">
                <span class="name">{name}</span>
                {(!note.is_empty()).then(|| view! { <span class="sign-up-note">{note}</span> })}
                <span class="name-unit">{unit}</span>
            </span>
            {(quantity > 1).then(|| view! { <span class="name-choice">{places(quantity.into())}</span> })}
        </li>
    }
}

/// The lines as text, to be pasted into the chat.
#[component]
fn CopyLine(line: Line) -> impl IntoView {
    let (toasts, busy) = (use_toasts(), RwSignal::new(false));
    let text = move |lines: &[SignUpView]| {
        let (poll, tally) = (line.poll.poll(), line.poll.tally());
        poll.with_untracked(|poll| tally.with_untracked(|tally| chain(poll, tally, lines)))
    };
    let press = Callback::new(move |()| {
        if !line.earlier.get_untracked() {
            return line.shown.with_untracked(|lines| copy(&text(lines), toasts));
        }
        busy.set(true);
        let poll_id = line.poll.poll().with_untracked(|poll| poll.id);
        leptos::task::spawn_local(async move {
            let all = last(poll_id, usize::MAX).await;
            // Nobody copies what is no longer on the screen.
            if busy.try_set(false).is_some() {
                return;
            }
            match all {
                Ok(all) => copy(&text(&all.lines.items), toasts),
                Err(problem) => line.problem.set(Some(problem)),
            }
        });
    });
    view! {
        <Button label=t!(results.chain_copy) glyph=Glyph::Copy tone=Tone::Text compact=true pending=busy on_press=press />
    }
}

impl Line {
    fn of(poll: Store<PollState>) -> Self {
        let line = Self {
            poll,
            shown: RwSignal::default(),
            earlier: RwSignal::new(false),
            ready: RwSignal::new(false),
            problem: RwSignal::new(None),
            turn: StoredValue::new(0),
        };
        let throttle = Throttle::new(GAP);
        let changed = Memo::new(move |_| {
            let version = poll.receipt().with(|receipt| receipt.as_ref().map(|receipt| receipt.version));
            (poll.tally().with(|tally| tally.revision), version)
        });
        Effect::new(move |_| {
            let _ = changed.get();
            throttle.run(move || line.read());
        });
        line
    }

    /// Reads the last lines, as many as are shown already.
    fn read(self) {
        self.show(self.shown.try_with_untracked(Vec::len).unwrap_or_default().max(FEW));
    }

    /// The same with some in front of them.
    fn more(self) {
        self.show(self.shown.with_untracked(Vec::len) + MORE);
    }

    fn show(self, many: usize) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let Some(poll_id) = self.poll.poll().try_with_untracked(|poll| poll.id) else { return };
        leptos::task::spawn_local(async move {
            let read = last(poll_id, many).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match read {
                Ok(SignUpsView { lines, mine }) => {
                    self.problem.set(None);
                    self.ready.set(true);
                    self.earlier.set(lines.next.is_some());
                    self.shown.set(lines.items);
                    self.poll.place().set(mine);
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }
}

/// The last `many` lines, or all there are, in their order.
async fn last(poll_id: PollId, many: usize) -> Result<SignUpsView, Problem> {
    let ask = |before, left: usize| {
        let limit = u32::try_from(left).unwrap_or(u32::MAX).min(PageLimit::MAX);
        ListSignUps { poll_id, before, limit: PageLimit::new(limit).unwrap_or_default() }
    };
    let mut read = backend::call(&ask(None, many)).await?;
    while let Some(before) = read.lines.next.filter(|_| read.lines.items.len() < many) {
        let more = backend::call(&ask(Some(before), many - read.lines.items.len())).await?;
        read.lines.items.splice(0..0, more.lines.items);
        read.lines.next = more.lines.next;
    }
    Ok(read)
}

/// "#接龙 周六爬山", how many come, then "1. 王伟 ×2 带孩子".
fn chain(poll: &Poll, tally: &Tally, lines: &[SignUpView]) -> String {
    let mut text = format!(
        "{}\n{}\n",
        t!(results.chain_head, title = poll.title.to_string()),
        outcome_words(poll, tally)
    );
    for SignUpView { place, person, quantity, note } in lines {
        let many = if *quantity > 1 { format!(" ×{quantity}") } else { String::new() };
        let line = format!("\n{place}. {}{many} {note}", person.name);
        text += line.trim_end();
    }
    text
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::chain;
    use crate::polls::sample;
    use api::polls::SignUpView;
    use domain::{Method, Person, PersonId, Poll, Tally};
    use jiff::Timestamp;

    #[test]
    fn a_line_is_copied_as_people_write_it_into_a_chat() {
        let method = Method::SignUp { limit: Some(20), most: 5 };
        let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"));
        let poll = Poll { method, options: poll.options[..1].to_vec(), ..poll };
        let mut tally = Tally::empty(&poll, 9);
        (tally.counts[0].votes, tally.counts[0].points) = (2, 3);
        let line = |place, name: &str, quantity, note: &str| SignUpView {
            place,
            person: Person {
                id: PersonId(uuid::Uuid::nil()),
                name: name.parse().expect("a name"),
                alias: None,
                unit: "1栋".parse().expect("a unit"),
                since: Timestamp::UNIX_EPOCH,
            },
            quantity,
            note: note.parse().expect("a note"),
        };
        assert_eq!(
            chain(&poll, &tally, &[line(1, "王伟", 2, "带孩子"), line(2, "李静", 1, "")]),
            "#接龙 何时开会\n2 人报名，共 3 位（名额 20）\n\n1. 王伟 ×2 带孩子\n2. 李静"
        );
    }
}
