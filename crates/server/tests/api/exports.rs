//! Polls as files: what they say, to whom, and the links that give them out.

mod links;
mod methods;
mod read;
mod say;
mod sign_up;
mod times;

use api::exports::ExportPoll;
use domain::{ExportFormat, ExportLanguage, PollId};
use http::{HeaderValue, Request, Response, header};
use testkit::{Caller, Village, cast};

pub(crate) fn exporting(poll_id: PollId, format: ExportFormat) -> ExportPoll {
    ExportPoll { poll_id, format, lang: ExportLanguage::ZhCn }
}

fn get(address: &str) -> Request<Vec<u8>> {
    Request::get(address).body(Vec::new()).unwrap()
}

async fn answer(who: &Caller, export: ExportPoll) -> Response<Vec<u8>> {
    who.send(get(&export.address())).await
}

async fn export(who: &Caller, poll_id: PollId, format: ExportFormat) -> Vec<u8> {
    let answer = answer(who, exporting(poll_id, format)).await;
    assert_eq!(answer.status(), 200, "{format:?}: {}", String::from_utf8_lossy(answer.body()));
    answer.into_body()
}

async fn text(who: &Caller, poll_id: PollId, format: ExportFormat) -> String {
    String::from_utf8(export(who, poll_id, format).await).unwrap()
}

fn said(answer: &Response<Vec<u8>>, name: header::HeaderName) -> &str {
    answer.headers().get(name).map(HeaderValue::to_str).expect("the header").unwrap()
}

#[tokio::test]
async fn a_file_is_called_after_its_poll_and_kept_and_the_minutes_are_shown() {
    let village = Village::new().await;
    let poll = village.poll().titled("电梯/扶梯: 怎么换？").opened_by(village.founder()).await;
    for (format, kind, ending, media) in [
        (
            ExportFormat::Xlsx,
            "attachment",
            "%20%E6%8A%95%E7%A5%A8%E7%BB%93%E6%9E%9C%202026-12-01.xlsx",
            "spreadsheetml",
        ),
        (
            ExportFormat::Csv,
            "attachment",
            "%20%E6%8A%95%E7%A5%A8%E7%BB%93%E6%9E%9C%202026-12-01.csv",
            "text/csv; charset=utf-8",
        ),
        (
            ExportFormat::Archive,
            "attachment",
            "%20%E6%8A%95%E7%A5%A8%E5%AD%98%E6%A1%A3%202026-12-01.json",
            "application/json",
        ),
        (
            ExportFormat::Minutes,
            "inline",
            "%20%E6%8A%95%E7%A5%A8%E7%BA%AA%E8%A6%81%202026-12-01.html",
            "text/html; charset=utf-8",
        ),
    ] {
        let answer = answer(village.founder(), exporting(poll.id, format)).await;
        let disposition = said(&answer, header::CONTENT_DISPOSITION);
        let title =
            "filename*=UTF-8''%E7%94%B5%E6%A2%AF%20%E6%89%B6%E6%A2%AF%20%E6%80%8E%E4%B9%88%E6%8D%A2%EF%BC%9F";
        assert!(disposition.starts_with(&format!("{kind}; filename=\"juyi-2026-12-01.")), "{disposition}");
        assert!(disposition.contains(title) && disposition.ends_with(ending), "{disposition}");
        assert!(said(&answer, header::CONTENT_TYPE).contains(media));
        assert_eq!(said(&answer, header::CACHE_CONTROL), "no-store");
    }
}

#[tokio::test]
async fn the_minutes_run_nothing_and_load_nothing_whatever_people_wrote() {
    let village = Village::new().await;
    let draft = village
        .poll()
        .titled("</style><script>alert(1)</script>")
        .options(&["<img src=x onerror=alert(2)>", "\"&'"]);
    let poll = draft.opened_by(village.founder()).await;
    village.founder().call(&cast(poll.id, &[1])).await.unwrap();
    let answer = answer(village.founder(), exporting(poll.id, ExportFormat::Minutes)).await;
    let policy = said(&answer, header::CONTENT_SECURITY_POLICY);
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("script"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe") && policy.contains("form-action 'none'"), "{policy}");
    let page = String::from_utf8(answer.into_body()).unwrap();
    assert_eq!((page.matches("<script").count(), page.matches("<img").count()), (0, 0));
    assert_eq!((page.matches("<style").count(), page.matches("</style").count()), (1, 1));
    assert!(page.contains("&lt;img src=x onerror=alert(2)&gt;") && page.contains("&quot;&amp;&#39;"));
}

#[tokio::test]
async fn to_others_a_poll_is_exported_no_more_than_one_that_is_not_there() {
    for village in [Village::new().await, Village::on_disk().await] {
        let poll = village.poll().opened_by(village.founder()).await;
        let nowhere = PollId(uuid::Uuid::from_u128(7));
        let (neighbour, removed) =
            (village.neighbour().await.caller, village.removed("张三", "3 号楼").await);
        for (who, status) in
            [(neighbour, 404), (removed, 404), (village.stranger(), 401), (village.kiosk().await.0, 401)]
        {
            for format in ExportFormat::ALL {
                let there = answer(&who, exporting(poll.id, format)).await;
                let nothing = answer(&who, exporting(nowhere, format)).await;
                assert_eq!(there.status(), status);
                assert_eq!((there.headers(), there.body()), (nothing.headers(), nothing.body()));
            }
        }
        let observer = village.observer("周七", "7 号楼").await;
        export(&observer, poll.id, ExportFormat::Minutes).await;
    }
}

#[tokio::test]
async fn a_draft_is_its_composers_to_export_and_says_that_it_is_one() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let draft = village.poll().composed_by(&zhang).await;
    for format in ExportFormat::ALL {
        assert_eq!(answer(village.founder(), exporting(draft.id, format)).await.status(), 404);
        export(&zhang, draft.id, format).await;
    }
    assert!(text(&zhang, draft.id, ExportFormat::Minutes).await.contains("草稿，还没有开始"));
}

#[tokio::test]
async fn what_is_no_format_or_language_is_refused_and_only_get_is_answered() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let address = exporting(poll.id, ExportFormat::Csv).address();
    let (path, _) = address.split_once('?').unwrap();
    for (address, status) in [
        (path.to_owned(), 200),
        (path.replace("csv", "pdf"), 404),
        (format!("{path}?lang=fr"), 422),
        (format!("{path}?sheet=1"), 422),
    ] {
        assert_eq!(village.founder().send(get(&address)).await.status(), status, "{address}");
    }
    let post = Request::post(path).body(Vec::new()).unwrap();
    assert_eq!(village.founder().send(post).await.status(), 405);
}
