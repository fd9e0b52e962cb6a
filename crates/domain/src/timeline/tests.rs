use super::Timeline;
use jiff::Timestamp;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

/// The first intervals of an hour of 48, each of 75 seconds.
fn hour(first_casts: &[i64]) -> Timeline {
    let first_casts: Vec<Timestamp> = first_casts.iter().map(|second| at(*second)).collect();
    Timeline::of(at(0), at(3_600), &first_casts)
}

#[test]
fn it_counts_on_to_everybody_who_has_cast() {
    let line = hour(&[80, 10, 3_599, 74, 76]);
    assert_eq!(line.cast.len(), 48);
    assert_eq!(line.cast[..3], [2, 4, 4]);
    assert_eq!(line.cast[46..], [4, 5]);
    assert!(line.cast.is_sorted());
}

#[test]
fn what_a_clock_that_was_set_back_puts_outside_is_counted_all_the_same() {
    let line = hour(&[-500, 0, 3_600, 99_999]);
    assert_eq!((line.cast[0], line.cast[46], line.cast[47]), (2, 2, 4));
}

#[test]
fn a_poll_that_was_opened_this_instant_has_a_line_too() {
    for until in [at(5), at(1)] {
        let line = Timeline::of(at(5), until, &[at(5), at(6)]);
        assert_eq!((line.until, line.cast[47], line.end(47)), (at(5), 2, at(5)));
    }
}

#[test]
fn the_intervals_are_even_and_the_last_ends_with_it() {
    let line = hour(&[]);
    assert_eq!(
        (line.end(0), line.end(1), line.end(47), line.end(99)),
        (at(75), at(150), at(3_600), at(3_600))
    );
    let odd = Timeline::of(at(0), at(100), &[]);
    assert_eq!(odd.end(47), at(100));
    assert!((0..47).all(|place| odd.end(place) < odd.end(place + 1)));
}
