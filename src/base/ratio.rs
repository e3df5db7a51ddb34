//! Exact positive fractions, for conversions between units.

/// An exact positive fraction, in lowest terms: the size of a unit in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// The fraction 1.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator ÷ denominator` in lowest terms. A zero on either side counts as one, as sizes of units are positive.
    #[must_use]
    pub fn new(numerator: u128, denominator: u128) -> Self {
        let (numerator, denominator) = (numerator.max(1), denominator.max(1));
        let divisor = gcd(numerator, denominator);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// The product of both fractions; it saturates at the largest `u128`.
    pub(super) fn times(self, other: Self) -> Self {
        // Reducing crosswise before multiplying avoids overflow.
        let left = Self::new(self.numerator, other.denominator);
        let right = Self::new(other.numerator, self.denominator);
        Self { numerator: left.numerator.saturating_mul(right.numerator), denominator: left.denominator.saturating_mul(right.denominator) }
    }

    /// The fraction upside down.
    pub(super) fn inverse(self) -> Self {
        Self { numerator: self.denominator, denominator: self.numerator }
    }

    /// Multiplies a number by this fraction, with as few roundings as possible.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn apply(self, number: f64) -> f64 {
        match (self.numerator, self.denominator) {
            (1, 1) => number,
            (numerator, 1) => number * numerator as f64,
            (1, denominator) => number / denominator as f64,
            (numerator, denominator) => number * numerator as f64 / denominator as f64,
        }
    }

    /// The numerator and the denominator, for expressions that are evaluated column by column.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn to_fraction(self) -> (f64, f64) {
        (self.numerator as f64, self.denominator as f64)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
