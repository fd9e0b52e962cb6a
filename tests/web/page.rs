//! A place to mount a part of the kit, and what a person does to it.

use juyi::ui::at_next_frame;
use leptos::{mount::UnmountHandle, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// A mounted view. Dropping it takes it off the page.
pub(crate) struct Page<M: leptos::tachys::view::Mountable> {
    root: HtmlElement,
    _handle: UnmountHandle<M>,
}

/// Mounts the view in an element of its own.
pub(crate) fn open<V>(view: impl FnOnce() -> V + 'static) -> Page<impl leptos::tachys::view::Mountable>
where
    V: IntoView + 'static,
{
    let root: HtmlElement = document().create_element("main").expect("a known name").unchecked_into();
    document().body().expect("a page").append_child(&root).expect("a new element");
    Page { _handle: leptos::mount::mount_to(root.clone(), view), root }
}

impl<M: leptos::tachys::view::Mountable> Page<M> {
    /// The only element that matches; the test fails when there is none.
    pub(crate) fn one<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html())).unchecked_into()
    }

    /// Whether something matches.
    pub(crate) fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).expect("a selector").is_some()
    }

    /// The text of the only element that matches.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.one::<HtmlElement>(selector).text_content().unwrap_or_default()
    }
}

impl<M: leptos::tachys::view::Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until the browser has painted what changed.
pub(crate) async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |done, _| {
            at_next_frame(move || {
                done.call0(&JsValue::NULL).expect("a resolver");
            });
        });
        JsFuture::from(frame).await.expect("a frame");
    }
}

/// Who has the keyboard's focus.
pub(crate) fn focused() -> web_sys::Element {
    document().active_element().expect("something always has the focus")
}

/// Types into a field, as an input method does: the whole text at once, then the event.
pub(crate) fn type_into(field: &HtmlElement, text: &str) {
    js_sys::Reflect::set(field, &"value".into(), &text.into()).expect("a field has a value");
    let event = web_sys::Event::new("input").expect("a known kind");
    field.dispatch_event(&event).expect("a fresh event");
}
