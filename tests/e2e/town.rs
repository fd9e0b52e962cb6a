//! A village behind a port, and the screens of its people.

use crate::browser::{Form, Screen};
use juyi::route::Page;
use serde_json::json;
use std::{future::Future, sync::LazyLock};
use testkit::{Caller, Plan, PostOffice, Village};
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"));

/// Waits for what happens without a screen.
pub fn wait<T>(what: impl Future<Output = T>) -> T {
    RUNTIME.block_on(what)
}

/// A village on a server of its own, with the built site.
pub struct Town {
    pub village: Village,
}

impl Town {
    /// Its server's clock stands still: what pages say of times is always the same.
    pub fn at_rest() -> Self {
        Self { village: wait(testkit::serve(Plan::default())) }
    }

    /// The same, and its server sends mail to an office.
    pub fn mailing() -> (Self, PostOffice) {
        let office = wait(PostOffice::open());
        (Self { village: wait(testkit::serve(Plan::default().mailing(&office))) }, office)
    }

    /// By the real time.
    pub fn alive() -> Self {
        Self { village: wait(testkit::serve(Plan::default().in_real_time())) }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.village.house().url())
    }

    /// A new member, who joined without a screen.
    pub fn member(&self, name: &str, unit: &str) -> Caller {
        wait(self.village.member(name, unit))
    }

    /// A device on which `who` is signed in.
    pub fn screen_of(&self, who: &Caller, form: Form) -> Screen {
        let screen = Screen::new(form);
        self.sign_in(&screen, who);
        screen
    }

    /// From now on `who` is signed in on the device.
    pub fn sign_in(&self, screen: &Screen, who: &Caller) {
        carry_cookies(screen, who, &self.url("/"));
    }

    /// Opens a page.
    #[track_caller]
    pub fn open(&self, screen: &Screen, page: &Page) {
        screen.goto(&self.url(&page.href()));
    }
}

/// Gives the device the cookies by which `who` is signed in at `url`.
pub fn carry_cookies(screen: &Screen, who: &Caller, url: &str) {
    let cookies = who.jar().header().expect("somebody signed in");
    for pair in cookies.split("; ") {
        let (name, value) = pair.split_once('=').expect("a cookie is name=value");
        let cookie = json!({ "name": name, "value": value, "url": url, "httpOnly": true, "sameSite": "Lax" });
        screen.must("Network.setCookie", cookie);
    }
}

/// The address of a request of the API, as far as its template says it.
pub fn is_api(path: &str) -> bool {
    let root = <api::me::GetMe as api::Endpoint>::PATH.split("/me").next().unwrap_or_default();
    path.starts_with(root)
}
