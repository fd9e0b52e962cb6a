use super::{
    Form, Spot, deadline,
    editing::Editing,
    form::Row,
    kept::{Began, Kept, forget, keep, kept},
    launch::Launch,
    sketch::Sketch,
    spot::spots,
};
use crate::{
    clock,
    i18n::{problem, time},
    route::{Navigation, Page, use_navigation},
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Toasts, at_next_frame, focus_by_id, use_toasts},
    wall_clock,
};
use api::FieldFault;
use domain::{Draft, GroupId, Member, PersonId};
use jiff::Timestamp;
use leptos::prelude::*;
use reactive_stores::Store;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What becomes of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::polls) enum Then {
    /// The voting begins.
    Open,
    /// It stays a draft that only its composer sees.
    Keep,
}

/// Everything a page for composing knows. Copied freely.
#[derive(Clone, Copy)]
pub(in crate::polls) struct Desk {
    pub(in crate::polls) form: Form,
    pub(in crate::polls) doing: Doing,
    /// With what the page began, if not empty, until its writer knows.
    pub(in crate::polls) began: RwSignal<Option<Began>>,
    /// The sheet of the settings.
    pub(super) settings: RwSignal<bool>,
    /// The sheet of what an option says besides, and of which.
    pub(super) extra_open: RwSignal<bool>,
    pub(super) extra: RwSignal<Option<Row>>,
    /// What is wrong, once a first try has been made.
    pub(super) faults: Memo<BTreeMap<Spot, FieldFault>>,
    /// What is wrong with the instant at which it is to open, in words.
    pub(super) opening: Memo<Option<String>>,
    tried: RwSignal<bool>,
    launch: Launch,
    /// The poll that is edited, if one is.
    pub(in crate::polls) editing: Option<Editing>,
    /// Done: nothing is kept any more.
    done: StoredValue<bool>,
    navigation: Navigation,
    toasts: Toasts,
}

impl Desk {
    pub(in crate::polls) fn new(state: GroupState, me: PersonId) -> Self {
        let Kept { sketch, composed, began } = kept(me, state.id.0).unwrap_or_default();
        let restored = !sketch.is_blank();
        let began = restored.then(|| began.unwrap_or(Began::Restored));
        let composed = composed.map(|id| (id, sketch.clone()));
        let launch = Launch { state, me, composed: RwSignal::new(composed), unsure: StoredValue::new(false) };
        Self::begin(if restored { sketch } else { blank() }, began, launch, None)
    }

    /// The same for a poll that is there.
    pub(in crate::polls) fn for_poll(state: GroupState, me: Member, poll: Store<PollState>) -> Self {
        let (id, person) = (poll.poll().with_untracked(|poll| poll.id), me.person_id);
        let editing = Editing::of(poll, me);
        let kept = kept(person, id.0);
        let began = kept.is_some().then_some(Began::Restored);
        let sketch = match kept {
            // Somebody may have voted since.
            Some(kept) if editing.voted.get_untracked() => {
                poll.poll().with_untracked(|poll| kept.sketch.as_edition_of(poll))
            }
            Some(kept) => kept.sketch,
            None => editing.sketch(),
        };
        let launch =
            Launch { state, me: person, composed: RwSignal::new(None), unsure: StoredValue::new(false) };
        let desk = Self::begin(sketch, began, launch, Some(editing));
        desk.follow(editing);
        desk
    }

    fn begin(sketch: Sketch, began: Option<Began>, launch: Launch, editing: Option<Editing>) -> Self {
        let form = Form::new(sketch);
        let tried = RwSignal::new(false);
        let doing = Doing::default();
        let desk = Self {
            form,
            doing,
            began: RwSignal::new(began),
            settings: RwSignal::new(false),
            extra_open: RwSignal::new(false),
            extra: RwSignal::new(None),
            faults: faults(form, tried, doing, editing),
            opening: Memo::new(move |_| tried.get().then(|| opening(&form.sketch()).err()).flatten()),
            tried,
            launch,
            editing,
            done: StoredValue::new(false),
            navigation: use_navigation(),
            toasts: use_toasts(),
        };
        desk.keep_along();
        desk.forget_faults();
        desk
    }

    /// For whom it is.
    pub(super) fn group(self) -> GroupId {
        self.launch.state.id
    }

    /// Opens the sheet of what an option says besides.
    pub(super) fn show_extra(self, row: Option<Row>) {
        self.extra_open.set(row.is_some());
        self.extra.set(row);
    }

    /// What is wrong at `spot`, in words.
    pub(in crate::polls) fn fault(self, spot: Spot) -> Signal<Option<String>> {
        let said = Memo::new(move |_| {
            self.faults.with(|faults| faults.get(&spot).map(|fault| problem::fault(&fault.fault)))
        });
        said.into()
    }

    /// Begins anew.
    pub(in crate::polls) fn clear(self) {
        self.form.write(self.editing.map_or_else(blank, Editing::sketch));
        self.tried.set(false);
        self.began.set(None);
    }

    /// Sends it off, or goes to the first thing that is wrong.
    pub(in crate::polls) fn submit(self, then: Then) {
        let sketch = untrack(|| self.form.sketch());
        match (draft(&sketch), opening(&sketch)) {
            (Ok(draft), Ok(opens)) => self.send(sketch, draft, opens, then),
            _ => self.show_faults(),
        }
    }

    /// Says what is wrong, from now on, and goes to the first of it.
    pub(super) fn show_faults(self) {
        self.tried.set(true);
        self.go_to_fault();
    }

    /// It is done: nothing is kept any more.
    pub(super) fn finish(self) {
        self.done.set_value(true);
    }

    pub(super) fn me(self) -> PersonId {
        self.launch.me
    }

    pub(super) fn state(self) -> GroupState {
        self.launch.state
    }

    pub(super) fn say(self, words: impl Into<String>) {
        self.toasts.say(words);
    }

    pub(super) fn leave_for(self, page: Page) {
        self.navigation.replace(page);
    }

    fn send(self, sketch: Sketch, draft: Draft, opens: Option<Timestamp>, then: Then) {
        let launch = self.launch;
        let work = async move {
            let id = launch.compose(sketch, draft).await?;
            match then {
                Then::Open => launch.open(id, opens).await.map(Some),
                Then::Keep => Ok(None),
            }
        };
        self.doing.run(work, move |opened| {
            self.done.set_value(true);
            forget(launch.me, launch.state.id.0);
            match opened {
                Some(view) => {
                    let id = view.poll.id;
                    launch.state.take(view);
                    self.toasts.say(if opens.is_some() {
                        t!(compose.scheduled)
                    } else {
                        t!(compose.started)
                    });
                    self.navigation.replace(Page::Poll(id));
                }
                None => {
                    // What is kept for others is the question; when it opens is decided when it is given to them.
                    self.toasts.say(match opens {
                        Some(_) => t!(compose.draft_saved_unscheduled),
                        None => t!(compose.draft_saved),
                    });
                    self.navigation.replace(Page::Group(launch.state.id));
                }
            }
        });
    }

    /// Whether the server has exactly this as a draft, which only has to be opened.
    pub(in crate::polls) fn is_composed(self) -> Signal<bool> {
        let form = self.form;
        let composed = self.launch.composed;
        Memo::new(move |_| {
            composed.with(|composed| composed.as_ref().is_some_and(|(_, of)| *of == form.sketch()))
        })
        .into()
    }

    /// Moves the focus to the first field at fault.
    fn go_to_fault(self) {
        let first = self.faults.with_untracked(|faults| faults.keys().next().copied());
        let opens = self.opening.with_untracked(Option::is_some).then_some(Spot::Opens);
        let Some(spot) = first.into_iter().chain(opens).min() else { return };
        if spot.is_setting() {
            self.settings.set(true);
        }
        if let Spot::About(place) | Spot::Link(place) | Spot::Picture(place) = spot {
            self.show_extra(self.form.options.with_untracked(|rows| rows.get(place).cloned()));
        }
        let row = match spot {
            Spot::Option(place) => {
                self.form.options.with_untracked(|rows| rows.get(place).map(|row| row.key))
            }
            // The row that is still to be written.
            Spot::Options => self.form.options.with_untracked(|rows| {
                rows.iter().find(|row| row.is_blank_now()).or(rows.last()).map(|row| row.key)
            }),
            Spot::Slot(place) => self.form.times.with_untracked(|rows| rows.get(place).map(|row| row.key)),
            Spot::DocumentTitle(place) | Spot::DocumentUrl(place) => {
                self.form.documents.with_untracked(|rows| rows.get(place).map(|row| row.key))
            }
            _ => None,
        };
        let id = row.map_or_else(|| spot.id().to_owned(), |key| format!("{}-{key}", spot.id()));
        // Once for the sheet to open, once for what is in it.
        at_next_frame(move || at_next_frame(move || focus_by_id(&id)));
    }

    /// Keeps what is written on this device, letter by letter.
    fn keep_along(self) {
        Effect::new(move |before: Option<Sketch>| {
            let sketch = self.form.sketch();
            let composed = self.launch.composed.get();
            let (me, of) = (self.launch.me, self.kept_as());
            if before.is_some() && !self.done.get_value() {
                let composed = composed.filter(|(_, of)| *of == sketch).map(|(id, _)| id);
                if self.is_untouched(&sketch) {
                    forget(me, of);
                } else {
                    keep(me, of, &Kept { sketch: sketch.clone(), composed, began: None });
                }
            }
            sketch
        });
    }

    /// Of what this is kept on the device.
    fn kept_as(self) -> Uuid {
        self.editing
            .map_or(self.launch.state.id.0, |editing| editing.poll.poll().with_untracked(|poll| poll.id.0))
    }

    /// Whether nothing is written that would be missed.
    fn is_untouched(self, sketch: &Sketch) -> bool {
        self.editing.map_or(sketch.is_blank(), |editing| {
            sketch.clone().without_blanks() == editing.sketch().without_blanks()
        })
    }

    /// What the server found wrong is shown until anything is changed.
    fn forget_faults(self) {
        Effect::new(move |before: Option<Sketch>| {
            let sketch = self.form.sketch();
            if before.is_some_and(|before| before != sketch) {
                self.doing.problem().set(None);
            }
            sketch
        });
        Effect::new(move || {
            let invalid =
                self.doing.problem().with(|problem| problem.as_ref().is_some_and(|it| !it.fields.is_empty()));
            if invalid {
                self.go_to_fault();
            }
        });
    }
}

/// A page with nothing on it but a deadline.
pub(super) fn blank() -> Sketch {
    let first = wall_clock::local(clock::now()).and_then(deadline::Quick::first);
    Sketch { deadline: first.map(wall_clock::written).unwrap_or_default(), ..Sketch::default() }
}

/// The draft that `sketch` is now.
fn draft(sketch: &Sketch) -> Result<Draft, Vec<FieldFault>> {
    let closes = wall_clock::read(&sketch.deadline).and_then(wall_clock::instant);
    sketch.draft(closes, &time::device_zone(), clock::now())
}

/// When it is to open by itself, if it is.
fn opening(sketch: &Sketch) -> Result<Option<Timestamp>, String> {
    let instant = |typed: &String| wall_clock::read(typed).and_then(wall_clock::instant);
    let Some(typed) = &sketch.opens else { return Ok(None) };
    let opens = instant(typed).ok_or_else(|| t!(compose.need_opening).to_owned())?;
    // What is wrong with the deadline is said there.
    let deadline = instant(&sketch.deadline).unwrap_or(Timestamp::MAX);
    domain::poll::opening(opens, deadline, clock::now()).map(Some).map_err(problem::poll_refusal)
}

/// What is wrong: what this page sees once a try was made, and what the server found.
fn faults(
    form: Form,
    tried: RwSignal<bool>,
    doing: Doing,
    editing: Option<Editing>,
) -> Memo<BTreeMap<Spot, FieldFault>> {
    Memo::new(move |_| {
        let sketch = form.sketch();
        let check = || match editing {
            Some(editing) => editing.judge(&sketch).err(),
            None => draft(&sketch).err(),
        };
        let mut found = if tried.get() { check().unwrap_or_default() } else { Vec::new() };
        doing.problem().with(|problem| {
            found.extend(problem.iter().flat_map(|problem| problem.fields.iter().cloned()));
        });
        spots(&found, &sketch)
    })
}
