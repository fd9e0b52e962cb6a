use super::{drawn, said};
use crate::{
    polls::sample,
    results::{
        chart::ChartKind::{Bar, Pie},
        charts::{Figures, Picture},
        figures::Of,
    },
};
use domain::{Method, Poll, RankedCount, Tally};
use jiff::Timestamp;

fn poll(method: Method) -> Poll {
    let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"));
    Poll { method, ..poll }
}

/// Six of ten have cast, one of them for nothing.
fn tally() -> Tally {
    let mut tally = Tally::empty(&poll(Method::Single), 10);
    tally.counts.iter_mut().zip([1, 4, 0]).for_each(|(count, votes)| count.votes = votes);
    (tally.turnout.cast, tally.abstained) = (6, 1);
    tally
}

/// Each part with its numbers, as it is read.
fn parts(picture: &Picture) -> Vec<String> {
    let (Picture::Bars(Figures { slices, .. }) | Picture::Pie(Figures { slices, .. })) = picture else {
        return Vec::new();
    };
    slices.iter().map(|slice| format!("{} {} {}", slice.label, slice.count, slice.percent)).collect()
}

#[test]
fn of_all_who_are_entitled_those_who_have_not_voted_are_a_part_and_the_parts_make_a_whole() {
    for kind in [Bar, Pie] {
        let picture = drawn(&poll(Method::Single), &tally(), &[], kind, Of::Entitled);
        assert_eq!(
            parts(&picture),
            ["周一 1 票 10.0%", "周二 4 票 40.0%", "周三 0 票 0%", "弃权 1 人 10.0%", "未投 4 人 40.0%"]
        );
    }
    assert_eq!(said(&poll(Method::Single), &tally(), Pie, Of::Entitled), "占应投 10 人");
}

#[test]
fn of_those_who_voted_nobody_else_is_in_the_picture() {
    let picture = drawn(&poll(Method::Single), &tally(), &[], Pie, Of::Cast);
    assert_eq!(parts(&picture), ["周一 1 票 16.7%", "周二 4 票 66.7%", "周三 0 票 0%", "弃权 1 人 16.7%"]);
    assert_eq!(said(&poll(Method::Single), &tally(), Pie, Of::Cast), "占已投 6 人");
}

#[test]
fn where_several_may_be_chosen_it_is_said_why_the_sum_is_more_and_people_are_no_part_of_a_pie_of_marks() {
    let several = poll(Method::Multiple { min: 1, max: 2 });
    let picture = drawn(&several, &tally(), &[], Pie, Of::Entitled);
    assert_eq!(parts(&picture), ["周一 1 票 10.0%", "周二 4 票 40.0%", "周三 0 票 0%"]);
    assert_eq!(said(&several, &tally(), Pie, Of::Entitled), "占应投 10 人；饼图各部分占全部 5 个选择");
    assert_eq!(parts(&drawn(&several, &tally(), &[], Bar, Of::Entitled)).len(), 5);
    assert_eq!(said(&several, &tally(), Bar, Of::Cast), "占已投 6 人；每人可选多项，合计可超过 100%");
}

#[test]
fn points_are_of_no_people() {
    let borda = poll(Method::Ranked { min: 1, count: RankedCount::Borda });
    assert_eq!(parts(&drawn(&borda, &tally(), &[], Bar, Of::Entitled)).len(), 3);
    assert!(said(&borda, &tally(), Pie, Of::Entitled).ends_with("饼图各部分占全部得分"));
}
