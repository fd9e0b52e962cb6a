//! Looking at each character once.

use super::TextFault;

/// Whether a line break may stand in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Many,
}

pub(super) fn clean(text: &str, max: u32, lines: Lines) -> Result<String, TextFault> {
    let text = text.trim().replace("\r\n", "\n");
    let mut before = None;
    let mut length = 0u32;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        length += 1;
        if length > max {
            return Err(TextFault::TooLong { max });
        }
        check(before, c, chars.peek().copied(), lines)?;
        before = Some(c);
    }
    Ok(text)
}

fn check(before: Option<char>, c: char, after: Option<char>, lines: Lines) -> Result<(), TextFault> {
    match c {
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Err(TextFault::BidiControl)
        }
        '\n' | '\t' if lines == Lines::Many => Ok(()),
        c if c.is_control() => Err(TextFault::Control),
        '\u{2028}' | '\u{2029}' => Err(TextFault::Control),
        '\u{200C}' | '\u{200D}' if before.is_some_and(joins) => Ok(()),
        '\u{200D}' if before.is_some_and(ends_a_picture) && after.is_some_and(pictures) => Ok(()),
        // Behind a letter they choose a form that hardly differs, or none at all: two names would look the same.
        '\u{FE00}'..='\u{FE0F}' if before.is_some_and(has_forms) => Ok(()),
        '\u{180B}'..='\u{180F}' if before.is_some_and(is_mongolian) => Ok(()),
        // Tag characters spell flags such as that of Wales, and stand only behind the flag or another tag.
        '\u{E0020}'..='\u{E007F}' if before.is_some_and(|b| b == '🏴' || tags(b)) => Ok(()),
        '\u{00AD}'
        | '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Err(TextFault::Invisible),
        _ => Ok(()),
    }
}

/// Letters whose scripts use joiners in ordinary spelling: Arabic and its kin, the Brahmic scripts, Mongolian.
fn joins(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0F00}'..='\u{109F}'
        | '\u{1780}'..='\u{18AF}' | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1BFF}' | '\u{A840}'..='\u{A8DF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn pictures(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn ends_a_picture(c: char) -> bool {
    pictures(c) || c == '\u{FE0F}'
}

/// What is drawn as text or as a picture, as the selector behind it says.
fn has_forms(c: char) -> bool {
    pictures(c)
        || matches!(c, '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙')
}

/// Letters whose forms are chosen, and whose endings are set apart, by characters behind them.
fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1820}'..='\u{18AA}')
}

fn tags(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Letters that draw nothing do not make a name: something visible must be there.
pub(super) fn not_empty(text: &str) -> Result<(), TextFault> {
    let seen = text.chars().any(|c| !c.is_whitespace() && c != '\u{2800}');
    if seen { Ok(()) } else { Err(TextFault::Empty) }
}

#[expect(clippy::unnecessary_wraps, reason = "stands where a check is wanted")]
pub(super) fn anything(_: &str) -> Result<(), TextFault> {
    Ok(())
}

pub(super) fn https(text: &str) -> Result<(), TextFault> {
    not_empty(text)?;
    if text.chars().any(|c| c.is_whitespace() || c == '\\') {
        return Err(TextFault::NotHttps);
    }
    host(text).map(|_| ()).ok_or(TextFault::NotHttps)
}

pub(super) fn host(url: &str) -> Option<&str> {
    let scheme = url.get(..8)?;
    if !scheme.eq_ignore_ascii_case("https://") {
        return None;
    }
    let authority = url[8..].split(['/', '?', '#']).next()?;
    if authority.contains('@') {
        return None;
    }
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next()?,
        None => authority.split(':').next()?,
    };
    (!host.is_empty()).then_some(host)
}

pub(super) fn zone(text: &str) -> Result<(), TextFault> {
    not_empty(text)?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let fine = text.split('/').all(|part| !part.is_empty() && part.chars().all(letters));
    if fine { Ok(()) } else { Err(TextFault::NotAZone) }
}
