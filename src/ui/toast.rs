use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// Says one short thing in passing: 已复制, 已保存. Never the only place where something is said.
#[derive(Clone, Copy)]
pub struct Toasts {
    now: RwSignal<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Toasts {
    /// Shows it in place of the one before, for two seconds and a little more per character.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        let millis = 2_000 + 60 * u64::try_from(text.chars().count()).unwrap_or_default();
        self.now.set(Some(text));
        let clear = move || {
            self.now.try_set(None);
        };
        // Without a timer (no window) the toast simply stays until the next one.
        let timer = set_timeout_with_handle(clear, Duration::from_millis(millis)).ok();
        if let Some(Some(earlier)) = self.timer.try_update_value(|slot| std::mem::replace(slot, timer)) {
            earlier.clear();
        }
    }
}

/// Puts the toasts into the context; once, at the root.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { now: RwSignal::new(None), timer: StoredValue::new(None) };
    provide_context(toasts);
    toasts
}

/// The toasts of this app. Take them while the component is made, not inside an event or a future.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}

/// Where toasts appear: a polite live region, once, at the root.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toast-region" role="status" aria-live="polite">
            {move || toasts.now.get().map(|text| view! { <p class="weui-toast toast">{text}</p> })}
        </div>
    }
}
