//! The page on which an address is confirmed. Opening it does nothing: mail programs open links too. Its button does. It speaks
//! both languages, and knows nothing of whoever opens it.

use crate::{app::App, caller::ClientAddress, exports::plain_page, http_ext::Answer, token};
use api::Code;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::EmailLinkRefusal;
use http::StatusCode;

const TITLE: &str = "确认邮箱";
const OFFER: &str = "<h1>确认邮箱</h1><p>确认以后，投票提醒和日程邀请会发到这个邮箱。</p>\
    <form method=\"post\"><button>确认</button></form>\
    <p lang=\"en\">Confirm that this address is yours: reminders and invitations will be sent to it. \
    The button above confirms it.</p>";
const CONFIRMED: [&str; 2] =
    ["邮箱已确认，可以关闭这个页面", "The address is confirmed. You may close this page."];
const USED: [&str; 2] = ["这个邮箱已经确认过了", "This address was confirmed already."];
const NOT_THERE: [&str; 2] =
    ["没有这个链接，或者邮箱已经更换", "There is no such link, or the address is another by now."];
const EXPIRED: [&str; 2] = [
    "这个链接已过期，请在聚议的“我”里重新发送",
    "This link has expired. Have another sent under “Me” in Juyi.",
];
const LATER: [&str; 2] =
    ["暂时没能确认，请稍后再试", "It could not be confirmed just now. Please try again later."];

pub(crate) async fn show() -> Response {
    plain_page(StatusCode::OK, TITLE, OFFER)
}

/// No proof is asked but the token: whoever reads the mail of an address says that it is theirs.
pub(crate) async fn confirm(State(app): State<App>, Path(shown): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match used(&app, &shown, ClientAddress::of(&parts, &app.config)).await {
        Ok(Ok(())) => told(StatusCode::OK, CONFIRMED),
        Ok(Err(EmailLinkRefusal::Used)) => told(StatusCode::OK, USED),
        Ok(Err(EmailLinkRefusal::Expired)) => told(StatusCode::GONE, EXPIRED),
        Ok(Err(EmailLinkRefusal::Unknown)) => told(StatusCode::NOT_FOUND, NOT_THERE),
        Err(refused) if refused.problem().code == Code::NotFound => told(StatusCode::NOT_FOUND, NOT_THERE),
        Err(refused) => told(StatusCode::from_u16(refused.problem().status).unwrap_or_default(), LATER),
    }
}

/// Uses the link up. Wrong ones are counted.
async fn used(app: &App, shown: &str, address: ClientAddress) -> Answer<Result<(), EmailLinkRefusal>> {
    let confirmed = match token::hash(shown) {
        Some(token) => app.store.confirm_email(token).await?,
        None => Err(EmailLinkRefusal::Unknown),
    };
    match confirmed {
        Err(EmailLinkRefusal::Unknown) => Err(app.attempts.wrong(address, app.now(), Code::NotFound)),
        confirmed => Ok(confirmed),
    }
}

fn told(status: StatusCode, [chinese, english]: [&str; 2]) -> Response {
    plain_page(status, TITLE, &format!("<h1>{TITLE}</h1><p>{chinese}</p><p lang=\"en\">{english}</p>"))
}
