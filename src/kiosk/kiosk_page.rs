use super::{
    invitation::works,
    screen::Screen,
    start::{self, Life, Stage},
    upkeep, wake_lock,
};
use crate::{
    app::Title,
    clock,
    i18n::problem::problem,
    t,
    ui::{Empty, Glyph, Notice, NoticeKind, Shape, Skeleton},
};
use leptos::prelude::*;

/// A display of a group's results. With a token it begins and takes the token out of the address; from then on its cookie
/// proves it.
#[component]
pub fn KioskPage(token: Option<String>, join: Option<String>) -> impl IntoView {
    let life = Life::default();
    match token {
        Some(token) => start::begin(life, token, join.clone()),
        None => start::go_on(life),
    }
    let now = clock::ticking();
    let invites = works(join);
    upkeep::keep(life, now);
    wake_lock::hold();
    let stage = move || match life.stage.get() {
        Stage::Starting => view! { <Starting life /> }.into_any(),
        Stage::Showing => view! { <Screen life invites now /> }.into_any(),
        Stage::Ended => view! { <Ended /> }.into_any(),
    };
    view! {
        <Title text=move || life.wall.with(|wall| wall.as_ref().map_or(t!(title.kiosk).to_owned(), |wall| wall.group.name.to_string())) />
        {stage}
    }
}

/// Until the first answer is there. It goes on trying for ever; what is in the way is said.
#[component]
fn Starting(life: Life) -> impl IntoView {
    view! {
        <main class="kiosk">
            <h1 class="visually-hidden">{t!(title.kiosk)}</h1>
            <div class="kiosk-quiet">
                {move || match life.problem.get() {
                    Some(why) => view! {
                        <Notice kind=NoticeKind::Offline text=problem(&why) detail=t!(kiosk.tries_again) />
                    }.into_any(),
                    None => view! { <Skeleton shape=Shape::Text label=t!(app.loading) /> }.into_any(),
                }}
            </div>
        </main>
    }
}

#[component]
fn Ended() -> impl IntoView {
    view! {
        <main class="kiosk">
            <h1 class="visually-hidden">{t!(title.kiosk)}</h1>
            <div class="kiosk-quiet">
                <Empty glyph=Glyph::Screen title=t!(kiosk.ended_title) text=t!(kiosk.ended_text) />
            </div>
        </main>
    }
}
