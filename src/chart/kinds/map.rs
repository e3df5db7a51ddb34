//! Map: towns at their places on the land's outline, which has no border. The area of a disc is an amount; its shade is a rate.

use std::sync::Arc;

use crate::base::as_number;
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series, zero_based};
use crate::chart::chart_map::{ChartMap, MapDot, MapLink, MapTown};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::statistics::quantile;
use crate::chart::text::{NumberStyle, indicator_name, place_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole};
use crate::indicators::Indicator;
use crate::library::{Coordinates, Edition, TerritoryFacts, is_on_land_map};
use crate::speech::{Message, Speech};
use crate::tidy::{Place, Register};

/// The most communes behind the towns; the most populous are drawn.
pub(in crate::chart) const MOST_DOTS: usize = 1600;
/// The number of shades.
const SHADES: usize = 5;
/// Fewer values are not sorted into shades by their ranks: each has the step of an even scale.
const FEWEST_RANKED: usize = 25;

/// One indicator at one date. A map is asked for, or proposed behind the usual form.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.indicators.len() != 1 || profile.years > 1 {
        return Err(Some(if profile.indicators.len() > 1 { ChartKind::Table } else { ChartKind::Multiples }));
    }
    if profile.known + profile.background == 0 {
        return Err(Some(ChartKind::Table));
    }
    Ok(if profile.has_pool { 60 } else { 20 })
}

/// What the library knows of where a place is and how many people live there.
struct Located {
    at: Coordinates,
    country: &'static str,
    people: Option<f64>,
}

fn located(place: &Place) -> Option<Located> {
    let territory = Register::shipped().territory_of(place)?;
    let facts = TerritoryFacts::new(Edition::current(), territory);
    let at = facts.coordinates().filter(|at| is_on_land_map(*at))?;
    Some(Located { at, country: territory.country(), people: facts.population() })
}

/// One category for each town; `None` when none of them has a place on the map.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicator = &comparison.rows.first()?.indicator;
    let values = comparison.values();
    let style = NumberStyle::for_labels(indicator, &values);
    let is_amount = indicator.grows_with_size();
    let background: Vec<(f64, Located)> =
        comparison.background.iter().filter_map(|other| Some((other.values.first().copied()?, located(&other.place)?))).collect();
    let all: Vec<f64> = values.iter().copied().chain(background.iter().map(|(value, _)| *value)).collect();
    let shades = if is_amount { Shades::default() } else { Shades::of(&all, indicator, speech) };
    let own: Vec<Option<Located>> = comparison.rows.iter().map(|row| located(&row.place)).collect();
    let countries = countries(&own);
    let frame_of = |country: &str| countries.iter().position(|own| *own == country);
    // The area is the amount; of a rate, the people it is about.
    let area = |value: Option<f64>, located: &Located| if is_amount { value } else { located.people };
    let sizes = own.iter().zip(&comparison.rows).filter_map(|(located, row)| area(row.value(), located.as_ref()?));
    let largest = sizes.chain(background.iter().filter_map(|(value, located)| area(Some(*value), located))).fold(0.0, f64::max);
    let dot = |value: Option<f64>, located: &Located| {
        Some(MapDot {
            frame: frame_of(located.country)?,
            at: located.at,
            shade: value.and_then(|value| shades.index(value)),
            area: area(value, located).filter(|_| largest > 0.0).map_or(0.0, |size| (size / largest).max(0.0)),
        })
    };
    let towns: Vec<MapTown> = own
        .iter()
        .zip(&comparison.rows)
        .enumerate()
        .filter_map(|(category, (located, row))| Some(MapTown { category, dot: dot(row.value(), located.as_ref()?)? }))
        .collect();
    if towns.is_empty() {
        return None;
    }
    let mut behind: Vec<MapDot> = background.iter().filter_map(|(value, located)| dot(Some(*value), located)).collect();
    behind.sort_by(|a, b| b.area.total_cmp(&a.area));
    behind.truncate(MOST_DOTS);
    let place_of = |town: &MapTown| comparison.rows.get(town.category).map(|row| &row.place);
    let builder = PointBuilder::new(comparison, style, speech);
    let category = |(index, row)| {
        let row: &crate::compare::ComparisonRow = row;
        place_category(speech, ComparedPlace { place: &row.place, role: row.role }, index)
    };
    let outside = comparison.rows.iter().zip(&own).filter(|(_, located)| located.is_none());
    Some(Arrangement {
        categories: comparison.rows.iter().enumerate().map(category).collect(),
        series: vec![role_series(
            indicator_name(speech, indicator),
            ComparisonRole::Focus,
            comparison.rows.iter().map(|row| builder.dated_point(row, row.role)).collect(),
        )],
        axis: zero_based(&all, style, speech),
        outside: outside.map(|(row, _)| format!("{} {}", place_name(speech, &row.place), builder.point(row).label)).collect(),
        map: Some(ChartMap {
            frames: countries.len(),
            links: links(&towns.iter().filter_map(place_of).collect::<Vec<_>>()),
            towns,
            background: behind,
            shades: shades.labels,
        }),
        ..Arrangement::default()
    })
}

/// The countries of towns, in the order of their frames: Morocco at the left, France at the right.
fn countries(towns: &[Option<Located>]) -> Vec<&'static str> {
    let mut countries: Vec<&str> = towns.iter().flatten().map(|located| located.country).collect();
    countries.sort_unstable();
    countries.dedup();
    countries.reverse();
    countries
}

/// The agreements between places, each once.
fn links(places: &[&Arc<Place>]) -> Vec<MapLink> {
    let mut links: Vec<MapLink> = Vec::new();
    for (from, place) in places.iter().enumerate() {
        for partner in &place.partnerships {
            let Some(to) = places.iter().position(|other| other.id == partner.partner) else { continue };
            if !links.iter().any(|link| (link.from, link.to) == (to, from) || (link.from, link.to) == (from, to)) {
                links.push(MapLink { from, to });
            }
        }
    }
    links
}

/// The bounds between shades, from the lowest, and what each shade means.
#[derive(Default)]
struct Shades {
    bounds: Vec<f64>,
    labels: Vec<String>,
}

impl Shades {
    /// A fifth of many values in each shade; even steps for few of them.
    fn of(values: &[f64], indicator: &Indicator, speech: &Speech) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (Some(low), Some(high)) = (sorted.first().copied(), sorted.last().copied()) else { return Self::default() };
        let step = |index: usize| {
            let share = as_number(index) / as_number(SHADES);
            if sorted.len() < FEWEST_RANKED { Some(low + (high - low) * share) } else { quantile(sorted.clone(), share) }
        };
        let mut bounds: Vec<f64> = (1..SHADES).filter_map(step).map(|bound| rounded(bound, high - low)).collect();
        bounds.dedup_by(|a, b| a.total_cmp(b).is_eq());
        // A bound that no value lies below or above parts nothing.
        bounds.retain(|bound| *bound > low && *bound <= high);
        if bounds.is_empty() {
            return Self::default();
        }
        let decimals = if high - low >= 20.0 {
            0
        } else if high - low >= 2.0 {
            1
        } else {
            2
        };
        // The unit stands once, in the last line.
        let number = |bound: f64| speech.format_number(bound, decimals);
        let unit_last = |bound: f64| NumberStyle::for_values(indicator, &bounds).with_unit(speech, bound, indicator);
        let labels = std::iter::once(speech.format(&Message::MapBelow { to: bounds.first().map(|to| number(*to)).unwrap_or_default() }))
            .chain(bounds.windows(2).filter_map(|pair| match pair {
                [from, to] => Some(speech.format(&Message::MapBetween { from: number(*from), to: number(*to) })),
                _ => None,
            }))
            .chain(bounds.last().map(|from| speech.format(&Message::MapFrom { from: unit_last(*from) })))
            .collect();
        Self { bounds, labels }
    }

    /// The shade of a value; `None` when there are none.
    fn index(&self, value: f64) -> Option<usize> {
        (!self.bounds.is_empty()).then(|| self.bounds.iter().filter(|bound| value >= **bound).count())
    }
}

/// A bound with two digits of the range of the values: "25", not "24,83".
fn rounded(bound: f64, range: f64) -> f64 {
    if range <= 0.0 {
        return bound;
    }
    let unit = 10_f64.powf(range.log10().floor() - 1.0);
    (bound / unit).round() * unit
}
