//! Polls as files: [`Report`] gathers one, and a module for each format turns it into bytes.

mod archive;
mod csv;
mod file;
mod file_name;
mod html;
mod issue_export_link;
mod link_page;
mod mail_export;
mod minutes;
mod report;
#[cfg(test)]
mod sample;
mod tables;
#[cfg(test)]
mod tests;
mod words;
mod xlsx;
mod zone;

pub(crate) use issue_export_link::issue_export_link;
pub(crate) use link_page::page as plain_page;
pub(crate) use mail_export::mail_export;
pub(crate) use words::fill;
pub(crate) use zone::Zone;

use crate::{
    app::App,
    caller::{Asked, Prove as _},
    http_ext::{Answer, Refused},
};
use api::{
    Code, Problem,
    exports::{ExportAccess, ExportPoll, LINK_PAGE},
};
use axum::{
    Router,
    extract::{FromRequestParts as _, RawPathParams, Request, State},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{ExportFormat, ExportLanguage, Member, PollId};
use file::File;
use report::Report;
use tokio::sync::Semaphore;

/// So many are made at a time: each takes a core, and memory for all its names.
static MAKING: Semaphore = Semaphore::const_new(2);

/// Mounts the exports, and the page on which links to them are used.
pub(crate) trait ExportsExt {
    /// Mounts them.
    fn exports(self) -> Self;
}

impl ExportsExt for Router<App> {
    fn exports(self) -> Self {
        self.route(ExportPoll::PATH, get(export_poll))
            .route(LINK_PAGE, get(link_page::show).post(link_page::redeem))
    }
}

async fn export_poll(State(app): State<App>, request: Request) -> Response {
    answer(&app, request).await.unwrap_or_else(Refused::into_response)
}

async fn answer(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, _) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let asked = Asked::new(app, &parts, &params);
    let caller = ExportAccess::prove(app, &asked).await?;
    let query = parts.uri.query().unwrap_or_default();
    let ExportPoll { poll_id, format, lang } = ExportPoll::from_parts(params.iter(), query)?;
    Ok(export(app, &caller.member, poll_id, format, lang).await?.into_response(&parts.headers))
}

/// The poll for `by`, who may see it, as a file.
async fn export(
    app: &App,
    by: &Member,
    poll_id: PollId,
    format: ExportFormat,
    language: ExportLanguage,
) -> Answer<File> {
    let _turn = MAKING.acquire().await.map_err(|_| Code::Internal)?;
    let report = Report::gather(app, by, poll_id).await?;
    // Ten thousand names keep a core busy for a while, and the ballots of others must not wait for it.
    let made = tokio::task::spawn_blocking(move || File::of(&report, format, language)).await;
    made.map_err(|error| Problem::of(Code::Internal).because(error))?
}
