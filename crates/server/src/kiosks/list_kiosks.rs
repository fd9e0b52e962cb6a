use crate::{app::App, caller::Admin, http_ext::Answer};
use api::kiosks::ListKiosks;
use domain::Kiosk;

pub(crate) async fn list_kiosks(app: App, _: Admin, request: ListKiosks) -> Answer<Vec<Kiosk>> {
    Ok(app.store.kiosks(request.group_id).await?)
}
