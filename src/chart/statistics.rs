//! Descriptive statistics of a set of values.

use crate::base::as_number;

/// The median; `None` of an empty set.
pub(super) fn median(values: Vec<f64>) -> Option<f64> {
    quantile(values, 0.5)
}

/// The rank of a value among others, the largest first. Values that are printed alike share a rank.
pub(super) fn rank_from_above(value: f64, values: impl Iterator<Item = f64>) -> usize {
    values.filter(|other| *other > value + value.abs() * 1e-9).count() + 1
}

/// The value below which a share (0 to 1) of all values lies, interpolated linearly (R's type 7); `None` of an empty set.
pub(super) fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let position = share * as_number(values.len().checked_sub(1)?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index into these values")]
    let below = position.floor() as usize;
    let (a, b) = (*values.get(below)?, *values.get(below + 1).or(values.last())?);
    Some(a + (b - a) * position.fract())
}

/// The share of values at or below one, in per cent: its percentile rank, rank ÷ n × 100.
pub(super) fn percentile(values: &[f64], value: f64) -> f64 {
    let below = values.iter().filter(|other| **other <= value * (1.0 + 1e-12) || (**other - value).abs() <= f64::EPSILON).count();
    100.0 * as_number(below) / as_number(values.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_r() {
        // R's default (type 7): quantile(c(1, 2, 4, 8), c(.25, .5, .75)) is 1.75, 3, 5.
        let values = || vec![8.0, 1.0, 4.0, 2.0];
        assert_eq!((quantile(values(), 0.25), median(values()), quantile(values(), 0.75)), (Some(1.75), Some(3.0), Some(5.0)));
        assert_eq!(median(vec![]), None);
    }
}
