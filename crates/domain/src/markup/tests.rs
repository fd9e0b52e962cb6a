use super::{Block, Span, Stress, blocks, is_marked, plain};
use crate::{Description, TextFault};
use proptest::prelude::*;

fn say(words: &str) -> Span {
    Span { words: words.into(), stress: Stress::Plain, link: None }
}

fn stressed(words: &str, stress: Stress) -> Span {
    Span { stress, ..say(words) }
}

fn link(words: &str, url: &str) -> Span {
    Span { link: Some(url.parse().expect("an address")), ..say(words) }
}

fn line(text: &str) -> Vec<Span> {
    match blocks(text).as_slice() {
        [Block::Paragraph(spans)] => spans.clone(),
        other => panic!("{text:?} is {other:?}"),
    }
}

fn links(text: &str) -> Vec<String> {
    let spans = blocks(text).into_iter().flat_map(|block| match block {
        Block::Paragraph(spans) => spans,
        Block::List(items) | Block::Numbered(_, items) => items.concat(),
    });
    spans.filter_map(|span| span.link).map(String::from).collect()
}

#[test]
fn paragraphs_are_parted_by_an_empty_line_and_keep_their_line_breaks() {
    let paragraph = |words| Block::Paragraph(vec![say(words)]);
    assert_eq!(blocks("一\n二\n\n \n三"), [paragraph("一\n二"), paragraph("三")]);
    assert_eq!(blocks(""), []);
}

#[test]
fn lists_have_dots_or_numbers_and_an_item_may_go_on() {
    let item = |words: &str| vec![say(words)];
    assert_eq!(
        blocks("两处：\n- 东门\n* 西门\n还没建\n3. 报价\n4) 施工"),
        [
            Block::Paragraph(vec![say("两处：")]),
            Block::List(vec![item("东门"), item("西门\n还没建")]),
            Block::Numbered(3, vec![item("报价"), item("施工")]),
        ]
    );
    for text in ["-东门", "1.5 米", "1234567890. 门", "3 栋"] {
        assert_eq!(line(text), item(text), "no space, no list");
    }
}

#[test]
fn stars_stress_and_a_product_stays_one() {
    assert_eq!(line("含**十年**保养"), [say("含"), stressed("十年", Stress::Strong), say("保养")]);
    assert_eq!(line("*请先看*"), [stressed("请先看", Stress::Emphasis)]);
    assert_eq!(
        line("*先**看**完*"),
        [stressed("先", Stress::Emphasis), stressed("看", Stress::Strong), stressed("完", Stress::Emphasis)]
    );
    for text in ["2*3*4", "a * b * c", "**没完", "*", "****", "** 空 **"] {
        assert_eq!(line(text), [say(text)], "{text}");
    }
    assert_eq!(line(r"\*不是\* \[这\]"), [say("*不是* [这]")]);
}

#[test]
fn only_https_addresses_are_links() {
    let url = "https://docs.qq.com/doc/1?a=b&c=d#e";
    assert_eq!(line(&format!("见[方案]({url})。")), [say("见"), link("方案", url), say("。")]);
    assert_eq!(line(&format!("见{url}，再投")), [say("见"), link(url, url), say("，再投")]);
    assert_eq!(
        line("(https://a.example/b)."),
        [say("("), link("https://a.example/b", "https://a.example/b"), say(").")]
    );
    for text in [
        "[看](javascript:alert(1))",
        "[看](JaVaScRiPt:alert`1`)",
        "[看](java&#115;cript:alert(1))",
        "[看](data:text/html,<script>alert(1)</script>)",
        "[看](http://plain.example)",
        "[看](//other.example)",
        "[看](/members)",
        "[看](https://name:word@host.example)",
        "[看]( javascript:alert(1))",
        "javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">看</a>",
    ] {
        assert_eq!(links(text), [""; 0], "{text}");
    }
    // An address that is not written as a link is one as far as it goes.
    assert_eq!(links("[看](https://a.example b)"), ["https://a.example"]);
    assert_eq!(links("[](https://a.example)"), ["https://a.example"]);
}

#[test]
fn html_entities_pictures_and_headings_are_words() {
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; &#x202e; &nbsp;",
        "# 标题",
        "> 引文",
        "`code`",
        "<!-- -->",
    ] {
        assert_eq!(line(text), [say(text)], "{text}");
    }
    assert_eq!(line("![图](https://a.example/x.png)"), [say("!"), link("图", "https://a.example/x.png")]);
}

#[test]
fn what_turns_text_around_never_gets_into_a_description() {
    for text in ["a\u{202E}b", "[a\u{2066}b](https://a.example)", "\u{200F}- x"] {
        assert_eq!(Description::new(text), Err(TextFault::BidiControl), "{text:?}");
    }
    // Letters that are written from the right are words like any other.
    assert_eq!(line("مرحبا **بكم**"), [say("مرحبا "), stressed("بكم", Stress::Strong)]);
}

#[test]
fn a_file_says_the_words_and_the_addresses_without_the_marks() {
    let text = "**三家**都看过，见[报价](https://a.example/b)\n\n- 东门\n- *西门*\n\n2. https://c.example";
    assert_eq!(
        plain(text),
        "三家都看过，见报价 (https://a.example/b)\n\n• 东门\n• 西门\n\n2. https://c.example"
    );
    assert_eq!(plain("第一行\n“第二行”"), "第一行\n“第二行”");
}

const PIECES: [&str; 18] = [
    "*",
    "**",
    "[",
    "](",
    "https://",
    "javascript:",
    ")",
    "\\",
    "\n",
    "- ",
    "1. ",
    "字",
    "b",
    " ",
    "<script>",
    "&#106;",
    "@",
    "。",
];

proptest! {
    #[test]
    fn whatever_is_written_no_word_is_lost_and_no_link_is_anything_but_https(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
    ) {
        let text = pieces.concat();
        let blocks = blocks(&text);
        prop_assert!(links(&text).iter().all(|url| url.starts_with("https://")));
        let spans = blocks.iter().flat_map(|block| match block {
            Block::Paragraph(spans) => spans.clone(),
            Block::List(items) | Block::Numbered(_, items) => items.concat(),
        });
        let said: String = spans.map(|span| span.words + &span.link.map(String::from).unwrap_or_default()).collect();
        for letter in ["字", "b", "script", "&#106;"] {
            prop_assert!(said.matches(letter).count() >= text.matches(letter).count(), "{letter} in {blocks:?}");
        }
        if !is_marked(&text) {
            prop_assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(spans) if spans.len() == 1)));
        }
    }
}
