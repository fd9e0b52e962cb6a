//! The little that a description may be marked up with: paragraphs, lists, emphasis and links. A subset of Markdown (CommonMark
//! 0.31), so that what people know works, and nothing else does anything: HTML, entities, pictures, headings and links that are
//! not `https://` are text like any other. What is kept and travels is the text as it was written; it is read here.
//!
//! | written | is |
//! | --- | --- |
//! | an empty line | the end of a paragraph or list; a single line break stays one |
//! | `- ` or `* ` at the head of a line | an item of a list |
//! | `1. `, `2) ` at the head of a line | an item of a numbered list, which begins with that number |
//! | `*words*`, `**words**` | emphasis, strong emphasis |
//! | `[words](https://…)`, `https://…` | a link, whose host is shown beside it |
//! | `\*`, `\[`, `\\`, `\-` | the character itself |

mod inline;

use crate::HttpsUrl;
use inline::spans;

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, perhaps with line breaks among them.
    Paragraph(Vec<Span>),
    /// Items, one below the other.
    List(Vec<Vec<Span>>),
    /// Items that are counted, from the number given.
    Numbered(u32, Vec<Vec<Span>>),
}

/// Words that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words; never HTML.
    pub words: String,
    /// How they are said.
    pub stress: Stress,
    /// Where they lead. Only ever `https://`.
    pub link: Option<HttpsUrl>,
}

/// How words are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stress {
    /// As the others.
    #[default]
    Plain,
    /// With emphasis.
    Emphasis,
    /// With strong emphasis.
    Strong,
}

/// Reads `text`. Nothing in it is an error: what is no mark is a word.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(Option<Mark>, Vec<String>)> = None;
    for line in text.lines() {
        let line = line.trim();
        let (mark, words) = mark(line).map_or((None, line), |(mark, words)| (Some(mark), words));
        match &mut open {
            _ if line.is_empty() => blocks.extend(open.take().map(close)),
            // The next item, or the next line of a paragraph.
            Some((of, lines)) if alike(*of, mark) => lines.push(words.to_owned()),
            // A line without a mark below an item goes on with it.
            Some((Some(_), lines)) if mark.is_none() => {
                if let Some(last) = lines.last_mut() {
                    last.push('\n');
                    last.push_str(words);
                }
            }
            _ => {
                blocks.extend(open.take().map(close));
                open = Some((mark, vec![words.to_owned()]));
            }
        }
    }
    blocks.extend(open.map(close));
    blocks
}

/// Whether anything in `text` may be a mark. Where nothing is, the text is shown as it stands.
#[must_use]
pub fn is_marked(text: &str) -> bool {
    text.contains(['*', '[', '\\'])
        || text.contains(inline::HTTPS)
        || text.lines().any(|line| mark(line.trim()).is_some())
}

/// The words of `text` without its marks, for where there is only text: links are followed by their address.
#[must_use]
pub fn plain(text: &str) -> String {
    let said: Vec<String> = blocks(text).iter().map(plain_block).collect();
    said.join("\n\n")
}

fn plain_block(block: &Block) -> String {
    let listed = |head: &dyn Fn(usize) -> String, items: &[Vec<Span>]| {
        let lines = items.iter().enumerate().map(|(place, item)| head(place) + &plain_spans(item));
        lines.collect::<Vec<_>>().join("\n")
    };
    match block {
        Block::Paragraph(spans) => plain_spans(spans),
        Block::List(items) => listed(&|_| "• ".to_owned(), items),
        Block::Numbered(first, items) => listed(&|place| format!("{}. ", number(*first, place)), items),
    }
}

fn plain_spans(spans: &[Span]) -> String {
    let said = spans.iter().map(|span| match &span.link {
        Some(url) if url.as_str() != span.words => format!("{} ({url})", span.words),
        _ => span.words.clone(),
    });
    said.collect()
}

/// The number of the item at `place`.
fn number(first: u32, place: usize) -> u32 {
    first.saturating_add(u32::try_from(place).unwrap_or(u32::MAX))
}

/// What stands at the head of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Dot,
    Number(u32),
}

/// Whether a line with the mark `next` belongs to what began with `of`.
fn alike(of: Option<Mark>, next: Option<Mark>) -> bool {
    match (of, next) {
        (Some(Mark::Number(_)), Some(Mark::Number(_))) => true,
        (of, next) => of == next,
    }
}

/// The mark of a line, and what is behind it.
fn mark(line: &str) -> Option<(Mark, &str)> {
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((Mark::Dot, words.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    // As in CommonMark no more than nine, which fit.
    if !(1..=9).contains(&digits) {
        return None;
    }
    let words = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "))?;
    Some((Mark::Number(line[..digits].parse().ok()?), words.trim_start()))
}

fn close((mark, lines): (Option<Mark>, Vec<String>)) -> Block {
    let items = |lines: Vec<String>| lines.iter().map(|line| spans(line)).collect();
    match mark {
        None => Block::Paragraph(spans(&lines.join("\n"))),
        Some(Mark::Dot) => Block::List(items(lines)),
        Some(Mark::Number(first)) => Block::Numbered(first, items(lines)),
    }
}

#[cfg(test)]
mod tests;
