use crate::{
    i18n::problem,
    state::Doing,
    t,
    ui::{Notice, NoticeKind},
};
use leptos::prelude::*;

/// Why what a person asked for did not work, and that what they typed is still there.
#[component]
pub fn Trouble(doing: Doing) -> impl IntoView {
    move || {
        doing.problem().get().map(|why| {
            let text = problem::problem(&why);
            if why.is_passing() {
                view! { <Notice kind=NoticeKind::Error text detail=t!(problem.lost_nothing) /> }.into_any()
            } else {
                view! { <Notice kind=NoticeKind::Error text /> }.into_any()
            }
        })
    }
}
