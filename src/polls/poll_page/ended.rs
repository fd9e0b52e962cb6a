use crate::{
    session::use_session,
    state::GroupState,
    t,
    ui::{Notice, NoticeKind},
};
use leptos::prelude::*;

/// That one belongs to the group no longer, or is signed out here: then what stands below is not the newest any more.
#[component]
pub fn Ended(state: GroupState) -> impl IntoView {
    let session = use_session();
    Effect::new(move || {
        if state.ended.get() {
            // Removed from the group, or signed out altogether?
            session.ask();
        }
    });
    let said = move || {
        let (text, detail) = (t!(group.ended_title), t!(group.ended_text));
        state.ended.get().then(|| view! { <Notice kind=NoticeKind::Soon text detail /> })
    };
    view! { <div role="status" aria-live="polite">{said}</div> }
}
