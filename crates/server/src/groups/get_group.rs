use crate::{app::App, caller::Member, http_ext::Answer};
use api::groups::{GetGroup, GroupView};

pub(crate) async fn get_group(app: App, caller: Member, _: GetGroup) -> Answer<GroupView> {
    super::view(&app, caller.member).await
}
