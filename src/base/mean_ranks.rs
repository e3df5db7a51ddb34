//! Ranks from below: values in, the rank of each out.

use crate::base::value::as_number;

/// The rank of each value from below, from 1; equal values have the mean of their ranks.
#[must_use]
pub fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let rank = as_number(before) + f64::midpoint(as_number(equal.len()), 1.0);
        for (_, index) in equal {
            if let Some(own) = ranks.get_mut(*index) {
                *own = rank;
            }
        }
        before += equal.len();
    }
    ranks
}
