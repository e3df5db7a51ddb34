//! The legend: the name of each series after a swatch of its colour.

use crate::base::as_number;
use crate::chart::ChartSpec;
use crate::render::geometry::Rect;
use crate::render::layout::{LEGEND_LEADING, LegendPlace, legend_entries};
use crate::render::pen::Pen;

/// The side of a swatch, in type sizes.
const SWATCH: f64 = 0.72;

/// Draws the legend, in as many lines as its place needs.
pub(in crate::render) fn draw_legend(pen: &mut Pen<'_>, chart: &ChartSpec, place: &LegendPlace) {
    let size = place.size;
    for (series, entry) in chart.series.iter().zip(legend_entries(chart, size, place.left, place.width)) {
        let baseline = place.baseline + size * LEGEND_LEADING * as_number(entry.line);
        let fill = pen.theme.series_color(series.color);
        pen.rounded_rect(Rect::new(entry.x, baseline - size * SWATCH, size * SWATCH, size * SWATCH), 2.0, fill);
        let style = pen.town_style(series.role, size);
        pen.text_start(entry.x + size, baseline, style, &entry.name);
    }
}
