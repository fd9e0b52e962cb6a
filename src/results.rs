//! What came of a poll: running bars, charts, names, outcome.

pub mod chart;
mod charted;
pub mod charts;
mod figures;
mod live;
pub mod names;
mod outcome;
mod panel;
mod rounds;
mod throttle;
mod turnout;

pub use charted::Charted;
pub use figures::{Of, bar_rows, base_words, can_words, figures, places_words};
pub use outcome::{cut, leaders, leading_words, option_name, outcome_words, update_words};
pub use panel::{Results, veil_words};
pub use rounds::Rounds;
pub use throttle::Throttle;
pub use turnout::TurnoutSheet;
