//! The page on which a link is used. Opening it does nothing and tells nothing: messengers open links too. Its button does.
//! It speaks both languages, for it knows nothing of whoever opens it.

use super::{export, html};
use crate::{
    app::App,
    caller::ClientAddress,
    http_ext::{Answer, Refused},
    token,
};
use api::Code;
use axum::{
    body::Body,
    extract::{Path, Request, State},
    response::{IntoResponse as _, Response},
};
use domain::{ExportLink, ExportLinkRefusal};
use http::{HeaderMap, HeaderValue, StatusCode, header};

const STYLE: &str = concat!(include_str!("../../../../style/tokens.css"), include_str!("link_page.css"));

const TITLE: &str = "投票导出";
const OFFER: &str = "<h1>投票导出</h1><p>这个链接只能用一次，过期作废。</p>\
    <form method=\"post\"><button>打开</button></form>\
    <p lang=\"en\">This link gives out an export of a vote. It works once, and not for long. \
    The button above opens it.</p>";
const NOT_THERE: [&str; 2] =
    ["没有这个链接，或者内容已不对你开放", "There is no such link, or it is no longer open to you."];
const USED: [&str; 2] = [
    "这个链接已经用过，请回到投票页面重新生成",
    "This link was used already. Make another on the page of the vote.",
];
const EXPIRED: [&str; 2] = [
    "这个链接已过期，请回到投票页面重新生成",
    "This link has expired. Make another on the page of the vote.",
];
const LATER: [&str; 2] = [
    "暂时没能导出，请回到投票页面重新生成链接",
    "It could not be exported just now. Make another link on the page of the vote.",
];

pub(super) async fn show() -> Response {
    page(StatusCode::OK, TITLE, OFFER)
}

/// No proof is asked but the token, so no cookie is looked at, and no other site's page can misuse one.
pub(super) async fn redeem(State(app): State<App>, Path(shown): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let address = ClientAddress::of(&parts, &app.config);
    let given = match used(&app, &shown, address).await {
        Ok(Ok(link)) => give(&app, &link, &parts.headers).await,
        Ok(Err(why)) => return says(why),
        Err(refused) => Err(refused),
    };
    given.unwrap_or_else(|refused| match refused.problem().code {
        Code::NotFound => told(StatusCode::NOT_FOUND, NOT_THERE),
        // Too many wrong ones, or a store that does not answer.
        _ => {
            let status = StatusCode::from_u16(refused.problem().status).unwrap_or_default();
            told(status, LATER)
        }
    })
}

/// Uses the link up. Wrong ones are counted.
async fn used(
    app: &App,
    shown: &str,
    address: ClientAddress,
) -> Answer<Result<ExportLink, ExportLinkRefusal>> {
    let redeemed = match token::hash(shown) {
        Some(token) => app.store.redeem_export_link(token).await?,
        None => Err(ExportLinkRefusal::Unknown),
    };
    match redeemed {
        Err(ExportLinkRefusal::Unknown) => Err(app.attempts.wrong(address, app.now(), Code::NotFound)),
        redeemed => Ok(redeemed),
    }
}

/// What whoever made the link may see now, and no more.
async fn give(app: &App, link: &ExportLink, asked: &HeaderMap) -> Answer<Response> {
    let poll = app.store.poll(link.poll_id).await?.ok_or(Code::NotFound)?;
    let member = app.store.member(poll.group_id, link.person_id).await?.ok_or(Code::NotFound)?;
    if !poll.seen_by(&member) {
        return Err(Code::NotFound.into());
    }
    Ok(export(app, &member, poll.id, link.format, link.language).await?.into_response(asked))
}

fn says(why: ExportLinkRefusal) -> Response {
    match why {
        ExportLinkRefusal::Unknown => told(StatusCode::NOT_FOUND, NOT_THERE),
        ExportLinkRefusal::Used => told(StatusCode::GONE, USED),
        ExportLinkRefusal::Expired => told(StatusCode::GONE, EXPIRED),
    }
}

fn told(status: StatusCode, [chinese, english]: [&str; 2]) -> Response {
    page(status, TITLE, &format!("<h1>{TITLE}</h1><p>{chinese}</p><p lang=\"en\">{english}</p>"))
}

/// A page of ours with nothing on it but words and a button.
pub(crate) fn page(status: StatusCode, title: &str, content: &str) -> Response {
    let policy = match html::policy(STYLE, "'self'") {
        Ok(policy) => policy,
        Err(refused) => return Refused::into_response(refused),
    };
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{STYLE}</style></head>\
         <body><main>{content}</main></body></html>\n"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
