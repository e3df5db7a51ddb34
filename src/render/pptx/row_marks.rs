//! The marks of a chart set in rows, on the slide under its native chart: the lines of bars, and the labels of all such marks.
//!
//! Bars run along their rows, and no program draws a series across them: their marks are lines of the slide, where our own picture has them.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartMark, ChartSpec};
use crate::render::brand::{SlideArea, SlideColor};
use crate::render::geometry::Frame;
use crate::render::layout::{MarkLabel, RowLayout, frame_below_mark_labels, layout_rows, layout_slide, mark_labels, slide_frame};
use crate::render::measure::text_width;
use crate::render::pptx::drawing::{ShapeName, write_fill, write_geometry, write_shape_name, write_transform};
use crate::render::pptx::placement::ChartPlacement;
use crate::render::pptx::several::OnSlide;
use crate::render::pptx::text::{RunStyle, write_paragraph};
use crate::render::pptx::text_box::write_text_box;
use crate::render::theme::{Rgb, Theme, Weight};
use crate::render::xml::XmlWriter;

/// The identifiers of the first line and of the first label on their slide.
const FIRST_LINE_ID: usize = 40;
const FIRST_LABEL_ID: usize = 60;
/// How much of a range shows over the bars, in thousandths of a per cent.
const BAND_ALPHA: u32 = 22_000;

/// Writes the marks of a chart set in rows; other charts have theirs as series with labels.
pub(super) fn write(xml: &mut XmlWriter, chart: &ChartSpec, placement: &ChartPlacement, theme: &Theme) {
    let has_lines = matches!(chart.kind, ChartKind::Bars | ChartKind::Bullet | ChartKind::Grouped);
    if !has_lines && !matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow) {
        return;
    }
    let layout = layout_slide(chart);
    let frame = frame_below_mark_labels(chart, &slide_frame(layout.chart_span));
    let rows = layout_rows(chart, &frame);
    let marks = RowMarks { chart, on_slide: OnSlide::new(chart, placement) };
    for (index, (mark, label)) in chart.reference_marks().zip(mark_labels(chart, &rows, &frame)).enumerate() {
        if has_lines {
            marks.write_line(xml, FIRST_LINE_ID + index, mark, &MarkPlace { label: &label, rows: &rows, frame: &frame, theme });
        }
        marks.write_label(xml, FIRST_LABEL_ID + index, &label);
    }
}

/// Where a mark is in our own picture.
struct MarkPlace<'a> {
    label: &'a MarkLabel,
    rows: &'a RowLayout,
    frame: &'a Frame,
    theme: &'a Theme,
}

/// The marks being written.
struct RowMarks<'a> {
    chart: &'a ChartSpec,
    on_slide: OnSlide,
}

impl RowMarks<'_> {
    /// The line of a value, or the band of a range.
    fn write_line(&self, xml: &mut XmlWriter, id: usize, mark: &ChartMark, place: &MarkPlace<'_>) {
        let MarkPlace { label, rows, frame, theme } = place;
        let bottom = rows.top + rows.row_height * as_number(rows.names.len().max(1));
        let is_band = mark.to > mark.from;
        let x_of = |value: f64| rows.x_of(&self.chart.axis, value);
        let area = if is_band {
            self.on_slide.area(x_of(mark.from), rows.top, x_of(mark.to) - x_of(mark.from), bottom - rows.top)
        } else {
            let top = label.baseline + frame.em * 0.25;
            self.on_slide.area(label.x - 2.0, top, 4.0, bottom - top)
        };
        let (ink, alpha) = if is_band { (theme.soft, Some(BAND_ALPHA)) } else { (theme.ink, None) };
        write_rectangle(xml, ShapeName { id, name: "Mark line" }, area, ink, alpha);
    }

    fn write_label(&self, xml: &mut XmlWriter, id: usize, label: &MarkLabel) {
        let width = text_width(&label.text, label.size, Weight::Regular) + 8.0;
        let area = self.on_slide.area(label.start, label.baseline - label.size, width, label.size * 1.35);
        let style = RunStyle { language: self.chart.language, size: Some(label.size) };
        write_text_box(xml, ShapeName { id, name: "Mark" }, area, |xml| write_paragraph(xml, &label.text, style));
    }
}

/// A filled rectangle without an edge.
pub(super) fn write_rectangle(xml: &mut XmlWriter, shape: ShapeName, area: SlideArea, ink: Rgb, alpha: Option<u32>) {
    xml.parent("p:sp", |xml| {
        xml.parent("p:nvSpPr", |xml| {
            write_shape_name(xml, shape);
            xml.leaf("p:cNvSpPr");
            xml.leaf("p:nvPr");
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", area);
            write_geometry(xml, "rect");
            match alpha {
                None => write_fill(xml, SlideColor::Fixed(ink)),
                Some(alpha) => xml.parent("a:solidFill", |xml| {
                    xml.element("a:srgbClr").attr("val", ink.hex()).children(|xml| xml.val("a:alpha", alpha));
                }),
            }
            xml.parent("a:ln", |xml| xml.leaf("a:noFill"));
        });
    });
}
