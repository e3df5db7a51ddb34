//! Ranks in percent: values of many towns in, the share of towns below each out.

use crate::base::as_number;

/// The rank of each value in percent, `100 (r − 0.5) / n`; `None` where there is no value.
pub type RankedValues = Vec<Option<f64>>;

/// The ranks of values. Equal values share the mean of their ranks.
#[must_use]
pub fn percent_ranks(values: &[Option<f64>]) -> RankedValues {
    let mut order: Vec<(f64, usize)> = values.iter().enumerate().filter_map(|(index, value)| Some(((*value)?, index))).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let count = as_number(order.len());
    let mut ranks = vec![None; values.len()];
    let mut below = 0;
    for ties in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let rank = as_number(below) + f64::midpoint(as_number(ties.len()), 1.0);
        for (_, index) in ties {
            if let Some(slot) = ranks.get_mut(*index) {
                *slot = Some(100.0 * (rank - 0.5) / count);
            }
        }
        below += ties.len();
    }
    ranks
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
