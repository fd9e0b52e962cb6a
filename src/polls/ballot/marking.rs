use domain::OptionId;
use leptos::prelude::*;

/// What is marked on this device and not sent.
#[derive(Clone, Copy)]
pub struct Marking {
    /// The options marked, in the order they were marked.
    pub marked: RwSignal<Vec<OptionId>>,
    /// Whether another ballot is to take the place of the one that counts, or waits.
    pub changing: RwSignal<bool>,
    /// The version of my ballot that was on the screen when I began to mark.
    pub basis: RwSignal<Option<u32>>,
}

impl Default for Marking {
    fn default() -> Self {
        Self { marked: RwSignal::default(), changing: RwSignal::new(false), basis: RwSignal::new(None) }
    }
}

impl Marking {
    /// Marks this option and no other.
    pub fn mark_only(self, option: OptionId) {
        self.marked.set(vec![option]);
    }

    /// Marks or unmarks an option among others.
    pub fn mark(self, option: OptionId, on: bool) {
        self.marked.update(|marked| {
            marked.retain(|other| *other != option);
            if on {
                marked.push(option);
            }
        });
    }

    /// Begins anew from `options`, over the ballot of version `basis`.
    pub fn begin(self, options: Vec<OptionId>, basis: Option<u32>, changing: bool) {
        self.marked.set(options);
        self.basis.set(basis);
        self.changing.set(changing);
    }

    /// Puts the marks away; the ballot that counts stays.
    pub fn stop(self) {
        self.marked.set(Vec::new());
        self.changing.set(false);
    }

    /// What was sent is recorded as `version`. Marks made since then stay, over that version.
    pub fn recorded(self, version: u32) {
        self.basis.set(Some(version));
        if !self.changing.get_untracked() {
            self.marked.set(Vec::new());
        }
    }
}
