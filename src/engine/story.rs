//! A starter talk from any figures, by rule: the indicators that can honestly be compared, the strongest first, a finding a slide.
//!
//! Rates only: how large a town is finds nothing. Left out: what two towns of one country define differently, parts of inventories,
//! what a network carries for others, disputed figures of the town in question. What remains is shown with its badges.

use std::collections::BTreeMap;

use crate::base::{IndicatorId, PlaceId, Status, Year, as_number};
use crate::chart::ChartKind;
use crate::compare::{ComparisonQuery, ComparisonRow, all_years, answer};
use crate::engine::ReferenceData;
use crate::indicators::{Better, Flag, Indicator, IndicatorValues};
use crate::project::{ChartSlide, Talk, TalkSlide};
use crate::tidy::{Place, PlaceKind};

/// More towns than this do not fit a slide for the back row.
const MOST_TOWNS: usize = 9;
/// More findings than this are two talks.
const MOST_FINDINGS: usize = 18;
/// Fewer indicators than this are no comparison side by side.
const LEAST_TOGETHER: usize = 4;
/// More lines than this are not read from the back row.
const MOST_TOGETHER: usize = 8;
/// A figure so many years away from the one in question is not set beside it.
const FAR: u16 = 20;

/// The towns of a story: those at home, the first spoken of, then their partners abroad.
fn towns(library: &ReferenceData, results: &IndicatorValues) -> Vec<PlaceId> {
    let read = results.places();
    let known = library.gazetteer.places().iter().filter(|place| read.iter().any(|other| other.id == place.id));
    let unknown = read.iter().filter(|place| library.gazetteer.find(place.id.as_str()).is_none());
    let cities: Vec<&Place> = known.chain(unknown).map(|place| &**place).filter(|place| place.kind == PlaceKind::City).collect();
    let partnered = |place: &Place| cities.iter().any(|other| other.partners.iter().any(|partner| partner.of == place.id));
    let Some(focus) = cities.iter().find(|place| partnered(place)).or(cities.first()) else { return Vec::new() };
    let mut home: Vec<&&Place> = cities.iter().filter(|place| place.country == focus.country && place.id != focus.id).collect();
    let shared = |place: &Place| {
        let both = |own: &IndicatorId| !results.years_of(own, &focus.id).is_empty() && !results.years_of(own, &place.id).is_empty();
        results.indicators().filter(|indicator| both(&indicator.id)).count()
    };
    home.sort_by_key(|place| std::cmp::Reverse(shared(place)));
    let mut abroad: Vec<&&Place> = cities.iter().filter(|place| place.country != focus.country).collect();
    abroad.sort_by_key(|place| std::cmp::Reverse(shared(place)));
    let all = std::iter::once(focus).chain(home).chain(abroad).map(|place| place.id.clone());
    all.take(MOST_TOWNS).collect()
}

/// A finding, and how strong it is.
struct Finding {
    told: ChartSlide,
    theme: String,
    strength: f64,
    /// How many towns have a figure.
    towns: usize,
    /// The values, and whether one side is better.
    values: Vec<(PlaceId, f64)>,
    judged: bool,
}

/// Of two shares that add up to the whole in every town, the one that has a better side is told.
fn drop_mirrors(findings: &mut Vec<Finding>) {
    let mirrors = |a: &Finding, b: &Finding| {
        a.values.len() == b.values.len()
            && !a.values.is_empty()
            && a.values
                .iter()
                .all(|(place, own)| b.values.iter().any(|(other, value)| other == place && (own + value - 100.0).abs() < 0.05))
    };
    let gone: Vec<bool> =
        findings.iter().map(|own| !own.judged && findings.iter().any(|other| other.judged && mirrors(own, other))).collect();
    let mut gone = gone.into_iter();
    findings.retain(|_| gone.next() != Some(true));
}

/// The starter talk; without a comparison it is empty.
#[must_use]
pub fn story(library: &ReferenceData, results: &IndicatorValues) -> Talk {
    let towns = towns(library, results);
    let indicators: Vec<&std::sync::Arc<Indicator>> = results.indicators().collect();
    let beside = side_by_side(results, &towns);
    let told_beside = |own: &Indicator| beside.as_ref().is_some_and(|told| told.question.indicators.contains(&own.id));
    // What only the two towns at home have is told once, side by side.
    let alone_at_home = |finding: &Finding, own: &Indicator| finding.towns <= 2 && told_beside(own);
    let found = indicators.iter().filter_map(|own| Some((own, one(results, &towns, own)?)));
    let mut findings: Vec<Finding> = found.filter(|(own, finding)| !alone_at_home(finding, own)).map(|(_, finding)| finding).collect();
    drop_mirrors(&mut findings);
    let mut own: Vec<Finding> = indicators.iter().filter_map(|own| alone(results, &towns, own)).collect();
    // Of a theme one history is enough: the first in the catalogue is the whole, the others its parts.
    own.dedup_by(|later, first| later.theme == first.theme);
    findings.extend(own);
    findings.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    findings.truncate(MOST_FINDINGS);
    // Told theme by theme, as the catalogue has them; the strongest of a theme first.
    let order: Vec<&str> = indicators.iter().map(|own| own.theme.as_str()).collect();
    let place = |theme: &str| order.iter().position(|other| *other == theme).unwrap_or(usize::MAX);
    findings.sort_by(|a, b| place(&a.theme).cmp(&place(&b.theme)).then(b.strength.total_cmp(&a.strength)));
    let together = beside.into_iter().chain(two_dates(results, &towns));
    let slides = findings.into_iter().map(|finding| finding.told).chain(together);
    Talk { slides: slides.map(|told| TalkSlide::Chart(Box::new(told))).collect(), ..Talk::default() }
}

/// Whether an indicator can be a finding: a rate, a share, a change; not how much there is of something.
fn is_rate(indicator: &Indicator) -> bool {
    !crate::tidy::adds_up(&indicator.unit) && !indicator.is_total_of_gases() && indicator.id.as_str() != "area_km2"
}

/// Whether a figure can stand beside others at all.
fn is_sound(figure: &ComparisonRow) -> bool {
    let flags = figure.trace.iter().flat_map(|trace| &trace.flags);
    !flags.into_iter().any(|flag| matches!(flag, Flag::PerimeterMismatch { .. } | Flag::Partial(_) | Flag::MissingLines(_)))
}

/// The finding of one indicator, if its figures can honestly be compared.
fn one(results: &IndicatorValues, towns: &[PlaceId], indicator: &Indicator) -> Option<Finding> {
    if !is_rate(indicator) {
        return None;
    }
    let asked = ComparisonQuery::about(towns, vec![indicator.id.clone()], Vec::new())?;
    let figures = answer(results, &asked);
    let at_home = |figure: &&ComparisonRow| figure.standing.is_spoken_of() && figure.value().is_some();
    let first = figures.rows.iter().filter(at_home).min_by_key(|figure| figure.standing)?;
    if first.trace.as_ref()?.status() == Status::Disputed || !is_sound(first) {
        return None;
    }
    let year = first.year()?;
    let kept: Vec<&ComparisonRow> =
        figures.rows.iter().filter(|figure| is_sound(figure) && figure.year().is_some_and(|own| own.distance(year) <= FAR)).collect();
    if kept.len() < 2 || differs_within_a_country(&kept) {
        return None;
    }
    // Towns in the order of the story; one without a figure at home stays, with its reason.
    let stays = |id: &&PlaceId| {
        kept.iter().any(|figure| figure.place.id == **id)
            || figures.rows.iter().any(|figure| figure.place.id == **id && figure.value().is_none() && figure.standing.is_spoken_of())
    };
    let order: Vec<PlaceId> = towns.iter().filter(stays).cloned().collect();
    let question = ComparisonQuery::about(&order, vec![indicator.id.clone()], Vec::new())?;
    let strength = strength(&kept, first);
    let values = kept.iter().filter_map(|figure| Some((figure.place.id.clone(), figure.value()?))).collect();
    let judged = matches!(indicator.better, Better::Higher | Better::Lower);
    Some(Finding {
        told: ChartSlide::of(question, None, None),
        theme: indicator.theme.clone(),
        strength,
        towns: kept.len(),
        values,
        judged,
    })
}

/// Whether two towns of one country follow different definitions: then nobody knows what the rank means.
fn differs_within_a_country(figures: &[&ComparisonRow]) -> bool {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    figures.iter().any(|figure| {
        let definition = figure.trace.as_ref().map_or("", |trace| trace.definition());
        let same = |before: &&str| *before == definition;
        let before = known.entry(figure.place.country.as_str()).or_insert(definition);
        !same(before)
    })
}

/// Many towns, both at home, one year, one kind of territory, one definition, a clear difference: each makes a finding stronger.
fn strength(figures: &[&ComparisonRow], first: &ComparisonRow) -> f64 {
    let years: Vec<u16> = figures.iter().filter_map(|figure| figure.year()).map(Year::get).collect();
    let spread = f64::from(years.iter().max().unwrap_or(&0) - years.iter().min().unwrap_or(&0));
    let mut levels: Vec<_> = figures.iter().filter_map(|figure| figure.level()).collect();
    levels.sort_unstable();
    levels.dedup();
    let mut definitions: Vec<&str> =
        figures.iter().filter_map(|figure| figure.trace.as_ref()).map(crate::indicators::Trace::definition).collect();
    definitions.sort_unstable();
    definitions.dedup();
    let both = figures.iter().filter(|figure| figure.standing.is_spoken_of()).count() > 1;
    let value = first.value().unwrap_or_default();
    let farthest = figures
        .iter()
        .filter_map(|figure| figure.value())
        .map(|other| (value - other).abs() / value.abs().max(other.abs()).max(f64::MIN_POSITIVE))
        .fold(0.0, f64::max);
    10.0 * as_number(figures.len())
        + if both { 20.0 } else { 0.0 }
        + if levels.len() == 1 { 15.0 } else { 0.0 }
        + if definitions.len() == 1 { 10.0 } else { 0.0 }
        + 20.0 * farthest.min(1.0)
        - 2.0 * spread
}

/// What one town alone has measured over three dates or more: its own history.
fn alone(results: &IndicatorValues, towns: &[PlaceId], indicator: &Indicator) -> Option<Finding> {
    if !is_rate(indicator) || indicator.is_change() {
        return None;
    }
    let known: Vec<(&PlaceId, usize)> =
        towns.iter().map(|town| (town, results.years_of(&indicator.id, town).len())).filter(|(_, dates)| *dates > 0).collect();
    let [(town, dates)] = known.as_slice() else { return None };
    let question = ComparisonQuery::about(std::slice::from_ref(*town), vec![indicator.id.clone()], Vec::new())?;
    let question = ComparisonQuery { years: all_years(results, &question), ..question };
    // What an inventory lacks is said in the picture.
    let mismatched = |figure: &ComparisonRow| {
        let flags = figure.trace.iter().flat_map(|trace| &trace.flags);
        flags.into_iter().any(|flag| matches!(flag, Flag::PerimeterMismatch { .. }))
    };
    let sound = !answer(results, &question).rows.iter().any(mismatched);
    let told = ChartSlide::of(question, Some(ChartKind::Lines), None);
    (*dates >= 3 && sound).then(|| Finding {
        told,
        theme: indicator.theme.clone(),
        strength: 30.0 + as_number(*dates),
        towns: 1,
        values: Vec::new(),
        judged: false,
    })
}

/// Shares that have a better side, of one territory: for each town and year.
fn shares(results: &IndicatorValues, town: &PlaceId, year: Option<Year>) -> Vec<IndicatorId> {
    let judged = |own: &&std::sync::Arc<Indicator>| own.is_share() && matches!(own.better, Better::Higher | Better::Lower);
    let has = |own: &&std::sync::Arc<Indicator>| {
        let found = results.outcomes_of(&own.id, town);
        let of_town = |outcome: &crate::indicators::IndicatorValue| {
            outcome.reading.value().is_some() && outcome.level == PlaceKind::City.level() && year.is_none_or(|year| outcome.year == year)
        };
        found.iter().any(of_town)
    };
    results.indicators().filter(judged).filter(has).map(|own| own.id.clone()).collect()
}

/// The two towns at home, beside each other on all shares of the latest year both have.
fn side_by_side(results: &IndicatorValues, towns: &[PlaceId]) -> Option<ChartSlide> {
    let [focus, twin, ..] = towns else { return None };
    let mut years: Vec<Year> = shares(results, focus, None).iter().flat_map(|own| results.years_of(own, focus)).collect();
    years.sort_unstable();
    years.dedup();
    for year in years.into_iter().rev() {
        let theirs = shares(results, twin, Some(year));
        let mut both: Vec<IndicatorId> = shares(results, focus, Some(year)).into_iter().filter(|own| theirs.contains(own)).collect();
        // First what only these two have: the rest is told with more towns.
        let known = |own: &IndicatorId| towns.iter().filter(|town| !results.years_of(own, town).is_empty()).count();
        both.sort_by_key(known);
        if both.len() >= LEAST_TOGETHER {
            let both = both.into_iter().take(MOST_TOGETHER).collect();
            let question = ComparisonQuery::about(&[focus.clone(), twin.clone()], both, vec![year])?;
            return Some(ChartSlide::of(question, Some(ChartKind::Dumbbell), None));
        }
    }
    None
}

/// The town in question between the first and the last year in which it has most shares.
fn two_dates(results: &IndicatorValues, towns: &[PlaceId]) -> Option<ChartSlide> {
    let focus = towns.first()?;
    let mut years: Vec<Year> = shares(results, focus, None).iter().flat_map(|own| results.years_of(own, focus)).collect();
    years.sort_unstable();
    years.dedup();
    let last = years.iter().rev().find(|year| shares(results, focus, Some(**year)).len() >= LEAST_TOGETHER)?;
    let now = shares(results, focus, Some(*last));
    let common = |year: &Year| shares(results, focus, Some(*year)).into_iter().filter(|own| now.contains(own)).collect::<Vec<_>>();
    let first = years.iter().filter(|year| *year < last).max_by_key(|year| (common(year).len(), std::cmp::Reverse(**year)))?;
    let both: Vec<IndicatorId> = common(first).into_iter().take(MOST_TOGETHER).collect();
    if both.len() < LEAST_TOGETHER {
        return None;
    }
    let question = ComparisonQuery::about(std::slice::from_ref(focus), both, vec![*first, *last])?;
    Some(ChartSlide::of(question, Some(ChartKind::Arrow), None))
}
