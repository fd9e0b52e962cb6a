use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::me::RemoveEmail;

pub(crate) async fn remove_email(app: App, caller: SignedIn, _: RemoveEmail) -> Answer<()> {
    app.store.remove_email(caller.person_id()).await?;
    Ok(())
}
