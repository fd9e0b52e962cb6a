use super::*;
use crate::{Config, fixture::Village};
use bytes::Bytes;
use domain::PollTitle;

const PAGE: &str = "<!doctype html><html><head><title>聚议</title>\n<meta name=\"juyi-build\" content=\"b1\">\
                    <script type=\"module\" src=\"/a.js\"></script></head><body></body></html>";

fn index(html: &'static str) -> Option<Index> {
    Index::new(File::new("index.html", Bytes::from_static(html.as_bytes()), None, None))
}

async fn shell(title: &str) -> Shell {
    let village = Village::new(Config::default()).await;
    let mut poll = village.poll("团建", jiff::SignedDuration::from_hours(1)).await;
    poll.title = PollTitle::new(title).expect("a title");
    let app = &village.app;
    let group = crate::groups::view(app, village.owner.clone()).await.expect("a group");
    let view = crate::polls::view(app, &village.owner, poll).await.expect("a poll");
    let me = crate::me::view(app, &village.session).await.expect("me");
    Shell { now: app.now(), me, poll: Some((group, view, 7)) }
}

#[tokio::test]
async fn what_somebody_wrote_cannot_leave_its_place_in_the_page() {
    let title = "</script><script>alert(1)</script> & <!-- \u{2028}";
    let shell = shell("x").await;
    let mut evil = shell.clone();
    let (_, view, _) = evil.poll.as_mut().expect("a poll");
    view.poll.title = PollTitle::new("</script><script>alert(1)</script> & <!--").expect("a title");
    let page = index(PAGE).expect("a page").with(&evil);
    assert_eq!(page.matches("</script>").count(), 2, "{page}");
    assert!(
        page.contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;!--</title>")
    );
    assert_eq!(in_script(title), "\\u003c/script>\\u003cscript>alert(1)\\u003c/script> & \\u003c!-- \\u2028");
}

#[tokio::test]
async fn the_page_can_read_what_it_brings_along() {
    let shell = shell("团建去哪儿").await;
    let page = index(PAGE).expect("a page").with(&shell);
    let (before, data) = page.split_once("id=\"juyi-shell\">").expect("the element");
    let (data, behind) = data.split_once("</script>").expect("its end");
    assert_eq!(serde_json::from_str::<Shell>(data).expect("a shell"), shell);
    assert!(before.contains("<title>团建去哪儿</title>") && behind.starts_with("</head>"), "{page}");
}

#[test]
fn the_page_says_its_build() {
    assert_eq!(index(PAGE).and_then(|index| index.build()).as_deref(), Some("b1"));
    assert_eq!(index("<head></head>").and_then(|index| index.build()), None);
    assert!(index("no page").is_none());
}
