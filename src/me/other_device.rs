use crate::{
    app::Trouble,
    clock,
    i18n::time,
    links::{LinkCard, whole},
    state::Doing,
    t,
    ui::{Button, Cell, Cells, Glyph, Notice, NoticeKind},
};
use api::sign_in::{IssueOwnSignInLink, IssuedSignInLink};
use leptos::prelude::*;

/// A sign-in link for one's other device, as long as it works.
#[component]
pub(super) fn OtherDevice() -> impl IntoView {
    let made = RwSignal::new(None::<IssuedSignInLink>);
    let doing = Doing::default();
    let make = Callback::new(move |()| doing.call(IssueOwnSignInLink {}, move |link| made.set(Some(link))));
    view! {
        {move || match made.get() {
            Some(link) => view! { <Made link make doing /> }.into_any(),
            None => {
                view! {
                    <Cells title=t!(me.other_device)>
                        <Cell label=t!(me.other_device_make) on_press=make glyph=Glyph::Qr />
                    </Cells>
                }
                    .into_any()
            }
        }}
        <Trouble doing />
    }
}

#[component]
fn Made(link: IssuedSignInLink, make: Callback<()>, doing: Doing) -> impl IntoView {
    let now = clock::ticking();
    let expires = link.expires;
    let over = Memo::new(move |_| now.get() >= expires);
    let left = Memo::new(move |_| time::left(expires, now.get()));
    let url = whole(&link.path);
    let text = t!(me.other_device_text, time = time::clock(expires, None));
    view! {
        <h2 class="section-title">{t!(me.other_device)}</h2>
        {move || {
            if over.get() {
                view! {
                    <Notice kind=NoticeKind::Soon text=t!(refusal.link_expired)>
                        <Button label=t!(me.other_device_make) on_press=make pending=doing.pending() compact=true />
                    </Notice>
                }
                    .into_any()
            } else {
                let (url, text) = (url.clone(), text.clone());
                view! {
                    <LinkCard url label=t!(me.other_device)>
                        <p class="invite-group numbers">{move || left.get()}</p>
                        <p class="invite-terms">{text}</p>
                    </LinkCard>
                }
                    .into_any()
            }
        }}
    }
}
