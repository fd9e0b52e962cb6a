use serde_json::json;

use super::{Course, Figures, Ink, Point, Slice, bar, pie, steps};

fn ink() -> Ink {
    let hues = (1..=8).map(|n| format!("hue{n}")).collect();
    let [text, ground, family] = ["text", "ground", "family"].map(str::to_owned);
    let [grey, brand, line] = ["grey", "brand", "line"].map(str::to_owned);
    Ink { text, ground, family, hues, grey, brand, line, size: 15.0, columns: 45, motion: true }
}

fn slice(place: usize, label: &str, votes: u32, mine: bool) -> Slice {
    let (count, percent) = (format!("{votes} 票"), format!("{votes}%"));
    Slice { place: Some(place), label: label.to_owned(), value: votes.into(), count, percent, mine }
}

fn figures() -> Figures {
    Figures {
        slices: vec![slice(0, "周一", 28, true), slice(1, "周二", 0, false), slice(8, "周三", 14, false)],
        share: "占已投",
        caption: "“何时开会”的结果图".to_owned(),
    }
}

#[test]
fn bars_stand_in_option_order_with_letter_count_and_my_mark() {
    let option = bar(&figures(), &ink());
    assert_eq!(option["yAxis"]["data"], json!(["A 周一 ✓", "B 周二", "I 周三"]));
    assert_eq!(option["yAxis"]["inverse"], json!(true));
    let data = &option["series"][0]["data"];
    assert_eq!((&data[0]["value"], &data[2]["value"]), (&json!(28.0), &json!(14.0)));
    assert_eq!(data[0]["itemStyle"]["borderColor"], json!("text"), "mine has a ring");
    assert_eq!(data[1]["itemStyle"]["borderColor"], json!(null));
    assert_eq!(data[0]["label"]["formatter"], json!("28 票 28%"));
}

#[test]
fn the_ninth_option_starts_the_palette_again() {
    let option = bar(&figures(), &ink());
    assert_eq!(option["series"][0]["data"][2]["itemStyle"]["color"], json!("hue1"));
}

#[test]
fn a_pie_has_a_part_for_each_option_that_got_votes() {
    let option = pie(&figures(), &ink());
    let data = option["series"][0]["data"].as_array().expect("a list of parts");
    assert_eq!(data.len(), 2);
    assert_eq!(data[0]["label"]["formatter"], json!("A 28"));
    assert_eq!(data[0]["itemStyle"]["borderColor"], json!("text"), "mine has a ring");
    assert_eq!(option["series"][0]["type"], json!("pie"));
}

#[test]
fn both_charts_say_in_a_sentence_what_they_show_and_can_hold_still() {
    let still = Ink { motion: false, ..ink() };
    for option in [bar(&figures(), &still), pie(&figures(), &still)] {
        assert_eq!(option["aria"]["enabled"], json!(true));
        assert_eq!(option["aria"]["label"]["description"], json!("“何时开会”的结果图"));
        assert_eq!(option["animation"], json!(false));
        assert_eq!(option["textStyle"]["fontFamily"], json!("family"));
    }
}

#[test]
fn a_long_option_takes_two_lines_and_then_an_ellipsis() {
    let long = "把三号楼前的空地改成带顶棚的自行车停车区并增设充电桩";
    let figures = Figures { slices: vec![slice(0, long, 1, false)], ..figures() };
    let name = bar(&figures, &ink())["yAxis"]["data"][0].as_str().expect("a name").to_owned();
    assert_eq!(name, "A 把三号楼前的空地\n改成带顶棚的自行…");
}

#[test]
fn where_letters_are_large_for_the_drawing_words_are_fewer_and_bars_stay() {
    let large = Ink { size: 20.0, columns: 32, ..ink() };
    let long = "把三号楼前的空地改成带顶棚的自行车停车区并增设充电桩";
    let narrow =
        Figures { slices: vec![slice(0, long, 1280, false), slice(1, "乙", 7, false)], ..figures() };
    let name = &bar(&narrow, &large)["yAxis"]["data"][0];
    assert_eq!(name, &json!("A 把三号楼\n前的空地…"), "bars and numbers keep their room");
    let pie = pie(&narrow, &large);
    assert_eq!(pie["series"][0]["data"][0]["label"]["formatter"], json!("A"), "the legend has the count");
}

#[test]
fn a_name_is_broken_at_its_spaces_where_it_has_some() {
    let times = "12月24日 周四 14:00–16:00";
    let figures = Figures { slices: vec![slice(0, times, 1, true)], ..figures() };
    assert_eq!(bar(&figures, &ink())["yAxis"]["data"][0], json!("A 12月24日 周四\n14:00–16:00 ✓"));
}

#[test]
fn who_chose_no_option_is_grey_and_named_without_a_letter() {
    let mut figures = figures();
    figures.slices.push(Slice { place: None, ..slice(0, "未投", 21, false) });
    let bars = bar(&figures, &ink());
    assert_eq!(bars["yAxis"]["data"][3], json!("未投"));
    assert_eq!(bars["series"][0]["data"][3]["itemStyle"]["color"], json!("grey"));
    let pie = pie(&figures, &ink());
    assert_eq!(pie["series"][0]["data"][2]["label"]["formatter"], json!("21"));
    assert_eq!(pie["series"][0]["data"][2]["itemStyle"]["color"], json!("grey"));
}

#[test]
fn the_turnout_is_drawn_in_steps_before_an_axis_of_all_who_are_entitled() {
    let point = |tick: &str, value| Point {
        tick: tick.to_owned(),
        time: String::new(),
        value,
        count: String::new(),
        percent: String::new(),
    };
    let points = vec![point("9:00", 2), point("10:00", 5)];
    let option = steps(&Course { points, most: 63, caption: "参与".to_owned() }, &ink());
    assert_eq!(
        (&option["xAxis"]["data"], &option["yAxis"]["max"]),
        (&json!(["9:00", "10:00"]), &json!(63.0))
    );
    let line = &option["series"][0];
    assert_eq!((&line["data"], &line["step"]), (&json!([2, 5]), &json!("end")));
    assert_eq!(option["aria"]["label"]["description"], json!("参与"));
}
