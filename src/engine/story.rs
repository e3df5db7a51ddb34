//! A first talk made from any files. In: the values. Out: chart slides, one finding each, on the indicators that can be compared fairly.
//!
//! Rules: only rates, shares and changes are compared, as amounts only reflect the size of a town. Left out are indicators that towns
//! of one country define differently, figures with a wrong perimeter, incomplete inventories, and disputed figures of the focus.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{IndicatorId, PlaceId, Status, Time, as_number};
use crate::chart::ChartKind;
use crate::compare::{ComparisonQuery, ComparisonRow, Ground, all_years, answer_query, comparability};
use crate::engine::links_map::links_slide;
use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Better, Flag, Indicator, IndicatorValue, IndicatorValues, Trace};
use crate::project::{ChartSlide, Talk, TalkSlide};
use crate::tidy::{Place, PlaceKind};

/// The largest number of towns in a talk, so that a slide can be read from the back row.
const MOST_TOWNS: usize = 9;
/// The largest number of findings in a talk.
const MOST_FINDINGS: usize = 18;
/// The largest number of findings of one theme, so that a talk is not about the ages of the inhabitants.
const MOST_OF_THEME: usize = 4;
/// With fewer findings than this on indicators that have a card, measures shown as they are read are told too.
const FEWEST_FINDINGS: usize = 6;
/// The smallest number of indicators on a slide that compares several of them.
const FEWEST_SHARES: usize = 4;
/// The largest number of indicators on a slide that compares several of them.
const MOST_SHARES: usize = 8;
/// What it adds to the weight of a finding that one side of it is better.
const JUDGED: f64 = 10.0;
/// What it takes from it that the indicator is a measure told as it was read, such as the share of one class of ages.
const AS_READ: f64 = 25.0;
/// The largest distance between the years of two compared figures, in years.
const MOST_YEARS_APART: u16 = 20;
/// The smallest number of dates that make a history of one town.
const FEWEST_DATES: usize = 3;

/// A slide that may become part of the talk.
struct Finding {
    slide: ChartSlide,
    /// The theme of the indicator, which orders the talk.
    theme: String,
    /// The weight that decides which findings are kept; it has no unit.
    strength: f64,
    /// The compared values; empty for a history of one town.
    values: Vec<TownValue>,
    /// True if a high or a low value is better.
    is_judged: bool,
    /// The distribution it is one class of.
    distribution: Option<String>,
}

/// The value of a finding in one town.
struct TownValue {
    place: PlaceId,
    value: f64,
}

/// The first talk; it has no slides if nothing can be compared.
#[must_use]
pub fn build_starter_talk(reference_data: &ReferenceData, values: &IndicatorValues) -> Talk {
    let towns = choose_towns(reference_data, values);
    let shares = latest_shares_slide(values, &towns);
    let findings = choose_findings(values, &towns, shares.as_ref(), &|id| reference_data.has_card(id));
    let last = shares.into_iter().chain(shares_over_time_slide(values, &towns));
    let links = links_slide(values, &towns);
    let slides = links.into_iter().chain(findings.into_iter().map(|finding| finding.slide)).chain(last);
    Talk { slides: slides.map(|slide| TalkSlide::Chart(Box::new(slide))).collect(), ..Talk::default() }
}

/// The towns of the talk: the focus, the others of its country, then those abroad, each group by the number of indicators it shares
/// with the focus.
fn choose_towns(reference_data: &ReferenceData, values: &IndicatorValues) -> Vec<PlaceId> {
    let read = values.places();
    let known = reference_data.gazetteer.places().iter().filter(|place| read.iter().any(|other| other.id == place.id));
    let unknown = read.iter().filter(|place| reference_data.gazetteer.find(place.id.as_str()).is_none());
    let towns: Vec<&Place> = known.chain(unknown).map(|place| &**place).filter(|place| place.kind == PlaceKind::City).collect();
    let has_partner = |place: &Place| towns.iter().any(|other| other.partnerships.iter().any(|partner| partner.partner == place.id));
    let Some(focus) = towns.iter().find(|place| has_partner(place)).or(towns.first()) else { return Vec::new() };
    let shared_indicators = |place: &Place| {
        let have_both =
            |id: &IndicatorId| !values.times_with_value(id, &focus.id).is_empty() && !values.times_with_value(id, &place.id).is_empty();
        values.indicators().filter(|indicator| have_both(&indicator.id)).count()
    };
    let others = towns.iter().filter(|place| place.id != focus.id);
    let (mut domestic, mut foreign): (Vec<&&Place>, Vec<&&Place>) = others.partition(|place| place.country == focus.country);
    domestic.sort_by_key(|place| Reverse(shared_indicators(place)));
    foreign.sort_by_key(|place| Reverse(shared_indicators(place)));
    let all = std::iter::once(focus).chain(domestic).chain(foreign).map(|place| place.id.clone());
    all.take(MOST_TOWNS).collect()
}

/// The strongest findings, by theme in the order of the catalogue; the strongest of a theme comes first.
///
/// Indicators that only two towns have are left to the slide of shares, if they are on it. `has_card` tells indicators from measures
/// that are shown as they are read.
fn choose_findings(
    values: &IndicatorValues,
    towns: &[PlaceId],
    shares: Option<&ChartSlide>,
    has_card: &dyn Fn(&IndicatorId) -> bool,
) -> Vec<Finding> {
    let is_on_shares_slide = |id: &IndicatorId| shares.is_some_and(|slide| slide.query.indicators.contains(id));
    // What was read is proposed, not what is estimated by defaults of a country.
    let read = || values.indicators().filter(|indicator| indicator.plan.defaults.is_empty());
    let compared = read().filter_map(|indicator| {
        let finding = compare_towns(values, towns, indicator)?;
        (finding.values.len() > 2 || !is_on_shares_slide(&indicator.id)).then_some(finding)
    });
    let mut findings: Vec<Finding> = compared.collect();
    drop_mirrors(&mut findings);
    let mut histories: Vec<Finding> = read().filter_map(|indicator| history_of_one_town(values, towns, indicator)).collect();
    // One history of a theme is enough. The first in the catalogue is the total, the others are its parts.
    histories.dedup_by(|later, first| later.theme == first.theme);
    findings.extend(histories);
    let (mut findings, read): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| finding.slide.query.indicators.iter().all(has_card));
    if findings.len() < FEWEST_FINDINGS {
        findings.extend(read);
    }
    findings.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let mut of_theme: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: BTreeSet<String> = BTreeSet::new();
    findings.retain(|finding| {
        // Of the classes of one distribution, such as ages, the one that differs most.
        if finding.distribution.clone().is_some_and(|group| !groups.insert(group)) {
            return false;
        }
        let count = of_theme.entry(finding.theme.clone()).or_default();
        *count += 1;
        *count <= MOST_OF_THEME
    });
    findings.truncate(MOST_FINDINGS);
    let themes: Vec<&str> = values.indicators().map(|indicator| indicator.theme.as_str()).collect();
    let position = |theme: &str| themes.iter().position(|other| *other == theme);
    findings.sort_by(|a, b| position(&a.theme).cmp(&position(&b.theme)).then(b.strength.total_cmp(&a.strength)));
    findings
}

/// Removes one of two shares that add up to 100 % in every town: the one that is neither better high nor better low.
fn drop_mirrors(findings: &mut Vec<Finding>) {
    let adds_up = |a: &TownValue, b: &TownValue| a.place == b.place && (a.value + b.value - 100.0).abs() < 0.05;
    let are_mirrors = |a: &Finding, b: &Finding| {
        a.values.len() == b.values.len()
            && !a.values.is_empty()
            && a.values.iter().all(|value| b.values.iter().any(|other| adds_up(value, other)))
    };
    let is_kept = |finding: &Finding| finding.is_judged || !findings.iter().any(|other| other.is_judged && are_mirrors(finding, other));
    let kept: Vec<bool> = findings.iter().map(is_kept).collect();
    let mut kept = kept.into_iter();
    findings.retain(|_| kept.next() == Some(true));
}

/// True for a rate, a share or a change; false for an amount.
fn is_rate(indicator: &Indicator) -> bool {
    !crate::tidy::adds_up(&indicator.unit) && !indicator.is_total_emissions() && indicator.id.as_str() != "area_km2"
}

/// True if the indicator has a better side.
fn is_judged(indicator: &Indicator) -> bool {
    matches!(indicator.better, Better::Higher | Better::Lower)
}

/// What a talk gains or loses by an indicator, whatever its values.
fn weight(indicator: &Indicator) -> f64 {
    let judged = if is_judged(indicator) { JUDGED } else { 0.0 };
    if indicator.formula == indicator.id.as_str() { judged - AS_READ } else { judged }
}

/// True if no flag of a row forbids to compare it with others.
fn is_sound(row: &ComparisonRow) -> bool {
    let mut flags = row.trace.iter().flat_map(|trace| &trace.flags);
    !flags.any(|flag| matches!(flag, Flag::PerimeterMismatch { .. } | Flag::Partial(_) | Flag::MissingLines(_)))
}

/// The comparison of the towns on one indicator; `None` if their figures cannot be compared fairly.
fn compare_towns(values: &IndicatorValues, towns: &[PlaceId], indicator: &Indicator) -> Option<Finding> {
    if !is_rate(indicator) {
        return None;
    }
    let query = ComparisonQuery::from_places(towns, vec![indicator.id.clone()], Vec::new())?;
    let comparison = answer_query(values, &query);
    let named = comparison.rows.iter().filter(|row| row.role.is_focus_or_twin() && row.value().is_some());
    let first = named.min_by_key(|row| row.role)?;
    if first.trace.as_ref()?.status() == Status::Disputed || !is_sound(first) {
        return None;
    }
    let year = first.time()?;
    let is_near = |row: &ComparisonRow| row.time().is_some_and(|other| other.distance(year) <= MOST_YEARS_APART);
    // What stands on different ground is shown beside the others and its headline divides nothing; what cannot be compared is left out.
    let is_comparable = |row: &ComparisonRow| comparability(first, row).ground < Ground::NotComparable;
    let kept: Vec<&ComparisonRow> = comparison.rows.iter().filter(|row| is_sound(row) && is_near(row) && is_comparable(row)).collect();
    if kept.len() < 2 || differs_within_a_country(&kept) {
        return None;
    }
    // The focus or the twin stays even without a value: its row says why.
    let is_missing = |row: &&ComparisonRow| row.value().is_none() && row.role.is_focus_or_twin();
    let shown: Vec<&ComparisonRow> = kept.iter().copied().chain(comparison.rows.iter().filter(is_missing)).collect();
    let order: Vec<PlaceId> = towns.iter().filter(|id| shown.iter().any(|row| row.place.id == **id)).cloned().collect();
    let query = ComparisonQuery::from_places(&order, vec![indicator.id.clone()], Vec::new())?;
    debug_assert!(kept.iter().all(|row| row.value().is_some()), "a row with a year has a value");
    Some(Finding {
        slide: ChartSlide::new(query, None, None),
        theme: indicator.theme.clone(),
        strength: strength(&kept, first) + weight(indicator),
        values: kept.iter().filter_map(|row| Some(TownValue { place: row.place.id.clone(), value: row.value()? })).collect(),
        is_judged: is_judged(indicator),
        distribution: indicator.plan.read_inputs().find_map(|input| input.measure.share_group.clone()),
    })
}

/// True if two towns of one country use different definitions, so that their rank means nothing.
fn differs_within_a_country(rows: &[&ComparisonRow]) -> bool {
    let mut definitions: BTreeMap<&str, &str> = BTreeMap::new();
    rows.iter().any(|row| {
        let definition = row.trace.as_ref().map_or("", |trace| trace.definition());
        *definitions.entry(row.place.country.as_str()).or_insert(definition) != definition
    })
}

/// The weight of a finding. It grows with the number of towns and with the greatest relative difference to the first row; it is higher
/// if focus and twin have a value, and if all figures share a level and a definition; it falls with the range of the years.
fn strength(rows: &[&ComparisonRow], first: &ComparisonRow) -> f64 {
    let positions: Vec<f64> = rows.iter().filter_map(|row| row.time()).map(Time::position).collect();
    let year_range = positions.iter().copied().fold(f64::MIN, f64::max) - positions.iter().copied().fold(f64::MAX, f64::min);
    let has_focus_and_twin = rows.iter().filter(|row| row.role.is_focus_or_twin()).count() > 1;
    let has_one_level = count_distinct(rows.iter().filter_map(|row| row.level()).collect()) == 1;
    let definitions = rows.iter().filter_map(|row| row.trace.as_ref()).map(Trace::definition);
    let has_one_definition = count_distinct(definitions.collect()) == 1;
    let value = first.value();
    debug_assert!(value.is_some(), "the first row was chosen for its value");
    let value = value.unwrap_or_default();
    let relative_difference = |other: f64| (value - other).abs() / value.abs().max(other.abs()).max(f64::MIN_POSITIVE);
    let greatest_difference = rows.iter().filter_map(|row| row.value()).map(relative_difference).fold(0.0, f64::max);
    let bonus = |applies: bool, weight: f64| if applies { weight } else { 0.0 };
    10.0 * as_number(rows.len())
        + bonus(has_focus_and_twin, 20.0)
        + bonus(has_one_level, 15.0)
        + bonus(has_one_definition, 10.0)
        + 20.0 * greatest_difference.min(1.0)
        - 2.0 * year_range
}

/// The number of different values.
fn count_distinct<T: Ord>(mut values: Vec<T>) -> usize {
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// The history of an indicator that only one town has, on three dates or more; `None` otherwise.
fn history_of_one_town(values: &IndicatorValues, towns: &[PlaceId], indicator: &Indicator) -> Option<Finding> {
    if !is_rate(indicator) || indicator.is_change() {
        return None;
    }
    let mut with_values = towns.iter().filter(|town| !values.times_with_value(&indicator.id, town).is_empty());
    let (Some(town), None) = (with_values.next(), with_values.next()) else { return None };
    let dates = values.dates_with_value(&indicator.id, town).len();
    let query = ComparisonQuery::from_places(std::slice::from_ref(town), vec![indicator.id.clone()], Vec::new())?;
    let query = ComparisonQuery { times: all_years(values, &query), ..query };
    // Missing parts of an inventory do not matter here: the chart mentions them.
    let has_wrong_perimeter = |row: &ComparisonRow| {
        let mut flags = row.trace.iter().flat_map(|trace| &trace.flags);
        flags.any(|flag| matches!(flag, Flag::PerimeterMismatch { .. }))
    };
    if dates < FEWEST_DATES || answer_query(values, &query).rows.iter().any(has_wrong_perimeter) {
        return None;
    }
    Some(Finding {
        slide: ChartSlide::new(query, Some(ChartKind::Lines), None),
        theme: indicator.theme.clone(),
        strength: 30.0 + as_number(dates),
        values: Vec::new(),
        is_judged: false,
        distribution: None,
    })
}

/// The shares with a better side that a town has on its own territory, in one year or in any.
fn shares_of(values: &IndicatorValues, town: &PlaceId, year: Option<Time>) -> Vec<IndicatorId> {
    let is_of_town = |value: &IndicatorValue| {
        value.value.number().is_some() && value.level == PlaceKind::City.level() && year.is_none_or(|year| value.time == year)
    };
    let shares = values.indicators().filter(|indicator| indicator.is_share() && is_judged(indicator));
    shares
        .filter(|indicator| values.values_in_place(&indicator.id, town).iter().any(is_of_town))
        .map(|indicator| indicator.id.clone())
        .collect()
}

/// The years in which a town has a share with a better side, earliest first.
fn years_of_shares(values: &IndicatorValues, town: &PlaceId) -> Vec<Time> {
    let mut years: Vec<Time> = shares_of(values, town, None).iter().flat_map(|id| values.dates_with_value(id, town)).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The first two towns on their common shares, in the latest year that has enough of them.
fn latest_shares_slide(values: &IndicatorValues, towns: &[PlaceId]) -> Option<ChartSlide> {
    let [focus, twin, ..] = towns else { return None };
    for year in years_of_shares(values, focus).into_iter().rev() {
        let of_twin = shares_of(values, twin, Some(year));
        let mut common: Vec<IndicatorId> = shares_of(values, focus, Some(year)).into_iter().filter(|id| of_twin.contains(id)).collect();
        // Shares that only these two towns have come first: the others have slides with more towns.
        common.sort_by_key(|id| towns.iter().filter(|town| !values.times_with_value(id, town).is_empty()).count());
        if common.len() >= FEWEST_SHARES {
            common.truncate(MOST_SHARES);
            let query = ComparisonQuery::from_places(&[focus.clone(), twin.clone()], common, vec![year])?;
            return Some(ChartSlide::new(query, Some(ChartKind::Dumbbell), None));
        }
    }
    None
}

/// The focus in two years on the shares it has in both: the latest year with enough shares, and the year before it that has the most
/// of them, the earliest of several.
fn shares_over_time_slide(values: &IndicatorValues, towns: &[PlaceId]) -> Option<ChartSlide> {
    let focus = towns.first()?;
    let years = years_of_shares(values, focus);
    let last = years.iter().rev().find(|year| shares_of(values, focus, Some(**year)).len() >= FEWEST_SHARES)?;
    let latest = shares_of(values, focus, Some(*last));
    let common =
        |year: &Time| -> Vec<IndicatorId> { shares_of(values, focus, Some(*year)).into_iter().filter(|id| latest.contains(id)).collect() };
    let first = years.iter().filter(|year| *year < last).max_by_key(|year| (common(year).len(), Reverse(**year)))?;
    let mut shares = common(first);
    shares.truncate(MOST_SHARES);
    if shares.len() < FEWEST_SHARES {
        return None;
    }
    let query = ComparisonQuery::from_places(std::slice::from_ref(focus), shares, vec![*first, *last])?;
    Some(ChartSlide::new(query, Some(ChartKind::Arrow), None))
}
