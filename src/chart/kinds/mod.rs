//! The kinds of charts, one file each: when it is offered and how fit it is, its slots, series and scale.

pub(super) mod bars;
pub(super) mod bullet;
pub(super) mod change;
pub(super) mod grid;
pub(super) mod grouped;
pub(super) mod over_time;
pub(super) mod pairs;
pub(super) mod parts;
pub(super) mod radar;
pub(super) mod scatter;
pub(super) mod strip;
pub(super) mod waterfall;

use crate::base::as_number;
use crate::chart::kind::Kind;
use crate::chart::shape::Shape;
use crate::chart::spec::{Axis, Hue, Mark, Point, Series, Slot};
use crate::chart::words::{Style, name, title, years_of};
use crate::compare::{Figure, Figures, Standing};
use crate::indicators::Indicator;
use crate::speech::{Line, Speech};
use crate::tidy::Place;

/// What a kind makes of the figures.
#[derive(Default)]
pub(super) struct Arrangement {
    pub slots: Vec<Slot>,
    pub series: Vec<Series>,
    pub axis: Axis,
    pub across: Option<Axis>,
    pub own: Vec<Axis>,
    pub trails: Vec<Vec<[f64; 2]>>,
    pub marks: Vec<Mark>,
    pub ground: Vec<[f64; 2]>,
}

/// How fit a kind is for a shape, from 1 to 100; or the kind to use instead.
pub(super) type Offer = Result<u8, Option<Kind>>;

/// How fit a kind is.
pub(super) fn offer(kind: Kind, shape: &Shape) -> Offer {
    match kind {
        Kind::Bars => bars::offer(shape),
        Kind::Grouped => grouped::offer(shape),
        Kind::Dumbbell => pairs::offer(shape),
        Kind::Arrow => change::offer_arrow(shape),
        Kind::Slope => change::offer_slope(shape),
        Kind::Lines => over_time::offer_lines(shape),
        Kind::Multiples => over_time::offer_multiples(shape),
        Kind::Bump => over_time::offer_bump(shape),
        Kind::Scatter => scatter::offer(shape),
        Kind::Heatmap => grid::offer_heatmap(shape),
        Kind::Table => grid::offer_table(shape),
        Kind::Stacked => parts::offer(shape, false),
        Kind::Shares => parts::offer(shape, true),
        Kind::Waterfall => waterfall::offer(shape),
        Kind::Strip => strip::offer(shape),
        Kind::Bullet => bullet::offer(shape),
        Kind::Radar => radar::offer(shape),
    }
}

/// Arranges the figures in a kind that was offered.
pub(super) fn arrange(kind: Kind, figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    match kind {
        Kind::Bars => bars::arrange(figures, speech),
        Kind::Grouped => grouped::arrange(figures, speech),
        Kind::Dumbbell => pairs::arrange(figures, speech),
        Kind::Arrow => change::arrange_arrow(figures, speech),
        Kind::Slope | Kind::Lines | Kind::Multiples => over_time::arrange(figures, speech),
        Kind::Bump => over_time::arrange_bump(figures, speech),
        Kind::Scatter => scatter::arrange(figures, speech),
        Kind::Heatmap | Kind::Table => grid::arrange(figures, speech),
        Kind::Stacked => parts::arrange(figures, speech, false),
        Kind::Shares => parts::arrange(figures, speech, true),
        Kind::Waterfall => waterfall::arrange(figures, speech),
        Kind::Strip => strip::arrange(figures, speech),
        Kind::Bullet => bullet::arrange(figures, speech),
        Kind::Radar => radar::arrange(figures, speech),
    }
}

/// A scale that holds zero and every value; every value is printed, so it has no ticks.
pub(super) fn zero_based(values: &[f64], style: Style) -> Axis {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let high = if high <= low { low + 1.0 } else { high };
    Axis { low, high, decimals: style.decimals, percent: style.percent, signed: style.signed, ..Axis::default() }
}

/// The point of a figure: its value as printed, or "n.d.".
pub(super) fn point(speech: &Speech, figures: &Figures, figure: &Figure, style: Style) -> Point {
    let label = match figure.value() {
        Some(value) => style.label(speech, value),
        None => speech.say(&Line::NotAvailable {}),
    };
    let (reading, row, standing) = (figure.reading(), figures.rank(figure), figure.standing);
    Point { reading, label, row, year: None, standing, interval: figure.interval(), shade: None }
}

/// A point in the colour of its series, its year printed when it is not the one asked for.
pub(super) fn dated(speech: &Speech, (figures, figure): (&Figures, &Figure), style: Style, standing: Standing) -> Point {
    let mixed = figures.years.is_empty() && years_of(figures.rows.iter()).len() > 1;
    let borrowed = figure.year().filter(|year| figure.wanted.map_or(mixed, |wanted| *year != wanted));
    Point { standing, year: borrowed.map(|year| year.to_string()), ..point(speech, figures, figure, style) }
}

/// The slot of a town.
pub(super) fn town_slot(speech: &Speech, (place, standing): (&Place, Standing), rank: usize) -> Slot {
    Slot { label: name(speech, place), detail: None, standing, at: as_number(rank) }
}

/// The slot of an indicator.
pub(super) fn indicator_slot(speech: &Speech, indicator: &Indicator, rank: usize) -> Slot {
    Slot { label: title(speech, indicator), detail: None, standing: Standing::Peer, at: as_number(rank) }
}

/// A series in the colour of a town.
pub(super) fn series(name: String, standing: Standing, points: Vec<Point>) -> Series {
    Series { name, standing, hue: Hue::Town(standing), unit: String::new(), points }
}

/// The known values of an indicator.
pub(super) fn values_of(figures: &Figures, indicator: &Indicator) -> Vec<f64> {
    figures.rows.iter().filter(|row| row.indicator.id == indicator.id).filter_map(Figure::value).collect()
}

/// The known values of an indicator and the ends of their intervals.
pub(super) fn reach_of(figures: &Figures, indicator: &Indicator) -> Vec<f64> {
    figures.rows.iter().filter(|row| row.indicator.id == indicator.id).flat_map(Figure::reach).collect()
}

/// The known values and the ends of their intervals.
pub(super) fn reach(figures: &Figures) -> Vec<f64> {
    figures.rows.iter().flat_map(Figure::reach).collect()
}

/// The rows of a town, in the order of the figures.
pub(super) fn rows_of<'a>(figures: &'a Figures, place: &Place) -> Vec<&'a Figure> {
    figures.rows.iter().filter(|row| row.place.id == place.id).collect()
}

/// The row of a town and an indicator.
pub(super) fn row_of<'a>(figures: &'a Figures, place: &Place, indicator: &Indicator) -> Option<&'a Figure> {
    figures.rows.iter().find(|row| row.place.id == place.id && row.indicator.id == indicator.id)
}
