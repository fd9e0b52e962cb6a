//! Which files a browser fetches for a page, and their brotli size.

use crate::failure::Result;
use crate::files;
use crate::web::compress::brotli;
use regex_lite::Regex;
use std::path::Path;

pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) bytes: usize,
}

/// The page and everything it names that is fetched at once: styles, scripts, preloads, icons.
pub(crate) fn cold(site: &Path, page: &str) -> Result<Vec<Part>> {
    let mut parts = vec![part(site, "index.html")?];
    for name in fetched(page) {
        parts.push(part(site, &name)?);
    }
    Ok(parts)
}

pub(crate) fn charts(site: &Path, page: &str) -> Result<Part> {
    let tags = tags(page, "meta");
    let meta = tags.iter().find(|tag| tag.contains(r#""juyi-echarts""#));
    let address = meta
        .and_then(|tag| attribute(tag, "content"))
        .ok_or("index.html does not name the charts' script")?;
    part(site, address.trim_start_matches('/'))
}

/// As served: the brotli sibling, or the file itself where compressing does not pay.
fn part(site: &Path, name: &str) -> Result<Part> {
    let plain = files::read(&site.join(name))?;
    Ok(Part { name: name.to_owned(), bytes: brotli(&plain).len().min(plain.len()) })
}

fn fetched(page: &str) -> Vec<String> {
    const LOADS: [&str; 6] =
        ["stylesheet", "preload", "modulepreload", "icon", "apple-touch-icon", "manifest"];
    let links = tags(page, "link").into_iter().filter(|tag| {
        let rel = attribute(tag, "rel").unwrap_or_default();
        rel.split_whitespace().any(|word| LOADS.contains(&word))
    });
    let links = links.filter_map(|tag| attribute(tag, "href"));
    let scripts = tags(page, "script").into_iter().filter_map(|tag| attribute(tag, "src"));
    let images = tags(page, "img").into_iter().filter_map(|tag| attribute(tag, "src"));
    let mut names: Vec<String> = links.chain(scripts).chain(images).filter_map(own).collect();
    names.sort();
    names.dedup();
    names
}

fn own(address: &str) -> Option<String> {
    if address.starts_with("data:") {
        return None;
    }
    Some(address.trim_start_matches('/').to_owned())
}

fn tags<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let pattern = Regex::new(&format!(r"<{name}\b[^>]*>")).expect("a tag's name makes a valid pattern");
    pattern.find_iter(page).map(|found| found.as_str()).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    crate::web::attribute(tag, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::scratch::Scratch;

    const PAGE: &str = r#"<link rel="stylesheet" href="/a.css"><link rel="preload" href="/b.wasm" as="fetch">
        <script type="module" src="/c.js"></script><script type="application/json">{}</script>
        <link rel="icon" href="data:,"><link rel="canonical" href="/x"><link rel="preload" href="/c.js" as="script">
        <meta name="juyi-echarts" content="/e.js">"#;

    #[test]
    fn a_cold_load_is_the_page_and_each_thing_it_names_once() {
        assert_eq!(fetched(PAGE), ["a.css", "b.wasm", "c.js"]);
    }

    #[test]
    fn parts_are_weighed_as_brotli_and_charts_apart() {
        let scratch = Scratch::new("load");
        for name in ["index.html", "a.css", "b.wasm", "c.js", "e.js"] {
            files::write(&scratch.path().join(name), "投票".repeat(100)).unwrap();
        }
        let parts = cold(scratch.path(), PAGE).unwrap();
        assert_eq!(parts.len(), 4);
        assert!(parts.iter().all(|part| part.bytes < 60));
        assert_eq!(charts(scratch.path(), PAGE).unwrap().name, "e.js");
        assert!(cold(scratch.path(), r#"<script src="/gone.js">"#).is_err());
    }
}
