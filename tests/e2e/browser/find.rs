//! Finding things as people do: by what they are and what they are called.

use super::{Screen, tree::Node};
use crate::reading::Wording;
use std::fmt;

/// What a thing is called, in the language in which stories are written.
#[derive(Clone, Debug)]
pub enum Name {
    Is(String),
    Has(String),
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl From<&String> for Name {
    fn from(name: &String) -> Self {
        Self::Is(name.clone())
    }
}

/// A name that contains these words.
pub fn has(words: &str) -> Name {
    Name::Has(words.to_owned())
}

/// A role and a name, in the language of the screen.
#[derive(Clone)]
struct Called {
    role: String,
    whole: bool,
    wording: Wording,
}

impl Called {
    fn on(screen: &Screen, role: &str, name: Name) -> Self {
        let (whole, wording) = match name {
            Name::Is(name) => (true, screen.whole(&name)),
            Name::Has(words) => (false, screen.part(&words)),
        };
        Self { role: role.to_owned(), whole, wording }
    }

    fn fits(&self, node: &Node) -> bool {
        let named = if self.whole { Wording::is } else { Wording::is_within };
        node.role == self.role && named(&self.wording, &node.name)
    }
}

/// Something looked for on a screen. Nothing is looked at before it is used; then it is waited for, and it must be the
/// only one of its kind.
#[derive(Clone)]
pub struct Wanted<'s> {
    pub(super) screen: &'s Screen,
    /// Within each other, the outermost first.
    path: Vec<Called>,
    /// The last of several that cannot be told apart.
    last: bool,
}

impl Screen {
    /// A thing by its role and name.
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Wanted<'_> {
        Wanted { screen: self, path: vec![Called::on(self, role, name.into())], last: false }
    }

    pub fn button(&self, name: impl Into<Name>) -> Wanted<'_> {
        self.find("button", name)
    }

    pub fn link(&self, name: impl Into<Name>) -> Wanted<'_> {
        self.find("link", name)
    }

    pub fn heading(&self, name: impl Into<Name>) -> Wanted<'_> {
        self.find("heading", name)
    }

    /// Whether there is such a thing now.
    pub fn shows(&self, role: &str, name: impl Into<Name>) -> bool {
        !self.find(role, name).look().is_empty()
    }
}

impl fmt::Display for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Called { role, whole, wording }) in self.path.iter().enumerate() {
            let before = if at == 0 { "" } else { " › " };
            if *whole {
                write!(f, "{before}{role} {wording}")?;
            } else {
                write!(f, "{before}{role} with {wording} in its name")?;
            }
        }
        if self.last { f.write_str(", the last of them") } else { Ok(()) }
    }
}

impl<'s> Wanted<'s> {
    /// A thing inside this one.
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Self {
        let mut path = self.path.clone();
        path.push(Called::on(self.screen, role, name.into()));
        Self { screen: self.screen, path, last: false }
    }

    pub fn button(&self, name: impl Into<Name>) -> Self {
        self.find("button", name)
    }

    /// The last of several that cannot be told apart.
    pub fn last(mut self) -> Self {
        self.last = true;
        self
    }

    /// All that fit now.
    pub fn look(&self) -> Vec<Node> {
        let tree = self.screen.tree();
        let mut around: Vec<&Node> = tree.0.iter().collect();
        for called in &self.path {
            let fits = |node: &Node| called.fits(node);
            let mut found = Vec::new();
            around.iter().for_each(|node| node.find(&fits, &mut found));
            around = found;
        }
        let from = if self.last { around.len().saturating_sub(1) } else { 0 };
        around[from..].iter().copied().cloned().collect()
    }

    /// The only one, if there is just one now.
    pub(super) fn only(&self) -> Option<Node> {
        let mut found = self.look();
        (found.len() == 1).then(|| found.remove(0))
    }

    /// Waits until it is there, alone, and gives what is told of it.
    #[track_caller]
    pub fn node(&self) -> Node {
        self.screen.wait_until(&format!("just one {self}"), || self.only())
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn see(&self) {
        self.node();
    }

    /// Waits until there is none of it.
    #[track_caller]
    pub fn see_no_more(&self) {
        self.screen.wait_until(&format!("no {self}"), || self.look().is_empty().then_some(()));
    }

    /// Waits until it is in a state: `checked`, `disabled`, `expanded=true`…
    #[track_caller]
    pub fn see_state(&self, state: &str) {
        let is = || self.only().filter(|node| node.is(state)).map(drop);
        self.screen.wait_until(&format!("{self} that is {state}"), is);
    }

    /// Waits until there are these words in it.
    #[track_caller]
    pub fn see_words(&self, words: &str) {
        let wording = self.screen.part(words);
        let says = |node: &Node| wording.is_within(&node.words()) || wording.is_within(&node.name);
        self.screen.wait_until(&format!("{self} saying {wording}"), || self.only().filter(says).map(drop));
    }
}
