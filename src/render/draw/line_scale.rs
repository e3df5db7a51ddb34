//! Where the values of a chart over the years are, and the runs of them that lines join.

use crate::base::MissingReason;
use crate::chart::Series;
use crate::render::geometry::Point;

/// Where the values of a chart over the years are.
pub(super) struct TimeScale<'a> {
    /// The horizontal position of each year.
    pub xs: Vec<f64>,
    /// The height of a value.
    pub y_of: &'a dyn Fn(f64) -> f64,
}

/// The known points of a series in runs to join by lines. A missing value breaks the line if the file states it; a year that
/// was not measured does not.
pub(super) fn line_runs(series: &Series, scale: &TimeScale<'_>) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for (point, x) in series.points.iter().zip(&scale.xs) {
        match (point.value.number(), point.value.missing_reason()) {
            (Some(value), _) => {
                if let Some(run) = runs.last_mut() {
                    run.push(Point::new(*x, (scale.y_of)(value)));
                }
            }
            (None, Some(MissingReason::NotReported | MissingReason::NoSuchYear) | None) => {}
            (None, Some(_)) => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
