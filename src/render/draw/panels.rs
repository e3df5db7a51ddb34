//! Two charts side by side, each under what it measures and its unit.

use crate::base::as_number;
use crate::chart::ChartSpec;
use crate::render::geometry::Frame;
use crate::render::panel_layout::{TITLE_LEADING, layout_panels};
use crate::render::pen::Pen;

/// Draws the charts, each with `draw_chart`.
pub(super) fn draw_panels(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, draw_chart: fn(&mut Pen<'_>, &ChartSpec, &Frame)) {
    for panel in layout_panels(chart, frame) {
        for (index, line) in panel.title.iter().enumerate() {
            let baseline = panel.title_baseline + panel.title_size * TITLE_LEADING * as_number(index);
            pen.text_start(panel.frame.left, baseline, pen.strong_style(panel.title_size), line);
        }
        let unit = pen.secondary_style(frame.small_size());
        pen.text_start(panel.frame.left, panel.unit_baseline(), unit, &panel.chart.unit);
        draw_chart(pen, panel.chart, &panel.frame);
    }
}
