//! A scatter: two indicators, a dot for each town, the towns asked for above all others of the files.

use crate::base::as_number;
use crate::chart::axis::{Base, axis};
use crate::chart::kind::Kind;
use crate::chart::kinds::{Arrangement, Offer, dated, row_of, series, town_slot, values_of};
use crate::chart::shape::Shape;
use crate::chart::spec::{Axis, Mark, MarkRole};
use crate::chart::words::{Style, in_unit, title};
use crate::compare::{Figure, Figures, Standing};
use crate::indicators::Indicator;
use crate::speech::{Line, Speech};

/// Fewer towns than this are a table.
const LEAST: usize = 5;

/// Two indicators at one date, five towns or more with those of the files.
pub(super) fn offer(shape: &Shape) -> Offer {
    if shape.indicators.len() != 2 || shape.years > 1 {
        return Err(Some(if shape.indicators.len() < 2 { Kind::Bars } else { Kind::Table }));
    }
    if shape.places.min(shape.known / 2) + shape.ground < LEAST {
        return Err(Some(Kind::Table));
    }
    Ok(if shape.one_unit() && shape.places <= 3 { 55 } else { 86 })
}

/// A slot for each town; its place across, then its place upwards.
pub(super) fn arrange(figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    let indicators = figures.indicators();
    let [x, y] = indicators.as_slice() else { return None };
    let scale = |indicator: &Indicator, rank: usize| {
        let mut values = values_of(figures, indicator);
        values.extend(figures.ground.iter().filter_map(|other| other.values.get(rank)));
        let named = Line::AxisName { measure: title(speech, indicator), unit: in_unit(speech, &indicator.unit) };
        let style = Style::of(indicator, &values_of(figures, indicator));
        let axis = axis(speech, &values, style, Base::Roomy);
        (Axis { name: speech.say(&named), ..axis }, style, median(values))
    };
    let ((across, x_style, x_median), (upwards, y_style, y_median)) = (scale(x, 0), scale(y, 1));
    let places: Vec<_> = figures.places();
    let column = |indicator: &Indicator, style| {
        let points = places.iter().filter_map(|(place, standing)| {
            row_of(figures, place, indicator).map(|row: &Figure| dated(speech, (figures, row), style, *standing))
        });
        series(title(speech, indicator), Standing::Focus, points.collect())
    };
    let mark = |value: Option<f64>| {
        value.map(|value| Mark { from: value, to: value, label: speech.say(&Line::MarkMedian {}), role: MarkRole::Median })
    };
    Some(Arrangement {
        slots: places.iter().enumerate().map(|(rank, (place, standing))| town_slot(speech, (place, *standing), rank)).collect(),
        series: vec![column(x, x_style), column(y, y_style)],
        axis: upwards,
        across: Some(across),
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
