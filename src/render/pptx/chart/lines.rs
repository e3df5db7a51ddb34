//! Lines over the years, slopes and ranks: a line for each town, its name at its end.

use crate::chart::{Axis, ChartKind, ChartSpec, DataPoint, MarkKind, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::SlideArea;
use crate::render::geometry::Span;
use crate::render::labels::{LabelRequest, label_rank, place_in_column};
use crate::render::layout::{difference_room, layout_slide};
use crate::render::measure::text_width;
use crate::render::pptx::chart::axis::{AxisId, AxisLine, AxisSide, CategoryAxis, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::context::{Blanks, ChartContext, LayoutTarget, MultipleForm, Wrap, write_layout, write_no_marker};
use crate::render::pptx::chart::data::ErrorColumns;
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent, LabelPosition, PointLabel};
use crate::render::pptx::chart::marks;
use crate::render::sheet::{ChartDataSheet, has_intervals};
use crate::render::theme::Weight;
use crate::render::xml::XmlWriter;

/// The top and the height of the plot, in shares of the chart.
const PLOT_TOP: f64 = 0.04;
const PLOT_HEIGHT: f64 = 0.84;
/// The share of the width before the plot, if there are no names there.
const TICKS_SHARE: f64 = 0.08;

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let scale = scale(context);
    // A year without a figure does not break a line.
    context.document(
        Blanks::Span,
        context.tick_size(),
        |xml| {
            write_layout(xml, LayoutTarget::InnerPlot, plot_area(context));
            xml.parent("c:lineChart", |xml| {
                xml.val("c:grouping", "standard");
                xml.val("c:varyColors", false);
                write_all_series(xml, context);
                marks::write_constant_series(xml, context);
                marks::write_event_series(xml, context);
                xml.val("c:marker", true);
                write_axis_ids(xml);
            });
            context.write_category_axis(xml, &year_axis(context));
            context.write_value_axis(xml, &value_axis(context, &scale));
        },
        |_| {},
    )
}

/// The height of a value of a chart of lines on its slide, in our own layout.
pub(in crate::render::pptx) fn height_on_slide(chart: &ChartSpec, value: f64) -> f64 {
    let layout = layout_slide(chart);
    let (top, height) = (layout.chart_top(), layout.chart_span.end - layout.chart_top());
    top + height * (PLOT_TOP + PLOT_HEIGHT * (1.0 - chart.axis.fraction(value)))
}

fn is_slope(context: &ChartContext<'_>) -> bool {
    context.chart.kind == ChartKind::Slope
}

fn is_ranking(context: &ChartContext<'_>) -> bool {
    context.chart.kind == ChartKind::Bump
}

/// The scale of values; half a rank of room above the first and below the last.
fn scale(context: &ChartContext<'_>) -> Axis {
    let axis = context.chart.axis.clone();
    if is_ranking(context) { Axis { low: 0.5, high: axis.high + 0.5, ..axis } } else { axis }
}

/// The area of the plot, with room for the names at the ends of lines, and of slopes at their starts too.
fn plot_area(context: &ChartContext<'_>) -> SlideArea {
    if let Some(MultipleForm { plot, .. }) = context.multiple {
        return plot;
    }
    let bracket = context.chart.mark(MarkKind::Difference).map_or(0.0, |mark| difference_room(&mark.label, context.frame.em));
    let name_width = |series: &Series| {
        let value = series.points.iter().rfind(|point| point.value.number().is_some()).map_or("", |point| &point.label);
        text_width(&format!("{} {value}", series.name), context.label_size(), Weight::Semibold)
    };
    let after = (context.chart.series.iter().map(name_width).fold(0.0, f64::max) + context.frame.em + bracket) / context.area.width();
    let before = if is_slope(context) { after } else { TICKS_SHARE };
    let x = if context.is_rtl() { after } else { before };
    SlideArea::new(x, PLOT_TOP, (1.0 - after - before).max(0.2), PLOT_HEIGHT)
}

/// The axis of values; slopes and ranks have labels at their lines instead.
fn value_axis<'a>(context: &ChartContext<'_>, scale: &'a Axis) -> ValueAxis<'a> {
    ValueAxis {
        id: AxisId::Values,
        scale,
        low: None,
        side: if context.is_rtl() { AxisSide::Right } else { AxisSide::Left },
        is_reversed: is_ranking(context),
        is_visible: !is_slope(context) && !is_ranking(context),
        has_labels: context.multiple.is_none_or(|form| form.has_values),
        crosses: if context.is_rtl() { Crossing::Max } else { Crossing::Min },
        between: CrossBetween::MidCategory,
        title: None,
        size: context.tick_size(),
    }
}

/// The axis of years; in a long history only some have a label.
fn year_axis(context: &ChartContext<'_>) -> CategoryAxis {
    let step = context.sheet.written_years.and_then(|years| u32::try_from(years.step).ok()).unwrap_or(1);
    CategoryAxis {
        side: AxisSide::Bottom,
        is_reversed: context.is_rtl(),
        // The years of small multiples are written under the lowest ones.
        labels: if context.multiple.is_none() { "low" } else { "none" },
        line: AxisLine::Thin,
        letters: context.soft_letters(context.tick_size()),
        wrap: Wrap::NeverOfAxis,
        crosses: Crossing::Min,
        label_offset: 100,
        label_step: Some(step),
    }
}

/// How far the names of a line are moved down from its ends, in shares of the height of the chart; `None` where there is no room
/// for one.
#[derive(Clone, Copy)]
struct NameShifts {
    start: Option<f64>,
    end: Option<f64>,
}

/// For each series, the shifts that keep its names from overlapping those of others, as in our own picture.
fn name_shifts(context: &ChartContext<'_>) -> Vec<NameShifts> {
    let height = context.area.height().max(1.0);
    let shifts = |value: &dyn Fn(&Series) -> Option<f64>| -> Vec<Option<f64>> {
        let wish = |series: &Series| {
            let fraction = value(series).map(|value| fraction_of_height(context, value));
            let middle = fraction.map_or(f64::NAN, |fraction| (PLOT_TOP + PLOT_HEIGHT * (1.0 - fraction)) * height);
            LabelRequest { middle, height: if middle.is_nan() { 0.0 } else { context.label_size() * 1.2 }, rank: label_rank(series.role) }
        };
        let wishes: Vec<LabelRequest> = context.chart.series.iter().map(wish).collect();
        let places = place_in_column(&wishes, Span { start: 0.0, end: height });
        wishes.iter().zip(places).map(|(wish, place)| place.map(|place| (place - wish.middle) / height)).collect()
    };
    let starts = shifts(&|series| series.points.iter().find_map(|point| point.value.number()));
    let ends = shifts(&|series| series.points.iter().rev().find_map(|point| point.value.number()));
    starts.into_iter().zip(ends).map(|(start, end)| NameShifts { start, end }).collect()
}

/// The height of a value between the bottom (0) and the top (1) of the plot; rank 1 is at the top.
fn fraction_of_height(context: &ChartContext<'_>, value: f64) -> f64 {
    let axis = &context.chart.axis;
    if is_ranking(context) { 1.0 - (value - 0.5) / axis.high.max(1.0) } else { axis.fraction(value) }
}

/// Writes the lines, in the order of their columns.
fn write_all_series(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    // Each uncertain series has two columns after the figures, in order.
    let mut next_column = ChartDataSheet::first_auxiliary_column(context.chart);
    for (index, (series, shifts)) in context.chart.series.iter().zip(name_shifts(context)).enumerate() {
        let errors = has_intervals(series).then_some(ErrorColumns { minus: next_column, plus: next_column + 1 });
        if errors.is_some() {
            next_column += 2;
        }
        LineWriter { context, series, column: index + 1, shifts }.write(xml, errors);
    }
}

/// A line being written.
struct LineWriter<'a> {
    context: &'a ChartContext<'a>,
    series: &'a Series,
    /// Its column in the sheet.
    column: usize,
    shifts: NameShifts,
}

impl LineWriter<'_> {
    fn write(&self, xml: &mut XmlWriter, errors: Option<ErrorColumns>) {
        let Self { context, series, column, .. } = *self;
        let color = SeriesColor::Role(series.role);
        let (line_width, marker_size) = if series.role == ComparisonRole::Other { (22_225, 5) } else { (44_450, 8) };
        let letters = context.letters(context.label_size(), series.role);
        ChartContext::write_series(xml, column - 1, &context.column_name(column), |xml| {
            context.write_line(xml, color, line_width);
            if context.multiple.is_some() && series.role == ComparisonRole::Other && column < context.chart.series.len() {
                write_no_marker(xml);
            } else {
                context.write_marker(xml, color, marker_size);
            }
            context
                .write_labels(xml, DataLabelStyle { letters, position: None, content: LabelContent::Nothing }, |xml| self.write_names(xml));
            if let Some(errors) = errors {
                context.write_error_bars(xml, errors, Some("y"));
            }
            context.write_categories(xml);
            context.write_column(xml, "c:val", column);
            xml.val("c:smooth", false);
        });
    }

    /// The name and value at the last figure, and of a slope at the first one too.
    fn write_names(&self, xml: &mut XmlWriter) {
        // The name of a panel stands above it.
        if self.context.multiple.is_some() {
            return;
        }
        let values = self.context.values(self.column);
        let (first, last) = (values.iter().position(Option::is_some), values.iter().rposition(Option::is_some));
        let (start, end) =
            if self.context.is_rtl() { (LabelPosition::Right, LabelPosition::Left) } else { (LabelPosition::Left, LabelPosition::Right) };
        if is_slope(self.context)
            && first != last
            && let (Some(row), Some(shift)) = (first, self.shifts.start)
        {
            self.write_name(xml, row, start, shift);
        }
        if let (Some(row), Some(shift)) = (last, self.shifts.end) {
            self.write_name(xml, row, end, shift);
        }
    }

    /// The name at a row of the sheet, which has rows for years without a figure too.
    fn write_name(&self, xml: &mut XmlWriter, row: usize, position: LabelPosition, shift_down: f64) {
        let Self { context, series, column, .. } = *self;
        let value = context.values(column).get(row).copied().flatten();
        let Some(point) = series.points.iter().find(|point| point.value.number() == value) else { return };
        // The dates of a slope are those of its ends: a figure of another year says so.
        let year = point.year.clone().filter(|_| is_slope(context));
        // A label with a year or a doubt is a text of its own, which says the name too.
        let is_text = point.doubt.is_some() || year.is_some();
        let label = if is_text { format!("{} {}", series.name, point.label) } else { point.label.clone() };
        let point = DataPoint { year, role: series.role, label, ..point.clone() };
        let letters = context.letters(context.label_size(), series.role);
        let style = DataLabelStyle { letters, position: Some(position), content: LabelContent::SeriesNameAndValue };
        context.write_point_label(xml, &PointLabel { index: row, point: &point, style, shift_down });
    }
}
