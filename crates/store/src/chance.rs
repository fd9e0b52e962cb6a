use std::sync::atomic::{AtomicU64, Ordering};

/// Where random numbers come from. The server has the system's; tests have one that repeats.
pub trait Chance: Send + Sync + 'static {
    /// Sixteen bytes that nobody can foretell.
    fn draw(&self) -> [u8; 16];
}

/// Chance that repeats: the same seed draws the same. For tests; whoever knows the seed foretells it all.
#[derive(Debug)]
pub struct SeededChance(AtomicU64);

impl SeededChance {
    /// Draws what `seed` says.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// Splitmix64.
    fn next(&self) -> u64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut z = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl Chance for SeededChance {
    fn draw(&self) -> [u8; 16] {
        (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes()
    }
}
