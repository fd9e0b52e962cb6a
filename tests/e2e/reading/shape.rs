//! What a text may be like.

use std::{collections::BTreeSet, fmt};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text(String),
    /// Whatever stands in one line.
    Any,
    All(Vec<Shape>),
    OneOf(Vec<Shape>),
}

impl Shape {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// One behind the other.
    pub(super) fn all(shapes: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = Vec::new();
        let flat = shapes.into_iter().flat_map(|shape| match shape {
            Self::All(inner) => inner,
            other => vec![other],
        });
        for shape in flat {
            match (all.last_mut(), shape) {
                (_, Self::Text(text)) if text.is_empty() => {}
                (Some(Self::Text(before)), Self::Text(text)) => before.push_str(&text),
                (Some(Self::Any), Self::Any) => {}
                (_, shape) => all.push(shape),
            }
        }
        if all.len() == 1 { all.remove(0) } else { Self::All(all) }
    }

    pub(super) fn one_of(mut shapes: Vec<Self>) -> Self {
        if shapes.len() == 1 { shapes.remove(0) } else { Self::OneOf(shapes) }
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.ends(text, &BTreeSet::from([0])).contains(&text.len())
    }

    pub(super) fn is_within(&self, text: &str) -> bool {
        let everywhere = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        !self.ends(text, &everywhere).is_empty()
    }

    /// Where it ends in the text if it begins at one of these places.
    fn ends(&self, text: &str, starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        match self {
            Self::Text(words) => {
                let begins = |at: &&usize| text[**at..].starts_with(words.as_str());
                starts.iter().filter(begins).map(|at| at + words.len()).collect()
            }
            Self::Any => starts.iter().flat_map(|at| line_from(text, *at)).collect(),
            Self::All(shapes) => shapes.iter().fold(starts.clone(), |at, shape| shape.ends(text, &at)),
            Self::OneOf(shapes) => shapes.iter().flat_map(|shape| shape.ends(text, starts)).collect(),
        }
    }
}

fn line_from(text: &str, at: usize) -> impl Iterator<Item = usize> {
    let rest = text[at..].split('\n').next().unwrap_or_default();
    rest.char_indices().map(move |(more, _)| at + more).chain([at + rest.len()])
}

/// How many of several are worth reading.
const WORTH_READING: usize = 6;

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Any => f.write_str("…"),
            Self::All(shapes) => shapes.iter().try_for_each(|shape| shape.fmt(f)),
            Self::OneOf(shapes) => {
                for (at, shape) in shapes.iter().take(WORTH_READING).enumerate() {
                    write!(f, "{}{shape}", if at == 0 { "(" } else { " | " })?;
                }
                let more = shapes.len().saturating_sub(WORTH_READING);
                if more > 0 { write!(f, " | {more} more)") } else { f.write_str(")") }
            }
        }
    }
}
