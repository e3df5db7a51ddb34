//! Other ways to tell how far two towns are, offered as a check of a list and never as its order: none of them can say variable by variable
//! why a town is near, they need every value, and they change for all when one town joins the pool.
//!
//! Sources: Mahalanobis, "On the generalised distance in statistics" (1936); z-scores by mean and standard deviation of n − 1, robust ones
//! by median and 1.4826 times the median absolute deviation, as R's `scale` and `mad`.

/// A distance that is not the one of the lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum OtherDistance {
    /// Euclidean, of z-scores.
    ZScore,
    /// Euclidean, of robust z-scores.
    RobustZScore,
    /// Mahalanobis: what two variables say together counts once.
    Mahalanobis,
    /// Gower, each variable over the range it has in the pool.
    PoolRange,
}

/// Makes a median absolute deviation the standard deviation of what is normally distributed.
const MAD_TO_DEVIATION: f64 = 1.4826;

impl OtherDistance {
    /// The distances from one row to all rows, in their order; empty when the rows cannot be told apart so. Each row has one value for each
    /// variable, and none is missing.
    #[must_use]
    pub fn from_row(self, rows: &[Vec<f64>], focus: usize) -> Vec<f64> {
        let Some(variables) = rows.get(focus).map(Vec::len) else { return Vec::new() };
        let columns: Vec<Vec<f64>> = (0..variables).map(|index| rows.iter().filter_map(|row| row.get(index).copied()).collect()).collect();
        match self {
            Self::ZScore => euclidean_from(&scaled(&columns, mean, deviation), focus),
            Self::RobustZScore => euclidean_from(&scaled(&columns, median, robust_deviation), focus),
            Self::Mahalanobis => whitened(&columns).map(|columns| euclidean_from(&columns, focus)).unwrap_or_default(),
            Self::PoolRange => {
                let columns = scaled(&columns, |_| 0.0, range);
                let differences = |column: &Vec<f64>| -> Vec<f64> {
                    let own = column.get(focus).copied().unwrap_or_default();
                    column.iter().map(|value| (value - own).abs()).collect()
                };
                let each: Vec<Vec<f64>> = columns.iter().map(differences).collect();
                (0..rows.len()).map(|row| mean(&each.iter().filter_map(|column| column.get(row).copied()).collect::<Vec<_>>())).collect()
            }
        }
    }
}

/// Each column less its centre, over its spread. A column without spread tells nothing and is left out.
fn scaled(columns: &[Vec<f64>], center: fn(&[f64]) -> f64, spread: fn(&[f64]) -> f64) -> Vec<Vec<f64>> {
    let of_column = |column: &Vec<f64>| {
        let (center, spread) = (center(column), spread(column));
        (spread > 0.0).then(|| column.iter().map(|value| (value - center) / spread).collect())
    };
    columns.iter().filter_map(of_column).collect()
}

fn euclidean_from(columns: &[Vec<f64>], focus: usize) -> Vec<f64> {
    let rows = columns.first().map_or(0, Vec::len);
    let square = |column: &Vec<f64>, row: usize| {
        let (Some(own), Some(other)) = (column.get(focus), column.get(row)) else { return 0.0 };
        (own - other).powi(2)
    };
    (0..rows).map(|row| columns.iter().map(|column| square(column, row)).sum::<f64>().sqrt()).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / crate::base::as_number(values.len())
}

/// The standard deviation, of n − 1.
fn deviation(values: &[f64]) -> f64 {
    let center = mean(values);
    let squares: f64 = values.iter().map(|value| (value - center).powi(2)).sum();
    (squares / crate::base::as_number(values.len().saturating_sub(1))).sqrt()
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { at(half) } else { f64::midpoint(at(half.saturating_sub(1)), at(half)) }
}

fn robust_deviation(values: &[f64]) -> f64 {
    let center = median(values);
    MAD_TO_DEVIATION * median(&values.iter().map(|value| (value - center).abs()).collect::<Vec<_>>())
}

fn range(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max) - values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// The columns turned so that their covariance is that of independent variables of deviation one: a Euclidean distance of these is the
/// Mahalanobis distance of the others. `None` when some column follows from the others.
fn whitened(columns: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let centered: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| {
            let center = mean(column);
            column.iter().map(|value| value - center).collect()
        })
        .collect();
    let divisor = crate::base::as_number(columns.first()?.len().saturating_sub(1));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    // Row by row the triangle L of the covariance LLᵀ (Cholesky), and with it the columns L⁻¹x.
    let mut triangle: Vec<Vec<f64>> = Vec::new();
    let mut turned: Vec<Vec<f64>> = Vec::new();
    for (index, column) in centered.iter().enumerate() {
        let mut row: Vec<f64> = Vec::new();
        for (other, before) in centered.iter().take(index).zip(&triangle) {
            let rest = product(column, other) / divisor - product(&row, before);
            row.push(rest / before.last()?);
        }
        let variance = product(column, column) / divisor;
        let rest = variance - product(&row, &row);
        if rest <= variance * SMALLEST_REST {
            return None;
        }
        let diagonal = rest.sqrt();
        let value = |at: usize| {
            let explained: f64 = row.iter().zip(&turned).filter_map(|(factor, column)| Some(factor * column.get(at)?)).sum();
            column.get(at).map(|own| (own - explained) / diagonal)
        };
        let next: Vec<f64> = (0..column.len()).filter_map(value).collect();
        row.push(diagonal);
        triangle.push(row);
        turned.push(next);
    }
    Some(turned)
}

/// A column of which the others leave a smaller share of the variance follows from them.
const SMALLEST_REST: f64 = 1e-12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_the_others_counts_once_or_is_refused() {
        let rows: Vec<Vec<f64>> = [(0.0, 0.0), (1.0, 2.0), (2.0, 1.0), (4.0, 4.5)].iter().map(|(a, b)| vec![*a, *b]).collect();
        let apart = OtherDistance::Mahalanobis.from_row(&rows, 0);
        assert!(apart.first().is_some_and(|own| *own == 0.0) && apart.iter().skip(1).all(|other| *other > 0.0));
        let twice: Vec<Vec<f64>> = rows.iter().map(|row| [row.clone(), row.iter().take(1).map(|a| 2.0 * a).collect()].concat()).collect();
        assert!(OtherDistance::Mahalanobis.from_row(&twice, 0).is_empty());
        // A column that is the same everywhere is left out.
        let constant: Vec<Vec<f64>> = rows.iter().map(|row| [row.clone(), vec![7.0]].concat()).collect();
        assert_eq!(OtherDistance::ZScore.from_row(&constant, 1), OtherDistance::ZScore.from_row(&rows, 1));
        assert!(OtherDistance::PoolRange.from_row(&[], 0).is_empty());
    }
}
