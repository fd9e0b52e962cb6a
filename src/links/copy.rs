use crate::{t, ui::Toasts};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, HtmlElement, HtmlTextAreaElement};

/// Copies `text` and says so. Call it straight from a press: browsers allow it at no other time.
pub fn copy(text: &str, toasts: Toasts) {
    let say = move |done: bool| toasts.say(if done { t!(app.copied) } else { t!(app.copy_failed) });
    let Some(clipboard) = clipboard() else { return say(by_selection(text)) };
    let (writing, text) = (clipboard.write_text(text), text.to_owned());
    leptos::task::spawn_local(async move {
        say(JsFuture::from(writing).await.is_ok() || by_selection(&text));
    });
}

/// The clipboard; `None` on plain http, where browsers hide it.
fn clipboard() -> Option<Clipboard> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    clipboard.is_object().then(|| clipboard.unchecked_into())
}

/// Copies as a person would: selects the text and asks the page to copy.
fn by_selection(text: &str) -> bool {
    let before = document().active_element();
    let done = select_and_copy(text, before.as_ref()).is_some_and(|done| done.is_truthy());
    if let Some(Ok(element)) = before.map(Element::dyn_into::<HtmlElement>) {
        // What had the focus may be gone; then the browser's choice stands.
        let _ = element.focus();
    }
    done
}

fn select_and_copy(text: &str, near: Option<&Element>) -> Option<JsValue> {
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_read_only(true);
    area.set_class_name("visually-hidden");
    // Beside an open dialog everything is inert: the text must stand inside it.
    let dialog = near.and_then(|near| near.closest("dialog[open]").ok().flatten());
    let place: Element = dialog.or_else(|| document().body().map(Into::into))?;
    place.append_child(&area).ok()?;
    let copied = (|| {
        area.focus().ok()?;
        area.set_selection_range(0, u32::try_from(text.encode_utf16().count()).ok()?).ok()?;
        let exec: Function = Reflect::get(&document(), &"execCommand".into()).ok()?.dyn_into().ok()?;
        exec.call1(&document(), &"copy".into()).ok()
    })();
    area.remove();
    copied
}
