//! The kinds of charts, one file each: when it is offered and how fit it is, its slots, series and scale.

pub(super) mod bars;
pub(super) mod bullet;
pub(super) mod change;
pub(super) mod dumbbell;
pub(super) mod grid;
pub(super) mod grouped;
pub(super) mod over_time;
pub(super) mod parts;
pub(super) mod radar;
pub(super) mod scatter;
pub(super) mod strip;
pub(super) mod waterfall;

use crate::base::as_number;
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, ChartMark, DataPoint, Series, SeriesColor};
use crate::chart::text::{NumberStyle, name, title, years_of};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};
use crate::tidy::Place;

/// What a kind makes of the figures.
#[derive(Default)]
pub(super) struct Arrangement {
    pub slots: Vec<Category>,
    pub series: Vec<Series>,
    pub axis: Axis,
    pub across: Option<Axis>,
    pub own: Vec<Axis>,
    pub trails: Vec<Vec<[f64; 2]>>,
    pub marks: Vec<ChartMark>,
    pub ground: Vec<[f64; 2]>,
}

/// How fit a kind is for a shape, from 1 to 100; or the kind to use instead.
pub(super) type Suitability = Result<u8, Option<ChartKind>>;

/// How fit a kind is.
pub(super) fn offer(kind: ChartKind, shape: &DataProfile) -> Suitability {
    match kind {
        ChartKind::Bars => bars::offer(shape),
        ChartKind::Grouped => grouped::offer(shape),
        ChartKind::Dumbbell => dumbbell::offer(shape),
        ChartKind::Arrow => change::offer_arrow(shape),
        ChartKind::Slope => change::offer_slope(shape),
        ChartKind::Lines => over_time::offer_lines(shape),
        ChartKind::Multiples => over_time::offer_multiples(shape),
        ChartKind::Bump => over_time::offer_bump(shape),
        ChartKind::Scatter => scatter::offer(shape),
        ChartKind::Heatmap => grid::offer_heatmap(shape),
        ChartKind::Table => grid::offer_table(shape),
        ChartKind::Stacked => parts::offer(shape, false),
        ChartKind::Shares => parts::offer(shape, true),
        ChartKind::Waterfall => waterfall::offer(shape),
        ChartKind::Strip => strip::offer(shape),
        ChartKind::Bullet => bullet::offer(shape),
        ChartKind::Radar => radar::offer(shape),
    }
}

/// Arranges the figures in a kind that was offered.
pub(super) fn arrange(kind: ChartKind, figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    match kind {
        ChartKind::Bars => bars::arrange(figures, speech),
        ChartKind::Grouped => grouped::arrange(figures, speech),
        ChartKind::Dumbbell => dumbbell::arrange(figures, speech),
        ChartKind::Arrow => change::arrange_arrow(figures, speech),
        ChartKind::Slope | ChartKind::Lines | ChartKind::Multiples => over_time::arrange(figures, speech),
        ChartKind::Bump => over_time::arrange_bump(figures, speech),
        ChartKind::Scatter => scatter::arrange(figures, speech),
        ChartKind::Heatmap | ChartKind::Table => grid::arrange(figures, speech),
        ChartKind::Stacked => parts::arrange(figures, speech, false),
        ChartKind::Shares => parts::arrange(figures, speech, true),
        ChartKind::Waterfall => waterfall::arrange(figures, speech),
        ChartKind::Strip => strip::arrange(figures, speech),
        ChartKind::Bullet => bullet::arrange(figures, speech),
        ChartKind::Radar => radar::arrange(figures, speech),
    }
}

/// A scale that holds zero and every value; every value is printed, so it has no ticks.
pub(super) fn zero_based(values: &[f64], style: NumberStyle) -> Axis {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let high = if high <= low { low + 1.0 } else { high };
    Axis { low, high, decimals: style.decimals, percent: style.percent, signed: style.signed, ..Axis::default() }
}

/// The point of a figure: its value as printed, or "n.d.".
pub(super) fn point(speech: &Speech, figures: &Comparison, figure: &ComparisonRow, style: NumberStyle) -> DataPoint {
    let label = match figure.value() {
        Some(value) => style.label(speech, value),
        None => speech.say(&Message::NotAvailable {}),
    };
    let (reading, row, standing) = (figure.reading(), figures.rank(figure), figure.standing);
    DataPoint { reading, label, row, year: None, standing, interval: figure.interval(), shade: None }
}

/// A point in the colour of its series, its year printed when it is not the one asked for.
pub(super) fn dated(
    speech: &Speech,
    (figures, figure): (&Comparison, &ComparisonRow),
    style: NumberStyle,
    standing: ComparisonRole,
) -> DataPoint {
    let mixed = figures.years.is_empty() && years_of(figures.rows.iter()).len() > 1;
    let borrowed = figure.year().filter(|year| figure.wanted.map_or(mixed, |wanted| *year != wanted));
    DataPoint { standing, year: borrowed.map(|year| year.to_string()), ..point(speech, figures, figure, style) }
}

/// The slot of a town.
pub(super) fn town_slot(speech: &Speech, (place, standing): (&Place, ComparisonRole), rank: usize) -> Category {
    Category { label: name(speech, place), detail: None, standing, at: as_number(rank) }
}

/// The slot of an indicator.
pub(super) fn indicator_slot(speech: &Speech, indicator: &Indicator, rank: usize) -> Category {
    Category { label: title(speech, indicator), detail: None, standing: ComparisonRole::Peer, at: as_number(rank) }
}

/// A series in the colour of a town.
pub(super) fn series(name: String, standing: ComparisonRole, points: Vec<DataPoint>) -> Series {
    Series { name, standing, hue: SeriesColor::Town(standing), unit: String::new(), points }
}

/// The known values of an indicator.
pub(super) fn values_of(figures: &Comparison, indicator: &Indicator) -> Vec<f64> {
    figures.rows.iter().filter(|row| row.indicator.id == indicator.id).filter_map(ComparisonRow::value).collect()
}

/// The known values of an indicator and the ends of their intervals.
pub(super) fn reach_of(figures: &Comparison, indicator: &Indicator) -> Vec<f64> {
    figures.rows.iter().filter(|row| row.indicator.id == indicator.id).flat_map(ComparisonRow::reach).collect()
}

/// The known values and the ends of their intervals.
pub(super) fn reach(figures: &Comparison) -> Vec<f64> {
    figures.rows.iter().flat_map(ComparisonRow::reach).collect()
}

/// The rows of a town, in the order of the figures.
pub(super) fn rows_of<'a>(figures: &'a Comparison, place: &Place) -> Vec<&'a ComparisonRow> {
    figures.rows.iter().filter(|row| row.place.id == place.id).collect()
}

/// The row of a town and an indicator.
pub(super) fn row_of<'a>(figures: &'a Comparison, place: &Place, indicator: &Indicator) -> Option<&'a ComparisonRow> {
    figures.rows.iter().find(|row| row.place.id == place.id && row.indicator.id == indicator.id)
}
