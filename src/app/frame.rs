//! What every page stands in.

use super::{Up, up_home};
use crate::{
    backend::{LineState, NEW_BUILD, use_outbox},
    route::{Page, use_navigation},
    session::{Known, use_session},
    state::{Load, use_here},
    t,
    ui::{Button, Empty, Glyph, Notice, NoticeKind, Shape, Skeleton, Tone},
};
use leptos::prelude::*;
use std::sync::atomic::Ordering;

/// The title of the page, for the bar that the chat or the browser draws.
#[component]
pub fn Title(#[prop(into)] text: TextProp) -> impl IntoView {
    Effect::new(move || document().set_title(&text.get()));
}

/// A page for somebody signed in: a main landmark with one heading that takes the focus when one comes here, what is to be
/// said of the line, and a way to sign in for whoever is not.
#[component]
pub fn Frame(
    /// The heading, and the title of the document.
    #[prop(into)]
    title: TextProp,
    /// Leave the heading to be read only by those who hear the page: it is drawn inside already.
    #[prop(optional)]
    hide_heading: bool,
    /// The way up; see [`Up`].
    #[prop(optional, into)]
    up: Option<ViewFn>,
    /// Takes room for two columns where there is: put a `.split` in it.
    #[prop(optional, into)]
    wide: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let session = use_session();
    let heading = NodeRef::<leptos::html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            // The first page of a visit leaves the focus to the browser.
            if crate::route::has_moved() {
                let _ = heading.focus();
            }
        }
    });
    let named = title.clone();
    // By id, so that what is typed on a page outlives news of the same person.
    let me = session.me();
    let who = Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.person.id)));
    view! {
        <Title text=title />
        <main class="page" class:page-wide=move || wide.get() && who.get().is_some()>
            {up.map(|to| view! { <Up to /> })}
            <LineNotice />
            <h1 class="page-title" class:visually-hidden=hide_heading tabindex="-1" node_ref=heading>
                {move || named.get()}
            </h1>
            {move || match who.get() {
                Some(_) => children().into_any(),
                None => view! { <Unknown /> }.into_any(),
            }}
        </main>
    }
}

/// What stands on a page for somebody signed in while nobody is known to be.
#[component]
fn Unknown() -> impl IntoView {
    let session = use_session();
    move || match session.known().get() {
        Known::Asking | Known::Person(_) => {
            view! { <Skeleton shape=Shape::Feed label=t!(app.loading) /> }.into_any()
        }
        Known::Nobody => view! { <SignedOut /> }.into_any(),
        Known::Failed(problem) => {
            let again = Callback::new(move |()| session.ask());
            view! { <Wanted problem again /> }.into_any()
        }
    }
}

/// What to say of the line to the server, when there is something to say.
#[component]
fn LineNotice() -> impl IntoView {
    let here = use_here();
    let navigation = use_navigation();
    let said = Memo::new(move |_| {
        navigation.page().track();
        here.current().map(|state| state.line.get()).unwrap_or_default()
    });
    let words = move || match said.get() {
        LineState::Offline => Some(t!(connection.offline_plain)),
        LineState::Polling => Some(t!(connection.polling)),
        LineState::Connecting | LineState::Live => None,
    };
    view! {
        <div class="page-line" role="status" aria-live="polite">
            {move || words().map(|words| view! { <Notice kind=NoticeKind::Offline text=words /> })}
            {move || {
                said.track();
                NEW_BUILD.load(Ordering::Relaxed).then(|| view! { <NewBuild /> })
            }}
        </div>
    }
}

#[component]
fn NewBuild() -> impl IntoView {
    let reload = Callback::new(|()| {
        let _ = window().location().reload();
    });
    view! {
        <Notice kind=NoticeKind::Soon text=t!(app.new_version)>
            <Button label=t!(app.reload) on_press=reload tone=Tone::Text />
        </Notice>
    }
}

#[component]
fn SignedOut() -> impl IntoView {
    let navigation = use_navigation();
    let help = Callback::new(move |()| navigation.go(Page::SignInHelp));
    let turned_away = use_outbox().turned_away();
    view! {
        {move || (turned_away.get() > 0).then(|| view! { <Notice kind=NoticeKind::Soon text=t!(receipt.waiting_signed_out) /> })}
        <Empty glyph=Glyph::Device title=t!(sign_in.how_title) text=t!(sign_in.how_device)>
            <Button label=t!(sign_in.title) on_press=help />
        </Empty>
    }
}

/// Something wanted that could not be had: what happened, and a way on.
#[component]
pub fn Wanted(problem: api::Problem, #[prop(optional, into)] again: Option<Callback<()>>) -> impl IntoView {
    let navigation = use_navigation();
    let home = Callback::new(move |()| navigation.go(Page::Home));
    let passing = problem.is_passing();
    let words = crate::i18n::problem::problem(&problem);
    view! {
        <Notice kind=NoticeKind::Error text=words />
        <div class="weui-btn-area">
            {(passing).then_some(again).flatten().map(|again| view! { <Button label=t!(app.retry) on_press=again /> })}
            <Button label=t!(app.home) on_press=home />
        </div>
    }
}

/// An address that is none of ours.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let navigation = use_navigation();
    let home = Callback::new(move |()| navigation.go(Page::Home));
    view! {
        <Title text=t!(app.not_found_title) />
        <main class="page">
            <Up to=|| up_home(t!(app.name)) />
            <h1 class="page-title">{t!(app.not_found_title)}</h1>
            <Empty glyph=Glyph::Info text=t!(app.not_found_text)>
                <Button label=t!(app.home) on_press=home />
            </Empty>
        </main>
    }
}

/// The value of a [`Load`], or what stands in its place.
pub fn loaded<T, V: IntoView + 'static>(
    load: Load<T>,
    shape: Shape,
    again: Option<Callback<()>>,
    shown: impl FnOnce(T) -> V,
) -> AnyView {
    match load {
        Load::Waiting => view! { <Skeleton shape label=t!(app.loading) /> }.into_any(),
        Load::Ready(value) => shown(value).into_any(),
        Load::Failed(problem) => match again {
            Some(again) => view! { <Wanted problem again /> }.into_any(),
            None => view! { <Wanted problem /> }.into_any(),
        },
    }
}
