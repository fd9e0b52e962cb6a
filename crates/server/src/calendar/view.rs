use crate::{app::App, http_ext::Answer};
use api::{Code, calendar::EventView};
use domain::{CalendarEvent, EventId, PersonId};

/// An event as `me` sees it.
pub(super) async fn view(app: &App, me: PersonId, event: CalendarEvent) -> Answer<EventView> {
    Ok(views(app, me, vec![event]).await?.pop().ok_or(Code::Internal)?)
}

/// Events as `me` sees them.
pub(super) async fn views(app: &App, me: PersonId, events: Vec<CalendarEvent>) -> Answer<Vec<EventView>> {
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let mut organisers: Vec<PersonId> = events.iter().map(|event| event.organiser).collect();
    organisers.sort_unstable();
    organisers.dedup();
    let people = app.store.people(&organisers).await?;
    let attendance = app.store.attendance(&ids, me).await?;
    let views = events.into_iter().map(|event| {
        let organiser = people.iter().find(|person| person.id == event.organiser)?.name.clone();
        let of = attendance.iter().find(|of| of.event_id == event.id)?;
        Some(EventView { organiser, answers: of.answers, mine: of.mine, event })
    });
    Ok(views.collect::<Option<_>>().ok_or(Code::Internal)?)
}
