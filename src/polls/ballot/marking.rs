use domain::{Note, OptionId, Poll, Scored, Selection, TextFault};
use leptos::prelude::*;

/// Whether one can come to a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    Yes,
    IfNeedBe,
    No,
}

/// A text as it is typed, and why it cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub text: String,
    pub why: TextFault,
}

/// What is marked on this device and not sent.
#[derive(Clone, Copy)]
pub struct Marking {
    /// What is marked; what was marked first stands first.
    pub marked: RwSignal<Selection>,
    /// Whether another ballot is to take the place of the one that counts, or waits.
    pub changing: RwSignal<bool>,
    /// The version of my ballot that was on the screen when I began to mark.
    pub basis: RwSignal<Option<u32>>,
    /// What is typed beside the marks, where it cannot be kept. Nothing is sent before it is right.
    pub wrong: RwSignal<Option<Wrong>>,
    /// Whether the question was edited since, and then whether everything that was marked may still be chosen.
    pub revised: RwSignal<Option<bool>>,
}

impl Default for Marking {
    fn default() -> Self {
        Self {
            marked: RwSignal::default(),
            changing: RwSignal::new(false),
            basis: RwSignal::new(None),
            revised: RwSignal::new(None),
            wrong: RwSignal::new(None),
        }
    }
}

impl Marking {
    /// Marks this option and no other.
    pub fn mark_only(self, option: OptionId) {
        self.marked.set(Selection::Approve(vec![option]));
    }

    /// Marks or unmarks an option among others.
    pub fn mark(self, option: OptionId, on: bool) {
        self.marked.update(|marked| {
            let mut options = marked.options();
            put(&mut options, option, on);
            *marked = Selection::Approve(options);
        });
    }

    /// Ranks an option behind those that are ranked, or takes it out.
    pub fn rank(self, option: OptionId, on: bool) {
        self.marked.update(|marked| {
            let mut options = marked.options();
            put(&mut options, option, on);
            *marked = Selection::Rank(options);
        });
    }

    /// Puts the option ranked at `from` in the place `to`.
    pub fn rank_at(self, from: usize, to: usize) {
        self.marked.update(|marked| {
            if let Selection::Rank(options) = marked
                && from.max(to) < options.len()
            {
                let option = options.remove(from);
                options.insert(to, option);
            }
        });
    }

    /// Gives an option so many points.
    pub fn score(self, option: OptionId, points: u8) {
        self.marked.update(|marked| {
            let mut all = if let Selection::Score(all) = marked { std::mem::take(all) } else { Vec::new() };
            all.retain(|scored| scored.option != option);
            all.push(Scored { option, points });
            *marked = Selection::Score(all);
        });
    }

    /// Says whether one can come to a slot; to those of which nothing was said one cannot.
    pub fn come(self, slot: OptionId, fits: Fits) {
        self.marked.update(|marked| {
            let (mut yes, mut if_need_be) = match std::mem::take(marked) {
                Selection::Slots { yes, if_need_be } => (yes, if_need_be),
                _ => Default::default(),
            };
            put(&mut yes, slot, fits == Fits::Yes);
            put(&mut if_need_be, slot, fits == Fits::IfNeedBe);
            *marked = Selection::Slots { yes, if_need_be };
        });
    }

    /// Signs up for so many, with a note.
    pub fn sign_up(self, quantity: u16, note: Note) {
        self.marked.set(Selection::SignUp { quantity, note });
    }

    /// Abstains, or thinks better of it. What was marked is put away.
    pub fn abstain(self, on: bool) {
        self.marked.set(if on { Selection::Abstain } else { Selection::default() });
    }

    /// The question was edited while something was marked: what may still be chosen stays.
    pub fn revise(self, poll: &Poll) {
        let dropped = self.marked.try_update(|marked| marked.keep(|id| poll.stands(id)));
        self.revised.set(Some(dropped == Some(false)));
    }

    /// Begins anew from `marked`, over the ballot of version `basis`.
    pub fn begin(self, marked: Selection, basis: Option<u32>, changing: bool) {
        self.revised.set(None);
        self.marked.set(marked);
        self.basis.set(basis);
        self.changing.set(changing);
        self.wrong.set(None);
    }

    /// Puts the marks away; the ballot that counts stays.
    pub fn stop(self) {
        self.marked.set(Selection::default());
        self.changing.set(false);
        self.wrong.set(None);
        self.revised.set(None);
    }

    /// What was sent is recorded as `version`. Marks made since then stay, over that version.
    pub fn recorded(self, version: u32) {
        self.basis.set(Some(version));
        self.revised.set(None);
        if !self.changing.get_untracked() {
            self.marked.set(Selection::default());
        }
    }
}

fn put(options: &mut Vec<OptionId>, option: OptionId, on: bool) {
    options.retain(|other| *other != option);
    if on {
        options.push(option);
    }
}
