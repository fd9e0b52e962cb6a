//! What went over the wire.

use super::Screen;
use serde_json::{Value, json};

/// A request of a page and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    pub id: String,
    /// The document that asked.
    pub document: String,
    pub method: String,
    pub url: String,
    /// In the browser's words: Document, Script, Fetch, EventSource…
    pub kind: String,
    /// 0 before an answer.
    pub status: i64,
    pub encoding: String,
    /// Of the answer as it came, compressed, with its headers.
    pub bytes: u64,
    pub failed: Option<String>,
    pub done: bool,
}

impl Exchange {
    /// The address without scheme and host.
    pub fn path(&self) -> &str {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    pub(super) fn sent(params: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            id: text(&params["requestId"]),
            document: text(&params["loaderId"]),
            method: text(&params["request"]["method"]),
            url: text(&params["request"]["url"]),
            kind: text(&params["type"]),
            ..Self::default()
        }
    }

    pub(super) fn answered(&mut self, response: &Value) {
        self.status = response["status"].as_i64().unwrap_or_default();
        let headers = response["headers"].as_object();
        let encoding = headers.and_then(|headers| {
            headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-encoding")).map(|(_, v)| v)
        });
        self.encoding = encoding.and_then(Value::as_str).unwrap_or_default().to_owned();
    }
}

impl Screen {
    /// What went over the wire since the tab was opened, or since [`Screen::forget_wire`].
    pub fn wire(&self) -> Vec<Exchange> {
        self.ear().wire()
    }

    /// Begins the record anew.
    pub fn forget_wire(&self) {
        self.ear().forget_wire();
    }

    /// Takes the line away.
    pub fn go_offline(&self) {
        self.line(true);
    }

    /// Gives it back.
    pub fn go_online(&self) {
        self.line(false);
    }

    /// From now on requests to addresses with one of these words in them are lost on the way.
    pub fn lose(&self, words: &[&str]) {
        let urls: Vec<String> = words.iter().map(|word| format!("*{word}*")).collect();
        self.must("Network.setBlockedURLs", json!({ "urls": urls }));
    }

    fn line(&self, offline: bool) {
        let params = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
        });
        self.must("Network.emulateNetworkConditions", params);
    }
}
