use super::{
    compose::{Began, Desk, Documents, Editing, Preview, PreviewBeside, Settings},
    compose_page::{Choosable, NotTyped, Words},
};
use crate::{
    app::{Frame, ReasonField, Trouble, loaded, up_to},
    clock,
    i18n::{counted::people, problem::poll_refusal},
    route::Page,
    state::{GroupState, PollState, PollStateStoreFields as _, use_here},
    t,
    ui::{BottomBar, Button, Cells, Empty, Glyph, Notice, NoticeKind, Shape, Tone},
};
use domain::{Member, PollAction, PollId};
use leptos::prelude::*;
use reactive_stores::Store;

/// Edits a poll on the page on which one is written.
#[component]
pub fn EditPage(id: PollId) -> impl IntoView {
    let here = use_here();
    let owner = Owner::current().unwrap_or_default();
    let found = RwSignal::new(here.poll(id));
    let again = Callback::new(move |()| found.set(owner.with(|| here.poll(id))));
    let shown = move || found.get().get().ready();
    let up = move || {
        let title = shown()?.1.poll().with(|poll| poll.title.to_string());
        Some(up_to(&Page::Poll(id), title))
    };
    view! {
        <Frame title=t!(title.edit) up wide=true>
            {move || {
                loaded(found.get().get(), Shape::Poll, Some(again), |(state, poll)| {
                    view! { <Admitted state poll /> }
                })
            }}
        </Frame>
    }
}

#[component]
fn Admitted(state: GroupState, poll: Store<PollState>) -> impl IntoView {
    let me = Memo::new(move |_| state.view.get().ready().map(|view| view.me));
    move || {
        me.get().map(|me| match refusal(poll, &me) {
            Some(why) => view! { <Empty glyph=Glyph::Lock title=why /> }.into_any(),
            None => view! { <Rewriting state me poll /> }.into_any(),
        })
    }
}

/// Why it may not be edited. What happens while it is, the page says itself.
fn refusal(poll: Store<PollState>, me: &Member) -> Option<String> {
    let cast = poll.tally().with_untracked(|tally| tally.turnout.cast);
    let asked = |poll: &domain::Poll| {
        poll.may(me, PollAction::Edit, clock::now()).and_then(|()| poll.editing(cast).map(drop))
    };
    poll.poll().with_untracked(asked).err().map(poll_refusal)
}

#[component]
fn Rewriting(state: GroupState, me: Member, poll: Store<PollState>) -> impl IntoView {
    let desk = Desk::for_poll(state, me, poll);
    desk.editing.map(|editing| {
        view! {
            <div class="split">
                <div class="split-main stack">
                    {move || desk.began.get().map(|_: Began| view! {
                        <NotTyped desk text=t!(compose.edit_restored) restart=t!(compose.edit_restart) />
                    })}
                    <Terms editing />
                    <Words desk />
                    <Choosable desk />
                    <Settings desk />
                    <Documents desk />
                    <Preview desk />
                    <Saving desk editing />
                </div>
                <PreviewBeside desk />
            </div>
        }
    })
}

/// What may be changed, and what comes of it.
#[component]
fn Terms(editing: Editing) -> impl IntoView {
    let voted = move || editing.poll.tally().with(|tally| tally.turnout.cast).max(1);
    let out = move || editing.poll.poll().with(|poll| poll.opened.is_some());
    view! {
        {move || editing.meanwhile.get().map(|text| view! { <Notice kind=NoticeKind::Soon text /> })}
        {move || if editing.is_anew() {
            let text = t!(compose.edit_anew, people = people(voted()), edition = editing.next());
            Some(view! { <Notice text /> })
        } else {
            out().then(|| view! { <Notice text=t!(compose.edit_free) /> })
        }}
    }
}

/// The way back to the voters; with the reason, where one is needed.
#[component]
fn Saving(desk: Desk, editing: Editing) -> impl IntoView {
    let label = move || match editing.is_anew() {
        true => t!(compose.publish, edition = editing.next()),
        false => t!(compose.save).to_owned(),
    };
    view! {
        {move || editing.is_anew().then(|| view! {
            <Cells>
                <ReasonField entry=desk.form.reason label=t!(compose.edit_reason) />
            </Cells>
        })}
        <div id="compose-trouble" tabindex="-1">
            <Trouble doing=desk.doing />
        </div>
        <BottomBar>
            <Button
                label
                on_press=move || desk.save(editing)
                pending=desk.doing.pending()
                tone=Tone::Primary
            />
        </BottomBar>
    }
}
