//! Strip plots: every town a dot on one scale, the towns asked for named above theirs at the ends of leaders.

use crate::chart::{Axis, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{SlideArea, ThemeColor};
use crate::render::mark_columns::{STRIP_COLUMNS, StripColumns};
use crate::render::pptx::chart::axis::{AxisId, AxisSide, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::context::{Blanks, ChartContext, LayoutTarget, write_layout, write_no_line, write_no_marker};
use crate::render::pptx::chart::data::{CellAddress, CellRange};
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent, LabelPosition, PointText, write_no_labels};
use crate::render::pptx::chart::marks::{self, MarkLabels};
use crate::render::pptx::drawing::write_fill;
use crate::render::strip_layout::StripLayout;
use crate::render::xml::XmlWriter;

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let layout = StripLayout::new(context.chart, &context.frame);
    let up = Axis { low: 0.0, high: layout.inner.bottom - context.area.top, ticks: Vec::new(), ..Axis::default() };
    context.document(
        Blanks::Gap,
        context.tick_size(),
        |xml| {
            write_layout(xml, LayoutTarget::InnerPlot, plot_area(context, &layout));
            xml.parent("c:scatterChart", |xml| {
                xml.val("c:scatterStyle", "lineMarker");
                xml.val("c:varyColors", false);
                let mut order = 0;
                let mut next = || {
                    order += 1;
                    order - 1
                };
                // The longest series first: LibreOffice draws no shorter one before it.
                let others = context.sheet.rows.len() - context.chart.categories.len();
                if others >= HALF_POINTS {
                    write_background(xml, context, next());
                }
                write_middle_half(xml, context, next());
                if (1..HALF_POINTS).contains(&others) {
                    write_background(xml, context, next());
                }
                for (index, tag) in layout.tags.iter().enumerate() {
                    let row =
                        context.chart.categories.iter().position(|category| std::ptr::eq(category, tag.category)).map_or(1, |row| row + 1);
                    let town = TownOfStrip { index, row, role: tag.category.role, order: next(), name: &tag.name };
                    town.write(xml, context);
                }
                marks::write_line_series(xml, context, next(), MarkLabels::AtEnds);
                write_axis_ids(xml);
            });
            context.write_value_axis(xml, &context.axis_across(&context.chart.axis, None, context.tick_size()));
            context.write_value_axis(xml, &height_axis(context, &up));
        },
        |_| {},
    )
}

/// The area of the plot, from the top of the chart, where the names are, to the foot of the dots.
fn plot_area(context: &ChartContext<'_>, layout: &StripLayout<'_>) -> SlideArea {
    let (area, inner) = (&context.area, &layout.inner);
    let left = (inner.left - area.left) / area.width();
    let width = inner.width() / area.width();
    let x = if context.is_rtl() { 1.0 - left - width } else { left };
    SlideArea::new(x, 0.0, width, (inner.bottom - area.top) / area.height())
}

/// The axis of heights, of which nothing is seen.
fn height_axis<'a>(context: &ChartContext<'_>, scale: &'a Axis) -> ValueAxis<'a> {
    ValueAxis {
        id: AxisId::Values,
        scale,
        low: None,
        side: AxisSide::Left,
        is_reversed: false,
        is_visible: false,
        has_labels: false,
        crosses: Crossing::Min,
        between: CrossBetween::MidCategory,
        title: None,
        size: context.tick_size(),
    }
}

/// The number of points of the series of the middle half: the two ends of each of its lines, and a blank between them.
const HALF_POINTS: usize = 5;

/// The ends of the middle half of the towns, as two thin lines.
fn write_middle_half(xml: &mut XmlWriter, context: &ChartContext<'_>, order: usize) {
    let StripColumns { half_x, half_y, .. } = STRIP_COLUMNS;
    ChartContext::write_series(xml, order, &context.column_name(half_x), |xml| {
        xml.parent("c:spPr", |xml| {
            xml.element("a:ln").attr("w", 12_700_u32).children(|xml| write_fill(xml, context.slide_color(ThemeColor::Accent3)));
        });
        write_no_marker(xml);
        write_no_labels(xml);
        context.write_column_from(xml, "c:xVal", CellAddress { column: half_x, row: 1 });
        context.write_column_from(xml, "c:yVal", CellAddress { column: half_y, row: 1 });
        xml.val("c:smooth", false);
    });
}

/// The towns of the files that are not compared: pale dots without names.
fn write_background(xml: &mut XmlWriter, context: &ChartContext<'_>, order: usize) {
    let row = context.chart.categories.len() + 1;
    ChartContext::write_series(xml, order, &context.row_name(row), |xml| {
        write_no_line(xml);
        context.write_marker(xml, SeriesColor::Role(ComparisonRole::Other), 6);
        write_no_labels(xml);
        context.write_column_from(xml, "c:xVal", CellAddress { column: STRIP_COLUMNS.value, row });
        context.write_column_from(xml, "c:yVal", CellAddress { column: STRIP_COLUMNS.height, row });
        xml.val("c:smooth", false);
    });
}

/// A named town: a dot, and a leader to its name.
struct TownOfStrip<'a> {
    /// Its place among the named towns, and its row in the sheet.
    index: usize,
    row: usize,
    role: ComparisonRole,
    /// The place of its series.
    order: usize,
    /// Its name with its value.
    name: &'a str,
}

impl TownOfStrip<'_> {
    fn write(&self, xml: &mut XmlWriter, context: &ChartContext<'_>) {
        let Self { index, row, role, order, name } = *self;
        let StripColumns { leader_x, leader_y, .. } = STRIP_COLUMNS;
        let color = SeriesColor::Role(role);
        let cells = |column: usize| CellRange { column, first: index * 2 + 1, last: index * 2 + 2 };
        ChartContext::write_series(xml, order, &context.row_name(row), |xml| {
            context.write_line(xml, color, 12_700);
            context.write_marker(xml, color, if role.is_focus_or_twin() { 12 } else { 9 });
            // The end of the leader has no dot.
            xml.parent("c:dPt", |xml| {
                xml.val("c:idx", 1_u32);
                write_no_marker(xml);
                xml.val("c:bubble3D", false);
            });
            let letters = context.letters(context.label_size(), role);
            let position = if context.is_rtl() { LabelPosition::Left } else { LabelPosition::Right };
            let style = DataLabelStyle { letters, position: Some(position), content: LabelContent::SeriesName };
            let rest = DataLabelStyle { content: LabelContent::Nothing, position: None, ..style };
            context.write_labels(xml, rest, |xml| context.write_text_label(xml, &PointText { index: 1, text: name, style }));
            context.write_range(xml, "c:xVal", cells(leader_x));
            context.write_range(xml, "c:yVal", cells(leader_y));
            xml.val("c:smooth", false);
        });
    }
}
