use crate::{
    app::Wanted,
    backend,
    i18n::counted::places,
    links::copy,
    results::{outcome_words, throttle::Throttle},
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Avatar, Button, Glyph, Shape, Skeleton, Tone, use_toasts},
};
use api::{
    Problem,
    bounded::PageLimit,
    polls::{ListSignUps, SignUpView},
};
use domain::{Poll, Secrecy, Tally};
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// How often the lines are read again while people sign up.
const GAP: SignedDuration = SignedDuration::from_secs(2);
/// How many lines are shown before more are asked for: the last ones.
const FEW: u32 = 20;

/// What was read of the lines.
#[derive(Clone, Copy)]
struct Line {
    poll: Store<PollState>,
    /// The last of them, in their order.
    shown: RwSignal<Vec<SignUpView>>,
    /// Where those in front of them end; nothing where there are none.
    earlier: RwSignal<Option<u64>>,
    ready: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

/// Who signed up, in the order of their places: the last ones, whoever came before a tap away, all of them as text.
#[component]
pub fn SignUps(poll: Store<PollState>) -> impl IntoView {
    let line = Line::of(poll);
    let Line { shown, earlier, ready, problem, .. } = line;
    let none = Memo::new(move |_| ready.get() && shown.with(Vec::is_empty));
    let before = move || {
        earlier.get().map(|before| {
            let press = Callback::new(move |()| line.earlier(before));
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
    if hidden && somebody { t!(results.sign_ups_hidden) } else { t!(results.nobody_signed_up_yet) }
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
    let text = move || {
        let (poll, tally) = (line.poll.poll(), line.poll.tally());
        poll.with_untracked(|poll| {
            tally.with_untracked(|tally| line.shown.with_untracked(|lines| chain(poll, tally, lines)))
        })
    };
    let press = Callback::new(move |()| {
        if line.earlier.with_untracked(Option::is_none) {
            return copy(&text(), toasts);
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let all = line.read_all().await;
            if busy.try_set(false).is_none() && all {
                copy(&text(), toasts);
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
            earlier: RwSignal::new(None),
            ready: RwSignal::new(false),
            problem: RwSignal::new(None),
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

    fn request(self, before: Option<u64>, limit: u32) -> Option<ListSignUps> {
        let poll_id = self.poll.poll().try_with_untracked(|poll| poll.id)?;
        let limit = PageLimit::new(limit.min(PageLimit::MAX)).unwrap_or_default();
        Some(ListSignUps { poll_id, before, limit })
    }

    /// Reads the last lines, as many as are shown already.
    fn read(self) {
        let many = self
            .shown
            .try_with_untracked(Vec::len)
            .map_or(0, |shown| u32::try_from(shown).unwrap_or(u32::MAX));
        let Some(request) = self.request(None, many.max(FEW)) else { return };
        leptos::task::spawn_local(async move {
            match backend::call(&request).await {
                Ok(view) if self.ready.try_set(true).is_none() => {
                    self.problem.set(None);
                    self.earlier.set(view.lines.next);
                    self.shown.set(view.lines.items);
                    self.poll.place().set(view.mine);
                }
                Ok(_) => {}
                Err(problem) => {
                    self.problem.try_set(Some(problem));
                }
            }
        });
    }

    /// Reads those in front of what is shown.
    fn earlier(self, before: u64) {
        leptos::task::spawn_local(async move {
            self.read_before(before).await;
        });
    }

    /// The same until there are none; false where that did not go well.
    async fn read_all(self) -> bool {
        while let Some(before) = self.earlier.try_get_untracked().flatten() {
            if !self.read_before(before).await {
                return false;
            }
        }
        true
    }

    async fn read_before(self, before: u64) -> bool {
        let Some(request) = self.request(Some(before), PageLimit::MAX) else { return false };
        match backend::call(&request).await {
            // What is shown may have been read anew meanwhile.
            Ok(view) if self.earlier.try_get_untracked().flatten() == Some(before) => {
                self.earlier.set(view.lines.next);
                self.shown.update(|shown| {
                    shown.splice(0..0, view.lines.items);
                });
                true
            }
            Ok(_) => false,
            Err(problem) => {
                self.problem.try_set(Some(problem));
                false
            }
        }
    }
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
