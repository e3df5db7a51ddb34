//! The options of the user: an arrangement and [`ChartOptions`] in; categories reordered and scales replaced out.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::base::as_number;
use crate::chart::arrangement::Arrangement;
use crate::chart::axis::{Padding, linear_axis, logarithmic_axis};
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, Series};
use crate::chart::text::{NumberStyle, indicator_name, place_name};
use crate::compare::{ChartOptions, Comparison, ComparisonQuery, ComparisonRole, ComparisonRow, SortOrder};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// Whether the categories of a kind may be sorted by the user.
#[must_use]
pub fn allows_sorting(kind: ChartKind) -> bool {
    matches!(
        kind,
        ChartKind::Bars
            | ChartKind::Bullet
            | ChartKind::Grouped
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Stacked
            | ChartKind::Shares
            | ChartKind::Heatmap
            | ChartKind::Table
    )
}

/// Whether a kind may have logarithmic scales.
#[must_use]
pub fn allows_log_scale(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Strip | ChartKind::Scatter | ChartKind::Lines | ChartKind::Multiples)
}

/// A logarithmic scale is used only when the largest value is at least this many times the smallest.
const MIN_LOG_RATIO: f64 = 5.0;

/// Applies the options of a query to an arrangement, as far as the kind allows them.
pub(super) fn apply_options(
    kind: ChartKind,
    comparison: &Comparison,
    query: &ComparisonQuery,
    arrangement: &mut Arrangement,
    speech: &Speech,
) {
    let ChartOptions { order, log, per_series_axes, as_read: _ } = query.options;
    if allows_sorting(kind)
        && let Some(indices) = sorted_indices(order, comparison, query, arrangement, speech)
    {
        reorder(&mut arrangement.categories, &mut arrangement.series, &indices);
    }
    if log && allows_log_scale(kind) {
        make_logarithmic(comparison, arrangement, speech);
    }
    if per_series_axes && kind == ChartKind::Multiples && !arrangement.axis.log {
        arrangement.per_series_axes = series_axes(comparison, &arrangement.series, speech);
    }
}

/// The largest value first, missing values last.
fn descending(a: Option<f64>, b: Option<f64>) -> Ordering {
    b.unwrap_or(f64::NEG_INFINITY).total_cmp(&a.unwrap_or(f64::NEG_INFINITY))
}

/// The indices of the categories in another order; `None` for the order of the kind.
fn sorted_indices(
    order: SortOrder,
    comparison: &Comparison,
    query: &ComparisonQuery,
    arrangement: &Arrangement,
    speech: &Speech,
) -> Option<Vec<usize>> {
    let labels: Vec<&str> = arrangement.categories.iter().map(|category| category.label.as_str()).collect();
    let value = |series: usize, category: usize| arrangement.series.get(series)?.points.get(category)?.value.number();
    let mut entries: Vec<(usize, &str)> = labels.into_iter().enumerate().collect();
    match order {
        SortOrder::Fit => return None,
        SortOrder::Asked => {
            let positions = positions_in_query(comparison, query, speech);
            entries.sort_by_key(|(_, label)| positions.get(*label).copied().unwrap_or(usize::MAX));
        }
        SortOrder::Value => entries.sort_by(|(a, _), (b, _)| descending(value(0, *a), value(0, *b))),
        SortOrder::Gap => {
            let focus = arrangement.categories.iter().position(|category| category.role == ComparisonRole::Focus);
            let has_one_series = arrangement.series.len() <= 1;
            let difference = |category: usize| {
                let other = if has_one_series { value(0, focus?) } else { value(1, category) };
                Some((value(0, category)? - other?).abs())
            };
            entries.sort_by(|(a, _), (b, _)| descending(difference(*a), difference(*b)));
        }
        SortOrder::Name => {
            let collate = speech.collation();
            entries.sort_by(|(_, a), (_, b)| collate(a, b));
        }
    }
    Some(entries.into_iter().map(|(index, _)| index).collect())
}

/// The position of each town and of each indicator in the query, by printed name.
fn positions_in_query(comparison: &Comparison, query: &ComparisonQuery, speech: &Speech) -> HashMap<String, usize> {
    let mut positions: HashMap<String, usize> = HashMap::new();
    let places = comparison.places();
    for (index, id) in query.places().enumerate() {
        if let Some(town) = places.iter().find(|town| town.place.id == *id) {
            positions.entry(place_name(speech, town.place)).or_insert(index);
        }
    }
    for (index, indicator) in comparison.indicators().into_iter().enumerate() {
        positions.entry(indicator_name(speech, indicator)).or_insert(index);
    }
    positions
}

/// Puts the categories and the points of every series into the order of `indices`.
pub(super) fn reorder(categories: &mut Vec<Category>, series: &mut [Series], indices: &[usize]) {
    *categories = indices.iter().filter_map(|index| categories.get(*index).cloned()).collect();
    for (index, category) in categories.iter_mut().enumerate() {
        category.position = as_number(index);
    }
    for series in series {
        series.points = indices.iter().filter_map(|index| series.points.get(*index).cloned()).collect();
    }
}

/// Makes axes logarithmic where all values are positive and far apart.
fn make_logarithmic(comparison: &Comparison, arrangement: &mut Arrangement, speech: &Speech) {
    let indicators = comparison.indicators();
    let background = &arrangement.background;
    let axis_of = |index: usize, old: &Axis| {
        let indicator = indicators.get(index)?;
        let mut values = comparison.extent_of(indicator);
        values.extend(background.iter().filter_map(|position| position.get(index)));
        log_axis(indicator, &values, speech).map(|axis| Axis { title: old.title.clone(), ..axis })
    };
    // A scatter plot has the first indicator on the x axis and the second on the other.
    let main_index = usize::from(arrangement.x_axis.is_some());
    let axis = axis_of(main_index, &arrangement.axis);
    let x_axis = arrangement.x_axis.as_ref().and_then(|old| axis_of(0, old));
    if let Some(axis) = axis {
        arrangement.axis = axis;
    }
    if let Some(axis) = x_axis {
        arrangement.x_axis = Some(axis);
    }
}

/// The logarithmic axis of some values; `None` when one is not positive or when they are not far apart.
fn log_axis(indicator: &Indicator, values: &[f64], speech: &Speech) -> Option<Axis> {
    let (min, max) = values.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
    let is_far_apart = min > 0.0 && max >= min * MIN_LOG_RATIO;
    is_far_apart.then(|| logarithmic_axis(speech, min, max, NumberStyle::for_labels(indicator, values)))
}

/// An axis for each series, of the values of its town only.
fn series_axes(comparison: &Comparison, series: &[Series], speech: &Speech) -> Vec<Axis> {
    let Some(first) = comparison.rows.first() else { return Vec::new() };
    let style = NumberStyle::for_labels(&first.indicator, &comparison.values());
    let places = comparison.places();
    let axis_of = |series: &Series| {
        let town = places.iter().find(|town| place_name(speech, town.place) == series.name);
        let values: Vec<f64> =
            town.into_iter().flat_map(|town| comparison.rows_of_place(town.place)).flat_map(ComparisonRow::extent).collect();
        let values = if values.is_empty() { comparison.extent() } else { values };
        linear_axis(speech, &values, style, Padding::None)
    };
    series.iter().map(axis_of).collect()
}
