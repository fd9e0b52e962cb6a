use super::ClientAddress;
use crate::{
    config::{Allowance, AttemptLimits},
    http_ext::{Answer, Refused},
};
use api::{Code, Problem};
use jiff::Timestamp;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// How many addresses are remembered apart. Beyond that, newcomers are counted in the overall allowance only.
const ADDRESSES: usize = 20_000;

/// Counts wrong tokens. See [`AttemptLimits`] for the rule.
#[derive(Debug)]
pub struct Attempts {
    limits: AttemptLimits,
    counts: Mutex<Counts>,
}

#[derive(Debug)]
struct Counts {
    overall: Used,
    by_address: HashMap<ClientAddress, Used>,
}

/// What is used up of an allowance.
#[derive(Clone, Copy, Debug)]
struct Used {
    failures: f64,
    at: Timestamp,
}

impl Used {
    const NOTHING: Self = Self { failures: 0.0, at: Timestamp::UNIX_EPOCH };

    /// With what has grown back since.
    fn at(self, now: Timestamp, allowance: Allowance) -> Self {
        let grown = now.duration_since(self.at).as_secs_f64().max(0.0) * allowance.per_second;
        Self { failures: (self.failures - grown).max(0.0), at: now }
    }

    /// The seconds until one more failure is let pass; 0 if it is now.
    fn wait(self, allowance: Allowance) -> u32 {
        let over = self.failures + 1.0 - f64::from(allowance.burst);
        if over <= 0.0 { 0 } else { (over / allowance.per_second).ceil().clamp(1.0, 3600.0) as u32 }
    }
}

impl Attempts {
    /// Counts by these limits.
    #[must_use]
    pub fn new(limits: AttemptLimits) -> Self {
        let counts = Counts { overall: Used::NOTHING, by_address: HashMap::new() };
        Self { limits, counts: Mutex::new(counts) }
    }

    /// Whether one at `address` may try a token now.
    ///
    /// # Errors
    /// [`Code::TooMany`], with the time to wait.
    pub fn check(&self, address: ClientAddress, now: Timestamp) -> Answer<()> {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(used) = counts.by_address.get(&address) else { return Ok(()) };
        let used = used.at(now, self.limits.per_address);
        let mut wait = used.wait(self.limits.per_address);
        if used.failures > 0.0 {
            wait = wait.max(counts.overall.at(now, self.limits.overall).wait(self.limits.overall));
        }
        match wait {
            0 => Ok(()),
            seconds => Err(Problem::of(Code::TooMany).retry_after(seconds).into()),
        }
    }

    /// What is answered to a wrong token: to wait where there were too many, else `why`, and it is counted. One that is
    /// right is let in all the same, however many wrong ones came from its address: else one neighbour could lock the
    /// whole house out.
    #[must_use]
    pub fn wrong(&self, address: ClientAddress, now: Timestamp, why: Code) -> Refused {
        match self.check(address, now) {
            Ok(()) => {
                self.failed(address, now);
                why.into()
            }
            Err(limited) => limited,
        }
    }

    /// Counts a wrong token from `address`.
    pub fn failed(&self, address: ClientAddress, now: Timestamp) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.overall = counts.overall.at(now, self.limits.overall);
        counts.overall.failures += 1.0;
        let each = self.limits.per_address;
        if counts.by_address.len() >= ADDRESSES && !counts.by_address.contains_key(&address) {
            counts.by_address.retain(|_, used| used.at(now, each).failures > 0.0);
        }
        if counts.by_address.len() < ADDRESSES || counts.by_address.contains_key(&address) {
            let used = counts.by_address.entry(address).or_insert(Used::NOTHING);
            *used = used.at(now, each);
            used.failures += 1.0;
        }
    }
}

#[cfg(test)]
mod tests;
