//! Radars: one or two towns around a center, from 0 to 100 %.

use crate::chart::SeriesColor;
use crate::render::brand::SlideArea;
use crate::render::layout::SMALL_SIZE;
use crate::render::pptx::chart::axis::{AxisId, AxisLine, AxisSide, CategoryAxis, CrossBetween, Crossing, ValueAxis, write_axis_ids};
use crate::render::pptx::chart::context::{Blanks, ChartContext, Wrap};
use crate::render::pptx::chart::labels::{DataLabelStyle, LabelContent};

/// The sizes of names around the radar and of values, in the units of our layout.
const NAME_SIZE: f64 = SMALL_SIZE;
const VALUE_SIZE: f64 = SMALL_SIZE;
/// The width of lines, in English Metric Units, and of markers, in points.
const LINE_WIDTH: u32 = 44_450;
const MARKER_SIZE: u8 = 8;

/// The chart part.
pub(super) fn chart(context: &ChartContext<'_>) -> Vec<u8> {
    let values = ValueAxis {
        id: AxisId::Values,
        scale: &context.chart.axis,
        low: None,
        side: AxisSide::Left,
        is_reversed: false,
        is_visible: true,
        has_labels: true,
        crosses: Crossing::AutoZero,
        between: CrossBetween::Between,
        title: None,
        size: VALUE_SIZE,
    };
    let names = CategoryAxis {
        side: AxisSide::Bottom,
        is_reversed: false,
        labels: "nextTo",
        line: AxisLine::Default,
        letters: context.plain_letters(NAME_SIZE),
        wrap: Wrap::Never,
        crosses: Crossing::AutoZero,
        label_offset: 100,
        label_step: Some(1),
    };
    context.document(
        Blanks::Gap,
        NAME_SIZE,
        |xml| {
            xml.leaf("c:layout");
            xml.parent("c:radarChart", |xml| {
                xml.val("c:radarStyle", "marker");
                xml.val("c:varyColors", false);
                for (index, series) in context.chart.series.iter().enumerate() {
                    let color = SeriesColor::Role(series.role);
                    let letters = context.letters(VALUE_SIZE, series.role);
                    ChartContext::write_series(xml, index, &context.column_name(index + 1), |xml| {
                        context.write_line(xml, color, LINE_WIDTH);
                        context.write_marker(xml, color, MARKER_SIZE);
                        context.write_labels(xml, DataLabelStyle { letters, position: None, content: LabelContent::Value }, |_| {});
                        context.write_categories(xml);
                        context.write_column(xml, "c:val", index + 1);
                    });
                }
                write_axis_ids(xml);
            });
            context.write_category_axis(xml, &names);
            context.write_value_axis(xml, &values);
        },
        |xml| {
            if context.chart.shows_legend() {
                context.write_legend(xml, SlideArea::new(if context.is_rtl() { 0.6 } else { 0.0 }, 0.0, 0.4, 0.08), &[]);
            }
        },
    )
}
