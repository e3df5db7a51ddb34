//! Ranks in percent: values of many towns in, the share of towns below each out.

use crate::base::{as_number, mean_ranks};

/// The rank of each value in percent, `100 (r − 0.5) / n`; `None` where there is no value. Equal values share the mean of their ranks.
#[must_use]
pub fn percent_ranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let mut ranks = mean_ranks(&known).into_iter();
    let count = as_number(known.len());
    values.iter().map(|value| value.and_then(|_| ranks.next()).map(|rank| 100.0 * (rank - 0.5) / count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_rank() {
        assert_eq!(
            percent_ranks(&[Some(3.0), None, Some(1.0), Some(3.0), Some(2.0)]),
            [Some(75.0), None, Some(12.5), Some(75.0), Some(37.5)]
        );
        assert_eq!(percent_ranks(&[]), []);
    }
}
