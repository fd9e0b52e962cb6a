use crate::{app::App, caller::SignedIn, http_ext::Answer, mail};
use api::me::{MyEmail, SetEmail};

pub(crate) async fn set_email(app: App, caller: SignedIn, request: SetEmail) -> Answer<MyEmail> {
    mail::must_be_set_up(&app)?;
    let email = app.store.put_email(caller.person_id(), &request.address, request.lang).await??;
    Ok(MyEmail { sends: true, email: Some(email) })
}
