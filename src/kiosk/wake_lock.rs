use crate::backend::Listening;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// Asks the screen to stay on while the page is shown. Browsers without a wake lock, or without https, go on without.
pub(super) fn hold() {
    ask();
    let shown = Listening::to(&document(), "visibilitychange", move |_: web_sys::Event| {
        if !document().hidden() {
            ask();
        }
    });
    on_cleanup(move || drop(shown));
}

fn ask() {
    leptos::task::spawn_local(async {
        if let Some(asked) = request() {
            // Refused where the battery is low: then the screen does what it was set to.
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        }
    });
}

/// `navigator.wakeLock.request("screen")`, where there is such a thing.
fn request() -> Option<Promise> {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    if lock.is_undefined() {
        return None;
    }
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    request.call1(&lock, &JsValue::from("screen")).ok()?.dyn_into().ok()
}
