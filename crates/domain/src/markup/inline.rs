//! Within a line: emphasis and links.

use super::{Span, Stress};
use crate::HttpsUrl;

pub(super) const HTTPS: &str = "https://";

/// Reads the words of a paragraph or an item.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut reader = Reader { spans: Vec::new(), words: String::new(), stress: Stress::Plain };
    reader.read(text);
    reader.end();
    reader.spans
}

struct Reader {
    spans: Vec<Span>,
    /// Read, and not yet in a span.
    words: String,
    stress: Stress,
}

impl Reader {
    fn read(&mut self, text: &str) {
        let mut before = None;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let taken = match c {
                '\\' => self.escaped(rest),
                '*' => self.stressed(before, rest),
                '[' => self.link(rest),
                'h' | 'H' => self.address(before, rest),
                _ => None,
            };
            let taken = taken.unwrap_or_else(|| {
                self.words.push(c);
                c.len_utf8()
            });
            before = rest[..taken].chars().next_back();
            rest = &rest[taken..];
        }
    }

    /// What was read so far is a span.
    fn end(&mut self) {
        if !self.words.is_empty() {
            let words = std::mem::take(&mut self.words);
            self.spans.push(Span { words, stress: self.stress, link: None });
        }
    }

    fn escaped(&mut self, rest: &str) -> Option<usize> {
        let c = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
        self.words.push(c);
        Some(2)
    }

    /// `**words**` or `*words*`, of which none stands within its like.
    fn stressed(&mut self, before: Option<char>, rest: &str) -> Option<usize> {
        let (fence, stress) =
            if rest.starts_with("**") { ("**", Stress::Strong) } else { ("*", Stress::Emphasis) };
        let behind = &rest[fence.len()..];
        let first = behind.chars().next().filter(|c| !c.is_whitespace() && *c != '*')?;
        // 2*3*4 is a product.
        let inside_word = before.is_some_and(|c| c.is_ascii_alphanumeric()) && first.is_ascii_alphanumeric();
        if self.stress == stress || self.stress == Stress::Strong || inside_word {
            return None;
        }
        let length = closing(behind, fence)?;
        self.end();
        let outer = std::mem::replace(&mut self.stress, stress);
        self.read(&behind[..length]);
        self.end();
        self.stress = outer;
        Some(fence.len() + length + fence.len())
    }

    /// `[words](https://…)`. Any other scheme, or none, leaves it text.
    fn link(&mut self, rest: &str) -> Option<usize> {
        let (words, behind) = rest[1..].split_once("](")?;
        let (url, _) = behind.split_once(')')?;
        if words.trim().is_empty() || words.contains(['[', ']', '\n']) {
            return None;
        }
        self.push_link(words.trim(), url)?;
        Some(1 + words.len() + 2 + url.len() + 1)
    }

    /// An address as it stands.
    fn address(&mut self, before: Option<char>, rest: &str) -> Option<usize> {
        let scheme = rest.get(..HTTPS.len())?;
        if !scheme.eq_ignore_ascii_case(HTTPS) || before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        // What is no ASCII is the sentence around it; so is the stop at its end.
        let in_url =
            |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '*' | '[' | ']' | '\\' | '`');
        let end = rest.find(|c| !in_url(c)).unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        self.push_link(url, url)?;
        Some(url.len())
    }

    fn push_link(&mut self, words: &str, url: &str) -> Option<()> {
        let url = HttpsUrl::new(url).ok()?;
        self.end();
        self.spans.push(Span { words: words.to_owned(), stress: self.stress, link: Some(url) });
        Some(())
    }
}

/// How long what stands before the closing `fence` is.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(fence)?;
        let behind = &text[at + fence.len()..];
        let spaced = text[..at].ends_with(char::is_whitespace) || text[..at].ends_with('\\');
        // A single star is not half of two.
        let half = fence == "*" && (behind.starts_with('*') || text[..at].ends_with('*'));
        if at > 0 && !spaced && !half {
            return Some(at);
        }
        from = at + fence.len();
    }
}
