//! How a chart is put on a slide: as a chart of PowerPoint, as a table, or as a picture.

use crate::chart::{ChartKind, ChartSpec};

/// What PowerPoint shows for a chart; its workbook is in the file in every case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SlideForm {
    /// A native chart.
    Chart,
    /// A native table.
    Table,
    /// A picture, where PowerPoint has no such chart.
    Picture,
}

impl SlideForm {
    /// The form of a chart: a native one wherever there is one.
    pub(super) fn for_chart(chart: &ChartSpec) -> Self {
        let has_only_figures = chart.marks.is_empty() && chart.trails.is_empty() && chart.per_series_axes.is_empty();
        match chart.kind {
            ChartKind::Bars
            | ChartKind::Grouped
            | ChartKind::Stacked
            | ChartKind::Shares
            | ChartKind::Waterfall
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Lines
            | ChartKind::Slope
            | ChartKind::Bump
            | ChartKind::Radar
                if has_only_figures =>
            {
                Self::Chart
            }
            // The marks of a scatter are its medians, which are in the notes.
            ChartKind::Scatter if chart.trails.is_empty() => Self::Chart,
            ChartKind::Table | ChartKind::Heatmap => Self::Table,
            ChartKind::Bars
            | ChartKind::Grouped
            | ChartKind::Stacked
            | ChartKind::Shares
            | ChartKind::Waterfall
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Lines
            | ChartKind::Slope
            | ChartKind::Bump
            | ChartKind::Radar
            | ChartKind::Scatter
            | ChartKind::Multiples
            | ChartKind::Strip
            | ChartKind::Bullet
            | ChartKind::Numbers
            | ChartKind::Pyramid
            | ChartKind::Gaps => Self::Picture,
        }
    }
}
