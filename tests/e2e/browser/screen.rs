//! A tab that somebody looks at.

use super::{Exchange, Form, chromium::Chromium, ear::Ear};
use crate::{pages::Language, told};
use base64::Engine as _;
use serde_json::{Value, json};
use std::{cell::Cell, path::PathBuf, sync::Arc};

/// Somebody's device, with one tab.
pub struct Screen {
    chromium: Arc<Chromium>,
    /// Goes with its tab.
    _device: Device,
    target: String,
    session: String,
    ear: Arc<Ear>,
    form: Form,
    language: Language,
    /// False when they use no pointer.
    pub(super) pointer: Cell<bool>,
    /// The script that gives the device its look.
    pub(super) kept: Cell<Option<String>>,
}

/// A browser of its own, with its own cookies, storage and cache.
struct Device {
    chromium: Arc<Chromium>,
    id: String,
}

impl Drop for Device {
    fn drop(&mut self) {
        // At the end of the process the browser may be gone before.
        let _ =
            self.chromium.ask(None, "Target.disposeBrowserContext", json!({ "browserContextId": self.id }));
    }
}

impl Screen {
    /// A device that was never here before, with one empty tab.
    pub fn new(form: Form) -> Self {
        let chromium = Chromium::get();
        let made = chromium.must("Target.createBrowserContext", json!({ "disposeOnDetach": true }));
        let device = Device { chromium: chromium.clone(), id: text(&made["browserContextId"]) };
        Self::open(chromium, device, form)
    }

    pub fn phone() -> Self {
        Self::new(Form::Phone)
    }

    pub fn desktop() -> Self {
        Self::new(Form::Desktop)
    }

    pub fn wall() -> Self {
        Self::new(Form::Wall)
    }

    fn open(chromium: Arc<Chromium>, device: Device, form: Form) -> Self {
        let create = json!({ "url": "about:blank", "browserContextId": device.id });
        let target = text(&chromium.must("Target.createTarget", create)["targetId"]);
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&chromium.must("Target.attachToTarget", attach)["sessionId"]);
        let ear = Arc::new(Ear::default());
        chromium.listen(&session, ear.clone());
        let screen = Self {
            chromium,
            _device: device,
            target,
            session,
            ear,
            form,
            language: told::language(),
            pointer: Cell::new(true),
            kept: Cell::new(None),
        };
        for domain in ["Page", "Runtime", "Network", "Log", "DOM", "Accessibility"] {
            screen.must(&format!("{domain}.enable"), json!({}));
        }
        screen.set_up();
        screen
    }

    fn set_up(&self) {
        let (width, height) = self.form.size();
        self.resize(width, height);
        let touch = self.form == Form::Phone;
        self.must("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch, "maxTouchPoints": 5 }));
        // Each of several people has their own device before them: each page has the focus.
        self.must("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        self.must("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Shanghai" }));
        let locale = if self.language == Language::English { "en-GB" } else { "zh-CN" };
        self.must("Emulation.setLocaleOverride", json!({ "locale": locale }));
        self.speaks(self.language.accepted());
    }

    /// What its owner speaks: the language in which the story is told.
    pub fn language(&self) -> Language {
        self.language
    }

    pub fn form(&self) -> Form {
        self.form
    }

    pub(super) fn ear(&self) -> &Ear {
        &self.ear
    }

    /// Asks the tab; an `Err` is its refusal.
    pub(super) fn ask(&self, method: &str, params: Value) -> Result<Value, String> {
        self.chromium.ask(Some(&self.session), method, params)
    }

    /// Asks the tab what it must not refuse.
    #[track_caller]
    pub fn must(&self, method: &str, params: Value) -> Value {
        match self.ask(method, params) {
            Ok(answer) => answer,
            Err(refusal) => panic!("{method}: {refusal}"),
        }
    }

    /// Asks the tab several things that it must not refuse, without waiting in between.
    #[track_caller]
    pub(super) fn must_at_once(&self, questions: &[(&str, Value)]) {
        for ((method, _), answer) in questions.iter().zip(self.chromium.ask_at_once(&self.session, questions))
        {
            if let Err(refusal) = answer {
                panic!("{method}: {refusal}");
            }
        }
    }

    /// Opens an address. Returns when the document is there; what it shows is waited for by whoever looks for it.
    #[track_caller]
    pub fn goto(&self, url: &str) {
        let documents = self.ear.documents();
        let answer = self.must("Page.navigate", json!({ "url": url }));
        if let Some(error) = answer["errorText"].as_str() {
            panic!("{url} was not opened: {error}");
        }
        self.wait_until("the document is there", || (self.ear.documents() > documents).then_some(()));
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        let documents = self.ear.documents();
        self.must("Page.reload", json!({}));
        self.wait_until("the document is there", || (self.ear.documents() > documents).then_some(()));
    }

    /// Runs a script before any other in each document from now on. Returns by what name it can be taken back.
    pub fn before_each_document(&self, script: &str) -> String {
        text(&self.must("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))["identifier"])
    }

    /// The value of an expression; a promise is waited for.
    #[track_caller]
    pub fn evaluate(&self, expression: &str) -> Value {
        match self.try_evaluate(expression) {
            Ok(value) => value,
            Err(error) => panic!("{expression}\n{error}"),
        }
    }

    pub(super) fn try_evaluate(&self, expression: &str) -> Result<Value, String> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        value_of(self.ask("Runtime.evaluate", params)?)
    }

    /// Calls a function with the element behind a node of the accessibility tree as `this`.
    pub(super) fn call_on(&self, backend: i64, function: &str) -> Result<Value, String> {
        let resolved = self.ask("DOM.resolveNode", json!({ "backendNodeId": backend }))?;
        let params = json!({
            "objectId": resolved["object"]["objectId"], "functionDeclaration": function,
            "awaitPromise": true, "returnByValue": true
        });
        value_of(self.ask("Runtime.callFunctionOn", params)?)
    }

    /// The address.
    pub fn url(&self) -> String {
        text(&self.evaluate("location.href"))
    }

    /// The title of the document.
    pub fn title(&self) -> String {
        text(&self.evaluate("document.title"))
    }

    /// A picture of the screen, as PNG.
    pub fn picture(&self) -> Option<Vec<u8>> {
        let answer = self.ask("Page.captureScreenshot", json!({ "format": "png" })).ok()?;
        base64::prelude::BASE64_STANDARD.decode(answer["data"].as_str()?).ok()
    }

    /// A picture of all that is on the page, as PNG: the screen becomes `width` wide and as high as what it shows, but no
    /// higher than `most`. Behind something modal the page stays as it is.
    #[track_caller]
    pub fn tall_picture(&self, width: u32, most: u32) -> Vec<u8> {
        let height = self.evaluate(
            "document.querySelector('dialog:modal') ? innerHeight : document.scrollingElement.scrollHeight",
        );
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok());
        self.resize(width, height.expect("a height is a number").min(most));
        self.settle();
        self.picture().expect("a page at rest can be pictured")
    }

    /// Accounts for errors of scripts that belong to the story; there must be some.
    #[track_caller]
    pub fn forgive(&self, words: &str) {
        assert_ne!(self.ear.forgive(words), 0, "no error says {words:?}");
    }

    /// What went wrong in this tab: errors of scripts, and answers that no server should give.
    pub fn troubles(&self) -> Vec<String> {
        let mut troubles = self.ear.troubles();
        let fault = |e: &Exchange| (e.status >= 500).then(|| format!("{} {}: {}", e.method, e.url, e.status));
        troubles.extend(self.wire().iter().filter_map(fault));
        troubles
    }

    /// For whoever reads of a failure: where one was, what there was, what went wrong.
    pub(super) fn situation(&self) -> String {
        let url = self.try_evaluate("location.href").unwrap_or_default();
        let tree = self.tree();
        let troubles = self.troubles().join("\n");
        let wire = self.wire();
        let last: Vec<String> = wire.iter().rev().take(8).map(|e| format!("{e:?}")).collect();
        let picture =
            self.keep_picture().map_or_else(String::new, |path| format!("\npicture: {}", path.display()));
        let how = told::how(self.language);
        format!(
            "{how}\nat {url}\n{tree}\n{troubles}\nlast on the wire, newest first:\n{}{picture}",
            last.join("\n")
        )
    }

    fn keep_picture(&self) -> Option<PathBuf> {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("e2e");
        std::fs::create_dir_all(&folder).ok()?;
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("story").replace("::", ".");
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, self.picture()?).ok()?;
        Some(path)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let mut troubles = self.troubles();
        if !std::thread::panicking() {
            troubles.extend(self.chinese_of_ours());
        }
        self.chromium.ignore(&self.session);
        // At the end of the process the browser may be gone before.
        let _ = self.chromium.ask(None, "Target.closeTarget", json!({ "targetId": self.target }));
        if !std::thread::panicking() {
            assert!(troubles.is_empty(), "a page had errors:\n{}", troubles.join("\n"));
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn value_of(mut answer: Value) -> Result<Value, String> {
    match answer.get("exceptionDetails") {
        Some(details) => Err(details.to_string()),
        None => Ok(answer["result"]["value"].take()),
    }
}

impl Screen {
    /// How many nodes and listeners the page holds, once what is let go has been swept up.
    pub fn held(&self) -> (u64, u64) {
        self.must("HeapProfiler.collectGarbage", json!({}));
        let counters = self.must("Memory.getDOMCounters", json!({}));
        let count = |name: &str| counters[name].as_u64().unwrap_or_default();
        (count("nodes"), count("jsEventListeners"))
    }
}
