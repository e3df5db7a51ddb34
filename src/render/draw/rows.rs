//! Charts whose categories have a row each: where rows and values are, and the names before the rows.

use crate::base::as_number;
use crate::chart::{Category, ChartSpec};
use crate::render::geometry::{Frame, Span};
use crate::render::layout::{NAME_LEADING, RowLayout, detail_size, layout_rows, stacks_detail};
use crate::render::pen::{HALF_LETTER, Pen};

/// A chart set in rows.
pub(super) struct RowChart<'a> {
    pub chart: &'a ChartSpec,
    pub layout: RowLayout,
    pub frame: Frame,
}

/// The row of a category.
pub(super) struct ChartRow<'a> {
    /// The index of the category, and of its point in each series.
    pub index: usize,
    pub category: &'a Category,
    /// The name of the category, broken into lines.
    pub name: &'a [String],
    /// The height of the middle of the row.
    pub middle: f64,
}

impl<'a> RowChart<'a> {
    /// Sets the rows of a chart in a frame.
    pub(super) fn new(chart: &'a ChartSpec, frame: Frame) -> Self {
        Self { chart, layout: layout_rows(chart, &frame), frame }
    }

    /// The rows, from top to bottom.
    pub(super) fn rows(&self) -> impl Iterator<Item = ChartRow<'_>> {
        let named = self.chart.categories.iter().zip(&self.layout.names).enumerate();
        named.map(|(index, (category, name))| ChartRow { index, category, name, middle: self.middle(index) })
    }

    /// The height of the middle of a row.
    pub(super) fn middle(&self, index: usize) -> f64 {
        self.layout.top + (as_number(index) + 0.5) * self.layout.row_height
    }

    /// The height of all rows.
    pub(super) fn height(&self) -> f64 {
        self.layout.row_height * as_number(self.chart.categories.len())
    }

    /// The horizontal position of a value.
    pub(super) fn x_of(&self, value: f64) -> f64 {
        self.layout.x_of(&self.chart.axis, value)
    }

    /// The horizontal positions of the two ends of an interval of values.
    pub(super) fn span_of(&self, low: f64, high: f64) -> Span {
        Span { start: self.x_of(low), end: self.x_of(high) }
    }

    /// Writes the name of a category before its row, flush with the headline, and its detail under the name or after it.
    pub(super) fn draw_name(&self, pen: &mut Pen<'_>, row: &ChartRow<'_>) {
        let layout = &self.layout;
        let style = pen.town_style(row.category.role, layout.name_size);
        let start = self.frame.left;
        let detail = row.category.detail.as_deref();
        let small = pen.secondary_style(detail_size(style.size));
        if let Some(detail) = detail.filter(|_| !stacks_detail(layout.row_height, layout.name_size)) {
            let name = row.name.first().map_or("", String::as_str);
            pen.text_start(start, row.middle + style.size * HALF_LETTER, style, name);
            pen.text_end(layout.names_end, row.middle + small.size * HALF_LETTER, small, detail);
            return;
        }
        let height = style.size * NAME_LEADING * as_number(row.name.len()) + detail.map_or(0.0, |_| small.size * 1.15);
        let mut baseline = row.middle - height / 2.0 + style.size * 0.9;
        for line in row.name {
            pen.text_start(start, baseline, style, line);
            baseline += style.size * NAME_LEADING;
        }
        if let Some(detail) = detail {
            pen.text_start(start, baseline - style.size * NAME_LEADING + small.size * 1.15, small, detail);
        }
    }
}
