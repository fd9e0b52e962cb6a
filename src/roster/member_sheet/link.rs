use crate::{
    app::Trouble,
    clock,
    i18n::time,
    links::{LinkCard, whole},
    state::Doing,
    t,
    ui::{Cell, Cells, Glyph},
};
use api::{
    groups::MemberView,
    sign_in::{IssueMemberSignInLink, IssuedSignInLink},
};
use leptos::prelude::*;

/// Makes a sign-in link for a member who has lost theirs, and shows it this once.
#[component]
pub(super) fn SignInLinkRow(view: MemberView) -> impl IntoView {
    let (group_id, person_id) = (view.member.group_id, view.person.id);
    let made = RwSignal::new(None::<IssuedSignInLink>);
    let doing = Doing::default();
    let make = Callback::new(move |()| {
        doing.call(IssueMemberSignInLink { group_id, person_id }, move |link| made.set(Some(link)));
    });
    let name = StoredValue::new(view.person.name.to_string());
    view! {
        {move || match made.get() {
            Some(link) => view! { <Made name=name.get_value() link /> }.into_any(),
            None => {
                let label = move || if doing.pending().get() { t!(app.loading) } else { t!(roster.sign_in_link) };
                view! {
                    <Cells>
                        <Cell label on_press=make glyph=Glyph::Link />
                    </Cells>
                }
                    .into_any()
            }
        }}
        <Trouble doing />
    }
}

#[component]
fn Made(name: String, link: IssuedSignInLink) -> impl IntoView {
    let url = whole(&link.path);
    let until = time::when(link.expires, clock::now(), None);
    let text = t!(roster.sign_in_link_text, name = name, time = until);
    view! {
        <LinkCard url label=t!(sign_in.title)>
            <p class="invite-terms">{text}</p>
        </LinkCard>
    }
}
