use super::reminders_view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{GetReminders, RemindersView},
};

pub(crate) async fn get_reminders(app: App, _: Member, request: GetReminders) -> Answer<RemindersView> {
    let reminders = app.store.reminders(request.poll_id).await?.ok_or(Code::NotFound)?;
    reminders_view(&app, request.poll_id, reminders).await
}
