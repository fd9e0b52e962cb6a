use crate::{
    backend,
    state::{Doing, Load},
};
use api::{
    bounded::PageLimit,
    groups::{ListMembers, MemberView},
};
use domain::{GroupId, PersonId};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// How long after the last key a search is made.
const PAUSE: Duration = Duration::from_millis(250);

/// The members that were read so far, for one search.
#[derive(Clone, Copy)]
pub(super) struct Roster {
    group_id: GroupId,
    /// What is searched for, as it is typed.
    pub(super) typed: RwSignal<String>,
    /// What was searched for last.
    pub(super) searched: RwSignal<String>,
    pub(super) members: RwSignal<Vec<MemberView>>,
    /// Where the next page begins, if there is one.
    pub(super) next: RwSignal<Option<PersonId>>,
    /// How the first page is.
    pub(super) first: RwSignal<Load<()>>,
    /// Reading the next page.
    pub(super) reading: Doing,
    /// Counts the searches, so that an answer that comes late is known for what it is.
    turn: StoredValue<u32>,
}

impl Roster {
    /// Begins with everybody, and follows what is typed.
    pub(super) fn new(group_id: GroupId) -> Self {
        let roster = Self {
            group_id,
            typed: RwSignal::default(),
            searched: RwSignal::default(),
            members: RwSignal::default(),
            next: RwSignal::default(),
            first: RwSignal::default(),
            reading: Doing::default(),
            turn: StoredValue::new(0),
        };
        roster.read();
        let timer = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |before: Option<String>| {
            let typed = roster.typed.get().trim().to_owned();
            if before.is_some_and(|before| before != typed) {
                let search = set_timeout_with_handle(move || roster.read(), PAUSE).ok();
                if let Some(Some(earlier)) = timer.try_update_value(|timer| std::mem::replace(timer, search))
                {
                    earlier.clear();
                }
            }
            typed
        });
        roster
    }

    /// Reads the first page anew; what is shown stays until it is there.
    pub(super) fn read(self) {
        let Some(typed) = self.typed.try_get_untracked() else { return };
        let search = typed.trim().to_owned();
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let answer = backend::call(&self.page(&search, None)).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let read = answer.map(|page| {
                self.members.set(page.items);
                self.next.set(page.next);
                self.searched.set(search);
            });
            self.first.update(|first| first.take(read));
        });
    }

    /// Reads the page behind those that were read.
    pub(super) fn more(self) {
        let (Some(after), Some(turn)) = (self.next.get_untracked(), self.turn.try_get_value()) else {
            return;
        };
        let search = self.searched.get_untracked();
        self.reading.call(self.page(&search, Some(after)), move |page| {
            if self.turn.try_get_value() == Some(turn) {
                self.members.update(|members| members.extend(page.items));
                self.next.set(page.next);
            }
        });
    }

    /// A member is another now.
    pub(super) fn replace(self, view: MemberView) {
        self.members.update(|members| {
            if let Some(known) = members.iter_mut().find(|known| known.person.id == view.person.id) {
                *known = view;
            }
        });
    }

    /// A member is gone.
    pub(super) fn remove(self, person_id: PersonId) {
        self.members.update(|members| members.retain(|known| known.person.id != person_id));
    }

    fn page(self, search: &str, after: Option<PersonId>) -> ListMembers {
        let search = (!search.is_empty()).then(|| search.to_owned());
        ListMembers { group_id: self.group_id, search, after, limit: PageLimit::default() }
    }
}
