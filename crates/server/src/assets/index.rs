use super::{files::File, policy::Policy};
use api::shell::{ELEMENT, Shell};
use std::ops::Range;

/// The page that becomes every page.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) file: File,
    pub(super) policy: Policy,
    html: String,
    /// What stands between `<title>` and `</title>`.
    title: Option<Range<usize>>,
    /// Where the head ends.
    head: usize,
}

impl Index {
    /// `None` if it is not a page that has a head.
    pub(super) fn new(file: File) -> Option<Self> {
        let html = String::from_utf8(file.plain.to_vec()).ok()?;
        let head = html.find("</head>")?;
        let title = html[..head].find("<title>").map(|at| at + "<title>".len());
        let title = title.and_then(|from| Some(from..from + html[from..head].find("</title>")?));
        Some(Self { policy: Policy::of(&html), file, html, title, head })
    }

    /// The build that the page says it is of.
    pub(super) fn build(&self) -> Option<String> {
        let tag = self.html.split("<meta").find(|tag| tag.contains("name=\"juyi-build\""))?;
        let content = tag.split_once("content=\"")?.1.split('"').next()?;
        (!content.is_empty()).then(|| content.to_owned())
    }

    /// The page with what its first screen needs, and with the title of its poll.
    pub(super) fn with(&self, shell: &Shell) -> String {
        let data = serde_json::to_string(shell).expect("a shell has only keys that are strings");
        let data = in_script(&data);
        let mut page = String::with_capacity(self.html.len() + data.len() + 100);
        let title = shell.poll.as_ref().map(|(_, view, _)| in_html(view.poll.title.as_str()));
        let behind_title = match (&self.title, title) {
            (Some(range), Some(title)) => {
                page.push_str(&self.html[..range.start]);
                page.push_str(&title);
                range.end
            }
            _ => 0,
        };
        page.push_str(&self.html[behind_title..self.head]);
        page.push_str(&format!("<script type=\"application/json\" id=\"{ELEMENT}\">{data}</script>"));
        page.push_str(&self.html[self.head..]);
        page
    }
}

/// JSON that ends no script element and starts no comment.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
