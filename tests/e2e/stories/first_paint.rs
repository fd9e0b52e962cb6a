//! How little a voter waits for.

use crate::{
    browser::{Exchange, Form, Screen, has},
    steps::{mark_and_send, receipt},
    town::{Town, is_api, wait},
};
use domain::{Method, Poll, RankedCount};
use juyi::route::Page;

/// What everything from opening a poll to the receipt may weigh, in bytes, on a phone that was never here: the number of
/// `crates/xtask/src/size/budget.rs`.
const BUDGET: u64 = 298 * 1024;
/// The same where one ranks, scores, says when one can come, or signs up, alone; with 10 KiB for the heads of thirty answers, since the
/// part comes in many files.
const BUDGET_OF_OTHERS: u64 = 350 * 1024;
/// And with the list of who comes, which stands below and comes with all that is said of names.
const BUDGET_OF_SIGN_UPS: u64 = 455 * 1024;

#[test]
fn a_single_choice_is_cast_within_the_budget_and_without_reading_anything() {
    let town = Town::at_rest();
    let poll = wait(town.village.poll().options(&["同意", "不同意"]).opened_by(town.village.founder()));
    first_visit(&town, &poll, "radio", &["同意"]);
}

#[test]
fn a_multiple_choice_is_cast_within_the_budget_and_without_reading_anything() {
    let town = Town::at_rest();
    let poll = town.village.poll().options(&["周一", "周二", "周三"]).multiple(1, 2);
    let poll = wait(poll.opened_by(town.village.founder()));
    first_visit(&town, &poll, "checkbox", &["周一", "周三"]);
}

#[test]
fn ballots_of_the_other_methods_are_cast_within_their_budget_and_without_reading_anything() {
    let town = Town::at_rest();
    let asked = || town.village.poll().options(&["周一", "周二"]);
    let borda = Method::Ranked { min: 1, count: RankedCount::Borda };
    let slots =
        [("2026-12-03T02:00:00Z", "2026-12-03T03:00:00Z"), ("2026-12-04T02:00:00Z", "2026-12-04T03:00:00Z")];
    let polls = [
        asked().by(borda),
        asked().by(Method::Score),
        town.village.poll().slots(&slots),
        town.village.poll().sign_up(Some(20), 3),
    ];
    for (asked, name) in polls.into_iter().zip(["张三", "李四", "王五", "赵六"]) {
        let poll = wait(asked.opened_by(town.village.founder()));
        let phone = unread(&town, &poll, name);
        match poll.method {
            Method::Ranked { .. } => phone.find("checkbox", "周二").tap(),
            Method::Score => {
                for option in ["周一", "周二"] {
                    phone.find("group", option).find("radio", "4").tap();
                }
            }
            Method::Slots => phone.find("group", has("12月3日")).find("radio", "可以").tap(),
            _ => {}
        }
        phone.button(if poll.method.signs_up() { "报名" } else { "投票" }).tap();
        receipt(&phone).see_words("已记录");
        weigh(&phone, if poll.method.signs_up() { BUDGET_OF_SIGN_UPS } else { BUDGET_OF_OTHERS });
    }
}

/// The page of a poll on a phone that was never here, before anything is tapped.
fn unread(town: &Town, poll: &Poll, name: &str) -> Screen {
    let voter = town.member(name, "3 号楼/2 单元/1201");
    let phone = town.screen_of(&voter, Form::Phone);
    phone.forget_wire();
    town.open(&phone, &Page::Poll(poll.id));
    phone.button(if poll.method.signs_up() { "报名" } else { "投票" }).see();
    phone.settle();
    // Who else has signed up stands below the paper, and nobody waits for it.
    let waited_for = |e: &Exchange| e.kind != "EventSource" && !e.path().contains("/sign-ups");
    let read: Vec<Exchange> =
        phone.wire().into_iter().filter(|e| is_api(e.path()) && waited_for(e)).collect();
    assert!(read.is_empty(), "read before the first tap: {read:#?}");
    phone
}

fn first_visit(town: &Town, poll: &Poll, kind: &str, options: &[&str]) {
    let phone = unread(town, poll, "张三");
    mark_and_send(&phone, kind, options);
    receipt(&phone).see_words("已记录");
    weigh(&phone, BUDGET);

    chart_on_demand(&phone, poll);
}

#[expect(clippy::print_stdout, reason = "what weighs what is worth reading also where it holds")]
fn weigh(phone: &Screen, budget: u64) {
    let wire = phone.wire();
    assert!(!wire.iter().any(is_chart), "charts are loaded when one is opened");
    let loaded: Vec<&Exchange> = wire.iter().filter(|e| e.status == 200).collect();
    let sum: u64 = loaded.iter().map(|e| e.bytes).sum();
    let parts: Vec<String> = loaded
        .iter()
        .map(|e| format!("{:>8} {:<4} {} {}", e.bytes, e.encoding, e.method, e.path()))
        .collect();
    println!("{}\n{sum:>8} together, of {budget}", parts.join("\n"));
    let plain = loaded.iter().find(|e| e.bytes > 1_500 && e.encoding != "br" && e.kind != "EventSource");
    assert!(plain.is_none(), "sent without compression: {plain:#?}");
    assert!(
        sum <= budget,
        "{sum} bytes from opening the poll to the receipt, of {budget}:\n{}",
        parts.join("\n")
    );
}

fn chart_on_demand(phone: &Screen, poll: &Poll) {
    phone.button("图表").tap();
    let name = format!("“{}”的结果图", poll.title);
    phone.find("image", name.as_str()).see();
    phone.find("table", name.as_str()).see_words("50.0%");
    phone.wait_until("the chart's script", || phone.wire().iter().any(is_chart).then_some(()));
    phone.wait_until("a drawing", || {
        (phone.evaluate("document.querySelectorAll('figure svg path').length > 1") == true).then_some(())
    });
}

fn is_chart(exchange: &Exchange) -> bool {
    exchange.path().contains("echarts")
}
