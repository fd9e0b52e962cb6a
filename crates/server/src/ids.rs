//! The one place that draws random numbers.

use jiff::Timestamp;
use std::sync::{Mutex, PoisonError};
use store::Chance;
use uuid::Uuid;

/// Where ids, tokens and trackers come from. The server has the system's randomness; tests have one that repeats.
pub trait Mint: Send + Sync + 'static {
    /// An id for something made at `now`: a UUID of version 7, each larger than every earlier one.
    fn id(&self, now: Timestamp) -> Uuid;
    /// The bytes of a secret that is given out once.
    fn token(&self) -> [u8; 32];
    /// The bytes of the word that names a ballot.
    fn tracker(&self) -> [u8; 10];
}

/// The system's randomness.
#[derive(Debug, Default)]
pub struct SystemMint {
    /// The time of the last id: milliseconds, and 12 bits below them.
    last: Mutex<u64>,
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("an operating system that runs a server has random numbers");
    bytes
}

impl Mint for SystemMint {
    fn id(&self, now: Timestamp) -> Uuid {
        let micros = u64::try_from(now.as_microsecond()).unwrap_or(0);
        let time = ((micros / 1000) << 12) | ((micros % 1000) * 4096 / 1000);
        let time = {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            *last = time.max(*last + 1);
            *last
        };
        let below = u128::from(u64::from_be_bytes(random())) & (u128::MAX >> 66);
        let (millis, fraction) = (u128::from(time >> 12), u128::from(time & 0xfff));
        Uuid::from_u128((millis << 80) | (7 << 76) | (fraction << 64) | (2 << 62) | below)
    }
    fn token(&self) -> [u8; 32] {
        random()
    }
    fn tracker(&self) -> [u8; 10] {
        random()
    }
}

impl Chance for SystemMint {
    fn draw(&self) -> [u8; 16] {
        random()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_carry_the_time_and_grow_even_within_one_instant() {
        let mint = SystemMint::default();
        let at = Timestamp::from_millisecond(1_800_000_000_123).expect("in range");
        let ids: Vec<Uuid> = (0..5000).map(|_| mint.id(at)).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((ids[0].get_version_num(), ids[0].get_variant()), (7, uuid::Variant::RFC4122));
        assert_eq!(ids[0].as_u128() >> 80, 1_800_000_000_123);
    }

    #[test]
    fn an_id_does_not_go_back_when_the_clock_does() {
        let mint = SystemMint::default();
        let later = mint.id(Timestamp::from_second(2000).expect("in range"));
        assert!(mint.id(Timestamp::from_second(1000).expect("in range")) > later);
    }

    #[test]
    fn no_two_tokens_are_alike() {
        let mint = SystemMint::default();
        assert_ne!(mint.token(), mint.token());
        assert_ne!(mint.tracker(), mint.tracker());
    }
}
