use crate::{
    i18n::problem::{field_fault, text_fault},
    state::Doing,
    ui::focus_by_id,
};
use domain::TextFault;
use leptos::prelude::*;
use std::str::FromStr;

/// A text that a person types, and what is wrong with it: said when they have sent it off, until they type again.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What is typed.
    pub text: RwSignal<String>,
    /// What is wrong with it.
    pub fault: RwSignal<Option<String>>,
    /// The id of its field.
    pub id: &'static str,
}

impl Entry {
    /// A text that begins as `text`.
    #[must_use]
    pub fn new(id: &'static str, text: String) -> Self {
        let entry = Self { text: RwSignal::new(text), fault: RwSignal::new(None), id };
        Effect::new(move || {
            entry.text.track();
            entry.fault.set(None);
        });
        entry
    }

    /// The text, if it is a `T`; else says what is wrong with it.
    #[must_use]
    pub fn read<T: FromStr<Err = TextFault>>(self) -> Option<T> {
        let read = self.text.with_untracked(|text| text.parse());
        read.map_err(|why| self.fault.set(Some(text_fault(why)))).ok()
    }

    /// The same for a text that may be left out: `Some(None)` if it is empty.
    #[must_use]
    pub fn read_if_any<T: FromStr<Err = TextFault>>(self) -> Option<Option<T>> {
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            Some(None)
        } else {
            self.read().map(Some)
        }
    }

    /// Shows what the server found wrong with it, where it is called `path`.
    pub fn follow(self, doing: Doing, path: &'static str) {
        Effect::new(move || {
            let found = doing.problem().with(|problem| field_fault(problem.as_ref()?, path));
            if found.is_some() {
                self.fault.set(found);
                focus_by_id(self.id);
            }
        });
    }
}

/// Moves the focus to the first that something is wrong with.
pub fn focus_first(entries: &[Entry]) {
    if let Some(wrong) = entries.iter().find(|entry| entry.fault.with_untracked(Option::is_some)) {
        focus_by_id(wrong.id);
    }
}
