//! What is linked from a poll, and what kind of thing it is.

use crate::{DocumentTitle, HttpsUrl};
use serde::{Deserialize, Serialize};

/// A document to read before voting. It is linked, never fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What it is called.
    pub title: DocumentTitle,
    /// Where it is.
    pub url: HttpsUrl,
}

/// Whose document it is, told by the host of its address alone, and never more than a word and a picture beside it: the host
/// itself is always shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// 企业微信文档: `doc.weixin.qq.com`.
    WeDoc,
    /// 微盘: `drive.weixin.qq.com`.
    WeDrive,
    /// 腾讯文档: `docs.qq.com`.
    TencentDocs,
    /// 腾讯会议: `meeting.tencent.com`, and `work.weixin.qq.com/webapp/tm/…`, where WeCom has its meetings.
    Meeting,
    /// Anything else.
    Other,
}

impl DocumentKind {
    /// The kind of what is at `url`.
    #[must_use]
    pub fn of(url: &HttpsUrl) -> Self {
        let is = |host: &str| url.host().eq_ignore_ascii_case(host);
        if is("doc.weixin.qq.com") {
            Self::WeDoc
        } else if is("drive.weixin.qq.com") {
            Self::WeDrive
        } else if is("docs.qq.com") {
            Self::TencentDocs
        } else if is("meeting.tencent.com")
            || is("work.weixin.qq.com") && url.as_str().contains("work.weixin.qq.com/webapp/tm/")
        {
            Self::Meeting
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentKind::{self, Meeting, Other, TencentDocs, WeDoc, WeDrive};

    #[test]
    fn a_document_is_known_by_its_host_and_by_nothing_that_looks_like_it() {
        for (url, kind) in [
            ("https://doc.weixin.qq.com/sheet/e3_AbC?scode=x&tab=1", WeDoc),
            ("HTTPS://Doc.Weixin.QQ.com/doc/w3_AbC", WeDoc),
            ("https://drive.weixin.qq.com/s?k=AbC-_", WeDrive),
            ("https://docs.qq.com/doc/DAbC", TencentDocs),
            ("https://docs.qq.com:443/doc/DAbC", TencentDocs),
            ("https://meeting.tencent.com/dm/AbC", Meeting),
            ("https://work.weixin.qq.com/webapp/tm/AbC", Meeting),
            ("https://work.weixin.qq.com/webapp/ts/AbC", Other),
            ("https://docs.qq.com.other.example/doc/DAbC", Other),
            ("https://other.example/docs.qq.com/doc", Other),
            ("https://other.example/?https://work.weixin.qq.com/webapp/tm/", Other),
            ("https://xdocs.qq.com/doc/DAbC", Other),
        ] {
            assert_eq!(DocumentKind::of(&url.parse().expect("an address")), kind, "{url}");
        }
    }
}
