use crate::{polls::poll_page::FoldedText, t};
use domain::{
    HttpsUrl,
    markup::{Block, Span, Stress, blocks},
};
use leptos::prelude::*;

/// A description with what its writer stressed, listed and linked.
#[component]
pub(super) fn Marked(text: String) -> impl IntoView {
    view! {
        <FoldedText>
            <div class="marked">{marked_up(&text)}</div>
        </FoldedText>
    }
}

/// The blocks of a description, for a `.marked`.
#[must_use]
pub fn marked_up(text: &str) -> Vec<AnyView> {
    blocks(text.trim()).into_iter().map(block).collect()
}

fn block(block: Block) -> AnyView {
    let rows = |items: Vec<Vec<Span>>| {
        items.into_iter().map(|item| view! { <li dir="auto">{words(item)}</li> }).collect::<Vec<_>>()
    };
    match block {
        Block::Paragraph(spans) => view! { <p dir="auto">{words(spans)}</p> }.into_any(),
        Block::List(items) => view! { <ul>{rows(items)}</ul> }.into_any(),
        Block::Numbered(first, items) => view! { <ol start=first.to_string()>{rows(items)}</ol> }.into_any(),
    }
}

fn words(spans: Vec<Span>) -> Vec<AnyView> {
    spans.into_iter().map(span).collect()
}

fn span(span: Span) -> AnyView {
    let Span { words, stress, link } = span;
    let words = match link {
        Some(url) => linked(words, url).into_any(),
        None => words.into_any(),
    };
    match stress {
        Stress::Plain => words,
        Stress::Emphasis => view! { <em>{words}</em> }.into_any(),
        Stress::Strong => view! { <strong>{words}</strong> }.into_any(),
    }
}

/// Whatever the words say, the host is said as well.
fn linked(words: String, url: HttpsUrl) -> impl IntoView {
    let host =
        (words != url.as_str()).then(|| view! { <span class="marked-host">{url.host().to_owned()}</span> });
    view! {
        <a
            class="marked-link"
            href=url.as_str().to_owned()
            target="_blank"
            rel="noopener noreferrer"
            title=t!(poll.opens_outside)
        >
            <bdi>{words}</bdi>
        </a>
        {host}
    }
}
