//! The languages. Words stand in `locales/*.json`, checked and compiled in by leptos_i18n; `t!(group.key)` gives
//! them in the present language.
//!
//! The present language is one value for the whole page, not a signal in every text: [`Language`] builds the view
//! anew when it changes (which happens on 我 alone), so a text costs no effect and `t!` also works after an `await`,
//! where no context is left.

use std::sync::atomic::{AtomicU8, Ordering};

use leptos::prelude::*;

pub use words::i18n::Locale;

pub mod time;

mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// A word in the present language: `t!(poll.cast)` is a `&'static str`, `t!(poll.left, count = 3)` a `String`.
/// Inside `move || …` it follows signals like any other value.
#[macro_export]
macro_rules! t {
    ($($key:tt)*) => {
        leptos_i18n::td_string!($crate::i18n::locale(), $($key)*)
    };
}
pub use crate::t;

static NOW: AtomicU8 = AtomicU8::new(0);
const KEY: &str = "juyi-lang";

/// The present language.
pub fn locale() -> Locale {
    if NOW.load(Ordering::Relaxed) == 0 { Locale::zh_CN } else { Locale::en }
}
