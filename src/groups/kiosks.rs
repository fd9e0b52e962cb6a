//! The displays of a group, for its admins.

mod add;
mod made;

use crate::{
    app::{AskFirst, asked_of, loaded},
    clock,
    i18n::time,
    state::{Doing, GroupState, Load, reading},
    t,
    ui::{Button, Cell, Cells, Glyph, Shape, Tone, use_toasts},
};
use add::AddKiosk;
use api::kiosks::{IssuedKiosk, ListKiosks, RevokeKiosk};
use domain::Kiosk;
use leptos::prelude::*;
use made::Made;

/// The displays, how to add one, and the link of the one just added.
#[component]
pub(super) fn Kiosks(state: GroupState) -> impl IntoView {
    let kiosks = reading(ListKiosks { group_id: state.id });
    let made = RwSignal::new(None::<IssuedKiosk>);
    let adding = RwSignal::new(false);
    let going = RwSignal::new(None::<Kiosk>);
    let take = Callback::new(move |issued: IssuedKiosk| {
        kiosks.load.update(|load| {
            if let Load::Ready(kiosks) = load {
                kiosks.insert(0, issued.kiosk.clone());
            }
        });
        made.set(Some(issued));
    });
    let drop_it = Callback::new(move |gone: domain::KioskId| {
        kiosks.load.update(|load| {
            if let Load::Ready(kiosks) = load {
                kiosks.retain(|kiosk| kiosk.id != gone);
            }
        });
        made.update(|made| {
            made.take_if(|made| made.kiosk.id == gone);
        });
    });
    view! {
        {move || made.get().map(|made| view! { <Made made /> })}
        {move || {
            loaded(kiosks.load.get(), Shape::List, Some(kiosks.again), |kiosks| {
                view! { <List kiosks adding going /> }
            })
        }}
        <AddKiosk group_id=state.id open=adding on_added=take />
        <Revoke going on_gone=drop_it />
    }
}

#[component]
fn List(kiosks: Vec<Kiosk>, adding: RwSignal<bool>, going: RwSignal<Option<Kiosk>>) -> impl IntoView {
    let rows: Vec<_> = kiosks.into_iter().map(|kiosk| view! { <Row kiosk going /> }).collect();
    let note = if rows.is_empty() { t!(settings.kiosk_empty) } else { t!(settings.kiosks_text) };
    view! {
        <Cells title=t!(settings.kiosks) footnote=note>
            {rows}
            <Cell label=t!(settings.kiosk_add) on_press=move || adding.set(true) glyph=Glyph::Plus />
        </Cells>
    }
}

#[component]
fn Row(kiosk: Kiosk, going: RwSignal<Option<Kiosk>>) -> impl IntoView {
    let since = t!(settings.kiosk_since, time = time::since(kiosk.made, clock::now()));
    let label = kiosk.label.to_string();
    let ask = Callback::new(move |()| going.set(Some(kiosk.clone())));
    view! {
        <Cell label=label hint=since glyph=Glyph::Screen>
            <Button label=t!(settings.kiosk_revoke) on_press=ask tone=Tone::Text compact=true />
        </Cell>
    }
}

/// Asks before a display goes dark.
#[component]
fn Revoke(going: RwSignal<Option<Kiosk>>, on_gone: Callback<domain::KioskId>) -> impl IntoView {
    let open = asked_of(going);
    let doing = Doing::default();
    let toasts = use_toasts();
    let title = move || {
        let label = going.with(|kiosk| kiosk.as_ref().map(|kiosk| kiosk.label.to_string()));
        t!(settings.kiosk_revoke_title, label = label.unwrap_or_default())
    };
    let revoke = Callback::new(move |()| {
        let Some(kiosk) = going.get_untracked() else { return };
        let request = RevokeKiosk { group_id: kiosk.group_id, kiosk_id: kiosk.id };
        doing.call(request, move |()| {
            open.set(false);
            on_gone.run(kiosk.id);
            toasts.say(t!(settings.kiosk_revoked));
        });
    });
    view! {
        <AskFirst
            open
            doing
            title
            text=t!(settings.kiosk_revoke_text)
            label=t!(settings.kiosk_revoke)
            on_confirm=revoke
        />
    }
}
