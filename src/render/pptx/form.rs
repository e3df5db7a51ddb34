//! How a chart is put on a slide: as a chart of PowerPoint, as a table, or as a picture.

use crate::chart::{ChartKind, ChartSpec, MarkKind};

/// What PowerPoint shows for a chart; its workbook is in the file in every case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SlideForm {
    /// A native chart.
    Chart,
    /// Several native charts.
    Charts,
    /// A native table.
    Table,
    /// A picture, where PowerPoint has no such chart.
    Picture,
}

/// The most dots of a strip plot; more are a histogram, which is a picture.
const MAX_DOTS: usize = 600;
/// The most native charts of a slide; more small multiples than this are a picture.
const MAX_CHARTS: usize = 16;

impl SlideForm {
    /// The form of a chart: a native one wherever there is one.
    pub(super) fn for_chart(chart: &ChartSpec) -> Self {
        // Small multiples have no room for the names of events.
        let draws_all_marks = chart.kind != ChartKind::Multiples || chart.mark(MarkKind::Event).is_none();
        let has_own_form = chart.trails.is_empty() && chart.per_series_axes.is_empty() && draws_all_marks;
        match chart.kind {
            ChartKind::Bars
            | ChartKind::Bullet
            | ChartKind::Grouped
            | ChartKind::Stacked
            | ChartKind::Shares
            | ChartKind::Waterfall
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Lines
            | ChartKind::Slope
            | ChartKind::Bump
            | ChartKind::Scatter
            | ChartKind::Radar
                if has_own_form =>
            {
                Self::Chart
            }
            ChartKind::Strip if chart.background.len() <= MAX_DOTS => Self::Chart,
            ChartKind::Panels => Self::Charts,
            ChartKind::Multiples if draws_all_marks && chart.series.len() <= MAX_CHARTS => Self::Charts,
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
            | ChartKind::Map
            | ChartKind::Gaps => Self::Picture,
        }
    }
}
