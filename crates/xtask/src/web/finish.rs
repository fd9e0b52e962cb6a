//! From what Trunk wrote to what the server serves.

use super::page::Page;
use super::{compress, cut, esbuild};
use crate::failure::Result;
use crate::setup::Toolbox;
use crate::{files, fingerprint, say};
use std::path::Path;

pub(crate) fn site(toolbox: &Toolbox, stage: &Path, site: &Path) -> Result {
    let mut page = Page::new(files::read_text(&stage.join("index.html"))?);
    let sheets = page.take_styles();
    page.drop_start()?;
    let style = join_styles(stage, site, &sheets)?;
    let cut::Placed { script, wasm } = cut::apart(toolbox, site)?;
    let charts = keep(site, "echarts", "js", &esbuild::charts()?)?;
    copy_the_rest(stage, site, &sheets)?;
    page.head(&[
        format!(r#"<link rel="stylesheet" href="{style}">"#),
        format!(r#"<link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin>"#),
        format!(r#"<script type="module" src="{script}"></script>"#),
    ])?;
    page.set_meta("juyi-echarts", &charts)?;
    page.shorten();
    let build = build_id(site, page.text())?;
    page.set_meta("juyi-build", &build)?;
    files::write(&site.join("index.html"), page.text())?;
    say::step("compressing", "brotli and gzip once here, instead of at each request");
    compress::siblings(site)
}

/// Names a file after what it holds: it may be cached for ever.
pub(super) fn keep(site: &Path, name: &str, extension: &str, bytes: &[u8]) -> Result<String> {
    let file = format!("{name}-{}.{extension}", fingerprint::short(bytes));
    files::write(&site.join(&file), bytes)?;
    Ok(format!("/{file}"))
}

fn join_styles(stage: &Path, site: &Path, sheets: &[String]) -> Result<String> {
    let mut joined = String::new();
    for sheet in sheets {
        let text = files::read_text(&stage.join(sheet))?;
        if text.contains("@import") {
            return Err(format!("{sheet} has an @import: name that file in index.html instead").into());
        }
        joined.push_str(text.trim_start_matches('\u{feff}'));
        joined.push('\n');
    }
    keep(site, "style", "css", &esbuild::styles(&joined)?)
}

/// Pictures and other files that index.html asked Trunk to copy.
fn copy_the_rest(stage: &Path, site: &Path, sheets: &[String]) -> Result {
    for path in files::below(stage)? {
        let name = files::name_below(stage, &path);
        let joined = ["index.html", "echarts.js"].contains(&name.as_str())
            || name.starts_with("snippets/")
            || name.starts_with("juyi-") && (name.ends_with(".js") || name.ends_with(".wasm"))
            || sheets.contains(&name);
        if !joined {
            files::copy(&path, &site.join(&name))?;
        }
    }
    Ok(())
}

/// Changes with every file of the site, and with nothing else.
fn build_id(site: &Path, page: &str) -> Result<String> {
    let print = fingerprint::of(site, &["."], page)?;
    Ok(print[..12].to_owned())
}
