//! index.html, as Trunk left it and as it is served.

use crate::failure::Result;
use regex_lite::Regex;

pub(crate) struct Page(String);

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns here are constants, and each is used by a test")
}

/// The value of an attribute in a tag.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let found = regex(&format!(r#"\s{name}\s*=\s*"([^"]*)""#)).captures(tag)?;
    Some(found.get(1)?.as_str())
}

/// A file of our own, named from the top of the site.
pub(crate) fn local(address: &str) -> Option<String> {
    let name = address.strip_prefix('/')?;
    (!name.starts_with('/')).then(|| name.to_owned())
}

impl Page {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Takes out every tag (or element) that matches and that `wanted` gives something for.
    fn take<T>(&mut self, pattern: &str, wanted: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut taken = Vec::new();
        let kept =
            regex(pattern).replace_all(&self.0, |found: &regex_lite::Captures| match wanted(&found[0]) {
                Some(value) => {
                    taken.push(value);
                    String::new()
                }
                None => found[0].to_owned(),
            });
        self.0 = kept.into_owned();
        taken
    }

    /// Takes out the style sheets and gives their files in order.
    pub(crate) fn take_styles(&mut self) -> Vec<String> {
        self.take(r"<link\b[^>]*>", |tag| {
            (attribute(tag, "rel")? == "stylesheet").then_some(())?;
            local(attribute(tag, "href")?)
        })
    }

    /// Takes out Trunk's preloads and its script: the SPA is started in pieces (`cut`).
    pub(crate) fn drop_start(&mut self) -> Result {
        self.take(r"<link\b[^>]*>", |tag| {
            ["modulepreload", "preload"].contains(&attribute(tag, "rel")?).then_some(())?;
            local(attribute(tag, "href")?).filter(|name| name.ends_with(".js") || name.ends_with(".wasm"))
        });
        let started = self.take(r"<script\b[^>]*>[^<]*</script>", |element| {
            regex(r"module_or_path:\s*'/([^']+\.wasm)'").is_match(element).then_some(())
        });
        match started.len() {
            1 => Ok(()),
            _ => {
                Err("Trunk's index.html does not start the SPA in the way this version of Trunk does".into())
            }
        }
    }

    /// Puts tags at the end of the head.
    pub(crate) fn head(&mut self, tags: &[String]) -> Result {
        let end = self.0.find("</head>").ok_or("index.html has no </head>")?;
        self.0.insert_str(end, &format!("{}\n", tags.join("\n")));
        Ok(())
    }

    /// Fills in `<meta name="…" content="…">`, which must be there.
    pub(crate) fn set_meta(&mut self, name: &str, content: &str) -> Result {
        let found =
            regex(&format!(r#"<meta\b[^>]*\sname="{name}"[^>]*>"#)).find(&self.0).map(|found| found.range());
        let range = found.ok_or_else(|| format!(r#"index.html has no <meta name="{name}">"#))?;
        self.0.replace_range(range, &format!(r#"<meta name="{name}" content="{content}">"#));
        Ok(())
    }

    /// Drops comments, indentation and empty lines.
    pub(crate) fn shorten(&mut self) {
        let without = regex(r"(?s)<!--.*?-->").replace_all(&self.0, "").into_owned();
        let lines = without.lines().map(str::trim).filter(|line| !line.is_empty());
        self.0 = lines.collect::<Vec<_>>().join("\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM_TRUNK: &str = r#"<!doctype html>
<html><head>
  <!-- the kit, then ours -->
  <link rel="stylesheet" href="/button-1.css" data-x="">
  <link rel="stylesheet" href="/tokens-2.css">
  <link rel="icon" href="/icon.svg">
  <meta content="dev" name="juyi-build">
<link rel="modulepreload" href="/juyi-3.js" crossorigin="anonymous">
<link rel="preload" href="/juyi-3_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm"></head>
<body>
<script type="module">
import init, * as bindings from '/juyi-3.js';
const wasm = await init({ module_or_path: '/juyi-3_bg.wasm' });
</script>
</body></html>"#;

    #[test]
    fn style_sheets_are_taken_in_their_order() {
        let mut page = Page::new(FROM_TRUNK.to_owned());
        assert_eq!(page.take_styles(), ["button-1.css", "tokens-2.css"]);
        assert!(!page.text().contains("stylesheet"));
        assert!(page.text().contains("icon.svg"));
    }

    #[test]
    fn the_start_of_the_spa_is_taken_with_its_preloads() {
        let mut page = Page::new(FROM_TRUNK.to_owned());
        page.drop_start().unwrap();
        assert!(!page.text().contains("juyi-3"));
        assert!(page.drop_start().unwrap_err().to_string().contains("Trunk"));
    }

    #[test]
    fn what_is_put_into_the_head_stands_there_once() {
        let mut page = Page::new(FROM_TRUNK.to_owned());
        page.head(&["<link a>".to_owned()]).unwrap();
        assert!(page.text().contains("<link a>\n</head>"));
        assert!(Page::new("<html>".to_owned()).head(&[]).is_err());
    }

    #[test]
    fn a_meta_is_filled_in_or_missed() {
        let mut page = Page::new(FROM_TRUNK.to_owned());
        page.set_meta("juyi-build", "abc").unwrap();
        assert!(page.text().contains(r#"<meta name="juyi-build" content="abc">"#));
        assert!(page.set_meta("juyi-nothing", "x").unwrap_err().to_string().contains("juyi-nothing"));
    }

    #[test]
    fn comments_and_indentation_are_not_sent() {
        let mut page = Page::new(FROM_TRUNK.to_owned());
        page.shorten();
        assert!(!page.text().contains("the kit"));
        assert!(!page.text().contains("\n "));
    }
}
