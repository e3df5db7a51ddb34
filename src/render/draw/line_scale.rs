//! Where the values of a chart over the years are, and the runs of them that lines join.

use crate::base::MissingReason;
use crate::chart::{DataPoint, Series};
use crate::render::geometry::Point;

/// Where the values of a chart over the years are.
pub(super) struct TimeScale<'a> {
    /// The horizontal position of each year.
    pub xs: Vec<f64>,
    /// The height of a value.
    pub y_of: &'a dyn Fn(f64) -> f64,
}

/// Known points of a series that a line joins.
#[derive(Default)]
pub(super) struct LineRun<'a> {
    /// Where they are.
    pub centers: Vec<Point>,
    /// The points themselves, in the same order.
    pub points: Vec<&'a DataPoint>,
}

/// The known points of a series in runs to join by lines. A missing value breaks the line if the file states it; a year that
/// was not measured does not.
pub(super) fn line_runs<'a>(series: &'a Series, scale: &TimeScale<'_>) -> Vec<LineRun<'a>> {
    let mut runs: Vec<LineRun<'a>> = vec![LineRun::default()];
    for (point, x) in series.points.iter().zip(&scale.xs) {
        match (point.value.number(), point.value.missing_reason()) {
            (Some(value), _) => {
                if let Some(run) = runs.last_mut() {
                    run.centers.push(Point::new(*x, (scale.y_of)(value)));
                    run.points.push(point);
                }
            }
            (None, Some(MissingReason::NotReported | MissingReason::NoSuchYear) | None) => {}
            (None, Some(_)) => runs.push(LineRun::default()),
        }
    }
    runs.retain(|run| !run.points.is_empty());
    runs
}
