//! Chance that repeats: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
//!
//! Each client draws from streams of its own, so that it is the same file however large the ledger around it is.

use chrono::{Days, NaiveDate};

/// What a stream of draws is for. Streams of one client do not disturb one another: a change in how files are laid
/// out leaves every fact, and so every answer, as it was.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Identity = 1,
    Story = 2,
    Hand = 3,
}

/// A stream of draws.
pub(super) struct Draw(u64);

impl Draw {
    /// The stream of client `index` for one purpose under `seed`.
    pub(super) fn new(seed: u64, index: u64, purpose: Purpose) -> Self {
        Self(scramble(scramble(scramble(seed) ^ index) ^ purpose as u64))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        scramble(self.0)
    }

    /// A number from 0 up to, not including, `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        // The high half of a 128-bit product is as even as a remainder and needs no division.
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// Yes in `percent` of 100 cases.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of the choices; there must be one.
    pub(super) fn pick<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        &choices[self.below(choices.len())]
    }

    /// A day from `first` to `last`, both included; `first` when they are the wrong way round.
    pub(super) fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let days = (last - first).num_days().max(0);
        first + Days::new(self.between(0, days).unsigned_abs())
    }
}

fn scramble(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
