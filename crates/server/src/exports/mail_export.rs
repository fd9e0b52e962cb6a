use crate::{app::App, caller::Member, http_ext::Answer, mail};
use api::exports::MailExport;

pub(crate) async fn mail_export(app: App, caller: Member, request: MailExport) -> Answer<()> {
    mail::must_be_set_up(&app)?;
    app.store.post_export(caller.person_id(), request.poll_id, request.format).await??;
    Ok(())
}
