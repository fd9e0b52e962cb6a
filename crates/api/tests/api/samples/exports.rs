use crate::{
    round_trip::Walk,
    things::{POLL, TOKEN, at},
};
use api::exports::{IssueExportLink, IssuedExportLink, MailExport};
use domain::{ExportFormat, ExportLanguage};

pub(super) fn walk(walk: &mut Walk) {
    let expires = at("2026-11-01T08:10:00Z");
    let issued = IssuedExportLink { path: api::links::export(TOKEN), expires };
    for format in ExportFormat::ALL {
        walk.operation(&MailExport { poll_id: POLL(), format }, &());
        for lang in [ExportLanguage::ZhCn, ExportLanguage::En] {
            walk.operation(&IssueExportLink { poll_id: POLL(), format, lang }, &issued);
        }
    }
}
