//! The page that becomes every page, and what stands in it for whom.

use crate::{ask::view, operations::PRIVATE};
use api::{
    groups::GetGroup,
    links,
    shell::{ELEMENT, Shell},
};
use domain::PollId;
use http::{Request, Response, header};
use testkit::{Caller, Plan, Village, cast, small_site};

async fn village() -> Village {
    Village::planned(Plan::default().showing(small_site())).await
}

async fn get(who: &Caller, path: &str) -> Response<Vec<u8>> {
    who.send(Request::get(path).body(Vec::new()).unwrap()).await
}

async fn page(who: &Caller, path: &str) -> String {
    String::from_utf8(get(who, path).await.into_body()).unwrap()
}

/// What the page brings along.
fn shell(page: &str) -> Option<Shell> {
    let opening = format!(r#"<script type="application/json" id="{ELEMENT}">"#);
    let (head, data) = page.split_once(&opening)?;
    assert!(!head.contains("</head>"), "it stands in the head");
    let (data, _) = data.split_once("</script>").expect("an end");
    Some(serde_json::from_str(data).expect("a shell"))
}

#[tokio::test]
async fn every_link_given_out_leads_to_the_page_whoever_opens_it() {
    let village = village().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let join = &village.invitation().path;
    let sign_in = village.sign_in_page(village.founder()).await;
    for path in [links::poll(poll.id), join.clone(), sign_in, links::kiosk("x", Some("y"))] {
        for who in [&village.stranger(), village.founder()] {
            let answer = get(who, &path).await;
            assert_eq!(answer.status(), 200, "{path}");
            let headers = answer.headers();
            assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
            assert_eq!(headers[header::CACHE_CONTROL], "no-store", "it may hold what is private");
            assert_eq!(headers[header::REFERRER_POLICY], "no-referrer", "tokens stand in addresses");
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(
                policy.contains("default-src 'self'") && policy.contains("'wasm-unsafe-eval'"),
                "{policy}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_of_nothing_is_not_found_and_a_missing_file_is_no_page() {
    let village = village().await;
    let nothing = get(&village.stranger(), "/nothing/at/all").await;
    assert_eq!((nothing.status().as_u16(), nothing.body().is_empty()), (404, false));
    let file = get(&village.stranger(), "/juyi-fedcba9876543210.js").await;
    assert_eq!(file.status(), 404);
    assert!(!String::from_utf8_lossy(file.body()).contains("<html"));
}

#[tokio::test]
async fn a_file_with_a_hash_in_its_name_is_kept_for_ever() {
    let village = village().await;
    let file = get(&village.stranger(), "/juyi-0123456789abcdef.js").await;
    assert_eq!(file.body(), b"let x;");
    let cached = file.headers()[header::CACHE_CONTROL].to_str().unwrap();
    assert!(cached.contains("immutable"), "{cached}");
}

#[tokio::test]
async fn the_page_of_a_poll_brings_along_what_its_first_screen_shows() {
    let village = village().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[2])).await.unwrap();
    let page = page(&zhang, &links::poll(poll.id)).await;
    let shell = shell(&page).expect("a shell");
    let group = zhang.call(&GetGroup { group_id: village.group_id() }).await.unwrap();
    assert_eq!((shell.now, &shell.me.person), (village.now(), zhang.person()));
    let (shown_group, shown, _) = shell.poll.expect("the poll");
    assert_eq!((shown_group, shown), (group, view(&zhang, poll.id).await));
    assert!(page.contains("<title>电梯更换方案"), "{page}");
}

#[tokio::test]
async fn every_other_page_brings_along_who_is_signed_in() {
    let village = village().await;
    for path in ["/", "/nothing"] {
        let shell = shell(&page(village.founder(), path).await).expect("a shell");
        assert_eq!((&shell.me.person, shell.poll), (village.founder().person(), None), "{path}");
    }
}

#[tokio::test]
async fn nothing_private_stands_in_it_for_a_stranger() {
    let village = village().await;
    village.member(PRIVATE, "8 号楼").await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    let (wall, _) = village.kiosk().await;
    let sign_in = village.sign_in_page(village.founder()).await;
    let paths = [links::poll(poll.id), village.invitation().path.clone(), sign_in, "/".to_owned()];
    for path in &paths {
        for who in [&village.stranger(), &wall] {
            let page = page(who, path).await;
            assert_eq!(shell(&page), None, "{path}");
            for private in ["电梯", PRIVATE, "李明", "枫林苑"] {
                assert!(!page.contains(private), "{private} stands in {page}");
            }
        }
    }
}

#[tokio::test]
async fn a_poll_that_is_not_theirs_is_not_in_it_and_no_page_tells_that_it_exists() {
    let village = village().await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    let nowhere = links::poll(PollId(uuid::Uuid::from_u128(7)));
    let removed = village.removed("张三", "3 号楼").await;
    for who in [&village.neighbour().await.caller, &removed, &village.stranger()] {
        let (there, nowhere) = (get(who, &links::poll(poll.id)).await, get(who, &nowhere).await);
        assert_eq!(there.status(), nowhere.status());
        assert_eq!(there.body(), nowhere.body());
        assert!(!String::from_utf8_lossy(there.body()).contains("电梯"));
    }
}

#[tokio::test]
async fn a_draft_is_in_the_page_of_its_composer_only() {
    let village = village().await;
    let zhang = village.member("张三", "3 号楼").await;
    let draft = links::poll(village.poll().composed_by(&zhang).await.id);
    assert!(shell(&page(&zhang, &draft).await).unwrap().poll.is_some());
    assert!(shell(&page(village.founder(), &draft).await).unwrap().poll.is_none());
}

#[tokio::test]
async fn words_of_a_poll_stay_words_in_the_page() {
    let village = village().await;
    let title = "</title></script><script>alert(1)</script><!-- & \u{1f5f3}";
    let options = ["</script><img src=x>", "<!--<script>"];
    let poll = village.poll().titled(title).options(&options).opened_by(village.founder()).await;
    let page = page(village.founder(), &links::poll(poll.id)).await;
    let shown = shell(&page).expect("a shell").poll.expect("the poll").1.poll;
    assert_eq!(shown.title.as_str(), title);
    for cut in ["<script>alert", "<img", "<!--"] {
        assert!(!page.contains(cut), "{cut} stands in {page}");
    }
    assert_eq!(page.matches("</script>").count(), 1);
}

#[tokio::test]
async fn the_page_of_a_wall_is_nobodys_even_in_a_browser_where_somebody_is_signed_in() {
    let village = village().await;
    assert_eq!(shell(&page(village.founder(), &links::kiosk("x", None)).await), None);
}

#[tokio::test]
async fn a_session_that_ended_brings_nothing_along() {
    let mut village = village().await;
    let zhang = village.expired("张三", "3 号楼").await;
    assert_eq!(shell(&page(&zhang, "/").await), None);
}

#[tokio::test]
async fn a_page_takes_no_post() {
    let village = village().await;
    let path = village.sign_in_page(village.founder()).await;
    let answer = village.founder().send(Request::post(path).body(Vec::new()).unwrap()).await;
    assert_eq!(answer.status(), 405);
}
