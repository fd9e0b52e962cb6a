use super::reminders_view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{PlanReminders, RemindersView},
};

pub(crate) async fn plan_reminders(
    app: App,
    caller: Member,
    request: PlanReminders,
) -> Answer<RemindersView> {
    let PlanReminders { poll_id, plan } = request;
    let reminders =
        app.store.plan_reminders(poll_id, &caller.member, plan).await?.ok_or(Code::NotFound)??;
    reminders_view(&app, poll_id, reminders).await
}
