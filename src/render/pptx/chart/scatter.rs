//! Scatters, and bubbles where a third indicator is the area: a series for each town, so that each is named by itself.

use crate::chart::{Axis, Category, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{SlideArea, ThemeColor};
use crate::render::geometry::{Bounds, Point, Size};
use crate::render::labels::{DotLabel, label_rank, place_beside_dots};
use crate::render::layout::{INNER, LABEL_SIZE, SMALL_SIZE, layout_slide};
use crate::render::measure::text_width;
use crate::render::pptx::chart::axis::{AxisId, AxisSide, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::context::{Blanks, ChartContext, LayoutTarget, write_layout, write_no_line, write_shape_fill};
use crate::render::pptx::chart::data::CellAddress;
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent, LabelPosition};
use crate::render::pptx::chart::marks::{self, MarkLabels};
use crate::render::theme::Weight;
use crate::render::xml::XmlWriter;

/// The size of names, and of ticks and titles of axes, in the units of our layout.
const NAME_SIZE: f64 = LABEL_SIZE;
const TICK_SIZE: f64 = SMALL_SIZE;
/// The area of the plot, in shares of the chart.
const PLOT: SlideArea = SlideArea::new(0.1, 0.03, 0.86, 0.8);
/// The radius of a dot, in the units of our layout.
const DOT_RADIUS: f64 = 12.0;
/// The columns of the sheet.
const X_COLUMN: usize = 1;
const Y_COLUMN: usize = 2;
const AREA_COLUMN: usize = 3;

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let chart = context.chart;
    debug_assert!(chart.x_axis.is_some(), "a scatter has a second axis");
    let Some(across) = &chart.x_axis else { return Vec::new() };
    let is_bubble = chart.series.len() > 2;
    context.document(
        Blanks::Gap,
        TICK_SIZE,
        |xml| {
            write_layout(xml, LayoutTarget::InnerPlot, PLOT);
            if is_bubble {
                write_bubbles(xml, context);
            } else {
                write_dots(xml, context);
            }
            context.write_value_axis(xml, &context.axis_across(across, Some(&across.title), TICK_SIZE));
            context.write_value_axis(xml, &y_axis(context, &chart.axis));
        },
        |_| {},
    )
}

/// The vertical axis, on the side where reading begins.
fn y_axis<'a>(context: &ChartContext<'_>, scale: &'a Axis) -> ValueAxis<'a> {
    ValueAxis {
        id: AxisId::Values,
        scale,
        low: None,
        side: if context.is_rtl() { AxisSide::Right } else { AxisSide::Left },
        is_reversed: false,
        is_visible: true,
        has_labels: true,
        crosses: if context.is_rtl() { Crossing::Max } else { Crossing::Min },
        between: CrossBetween::MidCategory,
        title: Some(&scale.title),
        size: TICK_SIZE,
    }
}

/// The plot of a scatter whose third indicator is the area of bubbles: only the named towns.
fn write_bubbles(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    xml.parent("c:bubbleChart", |xml| {
        xml.val("c:varyColors", false);
        for ((index, category), side) in context.chart.categories.iter().enumerate().zip(label_sides(context)) {
            write_bubble(xml, context, &NamedTown { index, order: index, role: category.role, side });
        }
        xml.val("c:bubbleScale", 40_u32);
        xml.val("c:showNegBubbles", false);
        xml.val("c:sizeRepresents", "area");
        write_axis_ids(xml);
    });
}

/// The plot of a scatter without areas: the towns in the background first, so that the named ones are drawn over them.
fn write_dots(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    let has_background = context.sheet.rows.len() > context.chart.categories.len();
    xml.parent("c:scatterChart", |xml| {
        xml.val("c:scatterStyle", "lineMarker");
        xml.val("c:varyColors", false);
        if has_background {
            write_background(xml, context);
        }
        for ((index, category), side) in context.chart.categories.iter().enumerate().zip(label_sides(context)) {
            let order = if has_background { index + 1 } else { index };
            write_dot(xml, context, &NamedTown { index, order, role: category.role, side });
        }
        marks::write_line_series(xml, context, context.chart.categories.len() + 1, MarkLabels::AtEnds);
        write_axis_ids(xml);
    });
}

/// The side of its dot on which the name of each town meets no other name, found as in our own picture; the usual one where there is
/// none.
fn label_sides(context: &ChartContext<'_>) -> Vec<LabelPosition> {
    let chart = context.chart;
    let usual = if context.is_rtl() { LabelPosition::Left } else { LabelPosition::Right };
    let span = layout_slide(chart).chart_span;
    let (width, height) = (INNER * PLOT.width, (span.end - span.start) * PLOT.height);
    let center = |index: usize| {
        let value = |series: usize| chart.series.get(series)?.points.get(index)?.value.number();
        let across = chart.x_axis.as_ref()?.fraction(value(0)?);
        let across = if context.is_rtl() { 1.0 - across } else { across };
        Some(Point::new(width * across, height * (1.0 - chart.axis.fraction(value(1)?))))
    };
    // The most important towns choose first.
    let mut order: Vec<(usize, &Category)> = chart.categories.iter().enumerate().collect();
    order.sort_by_key(|(_, category)| label_rank(category.role));
    let known: Vec<(usize, Point, &Category)> =
        order.into_iter().filter_map(|(index, category)| Some((index, center(index)?, category))).collect();
    let label = |(_, center, category): &(usize, Point, &Category)| {
        let size = Size { width: text_width(&category.label, NAME_SIZE, Weight::Semibold), height: NAME_SIZE * 1.1 };
        DotLabel { center: *center, radius: DOT_RADIUS, size }
    };
    let labels: Vec<DotLabel> = known.iter().map(label).collect();
    let around = |center: &Point| Bounds { left: center.x, top: center.y, right: center.x, bottom: center.y }.grown(DOT_RADIUS);
    let dots: Vec<Bounds> = known.iter().map(|(_, center, _)| around(center)).collect();
    let room = Bounds { left: 0.0, top: -NAME_SIZE, right: INNER * (1.0 - PLOT.x), bottom: height };
    let mut sides = vec![usual; chart.categories.len()];
    for ((index, center, _), bounds) in known.iter().zip(place_beside_dots(&labels, &dots, &room)) {
        if let (Some(side), Some(bounds)) = (sides.get_mut(*index), bounds) {
            *side = side_of(center, &bounds);
        }
    }
    sides
}

/// On which side of a point a box is.
fn side_of(center: &Point, bounds: &Bounds) -> LabelPosition {
    if bounds.left >= center.x {
        LabelPosition::Right
    } else if bounds.right <= center.x {
        LabelPosition::Left
    } else if bounds.bottom <= center.y {
        LabelPosition::Above
    } else {
        LabelPosition::Below
    }
}

/// A town with a name.
struct NamedTown {
    /// Its place among the categories.
    index: usize,
    /// The place of its series.
    order: usize,
    role: ComparisonRole,
    /// Where its name is beside its dot.
    side: LabelPosition,
}

impl NamedTown {
    /// Its row in the sheet.
    fn row(&self) -> usize {
        self.index + 1
    }

    /// Writes its series: what `shape` writes, then its label and its point.
    fn write(
        &self,
        xml: &mut XmlWriter,
        context: &ChartContext<'_>,
        shape: impl FnOnce(&mut XmlWriter),
        after: impl FnOnce(&mut XmlWriter),
    ) {
        let row = self.row();
        let position = self.side;
        let letters = context.letters(NAME_SIZE, self.role);
        let style = DataLabelStyle { letters, position: Some(position), content: LabelContent::SeriesName };
        ChartContext::write_series(xml, self.order, &context.row_name(row), |xml| {
            shape(xml);
            context.write_labels(xml, style, |_| {});
            context.write_cell(xml, "c:xVal", CellAddress { column: X_COLUMN, row });
            context.write_cell(xml, "c:yVal", CellAddress { column: Y_COLUMN, row });
            after(xml);
        });
    }
}

fn write_bubble(xml: &mut XmlWriter, context: &ChartContext<'_>, town: &NamedTown) {
    let shape = |xml: &mut XmlWriter| {
        write_shape_fill(xml, context.series_color(SeriesColor::Role(town.role)));
        xml.val("c:invertIfNegative", false);
    };
    town.write(xml, context, shape, |xml| {
        context.write_cell(xml, "c:bubbleSize", CellAddress { column: AREA_COLUMN, row: town.row() });
        xml.val("c:bubble3D", false);
    });
}

fn write_dot(xml: &mut XmlWriter, context: &ChartContext<'_>, town: &NamedTown) {
    let size = if town.role.is_focus_or_twin() { 12 } else { 9 };
    let shape = |xml: &mut XmlWriter| {
        write_no_line(xml);
        context.write_marker(xml, SeriesColor::Role(town.role), size);
    };
    town.write(xml, context, shape, |xml| xml.val("c:smooth", false));
}

/// The towns of the files that are not compared: one series of small pale dots without names.
fn write_background(xml: &mut XmlWriter, context: &ChartContext<'_>) {
    let row = context.chart.categories.len() + 1;
    ChartContext::write_series(xml, 0, &context.row_name(row), |xml| {
        write_no_line(xml);
        xml.parent("c:marker", |xml| {
            xml.val("c:symbol", "circle");
            xml.val("c:size", 4_u8);
            xml.parent("c:spPr", |xml| {
                xml.parent("a:solidFill", |xml| {
                    let color = xml.element("a:schemeClr").attr("val", ThemeColor::Accent3.slide_name());
                    color.children(|xml| xml.val("a:alpha", 45_000_u32));
                });
                xml.parent("a:ln", |xml| xml.leaf("a:noFill"));
            });
        });
        let style = DataLabelStyle { letters: context.soft_letters(NAME_SIZE), position: None, content: LabelContent::Nothing };
        context.write_labels(xml, style, |_| {});
        context.write_column_from(xml, "c:xVal", CellAddress { column: X_COLUMN, row });
        context.write_column_from(xml, "c:yVal", CellAddress { column: Y_COLUMN, row });
        xml.val("c:smooth", false);
    });
}
