//! Chart drawing: a chart, a frame and a pen in; marks and labels out. A file for each form of chart.

mod bars;
mod error_bar;
mod grid;
pub(super) mod legend;
mod line_changes;
mod line_scale;
mod lines;
mod map;
mod multiples;
mod numbers;
mod pairs;
mod panels;
mod peers;
mod pyramid;
mod radar;
mod reference_marks;
mod rows;
mod scale;
mod scatter;
mod slope;
mod stacked;
mod strip;

use crate::chart::{ChartKind, ChartSpec};
use crate::render::geometry::Frame;
use crate::render::pen::Pen;

/// Draws a chart inside a frame, without its headline, legend and footer.
pub(super) fn draw_chart(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    if let Some(dots) = &chart.peers {
        peers::draw_peers(pen, chart, dots, frame);
        return;
    }
    match chart.kind {
        ChartKind::Bars | ChartKind::Grouped | ChartKind::Bullet => bars::draw_bars(pen, chart, frame),
        ChartKind::Dumbbell | ChartKind::Gaps | ChartKind::Arrow => pairs::draw_pairs(pen, chart, frame),
        ChartKind::Stacked | ChartKind::Shares => stacked::draw_stacked(pen, chart, frame),
        ChartKind::Waterfall => stacked::draw_waterfall(pen, chart, frame),
        ChartKind::Slope => slope::draw_slope(pen, chart, frame),
        ChartKind::Lines => lines::draw_lines(pen, chart, frame),
        ChartKind::Bump => lines::draw_bump(pen, chart, frame),
        ChartKind::Multiples => multiples::draw_multiples(pen, chart, frame),
        ChartKind::Scatter => scatter::draw_scatter(pen, chart, frame),
        ChartKind::Strip => strip::draw_strip(pen, chart, frame),
        ChartKind::Heatmap | ChartKind::Table => grid::draw_grid(pen, chart, frame),
        ChartKind::Numbers => numbers::draw_numbers(pen, chart, frame),
        ChartKind::Pyramid => pyramid::draw_pyramid(pen, chart, frame),
        ChartKind::Panels => panels::draw_panels(pen, chart, frame, draw_chart),
        ChartKind::Radar => radar::draw_radar(pen, chart, frame),
        ChartKind::Map => map::draw_map(pen, chart, frame),
    }
}
