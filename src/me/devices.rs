use crate::{
    app::{AskFirst, asked_of, loaded},
    clock,
    i18n::time,
    state::{Doing, Load, Reading, reading},
    t,
    ui::{Button, Cell, Cells, Chip, ChipKind, Glyph, Shape, Tone, use_toasts},
};
use api::me::{ListSessions, MySessions, RevokeSession};
use domain::{Session, SessionKind};
use leptos::prelude::*;

/// Where one is signed in, and how to end it there.
#[component]
pub(super) fn Devices() -> impl IntoView {
    let all = reading(ListSessions {});
    let going = RwSignal::new(None::<Session>);
    view! {
        {move || loaded(all.load.get(), Shape::List, Some(all.again), |all| view! { <List all going /> })}
        <Revoke all going />
    }
}

#[component]
fn List(all: MySessions, going: RwSignal<Option<Session>>) -> impl IntoView {
    let current = all.current;
    let mut sessions = all.sessions;
    // This device first.
    sessions.sort_by_key(|session| session.id != current);
    let rows: Vec<_> = sessions
        .into_iter()
        .map(|session| {
            let here = session.id == current;
            view! { <Row session here going /> }
        })
        .collect();
    view! { <Cells title=t!(me.devices)>{rows}</Cells> }
}

#[component]
fn Row(session: Session, here: bool, going: RwSignal<Option<Session>>) -> impl IntoView {
    let seen = t!(me.device_last, time = time::since(session.last_seen, clock::now()));
    let hint = match session.kind {
        SessionKind::Cookie => seen,
        SessionKind::Bearer => format!("{} · {seen}", t!(me.device_program)),
    };
    let label = session.device.to_string();
    let ask = Callback::new(move |()| going.set(Some(session.clone())));
    view! {
        <Cell label=label hint=hint glyph=Glyph::Device>
            {if here {
                view! { <Chip kind=ChipKind::Plain label=t!(me.this_device) /> }.into_any()
            } else {
                view! { <Button label=t!(me.revoke) on_press=ask tone=Tone::Text compact=true /> }.into_any()
            }}
        </Cell>
    }
}

/// Asks before another device is signed out.
#[component]
fn Revoke(all: Reading<MySessions>, going: RwSignal<Option<Session>>) -> impl IntoView {
    let open = asked_of(going);
    let doing = Doing::default();
    let toasts = use_toasts();
    let title = move || {
        let device = going.with(|session| session.as_ref().map(|session| session.device.to_string()));
        t!(me.revoke_title, device = device.unwrap_or_default())
    };
    let revoke = Callback::new(move |()| {
        let Some(session) = going.get_untracked() else { return };
        doing.call(RevokeSession { session_id: session.id }, move |()| {
            open.set(false);
            all.load.update(|load| {
                if let Load::Ready(all) = load {
                    all.sessions.retain(|known| known.id != session.id);
                }
            });
            toasts.say(t!(me.revoked));
        });
    });
    view! {
        <AskFirst
            open
            doing
            title
            text=t!(me.revoke_text)
            label=t!(me.revoke)
            on_confirm=revoke
        />
    }
}
