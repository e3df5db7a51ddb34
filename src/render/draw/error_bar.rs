//! Error bars: a thin line over the interval a figure lies in, with a stroke across each end.

use crate::render::geometry::{Rect, Span};
use crate::render::pen::Pen;
use crate::render::theme::Rgb;

/// The stroke width. A horizontal bar is outlined as widely in the page colour, so that it shows on a dark bar.
const STROKE: f64 = 2.0;

/// Draws a horizontal error bar at the height `y`. `half_cap` is half the length of the strokes at the ends.
pub(super) fn horizontal(pen: &mut Pen<'_>, span: Span, y: f64, half_cap: f64, ink: Rgb) {
    for (stroke, ink) in [(STROKE * 2.0, pen.theme.paper), (STROKE, ink)] {
        let outline = (stroke - STROKE) / 2.0;
        let length = (span.end - span.start).abs() + outline * 2.0;
        pen.rect(Rect::new(span.low() - outline, y - stroke / 2.0, length, stroke), ink);
        for x in [span.start, span.end] {
            pen.rect(Rect::new(x - stroke / 2.0, y - half_cap - outline, stroke, (half_cap + outline) * 2.0), ink);
        }
    }
}

/// Draws a vertical error bar at `x`. `half_cap` is half the length of the strokes at the ends.
pub(super) fn vertical(pen: &mut Pen<'_>, x: f64, span: Span, half_cap: f64, ink: Rgb) {
    pen.rect(Rect::new(x - STROKE / 2.0, span.low(), STROKE, (span.end - span.start).abs()), ink);
    for y in [span.start, span.end] {
        pen.rect(Rect::new(x - half_cap, y - STROKE / 2.0, half_cap * 2.0, STROKE), ink);
    }
}
