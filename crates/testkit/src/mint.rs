//! Ids and tokens that are the same in every run.

use jiff::Timestamp;
use server::ids::Mint;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Counts instead of drawing random numbers.
#[derive(Debug, Default)]
pub struct CountingMint(AtomicU64);

impl CountingMint {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut state = self.next();
        std::array::from_fn(|_| {
            state = scrambled(state);
            state.to_be_bytes()[0]
        })
    }
}

/// SplitMix64: numbers that follow each other come out unlike.
fn scrambled(number: u64) -> u64 {
    let z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Mint for CountingMint {
    fn id(&self, _: Timestamp) -> Uuid {
        Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | u128::from(self.next()))
    }
    fn token(&self) -> [u8; 32] {
        self.bytes()
    }
    fn tracker(&self) -> [u8; 10] {
        self.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nothing_comes_twice_and_every_run_is_the_same() {
        let draw = || {
            let mint = CountingMint::default();
            (0..10_000).map(|_| mint.token()).collect::<Vec<_>>()
        };
        let drawn = draw();
        assert_eq!(drawn.iter().collect::<HashSet<_>>().len(), drawn.len());
        assert_eq!(drawn, draw());
    }

    #[test]
    fn ids_are_of_the_form_that_the_server_mints() {
        let mint = CountingMint::default();
        let (first, second) = (mint.id(Timestamp::UNIX_EPOCH), mint.id(Timestamp::UNIX_EPOCH));
        assert!(first < second);
        assert_eq!((first.get_version_num(), first.get_variant()), (7, uuid::Variant::RFC4122));
    }
}
