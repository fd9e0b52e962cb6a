//! Links that give an export out, once, in any browser.

use super::{get, said};
use api::{
    exports::{IssueExportLink, IssuedExportLink},
    polls::GetPoll,
};
use domain::{ExportFormat, ExportLanguage, ExportLink, Poll, PollId};
use http::{Request, Response, header};
use jiff::SignedDuration;
use testkit::{Caller, Village};

async fn issued(who: &Caller, poll_id: PollId, format: ExportFormat) -> IssuedExportLink {
    let lang = ExportLanguage::ZhCn;
    who.call(&IssueExportLink { poll_id, format, lang }).await.expect("a link")
}

async fn asked(village: &Village) -> (Caller, Poll) {
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    (zhang, poll)
}

/// What a form in a browser sends that knows nobody here, from a page without a referrer.
async fn press(browser: &Caller, path: &str) -> Response<Vec<u8>> {
    let form = "application/x-www-form-urlencoded";
    let request = Request::post(path).header(header::ORIGIN, "null").header(header::CONTENT_TYPE, form);
    browser.send(request.body(Vec::new()).unwrap()).await
}

fn page(answer: &Response<Vec<u8>>) -> String {
    String::from_utf8(answer.body().clone()).unwrap()
}

#[tokio::test]
async fn opening_a_link_tells_nothing_and_its_button_gives_the_file_out_once() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, poll) = asked(&village).await;
        for format in ExportFormat::ALL {
            let link = issued(&zhang, poll.id, format).await;
            assert_eq!(link.expires, village.now() + ExportLink::LIFE);
            let messenger = village.stranger();
            for _ in 0..3 {
                let opened = messenger.send(get(&link.path)).await;
                assert_eq!(opened.status(), 200);
                assert!(page(&opened).contains("<form method=\"post\">") && !page(&opened).contains("电梯"));
                let policy = said(&opened, header::CONTENT_SECURITY_POLICY);
                assert!(policy.starts_with("default-src 'none'") && policy.contains("form-action 'self'"));
            }
            let browser = village.stranger();
            let given = press(&browser, &link.path).await;
            let own = super::answer(&zhang, super::exporting(poll.id, format)).await;
            assert_eq!((given.status().as_u16(), given.body() == own.body()), (200, true), "{format:?}");
            let disposition = |answer| said(answer, header::CONTENT_DISPOSITION).to_owned();
            assert_eq!(disposition(&given), disposition(&own));
            let again = press(&browser, &link.path).await;
            assert_eq!(again.status(), 410);
            assert!(page(&again).contains("已经用过") && page(&again).contains("was used already"));
            assert!(browser.call(&GetPoll { poll_id: poll.id }).await.is_err(), "it signs nobody in");
        }
    }
}

#[tokio::test]
async fn a_link_that_expired_or_never_was_gives_nothing_out() {
    let village = Village::new().await;
    let (zhang, poll) = asked(&village).await;
    let link = issued(&zhang, poll.id, ExportFormat::Csv).await;
    village.pass(ExportLink::LIFE);
    let late = press(&village.stranger(), &link.path).await;
    assert_eq!(late.status(), 410);
    assert!(page(&late).contains("已过期"));
    for token in ["x", &"A".repeat(43)] {
        let answer = press(&village.stranger(), &api::links::export(token)).await;
        assert_eq!(answer.status(), 404);
        assert!(page(&answer).contains("没有这个链接"));
    }
}

#[tokio::test]
async fn a_link_gives_out_what_its_maker_may_see_by_then() {
    let village = Village::new().await;
    let (zhang, poll) = asked(&village).await;
    let link = issued(&zhang, poll.id, ExportFormat::Minutes).await;
    village.remove(zhang.id()).await;
    let answer = press(&village.stranger(), &link.path).await;
    assert_eq!(answer.status(), 404);
    assert!(!page(&answer).contains("电梯"));
}

#[tokio::test]
async fn whoever_guesses_links_must_wait() {
    let village = Village::new().await;
    let mut statuses = Vec::new();
    for n in 0..102 {
        let token = format!("{n:0>43}");
        statuses.push(press(&village.stranger(), &api::links::export(&token)).await.status().as_u16());
    }
    assert_eq!((statuses[0], statuses[101]), (404, 429));
    village.pass(SignedDuration::from_secs(60));
    let answer = press(&village.stranger(), &api::links::export(&"B".repeat(43))).await;
    assert_eq!(answer.status(), 404);
}
