use std::cell::{Cell, RefCell};
use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use js_sys::{JSON, Promise, Reflect};
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlScriptElement, ResizeObserver};

use super::ink::ink_of;
use crate::results::charts::Picture;

#[wasm_bindgen]
extern "C" {
    /// What the chunk puts on `window`: `init` gives a chart with the SVG renderer.
    type JuyiEcharts;
    #[wasm_bindgen(method, catch)]
    fn init(this: &JuyiEcharts, place: &Element) -> Result<Drawing, JsValue>;

    type Drawing;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Drawing, option: &JsValue, replace: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn resize(this: &Drawing);
    #[wasm_bindgen(method)]
    fn dispose(this: &Drawing);
}

const GLOBAL: &str = "juyiEcharts";

/// One drawing in one place. Dropping it takes everything back: drawing, observer, closures.
pub(super) struct Engine {
    inner: Rc<Inner>,
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
}

struct Inner {
    place: Element,
    drawing: Drawing,
    wanted: RefCell<Option<Picture>>,
    shown: Cell<Option<Discriminant<Picture>>>,
    asked: Cell<bool>,
    gone: Cell<bool>,
}

impl Engine {
    /// Loads the script if no chart did before, and draws into `place`. `None` when the script does not come.
    pub(super) async fn open(place: &Element) -> Option<Self> {
        let drawing = library().await?.init(place).ok()?;
        let inner = Rc::new(Inner {
            place: place.clone(),
            drawing,
            wanted: RefCell::new(None),
            shown: Cell::new(None),
            asked: Cell::new(false),
            gone: Cell::new(false),
        });
        let seen = Rc::downgrade(&inner);
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = seen.upgrade() {
                inner.drawing.resize();
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(place);
        }
        Some(Self { inner, observer, _resized: resized })
    }

    /// Shows this picture at the next frame; of several in one frame only the last.
    pub(super) fn show(&self, picture: Picture) {
        *self.inner.wanted.borrow_mut() = Some(picture);
        if !self.inner.asked.replace(true) {
            let inner = self.inner.clone();
            request_animation_frame(move || inner.paint());
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.inner.gone.set(true);
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.inner.drawing.dispose();
    }
}

impl Inner {
    fn paint(&self) {
        self.asked.set(false);
        if self.gone.get() {
            return;
        }
        let Some(picture) = self.wanted.take() else { return };
        let Some(ink) = ink_of(&self.place) else { return };
        // Another kind of chart replaces the old; the same kind grows from its old lengths.
        let kind = Some(discriminant(&picture));
        let replace = self.shown.replace(kind) != kind;
        if let Ok(option) = JSON::parse(&picture.option(&ink).to_string()) {
            // ECharts throws for an option it cannot read; ours is fixed and tested, the numbers stand beside it.
            let _ = self.drawing.set_option(&option, replace);
        }
    }
}

fn present() -> Option<JuyiEcharts> {
    let library = Reflect::get(&window(), &GLOBAL.into()).ok()?;
    (!library.is_undefined()).then(|| library.unchecked_into())
}

async fn library() -> Option<JuyiEcharts> {
    if present().is_none() {
        // A failed load is asked for again by the next chart: the script element of the failed try was taken out.
        JsFuture::from(load()).await.ok()?;
    }
    present()
}

/// Asks for the script once, however many charts open together; resolves when it ran.
fn load() -> Promise {
    thread_local! {
        static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    }
    LOADING.with_borrow_mut(|loading| {
        loading
            .get_or_insert_with(|| {
                Promise::new(&mut |done, failed| {
                    if insert(&done, &failed).is_none() {
                        let _ = failed.call0(&JsValue::NULL);
                    }
                })
            })
            .clone()
    })
}

fn insert(done: &js_sys::Function, failed: &js_sys::Function) -> Option<()> {
    let meta = document().query_selector("meta[name=juyi-echarts]").ok().flatten()?;
    let script: HtmlScriptElement = document().create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&meta.get_attribute("content")?);
    script.set_onload(Some(done));
    script.set_onerror(Some(failed));
    document().head()?.append_child(&script).ok()?;
    Some(())
}
