use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::sign_in::{IssueOwnSignInLink, IssuedSignInLink};
use domain::SignInLink;

pub(crate) async fn issue_own_sign_in_link(
    app: App,
    caller: SignedIn,
    _: IssueOwnSignInLink,
) -> Answer<IssuedSignInLink> {
    super::issue(&app, caller.person_id(), SignInLink::LIFE_FOR_OWN_DEVICE).await
}
