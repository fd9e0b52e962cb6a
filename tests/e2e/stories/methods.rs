//! Ranking, scoring, finding a time, abstaining; and a result that is not shown before its time.

use crate::{
    browser::{Form, Look, Screen, has},
    steps::{close_early, receipt, vote},
    town::{Town, wait},
};
use api::polls::{CastBallot, ClosePoll};
use domain::{Method, RankedCount, Visibility};
use juyi::route::Page;
use serde_json::json;
use testkit::{cast, free};

#[test]
fn names_are_ranked_by_tapping_moved_counted_round_by_round_and_everybody_sees_why() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Group(town.village.group_id()));
    li.button("发起投票").tap();
    li.find("textbox", "标题").fill("东门取什么名字");
    for (option, text) in [("选项 A", "迎晖门"), ("选项 B", "枫林门"), ("选项 C", "和谐门")] {
        li.find("textbox", option).fill(text);
    }
    li.button(has("投票设置")).tap();
    let sheet = li.find("dialog", "投票设置");
    sheet.find("radio", "排序").tap();
    sheet.find("radio", "逐轮淘汰").tap();
    sheet.find("radio", "逐轮淘汰").see_state("checked");
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.button("发起").tap();
    li.see("投票已发起");
    li.see("每轮票数过半者胜出");

    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Group(town.village.group_id()));
    phone.link(has("东门取什么名字")).tap();
    phone.see("按喜欢的先后排，至少 1 项");
    for name in ["迎晖门", "和谐门"] {
        phone.find("checkbox", name).tap();
        phone.find("list", "我的排序").see_words(name);
    }
    phone.button("和谐门 上移一位").tap();
    phone.find("checkbox", has("和谐门")).see_words("第 1 位");
    phone.button("投票").tap();
    receipt(&phone).see_words("第 1 位");
    phone.find("list", "实时结果").see_words("1 票");

    let other = town.screen_of(&zhao, Form::Phone);
    other.goto(&phone.url());
    other.find("checkbox", "枫林门").tap();
    other.find("list", "我的排序").see_words("枫林门");
    other.button("投票").tap();
    receipt(&other).see_words("枫林门");
    li.find("checkbox", "和谐门").tap();
    li.find("list", "我的排序").see_words("和谐门");
    li.button("投票").tap();
    receipt(&li).see_words("和谐门");
    close_early(&li, "人都到齐了");
    for screen in [&li, &phone, &other] {
        screen.see("C 和谐门 胜出：第 1 轮 2 票");
        screen.find("region", "逐轮淘汰").see_words("第 1 轮");
    }
}

#[test]
fn everything_is_scored_or_one_abstains_and_the_average_is_said() {
    let town = Town::at_rest();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let poll = town.village.poll().titled("物业服务").options(&["保洁", "绿化"]).by(Method::Score);
    let poll = wait(poll.with_abstention().opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    for (option, points) in [("保洁", "5"), ("绿化", "2")] {
        phone.button("投票").see_state("disabled");
        phone.find("group", has(option)).find("radio", points).tap();
        phone.find("group", has(option)).find("radio", points).see_state("checked");
    }
    phone.button("投票").tap();
    receipt(&phone).see_words("5 分");
    let other = town.screen_of(&zhao, Form::Phone);
    town.open(&other, &Page::Poll(poll.id));
    other.find("checkbox", "弃权").tap();
    other.find("checkbox", "弃权").see_state("checked");
    other.button("投票").tap();
    receipt(&other).see_words("弃权");
    for screen in [&phone, &other] {
        screen.find("list", "实时结果").see_words("平均 5.0 分");
        screen.see("其中 1 人弃权");
    }
}

#[test]
fn a_result_that_waits_for_the_close_is_on_no_screen_before_it_and_on_every_one_after() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let poll = town.village.poll().titled("谁做楼长").options(&["陈静怡", "欧阳思远"]);
    let poll = wait(poll.shown(Visibility::AfterClose).opened_by(town.village.founder()));
    let (phone, li) =
        (town.screen_of(&wang, Form::Phone), town.screen_of(town.village.founder(), Form::Phone));
    town.open(&phone, &Page::Poll(poll.id));
    town.open(&li, &Page::Poll(poll.id));
    vote(&phone, "陈静怡");
    for screen in [&phone, &li] {
        screen.see("1 / 2 人已投");
        screen.see("结果在截止后公布");
        assert!(!screen.says("1 票"), "no figure is on the page");
    }
    close_early(&li, "人都到齐了");
    for screen in [&phone, &li] {
        screen.see("A 陈静怡 胜出：1 票");
    }
}

#[test]
fn a_result_shown_after_the_vote_comes_with_ones_own_and_then_moves_with_the_others() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let poll = town.village.poll().titled("谁做楼长").options(&["陈静怡", "欧阳思远"]);
    let poll = wait(poll.shown(Visibility::AfterVote).opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("投票之后可以看到结果");
    vote(&phone, "陈静怡");
    phone.find("list", "实时结果").see_words("1 票");
    wait(zhao.call(&cast(poll.id, &[2]))).expect("a receipt");
    phone.see("2 / 3 人已投");
    phone.find("list", "实时结果").see_words("50.0%");
}

#[test]
fn names_for_admins_only_are_offered_to_admins_only_and_it_is_said_before_the_vote() {
    let town = Town::at_rest();
    let wang = town.member("王芳", "3 号楼/502");
    let poll = town.village.poll().secret(domain::Secrecy::RealNameToAdmins);
    let poll = wait(poll.opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("实名：只有管理员能看到你的选择");
    vote(&phone, "甲");
    phone.find("list", "实时结果").see_words("1 票");
    phone.see_no_more("谁选了什么");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Poll(poll.id));
    li.button(has("谁选了什么")).see();
}

#[test]
fn points_by_place_are_counted_as_it_says_before_the_vote() {
    let town = Town::at_rest();
    let wang = town.member("王芳", "3 号楼/502");
    let method = Method::Ranked { min: 2, count: RankedCount::Borda };
    let poll = town.village.poll().titled("东门取什么名字").options(&["迎晖门", "枫林门", "和谐门"]);
    let poll = wait(poll.by(method).opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("总分最高者胜出，同分为并列");
    phone.find("checkbox", "枫林门").tap();
    phone.see("还要再选 1 项");
    phone.find("checkbox", "迎晖门").tap();
    phone.find("list", "我的排序").see_words("迎晖门");
    phone.button("投票").tap();
    receipt(&phone).see_words("第 2 位");
    let result = phone.find("list", "实时结果");
    result.see_words("2 分");
    result.see_words("1 分");
}

#[test]
fn times_are_added_in_a_tap_each_answered_one_by_one_and_the_one_that_suits_most_is_said() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Group(town.village.group_id()));
    li.button("发起投票").tap();
    li.find("textbox", "标题").fill("筹备会哪天开");
    li.button(has("投票设置")).tap();
    let sheet = li.find("dialog", "投票设置");
    sheet.find("radio", "选时间").tap();
    sheet.find("radio", "选时间").see_state("checked");
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.button("发起").tap();
    li.see("至少要有 2 个选项");
    for letter in ["A", "B", "C"] {
        li.button("加一个时间").tap();
        li.find("group", format!("时间 {letter}").as_str()).see();
    }
    li.button("删去时间 C").tap();
    li.find("group", "时间 C").see_no_more();
    li.button("发起").tap();
    li.see("投票已发起");
    li.see("勉强也算可以");

    let phone = town.screen_of(&wang, Form::Phone);
    phone.goto(&li.url());
    phone.button("投票").see_state("disabled");
    let (tomorrow, later) = (day(&phone, 1), day(&phone, 2));
    answer(&phone, &tomorrow, "可以");
    // What is not answered is shown as the no that it counts as.
    phone.find("group", has(&later)).find("radio", "不可以").see_state("checked");
    answer(&phone, &later, "勉强");
    phone.button("投票").tap();
    receipt(&phone).see_words("勉强");
    let other = town.screen_of(&zhao, Form::Phone);
    other.goto(&li.url());
    answer(&other, &later, "可以");
    other.button("投票").tap();
    receipt(&other).see_words("已记录");
    for screen in [&phone, &other] {
        screen.find("list", "实时结果").see_words("2 人可以，其中 1 人勉强");
    }
    close_early(&li, "都投了");
    for screen in [&li, &phone, &other] {
        screen.see("最合适：2 人可以，其中 1 人勉强");
    }
}

/// "12月1日周二": the day that comes so many days behind today.
fn day(screen: &Screen, behind: u32) -> String {
    let day = screen.evaluate(&format!(
        "(day => (day.setDate(day.getDate() + {behind}), day.toLocaleString('zh-CN',
            {{ month: 'short', day: 'numeric', weekday: 'short' }})))(new Date())"
    ));
    day.as_str().expect("a day").to_owned()
}

/// Says of the time on this day whether one can come.
fn answer(screen: &Screen, day: &str, word: &str) {
    screen.find("group", has(day)).find("radio", word).tap();
    screen.find("group", has(day)).find("radio", word).see_state("checked");
}

#[test]
fn the_time_that_won_is_the_time_of_the_event() {
    let town = Town::at_rest();
    let wang = town.member("王芳", "3 号楼/502");
    let poll = town.village.poll().titled("筹备会哪天开").slots(&[
        ("2026-12-05T01:00:00Z", "2026-12-05T02:00:00Z"),
        ("2026-12-06T11:30:00Z", "2026-12-06T13:00:00Z"),
    ]);
    let poll = wait(poll.opened_by(town.village.founder()));
    wait(wang.call(&CastBallot { selection: free(&[2], &[]), ..cast(poll.id, &[]) })).expect("a receipt");
    wait(
        town.village
            .founder()
            .call(&ClosePoll { poll_id: poll.id, reason: "够了".parse().expect("a reason") }),
    )
    .expect("it is closed");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Poll(poll.id));
    li.see("B 12月6日周日 19:30–21:00 最合适：1 人可以");
    li.link(has("生成日程")).tap();
    li.heading("新建日程").see();
    li.button("建立").tap();
    li.heading("筹备会哪天开").see();
    li.see("12月6日 19:30 – 21:00");
}

#[test]
fn somebody_in_another_zone_reads_their_own_time_and_the_polls_also_when_only_theirs_changes_its_clocks() {
    let town = Town::at_rest();
    let wang = town.member("Anna Wang", "Berlin");
    // Both at eight in the evening in Shanghai; in between Berlin goes over to summer time.
    let poll = town.village.poll().titled("Call with Berlin").slots(&[
        ("2027-03-26T12:00:00Z", "2027-03-26T13:00:00Z"),
        ("2027-03-29T12:00:00Z", "2027-03-29T13:00:00Z"),
    ]);
    let poll = wait(poll.opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    phone.must("Emulation.setTimezoneOverride", json!({ "timezoneId": "Europe/Berlin" }));
    phone.keep("en", Look::Light);
    town.open(&phone, &Page::Poll(poll.id));
    for (day, here, there) in [
        ("Mar 26", "Fri, Mar 26 13:00–14:00", "Fri, Mar 26 20:00–21:00 in Asia/Shanghai"),
        ("Mar 29", "Mon, Mar 29 14:00–15:00", "Mon, Mar 29 20:00–21:00 in Asia/Shanghai"),
    ] {
        let time = phone.find("group", has(day));
        time.see_words(here);
        time.see_words(there);
    }
    phone.find("group", has("Mar 29")).find("radio", "If need be").tap();
    phone.find("group", has("Mar 29")).find("radio", "If need be").see_state("checked");
    phone.button("Vote").tap();
    phone.find("region", "Receipt").see_words("If need be");
    phone.find("region", "Receipt").see_words("14:00–15:00 (Mon, Mar 29 20:00–21:00 in Asia/Shanghai)");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Poll(poll.id));
    li.find("list", "实时结果").see_words("3月29日周一 20:00–21:00");
    assert!(!li.words().contains("Asia/Shanghai"), "where all clocks agree nothing is said of zones");
}
