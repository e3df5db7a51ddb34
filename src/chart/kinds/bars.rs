//! Ranked bars: one indicator, one year or the latest, up to twenty towns, largest first, from zero.

use crate::chart::kinds::{Arrangement, point, zero_based};
use crate::chart::spec::{Kind, Series, Slot};
use crate::chart::words::{Style, name, title, years_of};
use crate::compare::{Figure, Figures, Standing};
use crate::speech::Speech;

/// More bars than this cannot be read from the back row.
const MOST: usize = 20;

/// Whether ranked bars can show these figures; otherwise the kind to use instead.
pub(in crate::chart) fn offer(figures: &Figures) -> Result<(), Option<Kind>> {
    if figures.indicators().len() != 1 || figures.years.len() > 1 {
        return Err(Some(Kind::Grouped));
    }
    if figures.rows.len() > MOST { Err(None) } else { Ok(()) }
}

/// Slots by town in the order of the figures; a year beside the name where years differ.
pub(in crate::chart) fn arrange(figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    let first = figures.rows.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(Figure::value).collect();
    let style = Style::of(&first.indicator, &values);
    let mixed = years_of(figures.rows.iter()).len() > 1;
    let slot = |figure: &Figure| Slot {
        label: name(speech, &figure.place),
        detail: figure.year().filter(|_| mixed).map(|year| year.to_string()),
        standing: figure.standing,
    };
    let points = figures.rows.iter().map(|figure| point(speech, figures, figure, style)).collect();
    let series = Series { name: title(speech, &first.indicator), standing: Standing::Focus, points };
    Some(Arrangement { slots: figures.rows.iter().map(slot).collect(), series: vec![series], axis: zero_based(&values, style) })
}
