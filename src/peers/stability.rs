//! How sure a place on the list is: the list is made again with other weights, and the towns that stay on it are counted.

use crate::base::as_number;

/// The number of towns of a list.
pub const FIRST_PEERS: usize = 7;

/// The number of other weightings.
const DRAWS: usize = 200;

/// The seed that ships: the same list is as sure today as tomorrow.
const SEED: u64 = 2024;

/// Weightings drawn around those of the criteria: each weight times a number from 0.5 to 1.5.
#[derive(Clone, PartialEq, Debug)]
pub struct WeightDraws {
    /// The weights of the variables, draw by draw.
    pub draws: Vec<Vec<f64>>,
}

impl WeightDraws {
    /// The weightings that ship, around some weights.
    #[must_use]
    pub fn around(weights: &[f64]) -> Self {
        let mut random = SplitMix(SEED);
        Self { draws: (0..DRAWS).map(|_| weights.iter().map(|weight| weight * (0.5 + random.next_unit())).collect()).collect() }
    }
}

/// Numbers that look drawn by lot and are the same for ever. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators"
/// (2014), the constants of Java's `SplittableRandom`.
struct SplitMix(u64);

impl SplitMix {
    /// The next number from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
    fn next_unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// How often a town is on the list when the weights are others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Certainty {
    /// The number of weightings that have it among the first.
    pub times: usize,
    /// The number of weightings.
    pub draws: usize,
}

impl Certainty {
    /// The share of the weightings, from 0 to 1; 0 where none was tried.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.draws == 0 { 0.0 } else { as_number(self.times) / as_number(self.draws) }
    }

    /// One to five dots: at least 95, 75, 50 and 25 percent of the weightings, or less.
    #[must_use]
    pub fn dots(self) -> usize {
        let percent = 100 * self.times;
        [25, 50, 75, 95].iter().filter(|least| percent >= **least * self.draws).count() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_for_ever_and_within_their_bounds() {
        let draws = WeightDraws::around(&[1.0, 2.0]);
        assert_eq!(draws, WeightDraws::around(&[1.0, 2.0]));
        assert_eq!(draws.draws.len(), 200);
        assert!(draws.draws.iter().all(|weights| matches!(weights.as_slice(), [a, b] if (0.5..1.5).contains(a) && (1.0..3.0).contains(b))));
        let mean: f64 = draws.draws.iter().filter_map(|weights| weights.first()).sum::<f64>() / 200.0;
        assert!((0.93..1.07).contains(&mean), "{mean}");
    }

    #[test]
    fn dots_are_told_by_the_share_of_the_draws() {
        let dots = |times| Certainty { times, draws: 200 }.dots();
        assert_eq!([0, 49, 50, 100, 150, 189, 190, 200].map(dots), [1, 1, 2, 3, 4, 4, 5, 5]);
    }
}
