use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{Code, groups::RemoveMember};

pub(crate) async fn remove_member(app: App, admin: Admin, request: RemoveMember) -> Answer<()> {
    Ok(app.store.remove_member(&admin.member, request.person_id).await?.ok_or(Code::NotFound)??)
}
