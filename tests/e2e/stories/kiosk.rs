//! The wall, which nobody attends.

use crate::{
    browser::Screen,
    child::Server,
    town::{Town, wait},
};
use api::kiosks::{CreateKiosk, RevokeKiosk};
use testkit::cast;

#[test]
fn the_wall_comes_back_by_itself_after_the_server_was_away_and_shows_the_newest() {
    let (mut server, link) = Server::start();
    let group = server.found(&link);
    let poll = wait(group.poll().titled("换水泵").options(&["换", "不换"]).opened_by(&group.organiser));
    let (zhang, wang) = (group.member("张三", "3 号楼"), group.member("王芳", "5 号楼"));
    let create = CreateKiosk { group_id: group.id, label: "大堂".parse().expect("a label"), invite: false };
    let kiosk = wait(group.organiser.call(&create)).expect("a kiosk");

    let wall = Screen::wall();
    wall.goto(&server.url(&kiosk.path));
    wall.heading("换水泵").see();
    wall.see("0 / 3 人已投");
    wait(zhang.call(&cast(poll.id, &[1]))).expect("a receipt");
    wall.see("1 / 3 人已投");

    server.kill();
    wall.see("离线，数据截至");
    wall.see("1 / 3 人已投");
    server.start_again();
    wait(wang.call(&cast(poll.id, &[1]))).expect("a receipt");
    wall.see("2 / 3 人已投");
    wall.see_no_more("离线");

    let revoke = RevokeKiosk { group_id: group.id, kiosk_id: kiosk.kiosk.id };
    wait(group.organiser.call(&revoke)).expect("it is revoked");
    wall.see("这台大屏已停用");
    assert!(!wall.says("换水泵"), "it shows nothing of the group any more");
    // A display that is switched off and on does not come back.
    wall.reload();
    wall.see("这台大屏已停用");
}

/// The time since the page began, to be put forward; and how many charts are drawn and not let go.
const CLOCK_AND_CHARTS: &str = "
    (() => {
        const now = performance.now.bind(performance);
        let ahead = 0;
        performance.now = () => now() + ahead;
        window.forward = () => { ahead += 61_000; };
        let real;
        window.charts = { alive: 0, made: 0 };
        Object.defineProperty(window, 'juyiEcharts', {
            get: () => real,
            set: value => {
                const init = value.init;
                value.init = element => {
                    const chart = init(element), dispose = chart.dispose.bind(chart);
                    window.charts.alive += 1;
                    window.charts.made += 1;
                    chart.dispose = () => { window.charts.alive -= 1; dispose(); };
                    return chart;
                };
                real = value;
            },
        });
    })()";

#[test]
fn a_wall_that_turns_for_long_holds_no_more_than_at_first() {
    let town = Town::at_rest();
    let (village, founder) = (&town.village, town.village.founder());
    for title in ["绿化带", "停车费"] {
        let poll = wait(village.poll().titled(title).opened_by(founder));
        wait(founder.call(&cast(poll.id, &[1]))).expect("a receipt");
    }
    let create =
        CreateKiosk { group_id: village.group_id(), label: "大堂".parse().expect("a label"), invite: true };
    let kiosk = wait(founder.call(&create)).expect("a kiosk");
    let wall = Screen::wall();
    wall.before_each_document(CLOCK_AND_CHARTS);
    wall.goto(&town.url(&kiosk.path));
    wall.see("1 / 1 人已投");

    // Two rounds to load and warm all there is, then many more.
    turn(&wall, 8);
    let (nodes, listeners) = wall.held();
    turn(&wall, 24);
    assert_eq!(wall.evaluate("charts.alive"), 0, "no chart is held while bars are shown");
    assert_eq!(wall.evaluate("charts.made"), 16, "each round draws two");
    // What is let go may still be drawn for a frame or two. What is not let go never goes: one listener a turn are 24.
    let no_more = || {
        let (nodes_now, listeners_now) = wall.held();
        println!("{nodes_now} nodes, {listeners_now} listeners");
        // A line that is being opened anew, as after each leap of the clock, has listeners of its own.
        (nodes_now <= nodes + 20 && listeners_now <= listeners + 12).then_some(())
    };
    wall.wait_until(&format!("no more than {nodes} nodes and {listeners} listeners"), no_more);
}

/// Puts the time forward, each time until the wall shows the next picture.
fn turn(wall: &Screen, times: u32) {
    let picture =
        || wall.evaluate("document.querySelector('h1').textContent + !!document.querySelector('figure svg')");
    for _ in 0..times {
        let before = picture();
        wall.evaluate("forward()");
        wall.wait_until("the next picture", || (picture() != before).then_some(()));
        // On a slow machine the title may come a frame before its figure: half a picture is not the next one.
        wall.settle();
    }
}
