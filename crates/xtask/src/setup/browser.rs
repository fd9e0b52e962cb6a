//! A real browser for the tests: Chromium, its driver, and a font with Chinese in it.

use crate::failure::Result;
use crate::say;
use crate::shell::{Run, find};
use std::path::PathBuf;

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

pub(crate) fn ready() -> Result<Browser> {
    if let Some(browser) = found() {
        return Ok(browser);
    }
    let missing = missing().join(", ");
    let by_hand = format!(
        "the browser tests need {missing}. On Debian: apt-get install {}. Elsewhere: Chromium or Chrome, \
         the chromedriver of the same version, and a font with Chinese (headless Chromium draws none without)",
        PACKAGES.join(" ")
    );
    if find("apt-get").is_none() || !am_root() {
        return Err(by_hand.into());
    }
    say::step("installing a browser with apt", &format!("the tests need {missing}"));
    let apt = |args: &[&str]| Run::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive").run();
    apt(&["update", "--quiet"])?;
    let install = ["install", "--quiet", "--yes", "--no-install-recommends"];
    apt(&[&install[..], &PACKAGES[..]].concat())?;
    found().ok_or_else(|| by_hand.into())
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].into_iter().find_map(find)
}

fn has_chinese_font() -> bool {
    Run::new("fc-list").args([":lang=zh", "family"]).answer().is_some_and(|families| !families.is_empty())
}

fn found() -> Option<Browser> {
    let browser = Browser { chromium: chromium()?, driver: find("chromedriver")? };
    // Without fontconfig nobody can tell; a Mac always has one.
    (has_chinese_font() || cfg!(target_os = "macos")).then_some(browser)
}

fn missing() -> Vec<&'static str> {
    let all = [
        ("Chromium", chromium().is_none()),
        ("its driver", find("chromedriver").is_none()),
        ("a Chinese font", !has_chinese_font()),
    ];
    all.into_iter().filter(|(_, lacking)| *lacking).map(|(name, _)| name).collect()
}

fn am_root() -> bool {
    Run::new("id").arg("-u").answer().as_deref() == Some("0")
}
