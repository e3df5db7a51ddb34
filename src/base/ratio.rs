//! Exact positive fractions, for conversions between units.

/// An exact positive fraction, in lowest terms: the size of a unit in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    num: u128,
    den: u128,
}

impl Ratio {
    /// The fraction 1.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num ÷ den` in lowest terms. A zero on either side counts as one, as sizes of units are positive.
    #[must_use]
    pub fn new(num: u128, den: u128) -> Self {
        let (num, den) = (num.max(1), den.max(1));
        let divisor = gcd(num, den);
        Self { num: num / divisor, den: den / divisor }
    }

    /// The product of both fractions; it saturates at the largest `u128`.
    pub(super) fn times(self, other: Self) -> Self {
        // Reducing crosswise before multiplying avoids overflow.
        let left = Self::new(self.num, other.den);
        let right = Self::new(other.num, self.den);
        Self { num: left.num.saturating_mul(right.num), den: left.den.saturating_mul(right.den) }
    }

    /// The fraction upside down.
    pub(super) fn inverse(self) -> Self {
        Self { num: self.den, den: self.num }
    }

    /// Multiplies a number by this fraction, with as few roundings as possible.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn apply(self, number: f64) -> f64 {
        match (self.num, self.den) {
            (1, 1) => number,
            (num, 1) => number * num as f64,
            (1, den) => number / den as f64,
            (num, den) => number * num as f64 / den as f64,
        }
    }

    /// The numerator and the denominator, for expressions that are evaluated column by column.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn parts(self) -> (f64, f64) {
        (self.num as f64, self.den as f64)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
