use super::this_device;
use crate::{
    app::{Entry, Title, Trouble, Up, focus_first, up_home},
    route::{Page, use_navigation},
    session::use_session,
    state::{Doing, use_here},
    t,
    ui::{BottomBar, Button, Cells, Empty, Field, Glyph, LinkButton, Notice, Tone, use_toasts},
};
use api::{
    Refusal,
    sign_in::{Keep, RedeemSignInLink, SignedIn},
};
use domain::{DeviceName, SignInRefusal};
use leptos::prelude::*;

/// Uses up a sign-in link, by a tap: messengers open links too.
#[component]
pub fn SignInPage(token: String) -> impl IntoView {
    let doing = Doing::default();
    let dead = Memo::new(move |_| {
        let refusal =
            doing.problem().with(|problem| problem.as_ref().and_then(|problem| problem.refusal.clone()));
        match refusal {
            Some(Refusal::SignIn(why)) => Some(why),
            _ => None,
        }
    });
    let token = StoredValue::new(token);
    view! {
        <Title text=t!(title.sign_in) />
        <main class="page">
            <Up to=|| up_home(t!(app.name)) />
            {move || match dead.get() {
                Some(why) => view! { <Dead why /> }.into_any(),
                None => view! { <Form token=token.get_value() doing /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Form(token: String, doing: Doing) -> impl IntoView {
    let device = Entry::new("sign-in-device", this_device());
    device.follow(doing, "device");
    let (navigation, session, toasts, here) = (use_navigation(), use_session(), use_toasts(), use_here());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(named) = device.read_if_any::<DeviceName>() else { return focus_first(&[device]) };
        let request = RedeemSignInLink { token: token.clone(), keep: Keep::Cookie, device: named };
        doing.call(request, move |signed_in: SignedIn| {
            // What somebody else saw on this device goes with them.
            here.leave();
            session.ask();
            toasts.say(t!(sign_in.welcome, name = signed_in.person.name.to_string()));
            navigation.replace(Page::Home);
        });
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <h1 class="page-title">{t!(sign_in.confirm_title)}</h1>
            <p class="page-sub">{t!(sign_in.confirm_text)}</p>
            <Present />
            <Cells>
                <Field
                    label=t!(sign_in.device)
                    value=device.text
                    error=device.fault
                    limit=DeviceName::MAX as usize
                    hint=t!(sign_in.device_hint)
                    id=device.id
                />
            </Cells>
            <Trouble doing />
            <BottomBar>
                <Button label=t!(sign_in.submit) submit=true pending=doing.pending() tone=Tone::Primary />
            </BottomBar>
        </form>
    }
}

/// Somebody is signed in on this device already: the link may change who.
#[component]
fn Present() -> impl IntoView {
    let me = use_session().me();
    move || {
        me.get().map(|me| {
            let text = t!(sign_in.present, name = me.person.name.to_string());
            view! { <Notice text /> }
        })
    }
}

/// A link that signs nobody in: why, and what to do.
#[component]
fn Dead(why: SignInRefusal) -> impl IntoView {
    let (title, text) = match why {
        SignInRefusal::Used => (t!(refusal.link_used), t!(sign_in.used_text)),
        SignInRefusal::Expired => (t!(refusal.link_expired), t!(sign_in.expired_text)),
        SignInRefusal::Unknown => (t!(refusal.link_unknown), t!(sign_in.unknown_text)),
    };
    let me = use_session().me();
    view! {
        <h1 class="page-title">{title}</h1>
        <Empty glyph=Glyph::Link text=text>
            {move || {
                if me.with(Option::is_some) {
                    view! { <LinkButton label=t!(app.home) href=Page::Home.href() /> }
                } else {
                    view! { <LinkButton label=t!(sign_in.how_link) href=Page::SignInHelp.href() /> }
                }
            }}
        </Empty>
    }
}
