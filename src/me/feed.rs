use crate::{
    app::{AskFirst, loaded},
    clock,
    i18n::time,
    links::{CopyButton, whole},
    state::{Doing, Load, Reading, reading},
    t,
    ui::{Cell, Cells, Glyph, Shape, Tone, use_toasts},
};
use api::calendar::{GetFeed, IssueFeed, IssuedFeed, MyFeed, RevokeFeed};
use leptos::prelude::*;

/// The link by which my calendar program reads what I am asked to come to.
#[component]
pub(super) fn CalendarFeed() -> impl IntoView {
    let mine = reading(GetFeed {});
    let made = RwSignal::new(None::<IssuedFeed>);
    let doing = Doing::default();
    let (renewing, revoking) = (RwSignal::new(false), RwSignal::new(false));
    let make = Callback::new(move |()| {
        doing.call(IssueFeed {}, move |issued| {
            renewing.set(false);
            mine.load.set(Load::Ready(MyFeed { feed: Some(issued.feed) }));
            made.set(Some(issued));
        });
    });
    view! {
        {move || loaded(mine.load.get(), Shape::Text, Some(mine.again), |mine| {
            view! { <State mine make renewing revoking /> }
        })}
        {move || made.get().map(|issued| view! { <Made issued /> })}
        <AskFirst
            open=renewing
            doing
            title=t!(calendar.feed_again_title)
            text=t!(calendar.feed_again_text)
            label=t!(calendar.feed_again)
            on_confirm=make
        />
        <Revoke mine made open=revoking />
    }
}

#[component]
fn State(
    mine: MyFeed,
    make: Callback<()>,
    renewing: RwSignal<bool>,
    revoking: RwSignal<bool>,
) -> impl IntoView {
    let rows = match mine.feed {
        None => {
            view! { <Cell label=t!(calendar.feed_make) on_press=make glyph=Glyph::Calendar /> }.into_any()
        }
        Some(feed) => {
            let since = t!(calendar.feed_since, time = time::since(feed.since, clock::now()));
            let (renew, revoke) =
                (Callback::new(move |()| renewing.set(true)), Callback::new(move |()| revoking.set(true)));
            view! {
                <Cell label=t!(calendar.feed_again) hint=since on_press=renew glyph=Glyph::Calendar />
                <Cell label=t!(calendar.feed_revoke) on_press=revoke glyph=Glyph::Withdrawn warn=true />
            }
            .into_any()
        }
    };
    view! { <Cells title=t!(calendar.feed) footnote=t!(calendar.feed_text)>{rows}</Cells> }
}

/// The link, which is shown this once.
#[component]
fn Made(issued: IssuedFeed) -> impl IntoView {
    let url = whole(&issued.path);
    view! {
        <section class="card once" aria-label=t!(calendar.feed)>
            <code class="once-link">{url.clone()}</code>
            <CopyButton url tone=Tone::Text />
            <p class="page-sub">{t!(calendar.feed_once)}</p>
        </section>
    }
}

/// Asks before calendars that use the link are cut off.
#[component]
fn Revoke(mine: Reading<MyFeed>, made: RwSignal<Option<IssuedFeed>>, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let revoke = Callback::new(move |()| {
        doing.call(RevokeFeed {}, move |()| {
            open.set(false);
            made.set(None);
            mine.load.set(Load::Ready(MyFeed { feed: None }));
            toasts.say(t!(calendar.feed_revoked));
        });
    });
    view! {
        <AskFirst
            open
            doing
            title=t!(calendar.feed_revoke_title)
            text=t!(calendar.feed_revoke_text)
            label=t!(calendar.feed_revoke)
            on_confirm=revoke
        />
    }
}
