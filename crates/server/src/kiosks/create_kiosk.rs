use super::set_up;
use crate::{app::App, caller::Admin, http_ext::Answer};
use api::kiosks::{CreateKiosk, IssuedKiosk};

pub(crate) async fn create_kiosk(app: App, admin: Admin, request: CreateKiosk) -> Answer<IssuedKiosk> {
    set_up(&app, &admin.member, request.label, request.invite).await
}
