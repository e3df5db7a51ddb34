//! Stacked bars: the parts of a whole, as amounts with their total, or as shares of 100 % with the total beside the name.

use std::sync::Arc;

use crate::base::{MissingReason, Value};
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::parts::common_words;
use crate::chart::spec::{Category, DataPoint, Series, SeriesColor};
use crate::chart::text::{NumberStyle, capitalize, indicator_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};
use crate::tidy::Place;

/// Of more parts than this, the smallest are put together.
const MAX_PARTS: usize = 5;
/// Parts in families, whose hues tell them apart, may be more.
const MAX_PARTS_OF_FAMILIES: usize = 7;
/// The hues of the first three families, among the further colours of a theme.
const FAMILY_HUES: [u8; 3] = [0, 1, 3];
/// More towns than this cannot be read from the back row.
const MAX_TOWNS: usize = 12;
/// What is put together, or what no part says, is at most this share of the whole: "others" must not be what one sees first.
const MAX_REST_SHARE: f64 = 0.2;
/// A smaller rest, in the unit of the parts, is a rounding error.
const MIN_REST: f64 = 0.05;

/// Whether parts are drawn as amounts or as shares of their whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PartScale {
    Amounts,
    Shares,
}

/// Several parts of one whole, at one date.
pub(super) fn suitability(profile: &DataProfile, scale: PartScale) -> Suitability {
    if !profile.makes_a_whole() || profile.years > 1 {
        return Err(Some(if profile.indicators.len() == 1 {
            ChartKind::Bars
        } else if profile.places <= 3 {
            ChartKind::Grouped
        } else {
            ChartKind::Table
        }));
    }
    if profile.places > MAX_TOWNS {
        return Err(Some(ChartKind::Table));
    }
    // Amounts that are shares already are only drawn as shares.
    match (profile.all_shares(), scale) {
        (true, PartScale::Shares) => Ok(93),
        (true, PartScale::Amounts) => Err(Some(ChartKind::Shares)),
        (false, PartScale::Shares) => Ok(68),
        (false, PartScale::Amounts) => Ok(if profile.parts.is_empty() { 80 } else { 57 }),
    }
}

/// One category for each town, of amounts the largest total first; one series for each part, the largest first, then one for the rest.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech, scale: PartScale) -> Option<Arrangement> {
    let indicators = comparison.indicators();
    let first = indicators.first()?;
    let style = NumberStyle::for_labels(first, &comparison.values());
    let all_shares = indicators.iter().all(|indicator| indicator.is_share());
    let parts = largest_first(comparison, &indicators);
    let mut towns = comparison.places();
    let total = |town: &ComparedPlace<'_>| sum_of_parts(comparison, town.place, &indicators).unwrap_or(-1.0);
    // Shares of 100 % have no largest total: the focus and its twin come first.
    if !all_shares {
        towns.sort_by(|a, b| total(b).total_cmp(&total(a)));
    }
    let mut stacks = Stacks { comparison, speech, scale, style, all_shares, indicators: &indicators, named_count: 0, parts, towns };
    stacks.named_count = stacks.enough_named_parts()?;
    let category = |(index, town): (usize, &ComparedPlace<'_>)| {
        let total = stacks.total(town.place).filter(|_| !all_shares);
        let detail = total.map(|total| style.with_unit(speech, total, first));
        Category { detail, ..place_category(speech, *town, index) }
    };
    let wholes = stacks.towns.iter().filter_map(|town| stacks.whole(town.place));
    let longest = wholes.map(|whole| if scale == PartScale::Shares { 100.0 } else { whole }).fold(0.0, f64::max);
    let mut axis = zero_based(&[longest], style, speech);
    axis.percent |= scale == PartScale::Shares;
    Some(Arrangement {
        categories: stacks.towns.iter().enumerate().map(category).collect(),
        series: stacks.series(),
        axis,
        ..Arrangement::default()
    })
}

/// The parts, the one with the largest sum first: it is drawn on the base line.
fn largest_first<'a>(comparison: &Comparison, indicators: &[&'a Arc<Indicator>]) -> Vec<&'a Arc<Indicator>> {
    let sum = |indicator: &Indicator| comparison.values_of(indicator).iter().sum::<f64>();
    let mut parts = indicators.to_vec();
    parts.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    parts
}

/// The sum of the parts of a town, in the order of the query; `None` when it lacks one.
fn sum_of_parts(comparison: &Comparison, place: &Place, indicators: &[&Arc<Indicator>]) -> Option<f64> {
    let values = indicators.iter().map(|part| comparison.row_of(place, part).and_then(ComparisonRow::value));
    values.collect::<Option<Vec<f64>>>().map(|values| values.iter().sum())
}

/// The stacks of a chart and how they are scaled and printed.
struct Stacks<'a> {
    comparison: &'a Comparison,
    speech: &'a Speech,
    scale: PartScale,
    style: NumberStyle,
    /// Whether the parts are shares of 100 % in the data.
    all_shares: bool,
    /// The parts in the order of the query.
    indicators: &'a [&'a Arc<Indicator>],
    /// The parts, the largest first.
    parts: Vec<&'a Arc<Indicator>>,
    /// How many of them have a series of their own.
    named_count: usize,
    towns: Vec<ComparedPlace<'a>>,
}

impl<'a> Stacks<'a> {
    /// The sum of the parts of a town; `None` when it lacks one.
    fn total(&self, place: &Place) -> Option<f64> {
        sum_of_parts(self.comparison, place, self.indicators)
    }

    /// The whole of a town: the total, or at least 100 % of shares, as parts may be missing from the data.
    fn whole(&self, place: &Place) -> Option<f64> {
        self.total(place).map(|total| if self.all_shares { total.max(100.0) } else { total })
    }

    /// A value as it is drawn.
    fn scaled(&self, place: &Place, value: f64) -> f64 {
        match self.whole(place) {
            Some(whole) if self.scale == PartScale::Shares && whole > 0.0 => 100.0 * value / whole,
            _ => value,
        }
    }

    /// A scaled value as printed: shares without decimals.
    fn label(&self, scaled: f64) -> String {
        match self.scale {
            PartScale::Shares => self.speech.format_quantity(&self.speech.format_number(scaled, 0), "%"),
            PartScale::Amounts => self.style.label(self.speech, scaled),
        }
    }

    /// The families of the parts, the one with the largest part first; empty where a part has none, or where there are too many.
    fn families(&self) -> Vec<&'a str> {
        let of_part = |part: &&'a Arc<Indicator>| part.references.family.as_deref();
        let mut families: Vec<&str> = Vec::new();
        for family in self.parts.iter().filter_map(of_part) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        let are_all_known = self.parts.iter().all(|part| of_part(part).is_some());
        if are_all_known && (2..=FAMILY_HUES.len()).contains(&families.len()) { families } else { Vec::new() }
    }

    /// The least number of parts, the largest first, beside which no town has more than [`MAX_REST_SHARE`] in others: a few, all, or some more than
    /// a few. `None` where even the most that can be told apart leave more.
    fn enough_named_parts(&self) -> Option<usize> {
        let few = if self.families().is_empty() { MAX_PARTS } else { MAX_PARTS_OF_FAMILIES };
        let least = if self.parts.len() > few { few - 1 } else { self.parts.len() };
        let leaves_little = |count: &usize| {
            let shares = self.towns.iter().filter_map(|town| Some(self.left_by(town.place, *count)? / self.whole(town.place)?));
            shares.filter(|share| share.is_finite()).all(|share| share <= MAX_REST_SHARE)
        };
        (least..=self.parts.len().min(MAX_PARTS_OF_FAMILIES)).find(leaves_little)
    }

    /// What the largest parts, this many, leave of the whole of a town.
    fn left_by(&self, place: &Place, count: usize) -> Option<f64> {
        let parts = self.parts.iter().take(count).filter_map(|part| self.comparison.row_of(place, part));
        let named: f64 = parts.filter_map(ComparisonRow::value).sum();
        self.whole(place).map(|whole| whole - named)
    }

    /// The parts that have a series of their own, those of one family together.
    fn named_parts(&self) -> Vec<&'a Arc<Indicator>> {
        let families = self.families();
        let mut named: Vec<&Arc<Indicator>> = self.parts.iter().copied().take(self.named_count).collect();
        named.sort_by_key(|part| families.iter().position(|family| Some(*family) == part.references.family.as_deref()));
        named
    }

    /// The colours of the named parts.
    fn colors(&self, named: &[&'a Arc<Indicator>]) -> Vec<SeriesColor> {
        let families = self.families();
        let color = |(index, part): (usize, &&Arc<Indicator>)| {
            let family = families.iter().position(|family| Some(*family) == part.references.family.as_deref());
            let Some(hue) = family.and_then(|family| FAMILY_HUES.get(family)) else {
                return if named.len() > MAX_PARTS { tinted(index) } else { SeriesColor::Palette(u8::try_from(index).unwrap_or(u8::MAX)) };
            };
            let before = named.iter().take(index).filter(|other| other.references.family == part.references.family).count();
            SeriesColor::Family { hue: *hue, tint: u8::try_from(before).unwrap_or(u8::MAX) }
        };
        named.iter().enumerate().map(color).collect()
    }

    /// The series of the named parts, then that of the rest if some town has one.
    fn series(&self) -> Vec<Series> {
        let named = self.named_parts();
        let mut all: Vec<Series> = named.iter().zip(self.colors(&named)).map(|(part, color)| self.part_series(part, color)).collect();
        if named.iter().any(|part| part.references.part_name.is_none()) {
            remove_common_words(&mut all);
        }
        if self.towns.iter().filter_map(|town| self.rest(town.place)).any(|rest| rest > MIN_REST) {
            all.push(self.rest_series());
        }
        all
    }

    /// The series of one part.
    fn part_series(&self, part: &Indicator, color: SeriesColor) -> Series {
        let builder = PointBuilder::new(self.comparison, self.style, self.speech);
        let points = self.towns.iter().filter_map(|town| {
            let row = self.comparison.row_of(town.place, part)?;
            let point = DataPoint { role: town.role, ..builder.point(row) };
            // The stack of a town that lacks a part is not drawn: it would look like a whole.
            Some(match row.value().filter(|_| self.total(town.place).is_some()) {
                Some(value) => {
                    let scaled = self.scaled(town.place, value);
                    DataPoint { value: Value::from_number(scaled), label: self.label(scaled), ..point }
                }
                None => DataPoint {
                    value: Value::Missing(row.value_or_reason().missing_reason().unwrap_or(MissingReason::NotReported)),
                    ..point
                },
            })
        });
        let short = part.references.part_name.as_ref().map(|names| names.get(self.speech.language()).to_owned());
        let name = short.unwrap_or_else(|| indicator_name(self.speech, part));
        Series { color, ..role_series(name, ComparisonRole::Other, points.collect()) }
    }

    /// What the named parts leave of the whole of a town.
    fn rest(&self, place: &Place) -> Option<f64> {
        self.left_by(place, self.named_count)
    }

    /// The series of what the named parts leave. Its points link to the row of the smallest part.
    fn rest_series(&self) -> Series {
        let points = self.towns.iter().filter_map(|town| {
            let row = self.comparison.index_of(self.comparison.row_of(town.place, self.parts.last()?)?);
            let scaled = self.rest(town.place).map(|rest| self.scaled(town.place, rest));
            let value = scaled.map_or(Value::Missing(MissingReason::NotReported), Value::from_number);
            let label = value.number().map_or_else(|| self.speech.format(&Message::NotAvailable {}), |scaled| self.label(scaled));
            Some(DataPoint {
                value,
                label,
                table_row: row,
                year: None,
                role: town.role,
                doubt: None,
                interval: None,
                shade: None,
                trend: Vec::new(),
            })
        });
        let name = self.speech.format(&Message::Others {});
        Series { color: SeriesColor::Neutral, ..role_series(name, ComparisonRole::Other, points.collect()) }
    }
}

/// The colour of one of more parts than a theme has colours: three hues, then the same three paler.
fn tinted(index: usize) -> SeriesColor {
    let hue = FAMILY_HUES.get(index % FAMILY_HUES.len()).copied().unwrap_or_default();
    SeriesColor::Family { hue, tint: u8::try_from(index / FAMILY_HUES.len()).unwrap_or(u8::MAX) }
}

/// Shortens names that begin alike: "Actifs qui vont travailler à pied" becomes "À pied".
fn remove_common_words(series: &mut [Series]) {
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let Some(beginning) = common_words(&names).map(str::to_owned) else { return };
    for one in series {
        one.name = capitalize(one.name.strip_prefix(&beginning).unwrap_or(&one.name));
    }
}
