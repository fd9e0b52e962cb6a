use crate::{
    clock,
    i18n::time,
    session::use_session,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Notice, NoticeKind},
};
use domain::PersonId;
use leptos::prelude::*;
use reactive_stores::Store;

/// That the poll was taken back, by whom, when and why.
#[component]
pub fn Withdrawn(poll: Store<PollState>) -> impl IntoView {
    let withdrawn = Memo::new(move |_| poll.poll().with(|poll| poll.withdrawn.clone()));
    move || {
        withdrawn.get().map(|withdrawn| {
            let time = time::when(withdrawn.at, clock::now(), None);
            let reason = withdrawn.reason.to_string();
            let detail = t!(poll.withdrawn_by, name = who(poll, withdrawn.by), time = time, reason = reason);
            let text = t!(poll.withdrawn_title);
            view! { <Notice kind=NoticeKind::Error text detail /> }
        })
    }
}

/// The name of whoever closed or withdrew. Only its composer and the group's admins may: of those the poll names its
/// composer.
pub(super) fn who(poll: Store<PollState>, id: PersonId) -> String {
    let me = use_session().me().get().filter(|me| me.person.id == id);
    if poll.poll().with(|poll| poll.composer) == id {
        poll.composer().with(ToString::to_string)
    } else if let Some(me) = me {
        me.person.name.to_string()
    } else {
        t!(roster.role_admin).to_owned()
    }
}
