//! Rust source with comments or texts blanked out, line for line, so that a rule looks only where it should.

/// A source split into code and texts. All three have the same length and line breaks as the source.
pub(crate) struct Masked {
    /// Without comments and without what stands in string literals.
    pub(crate) code: String,
    /// Only string literals, with their quotes.
    pub(crate) texts: String,
    /// Code and texts: all but comments.
    pub(crate) uncommented: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Code,
    Text,
    Comment,
}

pub(crate) fn rust(source: &str) -> Masked {
    let chars: Vec<char> = source.chars().collect();
    let mut parts = vec![Part::Code; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let (part, length) = token(&chars[at..], at.checked_sub(1).map(|before| chars[before]));
        parts[at..at + length].fill(part);
        at += length;
    }
    let keep = |wanted: &[Part]| -> String {
        let kept = chars.iter().zip(&parts);
        kept.map(|(&c, part)| if wanted.contains(part) || c == '\n' { c } else { ' ' }).collect()
    };
    Masked {
        code: keep(&[Part::Code]),
        texts: keep(&[Part::Text]),
        uncommented: keep(&[Part::Code, Part::Text]),
    }
}

/// What begins here, and how many characters it takes.
fn token(rest: &[char], before: Option<char>) -> (Part, usize) {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    match rest {
        ['/', '/', ..] => (Part::Comment, until(rest, |left| left[0] == '\n')),
        ['/', '*', ..] => (Part::Comment, block_comment(rest)),
        ['"', ..] => (Part::Text, quoted(rest)),
        ['r', '"' | '#', ..] if !in_word => raw(rest).map_or((Part::Code, 1), |length| (Part::Text, length)),
        // A character, not a lifetime.
        ['\'', '\\', ..] => (Part::Text, quoted(rest)),
        ['\'', _, '\'', ..] => (Part::Text, 3),
        _ => (Part::Code, 1),
    }
}

fn until(rest: &[char], end: impl Fn(&[char]) -> bool) -> usize {
    (1..rest.len()).find(|&at| end(&rest[at..])).unwrap_or(rest.len())
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            c if c == rest[0] => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#`; but `r#name` is a word.
fn raw(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(())?;
    let start = 2 + hashes;
    let ends =
        |left: &[char]| left[0] == '"' && left.len() > hashes && left[1..=hashes].iter().all(|&c| c == '#');
    Some((start..rest.len()).find(|&at| ends(&rest[at..])).map_or(rest.len(), |at| at + 1 + hashes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_texts_are_told_from_code() {
        let masked = rust("let a = \"// no {\"; // yes {\nlet b = 1; /* a /* b */ c */ let c = 2;");
        assert_eq!(masked.code, "let a =          ;         \nlet b = 1;                   let c = 2;");
        assert!(masked.texts.starts_with("        \"// no {\""));
        assert!(masked.uncommented.contains("// no {") && !masked.uncommented.contains("yes"));
    }

    #[test]
    fn raw_texts_characters_and_lifetimes_are_understood() {
        let masked = rust(r####"f(r#"a " } "#, '{', '\'', '"', "\\", r"\", &'a str, r#type)"####);
        assert!(!masked.code.contains(['{', '}', '"']), "{}", masked.code);
        assert!(masked.code.contains("&'a str") && masked.code.contains("r#type)"));
        assert_eq!(masked.code.chars().count(), masked.texts.chars().count());
    }
}
