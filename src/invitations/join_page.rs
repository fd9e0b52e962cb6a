mod dead;
mod form;
mod told;

use crate::{
    app::{Title, Trouble, Wanted},
    route::{Page, use_navigation},
    session::use_session,
    sign_in::this_device,
    state::{Doing, Load, reading, use_here},
    t,
    ui::{BottomBar, Button, Shape, Skeleton, Tone, use_toasts},
};
use api::{
    Code,
    invitations::{AcceptInvitation, Introduction, InvitationPreview, Joined, PreviewInvitation},
    sign_in::Keep,
};
use dead::{Dead, Unknown};
use domain::{InvitationState, Person, Role};
use form::Form;
use leptos::prelude::*;
use told::{Inviter, Told};

/// What somebody who was invited sees before they join.
#[component]
pub fn JoinPage(token: String) -> impl IntoView {
    let offer = reading(PreviewInvitation { token: token.clone() });
    let group = Memo::new(move |_| match offer.load.get() {
        Load::Ready(offer) => offer.group.to_string(),
        _ => t!(title.join).to_owned(),
    });
    let token = StoredValue::new(token);
    view! {
        <Title text=group />
        <main class="page">
            {move || match offer.load.get() {
                Load::Waiting => view! { <Skeleton shape=Shape::Poll label=t!(app.loading) /> }.into_any(),
                Load::Ready(offer) if offer.state == InvitationState::Pending => {
                    view! { <Offer token=token.get_value() offer /> }.into_any()
                }
                Load::Ready(offer) => view! { <Dead offer /> }.into_any(),
                Load::Failed(problem) if problem.code == Code::NotFound => view! { <Unknown /> }.into_any(),
                Load::Failed(problem) => view! { <Wanted problem again=offer.again /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Offer(token: String, offer: InvitationPreview) -> impl IntoView {
    let doing = Doing::default();
    let join = join(token, offer.group.to_string(), doing);
    let (me, role) = (offer.me.clone(), offer.role);
    view! {
        <Inviter offer />
        {match me {
            Some(me) => view! { <AsMyself me role doing join /> }.into_any(),
            None => view! { <Form role doing join /> }.into_any(),
        }}
    }
}

/// Accepts, then goes into the group; who joins anew is signed in by it.
fn join(token: String, group: String, doing: Doing) -> Callback<Option<Introduction>> {
    let (navigation, session, toasts, here) = (use_navigation(), use_session(), use_toasts(), use_here());
    Callback::new(move |introduction: Option<Introduction>| {
        let device = this_device().parse().ok();
        let request = AcceptInvitation { token: token.clone(), introduction, keep: Keep::Cookie, device };
        let welcome = t!(join.welcome, group = group.as_str());
        doing.call(request, move |joined: Joined| {
            // What was known of a group as nobody, or as somebody else, is known no longer.
            here.leave();
            session.ask();
            toasts.say(if joined.joined_now { welcome } else { t!(join.already).to_owned() });
            navigation.replace(Page::Group(joined.group_id));
        });
    })
}

/// Whoever is signed in joins by one tap.
#[component]
fn AsMyself(me: Person, role: Role, doing: Doing, join: Callback<Option<Introduction>>) -> impl IntoView {
    let label = t!(join.as_self, name = me.name.to_string());
    let press = Callback::new(move |()| join.run(None));
    view! {
        <p class="page-sub">{format!("{} · {}", me.name, me.unit)}</p>
        <p class="page-sub">{t!(join.not_me)}</p>
        <Trouble doing />
        <Told role />
        <BottomBar>
            <Button label on_press=press pending=doing.pending() tone=Tone::Primary />
        </BottomBar>
    }
}
