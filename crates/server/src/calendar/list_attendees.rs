use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    calendar::{AttendeeView, ListAttendees},
};
use domain::PersonId;
use store::AttendeeQuery;

pub(crate) async fn list_attendees(
    app: App,
    _: Member,
    request: ListAttendees,
) -> Answer<Page<AttendeeView, PersonId>> {
    let ListAttendees { event_id, answer, after, limit } = request;
    let query = AttendeeQuery { answer, after, limit: names::and_one_more(limit) };
    let rows = app.store.attendees(event_id, &query).await?;
    let views = rows.into_iter().map(|row| AttendeeView { person: row.person, answer: row.answer });
    Ok(names::page(views.collect(), limit, |view| view.person.id))
}
