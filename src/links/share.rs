use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// Whether this browser hands links to other apps.
#[must_use]
pub fn can_share() -> bool {
    system_share().is_some()
}

/// Hands a link with a text to another app of the person's choice. Call it straight from a press.
pub fn share(text: &str, url: &str) {
    let Some(function) = system_share() else { return };
    let what = Object::new();
    for (key, value) in [("title", text), ("text", text), ("url", url)] {
        // A plain object takes any property.
        let _ = Reflect::set(&what, &key.into(), &value.into());
    }
    let Ok(answer) = function.call1(&window().navigator(), &what) else { return };
    if let Ok(promise) = answer.dyn_into::<js_sys::Promise>() {
        // Who changes their mind shares nothing: no news.
        leptos::task::spawn_local(async move {
            let _: Result<JsValue, JsValue> = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

fn system_share() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}
