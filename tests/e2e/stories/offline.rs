//! A flaky line: nobody's vote is lost, doubled, taken for another's, or put over a newer one, and the voter is told.

use crate::{
    browser::{Form, Screen, has},
    steps::{ballots_sent, mark_and_send, receipt, vote},
    town::{Town, wait},
};
use api::polls::GetTally;
use domain::{Poll, Tally};
use juyi::route::Page;
use testkit::{Caller, cast};

struct Scene {
    town: Town,
    poll: Poll,
    zhang: Caller,
    phone: Screen,
}

/// 张三 looks at an open poll on the phone.
fn scene() -> Scene {
    let town = Town::alive();
    let poll = wait(town.village.poll().titled("停车费").opened_by(town.village.founder()));
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let phone = town.screen_of(&zhang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.heading("停车费").see();
    Scene { town, poll, zhang, phone }
}

impl Scene {
    fn tally(&self) -> Tally {
        wait(self.town.village.founder().call(&GetTally { poll_id: self.poll.id })).expect("a tally")
    }

    fn votes(&self) -> Vec<u32> {
        self.tally().counts.iter().map(|count| count.votes).collect()
    }
}

#[test]
fn a_ballot_marked_without_a_line_waits_on_the_phone_and_is_recorded_when_the_line_is_back() {
    let scene = scene();
    let phone = &scene.phone;
    phone.find("radio", "甲").tap();
    phone.go_offline();
    phone.button("投票").tap();
    receipt(phone).see_words("待发送");
    phone.see("连上网络后自动发送");
    assert_eq!(scene.votes(), [0, 0]);
    phone.go_online();
    receipt(phone).see_words("已记录");
    assert_eq!(scene.votes(), [1, 0]);
}

#[test]
fn a_ballot_that_waits_is_still_there_after_the_page_was_loaded_anew() {
    let scene = scene();
    let phone = &scene.phone;
    phone.lose(&["/ballot"]);
    mark_and_send(phone, "radio", &["乙"]);
    receipt(phone).see_words("待发送");
    phone.reload();
    receipt(phone).see_words("待发送");
    receipt(phone).see_words("乙");
    assert_eq!(scene.votes(), [0, 0]);
    phone.lose(&[]);
    receipt(phone).see_words("已记录");
    assert_eq!(scene.votes(), [0, 1]);
}

#[test]
fn an_old_ballot_that_waited_never_takes_the_place_of_a_newer_one() {
    let scene = scene();
    let phone = &scene.phone;
    phone.find("radio", "甲").tap();
    phone.go_offline();
    phone.button("投票").tap();
    receipt(phone).see_words("待发送");
    // Meanwhile, on another device.
    wait(scene.zhang.call(&cast(scene.poll.id, &[2]))).expect("a receipt");
    phone.go_online();
    phone.see("未计入");
    phone.see("你在别处投了更新的一票，以那一票为准");
    phone.see("现在有效的一票");
    assert_eq!(scene.votes(), [0, 1]);
}

#[test]
fn nothing_is_sent_for_another_than_the_one_who_cast_it() {
    let scene = scene();
    let phone = &scene.phone;
    phone.lose(&["/ballot"]);
    mark_and_send(phone, "radio", &["甲"]);
    receipt(phone).see_words("待发送");

    let li = scene.town.member("李四", "3 号楼/2 单元/1202");
    hand_over(&scene, &li);
    phone.lose(&[]);
    scene.town.open(phone, &Page::Poll(scene.poll.id));
    phone.find("radio", "乙").see();
    phone.forget_wire();
    // A line that comes back is when ballots that wait are sent.
    phone.go_offline();
    phone.go_online();
    phone.settle();
    vote(phone, "乙");
    assert_eq!(ballots_sent(phone).len(), 1);
    assert_eq!(scene.votes(), [0, 1], "only 李四 has voted");

    hand_over(&scene, &scene.zhang);
    scene.town.open(phone, &Page::Poll(scene.poll.id));
    receipt(phone).see_words("已记录");
    assert_eq!(scene.votes(), [1, 1]);
}

/// Somebody signs in on the phone by their link.
fn hand_over(scene: &Scene, to: &Caller) {
    let link = wait(scene.town.village.sign_in_page(to));
    scene.phone.goto(&scene.town.url(&link));
    scene.phone.see("会换成链接的主人");
    scene.phone.button("登录").tap();
    scene.phone.heading("我的群").see();
}

#[test]
fn code_that_did_not_come_is_asked_for_again_and_nothing_else_is_lost() {
    let scene = scene();
    let phone = &scene.phone;
    vote(phone, "甲");
    phone.go_offline();
    phone.button(has("谁选了什么")).tap();
    phone.see("没有连上服务器，请检查网络");
    receipt(phone).see_words("已记录");
    phone.go_online();
    phone.button("再试一次").tap();
    phone.button(has("1 票")).tap();
    phone.find("dialog", "选了 A 甲 的人").see_words("张三");
    phone.forgive("Failed to fetch");
}

#[test]
fn a_ballot_is_not_counted_for_whoever_has_signed_in_on_the_device_meanwhile() {
    let scene = scene();
    let phone = &scene.phone;
    let wang = scene.town.member("王芳", "5 号楼/1 单元/302");
    phone.find("radio", "甲").tap();
    phone.go_offline();
    phone.button("投票").tap();
    receipt(phone).see_words("待发送");
    // In another tab: the cookie is that of all tabs.
    scene.town.sign_in(phone, &wang);
    phone.go_online();
    phone.wait_until("the page of whoever is signed in now", || {
        (!phone.says("待发送") && phone.says("投票")).then_some(())
    });
    assert_eq!(scene.votes(), [0, 0], "nothing was counted for 王芳");
    scene.town.sign_in(phone, &scene.zhang);
    scene.town.open(phone, &Page::Poll(scene.poll.id));
    receipt(phone).see_words("已记录");
    assert_eq!(scene.votes(), [1, 0]);
}

#[test]
fn whoever_was_signed_out_is_told_that_their_ballot_waits() {
    let scene = scene();
    let phone = &scene.phone;
    phone.find("radio", "甲").tap();
    phone.forget_cookies();
    phone.button("投票").tap();
    phone.see("你的选择还没有送到，保存在这台设备上");
    assert_eq!(scene.votes(), [0, 0]);
    scene.town.sign_in(phone, &scene.zhang);
    scene.town.open(phone, &Page::Poll(scene.poll.id));
    receipt(phone).see_words("已记录");
    assert_eq!(scene.votes(), [1, 0]);
}

/// The page's time runs ten times as fast, so that a story does not wait for it.
const HURRY: &str = "
    const [timeout, interval, now] = [setTimeout, setInterval, performance.now.bind(performance)];
    window.setTimeout = (act, wait, ...rest) => timeout(act, wait / 10, ...rest);
    window.setInterval = (act, wait, ...rest) => interval(act, wait / 10, ...rest);
    performance.now = () => now() * 10;";

#[test]
fn a_ballot_whose_request_is_never_answered_is_sent_again_and_counted_once() {
    let scene = scene();
    let phone = &scene.phone;
    phone.before_each_document(HURRY);
    // The first ballot reaches the server; its answer is lost without a word.
    phone.before_each_document(
        "const asks = window.fetch;
        let swallowed = false;
        window.fetch = request => {
            if (request.method !== 'PUT' || swallowed) return asks(request);
            swallowed = true;
            return asks(request).then(() => new Promise(() => {}));
        };",
    );
    phone.reload();
    vote(phone, "甲");
    assert_eq!(ballots_sent(phone).len(), 2);
    assert_eq!(scene.votes(), [1, 0]);
}

#[test]
fn where_something_on_the_way_swallows_the_stream_the_result_still_comes_and_it_is_said() {
    let scene = scene();
    let phone = &scene.phone;
    phone.before_each_document(HURRY);
    phone.before_each_document(
        "window.EventSource = class extends EventTarget { constructor() { super(); } close() {} };",
    );
    phone.reload();
    phone.heading("停车费").see();
    wait(scene.town.village.founder().call(&cast(scene.poll.id, &[2]))).expect("a receipt");
    phone.see("1 / 2 人已投");
    phone.see("每隔一会儿刷新");
}

#[test]
fn pages_that_the_browser_keeps_for_going_back_hold_no_line_and_are_live_again_when_one_is_back() {
    let scene = scene();
    let phone = &scene.phone;
    let other = wait(scene.town.village.poll().titled("图书角").opened_by(scene.town.village.founder()));
    // A browser has six connections to a server: a page kept with its line would leave one less.
    for _ in 0..4 {
        for (poll, title) in [(other.id, "图书角"), (scene.poll.id, "停车费")] {
            phone.settle();
            scene.town.open(phone, &Page::Poll(poll));
            phone.heading(title).see();
        }
    }
    vote(phone, "甲");
    phone.evaluate("history.back()");
    phone.heading("图书角").see();
    wait(scene.town.village.founder().call(&cast(other.id, &[1]))).expect("a receipt");
    phone.see("1 / 2 人已投");
}
