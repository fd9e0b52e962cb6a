use crate::{app::App, caller::Member, http_ext::Answer};
use api::{Code, polls::CastBallot};
use domain::{Cast, Receipt, Tracker};

pub(crate) async fn cast_ballot(app: App, caller: Member, request: CastBallot) -> Answer<Receipt> {
    let CastBallot { poll_id, key, selection, replaces, edition, voter } = request;
    if voter.is_some_and(|voter| voter != caller.person_id()) {
        return Err(Code::Unauthenticated.into());
    }
    let tracker = Tracker::from_random(app.mint.tracker());
    let cast = Cast { key, selection, replaces, edition };
    Ok(app.store.cast(poll_id, caller.person_id(), &cast, &tracker).await?.ok_or(Code::NotFound)??)
}
