use super::{
    foot::Foot,
    lines::Lines,
    rail::{Join, Rail},
    rotation::{Step, View, behind, stay, steps},
    stage::{Bars, Pie, Veiled},
    start::Life,
    wall::Shown,
};
use crate::{
    clock,
    polls::{Phase, PhaseChip},
    t,
    ui::{Empty, Glyph},
};
use domain::PollId;
use jiff::Timestamp;
use leptos::prelude::*;

/// What the parts of the screen look at.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub(super) life: Life,
    pub(super) steps: Memo<Vec<Step>>,
    pub(super) current: RwSignal<Option<Step>>,
    /// The address to join at, while it works.
    pub(super) invites: Signal<Option<String>>,
    pub(super) now: Signal<Timestamp>,
}

/// The polls in turns, or that there is none.
#[component]
pub(super) fn Screen(life: Life, invites: Signal<Option<String>>, now: Signal<Timestamp>) -> impl IntoView {
    let steps = Memo::new(move |_| {
        let now = now.get();
        life.wall.with(|wall| wall.as_ref().map(|wall| steps(wall, now))).unwrap_or_default()
    });
    let scene = Scene { life, steps, current: RwSignal::new(None), invites, now };
    turn(scene);
    let poll = Memo::new(move |_| scene.current.get().map(|step| step.poll));
    move || match poll.get() {
        Some(id) => view! { <PollScreen scene id /> }.into_any(),
        None => view! { <Quiet scene /> }.into_any(),
    }
}

/// Goes from picture to picture by the clock that ticks anyway, so that there is no timer to lose; and by the time that went
/// by, so that a server's clock set back does not hold a picture.
fn turn(scene: Scene) {
    let since = StoredValue::new(clock::since_begun());
    Effect::new(move |_| {
        scene.now.track();
        let now = clock::since_begun();
        scene.steps.with(|steps| {
            let current = scene.current.get_untracked();
            let stays = current.is_some_and(|current| {
                steps.contains(&current) && now.saturating_sub(since.get_value()) < stay(steps, current)
            });
            if !stays {
                since.set_value(now);
                let next = behind(steps, current);
                if next != current {
                    scene.current.set(next);
                }
            }
        });
    });
}

#[component]
fn PollScreen(scene: Scene, id: PollId) -> impl IntoView {
    let first = find(scene, id);
    first.map(|first| {
        // What was shown last stays while it is being taken away.
        let shown = Memo::new(move |before: Option<&Shown>| {
            find(scene, id).or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        let phase = Memo::new(move |_| shown.with(|shown| Phase::at(&shown.poll, scene.now.get())));
        let title = Memo::new(move |_| shown.with(|shown| shown.poll.title.to_string()));
        // Drawn anew at the close too: the outcome needs room.
        let view = Memo::new(move |_| (scene.current.get().map(|step| step.view), phase.get().is_over()));
        let veiled = Memo::new(move |_| shown.with(|shown| shown.tally.is_veiled()));
        view! {
            <main class="kiosk">
                <header class="kiosk-head">
                    <h1 class=move || title_class(&title.get())>
                        {move || title.get()}
                    </h1>
                    <PhaseChip phase />
                </header>
                {move || match view.get().0 {
                    _ if veiled.get() => view! { <Veiled shown /> }.into_any(),
                    Some(View::Pie) => view! { <Pie shown phase /> }.into_any(),
                    Some(View::Lines { sheet }) => view! { <Lines shown sheet /> }.into_any(),
                    Some(View::Bars { sheet }) => view! { <Bars shown phase sheet /> }.into_any(),
                    None => ().into_any(),
                }}
                <Rail scene shown phase />
                <Foot scene shown />
            </main>
        }
    })
}

fn find(scene: Scene, id: PollId) -> Option<Shown> {
    scene.life.wall.with(|wall| wall.as_ref()?.polls.iter().find(|shown| shown.poll.id == id).cloned())
}

/// The size of a title: two lines of the large one hold 96 half-width columns, two of the next 136, and a few of the
/// smallest all that a title may have.
fn title_class(title: &str) -> &'static str {
    match title.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() {
        0..=96_usize => "kiosk-title",
        97..=136 => "kiosk-title kiosk-title-long",
        137.. => "kiosk-title kiosk-title-longest",
    }
}

/// No poll: whose wall it is, what will be here, and how to join.
#[component]
fn Quiet(scene: Scene) -> impl IntoView {
    let name = Memo::new(move |_| {
        scene.life.wall.with(|wall| wall.as_ref().map(|wall| wall.group.name.to_string())).unwrap_or_default()
    });
    view! {
        <main class="kiosk">
            <header class="kiosk-head">
                <h1 class="kiosk-title">{move || name.get()}</h1>
            </header>
            <div class="kiosk-quiet">
                <Empty glyph=Glyph::Screen title=t!(kiosk.empty_title) text=t!(kiosk.empty_text)>
                    <Join scene />
                </Empty>
            </div>
            <Foot scene />
        </main>
    }
}
