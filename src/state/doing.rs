use crate::backend;
use api::{Endpoint, Problem};
use leptos::prelude::*;
use std::{future::Future, pin::Pin};

type Then = Box<dyn FnOnce()>;
type Work = Pin<Box<dyn Future<Output = Result<Then, Problem>>>>;

/// Something that a person has asked for: whether it is at work, and why it did not work. No second one begins while one
/// is at work, so a second press does nothing twice.
#[derive(Clone, Copy)]
pub struct Doing {
    pending: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

impl Default for Doing {
    fn default() -> Self {
        Self { pending: RwSignal::new(false), problem: RwSignal::new(None) }
    }
}

impl Doing {
    /// Whether it is at work.
    #[must_use]
    pub fn pending(self) -> Signal<bool> {
        self.pending.into()
    }

    /// Why the last one did not work.
    #[must_use]
    pub fn problem(self) -> RwSignal<Option<Problem>> {
        self.problem
    }

    /// Calls an operation, then does `then` with the answer, unless the page is gone by then.
    pub fn call<E: Endpoint + 'static>(self, endpoint: E, then: impl FnOnce(E::Response) + 'static) {
        self.run(async move { backend::call(&endpoint).await }, then);
    }

    /// Does `work`, then `then` with what came of it, unless the page is gone by then.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Problem>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.pending.get_untracked() {
            return;
        }
        self.begin(Box::pin(async move {
            let value = work.await?;
            let then: Then = Box::new(move || then(value));
            Ok(then)
        }));
    }

    /// The part of it that is the same for every operation, compiled once.
    fn begin(self, work: Work) {
        self.pending.set(true);
        self.problem.set(None);
        // Where contexts are found again after the answer.
        let owner = Owner::current().unwrap_or_default();
        leptos::task::spawn_local(async move {
            let answer = work.await;
            if self.pending.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(then) => owner.with(then),
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }
}
