//! Who is signed in on this device.

use crate::backend::{self, use_outbox};
use api::{
    Code, Problem,
    me::{GetMe, Me},
    shell::{ELEMENT, Shell},
};
use leptos::prelude::*;

/// What is known of who is signed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Known {
    /// Not asked yet, or the answer is on its way.
    #[default]
    Asking,
    /// Nobody.
    Nobody,
    /// This person.
    Person(Me),
    /// The server could not be asked.
    Failed(Problem),
}

/// Who is signed in, for the whole app.
#[derive(Clone, Copy)]
pub struct Session {
    known: RwSignal<Known>,
}

/// Puts the session into the context and asks who is signed in, unless the page says so itself. Returns what the page
/// brought along.
pub fn provide_session() -> Option<Shell> {
    let session = Session { known: RwSignal::default() };
    provide_context(session);
    let turned_away = use_outbox().turned_away();
    Effect::new(move || {
        if turned_away.get() > 0 {
            session.ask();
        }
    });
    let shell = shell();
    match &shell {
        Some(shell) => {
            crate::clock::learn(shell.now.as_millisecond());
            session.set(Known::Person(shell.me.clone()));
        }
        None => session.ask(),
    }
    shell
}

/// The session of this app.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// What is known of who is signed in.
    #[must_use]
    pub fn known(self) -> Signal<Known> {
        self.known.into()
    }

    /// Who is signed in, if anybody is known to be.
    #[must_use]
    pub fn me(self) -> Memo<Option<Me>> {
        Memo::new(move |_| match self.known.get() {
            Known::Person(me) => Some(me),
            Known::Asking | Known::Nobody | Known::Failed(_) => None,
        })
    }

    /// Asks the server anew who is signed in: after signing in, joining, making a group.
    pub fn ask(self) {
        let outbox = use_outbox();
        // Who has just signed in is not told to sign in while the answer is on its way.
        if self.known.with_untracked(|known| matches!(known, Known::Nobody | Known::Failed(_))) {
            self.known.set(Known::Asking);
        }
        leptos::task::spawn_local(async move {
            let known = match backend::call(&GetMe {}).await {
                Ok(me) => Known::Person(me),
                Err(problem) if problem.code == Code::Unauthenticated => Known::Nobody,
                // What was known is better than nothing while the line is away.
                Err(_) if matches!(self.known.get_untracked(), Known::Person(_)) => return,
                Err(problem) => Known::Failed(problem),
            };
            self.settle(known, outbox);
        });
    }

    /// Nobody is signed in any more.
    pub fn end(self) {
        self.set(Known::Nobody);
    }

    fn set(self, known: Known) {
        self.settle(known, use_outbox());
    }

    fn settle(self, known: Known, outbox: backend::Outbox) {
        let voter = match &known {
            Known::Person(me) => Some(me.person.id),
            Known::Asking | Known::Nobody | Known::Failed(_) => None,
        };
        self.known.set(known);
        outbox.opened_by(voter);
    }
}

/// What the server wrote into the page.
fn shell() -> Option<Shell> {
    let element = document().get_element_by_id(ELEMENT)?;
    let shell = serde_json::from_slice(element.text_content()?.as_bytes()).ok();
    // Once: it is old as soon as it has been read.
    element.remove();
    shell
}
