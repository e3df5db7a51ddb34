//! Targets, medians and national figures, drawn across a chart as lines or bands with their labels.

use crate::chart::{ChartMark, ChartSpec};
use crate::render::draw::rows::RowChart;
use crate::render::draw::scale::{draw_dashed_line, y_of};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::{LabelRequest, place_in_column};
use crate::render::layout::mark_labels;
use crate::render::measure::fit;
use crate::render::pen::Pen;

/// Draws the bands of marks that are ranges, behind the rows.
pub(super) fn draw_bands_behind_rows(pen: &mut Pen<'_>, rows: &RowChart<'_>) {
    for mark in rows.chart.reference_marks().filter(|mark| mark.to > mark.from) {
        let (start, end) = (rows.x_of(mark.from), rows.x_of(mark.to));
        pen.rect(Rect::new(start, rows.layout.top, end - start, rows.height()), pen.theme.line);
    }
}

/// Draws marks that are one value as lines across the rows; writes the label of every mark above them, each on a line of its own.
pub(super) fn draw_lines_across_rows(pen: &mut Pen<'_>, rows: &RowChart<'_>) {
    let em = rows.frame.em;
    for (mark, label) in rows.chart.reference_marks().zip(mark_labels(rows.chart, &rows.layout, &rows.frame)) {
        if mark.to <= mark.from {
            let top = label.baseline + em * 0.25;
            pen.rect(Rect::new(label.x - 2.0, top, 4.0, rows.layout.top + rows.height() - top), pen.theme.ink);
        }
        pen.text_start(label.start, label.baseline, pen.secondary_style(label.size), &label.text);
    }
}

/// Draws the ranges that are marked across a frame with a vertical scale as bands, behind its lines.
pub(super) fn draw_bands_across_frame(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    for mark in chart.reference_marks().filter(|mark| mark.to > mark.from) {
        let (low, high) = (y_of(&chart.axis, inner, mark.from), y_of(&chart.axis, inner, mark.to));
        pen.rect(Rect::new(inner.left, high, inner.width(), low - high), pen.theme.line);
    }
}

/// Draws marks across a frame with a vertical scale as dashed lines, each with its label over it where that meets no other.
pub(super) fn draw_lines_across_frame(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    let marks: Vec<&ChartMark> = chart.reference_marks().collect();
    let height_of = |value: f64| y_of(&chart.axis, inner, value);
    let style = pen.secondary_style(inner.small_size());
    let requests: Vec<LabelRequest> = marks
        .iter()
        .map(|mark| {
            let line = height_of(mark.to);
            let middle = if line - style.size * 1.4 < inner.top { line + style.size * 0.75 } else { line - style.size * 0.75 };
            LabelRequest { middle, height: style.size * 1.3, rank: 0 }
        })
        .collect();
    let places = place_in_column(&requests, Span { start: inner.top, end: inner.bottom });
    for (mark, place) in marks.iter().zip(places) {
        let high = height_of(mark.to);
        draw_dashed_line(pen, Point::new(inner.left, high), Point::new(inner.right, high), inner.em);
        if let Some(middle) = place {
            let label = fit(&mark.label, style.size, style.weight, inner.width());
            // No line crosses its letters.
            let patch = Rect::new(
                inner.left + inner.em * 0.2,
                middle - style.size * 0.55,
                style.text_width(&label) + inner.em * 0.2,
                style.size * 1.1,
            );
            pen.rect(patch, pen.theme.paper);
            pen.text_start(inner.left + inner.em * 0.3, middle + style.size * 0.35, style, &label);
        }
    }
}
