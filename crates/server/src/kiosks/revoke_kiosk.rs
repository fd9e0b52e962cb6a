use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{Code, kiosks::RevokeKiosk};

pub(crate) async fn revoke_kiosk(app: App, _: Admin, request: RevokeKiosk) -> Answer<()> {
    match app.store.revoke_kiosk(request.group_id, request.kiosk_id).await? {
        true => Ok(()),
        false => Err(Code::NotFound.into()),
    }
}
