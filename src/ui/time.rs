use leptos::prelude::*;

use super::fresh_id;

/// A time as people say it, the exact stamp a tap away. Both come in words, from `crate::i18n::time`.
#[component]
pub fn Time(
    /// "还剩 2 小时", "今天 18:00 截止".
    #[prop(into)]
    text: TextProp,
    /// "2026年11月23日 星期一 18:00（中国标准时间）".
    #[prop(into)]
    exact: TextProp,
    /// The instant in ISO 8601, for machines.
    #[prop(optional, into)]
    datetime: TextProp,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = fresh_id("time");
    let controlled = id.clone();
    view! {
        <span class="time">
            <button
                class="time-said"
                type="button"
                aria-expanded=move || open.get().to_string()
                aria-controls=controlled
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <time datetime=move || datetime.get()>{move || text.get()}</time>
            </button>
            <span class="time-exact" id=id>{move || open.get().then(|| exact.get())}</span>
        </span>
    }
}
