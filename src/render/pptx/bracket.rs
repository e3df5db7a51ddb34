//! The difference between two towns, as a bracket beside a native chart: three thin shapes and their label, where our own picture has them.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartMark, ChartSpec, MarkKind};
use crate::compare::ComparisonRole;
use crate::render::geometry::Span;
use crate::render::layout::{DIFFERENCE_SIZE, difference_room, frame_below_mark_labels, layout_rows, layout_slide, slide_frame};
use crate::render::measure::text_width;
use crate::render::pptx::chart::height_on_slide;
use crate::render::pptx::drawing::ShapeName;
use crate::render::pptx::placement::ChartPlacement;
use crate::render::pptx::row_marks::write_rectangle;
use crate::render::pptx::several::OnSlide;
use crate::render::pptx::text::{RunStyle, write_paragraph};
use crate::render::pptx::text_box::write_text_box;
use crate::render::theme::{Theme, Weight};
use crate::render::xml::XmlWriter;

/// The identifier of the first shape on its slide.
const FIRST_ID: usize = 80;
/// The thickness of the lines, in the units of our layout.
const THICKNESS: f64 = 3.0;

/// Writes the bracket of a chart that has one.
pub(super) fn write(xml: &mut XmlWriter, chart: &ChartSpec, placement: &ChartPlacement, theme: &Theme) {
    let Some(mark) = chart.mark(MarkKind::Difference) else { return };
    let Some(span) = ends(chart, mark) else { return };
    let frame = slide_frame(layout_slide(chart).chart_span);
    let em = frame.em;
    let x = frame.right - difference_room(&mark.label, em) + em * 0.8;
    let (top, bottom) = (span.low(), span.high());
    let on_slide = OnSlide::new(chart, placement);
    let lines = [
        (x - THICKNESS / 2.0, top, THICKNESS, bottom - top),
        (x - em * 0.3, top - THICKNESS / 2.0, em * 0.3, THICKNESS),
        (x - em * 0.3, bottom - THICKNESS / 2.0, em * 0.3, THICKNESS),
    ];
    for (index, (start, top, width, height)) in lines.into_iter().enumerate() {
        let area = on_slide.area(start, top, width, height.max(THICKNESS));
        write_rectangle(xml, ShapeName { id: FIRST_ID + index, name: "Bracket" }, area, theme.soft, None);
    }
    let size = em * DIFFERENCE_SIZE;
    let width = text_width(&mark.label, size, Weight::Semibold) + 12.0;
    let area = on_slide.area(x + em * 0.35, f64::midpoint(top, bottom) - size * 0.7, width, size * 1.4);
    let style = RunStyle { language: chart.language, size: Some(size) };
    write_text_box(xml, ShapeName { id: FIRST_ID + lines.len(), name: "Difference" }, area, |xml| write_paragraph(xml, &mark.label, style));
}

/// The heights of the twin and of the focus, in our own layout.
fn ends(chart: &ChartSpec, mark: &ChartMark) -> Option<Span> {
    if chart.kind == ChartKind::Lines {
        return Some(Span { start: height_on_slide(chart, mark.from), end: height_on_slide(chart, mark.to) });
    }
    let frame = frame_below_mark_labels(chart, &slide_frame(layout_slide(chart).chart_span));
    let rows = layout_rows(chart, &frame);
    let middle = |role: ComparisonRole| {
        let index = chart.categories.iter().position(|category| category.role == role)?;
        Some(rows.top + (as_number(index) + 0.5) * rows.row_height)
    };
    Some(Span { start: middle(ComparisonRole::Twin)?, end: middle(ComparisonRole::Focus)? })
}
