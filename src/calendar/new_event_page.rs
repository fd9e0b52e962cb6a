use super::{
    form::{Fields, Form},
    suggest::{Suggested, of_nothing, of_outcome},
};
use crate::{
    app::{Trouble, loaded},
    clock,
    groups::GroupFrame,
    route::{Page, use_navigation},
    state::{Doing, GroupState, reading},
    t,
    ui::{BottomBar, Button, Radios, Shape, Tone, use_toasts},
    wall_clock,
};
use api::{
    calendar::CreateEvent,
    polls::{GetPoll, PollView},
};
use domain::{GroupId, Invited, Origin, Outcome, Poll, PollId, Secrecy};
use leptos::prelude::*;

/// Makes an event: of the outcome of a poll, filled in so that one tap is enough, or of nothing.
#[component]
pub fn NewEventPage(group: GroupId, poll: Option<PollId>) -> impl IntoView {
    provide_context(Of(poll));
    view! {
        <GroupFrame id=group title=t!(title.new_event) content=|state| view! { <Content state /> }.into_any() />
    }
}

/// The poll that the page is about.
#[derive(Clone, Copy)]
struct Of(Option<PollId>);

#[component]
fn Content(state: GroupState) -> impl IntoView {
    let Of(poll) = expect_context();
    match poll {
        None => {
            let of = wall_clock::local(clock::now()).map(of_nothing).unwrap_or_default();
            view! { <New state of origin=None /> }.into_any()
        }
        Some(poll_id) => {
            let read = reading(GetPoll { poll_id });
            // Once: what is typed outlives news of the poll.
            let stage = Memo::new(move |_| read.load.with(std::mem::discriminant));
            (move || {
                let _ = stage.get();
                loaded(read.load.get_untracked(), Shape::Text, Some(read.again), |view| {
                    let (of, origin) = of_poll(&view);
                    let voters = voters(&view.poll);
                    view! { <New state of origin voters /> }
                })
            })
            .into_any()
        }
    }
}

fn of_poll(view: &PollView) -> (Suggested, Option<Origin>) {
    let now = wall_clock::local(clock::now());
    let came = Outcome::of(&view.poll, &view.tally).option(&view.poll);
    let won = came.and_then(|option| view.poll.option(option));
    match (won, now) {
        (Some(option), Some(now)) => {
            let origin = Origin { poll_id: view.poll.id, option: option.id };
            (of_outcome(&view.poll, option, now), Some(origin))
        }
        _ => (now.map(of_nothing).unwrap_or_default(), None),
    }
}

/// Whom of the poll one may ask to come, beside everybody.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Voters {
    /// Nobody: there is no poll, or whoever is asked would be known as one who signed up.
    #[default]
    None,
    Voted,
    /// Then it is these who are meant.
    SignedUp,
}

fn voters(poll: &Poll) -> Voters {
    match (poll.method.signs_up(), poll.secrecy) {
        (false, _) => Voters::Voted,
        (true, Secrecy::RealName) => Voters::SignedUp,
        (true, _) => Voters::None,
    }
}

#[component]
fn New(
    state: GroupState,
    of: Suggested,
    origin: Option<Origin>,
    #[prop(optional)] voters: Voters,
) -> impl IntoView {
    let form = Form::suggested(&of);
    let invited =
        RwSignal::new(if voters == Voters::SignedUp { Invited::Voters } else { Invited::Everybody });
    let doing = Doing::default();
    form.follow(doing);
    let (navigation, toasts) = (use_navigation(), use_toasts());
    let create = move || {
        let Some(plan) = form.read(None, clock::now()) else { return };
        let request = CreateEvent { group_id: state.id, plan, invited: invited.get_untracked(), origin };
        doing.call(request, move |view| {
            toasts.say(t!(calendar.made));
            navigation.replace(Page::Event(view.event.id));
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        create();
    };
    let kinds = move || {
        let (voters, hint) = match voters {
            Voters::SignedUp => (t!(calendar.signed_up), t!(calendar.signed_up_hint)),
            Voters::Voted | Voters::None => (t!(calendar.voters), t!(calendar.voters_hint)),
        };
        vec![
            (Invited::Everybody, t!(calendar.everybody).into(), t!(calendar.everybody_hint).into()),
            (Invited::Voters, voters.into(), hint.into()),
        ]
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Fields form />
            {(origin.is_some() && voters != Voters::None).then(|| view! { <Radios legend=t!(calendar.invited) options=kinds() value=invited /> })}
            <Trouble doing />
            <BottomBar>
                <Button label=t!(calendar.make_do) submit=true pending=doing.pending() tone=Tone::Primary />
            </BottomBar>
        </form>
    }
}
