//! What kind of house to build.

use crate::PostOffice;
use server::{Config, Site};
use std::path::PathBuf;

/// What kind of server a village gets: in memory, behind a door in this process, by a clock that stands still, unless
/// said otherwise.
///
/// ```no_run
/// # async fn story() {
/// use testkit::{Plan, Village};
/// let village = Village::planned(Plan::default().on_disk().served()).await;
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub(crate) config: Config,
    pub(crate) on_disk: bool,
    pub(crate) served: bool,
    pub(crate) real_time: bool,
    pub(crate) seed: u64,
}

impl Plan {
    /// On SQLite, in a folder that goes away with the village.
    #[must_use]
    pub fn on_disk(self) -> Self {
        Self { on_disk: true, ..self }
    }

    /// Also behind a port of 127.0.0.1, for browsers and other programs.
    #[must_use]
    pub fn served(self) -> Self {
        Self { served: true, ..self }
    }

    /// By the system's clock.
    #[must_use]
    pub fn in_real_time(self) -> Self {
        Self { real_time: true, ..self }
    }

    /// With this chance in the database.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// As this operator decided.
    #[must_use]
    pub fn operated(self, config: Config) -> Self {
        Self { config, ..self }
    }

    /// With mail, that goes to this office.
    #[must_use]
    pub fn mailing(mut self, office: &PostOffice) -> Self {
        self.config.mail = Some(office.settings());
        self
    }

    /// With these pages.
    #[must_use]
    pub fn showing(mut self, site: Site) -> Self {
        // Else every page would be of another build, and say so.
        self.config.build = site.build().unwrap_or(self.config.build);
        self.config.site = site;
        self
    }
}

/// The SPA as it was built: in the folder that the environment variable `JUYI_SITE_DIR` names, else in `target/site` of
/// this workspace.
///
/// # Panics
/// If it was not built: `cargo xtask web` does that.
#[must_use]
pub fn built_site() -> Site {
    let default = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/site"));
    let folder = std::env::var_os("JUYI_SITE_DIR").map_or_else(default, PathBuf::from);
    Site::read(&folder).unwrap_or_else(|error| panic!("build the site with `cargo xtask web`: {error}"))
}

/// A page and a script, for tests of how pages are served.
///
/// # Panics
/// If there is no room for temporary files.
#[must_use]
pub fn small_site() -> Site {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let page = "<!doctype html><html lang=\"zh-CN\"><head><title>聚议</title></head><body></body></html>";
    std::fs::write(folder.path().join("index.html"), page).expect("a file in it");
    std::fs::write(folder.path().join("juyi-0123456789abcdef.js"), "let x;").expect("a file in it");
    Site::read(folder.path()).expect("a site")
}
