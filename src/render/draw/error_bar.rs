//! Between which numbers a figure lies: a thin line with a stroke at each end.

use crate::render::pen::Pen;
use crate::render::theme::Rgb;

/// How thick it is; around it the colour of the page, so that it is seen upon a dark bar.
const THICK: f64 = 2.0;

/// Along a row: from one place to another at a height.
pub(super) fn lying(pen: &mut Pen<'_>, (from, to): (f64, f64), y: f64, half: f64, ink: Rgb) {
    for (thick, ink) in [(THICK * 2.0, pen.theme.paper), (THICK, ink)] {
        let more = (thick - THICK) / 2.0;
        pen.rect(from.min(to) - more, y - thick / 2.0, ((to - from).abs() + more * 2.0, thick), 0.0, ink);
        for x in [from, to] {
            pen.rect(x - thick / 2.0, y - half - more, (thick, (half + more) * 2.0), 0.0, ink);
        }
    }
}

/// Upright: from one height to another at a place.
pub(super) fn standing(pen: &mut Pen<'_>, x: f64, (from, to): (f64, f64), half: f64, ink: Rgb) {
    pen.rect(x - THICK / 2.0, from.min(to), (THICK, (to - from).abs()), 0.0, ink);
    for y in [from, to] {
        pen.rect(x - half, y - THICK / 2.0, (half * 2.0, THICK), 0.0, ink);
    }
}
