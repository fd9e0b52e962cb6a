//! One step after the other, until one fails; then a table of what took how long.

use crate::failure::Result;
use crate::say;
use std::time::{Duration, Instant};

pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    pub(crate) run: fn() -> Result,
}

pub(crate) fn walk(steps: &[&Step], now: impl Fn() -> Instant) -> Result {
    let start = now();
    let mut lines = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let heading = format!("{}/{} {}", index + 1, steps.len(), step.name);
        say::note("");
        say::step(&heading, step.why);
        let began = now();
        let answer = (step.run)();
        lines.push(line(step.name, now() - began, answer.is_ok()));
        if let Err(failure) = answer {
            summary(&lines, now() - start);
            let again = format!("again, alone: cargo xtask test {}", step.name);
            return Err(format!("{} failed: {failure}\n       {again}", step.name).into());
        }
    }
    summary(&lines, now() - start);
    Ok(())
}

fn summary(lines: &[String], total: Duration) {
    say::note("");
    say::step("summary", "seconds");
    for line in lines {
        say::note(line);
    }
    say::note(&format!("{:<12} {:>8.1}", "together", total.as_secs_f32()));
}

fn line(name: &str, took: Duration, passed: bool) -> String {
    let mark = if passed { say::green("passed") } else { say::red("failed") };
    format!("{name:<12} {:>8.1}  {mark}", took.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn the_first_failure_ends_the_walk_and_is_named() {
        static RAN: AtomicU32 = AtomicU32::new(0);
        fn passes() -> Result {
            RAN.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        let step = |name, run| Step { name, why: "", run };
        let (good, bad) = (step("good", passes), step("bad", || Err("it broke".into())));
        assert!(walk(&[&good], Instant::now).is_ok());
        let failure = walk(&[&good, &bad, &good], Instant::now).unwrap_err().to_string();
        assert!(failure.starts_with("bad failed: it broke"), "{failure}");
        assert_eq!(RAN.load(Ordering::Relaxed), 2);
    }
}
