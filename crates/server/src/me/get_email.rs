use crate::{app::App, caller::SignedIn, http_ext::Answer, mail};
use api::me::{GetEmail, MyEmail};

pub(crate) async fn get_email(app: App, caller: SignedIn, _: GetEmail) -> Answer<MyEmail> {
    Ok(MyEmail { sends: mail::is_set_up(&app), email: app.store.email(caller.person_id()).await? })
}
