use crate::{app::App, caller::Member, http_ext::Answer};
use api::{Code, polls::GetTally};
use domain::Tally;

pub(crate) async fn get_tally(app: App, caller: Member, request: GetTally) -> Answer<Tally> {
    let tally = app.store.tally(request.poll_id).await?.ok_or(Code::NotFound)?;
    let voted = app.store.receipt(request.poll_id, caller.person_id()).await?.is_some();
    Ok(if caller.the_poll()?.shows_result(voted, app.now()) { tally } else { tally.veiled() })
}
