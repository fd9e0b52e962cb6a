//! What came of a poll: running bars, charts, names, outcome.

pub mod chart;
pub mod charts;
