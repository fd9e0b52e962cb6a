//! Files of at most 400 lines, functions of at most 60: what one can read at once.

use super::{Finding, Source, mask};

const FILE: usize = 400;
const FUNCTION: usize = 60;

pub(crate) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Source { path, text } = source;
    let is_code = [".rs", ".css", ".js", ".mjs"].iter().any(|ending| path.ends_with(ending));
    let lines = text.lines().count();
    if is_code && lines > FILE {
        findings.push(Finding::new(
            path,
            lines,
            format!("{lines} lines: at most {FILE}; split it by what it is about"),
        ));
    }
    if path.ends_with(".rs") {
        // Clippy counts the same way, but does not look into macros such as #[component].
        for (line, name, length) in functions(text).into_iter().filter(|(_, _, length)| *length > FUNCTION) {
            findings.push(Finding::new(
                path,
                line,
                format!("fn {name} has {length} lines of code: at most {FUNCTION}"),
            ));
        }
        if path.ends_with("/mod.rs") {
            findings.push(Finding::new(
                path,
                1,
                "a module `x` is the file x.rs beside the folder x: tabs show its name",
            ));
        }
    }
    findings
}

/// Line, name and length of each function; blank lines and comments do not count.
fn functions(text: &str) -> Vec<(usize, String, usize)> {
    let masked = mask::rust(text);
    let code: Vec<char> = masked.code.chars().collect();
    let counted: Vec<bool> = masked.uncommented.lines().map(|line| !line.trim().is_empty()).collect();
    let mut line = 1;
    let mut found = Vec::new();
    for at in 0..code.len() {
        if code[at] == '\n' {
            line += 1;
        }
        let Some((name, after)) = named_function(&code, at) else { continue };
        let Some(open) = body_start(&code, after) else { continue };
        let first = line + newlines(&code[at..open]);
        let last = first + newlines(&code[open..body_end(&code, open)]);
        // Between the lines of the braces.
        let length = counted[first..last.max(first + 1) - 1].iter().filter(|counts| **counts).count();
        found.push((line, name, length));
    }
    found
}

fn newlines(code: &[char]) -> usize {
    code.iter().filter(|&&c| c == '\n').count()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// `fn name` at this place; a type such as `fn(u8)` has no name.
fn named_function(code: &[char], at: usize) -> Option<(String, usize)> {
    let starts =
        code[at..].starts_with(&['f', 'n', ' ']) && !at.checked_sub(1).is_some_and(|b| is_word(code[b]));
    let name: String = code[at..].iter().skip(3).take_while(|&&c| is_word(c)).collect();
    (starts && !name.is_empty()).then(|| (name.clone(), at + 3 + name.chars().count()))
}

/// The brace that opens the body; a declaration in a trait has none.
fn body_start(code: &[char], from: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in code.iter().enumerate().skip(from) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn body_end(code: &[char], open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code.iter().enumerate().skip(open) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: String) -> Source {
        Source { path: path.into(), text }
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(check(&source("src/a.css", "a\n".repeat(401))).len(), 1);
        assert!(check(&source("src/a.css", "a\n".repeat(400))).is_empty());
        assert!(check(&source("docs/openapi.json", "a\n".repeat(4000))).is_empty());
    }

    #[test]
    fn a_long_function_is_found_where_it_begins() {
        let long = |lines| {
            format!(
                "\n#[component]\nfn page(a: [u8; 2]) -> u8 {{\n    // why\n\n{}}}\n",
                "    x();\n".repeat(lines)
            )
        };
        let found = check(&source("src/a.rs", long(61)));
        assert_eq!(found[0].place, "src/a.rs:3");
        assert!(found[0].what.contains("fn page has 61"));
        assert!(check(&source("src/a.rs", long(60))).is_empty());
    }

    #[test]
    fn declarations_pointers_and_one_liners_are_no_long_functions() {
        let text = "trait T { fn a(&self) -> u8; fn b() { 1 } }\nstruct S { f: fn(u8) }\n".to_owned()
            + &"\nx();".repeat(100);
        assert_eq!(functions(&text), [(1, "b".to_owned(), 0)]);
    }

    #[test]
    fn a_mod_rs_is_found() {
        assert_eq!(check(&source("src/ui/mod.rs", String::new())).len(), 1);
    }
}
