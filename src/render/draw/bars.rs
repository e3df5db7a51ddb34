//! Bars from zero, one or several a row, and bullet charts: bars with a target across them.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, MarkKind};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar;
use crate::render::draw::reference_marks::{draw_bands_behind_rows, draw_lines_across_rows};
use crate::render::draw::rows::RowChart;
use crate::render::draw::scale::draw_bracket;
use crate::render::geometry::{Frame, Rect, Span};
use crate::render::layout::frame_below_mark_labels;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::scene::TextStyle;
use crate::render::theme::Weight;

/// Draws a bar chart or a bullet chart.
pub(super) fn draw_bars(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let is_bullet = chart.kind == ChartKind::Bullet;
    let frame = frame_below_mark_labels(chart, frame);
    let rows = RowChart::new(chart, frame);
    draw_bands_behind_rows(pen, &rows);
    let height = if is_bullet { rows.layout.bar_height * 0.62 } else { rows.layout.bar_height };
    let has_several = chart.series.len() > 1;
    for row in rows.rows() {
        rows.draw_name(pen, &row);
        let mut top = row.middle - height * as_number(chart.series.len()) / 2.0;
        for point in chart.series.iter().filter_map(|series| series.points.get(row.index)) {
            draw_bar(pen, &rows, point, top, if has_several { height * 0.9 } else { height });
            top += height;
        }
    }
    if chart.axis.low < 0.0 {
        pen.rect(Rect::new(rows.x_of(0.0) - 1.0, rows.layout.top, 2.0, rows.height()), pen.theme.soft);
    }
    draw_lines_across_rows(pen, &rows);
    if let Some(mark) = chart.mark(MarkKind::Difference) {
        let middle =
            |role: ComparisonRole| chart.categories.iter().position(|category| category.role == role).map(|index| rows.middle(index));
        if let (Some(twin), Some(focus)) = (middle(ComparisonRole::Twin), middle(ComparisonRole::Focus)) {
            draw_bracket(pen, &frame, &mark.label, Span { start: twin, end: focus });
        }
    }
}

/// Draws the bar of a data point, its error bar and its value; a missing value is written in place of the bar.
fn draw_bar(pen: &mut Pen<'_>, rows: &RowChart<'_>, point: &DataPoint, top: f64, height: f64) {
    let (layout, zero) = (&rows.layout, rows.x_of(0.0));
    let baseline = top + height / 2.0 + layout.value_size * HALF_LETTER;
    let style = pen.town_style(point.role, layout.value_size);
    pen.hit_area(Rect::new(layout.names_end, top, layout.scale_end - layout.names_end, height), point);
    let Some(value) = point.value.number() else {
        let style = TextStyle { weight: Weight::Regular, ink: pen.theme.soft, ..style };
        pen.text_start(zero + layout.gap, baseline, style, &point.label_with_doubt());
        return;
    };
    let end = rows.x_of(value);
    let (start, length) = (zero.min(end), (end - zero).abs());
    let (bar, color) = (Rect::new(start, top, length, height), pen.theme.role_color(point.role));
    pen.figure_bar(bar, 2.0, color, point);
    let interval = point.interval.map(|(low, high)| rows.span_of(low, high));
    if let Some(interval) = interval {
        error_bar::horizontal(pen, interval, top + height / 2.0, (height * 0.2).min(layout.value_size * 0.4), pen.theme.ink);
    }
    if value < 0.0 {
        pen.text_end(interval.map_or(end, |interval| interval.start) - layout.gap, baseline, style, &point.label_with_doubt());
    } else {
        let start = interval.map_or(end, |interval| interval.end) + layout.gap;
        // A value that the target line would cross moves beyond the line.
        let width = style.text_width(&point.label_with_doubt());
        let is_crossed = |x: &f64| (start - layout.gap..start + width + layout.gap * 0.5).contains(x);
        let marks = rows.chart.reference_marks().filter(|mark| mark.to <= mark.from).map(|mark| rows.x_of(mark.from));
        let start = marks.filter(is_crossed).fold(start, |start, x| start.max(x + layout.gap * 0.6));
        pen.text_start(start, baseline, style, &point.label_with_doubt());
    }
}
