//! How the page looks on this device: light or dark, care mode, size of text. Kept in `localStorage`; the script in
//! `index.html` applies the same keys before the first paint, this takes over from there.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

const THEME: &str = "juyi-theme";
const CARE: &str = "juyi-care";
const TEXT: &str = "juyi-text";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says, also when it changes its mind.
    #[default]
    System,
    Light,
    Dark,
}

/// The size of text, on top of the browser's and of care mode's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    #[default]
    Standard,
    /// 1.15 times.
    Large,
    /// 1.3 times.
    Larger,
}

/// What was chosen. In the context once [`provide_appearance`] has run; setting a signal is all a switch has to do.
#[derive(Clone, Copy)]
pub struct Appearance {
    pub theme: RwSignal<Theme>,
    /// 关怀模式: 1.25 times the text, 1.2 times the targets, one option a row.
    pub care: RwSignal<bool>,
    pub text: RwSignal<TextSize>,
    system_dark: RwSignal<bool>,
}

impl Appearance {
    /// Whether the page is dark now; tracked.
    pub fn dark(self) -> bool {
        match self.theme.get() {
            Theme::System => self.system_dark.get(),
            Theme::Light => false,
            Theme::Dark => true,
        }
    }
}

/// Reads what was kept, follows every change, and keeps it. Once, at the root.
pub fn provide_appearance() -> Appearance {
    let theme = match kept(THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let text = match kept(TEXT).as_deref() {
        Some("large") => TextSize::Large,
        Some("larger") => TextSize::Larger,
        _ => TextSize::Standard,
    };
    let appearance = Appearance {
        theme: RwSignal::new(theme),
        care: RwSignal::new(kept(CARE).as_deref() == Some("on")),
        text: RwSignal::new(text),
        system_dark: watch_system(),
    };
    Effect::new(move |_| apply(appearance));
    provide_context(appearance);
    appearance
}

/// The appearance of this page.
pub fn use_appearance() -> Appearance {
    use_context().unwrap_or_else(provide_appearance)
}

fn apply(appearance: Appearance) {
    let theme = appearance.theme.get();
    let text = match appearance.text.get() {
        TextSize::Standard => "standard",
        TextSize::Large => "large",
        TextSize::Larger => "larger",
    };
    let care = appearance.care.get();
    let Some(body) = document().body() else { return };
    let Some(root) = document().document_element() else { return };
    // Constant names and values: the platform has nothing to refuse.
    let _ = body.set_attribute("data-weui-theme", if appearance.dark() { "dark" } else { "light" });
    let _ = body.set_attribute("data-weui-mode", if care { "care" } else { "standard" });
    let _ = root.set_attribute("data-mode", if care { "care" } else { "standard" });
    let _ = root.set_attribute("data-text", text);
    keep(
        THEME,
        match theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        },
    );
    keep(CARE, if care { "on" } else { "off" });
    keep(TEXT, text);
}

fn watch_system() -> RwSignal<bool> {
    let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let dark = RwSignal::new(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(query) = query {
        let asked = query.clone();
        // Lives as long as the page, like the signal.
        let changed = Closure::<dyn Fn()>::new(move || dark.set(asked.matches())).into_js_value();
        // A function is always accepted as listener.
        let _ = query.add_event_listener_with_callback("change", changed.unchecked_ref());
    }
    dark
}

/// What this device keeps under `key`; `None` where storage is forbidden.
pub fn kept(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key` on this device. Where storage is forbidden or full it lasts until the page goes.
pub fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
