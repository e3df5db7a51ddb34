//! Grouped bars: one town at two or three dates, or two or three towns, on several indicators of one unit;
//! or one indicator for several towns at two or three dates.

use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, dated, indicator_slot, reach, rows_of, series, town_slot, zero_based};
use crate::chart::spec::Category;
use crate::chart::text::{NumberStyle, name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// More dates than this need a line, not bars: two greys are told apart by nobody.
const MOST_YEARS: usize = 2;
/// More series than this become small multiples.
const MOST_SERIES: usize = 3;
/// More groups than this cannot be read from the back row.
const MOST_GROUPS: usize = 8;

/// What the groups and the bars inside them are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plan {
    IndicatorsByYear,
    IndicatorsByPlace,
    PlacesByYear,
}

fn plan(indicators: usize, places: usize, years: usize) -> Option<Plan> {
    match (indicators, places, years.max(1)) {
        (1, _, 2..=MOST_YEARS) => Some(Plan::PlacesByYear),
        (_, 1, 2..=MOST_YEARS) => Some(Plan::IndicatorsByYear),
        (2.., 1..=MOST_SERIES, 1) => Some(Plan::IndicatorsByPlace),
        _ => None,
    }
}

/// Whether grouped bars can show these figures; otherwise the kind to use instead. Of two bars the line between them says more.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    let indicators = shape.indicators.len();
    let plan = plan(indicators, shape.places, shape.years);
    let groups = match plan {
        Some(Plan::PlacesByYear) => shape.places,
        Some(_) => indicators,
        None if indicators == 1 => return Err(Some(if shape.years > 2 { ChartKind::Lines } else { ChartKind::Bars })),
        None => return Err(Some(if shape.years > 1 { ChartKind::Table } else { ChartKind::Heatmap })),
    };
    if !shape.one_unit() || groups > MOST_GROUPS {
        return Err(Some(ChartKind::Table));
    }
    Ok(if shape.places == MOST_SERIES && plan == Some(Plan::IndicatorsByPlace) { 85 } else { 70 })
}

/// Slots by indicator or town; one series a year or a town.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let plan = plan(figures.indicators().len(), figures.places().len(), figures.years.len())?;
    let first = figures.rows.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&first.indicator, &values);
    let slots: Vec<(Category, Vec<&ComparisonRow>)> = match plan {
        Plan::PlacesByYear => by_place(figures, speech),
        Plan::IndicatorsByYear | Plan::IndicatorsByPlace => by_indicator(figures, speech),
    };
    let names: Vec<(String, ComparisonRole)> = match plan {
        Plan::IndicatorsByPlace => figures.places().into_iter().map(|(place, standing)| (name(speech, place), standing)).collect(),
        Plan::PlacesByYear | Plan::IndicatorsByYear => {
            // The last year is the one spoken of; earlier ones stand behind it in grey.
            let last = figures.years.len().saturating_sub(1);
            let standing = |rank| if rank == last { ComparisonRole::Focus } else { ComparisonRole::Peer };
            figures.years.iter().enumerate().map(|(rank, year)| (year.to_string(), standing(rank))).collect()
        }
    };
    let all = names.into_iter().enumerate().map(|(rank, (name, standing))| {
        let points = slots.iter().filter_map(|(_, rows)| rows.get(rank)).map(|figure| dated(speech, (figures, figure), style, standing));
        series(name, standing, points.collect())
    });
    Some(Arrangement {
        series: all.collect(),
        axis: zero_based(&reach(figures), style),
        slots: slots.into_iter().map(|(slot, _)| slot).collect(),
        ..Arrangement::default()
    })
}

fn by_indicator<'a>(figures: &'a Comparison, speech: &Speech) -> Vec<(Category, Vec<&'a ComparisonRow>)> {
    let rows = |id| figures.rows.iter().filter(|row| row.indicator.id == id).collect();
    let all = figures.indicators().into_iter().enumerate();
    all.map(|(rank, indicator)| (indicator_slot(speech, indicator, rank), rows(indicator.id.clone()))).collect()
}

fn by_place<'a>(figures: &'a Comparison, speech: &Speech) -> Vec<(Category, Vec<&'a ComparisonRow>)> {
    let all = figures.places().into_iter().enumerate();
    all.map(|(rank, (place, standing))| (town_slot(speech, (place, standing), rank), rows_of(figures, place))).collect()
}
