//! A scatter: two indicators, a dot for each town, the towns asked for above all others of the files.

use crate::base::as_number;
use crate::chart::axis::{Base, axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, dated, reach_of, series, town_slot, values_of};
use crate::chart::spec::{Axis, ChartMark, MarkRole};
use crate::chart::text::{NumberStyle, in_unit, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// Fewer towns than this are a table.
const LEAST: usize = 5;
/// More trails than this cross too often.
const MOST_TRAILS: usize = 10;

/// Two indicators, five towns or more with those of the files; a third that is an amount is the area of the dots, and several
/// dates are trails.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    let sized = shape.indicators.len() == 3 && shape.indicators.last().is_some_and(|own| is_size(own)) && !shape.negative;
    if shape.indicators.len() != 2 && !sized {
        return Err(Some(if shape.indicators.len() < 2 { ChartKind::Bars } else { ChartKind::Table }));
    }
    if shape.years > 1 && shape.places > MOST_TRAILS {
        return Err(Some(ChartKind::Table));
    }
    let figures = shape.indicators.len() * shape.years.max(1);
    if shape.places.min(shape.known / figures) + shape.ground < if shape.years > 1 { 1 } else { LEAST } {
        return Err(Some(ChartKind::Table));
    }
    if shape.years > 1 || sized {
        return Ok(45);
    }
    Ok(if shape.one_unit() && shape.places <= 3 { 55 } else { 86 })
}

/// Whether an indicator may be the area of a dot: an amount, not a rate.
fn is_size(indicator: &Indicator) -> bool {
    crate::tidy::adds_up(&indicator.unit) && !indicator.is_change()
}

/// The figures of a town at each date it has all of them, oldest first.
fn dates<'a>(
    figures: &'a Comparison,
    place: &crate::tidy::Place,
    indicators: &[&std::sync::Arc<Indicator>],
) -> Vec<Vec<&'a ComparisonRow>> {
    let count = figures.years.len().max(1);
    let own = |indicator: &Indicator, rank: usize| {
        figures.rows.iter().filter(|row| row.place.id == place.id && row.indicator.id == indicator.id).nth(rank)
    };
    let at = |rank| indicators.iter().map(|indicator| own(indicator, rank)).collect::<Option<Vec<&ComparisonRow>>>();
    (0..count).filter_map(at).collect()
}

/// A slot for each town; its place across, then its place upwards, then its size.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicators = figures.indicators();
    let [x, y, ..] = indicators.as_slice() else { return None };
    let scale = |indicator: &Indicator, rank: usize| {
        let mut reached = reach_of(figures, indicator);
        let mut values = values_of(figures, indicator);
        values.extend(figures.ground.iter().filter_map(|other| other.values.get(rank)));
        let named = Message::AxisName { measure: title(speech, indicator), unit: in_unit(speech, &indicator.unit) };
        let style = NumberStyle::of(indicator, &values_of(figures, indicator));
        reached.extend(&values);
        let axis = axis(speech, &reached, style, Base::Roomy);
        (Axis { name: speech.say(&named), ..axis }, style, median(values))
    };
    let ((across, x_style, x_median), (upwards, y_style, y_median)) = (scale(x, 0), scale(y, 1));
    let places: Vec<_> = figures.places();
    let known = |rows: &Vec<&ComparisonRow>| rows.iter().all(|row| row.value().is_some());
    let towns: Vec<Vec<Vec<&ComparisonRow>>> = places.iter().map(|(place, _)| dates(figures, place, &indicators)).collect();
    // Of several dates the last with all figures is the dot; a town that has none keeps its reason.
    let last = |rows: &Vec<Vec<&'_ ComparisonRow>>| rows.iter().rposition(known).or(rows.len().checked_sub(1));
    let column = |rank: usize, indicator: &Indicator, style| {
        let points = towns.iter().zip(&places).filter_map(|(dates, (_, standing))| {
            let row = dates.get(last(dates)?)?.get(rank)?;
            Some(dated(speech, (figures, row), style, *standing))
        });
        series(title(speech, indicator), ComparisonRole::Focus, points.collect())
    };
    let trail = |dates: &Vec<Vec<&ComparisonRow>>| -> Vec<[f64; 2]> {
        let before = dates.iter().take(last(dates).unwrap_or_default()).filter(|rows| known(rows));
        before.filter_map(|rows| Some([rows.first()?.value()?, rows.get(1)?.value()?])).collect()
    };
    let trails: Vec<Vec<[f64; 2]>> = towns.iter().map(trail).collect();
    let mut columns = vec![column(0, x, x_style), column(1, y, y_style)];
    columns.extend(indicators.get(2).map(|own| column(2, own, NumberStyle::of(own, &values_of(figures, own)))));
    let mark = |value: Option<f64>| {
        value.map(|value| ChartMark { from: value, to: value, label: speech.say(&Message::MarkMedian {}), role: MarkRole::Median })
    };
    Some(Arrangement {
        slots: places.iter().enumerate().map(|(rank, (place, standing))| town_slot(speech, (place, *standing), rank)).collect(),
        series: columns,
        axis: upwards,
        across: Some(across),
        own: Vec::new(),
        trails: if trails.iter().all(Vec::is_empty) { Vec::new() } else { trails },
        // The median across, then upwards.
        marks: mark(x_median).into_iter().chain(mark(y_median)).collect(),
        ground: figures.ground.iter().filter_map(|other| Some([*other.values.first()?, *other.values.get(1)?])).collect(),
    })
}

/// The value half of all lie below.
pub(super) fn median(values: Vec<f64>) -> Option<f64> {
    quantile(values, 0.5)
}

/// The value below which a share of all lies, between the two nearest when it falls between them.
pub(super) fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let place = share * as_number(values.len().checked_sub(1)?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank among these values")]
    let below = place.floor() as usize;
    let (a, b) = (*values.get(below)?, *values.get(below + 1).or(values.last())?);
    Some(a + (b - a) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_handbooks() {
        // R's default (type 7): quantile(c(1, 2, 4, 8), c(.25, .5, .75)) is 1.75, 3, 5.
        let values = || vec![8.0, 1.0, 4.0, 2.0];
        assert_eq!((quantile(values(), 0.25), median(values()), quantile(values(), 0.75)), (Some(1.75), Some(3.0), Some(5.0)));
        assert_eq!(median(vec![]), None);
    }
}
