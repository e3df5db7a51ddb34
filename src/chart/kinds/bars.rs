//! Ranked bars: one indicator, one year or the latest, up to twenty towns, the largest value first, from zero.

use crate::base::as_number;
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::Category;
use crate::chart::text::{NumberStyle, indicator_name, place_name, years_of};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// More bars than this cannot be read from the back row.
const MAX_BARS: usize = 20;

/// One indicator at one date. For more towns a strip plot is better.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.indicators.len() != 1 {
        return Err(Some(ChartKind::Grouped));
    }
    if profile.years > 1 {
        return Err(Some(if profile.years > 2 { ChartKind::Lines } else { ChartKind::Grouped }));
    }
    if profile.places > MAX_BARS { Err(Some(ChartKind::Strip)) } else { Ok(90) }
}

/// One category for each town in the order of the rows; the year beside the name where it is not that of the country.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicator = &comparison.rows.first()?.indicator;
    let style = NumberStyle::for_labels(indicator, &comparison.values());
    let years_differ = years_of(comparison).len() > 1;
    let builder = PointBuilder::new(comparison, style, speech);
    let category = |(index, row): (usize, &ComparisonRow)| Category {
        label: place_name(speech, &row.place),
        detail: row.time().filter(|_| years_differ && !builder.is_of_usual_year(row)).map(|year| speech.time_text(year)),
        role: row.role,
        position: as_number(index),
    };
    let points = comparison.rows.iter().map(|row| builder.point(row)).collect();
    Some(Arrangement {
        categories: comparison.rows.iter().enumerate().map(category).collect(),
        series: vec![role_series(indicator_name(speech, indicator), ComparisonRole::Focus, points)],
        axis: zero_based(&comparison.extent(), style, speech),
        ..Arrangement::default()
    })
}
