//! Pyramid: the classes of one distribution, such as ages, of two towns back to back, the highest class on top.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, indicator_category, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::parts::common_words;
use crate::chart::text::{NumberStyle, capitalize, place_name};
use crate::compare::Comparison;
use crate::indicators::Indicator;
use crate::speech::Speech;

/// Fewer classes than this make no shape.
const MIN_CLASSES: usize = 4;
/// More classes than this cannot be read from the back row.
const MAX_CLASSES: usize = 18;

/// Two towns, four classes of one distribution or more, one date. Only drawn when asked for: shares are the usual form.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    let is_distribution = profile.makes_a_whole() && profile.all_shares() && profile.parts.is_empty();
    let classes = profile.indicators.len();
    if profile.places == 2 && profile.years <= 1 && is_distribution && (MIN_CLASSES..=MAX_CLASSES).contains(&classes) {
        return Ok(40);
    }
    Err(Some(if classes == 1 {
        ChartKind::Bars
    } else if is_distribution {
        ChartKind::Shares
    } else {
        ChartKind::Table
    }))
}

/// One category for each class, from the highest to the lowest; one series for each town, the focus first.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let mut classes = comparison.indicators();
    if classes.iter().all(|class| first_number(class).is_some()) {
        classes.sort_by_key(|class| Reverse(first_number(class)));
    }
    let builder = PointBuilder::new(comparison, style, speech);
    let mut towns = comparison.places();
    towns.sort_by_key(|town| town.role);
    let series = towns.iter().map(|town| {
        let rows = classes.iter().filter_map(|class| comparison.row_of(town.place, class));
        role_series(place_name(speech, town.place), town.role, rows.map(|row| builder.dated_point(row, town.role)).collect())
    });
    let mut categories: Vec<_> = classes.iter().enumerate().map(|(index, class)| indicator_category(speech, class, index)).collect();
    let names: Vec<String> = categories.iter().map(|category| category.label.clone()).collect();
    if let Some(beginning) = beginning_of_most(&names) {
        for category in &mut categories {
            category.label = capitalize(category.label.strip_prefix(beginning).unwrap_or(&category.label));
        }
    }
    let series: Vec<_> = series.collect();
    (series.len() == 2).then(|| Arrangement {
        categories,
        series,
        axis: zero_based(&comparison.extent(), style, speech),
        ..Arrangement::default()
    })
}

/// The words that all names begin with, or all but one: "Moins de 15 ans" stands beside "Part des 15 à 29 ans".
fn beginning_of_most(names: &[String]) -> Option<&str> {
    let without = |left_out: Option<usize>| -> Vec<&str> {
        names.iter().enumerate().filter(|(index, _)| Some(*index) != left_out).map(|(_, name)| name.as_str()).collect()
    };
    let choices = std::iter::once(None).chain((0..names.len()).map(Some));
    choices.into_iter().find_map(|left_out| common_words(&without(left_out)))
}

/// The first number in the identifier of a class: 15 of `age_15_29_pct`.
fn first_number(class: &Arc<Indicator>) -> Option<u32> {
    let id = class.id.as_str();
    let digits = id.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}
