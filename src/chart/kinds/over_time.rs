//! Charts over the years: one line chart, small multiples, or ranks.

use std::cmp::Reverse;

use crate::base::{Time, Value, as_number};
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, role_series};
use crate::chart::axis::{Padding, linear_axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, DataPoint, Series};
use crate::chart::text::{NumberScale, NumberStyle, place_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, comparability_over_time};
use crate::speech::{Message, Speech};

/// Fewer dates than this make no line.
pub(in crate::chart) const MIN_DATES: usize = 3;
/// Fewer towns than this need no ranks.
const MIN_RANKED: usize = 3;
/// More lines than this in one chart need small multiples.
const MAX_LINES: usize = 7;
/// More panels than this need another kind.
const MAX_PANELS: usize = 12;
/// Two values with a smaller relative difference share a rank.
const TIE: f64 = 1e-9;
/// From this change on, per cent are printed without decimals.
const MIN_WHOLE_PERCENT: f64 = 10.0;

/// One indicator of a few towns, three dates or more.
pub(super) fn lines_suitability(profile: &DataProfile) -> Suitability {
    require_dates(profile)?;
    if profile.places > MAX_LINES {
        return Err(Some(if profile.places > MAX_PANELS { ChartKind::Strip } else { ChartKind::Multiples }));
    }
    Ok(if profile.years >= MIN_DATES { 96 } else { 64 })
}

/// One indicator of several towns, three dates or more.
pub(super) fn multiples_suitability(profile: &DataProfile) -> Suitability {
    require_dates(profile)?;
    if profile.places < 2 {
        return Err(Some(ChartKind::Lines));
    }
    if profile.places > MAX_PANELS {
        return Err(Some(ChartKind::Strip));
    }
    Ok(if profile.years >= MIN_DATES && profile.places > MAX_LINES { 95 } else { 50 })
}

/// Ranks of three towns or more that have three dates each.
pub(super) fn bump_suitability(profile: &DataProfile) -> Suitability {
    require_dates(profile)?;
    if profile.places_with_dates(MIN_DATES) < MIN_RANKED {
        return Err(Some(ChartKind::Lines));
    }
    if profile.places > MAX_PANELS {
        return Err(Some(ChartKind::Strip));
    }
    Ok(30)
}

/// Requires one indicator and three dates or more, of which some town has two.
fn require_dates(profile: &DataProfile) -> Result<(), Option<ChartKind>> {
    if profile.indicators.len() != 1 {
        return Err(Some(if profile.years == 2 { ChartKind::Arrow } else { ChartKind::Table }));
    }
    match profile.years {
        1 => Err(Some(ChartKind::Bars)),
        2 => Err(Some(ChartKind::Slope)),
        _ if profile.dates < MIN_DATES || profile.places_with_dates(2) == 0 => {
            Err(Some(if profile.dates == 2 { ChartKind::Slope } else { ChartKind::Bars }))
        }
        _ => Ok(()),
    }
}

/// A time on the scale of years: the position of a year is the year itself, and quarters stand between years.
fn time_category(time: Time, speech: &Speech) -> Category {
    Category { label: speech.time_text(time), detail: None, role: ComparisonRole::Other, position: time.position() }
}

/// One category for each year, one series for each town. The twin and the focus come last, so that they are drawn above the others.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let builder = PointBuilder::new(comparison, style, speech);
    let mut places = comparison.places();
    places.sort_by_key(|town| Reverse(town.role));
    let series = places.iter().map(|town| {
        let points = comparison.rows_of_place(town.place).map(|row| {
            let other_year = row.time().filter(|year| row.requested_time.is_some_and(|wanted| *year != wanted));
            DataPoint { year: other_year.map(|year| speech.time_text(year)), ..builder.point(row) }
        });
        let change = change_text(comparison, *town, style, speech).unwrap_or_default();
        Series { change, ..role_series(place_name(speech, town.place), town.role, points.collect()) }
    });
    Some(Arrangement {
        categories: comparison.times.iter().map(|time| time_category(*time, speech)).collect(),
        series: series.collect(),
        axis: linear_axis(speech, &comparison.extent(), style, Padding::None),
        ..Arrangement::default()
    })
}

/// How the focus or its twin changed from its first date to its last, where both are of one series; `None` for other towns.
pub(super) fn change_text(comparison: &Comparison, town: ComparedPlace<'_>, style: NumberStyle, speech: &Speech) -> Option<String> {
    let mut known = comparison.rows_of_place(town.place).filter(|row| town.role.is_focus_or_twin() && row.value().is_some());
    let (first, last) = (known.next()?, known.next_back()?);
    let (from, to) = (first.value()?, last.value()?);
    let indicator = &last.indicator;
    // A change of a change says nothing, nor does one across definitions or territories.
    if indicator.is_change() || !comparability_over_time(first, last).allows_comparison() || !last.is_distinguishable_from(first) {
        return None;
    }
    let signed = NumberStyle { signed: true, scale: NumberScale::Ones, ..style };
    let change = if indicator.unit_kind().is_percent() {
        speech.points(&NumberStyle { percent: false, ..signed }.number(speech, to - from))
    } else if indicator.is_ratio_scale() && from > 0.0 && to > 0.0 {
        let percent = (to / from - 1.0) * 100.0;
        let decimals = u8::from(percent.abs() < MIN_WHOLE_PERCENT);
        NumberStyle { decimals, percent: true, signed: true, scale: NumberScale::Ones }.label(speech, percent)
    } else {
        return None;
    };
    Some(speech.format(&Message::ChangeSince { change, year: speech.time_text(first.time()?) }))
}

/// One category for each year in which every ranked town has a value; the points are ranks, 1 for the largest value.
///
/// Towns with fewer than three dates are not ranked. `None` when the focus or the twin would not be ranked, or when fewer than
/// two towns or two years remain.
pub(super) fn arrange_ranks(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let lines = arrange(comparison, speech)?;
    let (ranked, unranked): (Vec<&Series>, Vec<&Series>) = lines.series.iter().partition(|series| known_count(series) >= MIN_DATES);
    let is_complete = |date: &usize| ranked.iter().all(|series| value_at(series, *date).is_some());
    let dates: Vec<usize> = (0..lines.categories.len()).filter(is_complete).collect();
    if dates.len() < 2 || ranked.len() < 2 || unranked.iter().any(|series| series.role.is_focus_or_twin()) {
        return None;
    }
    let rank_series = |series: &&Series| {
        let points = dates.iter().filter_map(|date| {
            let rank = as_number(rank_at(series, *date, &ranked)?);
            let point = series.points.get(*date)?.clone();
            Some(DataPoint { value: Value::from_number(rank), label: speech.format_number(rank, 0), year: None, ..point })
        });
        role_series(series.name.clone(), series.role, points.collect())
    };
    Some(Arrangement {
        series: ranked.iter().map(rank_series).collect(),
        axis: Axis { low: 1.0, high: as_number(ranked.len()), ..Axis::default() },
        categories: dates.iter().filter_map(|date| lines.categories.get(*date).cloned()).collect(),
        ..Arrangement::default()
    })
}

fn known_count(series: &Series) -> usize {
    series.points.iter().filter(|point| point.value.number().is_some()).count()
}

fn value_at(series: &Series, date: usize) -> Option<f64> {
    series.points.get(date)?.value.number()
}

/// The rank of a series at a date: one more than the number of series with a larger value.
fn rank_at(series: &Series, date: usize, all: &[&Series]) -> Option<usize> {
    let value = value_at(series, date)?;
    let larger = all.iter().filter_map(|other| value_at(other, date)).filter(|other| *other > value + TIE * value.abs());
    Some(larger.count() + 1)
}
