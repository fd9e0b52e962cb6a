use super::span::Span;
use crate::results::throttle::Throttle;
use api::{Page, Problem};
use domain::PersonId;
use jiff::SignedDuration;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{future::Future, ops::Range, pin::Pin, rc::Rc, time::Duration};

type Answer<T> = Pin<Box<dyn Future<Output = Result<Page<T, PersonId>, Problem>>>>;
type Reader<T> = Rc<dyn Fn(Option<PersonId>, Option<String>) -> Answer<T>>;

/// How long to wait for the next letter of a search.
const TYPING: Duration = Duration::from_millis(250);
/// How often a list is read again while votes come in.
const GAP: SignedDuration = SignedDuration::from_secs(2);

/// A long list of people, read by hundreds while it is on the screen.
pub(super) struct Paged<T: Send + Sync + 'static> {
    pub(super) span: RwSignal<Span<T, PersonId>>,
    /// What is searched for.
    pub(super) search: RwSignal<String>,
    /// Whether the first answer is here.
    pub(super) ready: RwSignal<bool>,
    pub(super) problem: RwSignal<Option<Problem>>,
    /// Grows with each reading; answers to an earlier one are dropped.
    turn: StoredValue<u32>,
    reader: StoredValue<Reader<T>, LocalStorage>,
}

impl<T: Send + Sync> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync> Copy for Paged<T> {}

impl<T: Send + Sync> Paged<T> {
    /// Reads by `reader`, given a cursor and what is searched for; again when what is searched for or `revision` changes.
    pub(super) fn new<F>(
        revision: Memo<u64>,
        reader: impl Fn(Option<PersonId>, Option<String>) -> F + 'static,
    ) -> Self
    where
        F: Future<Output = Result<Page<T, PersonId>, Problem>> + 'static,
    {
        let reader: Reader<T> = Rc::new(move |after, search| Box::pin(reader(after, search)));
        let paged = Self {
            span: RwSignal::new(Span::default()),
            search: RwSignal::new(String::new()),
            ready: RwSignal::new(false),
            problem: RwSignal::new(None),
            turn: StoredValue::new(0),
            reader: StoredValue::new_local(reader),
        };
        paged.follow_search();
        let throttle = Throttle::new(GAP);
        Effect::new(move |before: Option<u64>| {
            let now = revision.get();
            if before.is_some_and(|before| before != now) {
                throttle.run(move || paged.again());
            }
            now
        });
        paged
    }

    /// Reads what is on the screen anew.
    pub(super) fn again(self) {
        if let Some(shown) = self.span.try_with_untracked(Span::shown) {
            self.read(shown, false);
        }
    }

    /// Reads one page more, in one direction or the other.
    pub(super) fn page(self, place: usize) {
        self.read(place..place + 1, false);
    }

    fn follow_search(self) {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(timer) = timer.try_update_value(Option::take).flatten() {
                timer.clear();
            }
        };
        on_cleanup(stop);
        Effect::new(move |before: Option<String>| {
            let now = self.search.get().trim().to_owned();
            match before {
                None => self.read(0..1, true),
                Some(before) if before != now => {
                    stop();
                    timer.set_value(set_timeout_with_handle(move || self.read(0..1, true), TYPING).ok());
                }
                Some(_) => {}
            }
            now
        });
    }

    fn read(self, places: Range<usize>, afresh: bool) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let search = Some(self.search.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let Some(reader) = self.reader.try_get_value() else { return };
        leptos::task::spawn_local(async move {
            for place in places {
                let start = if afresh {
                    Some(None)
                } else {
                    self.span.try_with_untracked(|span| span.start(place)).flatten()
                };
                let Some(cursor) = start else { return };
                let answer = reader(cursor, search.clone()).await;
                if self.turn.try_get_value() != Some(turn) {
                    return;
                }
                self.take(place, afresh, answer);
            }
        });
    }

    fn take(self, place: usize, afresh: bool, answer: Result<Page<T, PersonId>, Problem>) {
        match answer {
            Ok(page) => {
                self.span.update(|span| {
                    if afresh {
                        *span = Span::default();
                    }
                    span.take(place, page);
                });
                self.ready.set(true);
                self.problem.set(None);
            }
            Err(problem) => self.problem.set(Some(problem)),
        }
    }
}
