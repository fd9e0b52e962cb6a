//! Finding things as people do: by what they are and what they are called.

use super::{Screen, tree::Node};
use std::fmt;

/// What a thing is called.
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

impl Name {
    fn fits(&self, name: &str) -> bool {
        match self {
            Self::Is(wanted) => name == wanted,
            Self::Has(words) => name.contains(words),
        }
    }
}

/// Something looked for on a screen. Nothing is looked at before it is used; then it is waited for, and it must be the
/// only one of its kind.
#[derive(Clone)]
pub struct Wanted<'s> {
    pub(super) screen: &'s Screen,
    /// Within each other, the outermost first.
    path: Vec<(String, Name)>,
    /// The last of several that cannot be told apart.
    last: bool,
}

impl Screen {
    /// A thing by its role and name.
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Wanted<'_> {
        Wanted { screen: self, path: vec![(role.to_owned(), name.into())], last: false }
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
        for (at, (role, name)) in self.path.iter().enumerate() {
            let before = if at == 0 { "" } else { " › " };
            match name {
                Name::Is(name) => write!(f, "{before}{role} {name:?}")?,
                Name::Has(words) => write!(f, "{before}{role} with {words:?} in its name")?,
            }
        }
        if self.last { f.write_str(", the last of them") } else { Ok(()) }
    }
}

impl<'s> Wanted<'s> {
    /// A thing inside this one.
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Self {
        let mut path = self.path.clone();
        path.push((role.to_owned(), name.into()));
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
        for (role, name) in &self.path {
            let fits = |node: &Node| node.role == *role && name.fits(&node.name);
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
        let has =
            || self.only().filter(|node| node.words().contains(words) || node.name.contains(words)).map(drop);
        self.screen.wait_until(&format!("{self} saying {words:?}"), has);
    }
}
