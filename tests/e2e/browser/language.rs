//! What stands on a page, in the language in which the story is told.

use super::{Screen, tree::Node};
use crate::{
    pages::Language,
    reading::{Wording, chinese_of_ours},
};

impl Screen {
    /// How words that are all of a text are said here.
    pub fn whole(&self, words: &str) -> Wording {
        Wording::whole(words, self.language())
    }

    /// How words that are in a text are said here.
    pub fn part(&self, words: &str) -> Wording {
        Wording::part(words, self.language())
    }

    /// Nobody who reads English finds Chinese on a page, but what people wrote.
    #[track_caller]
    pub(super) fn is_in_its_language(&self, page: &str) {
        if self.language() == Language::English {
            let left = chinese_of_ours(page);
            assert!(left.is_empty(), "Chinese on a page in English: {left:#?}\n{}", self.situation());
        }
    }

    /// What is said in Chinese to somebody who reads English, on the page and to those who hear it.
    pub(super) fn chinese_of_ours(&self) -> Vec<String> {
        if self.language() == Language::Chinese {
            return Vec::new();
        }
        let mut said = self.words();
        self.tree().0.iter().for_each(|node| hear(node, &mut said));
        chinese_of_ours(&said)
            .into_iter()
            .map(|line| format!("Chinese on a page in English: {line}"))
            .collect()
    }
}

fn hear(node: &Node, said: &mut String) {
    for text in [&node.name, &node.description] {
        said.push('\n');
        said.push_str(text);
    }
    node.children.iter().for_each(|child| hear(child, said));
}
