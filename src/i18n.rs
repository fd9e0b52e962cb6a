//! The languages. Words stand in `locales/*.json`, checked and compiled in by leptos_i18n (see `build.rs`);
//! `t!(group.key)` gives them in the present language.
//!
//! The present language is one value for the whole page, not a signal in every text: [`Localised`] builds the view
//! anew when it changes (which happens on 我 alone). So a text costs no effect, and `t!` also works after an `await`,
//! where no context is left.

use std::sync::atomic::{AtomicU8, Ordering};

use leptos::prelude::*;

pub use words::i18n::Locale;

pub mod counted;
pub mod problem;
pub mod time;

/// Made by `build.rs`.
#[doc(hidden)]
#[expect(unreachable_pub, reason = "generated")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// A word in the present language: `t!(poll.cast)` is a `&'static str`, `t!(results.votes, count = 3)` a `String`.
/// Inside `move || …` it follows the signals among its values. Nouns with a number are in [`counted`].
#[macro_export]
macro_rules! t {
    ($($key:tt)*) => {
        leptos_i18n::td_string!($crate::i18n::locale(), $($key)*)
    };
}
pub use crate::t;

static NOW: AtomicU8 = AtomicU8::new(0);
const KEPT_AS: &str = "juyi-lang";

/// The present language. Chinese until [`provide_language`] has looked at the browser.
pub fn locale() -> Locale {
    if NOW.load(Ordering::Relaxed) == 0 { Locale::zh_CN } else { Locale::en }
}

/// The present language as BCP 47 tag, for `Intl` and the `lang` attribute.
pub fn tag() -> &'static str {
    match locale() {
        Locale::zh_CN => "zh-CN",
        Locale::en => "en",
    }
}

/// The choice of language. In the context once [`provide_language`] has run.
#[derive(Clone, Copy)]
pub struct Language(RwSignal<Locale>);

impl Language {
    /// The present one; tracked.
    pub fn get(self) -> Locale {
        self.0.get()
    }

    /// Takes another from now on, on this device.
    pub fn set(self, locale: Locale) {
        crate::appearance::keep(KEPT_AS, tag_of(locale));
        speak(locale);
        self.0.set(locale);
    }
}

/// Takes the language kept on this device, else the browser's first that is ours, else English for a browser that
/// asks for other languages and Chinese for one that asks for none. Once, at the root.
pub fn provide_language() -> Language {
    let asked: Vec<String> =
        window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    let locale = pick(crate::appearance::kept(KEPT_AS).as_deref(), &asked);
    speak(locale);
    let language = Language(RwSignal::new(locale));
    provide_context(language);
    language
}

/// Builds its children anew when the language changes. What must live on (session, live stream) stands above it.
#[component]
pub fn Localised(children: ChildrenFn) -> impl IntoView {
    let language = use_context::<Language>().unwrap_or_else(provide_language);
    move || {
        language.get();
        children()
    }
}

fn speak(locale: Locale) {
    NOW.store(u8::from(locale == Locale::en), Ordering::Relaxed);
    if let Some(root) = document().document_element() {
        // A constant attribute name cannot be refused.
        let _ = root.set_attribute("lang", tag_of(locale));
    }
}

fn tag_of(locale: Locale) -> &'static str {
    if locale == Locale::en { "en" } else { "zh-CN" }
}

fn pick(kept: Option<&str>, asked: &[String]) -> Locale {
    let ours = |tag: &str| match tag.get(..2) {
        Some("zh") => Some(Locale::zh_CN),
        Some("en") => Some(Locale::en),
        _ => None,
    };
    let otherwise = if asked.is_empty() { Locale::zh_CN } else { Locale::en };
    kept.and_then(ours).or_else(|| asked.iter().find_map(|tag| ours(tag))).unwrap_or(otherwise)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
