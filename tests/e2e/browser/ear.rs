//! What a tab does by itself: requests, errors, new documents.

use super::Exchange;
use serde_json::Value;
use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Hears one tab.
#[derive(Default)]
pub struct Ear {
    heard: Mutex<Heard>,
    something: Condvar,
}

#[derive(Default)]
struct Heard {
    wire: Vec<Exchange>,
    troubles: Vec<String>,
    documents: u64,
    events: u64,
}

impl Ear {
    pub(super) fn hear(&self, method: &str, params: &Value) {
        let mut heard = self.lock();
        match method {
            "Network.requestWillBeSent" => heard.wire.push(Exchange::sent(params)),
            "Network.responseReceived" => heard.with(params, |e| e.answered(&params["response"])),
            // What an open stream has brought so far: it has no end to count at.
            "Network.dataReceived" => {
                let bytes = params["encodedDataLength"].as_f64().unwrap_or_default();
                heard.with(params, |exchange| exchange.bytes += whole(bytes));
            }
            "Network.loadingFinished" => {
                let bytes = params["encodedDataLength"].as_f64().unwrap_or_default();
                heard.with(params, |exchange| (exchange.bytes, exchange.done) = (whole(bytes), true));
            }
            "Network.loadingFailed" => {
                let why = params["errorText"].as_str().unwrap_or_default().to_owned();
                heard.with(params, |exchange| (exchange.failed, exchange.done) = (Some(why), true));
            }
            "Runtime.exceptionThrown" => heard.troubles.push(exception(&params["exceptionDetails"])),
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                heard.troubles.push(format!("console.error: {}", words(&params["args"])));
            }
            // What went wrong on the line is in the record of the wire.
            "Log.entryAdded"
                if params["entry"]["level"] == "error" && params["entry"]["source"] != "network" =>
            {
                heard.troubles.push(format!("log: {}", params["entry"]["text"]));
            }
            "Page.frameNavigated" if params["frame"]["parentId"].is_null() => {
                heard.documents += 1;
                // What the document before still wanted, nobody waits for.
                let document = params["frame"]["loaderId"].as_str().unwrap_or_default();
                heard.wire.iter_mut().filter(|e| e.document != document).for_each(|e| e.done = true);
            }
            _ => {}
        }
        heard.events += 1;
        self.something.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn wire(&self) -> Vec<Exchange> {
        self.lock().wire.clone()
    }

    pub(super) fn forget_wire(&self) {
        self.lock().wire.clear();
    }

    /// How many documents this tab has shown.
    pub(super) fn documents(&self) -> u64 {
        self.lock().documents
    }

    /// Errors of scripts that nobody has accounted for.
    pub(super) fn troubles(&self) -> Vec<String> {
        self.lock().troubles.clone()
    }

    /// Accounts for the errors that contain `words`; returns how many there were.
    pub(super) fn forgive(&self, words: &str) -> usize {
        let mut heard = self.lock();
        let before = heard.troubles.len();
        heard.troubles.retain(|trouble| !trouble.contains(words));
        before - heard.troubles.len()
    }

    /// Returns with the next thing that happens in the tab, or after `most`.
    pub(super) fn next(&self, most: Duration) {
        let heard = self.lock();
        let events = heard.events;
        // Either way somebody looks again.
        let _ = self.something.wait_timeout_while(heard, most, |heard| heard.events == events);
    }
}

impl Heard {
    fn with(&mut self, params: &Value, change: impl FnOnce(&mut Exchange)) {
        let id = params["requestId"].as_str().unwrap_or_default();
        // From the end: a redirected request keeps its id.
        if let Some(exchange) = self.wire.iter_mut().rev().find(|exchange| exchange.id == id) {
            change(exchange);
        }
    }
}

fn whole(bytes: f64) -> u64 {
    // The browser counts bytes in floating point.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
    let whole = bytes.max(0.0) as u64;
    whole
}

fn exception(details: &Value) -> String {
    let thrown = &details["exception"]["description"];
    format!("{}: {}", details["text"], thrown.as_str().unwrap_or_default())
}

fn words(args: &Value) -> String {
    let word = |arg: &Value| {
        let shown = if arg["value"].is_null() { &arg["description"] } else { &arg["value"] };
        shown.as_str().map_or_else(|| shown.to_string(), str::to_owned)
    };
    args.as_array().into_iter().flatten().map(word).collect::<Vec<_>>().join(" ")
}
