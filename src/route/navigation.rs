//! Going there and back.

use super::Page;
use leptos::{ev, prelude::*};
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, MouseEvent};

/// Whether one has gone from the first page of this visit to another.
static MOVED: AtomicBool = AtomicBool::new(false);

/// Whether one has gone from the first page of this visit to another: then the focus follows.
#[must_use]
pub fn has_moved() -> bool {
    MOVED.load(Ordering::Relaxed)
}

/// The page shown, and the way to another.
#[derive(Clone, Copy)]
pub struct Navigation {
    page: RwSignal<Page>,
}

impl Navigation {
    /// The page shown. Pages are compared, so a reader wakes only when the page is another.
    #[must_use]
    pub fn page(self) -> Signal<Page> {
        self.page.into()
    }

    /// Goes to `page`; back leads here again.
    pub fn go(self, page: Page) {
        let address = page.href();
        if let Ok(history) = window().history() {
            // A browser that refuses (too many in a second) still shows the page.
            let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
        }
        self.show(page);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Puts `page` in the place of this one: what is used up or done is not gone back to.
    pub fn replace(self, page: Page) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&page.href()));
        }
        self.show(page);
    }

    fn show(self, page: Page) {
        if self.page.with_untracked(|now| *now != page) {
            MOVED.store(true, Ordering::Relaxed);
            self.page.set(page);
        }
    }
}

/// The page that the address bar says.
fn here() -> Page {
    let location = window().location();
    Page::read(&location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
}

/// Puts the navigation into the context and makes links of this site navigate; once, at the root.
pub fn provide_navigation() -> Navigation {
    let navigation = Navigation { page: RwSignal::new(here()) };
    let back = window_event_listener(ev::popstate, move |_| navigation.show(here()));
    let links = window_event_listener(ev::click, move |event| {
        if let Some(page) = followed(&event) {
            event.prevent_default();
            navigation.go(page);
        }
    });
    on_cleanup(move || {
        back.remove();
        links.remove();
    });
    provide_context(navigation);
    navigation
}

/// The navigation of this app.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_navigation() -> Navigation {
    expect_context()
}

/// The page of ours that a click on a link leads to, unless the browser should follow it: another site, a new tab,
/// a download, or no page of ours.
fn followed(event: &MouseEvent) -> Option<Page> {
    if event.default_prevented() || event.button() != 0 {
        return None;
    }
    if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok()??;
    if link.has_attribute("download") || link.get_attribute("target").is_some_and(|t| t != "_self") {
        return None;
    }
    let href = link.get_attribute("href")?;
    if !href.starts_with('/') || href.starts_with("//") {
        return None;
    }
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    let page = Page::read(path, query);
    (page != Page::NotFound).then_some(page)
}
