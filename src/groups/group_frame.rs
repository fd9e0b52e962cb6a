use crate::{
    app::{Frame, Wanted, up_home, up_to},
    route::{Page, use_navigation},
    session::use_session,
    state::{GroupState, Load, use_here},
    t,
    ui::{Button, Empty, Glyph, Shape, Skeleton},
};
use api::{Problem, groups::GroupView};
use domain::GroupId;
use leptos::prelude::*;

/// A page of a group: reads the group, shows `content` once it is there, and says so when one belongs to it no longer.
#[component]
pub fn GroupFrame(
    /// The group.
    id: GroupId,
    /// The heading; the group's name if not said.
    #[prop(optional)]
    title: Option<&'static str>,
    /// Takes room for two columns where there is.
    #[prop(optional)]
    wide: bool,
    /// What stands on the page. The group's view is ready by then.
    content: fn(GroupState) -> AnyView,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    // A group that cannot be shown has no name.
    let named =
        move || Some(name.get()).filter(|name| !name.is_empty()).unwrap_or_else(|| t!(nav.groups).to_owned());
    let heading = move || title.map_or_else(named, str::to_owned);
    let up = move || match (title, name.get()) {
        (None, _) => Some(up_home(t!(title.groups))),
        (_, name) => (!name.is_empty()).then(|| up_to(&Page::Group(id), name)),
    };
    let wide = RwSignal::new(wide);
    view! {
        <Frame title=heading up wide>
            <Inside id name wide content />
        </Frame>
    }
}

/// The group's view. Only in the content of a [`GroupFrame`], where it is there.
pub fn view_of(state: GroupState) -> Option<GroupView> {
    state.view.get().ready()
}

#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Here,
    Failed(Problem),
    Ended,
}

#[component]
fn Inside(
    id: GroupId,
    name: RwSignal<String>,
    wide: RwSignal<bool>,
    content: fn(GroupState) -> AnyView,
) -> impl IntoView {
    let state = use_here().group(id);
    let session = use_session();
    let stage = Memo::new(move |_| match state.view.get() {
        _ if state.ended.get() => Stage::Ended,
        Load::Waiting => Stage::Waiting,
        Load::Ready(_) => Stage::Here,
        Load::Failed(problem) => Stage::Failed(problem),
    });
    Effect::new(move || {
        if let Load::Ready(view) = state.view.get() {
            name.set(view.group.name.to_string());
        }
    });
    Effect::new(move || {
        // What is said instead of the group has one column.
        if matches!(stage.get(), Stage::Failed(_) | Stage::Ended) {
            wide.set(false);
        }
    });
    Effect::new(move || {
        if state.ended.get() {
            // Removed from the group, or signed out altogether?
            session.ask();
        }
    });
    move || match stage.get() {
        Stage::Waiting => view! { <Skeleton shape=Shape::Feed label=t!(app.loading) /> }.into_any(),
        Stage::Here => content(state),
        Stage::Failed(problem) => {
            let again = Callback::new(move |()| {
                use_here().group(id);
            });
            view! { <Wanted problem again /> }.into_any()
        }
        Stage::Ended => view! { <Ended /> }.into_any(),
    }
}

/// One belongs to the group no longer.
#[component]
fn Ended() -> impl IntoView {
    let navigation = use_navigation();
    let home = Callback::new(move |()| navigation.replace(Page::Home));
    view! {
        <Empty glyph=Glyph::Withdrawn title=t!(group.ended_title) text=t!(group.ended_text)>
            <Button label=t!(app.home) on_press=home />
        </Empty>
    }
}
