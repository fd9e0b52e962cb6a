//! What must hold on every page, whatever it shows.

use crate::browser::Screen;
use serde_json::Value;
use std::{fs, path::PathBuf};

/// What axe-core finds serious or critical.
pub fn axe(screen: &Screen) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let script = fs::read_to_string(&path).expect("axe-core is installed: npm ci");
    screen.evaluate(&format!("{script}; 0"));
    let found = screen.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations
            .filter(one => ['serious', 'critical'].includes(one.impact))
            .flatMap(one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 160) + ' — ' + node.failureSummary)))",
    );
    lines(&found)
}

/// What does not fit: a page that scrolls sideways, text that is cut off, targets too small for a thumb.
pub fn layout(screen: &Screen) -> Vec<String> {
    lines(&screen.evaluate(include_str!("checks/layout.js")))
}

/// What moved from under a finger while the page came.
pub fn shift(screen: &Screen) -> Vec<String> {
    lines(&screen.evaluate(include_str!("checks/shift.js")))
}

fn lines(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
