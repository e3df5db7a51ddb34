//! The kinds of charts, one file each: when it is offered, its slots, series and scale.

pub(super) mod bars;
pub(super) mod grouped;

use crate::chart::spec::{Axis, Point, Series, Slot};
use crate::chart::words::Style;
use crate::compare::{Figure, Figures};
use crate::speech::{Line, Speech};

/// What a kind makes of the figures.
pub(super) struct Arrangement {
    pub slots: Vec<Slot>,
    pub series: Vec<Series>,
    pub axis: Axis,
}

/// A scale that holds zero and every value.
pub(super) fn zero_based(values: &[f64], style: Style) -> Axis {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let high = if high <= low { low + 1.0 } else { high };
    Axis { low, high, decimals: style.decimals, percent: style.percent, signed: style.signed }
}

/// The point of a figure: its value as printed, or "n.d.".
pub(super) fn point(speech: &Speech, figures: &Figures, figure: &Figure, style: Style) -> Point {
    let label = match figure.value() {
        Some(value) => style.label(speech, value),
        None => speech.say(&Line::NotAvailable {}),
    };
    Point { reading: figure.reading(), label, row: figures.rank(figure), year: None, standing: figure.standing }
}
