use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_000_000 + second).expect("in range")
}
fn address(last: u8) -> ClientAddress {
    ClientAddress::narrowed([10, 0, 0, last].into())
}
fn attempts(burst: u32, overall: u32) -> Attempts {
    let allowance = |burst| Allowance { burst, per_second: 0.5 };
    Attempts::new(AttemptLimits { per_address: allowance(burst), overall: allowance(overall) })
}
fn wait(attempts: &Attempts, who: u8, second: i64) -> Option<u32> {
    attempts.check(address(who), at(second)).err().and_then(|refused| refused.problem().retry_after)
}

#[test]
fn after_too_many_wrong_tokens_one_waits_and_then_may_try_again() {
    let attempts = attempts(3, 100);
    for _ in 0..3 {
        assert_eq!(wait(&attempts, 1, 0), None);
        attempts.failed(address(1), at(0));
    }
    assert_eq!(wait(&attempts, 1, 0), Some(2));
    assert_eq!(wait(&attempts, 1, 1), Some(1));
    assert_eq!(wait(&attempts, 1, 2), None);
}

#[test]
fn the_neighbours_failures_are_not_ones_own() {
    let attempts = attempts(1, 100);
    attempts.failed(address(1), at(0));
    assert!(wait(&attempts, 1, 0).is_some());
    assert_eq!(wait(&attempts, 2, 0), None);
}

#[test]
fn under_an_attack_from_everywhere_those_who_have_not_failed_may_still_try() {
    let attempts = attempts(10, 4);
    for who in 1..=4 {
        attempts.failed(address(who), at(0));
    }
    assert!(wait(&attempts, 1, 0).is_some());
    assert_eq!(wait(&attempts, 9, 0), None);
    assert_eq!(wait(&attempts, 1, 3), None, "what was used up has grown back");
}

#[test]
fn a_clock_that_goes_back_locks_nobody_out_for_longer() {
    let attempts = attempts(1, 100);
    attempts.failed(address(1), at(1000));
    assert_eq!(wait(&attempts, 1, 0), Some(2));
}

#[test]
fn memory_is_bounded_and_those_who_waited_are_forgotten_first() {
    let attempts = attempts(1, 1_000_000);
    let many = |first: u32| {
        for n in 0..u32::try_from(ADDRESSES).expect("small") {
            let v4 = std::net::Ipv4Addr::from_bits(first + n);
            attempts.failed(ClientAddress::narrowed(v4.into()), at(i64::from(first > 0) * 100));
        }
    };
    many(0);
    many(1 << 24);
    let counts = attempts.counts.lock().expect("not poisoned");
    assert_eq!(counts.by_address.len(), ADDRESSES);
    assert!(counts.by_address.values().all(|used| used.at == at(100)));
}
