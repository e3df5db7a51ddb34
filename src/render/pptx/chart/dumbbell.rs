//! Dumbbells and arrows: two dots a row, joined by a line; values and names bound to their cells.
//!
//! The lines are a series rather than error bars: LibreOffice drops horizontal error bars whose lengths are given one by one.

use crate::base::as_number;
use crate::chart::{Axis, ChartKind, DataPoint, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::SlideArea;
use crate::render::layout::RowLayout;
use crate::render::mark_columns::mark_lines;
use crate::render::pptx::chart::axis::{AxisId, AxisSide, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::bars::{LEGEND_SHARE, rows_share};
use crate::render::pptx::chart::context::{Blanks, ChartContext, LayoutTarget, write_layout, write_no_line, write_no_marker};
use crate::render::pptx::chart::data::CellAddress;
use crate::render::pptx::chart::labels::{CellLabel, LabelPosition, write_label_range};
use crate::render::pptx::chart::marks::{self, MarkLabels};
use crate::render::pptx::drawing::write_fill;
use crate::render::sheet::{ChartDataSheet, names_end_value};
use crate::render::xml::XmlWriter;

/// The order of the series of lines and of the series of names; those of dots come between them.
const LINES_ORDER: usize = 0;
const NAMES_ORDER: usize = 3;

/// The columns of the sheet after the figures.
#[derive(Clone, Copy)]
struct DumbbellColumns {
    /// The vertical position of each pair of dots.
    row: usize,
    /// The value at which names end.
    names: usize,
    /// The ends of the lines, with a blank after each line.
    line_x: usize,
    line_y: usize,
}

impl DumbbellColumns {
    fn new(context: &ChartContext<'_>) -> Self {
        let row = ChartDataSheet::first_auxiliary_column(context.chart);
        Self { row, names: row + 1, line_x: row + 2, line_y: row + 3 }
    }
}

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let chart = context.chart;
    let bars = context.rows();
    let columns = DumbbellColumns::new(context);
    let across = value_scale(context, &bars);
    let down = Axis { low: 0.5, high: as_number(chart.categories.len()) + 0.5, ticks: Vec::new(), ..Axis::default() };
    context.document(
        Blanks::Gap,
        bars.name_size,
        |xml| {
            write_layout(xml, LayoutTarget::InnerPlot, plot_area(context, &bars));
            xml.parent("c:scatterChart", |xml| {
                xml.val("c:scatterStyle", "lineMarker");
                xml.val("c:varyColors", false);
                // The longest series first: LibreOffice draws no shorter one before it.
                write_lines(xml, context, columns);
                write_all_dots(xml, context, columns, bars.value_size);
                write_names(xml, context, columns, bars.name_size);
                marks::write_line_series(xml, context, NAMES_ORDER + 1, MarkLabels::OnSlide);
                write_axis_ids(xml);
            });
            context.write_value_axis(xml, &hidden_axis(context, AxisId::Categories, &across, bars.value_size));
            context.write_value_axis(xml, &hidden_axis(context, AxisId::Values, &down, bars.value_size));
        },
        |xml| {
            if chart.shows_legend() {
                let area = SlideArea::new(if context.is_rtl() { 0.6 } else { 0.0 }, 0.0, 0.4, LEGEND_SHARE * 0.8);
                let marks = NAMES_ORDER + 1..NAMES_ORDER + 1 + mark_lines(chart).len();
                context.write_legend(xml, area, &[LINES_ORDER, NAMES_ORDER].into_iter().chain(marks).collect::<Vec<_>>());
            }
        },
    )
}

/// The scale of values from the end of the names to the edge, with room for labels on both sides as in our own picture.
fn value_scale(context: &ChartContext<'_>, bars: &RowLayout) -> Axis {
    let axis = &context.chart.axis;
    let value_at = |x: f64| axis.low + (axis.high - axis.low) * (x - bars.scale_start) / (bars.scale_end - bars.scale_start).max(1.0);
    let (names_end, high) = (names_end_value(context.chart), value_at(context.area.right));
    // A little beyond the names, so that no program leaves them out.
    let low = names_end - (high - names_end) * 1e-3;
    Axis { low, high, ticks: Vec::new(), ..axis.clone() }
}

/// The area of the plot, after the names.
fn plot_area(context: &ChartContext<'_>, bars: &RowLayout) -> SlideArea {
    let left = (bars.names_end + bars.gap - context.area.left) / context.area.width();
    let x = if context.is_rtl() { 0.0 } else { left };
    let rows = rows_share(context, bars);
    SlideArea::new(x, rows.start, 1.0 - left, rows.end - rows.start)
}

/// An axis of which nothing is seen; rows run from top to bottom.
fn hidden_axis<'a>(context: &ChartContext<'_>, id: AxisId, scale: &'a Axis, size: f64) -> ValueAxis<'a> {
    ValueAxis {
        id,
        scale,
        low: None,
        side: if id == AxisId::Categories { AxisSide::Bottom } else { AxisSide::Left },
        is_reversed: id == AxisId::Values || context.is_rtl(),
        is_visible: false,
        has_labels: true,
        crosses: Crossing::Min,
        between: CrossBetween::MidCategory,
        title: None,
        size,
    }
}

/// The lines from one dot of each row to the other, of two dates arrows: one series in which a blank ends each line.
fn write_lines(xml: &mut XmlWriter, context: &ChartContext<'_>, columns: DumbbellColumns) {
    let is_arrow = context.chart.kind == ChartKind::Arrow;
    let role = if is_arrow { ComparisonRole::Focus } else { ComparisonRole::Other };
    ChartContext::write_series(xml, LINES_ORDER, &context.column_name(columns.line_x), |xml| {
        xml.parent("c:spPr", |xml| {
            xml.element("a:ln").attr("w", 57_150_u32).children(|xml| {
                write_fill(xml, context.series_color(SeriesColor::Role(role)));
                if is_arrow {
                    xml.element("a:tailEnd").attr("type", "triangle").attr("w", "lg").attr("len", "lg").empty();
                }
            });
        });
        write_no_marker(xml);
        context.write_column_from(xml, "c:xVal", CellAddress { column: columns.line_x, row: 1 });
        context.write_column_from(xml, "c:yVal", CellAddress { column: columns.line_y, row: 1 });
        xml.val("c:smooth", false);
    });
}

/// The dots of the two series.
fn write_all_dots(xml: &mut XmlWriter, context: &ChartContext<'_>, columns: DumbbellColumns, size: f64) {
    debug_assert!(context.chart.series.len() == 2, "a dumbbell compares two series");
    let [first, second, ..] = context.chart.series.as_slice() else { return };
    Dots { series: first, other: second, order: 1 }.write(xml, context, columns, size);
    Dots { series: second, other: first, order: 2 }.write(xml, context, columns, size);
}

/// One of the two series.
struct Dots<'a> {
    series: &'a Series,
    other: &'a Series,
    /// Its place in the chart, which is also its column in the sheet.
    order: usize,
}

impl Dots<'_> {
    fn write(&self, xml: &mut XmlWriter, context: &ChartContext<'_>, columns: DumbbellColumns, size: f64) {
        let Self { series, order, .. } = *self;
        let is_arrow = context.chart.kind == ChartKind::Arrow;
        let color = SeriesColor::Role(if is_arrow { ComparisonRole::Focus } else { series.role });
        let texts: Vec<String> = series.points.iter().map(DataPoint::label_with_doubt).collect();
        ChartContext::write_series(xml, order, &context.column_name(order), |xml| {
            write_no_line(xml);
            // The start of an arrow is small.
            context.write_marker(xml, color, if is_arrow && order == 1 { 5 } else { 12 });
            context.write_cell_labels(xml, &self.labels(context, size), context.plain_letters(size));
            context.write_column(xml, "c:xVal", order);
            context.write_column(xml, "c:yVal", columns.row);
            xml.val("c:smooth", false);
            write_label_range(xml, &context.column_reference(order), &texts);
        });
    }

    /// The figures, each on the side away from the other dot of its row.
    fn labels(&self, context: &ChartContext<'_>, size: f64) -> Vec<CellLabel> {
        let label = |(index, point): (usize, &DataPoint)| {
            let value = point.value.number()?;
            let other = self.other.points.get(index).and_then(|point| point.value.number());
            let is_before = other.is_none_or(|other| value < other || (value <= other && self.order == 1));
            let position = if is_before == context.is_rtl() { LabelPosition::Right } else { LabelPosition::Left };
            Some(CellLabel { index, text: point.label_with_doubt(), position, letters: context.letters(size, point.role) })
        };
        self.series.points.iter().enumerate().filter_map(label).collect()
    }
}

/// The names of rows: a series without markers at the start of the plot, its labels bound to the first column of the sheet.
fn write_names(xml: &mut XmlWriter, context: &ChartContext<'_>, columns: DumbbellColumns, size: f64) {
    let position = if context.is_rtl() { LabelPosition::Right } else { LabelPosition::Left };
    let label = |(index, text): (usize, &String)| {
        let role = context.chart.categories.get(index).map_or(ComparisonRole::Other, |category| category.role);
        let role = if role == ComparisonRole::Other { ComparisonRole::Colored(0) } else { role };
        CellLabel { index, text: text.clone(), position, letters: context.letters(size, role) }
    };
    let labels: Vec<CellLabel> = context.sheet.rows.iter().enumerate().map(label).collect();
    ChartContext::write_series(xml, NAMES_ORDER, &context.column_name(columns.names), |xml| {
        write_no_line(xml);
        write_no_marker(xml);
        context.write_cell_labels(xml, &labels, context.plain_letters(size));
        context.write_column(xml, "c:xVal", columns.names);
        context.write_column(xml, "c:yVal", columns.row);
        xml.val("c:smooth", false);
        write_label_range(xml, &context.column_reference(0), &context.sheet.rows);
    });
}
