use super::{
    archive, csv, file_name, html,
    minutes::{self, Page},
    report::Report,
    words::Words,
    xlsx,
    zone::Zone,
};
use crate::{
    encoding::{self, Encoding},
    http_ext::{Answer, Refused},
};
use api::{Code, exports::media_type};
use axum::{body::Body, response::Response};
use domain::{ExportFormat, ExportLanguage};
use http::{HeaderMap, HeaderValue, header};

/// An export, made.
pub(crate) struct File {
    format: ExportFormat,
    name: HeaderValue,
    /// Of a page, what it may load.
    policy: Option<HeaderValue>,
    bytes: Vec<u8>,
}

impl File {
    /// Makes one. Takes a while, and a core.
    pub(crate) fn of(report: &Report, format: ExportFormat, language: ExportLanguage) -> Answer<Self> {
        let (words, zone) = (Words::of(language), Zone::of(&report.poll.zone));
        let name = file_name::disposition(report, format, words, &zone)?;
        let (bytes, policy) = match format {
            ExportFormat::Xlsx => (xlsx::write(report, words, &zone).map_err(|e| failed(&e))?, None),
            ExportFormat::Csv => (csv::write(report, words, &zone), None),
            ExportFormat::Archive => (archive::write(report).map_err(|e| failed(&e))?, None),
            ExportFormat::Minutes => {
                let Page { html, style } = minutes::write(report, words, &zone);
                (html.into_bytes(), Some(html::policy(&style, "'none'")?))
            }
        };
        Ok(Self { format, name, policy, bytes })
    }

    /// Encoded as whoever asks can read it.
    pub(crate) fn into_response(self, asked: &HeaderMap) -> Response {
        // A workbook is compressed already.
        let encoding = match self.format {
            ExportFormat::Xlsx => Encoding::Plain,
            _ => encoding::best(asked, |_| true),
        };
        let mut response = Response::new(Body::from(encoding::encode(encoding, self.bytes)));
        let (headers, text) = (response.headers_mut(), HeaderValue::from_static);
        headers.insert(header::CONTENT_TYPE, text(media_type(self.format)));
        headers.insert(header::CONTENT_DISPOSITION, self.name);
        headers.insert(header::CACHE_CONTROL, text("no-store"));
        headers.insert(header::VARY, text("accept-encoding, cookie"));
        if let Some(name) = encoding.name() {
            headers.insert(header::CONTENT_ENCODING, text(name));
        }
        if let Some(policy) = self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

fn failed(error: &dyn std::error::Error) -> Refused {
    tracing::error!(%error, "an export could not be made");
    Code::Internal.into()
}
