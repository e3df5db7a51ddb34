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
mod waterfall;

use crate::chart::{ChartKind, ChartSpec};
use crate::render::brand::Brand;
use context::ChartContext;

/// The chart part of a chart whose form is `SlideForm::Chart`.
pub(super) fn chart(chart: &ChartSpec, brand: &Brand) -> Vec<u8> {
    let context = ChartContext::new(chart, brand);
    match chart.kind {
        ChartKind::Lines | ChartKind::Slope | ChartKind::Bump => lines::chart(&context),
        ChartKind::Scatter => scatter::chart(&context),
        ChartKind::Dumbbell | ChartKind::Arrow => dumbbell::chart(&context),
        ChartKind::Radar => radar::chart(&context),
        ChartKind::Waterfall
        | ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Multiples
        | ChartKind::Heatmap
        | ChartKind::Strip
        | ChartKind::Bullet
        | ChartKind::Numbers
        | ChartKind::Pyramid
        | ChartKind::Gaps
        | ChartKind::Panels
        | ChartKind::Table => bars::chart(&context),
    }
}
