//! Where two charts side by side are, and what is written above each. Pictures and PowerPoint use the same places.

use crate::base::as_number;
use crate::chart::{ChartSpec, Series};
use crate::render::geometry::Frame;
use crate::render::measure::wrap_clipped;
use crate::render::theme::Weight;

/// The distance between the two charts, in ems.
const GAP: f64 = 1.6;
/// The type size of names in a panel, in ems of the slide.
const NAMES: f64 = 1.0;
/// The distance between the lines of a title, in type sizes.
pub(super) const TITLE_LEADING: f64 = 1.2;
/// The most lines of a title.
const MAX_TITLE_LINES: usize = 2;

/// One of the charts.
pub(super) struct Panel<'a> {
    pub chart: &'a ChartSpec,
    /// What it measures, broken into lines.
    pub title: Vec<String>,
    /// The type size of the title and of the unit under it.
    pub title_size: f64,
    /// The first baseline of the title.
    pub title_baseline: f64,
    /// The frame of the chart under its title and its unit.
    pub frame: Frame,
}

impl Panel<'_> {
    /// The baseline of the unit.
    pub(super) fn unit_baseline(&self) -> f64 {
        self.title_baseline + self.title_size * TITLE_LEADING * as_number(self.title.len())
    }
}

/// Lays out the charts of a frame, all with titles of the same height.
pub(super) fn layout_panels<'a>(chart: &'a ChartSpec, frame: &Frame) -> Vec<Panel<'a>> {
    let count = as_number(chart.panels.len().max(1));
    let gap = frame.em * GAP;
    let width = (frame.width() - gap * (count - 1.0)) / count;
    let title_size = frame.small_size() * 1.08;
    // The series of the whole are the indicators, one for each chart.
    let title = |series: &Series| wrap_clipped(&series.name, title_size, Weight::Semibold, width, MAX_TITLE_LINES);
    let titles: Vec<Vec<String>> = chart.series.iter().map(title).collect();
    let lines = titles.iter().map(Vec::len).max().unwrap_or_default();
    let top = frame.top + title_size * (TITLE_LEADING * as_number(lines + 1) + 0.5);
    let panel = |((index, chart), title): ((usize, &'a ChartSpec), Vec<String>)| {
        let left = frame.left + as_number(index) * (width + gap);
        let inner = Frame { left, right: left + width, top, bottom: frame.bottom, em: frame.em * NAMES };
        Panel { chart, title, title_size, title_baseline: frame.top + title_size, frame: inner }
    };
    chart.panels.iter().enumerate().zip(titles).map(panel).collect()
}
