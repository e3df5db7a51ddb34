//! Native charts: the figures in the cache, references to their cells in the workbook, labels that follow an edit.

mod axis;
mod bars;
mod context;
mod data;
mod dumbbell;
mod labels;
mod lines;
mod marks;
mod radar;
mod scatter;
mod strip;
mod waterfall;

use crate::chart::{ChartKind, ChartSpec};
use crate::render::brand::Brand;
use crate::render::geometry::Frame;
use context::ChartContext;
pub(super) use context::MultipleForm;
pub(super) use lines::height_on_slide;

/// The chart part of a chart whose form is `SlideForm::Chart`.
pub(super) fn chart(chart: &ChartSpec, brand: &Brand) -> Vec<u8> {
    write(&ChartContext::new(chart, brand))
}

/// The chart part of one of several charts, in a frame of our own layout.
pub(super) fn chart_in_frame(chart: &ChartSpec, brand: &Brand, frame: Frame, multiple: Option<MultipleForm>) -> Vec<u8> {
    write(&ChartContext::in_frame(chart, brand, frame, multiple))
}

fn write(context: &ChartContext<'_>) -> Vec<u8> {
    match context.chart.kind {
        ChartKind::Lines | ChartKind::Slope | ChartKind::Bump => lines::chart(context),
        ChartKind::Scatter => scatter::chart(context),
        ChartKind::Strip => strip::chart(context),
        ChartKind::Dumbbell | ChartKind::Arrow => dumbbell::chart(context),
        ChartKind::Radar => radar::chart(context),
        ChartKind::Waterfall
        | ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Multiples
        | ChartKind::Heatmap
        | ChartKind::Bullet
        | ChartKind::Numbers
        | ChartKind::Pyramid
        | ChartKind::Gaps
        | ChartKind::Panels
        | ChartKind::Map
        | ChartKind::Table => bars::chart(context),
    }
}
