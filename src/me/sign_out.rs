use crate::{
    app::AskFirst,
    route::{Page, use_navigation},
    session::use_session,
    state::{Doing, use_here},
    t,
    ui::{Cell, Cells},
};
use api::me::RevokeSession;
use leptos::prelude::*;

/// Signs out on this device, after asking.
#[component]
pub(super) fn SignOut() -> impl IntoView {
    let asking = RwSignal::new(false);
    let doing = Doing::default();
    let (session, here, navigation) = (use_session(), use_here(), use_navigation());
    let me = session.me();
    let sign_out = Callback::new(move |()| {
        let Some(me) = me.get_untracked() else { return };
        doing.call(RevokeSession { session_id: me.session_id }, move |()| {
            asking.set(false);
            crate::polls::forget_sketches(me.person.id);
            navigation.replace(Page::Home);
            session.end();
            here.leave();
        });
    });
    view! {
        <div class="danger">
            <Cells>
                <Cell label=t!(me.sign_out) on_press=move || asking.set(true) warn=true />
            </Cells>
        </div>
        <AskFirst
            open=asking
            doing
            title=t!(me.sign_out_title)
            text=t!(me.sign_out_text)
            label=t!(me.sign_out)
            on_confirm=sign_out
        />
    }
}
