//! Each kind of chart in its frame: a spec and a pen in, marks and labels out.

mod around;
mod grid;
mod lines;
mod panels;
mod rows;
mod scale;
mod scatter;
mod slope;
mod strip;
mod whisker;

pub(super) use lines::wanted;

use crate::base::as_number;
use crate::chart::{ChartSpec, Kind};
use crate::render::layout::{LEGEND_LEADING, legend_names};
use crate::render::pen::{Frame, Pen};

/// Draws a chart in a frame.
pub(super) fn chart(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    match chart.kind {
        Kind::Bars | Kind::Grouped | Kind::Bullet => rows::bars(pen, chart, frame),
        Kind::Dumbbell | Kind::Arrow => rows::pairs(pen, chart, frame),
        Kind::Stacked | Kind::Shares => rows::stacked(pen, chart, frame),
        Kind::Waterfall => rows::waterfall(pen, chart, frame),
        Kind::Slope => slope::slope(pen, chart, frame),
        Kind::Lines => lines::lines(pen, chart, frame),
        Kind::Bump => lines::bump(pen, chart, frame),
        Kind::Multiples => panels::panels(pen, chart, frame),
        Kind::Scatter => scatter::scatter(pen, chart, frame),
        Kind::Strip => strip::strip(pen, chart, frame),
        Kind::Heatmap | Kind::Table => grid::grid(pen, chart, frame),
        Kind::Radar => around::radar(pen, chart, frame),
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
