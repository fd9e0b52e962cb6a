//! Code that comes when it is needed. What a vote takes comes with the page; each part named here is a WebAssembly file of
//! its own, fetched when somebody first goes where it is used. `cargo xtask web` cuts the parts out; in every other build
//! they are one with the rest.

mod editions;
mod reading;
mod results;
mod waiting;

use crate::{
    calendar::{CalendarPage, ComingEvents, EventPage, NewEventPage, PollEvents},
    exports::ExportSheet,
    groups::{GroupPage, HomePage, NewGroupPage, SettingsPage},
    invitations::{InvitePage, JoinPage},
    kiosk::KioskPage,
    me::MePage,
    polls::{
        ComposePage, Detail, Detailed, EditPage, Editions, Manage, Mine, Phase, PollLog, Ranked, Revised,
        Scored, Sheet, SignUp, Slots, StayAway,
    },
    results::{
        Charted, Rounds, TurnoutSheet,
        chart::Drawn,
        charts::Picture,
        names::{NonVotersSheet, SignUps, WhoChose},
    },
    roster::MembersPage,
    route::Page,
    sharing::ShareSheet,
    sign_in::{SignInHelpPage, SignInPage},
    state::{GroupState, Load, PollState},
    ui::Shape,
};
use api::{Code, Problem};
use domain::{Method, OptionId, PollOption, ZoneName};
pub use editions::{EditionsOf, RevisedBallot};
use leptos::prelude::*;
use reactive_stores::Store;
pub use reading::{Described, DetailOf, OptionMore};
pub use results::{Chart, ChartOf, More, MoreSheet, NamesByOption, RoundByRound, SignUpsOf};
use std::{
    cell::Cell,
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};
use waiting::{fetched, fetched_quietly, fetching};

/// The code of a part did not come: there is no line, or another build is served by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Missing;

impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The functions by which parts are entered: under the name of the part, and with what fetches it for this function.
macro_rules! parts {
    ($($part:ident by $fetch:ident: fn $name:ident($($argument:ident: $type:ty),*) $body:block)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $part, wasm_split_path = ::leptos::wasm_split, preload($fetch), fallible
        )]
        fn $name($($argument: $type),*) -> Result<AnyView, Missing> {
            Ok($body.into_any())
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<AnyView, Missing> {
            Ok($body.into_any())
        }

        #[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), Missing> {
            Ok(())
        }
    )*};
}

parts! {
    people by fetch_people: fn people_page(page: Page) {
        match page {
            Page::Home => view! { <HomePage /> }.into_any(),
            Page::Group(id) => view! { <GroupPage id /> }.into_any(),
            Page::Members(id) => view! { <MembersPage id /> }.into_any(),
            Page::Me => view! { <MePage /> }.into_any(),
            Page::SignInHelp => view! { <SignInHelpPage /> }.into_any(),
            Page::SignIn(token) => view! { <SignInPage token /> }.into_any(),
            Page::Join(token) => view! { <JoinPage token /> }.into_any(),
            // Of another part, each by its name: a new page is put somewhere.
            Page::NewGroup | Page::Invite(_) | Page::Settings(_) => ().into_any(),
            Page::Compose(_) | Page::Edit(_) => ().into_any(),
            Page::Calendar(_) | Page::NewEvent { .. } | Page::Event(_) => ().into_any(),
            Page::Poll(_) | Page::Kiosk { .. } | Page::NotFound => ().into_any(),
        }
    }
    names by fetch_who_chose: fn who_chose(poll: Store<PollState>) {
        view! { <WhoChose poll /> }
    }
    names by fetch_more: fn more_sheet(more: More, poll: Store<PollState>, phase: Signal<Phase>, open: RwSignal<bool>) {
        match more {
            More::NonVoters => view! { <NonVotersSheet poll phase open /> }.into_any(),
            More::Turnout => view! { <TurnoutSheet poll open /> }.into_any(),
            More::Export => view! { <ExportSheet poll phase open /> }.into_any(),
            // Of another part.
            More::Share => ().into_any(),
        }
    }
    share by fetch_share: fn share_sheet(state: GroupState, poll: Store<PollState>, phase: Signal<Phase>, open: RwSignal<bool>) {
        view! { <ShareSheet state poll phase open /> }
    }
    names by fetch_rounds: fn rounds(poll: Store<PollState>) {
        view! { <Rounds poll /> }
    }
    names by fetch_poll_log: fn poll_log(poll: Store<PollState>) {
        view! { <PollLog poll /> }
    }
    papers by fetch_paper: fn paper(method: Method, options: Vec<PollOption>, zone: ZoneName, sheet: Sheet) {
        match method {
            Method::Score => view! { <Scored options sheet /> }.into_any(),
            Method::Slots => view! { <Slots options zone sheet /> }.into_any(),
            Method::SignUp { most, .. } => view! { <SignUp most sheet /> }.into_any(),
            _ => view! { <Ranked options sheet /> }.into_any(),
        }
    }
    papers by fetch_stay_away: fn stay_away(mine: Mine, basis: Option<u32>) {
        view! { <StayAway mine basis /> }
    }
    names by fetch_sign_ups: fn sign_ups(poll: Store<PollState>) {
        view! { <SignUps poll /> }
    }
    detail by fetch_detail: fn detail(of: Detail) {
        view! { <Detailed detail=of /> }
    }
    editions by fetch_revised: fn revised(mine: Mine) {
        view! { <Revised mine /> }
    }
    editions by fetch_editions: fn editions_of(poll: Store<PollState>) {
        view! { <Editions poll /> }
    }
    organise by fetch_organise: fn organise_page(page: Page) {
        match page {
            Page::NewGroup => view! { <NewGroupPage /> }.into_any(),
            Page::Invite(id) => view! { <InvitePage id /> }.into_any(),
            Page::Settings(id) => view! { <SettingsPage id /> }.into_any(),
            Page::Compose(id) => view! { <ComposePage id /> }.into_any(),
            Page::Edit(id) => view! { <EditPage id /> }.into_any(),
            Page::Home | Page::Group(_) | Page::Members(_) | Page::Me => ().into_any(),
            Page::SignInHelp | Page::SignIn(_) | Page::Join(_) => ().into_any(),
            Page::Calendar(_) | Page::NewEvent { .. } | Page::Event(_) => ().into_any(),
            Page::Poll(_) | Page::Kiosk { .. } | Page::NotFound => ().into_any(),
        }
    }
    organise by fetch_manage: fn manage_poll(state: GroupState, poll: Store<PollState>, phase: Memo<Phase>) {
        view! { <Manage state poll phase /> }
    }
    calendar by fetch_calendar: fn calendar_page(page: Page) {
        match page {
            Page::Calendar(id) => view! { <CalendarPage id /> }.into_any(),
            Page::NewEvent { group, poll } => view! { <NewEventPage group poll /> }.into_any(),
            Page::Event(id) => view! { <EventPage id /> }.into_any(),
            Page::Home | Page::Group(_) | Page::Members(_) | Page::Me => ().into_any(),
            Page::SignInHelp | Page::SignIn(_) | Page::Join(_) => ().into_any(),
            Page::NewGroup | Page::Invite(_) | Page::Settings(_) => ().into_any(),
            Page::Compose(_) | Page::Edit(_) => ().into_any(),
            Page::Poll(_) | Page::Kiosk { .. } | Page::NotFound => ().into_any(),
        }
    }
    calendar by fetch_poll_events: fn poll_events(state: GroupState, poll: Store<PollState>) {
        view! { <PollEvents state poll /> }
    }
    calendar by fetch_coming: fn coming_events(state: GroupState) {
        view! { <ComingEvents state /> }
    }
    kiosk by fetch_kiosk: fn kiosk_page(token: Option<String>, join: Option<String>) {
        view! { <KioskPage token join /> }
    }
    charts by fetch_charts: fn chart(picture: Signal<Picture>) {
        view! { <Drawn picture /> }
    }
    charts by fetch_charted: fn charted(poll: Store<PollState>, mine: Memo<Vec<OptionId>>) {
        view! { <Charted poll mine /> }
    }
}

/// A part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Groups, members, oneself; and how one comes in.
    People,
    /// Who chose what, who has not voted, the turnout, round by round; the poll as a file, and its log.
    Names,
    /// The poll handed on.
    Share,
    /// Ballots that are ranked or scored, or say when one can come, or that one comes.
    Papers,
    /// What is read of a poll besides its plain words.
    Detail,
    /// What a poll asked before, and whether a ballot of then is still meant.
    Editions,
    /// Composing, inviting, settings.
    Organise,
    /// Events, and who comes.
    Calendar,
    /// The display.
    Kiosk,
    /// Drawn charts.
    Charts,
}

thread_local! {
    /// The parts that are here, a bit for each.
    static HERE: Cell<u32> = const { Cell::new(0) };
}

impl Part {
    fn bit(self) -> u32 {
        1 << self as u32
    }

    fn is_here(self) -> bool {
        HERE.get() & self.bit() != 0
    }

    async fn fetch(self) -> Result<(), Problem> {
        let came = match self {
            Self::People => fetch_people().await.is_ok(),
            // Each function asks for itself; the file is fetched once.
            Self::Names => {
                fetch_who_chose().await.is_ok()
                    && fetch_more().await.is_ok()
                    && fetch_rounds().await.is_ok()
                    && fetch_poll_log().await.is_ok()
                    && fetch_sign_ups().await.is_ok()
            }
            Self::Share => fetch_share().await.is_ok(),
            Self::Papers => fetch_paper().await.is_ok() && fetch_stay_away().await.is_ok(),
            Self::Detail => fetch_detail().await.is_ok(),
            Self::Editions => fetch_revised().await.is_ok() && fetch_editions().await.is_ok(),
            Self::Organise => fetch_organise().await.is_ok() && fetch_manage().await.is_ok(),
            Self::Calendar => {
                fetch_calendar().await.is_ok()
                    && fetch_poll_events().await.is_ok()
                    && fetch_coming().await.is_ok()
            }
            Self::Kiosk => fetch_kiosk().await.is_ok(),
            Self::Charts => fetch_charts().await.is_ok() && fetch_charted().await.is_ok(),
        };
        if !came {
            return Err(Problem::of(Code::Unreachable));
        }
        HERE.set(HERE.get() | self.bit());
        Ok(())
    }
}

/// What `call` gives, once its part is here.
fn at_once(call: impl Future<Output = Result<AnyView, Missing>>) -> Option<AnyView> {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => given.ok(),
        Poll::Pending => None,
    }
}

/// The part that a page comes with; `None` for what comes at once.
#[must_use]
pub fn part_of(page: &Page) -> Option<Part> {
    match page {
        Page::Poll(_) | Page::NotFound => None,
        Page::Home
        | Page::Group(_)
        | Page::Members(_)
        | Page::Me
        | Page::SignInHelp
        | Page::SignIn(_)
        | Page::Join(_) => Some(Part::People),
        Page::NewGroup | Page::Invite(_) | Page::Settings(_) | Page::Compose(_) | Page::Edit(_) => {
            Some(Part::Organise)
        }
        Page::Calendar(_) | Page::NewEvent { .. } | Page::Event(_) => Some(Part::Calendar),
        Page::Kiosk { .. } => Some(Part::Kiosk),
    }
}

/// A page that comes with a part.
#[component]
pub fn PageOf(part: Part, page: Page) -> impl IntoView {
    let draw = move || match (part, page.clone()) {
        (_, Page::Kiosk { token, join }) => at_once(kiosk_page(token, join)),
        (Part::Organise, page) => at_once(organise_page(page)),
        (Part::Calendar, page) => at_once(calendar_page(page)),
        (_, page) => at_once(people_page(page)),
    };
    let waiting = |inside: AnyView| view! { <main class="page">{inside}</main> }.into_any();
    fetched(part, Shape::Feed, waiting, draw)
}

/// The options of a ballot that is ranked or scored, or says when one can come, or that one comes; see [`Ranked`], [`Scored`],
/// [`Slots`] and [`SignUp`].
#[component]
pub fn PaperOf(method: Method, options: Vec<PollOption>, zone: ZoneName, sheet: Sheet) -> impl IntoView {
    fetched(
        Part::Papers,
        Shape::List,
        |inside| inside,
        move || at_once(paper(method, options.clone(), zone.clone(), sheet)),
    )
}

/// Shows `inside` once what [`PaperOf`] draws is here, or does not come: what stands below it would move from under a finger.
#[component]
pub fn BelowPaper(inside: ViewFn) -> impl IntoView {
    let state = fetching(Part::Papers);
    move || (!matches!(state.get(), Load::Waiting)).then(|| inside.run())
}

/// The way not to come; see [`StayAway`]. Nothing before that can be shown.
#[component]
pub fn StayingAway(mine: Mine, basis: Option<u32>) -> impl IntoView {
    let state = fetching(Part::Papers);
    move || match state.get() {
        Load::Ready(()) => at_once(stay_away(mine, basis)),
        Load::Waiting | Load::Failed(_) => None,
    }
}

/// What was done to a poll; see [`PollLog`].
#[component]
pub fn LogOfPoll(poll: Store<PollState>) -> impl IntoView {
    fetched_quietly(Part::Names, move || at_once(poll_log(poll)))
}

/// What its organisers may do to a poll; see [`Manage`].
#[component]
pub fn ManagePoll(state: GroupState, poll: Store<PollState>, phase: Memo<Phase>) -> impl IntoView {
    fetched(Part::Organise, Shape::Text, |inside| inside, move || at_once(manage_poll(state, poll, phase)))
}

/// What came of a poll that is decided; see [`PollEvents`].
#[component]
pub fn EventsOfPoll(state: GroupState, poll: Store<PollState>) -> impl IntoView {
    fetched_quietly(Part::Calendar, move || at_once(poll_events(state, poll)))
}

/// What is coming up in a group; see [`ComingEvents`].
#[component]
pub fn Coming(state: GroupState) -> impl IntoView {
    fetched_quietly(Part::Calendar, move || at_once(coming_events(state)))
}
