use crate::{app::App, caller::Member, http_ext::Answer};
use api::{Code, polls::GetTally};
use domain::Tally;

pub(crate) async fn get_tally(app: App, _: Member, request: GetTally) -> Answer<Tally> {
    Ok(app.store.tally(request.poll_id).await?.ok_or(Code::NotFound)?)
}
