//! A poll that is there already, on the page for composing.

use super::{desk::Desk, kept::forget, sketch::Sketch};
use crate::{
    clock,
    i18n::time,
    route::Page,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::focus_by_id,
    wall_clock,
};
use api::{
    FieldFault, Problem, Refusal,
    polls::{EditPoll, PollView},
};
use domain::{Edit, EditRefusal, Member, OptionId, Poll, PollRefusal, Reason, SoFar};
use leptos::prelude::*;
use reactive_stores::Store;

/// What is known of the poll that is edited.
#[derive(Clone, Copy)]
pub(in crate::polls) struct Editing {
    pub(in crate::polls) poll: Store<PollState>,
    me: StoredValue<Member>,
    /// The edition that the writer has before them.
    edition: RwSignal<u32>,
    /// Whether somebody has voted: then it becomes a new edition.
    pub(in crate::polls) voted: RwSignal<bool>,
    /// What happened to the poll meanwhile, in words.
    pub(in crate::polls) meanwhile: RwSignal<Option<String>>,
}

impl Editing {
    pub(super) fn of(poll: Store<PollState>, me: Member) -> Self {
        Self {
            poll,
            me: StoredValue::new(me),
            edition: RwSignal::new(poll.poll().with_untracked(|poll| poll.edition)),
            voted: RwSignal::new(has_voters(poll)),
            meanwhile: RwSignal::new(None),
        }
    }

    /// The poll as it would be edited if nothing were changed.
    pub(super) fn sketch(self) -> Sketch {
        self.poll.poll().with_untracked(|poll| Sketch::editing(poll, deadline(poll)))
    }

    /// The edit that `sketch` is, by the rules that the server will ask too.
    fn edit(self, sketch: &Sketch, reason: Option<Reason>) -> Result<Edit, Vec<FieldFault>> {
        let (edition, voted) = (self.edition.get(), self.voted.get());
        let typed = wall_clock::read(&sketch.deadline).and_then(wall_clock::instant);
        self.poll.poll().with(|poll| {
            let edit = sketch.edit(poll, typed, &time::device_zone(), edition, reason)?;
            // Under which ids new options come the server says.
            let highest = poll.options.iter().map(|option| option.id).max().unwrap_or(OptionId(0));
            let so_far = SoFar { cast: u32::from(voted), highest };
            match self.me.with_value(|me| poll.edited(edit.clone(), me, so_far, clock::now())) {
                Err(EditRefusal::Draft(faults)) => Err(Problem::draft("draft", &faults).fields),
                // Said by the server, if it is so.
                Ok(_) | Err(EditRefusal::Poll(_)) => Ok(edit),
            }
        })
    }

    /// The same, whatever the reason will be.
    pub(super) fn judge(self, sketch: &Sketch) -> Result<Edit, Vec<FieldFault>> {
        let some = if self.is_anew() { "…".parse().ok() } else { None };
        self.edit(sketch, some)
    }

    /// Whether what is new comes as a new edition, for a reason.
    pub(in crate::polls) fn is_anew(self) -> bool {
        self.voted.get()
    }

    /// The number of the edition that it becomes.
    pub(in crate::polls) fn next(self) -> u32 {
        self.poll.poll().with(|poll| poll.edition + u32::from(poll.opened.is_some()))
    }
}

fn has_voters(poll: Store<PollState>) -> bool {
    poll.tally().with_untracked(|tally| tally.turnout.cast > 0)
}

/// Its deadline by the device's clock, as the page writes it.
fn deadline(poll: &Poll) -> String {
    wall_clock::local(poll.deadline).map(wall_clock::written).unwrap_or_default()
}

impl Desk {
    /// Whether somebody has voted in the poll that is edited.
    pub(super) fn is_anew(self) -> bool {
        self.editing.is_some_and(Editing::is_anew)
    }

    /// Whether others know the poll that is edited.
    pub(super) fn is_out(self) -> bool {
        self.editing.is_some_and(|editing| editing.poll.poll().with_untracked(|poll| poll.opened.is_some()))
    }

    /// Whether the option was withdrawn before: it stays so.
    pub(super) fn is_gone(self, id: Option<OptionId>) -> bool {
        self.editing.zip(id).is_some_and(|(editing, id)| editing.poll.poll().with(|poll| !poll.stands(id)))
    }

    /// Of `options` those that a setting may still be, with the reason where some are missing.
    pub(super) fn may_be<T: PartialEq>(
        self,
        allowed: fn(&Poll) -> Vec<T>,
        options: Vec<(T, TextProp, TextProp)>,
    ) -> Vec<(T, TextProp, TextProp)> {
        match self.editing.filter(|editing| editing.is_anew()) {
            Some(editing) => {
                let allowed = editing.poll.poll().with(allowed);
                options.into_iter().filter(|(each, ..)| allowed.contains(each)).collect()
            }
            None => options,
        }
    }

    /// Sends the edit off, or goes to the first thing that is wrong.
    pub(in crate::polls) fn save(self, editing: Editing) {
        let sketch = untrack(|| self.form.sketch());
        let anew = untrack(|| editing.is_anew());
        let reason = if anew { self.form.reason.read::<Reason>() } else { None };
        match untrack(|| editing.judge(&sketch)) {
            Err(_) => self.show_faults(),
            Ok(_) if anew && reason.is_none() => focus_by_id(self.form.reason.id),
            Ok(edit) => self.send_edit(editing, Edit { reason, ..edit }),
        }
    }

    fn send_edit(self, editing: Editing, edit: Edit) {
        let Edit { edition, draft, ids, withdrawn, reason } = edit;
        let (poll_id, anew) = (editing.poll.poll().with_untracked(|poll| poll.id), reason.is_some());
        let request = EditPoll { poll_id, edition, draft, ids, withdrawn, reason };
        self.doing.call(request, move |view: PollView| {
            self.finish();
            forget(self.me(), poll_id.0);
            let edition = view.poll.edition;
            self.state().take(view);
            if anew {
                self.say(t!(compose.published, edition = edition));
            } else {
                self.say(t!(compose.saved));
            }
            self.leave_for(Page::Poll(poll_id));
        });
    }

    /// Whoever votes, or edits it elsewhere, while it is edited here changes what may be done; what was written stays.
    pub(super) fn follow(self, editing: Editing) {
        let poll = editing.poll;
        Effect::new(move || {
            let cast = poll.tally().with(|tally| tally.turnout.cast > 0);
            let refused = self.doing.problem().with(|problem| {
                let refusal = problem.as_ref().and_then(|problem| problem.refusal.as_ref());
                refusal == Some(&Refusal::Poll(PollRefusal::HasBallots))
            });
            if (cast || refused) && !editing.voted.get_untracked() {
                editing.voted.set(true);
                self.make_fit(editing);
                editing.meanwhile.set(Some(t!(compose.edit_voted).to_owned()));
            }
        });
        Effect::new(move || {
            let edition = poll.poll().with(|poll| poll.edition);
            if edition > editing.edition.get_untracked() && !self.doing.pending().get_untracked() {
                editing.edition.set(edition);
                self.make_fit(editing);
                editing.meanwhile.set(Some(t!(compose.edit_moved, edition = edition)));
            }
        });
    }

    /// Puts what may not be changed any more back as it was.
    fn make_fit(self, editing: Editing) {
        if editing.voted.get_untracked() {
            let sketch = untrack(|| self.form.sketch());
            let fits = editing.poll.poll().with_untracked(|poll| sketch.as_edition_of(poll));
            self.form.write(fits);
        }
    }
}
