use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::me::{GetMe, Me};

pub(crate) async fn get_me(app: App, caller: SignedIn, _: GetMe) -> Answer<Me> {
    super::view(&app, &caller.session).await
}
