//! How little a voter waits for.

use crate::{
    browser::{Exchange, Form, Screen},
    steps::{mark_and_send, receipt},
    town::{Town, is_api, wait},
};
use domain::Poll;
use juyi::route::Page;

/// What everything from opening a poll to the receipt may weigh, in bytes, on a phone that was never here: the number of
/// `crates/xtask/src/size/budget.rs`.
const BUDGET: u64 = 298 * 1024;

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

fn first_visit(town: &Town, poll: &Poll, kind: &str, options: &[&str]) {
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let phone = town.screen_of(&zhang, Form::Phone);
    phone.forget_wire();
    town.open(&phone, &Page::Poll(poll.id));
    phone.find(kind, options[0]).see();
    phone.settle();
    let read: Vec<Exchange> =
        phone.wire().into_iter().filter(|e| is_api(e.path()) && e.kind != "EventSource").collect();
    assert!(read.is_empty(), "read before the first tap: {read:#?}");

    mark_and_send(&phone, kind, options);
    receipt(&phone).see_words("已记录");
    weigh(&phone);

    chart_on_demand(&phone, poll);
}

#[expect(clippy::print_stdout, reason = "what weighs what is worth reading also where it holds")]
fn weigh(phone: &Screen) {
    let wire = phone.wire();
    assert!(!wire.iter().any(is_chart), "charts are loaded when one is opened");
    let loaded: Vec<&Exchange> = wire.iter().filter(|e| e.status == 200).collect();
    let sum: u64 = loaded.iter().map(|e| e.bytes).sum();
    let parts: Vec<String> = loaded
        .iter()
        .map(|e| format!("{:>8} {:<4} {} {}", e.bytes, e.encoding, e.method, e.path()))
        .collect();
    println!("{}\n{sum:>8} together, of {BUDGET}", parts.join("\n"));
    let plain = loaded.iter().find(|e| e.bytes > 1_500 && e.encoding != "br" && e.kind != "EventSource");
    assert!(plain.is_none(), "sent without compression: {plain:#?}");
    assert!(
        sum <= BUDGET,
        "{sum} bytes from opening the poll to the receipt, of {BUDGET}:\n{}",
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
