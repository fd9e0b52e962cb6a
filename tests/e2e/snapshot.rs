//! Texts kept beside the stories, compared with what there is now.

use std::{fmt::Write as _, fs, path::PathBuf};

/// Compares `now` with `tests/e2e/snapshots/<name>.txt`; with `JUYI_BLESS=1` writes it there.
///
/// # Panics
/// If they differ: shows how.
#[track_caller]
pub fn compare(name: &str, now: &str) {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/snapshots").join(format!("{name}.txt"));
    if std::env::var_os("JUYI_BLESS").is_some_and(|bless| bless == "1") {
        fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("a folder for snapshots");
        fs::write(&path, now).expect("the snapshot is written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept != now {
        panic!(
            "{name} is not what it was (- kept, + now). If it should be so: JUYI_BLESS=1 cargo test -p juyi --test e2e\n{}",
            difference(&kept, now)
        );
    }
}

/// Lines that went (-), came (+), and two that stayed on either side.
fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let marked = marked(&before, &after);
    let near = |at: usize| {
        marked[at.saturating_sub(2)..(at + 3).min(marked.len())].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut text = String::new();
    let mut skipped = false;
    for (at, (mark, line)) in marked.iter().enumerate() {
        if near(at) {
            if std::mem::take(&mut skipped) {
                text.push_str("  …\n");
            }
            writeln!(text, "{mark} {line}").expect("a String takes all that is written");
        } else {
            skipped = true;
        }
    }
    text
}

/// By the longest common subsequence of lines.
fn marked<'t>(before: &[&'t str], after: &[&'t str]) -> Vec<(char, &'t str)> {
    let mut common = vec![vec![0_u32; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            common[old][new] = if before[old] == after[new] {
                common[old + 1][new + 1] + 1
            } else {
                common[old + 1][new].max(common[old][new + 1])
            };
        }
    }
    let (mut old, mut new, mut lines) = (0, 0, Vec::new());
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            lines.push((' ', before[old]));
            (old, new) = (old + 1, new + 1);
        } else if new == after.len() || (old < before.len() && common[old + 1][new] >= common[old][new + 1]) {
            lines.push(('-', before[old]));
            old += 1;
        } else {
            lines.push(('+', after[new]));
            new += 1;
        }
    }
    lines
}

#[test]
fn a_difference_shows_what_went_and_what_came_and_little_else() {
    let before = "a\nb\nc\nd\ne\nf\ng\nh\n";
    assert_eq!(difference(before, before), "");
    assert_eq!(difference(before, "a\nb\nc\nd\nE\nf\ng\nh\n"), "  …\n  c\n  d\n- e\n+ E\n  f\n  g\n");
    assert_eq!(difference("", "a\n"), "+ a\n");
}
