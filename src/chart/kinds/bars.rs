//! Ranked bars: one indicator, one year or the latest, up to twenty towns, largest first, from zero.

use crate::base::as_number;
use crate::chart::kind::Kind;
use crate::chart::kinds::{Arrangement, Offer, point, reach, series, zero_based};
use crate::chart::shape::Shape;
use crate::chart::spec::Slot;
use crate::chart::words::{Style, name, title, years_of};
use crate::compare::{Figure, Figures, Standing};
use crate::speech::Speech;

/// More bars than this cannot be read from the back row.
const MOST: usize = 20;

/// One indicator at one date; of many towns a strip says more.
pub(super) fn offer(shape: &Shape) -> Offer {
    if shape.indicators.len() != 1 {
        return Err(Some(Kind::Grouped));
    }
    if shape.years > 1 {
        return Err(Some(if shape.years > 2 { Kind::Lines } else { Kind::Grouped }));
    }
    if shape.places > MOST { Err(Some(Kind::Strip)) } else { Ok(90) }
}

/// Slots by town in the order of the figures; a year beside the name where years differ.
pub(super) fn arrange(figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    let first = figures.rows.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(Figure::value).collect();
    let style = Style::of(&first.indicator, &values);
    let mixed = years_of(figures.rows.iter()).len() > 1;
    let slot = |figure: &Figure| Slot {
        label: name(speech, &figure.place),
        detail: figure.year().filter(|_| mixed).map(|year| year.to_string()),
        standing: figure.standing,
        at: as_number(figures.rank(figure)),
    };
    let points = figures.rows.iter().map(|figure| point(speech, figures, figure, style)).collect();
    let one = series(title(speech, &first.indicator), Standing::Focus, points);
    let slots = figures.rows.iter().map(slot).collect();
    Some(Arrangement { slots, series: vec![one], axis: zero_based(&reach(figures), style), ..Arrangement::default() })
}
