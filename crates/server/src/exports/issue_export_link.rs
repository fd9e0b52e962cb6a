use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    exports::{IssueExportLink, IssuedExportLink},
    links,
};
use domain::ExportLink;

pub(crate) async fn issue_export_link(
    app: App,
    caller: Member,
    request: IssueExportLink,
) -> Answer<IssuedExportLink> {
    let IssueExportLink { poll_id, format, lang: language } = request;
    let (token, expires) = (app.token(), app.now() + ExportLink::LIFE);
    let link = ExportLink { poll_id, person_id: caller.person_id(), format, language, expires };
    app.store.put_export_link(token.hash(), &link).await?;
    Ok(IssuedExportLink { path: links::export(token.as_str()), expires })
}
