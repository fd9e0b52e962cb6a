//! The real program, killed at the worst moment.

use crate::{
    browser::{Form, Screen},
    child::Server,
    steps::{receipt, vote},
    town::{carry_cookies, wait},
};
use api::polls::GetPoll;
use juyi::route::Page;

#[test]
fn a_receipted_ballot_is_there_after_a_power_cut_and_the_page_goes_on_by_itself() {
    let (mut server, link) = Server::start();
    let group = server.found(&link);
    let poll = wait(group.poll().titled("换水泵").options(&["换", "不换"]).opened_by(&group.organiser));
    let zhang = group.member("张三", "3 号楼");
    let phone = Screen::new(Form::Phone);
    carry_cookies(&phone, &zhang, &server.url("/"));
    phone.goto(&server.url(&Page::Poll(poll.id).href()));
    vote(&phone, "换");
    let tracker = wait(zhang.call(&GetPoll { poll_id: poll.id }))
        .expect("the poll")
        .receipt
        .expect("a receipt")
        .named
        .expect("a ballot under a name")
        .tracker;

    server.kill();
    phone.see("未连接");
    receipt(&phone).see_words(tracker.as_str());
    // Marked while nobody is there to take it.
    phone.button("修改选择").tap();
    phone.find("radio", "不换").tap();
    phone.button("提交修改").tap();
    receipt(&phone).see_words("待发送");

    server.start_again();
    receipt(&phone).see_words("已记录");
    receipt(&phone).see_words("第 2 次提交");
    phone.see_no_more("未连接");
    phone.reload();
    receipt(&phone).see_words("不换");
    let view = wait(zhang.call(&GetPoll { poll_id: poll.id })).expect("the poll");
    let votes: Vec<u32> = view.tally.counts.iter().map(|count| count.votes).collect();
    assert_eq!((votes, view.receipt.expect("a receipt").version), (vec![0, 1], 2));
}
