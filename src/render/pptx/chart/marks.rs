//! Targets, medians and national figures as further series of a native chart: lines across its plot that follow their cells.

use crate::chart::{ChartKind, MarkScale};
use crate::render::brand::ThemeColor;
use crate::render::mark_columns::{event_lines, mark_lines};
use crate::render::pptx::chart::context::{ChartContext, write_no_marker};
use crate::render::pptx::chart::data::CellAddress;
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent, LabelPosition, ShiftedLabel, write_no_labels};
use crate::render::pptx::drawing::write_fill;
use crate::render::xml::XmlWriter;

/// The width of the line of a mark, in English Metric Units.
const LINE_WIDTH: u32 = 19_050;

/// A dashed line in the softer ink.
fn write_dashed_line(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    xml.parent("c:spPr", |xml| {
        xml.element("a:ln").attr("w", LINE_WIDTH).children(|xml| {
            write_fill(xml, context.slide_color(ThemeColor::Text2));
            xml.val("a:prstDash", "dash");
        });
    });
}

/// The label of a mark at one point of its series, moved up from its line; none for the second end of a range.
fn write_mark_label(xml: &mut XmlWriter, context: &ChartContext<'_>, label: &str, at: LabelAt) {
    if label.is_empty() {
        return write_no_labels(xml);
    }
    let letters = context.soft_letters(context.tick_size());
    let style = DataLabelStyle { letters, position: Some(at.position), content: LabelContent::SeriesName };
    let rest = DataLabelStyle { content: LabelContent::Nothing, position: None, ..style };
    let shift_down = if at.is_raised { -context.tick_size() * 0.7 / context.area.height().max(1.0) } else { 0.0 };
    context.write_labels(xml, rest, |xml| context.write_shifted_label(xml, &ShiftedLabel { index: at.point, style, shift_down }));
}

/// Where the label of a mark is.
#[derive(Clone, Copy)]
struct LabelAt {
    /// The index of its point among those of the series.
    point: usize,
    position: LabelPosition,
    /// Whether it stands above its line rather than beside it.
    is_raised: bool,
}

/// Marks across lines over the years or slopes: a series of one value for each, after the series of towns.
pub(super) fn write_constant_series(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    let position = if context.is_rtl() { LabelPosition::Left } else { LabelPosition::Right };
    for ((index, line), column) in mark_lines(context.chart).into_iter().enumerate().zip(context.sheet.first_mark_column..) {
        ChartContext::write_series(xml, context.chart.series.len() + index, &context.column_name(column), |xml| {
            write_dashed_line(xml, context);
            write_no_marker(xml);
            write_mark_label(xml, context, line.label, LabelAt { point: 0, position, is_raised: true });
            context.write_categories(xml);
            context.write_column(xml, "c:val", column);
            xml.val("c:smooth", false);
        });
    }
}

/// Events across lines over the years: a series of one point for each at the top of the plot, with an error bar down to its foot.
pub(super) fn write_event_series(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    let lines = mark_lines(context.chart).len();
    let (first_order, first_column) = (context.chart.series.len() + lines, context.sheet.first_mark_column + lines);
    for (index, event) in event_lines(context.chart, &context.sheet.rows).into_iter().enumerate() {
        let column = first_column + index * 2;
        ChartContext::write_series(xml, first_order + index, &context.column_name(column), |xml| {
            write_dashed_line(xml, context);
            write_no_marker(xml);
            // After its line, or before it where the names of towns are near.
            let is_late = event.row * 5 > context.sheet.rows.len() * 4;
            let position = if is_late == context.is_rtl() { LabelPosition::Right } else { LabelPosition::Left };
            write_mark_label(xml, context, event.label, LabelAt { point: event.row, position, is_raised: false });
            context.write_drop_line(xml, column + 1);
            context.write_categories(xml);
            context.write_column(xml, "c:val", column);
            xml.val("c:smooth", false);
        });
    }
}

/// Marks across dots: for each a series of two points, whose order among the series begins at `first_order`.
pub(super) fn write_line_series(xml: &mut XmlWriter, context: &ChartContext<'_>, first_order: usize, labels: MarkLabels) {
    for (index, line) in mark_lines(context.chart).into_iter().enumerate() {
        let column = context.sheet.first_mark_column + index * 2;
        ChartContext::write_series(xml, first_order + index, &context.column_name(column), |xml| {
            write_dashed_line(xml, context);
            write_no_marker(xml);
            let label = if labels == MarkLabels::AtEnds { line.label } else { "" };
            // At the upper end of a line down (of a strip plot, near its foot), and at the last end of a line across.
            let is_down = line.scale == MarkScale::Across || context.chart.kind == ChartKind::Strip;
            let position = if is_down == context.is_rtl() { LabelPosition::Left } else { LabelPosition::Right };
            write_mark_label(xml, context, label, LabelAt { point: 1, position, is_raised: !is_down });
            context.write_column_from(xml, "c:xVal", CellAddress { column, row: 1 });
            context.write_column_from(xml, "c:yVal", CellAddress { column: column + 1, row: 1 });
            xml.val("c:smooth", false);
        });
    }
}

/// Where the labels of marks across dots are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkLabels {
    /// At the ends of their lines.
    AtEnds,
    /// Above the rows, as texts of the slide.
    OnSlide,
}
