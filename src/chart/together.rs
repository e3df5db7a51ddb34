//! How two measures of the same towns go together: a comparison of two indicators in, a sentence out.

use crate::base::{IndicatorId, as_number, mean_ranks};
use crate::chart::text::{in_sentence, indicator_name};
use crate::compare::{Comparison, ComparisonRow, comparability_of_all};
use crate::speech::{Message, Speech};
use crate::tidy::Place;

/// With fewer towns than this, nothing is said of a link.
const MIN_TOWNS: usize = 8;
/// From this rank correlation on, two measures are said to go together.
const CLEAR_LINK: f64 = 0.6;

/// How the first two indicators go together over all towns that have both, by Spearman's rank correlation of their latest values. Fewer than
/// eight towns, or figures that may not be compared, are only named.
pub(super) fn together(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let indicators = comparison.indicators();
    let [x, y, ..] = indicators.as_slice() else { return None };
    let latest = |place: &Place, id: &IndicatorId| {
        let rows = comparison.rows_of_place(place).filter(|row| row.indicator.id == *id);
        rows.filter_map(ComparisonRow::value).next_back()
    };
    let named = comparison.places().into_iter().filter_map(|town| Some([latest(town.place, &x.id)?, latest(town.place, &y.id)?]));
    let others = comparison.background.iter().filter_map(|other| other.values.first_chunk::<2>().copied());
    let pairs: Vec<[f64; 2]> = named.chain(others).collect();
    let count = pairs.len();
    let names = || (indicator_name(speech, x), in_sentence(&indicator_name(speech, y)));
    let may_be_compared = indicators.iter().take(2).all(|indicator| {
        let rows = comparison.rows.iter().filter(|row| row.indicator.id == indicator.id && row.value().is_some());
        comparability_of_all(&rows).allows_comparison()
    });
    let link = spearman(&pairs).filter(|_| count >= MIN_TOWNS && may_be_compared);
    let (x, y) = names();
    Some(match link {
        None => Message::HeadlineTwoMeasures { x, y, count },
        Some(link) if link >= CLEAR_LINK => Message::HeadlineTogether { x, y, count },
        Some(link) if link <= -CLEAR_LINK => Message::HeadlineOpposed { x, y, count },
        Some(_) => Message::HeadlineNoLink { x, y, count },
    })
}

/// The correlation of the ranks of two columns, ties at the mean of their ranks; `None` where one of them does not vary.
fn spearman(pairs: &[[f64; 2]]) -> Option<f64> {
    let column = |index: usize| mean_ranks(&pairs.iter().filter_map(|pair| pair.get(index).copied()).collect::<Vec<_>>());
    let (x, y) = (column(0), column(1));
    let mean = f64::midpoint(as_number(pairs.len()), 1.0);
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let spread = (product(&x, &x) * product(&y, &y)).sqrt();
    (spread > 0.0).then(|| product(&x, &y) / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand, the last with a tie: ranks 1, 2,5, 2,5, 4 and 1, 2, 3, 4.
    #[test]
    fn ranks_correlate_as_spearman_says() {
        let near = |pairs: &[[f64; 2]], expected: f64| {
            let found = spearman(pairs).expect("a correlation");
            assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
        };
        near(&[[1.0, 10.0], [2.0, 100.0], [3.0, 1000.0]], 1.0);
        near(&[[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]], -1.0);
        near(&[[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [4.0, 4.0]], 0.8);
        near(&[[1.0, 1.0], [2.0, 2.0], [2.0, 3.0], [4.0, 4.0]], 4.5 / 22.5_f64.sqrt());
        assert_eq!(spearman(&[[1.0, 1.0], [1.0, 2.0]]), None);
    }
}
