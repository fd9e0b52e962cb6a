//! Of a poll whose result is not shown yet no file is given out, by whichever road; and from then on all of them are.

use crate::exports::exporting;
use api::{Code, Problem, exports::IssueExportLink};
use domain::{ExportFormat, ExportLanguage, PollId, Visibility};
use http::{Request, header};
use jiff::SignedDuration;
use testkit::{Caller, Village, cast};

/// In which formats `who` is given the poll. Whatever they are not given is refused in words, with no figure in them.
async fn given(who: &Caller, poll_id: PollId) -> Vec<ExportFormat> {
    let mut given = Vec::new();
    for format in ExportFormat::ALL {
        let request = Request::get(exporting(poll_id, format).address()).body(Vec::new()).unwrap();
        let answer = who.send(request).await;
        if answer.status() == 200 {
            given.push(format);
            continue;
        }
        let problem: Problem = serde_json::from_slice(answer.body()).unwrap();
        let why = problem.detail.as_str();
        assert_eq!((problem.code, why), (Code::Forbidden, "the result of this poll is not shown yet"));
    }
    given
}

/// In which formats a link that `who` makes gives the poll to whoever opens it.
async fn given_by_link(village: &Village, who: &Caller, poll_id: PollId) -> Vec<ExportFormat> {
    let mut given = Vec::new();
    for format in ExportFormat::ALL {
        let issue = IssueExportLink { poll_id, format, lang: ExportLanguage::ZhCn };
        let Ok(link) = who.call(&issue).await else { continue };
        let form = "application/x-www-form-urlencoded";
        let press =
            Request::post(&link.path).header(header::ORIGIN, "null").header(header::CONTENT_TYPE, form);
        if village.stranger().send(press.body(Vec::new()).unwrap()).await.status() == 200 {
            given.push(format);
        }
    }
    given
}

#[tokio::test]
async fn after_the_vote_it_is_given_to_whoever_has_voted_and_to_all_once_it_is_closed() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (voter, waits) = (village.member("王芳", "3 号楼").await, village.admin("李明", "3 号楼").await);
        let founder = village.founder();
        let poll = village.poll().shown(Visibility::AfterVote).opened_by(founder).await;
        for who in [&voter, &waits, founder] {
            assert_eq!(given(who, poll.id).await, []);
            assert_eq!(given_by_link(&village, who, poll.id).await, []);
        }
        voter.call(&cast(poll.id, &[2])).await.unwrap();
        assert_eq!(given(&voter, poll.id).await, ExportFormat::ALL);
        assert_eq!(given_by_link(&village, &voter, poll.id).await, ExportFormat::ALL);
        for who in [&waits, founder] {
            assert_eq!(given(who, poll.id).await, [], "neither an admin nor the composer before voting");
            assert_eq!(given_by_link(&village, who, poll.id).await, []);
        }
        founder.call(&testkit::closing(poll.id)).await.unwrap();
        for who in [&voter, &waits, founder] {
            assert_eq!(given(who, poll.id).await, ExportFormat::ALL);
        }
    }
}

#[tokio::test]
async fn after_the_close_it_is_given_to_nobody_until_the_second_of_the_deadline() {
    for village in [Village::new().await, Village::on_disk().await] {
        let voter = village.member("王芳", "3 号楼").await;
        let founder = village.founder();
        let poll = village.poll().shown(Visibility::AfterClose).opened_by(founder).await;
        voter.call(&cast(poll.id, &[2])).await.unwrap();
        village.pass(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        for who in [&voter, founder] {
            assert_eq!(given(who, poll.id).await, []);
            assert_eq!(given_by_link(&village, who, poll.id).await, []);
        }
        village.pass(SignedDuration::from_secs(1));
        for who in [&voter, founder] {
            assert_eq!(given(who, poll.id).await, ExportFormat::ALL);
            assert_eq!(given_by_link(&village, who, poll.id).await, ExportFormat::ALL);
        }
    }
}
