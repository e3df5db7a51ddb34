//! How a figure came about, as a line in a box: the dates of a column across, each figure on a scale of its own.

use crate::chart::{DataPoint, Series};
use crate::render::geometry::{Point, Span};

/// The scale of a trend spans at least this share of its largest value: what hardly changes looks so.
const MIN_SPAN: f64 = 0.1;

/// The first and the last date of the trends of a column, as positions on a scale of years; the first is not before the last where there
/// are none.
pub(super) fn dates_of(series: &Series) -> Span {
    let dates = || series.points.iter().flat_map(|point| &point.trend).map(|[position, _]| *position);
    Span { start: dates().fold(f64::INFINITY, f64::min), end: dates().fold(f64::NEG_INFINITY, f64::max) }
}

/// The points of the trend of a figure in a box of one by one, from its top left corner; empty without a trend.
pub(super) fn trend_line(point: &DataPoint, dates: Span) -> Vec<Point> {
    let Span { start, end } = dates;
    if end <= start {
        return Vec::new();
    }
    let values = || point.trend.iter().map(|[_, value]| *value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let span = (high - low).max(high.abs().max(low.abs()) * MIN_SPAN).max(f64::MIN_POSITIVE);
    let bottom = f64::midpoint(low, high) - span / 2.0;
    let at = |[position, value]: &[f64; 2]| Point::new((position - start) / (end - start), 1.0 - (value - bottom) / span);
    point.trend.iter().map(at).collect()
}
