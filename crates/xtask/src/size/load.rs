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

/// The part of the app called `name` (`src/parts.rs`), and all that comes with it, as the glue names them.
pub(crate) fn part_of_app(site: &Path, page: &str, name: &str) -> Result<Vec<Part>> {
    let mut fetches = Vec::new();
    for script in fetched(page).iter().filter(|name| name.ends_with(".js")) {
        fetches.extend(chunks(&files::read_text(&site.join(script))?));
    }
    let of_part = format!("{name}-");
    let first = fetches.iter().position(|chunk| chunk.file.starts_with(&of_part));
    let mut wanted = vec![first.ok_or_else(|| format!("no script fetches the part {name}"))?];
    let mut next = 0;
    while next < wanted.len() {
        for needed in fetches[wanted[next]].needs.clone() {
            let place = fetches.iter().position(|chunk| chunk.name == needed);
            let place = place.ok_or_else(|| format!("no script fetches {needed}, which {name} needs"))?;
            if !wanted.contains(&place) {
                wanted.push(place);
            }
        }
        next += 1;
    }
    wanted.into_iter().map(|place| part(site, &fetches[place].file)).collect()
}

/// What the glue fetches when it is wanted, and which of the others come with it.
struct Chunk {
    name: String,
    file: String,
    needs: Vec<String>,
}

fn chunks(glue: &str) -> Vec<Chunk> {
    let pattern =
        r#"([\w$]+)=(?:[\w$]+\()?[\w$]+\(\(\)=>\{let [\w$]+=fetch\("/([^"]+)"\);.*?\},\[([^\]]*)\]\)"#;
    let pattern = Regex::new(pattern).expect("a constant that the test uses");
    let chunk = |found: regex_lite::Captures<'_>| Chunk {
        name: found[1].to_owned(),
        file: found[2].to_owned(),
        needs: found[3].split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
    };
    pattern.captures_iter(glue).map(chunk).collect()
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

    #[test]
    fn a_part_comes_with_every_chunk_that_it_needs_and_no_other() {
        let scratch = Scratch::new("parts");
        let fetch = |file: &str| {
            format!("(()=>{{let e=fetch(\"/{file}\");return e.catch(()=>{{}}),async t=>f(e,t)}}")
        };
        let glue = format!(
            "$=s{},[]),S=s{},[$]),T=s{},[]),Un=w(s{},[T])),Bn=w(s{},[$,S]))",
            fetch("chunk_1-a.wasm"),
            fetch("chunk_2-a.wasm"),
            fetch("chunk_3-a.wasm"),
            fetch("people-a.wasm"),
            fetch("papers-a.wasm"),
        );
        files::write(&scratch.path().join("c.js"), glue).unwrap();
        for name in ["chunk_1-a", "chunk_2-a", "chunk_3-a", "people-a", "papers-a"] {
            files::write(&scratch.path().join(format!("{name}.wasm")), name).unwrap();
        }
        let parts = part_of_app(scratch.path(), PAGE, "papers").unwrap();
        let mut names: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["chunk_1-a.wasm", "chunk_2-a.wasm", "papers-a.wasm"]);
        assert!(part_of_app(scratch.path(), PAGE, "calendar").is_err());
    }
}
