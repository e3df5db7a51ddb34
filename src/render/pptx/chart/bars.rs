//! Bars: ranked, grouped, stacked, and the stacks of a waterfall.

use crate::base::as_number;
use crate::chart::{Axis, ChartKind, DataPoint, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{SlideArea, ThemeColor};
use crate::render::geometry::Span;
use crate::render::layout::{GAP, LEGEND_SIZE, NAME_SIZE, RowLayout, SMALL_SIZE};
use crate::render::measure::text_width;
use crate::render::pptx::chart::axis::{AxisId, AxisLine, AxisSide, CategoryAxis, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::context::{
    Blanks, ChartContext, LayoutTarget, Wrap, write_hatched_point, write_layout, write_point_color, write_shape_fill,
};
use crate::render::pptx::chart::data::ErrorColumns;
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent, LabelPosition, PointLabel, write_deleted_label};
use crate::render::pptx::chart::waterfall::write_steps;
use crate::render::pptx::text::LetterStyle;
use crate::render::sheet::{ChartDataSheet, has_intervals};
use crate::render::theme::Weight;
use crate::render::xml::XmlWriter;

/// The share of the height that the names of series take.
pub(super) const LEGEND_SHARE: f64 = 0.08;
/// The distance between names and bars, in hundredths of the usual one.
const LABEL_OFFSET: u32 = 14;
/// The size of labels within stacked bars, in sizes of names.
const STACKED_LABEL_SIZE: f64 = SMALL_SIZE / NAME_SIZE;

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let chart = context.chart;
    let bars = context.rows();
    let is_waterfall = chart.kind == ChartKind::Waterfall;
    let is_stacked = is_waterfall || is_stacked(context);
    let bars_in_row = if chart.series.len() > 1 && !is_stacked { as_number(chart.series.len()) } else { 1.0 };
    context.document(
        Blanks::Gap,
        bars.name_size,
        |xml| {
            write_layout(xml, LayoutTarget::InnerPlot, plot_area(&bars, context));
            xml.parent("c:barChart", |xml| {
                xml.val("c:barDir", "bar");
                xml.val("c:grouping", if is_stacked { "stacked" } else { "clustered" });
                xml.val("c:varyColors", false);
                if is_waterfall {
                    write_steps(xml, context, bars.value_size);
                } else {
                    write_all_series(xml, context, &bars);
                }
                xml.val("c:gapWidth", gap_width(&bars, bars_in_row));
                if is_stacked {
                    xml.val("c:overlap", 100_u32);
                }
                write_axis_ids(xml);
            });
            context.write_category_axis(xml, &category_axis(context, bars.name_size));
            context.write_value_axis(xml, &value_axis(context, &bars));
        },
        |xml| {
            if chart.shows_legend() {
                context.write_legend(xml, legend_area(context), &[]);
            }
        },
    )
}

/// Whether the series are parts of a whole, one after the other in one bar.
fn is_stacked(context: &ChartContext<'_>) -> bool {
    matches!(context.chart.kind, ChartKind::Stacked | ChartKind::Shares)
}

/// The area of the plot, where our own picture has it, so that bars and names have the same room.
fn plot_area(bars: &RowLayout, context: &ChartContext<'_>) -> SlideArea {
    let start = plot_start(bars, context);
    // Parts of a whole need no room for values beyond their bars.
    let area = &context.area;
    let end = if is_stacked(context) { area.right } else { bars.scale_end };
    let (left, width) = ((start - area.left) / area.width(), (end - start) / area.width());
    let x = if context.is_rtl() { 1.0 - left - width } else { left };
    let rows = rows_share(context, bars);
    SlideArea::new(x, rows.start, width, rows.end - rows.start)
}

/// The top and the bottom of the rows in shares of the height of the chart, which begins with its legend.
pub(super) fn rows_share(context: &ChartContext<'_>, bars: &RowLayout) -> Span {
    let (top, height) = (context.area.top, context.area.height().max(1.0));
    let start = (bars.top - top) / height;
    Span { start, end: (start + bars.row_height * as_number(context.chart.categories.len().max(1)) / height).min(1.0) }
}

/// The room between the bars of one row and those of the next, in hundredths of a bar.
fn gap_width(bars: &RowLayout, bars_in_row: f64) -> u32 {
    let gap = (bars.row_height - bars.bar_height * bars_in_row) / bars.bar_height.max(1.0) * 100.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between the ends that Office takes")]
    let hundredths = gap.clamp(10.0, 500.0).round() as u32;
    hundredths
}

/// Where the plot starts, in the units of our layout: with values below zero at the end of the names, so that their labels have
/// room.
fn plot_start(bars: &RowLayout, context: &ChartContext<'_>) -> f64 {
    if context.chart.axis.low < 0.0 { bars.names_end + GAP } else { bars.scale_start }
}

/// The least value of the scale, lengthened as far as the plot starts before the bars.
fn scale_low(bars: &RowLayout, context: &ChartContext<'_>) -> f64 {
    let Axis { low, high, .. } = context.chart.axis;
    let lengthened = (bars.scale_start - plot_start(bars, context)) / (bars.scale_end - bars.scale_start).max(1.0);
    low - (high - low) * lengthened
}

/// The axis of values, of which nothing is seen: each bar has its label.
fn value_axis<'a>(context: &ChartContext<'a>, bars: &RowLayout) -> ValueAxis<'a> {
    ValueAxis {
        id: AxisId::Values,
        scale: &context.chart.axis,
        low: Some(scale_low(bars, context)),
        side: AxisSide::Top,
        is_reversed: context.is_rtl(),
        is_visible: false,
        has_labels: true,
        crosses: Crossing::AutoZero,
        between: CrossBetween::Between,
        title: None,
        size: bars.value_size,
    }
}

/// The axis of names, the first one on top; in Arabic the names stand on the right.
fn category_axis(context: &ChartContext<'_>, size: f64) -> CategoryAxis {
    CategoryAxis {
        side: if context.is_rtl() { AxisSide::Right } else { AxisSide::Left },
        is_reversed: true,
        labels: "low",
        line: AxisLine::Hidden,
        letters: context.plain_letters(size),
        wrap: Wrap::Allowed,
        crosses: Crossing::AutoZero,
        label_offset: LABEL_OFFSET,
        // Office leaves no name out, however narrow its face makes the room.
        label_step: Some(1),
    }
}

/// The area of the names of series: one line above the plot, from the side where reading begins.
fn legend_area(context: &ChartContext<'_>) -> SlideArea {
    let names = context.chart.series.iter().map(|series| text_width(&series.name, LEGEND_SIZE, Weight::Semibold) + LEGEND_SIZE * 2.4);
    let share = (names.sum::<f64>() / context.area.width()).min(1.0);
    SlideArea::new(if context.is_rtl() { 1.0 - share } else { 0.0 }, 0.0, share, LEGEND_SHARE * 0.8)
}

/// Writes the series, in the order of their columns.
fn write_all_series(xml: &mut XmlWriter, context: &ChartContext<'_>, bars: &RowLayout) {
    // Each uncertain series has two columns after the figures, in order.
    let mut next_column = ChartDataSheet::first_auxiliary_column(context.chart);
    for (index, series) in context.chart.series.iter().enumerate() {
        let errors = has_intervals(series).then_some(ErrorColumns { minus: next_column, plus: next_column + 1 });
        if errors.is_some() {
            next_column += 2;
        }
        SeriesWriter { context, bars, series, index }.write(xml, errors);
    }
}

/// A series of bars being written.
struct SeriesWriter<'a> {
    context: &'a ChartContext<'a>,
    bars: &'a RowLayout,
    series: &'a Series,
    index: usize,
}

impl SeriesWriter<'_> {
    /// Writes the series; bars of towns with another role than the series get their own colors.
    fn write(&self, xml: &mut XmlWriter, errors: Option<ErrorColumns>) {
        let Self { context, series, index, .. } = *self;
        let is_stacked = is_stacked(context);
        let color = if is_stacked { series.color } else { SeriesColor::Role(series.role) };
        ChartContext::write_series(xml, index, &context.column_name(index + 1), |xml| {
            write_shape_fill(xml, context.series_color(color));
            xml.val("c:invertIfNegative", false);
            for (index, point) in series.points.iter().enumerate().filter(|_| !is_stacked) {
                let color = context.series_color(SeriesColor::Role(point.role));
                if point.doubt.is_some() && point.value.number().is_some() {
                    write_hatched_point(xml, index, color, context.slide_color(ThemeColor::Background1));
                } else if point.role != series.role {
                    write_point_color(xml, index, color);
                }
            }
            if is_stacked {
                self.write_stacked_labels(xml);
            } else if errors.is_some() {
                self.write_labels_at_base(xml);
            } else {
                self.write_labels_at_end(xml);
            }
            if let Some(errors) = errors {
                context.write_error_bars(xml, errors, None);
            }
            context.write_categories(xml);
            context.write_column(xml, "c:val", index + 1);
        });
    }

    /// Labels within the parts of a bar; a part narrower than its label has none.
    fn write_stacked_labels(&self, xml: &mut XmlWriter) {
        let Self { context, bars, series, .. } = *self;
        let size = bars.name_size * STACKED_LABEL_SIZE;
        let is_too_narrow = |point: &DataPoint| {
            let axis = &context.chart.axis;
            let share = point.value.number().map_or(0.0, |value| axis.fraction(value) - axis.fraction(0.0));
            share * (context.area.right - bars.scale_start) < text_width(&point.label, size, Weight::Regular) * 1.3
        };
        let background = context.theme.series_color(series.color);
        let is_ink_readable = context.theme.ink.contrast(background) >= context.theme.paper.contrast(background);
        let color = if is_ink_readable { ThemeColor::Text1 } else { ThemeColor::Background1 };
        let letters = LetterStyle { size, color: context.slide_color(color), is_bold: false };
        let style = DataLabelStyle { letters, position: Some(LabelPosition::Center), content: LabelContent::Value };
        context.write_labels(xml, style, |xml| {
            let narrow = series.points.iter().enumerate().filter(|(_, point)| is_too_narrow(point));
            narrow.for_each(|(index, _)| write_deleted_label(xml, index));
        });
    }

    /// Labels at the base of each bar, for an error bar lies over its end.
    fn write_labels_at_base(&self, xml: &mut XmlWriter) {
        let Self { context, bars, series, .. } = *self;
        let at_base = |letters| DataLabelStyle { letters, position: Some(LabelPosition::InsideBase), content: LabelContent::Value };
        context.write_labels(xml, at_base(context.soft_letters(bars.value_size)), |xml| {
            for (index, point) in series.points.iter().enumerate().filter(|(_, point)| point.value.number().is_some()) {
                // On the pale bars of towns in the background dark letters are read, on the others light ones.
                let color = if point.role == ComparisonRole::Other { ThemeColor::Text1 } else { ThemeColor::Background1 };
                let letters = LetterStyle { color: context.slide_color(color), ..context.letters(bars.value_size, point.role) };
                context.write_point_label(xml, &PointLabel { index, point, style: at_base(letters), shift_down: 0.0 });
            }
        });
    }

    /// Labels beyond the end of each bar; those of points with another role than their series, or with a year, are written one
    /// by one.
    fn write_labels_at_end(&self, xml: &mut XmlWriter) {
        let Self { context, bars, series, .. } = *self;
        let at_end = |role| DataLabelStyle {
            letters: context.letters(bars.value_size, role),
            position: Some(LabelPosition::OutsideEnd),
            content: LabelContent::Value,
        };
        let differs = |point: &DataPoint| {
            point.value.number().is_some() && (point.year.is_some() || point.doubt.is_some() || point.role != series.role)
        };
        context.write_labels(xml, at_end(series.role), |xml| {
            for (index, point) in series.points.iter().enumerate().filter(|(_, point)| differs(point)) {
                context.write_point_label(xml, &PointLabel { index, point, style: at_end(point.role), shift_down: 0.0 });
            }
        });
    }
}
