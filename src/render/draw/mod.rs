//! Each kind of chart in its frame: a spec and a pen in, marks and labels out.

mod error_bar;
mod grid;
mod lines;
mod multiples;
mod radar;
mod rows;
mod scale;
mod scatter;
mod slope;
mod strip;

pub(super) use lines::wanted;

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec};
use crate::render::layout::{LEGEND_LEADING, legend_names};
use crate::render::pen::{Frame, Pen};

/// Draws a chart in a frame.
pub(super) fn chart(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    match chart.kind {
        ChartKind::Bars | ChartKind::Grouped | ChartKind::Bullet => rows::bars(pen, chart, frame),
        ChartKind::Dumbbell | ChartKind::Arrow => rows::pairs(pen, chart, frame),
        ChartKind::Stacked | ChartKind::Shares => rows::stacked(pen, chart, frame),
        ChartKind::Waterfall => rows::waterfall(pen, chart, frame),
        ChartKind::Slope => slope::slope(pen, chart, frame),
        ChartKind::Lines => lines::lines(pen, chart, frame),
        ChartKind::Bump => lines::bump(pen, chart, frame),
        ChartKind::Multiples => multiples::panels(pen, chart, frame),
        ChartKind::Scatter => scatter::scatter(pen, chart, frame),
        ChartKind::Strip => strip::strip(pen, chart, frame),
        ChartKind::Heatmap | ChartKind::Table => grid::grid(pen, chart, frame),
        ChartKind::Radar => radar::radar(pen, chart, frame),
    }
}

/// The names of series, each after a swatch of its colour.
pub(super) fn legend(pen: &mut Pen<'_>, chart: &ChartSpec, room: (f64, f64), (baseline, size): (f64, f64)) {
    for (series, (line, x, name)) in chart.series.iter().zip(legend_names(chart, size, room)) {
        let baseline = baseline + size * LEGEND_LEADING * as_number(line);
        let fill = pen.theme.hue(series.hue);
        pen.rect(x, baseline - size * 0.72, (size * 0.72, size * 0.72), 2.0, fill);
        let style = pen.style(series.standing, size);
        pen.from(x + size, baseline, style, &name);
    }
}
