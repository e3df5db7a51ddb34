//! Grouped bars: one town at two dates, or two or three towns, on several indicators of one unit; or several towns at two dates on
//! one indicator.

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, indicator_category, place_category, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::Category;
use crate::chart::text::{NumberStyle, place_name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// More dates than this need lines instead of bars: several greys cannot be told apart.
const MAX_YEARS: usize = 2;
/// More series than this need small multiples.
const MAX_SERIES: usize = 3;
/// More groups than this cannot be read from the back row, nor more bars.
const MAX_GROUPS: usize = 8;
const MAX_BARS: usize = 18;

/// What the groups are, and what the bars inside each group are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    IndicatorsByYear,
    IndicatorsByPlace,
    PlacesByYear,
}

impl Grouping {
    /// The grouping for some counts; `None` when grouped bars cannot show them.
    fn choose(indicators: usize, places: usize, years: usize) -> Option<Self> {
        match (indicators, places, years.max(1)) {
            (1, _, 2..=MAX_YEARS) => Some(Self::PlacesByYear),
            (_, 1, 2..=MAX_YEARS) => Some(Self::IndicatorsByYear),
            (2.., 1..=MAX_SERIES, 1) => Some(Self::IndicatorsByPlace),
            _ => None,
        }
    }
}

/// The score is low for two towns, where a dumbbell plot shows the difference better.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    let indicators = profile.indicators.len();
    let grouping = Grouping::choose(indicators, profile.places, profile.years);
    let groups = match grouping {
        Some(Grouping::PlacesByYear) => profile.places,
        Some(Grouping::IndicatorsByYear | Grouping::IndicatorsByPlace) => indicators,
        None if indicators == 1 => return Err(Some(if profile.years > 2 { ChartKind::Lines } else { ChartKind::Bars })),
        None => return Err(Some(if profile.years > 1 { ChartKind::Table } else { ChartKind::Heatmap })),
    };
    let bars_in_group = if grouping == Some(Grouping::IndicatorsByPlace) { profile.places } else { MAX_YEARS };
    if !profile.has_one_unit() || groups > MAX_GROUPS || groups * bars_in_group > MAX_BARS {
        return Err(Some(ChartKind::Table));
    }
    Ok(if profile.places == MAX_SERIES && grouping == Some(Grouping::IndicatorsByPlace) { 85 } else { 70 })
}

/// A group of bars: a category and its rows, one for each series.
struct Group<'a> {
    category: Category,
    rows: Vec<&'a ComparisonRow>,
}

/// The name and the role of a series.
struct GroupedSeriesName {
    name: String,
    role: ComparisonRole,
}

/// One category for each indicator or town, one series for each year or town.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let grouping = Grouping::choose(comparison.indicators().len(), comparison.places().len(), comparison.times.len())?;
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let groups = match grouping {
        Grouping::PlacesByYear => groups_by_place(comparison, speech),
        Grouping::IndicatorsByYear | Grouping::IndicatorsByPlace => groups_by_indicator(comparison, speech),
    };
    let names = match grouping {
        Grouping::IndicatorsByPlace => place_series(comparison, speech),
        Grouping::PlacesByYear | Grouping::IndicatorsByYear => year_series(comparison),
    };
    let builder = PointBuilder::new(comparison, style, speech);
    let series = names.into_iter().enumerate().map(|(index, GroupedSeriesName { name, role })| {
        let rows = groups.iter().filter_map(|group| group.rows.get(index));
        role_series(name, role, rows.map(|row| builder.dated_point(row, role)).collect())
    });
    Some(Arrangement {
        series: series.collect(),
        axis: zero_based(&comparison.extent(), style, speech),
        categories: groups.into_iter().map(|group| group.category).collect(),
        ..Arrangement::default()
    })
}

/// One series for each town, in its role.
fn place_series(comparison: &Comparison, speech: &Speech) -> Vec<GroupedSeriesName> {
    let places = comparison.places().into_iter();
    places.map(|town| GroupedSeriesName { name: place_name(speech, town.place), role: town.role }).collect()
}

/// The last year is in the colour of the focus, earlier ones in grey.
fn year_series(comparison: &Comparison) -> Vec<GroupedSeriesName> {
    let last = comparison.times.last();
    let role = |year| if Some(year) == last { ComparisonRole::Focus } else { ComparisonRole::Other };
    comparison.times.iter().map(|year| GroupedSeriesName { name: year.to_string(), role: role(year) }).collect()
}

fn groups_by_indicator<'a>(comparison: &'a Comparison, speech: &Speech) -> Vec<Group<'a>> {
    let indicators = comparison.indicators().into_iter().enumerate();
    indicators
        .map(|(index, indicator)| Group {
            category: indicator_category(speech, indicator, index),
            rows: comparison.rows_of_indicator(indicator).collect(),
        })
        .collect()
}

fn groups_by_place<'a>(comparison: &'a Comparison, speech: &Speech) -> Vec<Group<'a>> {
    let places = comparison.places().into_iter().enumerate();
    places
        .map(|(index, town)| Group { category: place_category(speech, town, index), rows: comparison.rows_of_place(town.place).collect() })
        .collect()
}
