use super::{bar_rows, base_words};
use crate::polls::sample;
use domain::{Method, OptionId, Poll, RankedCount, Tally};
use jiff::Timestamp;

fn poll() -> Poll {
    sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"))
}
fn tally() -> Tally {
    let mut tally = Tally::empty(&poll(), 10);
    tally.counts.iter_mut().zip([2, 4, 0]).for_each(|(count, votes)| count.votes = votes);
    tally.turnout.cast = 6;
    tally
}
fn ranked(count: RankedCount) -> Poll {
    Poll { method: Method::Ranked { min: 1, count }, ..poll() }
}

#[test]
fn bars_stand_in_option_order_each_with_votes_share_and_what_is_mine() {
    let rows = bar_rows(&poll(), &tally(), &[OptionId(1)], false);
    let said: Vec<_> = rows.iter().map(|row| (row.count.as_str(), row.percent.as_str(), row.mine)).collect();
    assert_eq!(said, [("2 票", "33.3%", true), ("4 票", "66.7%", false), ("0 票", "0%", false)]);
    assert!(rows.iter().all(|row| !row.leading), "nobody has won while votes come in");
}

#[test]
fn the_winner_leads_once_it_is_decided() {
    let leading: Vec<bool> = bar_rows(&poll(), &tally(), &[], true).iter().map(|row| row.leading).collect();
    assert_eq!(leading, [false, true, false]);
}

#[test]
fn without_votes_the_bars_are_empty_and_say_no_percentage() {
    let rows = bar_rows(&poll(), &Tally::empty(&poll(), 10), &[], true);
    assert!(rows.iter().all(|row| row.percent.is_empty() && row.share == 0.0 && !row.leading));
}

#[test]
fn points_are_said_as_points_of_those_there_could_be() {
    let mut tally = tally();
    tally.counts.iter_mut().zip([9, 6, 3]).for_each(|(count, points)| count.points = points);
    let borda = ranked(RankedCount::Borda);
    let rows = bar_rows(&borda, &tally, &[], true);
    assert_eq!((rows[0].count.as_str(), rows[0].percent.as_str()), ("9 分", ""));
    assert!((rows[0].share - 0.75).abs() < 1e-9, "9 of 6 × 2 points");
    assert!(rows[0].leading && !rows[1].leading, "points decide");
    assert_eq!(base_words(&borda, &tally), "按名次计分：第一位得 2 分，往后每位少 1 分");
    let score = Poll { method: Method::Score, ..poll() };
    tally.turnout.cast = 2;
    tally.counts[0].votes = 1;
    let late = &bar_rows(&score, &tally, &[], false)[0];
    assert_eq!(late.count, "平均 4.5 分", "also where one of them had voted before it was an option");
    assert_eq!(base_words(&score, &tally), "打分的平均数，满分 5 分");
}

#[test]
fn abstentions_and_what_a_runoff_shows_are_said_with_the_base() {
    let mut tally = tally();
    tally.abstained = 1;
    assert_eq!(base_words(&poll(), &tally), "占已投 6 人，其中 1 人弃权");
    let runoff = ranked(RankedCount::InstantRunoff);
    assert_eq!(base_words(&runoff, &Tally { abstained: 0, ..tally }), "排在第一位的票，占已投 6 人");
}

#[test]
fn where_several_may_be_chosen_it_is_said_why_the_sum_is_more_than_all() {
    let several = Poll { method: Method::Multiple { min: 1, max: 2 }, ..poll() };
    assert_eq!(base_words(&several, &tally()), "占已投 6 人；每人可选多项，合计可超过 100%");
    let one = Poll { method: Method::Multiple { min: 1, max: 1 }, ..poll() };
    assert_eq!(base_words(&one, &tally()), "占已投 6 人");
}
