use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;

/// An element id nobody else on the page has, for `aria-describedby` and its kin.
pub fn fresh_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Moves the keyboard's focus to the element with this id, if it is there: to the first field with a fault, to a
/// heading after a page turned.
pub fn focus_by_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        // Focus fails only for elements that cannot take it; then it stays where it was.
        let _ = element.focus();
    }
}

/// Runs once the browser is about to paint: for what must see the view that was just changed.
pub fn at_next_frame(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}
