use wasm_bindgen::{JsCast as _, closure::Closure, convert::FromWasmAbi};
use web_sys::EventTarget;

/// A listener that is removed, closure and all, when it is dropped.
pub struct Listening {
    remove: send_wrapper::SendWrapper<Box<dyn FnOnce()>>,
    armed: bool,
}

impl Listening {
    /// Listens to `name` on `target`.
    pub fn to<E: FromWasmAbi + 'static>(
        target: &EventTarget,
        name: &'static str,
        heard: impl FnMut(E) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(E)>::new(heard);
        let function = closure.as_ref().unchecked_ref::<js_sys::Function>().clone();
        let target = target.clone();
        // Both fail only for a target that is none.
        let _ = target.add_event_listener_with_callback(name, &function);
        let remove: Box<dyn FnOnce()> = Box::new(move || {
            let _ = target.remove_event_listener_with_callback(name, &function);
            drop(closure);
        });
        Self { remove: send_wrapper::SendWrapper::new(remove), armed: true }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if std::mem::take(&mut self.armed) {
            let nothing: Box<dyn FnOnce()> = Box::new(|| {});
            let remove = std::mem::replace(&mut self.remove, send_wrapper::SendWrapper::new(nothing));
            remove.take()();
        }
    }
}
