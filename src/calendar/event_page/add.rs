use super::Shown;
use crate::{
    links::{CopyButton, whole},
    route::Page,
    t,
    ui::{Cell, Cells, Glyph, Tone},
};
use api::ics;
use leptos::prelude::*;

/// The event as a file for one's own calendar; within a chat's browser, which saves no files, its link to take elsewhere.
#[component]
pub(super) fn Add(shown: Shown) -> impl IntoView {
    let id = shown.0.with_untracked(|view| view.event.id);
    if saves_files(&window().navigator().user_agent().unwrap_or_default()) {
        let href = ics::event(id);
        view! {
            <Cells>
                <Cell glyph=Glyph::Download label=t!(calendar.add) hint=t!(calendar.add_hint) href />
            </Cells>
        }
        .into_any()
    } else {
        let url = whole(&Page::Event(id).href());
        view! {
            <section class="card stack">
                <p>{t!(calendar.add_in_app)}</p>
                <CopyButton url tone=Tone::Text compact=true />
            </section>
        }
        .into_any()
    }
}

/// Whether this browser gives files to its person. Those inside WeChat and WeCom do not.
fn saves_files(agent: &str) -> bool {
    !agent.contains("MicroMessenger") && !agent.contains("wxwork")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::saves_files;

    #[test]
    fn a_chat_gets_a_link_and_a_browser_a_file() {
        assert!(!saves_files(
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49"
        ));
        assert!(!saves_files("Mozilla/5.0 (Windows NT 10.0) Safari/537.36 wxwork/4.1.22"));
        assert!(saves_files(
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1"
        ));
    }
}
