use crate::{
    app::{AskFirst, Entry, Trouble, loaded},
    backend::Listening,
    clock,
    i18n::time,
    state::{Doing, Load, reading},
    t,
    ui::{
        Button, Cell, Cells, Chip, ChipKind, Field, Glyph, Notice, NoticeKind, Shape, Sheet, Tone,
        focus_by_id, use_toasts,
    },
};
use api::{
    Problem, Refusal,
    me::{GetEmail, MyEmail, RemoveEmail, SetEmail},
};
use domain::{Email, EmailAddress, EmailRefusal};
use leptos::prelude::*;

/// My address for mail; nothing where this server sends none.
#[component]
pub(super) fn MyAddress() -> impl IntoView {
    let mine = reading(GetEmail {});
    // Whoever comes back from the letter sees that it is confirmed.
    let waits = move || {
        mine.load.with_untracked(|load| match load {
            Load::Ready(MyEmail { email: Some(email), .. }) => email.confirmed.is_none(),
            _ => false,
        })
    };
    let shown = Listening::to(&document(), "visibilitychange", move |_: web_sys::Event| {
        if !document().hidden() && waits() {
            mine.again.run(());
        }
    });
    on_cleanup(move || drop(shown));
    let (changing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let typed = Entry::new("my-email", String::new());
    move || match mine.load.get() {
        Load::Ready(MyEmail { sends: false, .. }) => ().into_any(),
        other => loaded(other, Shape::Text, Some(mine.again), move |of| {
            view! {
                <State of changing removing typed />
                <Change load=mine.load open=changing typed />
                <Remove load=mine.load open=removing />
            }
        })
        .into_any(),
    }
}

#[component]
fn State(of: MyEmail, changing: RwSignal<bool>, removing: RwSignal<bool>, typed: Entry) -> impl IntoView {
    let address = of.email.as_ref().map(|email| email.address.as_str().to_owned());
    let change = {
        let address = address.clone().unwrap_or_default();
        Callback::new(move |()| {
            typed.text.set(address.clone());
            changing.set(true);
        })
    };
    let remove = Callback::new(move |()| removing.set(true));
    let rows = match of.email {
        None => view! {
            <Cell label=t!(me.email_add) hint=t!(me.email_add_hint) on_press=change glyph=Glyph::Bell />
        }
        .into_any(),
        Some(email) => view! {
            <Mine email />
            <Cell label=t!(me.email_change) on_press=change glyph=Glyph::Edit />
            <Cell label=t!(me.email_remove) on_press=remove glyph=Glyph::Withdrawn warn=true />
        }
        .into_any(),
    };
    view! { <Cells title=t!(me.email) footnote=t!(me.email_text)>{rows}</Cells> }
}

#[component]
fn Mine(email: Email) -> impl IntoView {
    let (kind, word, hint) = match email.confirmed {
        Some(at) => {
            let since = t!(me.email_since, time = time::since(at, clock::now()));
            (ChipKind::Voted, t!(me.email_confirmed), since)
        }
        None => (ChipKind::Pending, t!(me.email_waits), t!(me.email_waits_hint).to_owned()),
    };
    view! {
        <Cell label=email.address.as_str().to_owned() hint=hint glyph=Glyph::Bell>
            <Chip kind label=word />
        </Cell>
    }
}

/// Takes another address, or has the letter sent again.
#[component]
fn Change(load: RwSignal<Load<MyEmail>>, open: RwSignal<bool>, typed: Entry) -> impl IntoView {
    let doing = Doing::default();
    typed.follow(doing, "address");
    let toasts = use_toasts();
    let press = Callback::new(move |()| match typed.read::<EmailAddress>() {
        Some(address) => {
            let lang = crate::exports::language();
            doing.call(SetEmail { address, lang }, move |mine| {
                let waits = mine.email.as_ref().is_some_and(|email| email.confirmed.is_none());
                open.set(false);
                load.set(Load::Ready(mine));
                if waits {
                    toasts.say(t!(me.email_sent));
                }
            });
        }
        None => focus_by_id(typed.id),
    });
    let footer = move || {
        view! { <Button label=t!(me.email_send) tone=Tone::Primary on_press=press pending=doing.pending() /> }
    };
    view! {
        <Sheet open title=t!(me.email) close_label=t!(app.cancel) footer>
            {move || match doing.problem().get().as_ref().and_then(too_often) {
                Some(text) => view! { <Notice kind=NoticeKind::Soon text /> }.into_any(),
                None => view! { <Trouble doing /> }.into_any(),
            }}
            <Field
                id=typed.id
                label=t!(me.email)
                hint=t!(me.email_hint)
                value=typed.text
                error=typed.fault
                kind="email"
                autocomplete="email"
                placeholder="name@example.cn"
            />
        </Sheet>
    }
}

/// When a letter may be sent again, if that is what is wrong.
fn too_often(problem: &Problem) -> Option<String> {
    match problem.refusal {
        Some(Refusal::Email(EmailRefusal::TooOften { again })) => {
            Some(t!(me.email_too_often, time = time::when(again, clock::now(), None)))
        }
        _ => None,
    }
}

#[component]
fn Remove(load: RwSignal<Load<MyEmail>>, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let remove = Callback::new(move |()| {
        doing.call(RemoveEmail {}, move |()| {
            open.set(false);
            load.set(Load::Ready(MyEmail { sends: true, email: None }));
            toasts.say(t!(me.email_removed));
        });
    });
    view! {
        <AskFirst
            open
            doing
            title=t!(me.email_remove_title)
            text=t!(me.email_remove_text)
            label=t!(me.email_remove)
            on_confirm=remove
        />
    }
}
