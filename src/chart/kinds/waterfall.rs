//! Waterfall chart: from the total of the twin to the total of the focus, the difference of each part, the largest first.

use std::sync::Arc;

use crate::base::{Value, as_number};
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Category, DataPoint};
use crate::chart::text::{NumberStyle, indicator_name, place_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// Of more parts than this, the smallest differences are put together.
const MAX_STEPS: usize = 7;

/// Two towns, several parts of one unit that make a whole, one date.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    // Two wholes of 100 % have no difference to explain.
    let are_shares = profile.parts.is_empty() && profile.all_shares();
    if profile.places != 2 || profile.years > 1 || !profile.makes_a_whole() || are_shares {
        return Err(Some(if profile.indicators.len() == 1 {
            ChartKind::Bars
        } else if profile.places == 2 && profile.has_one_unit() {
            ChartKind::Dumbbell
        } else {
            ChartKind::Table
        }));
    }
    Ok(59)
}

/// The values of one part.
struct WaterfallPart<'a> {
    indicator: &'a Arc<Indicator>,
    focus: f64,
    twin: f64,
}

impl WaterfallPart<'_> {
    /// The value of the focus minus that of the twin.
    fn difference(&self) -> f64 {
        self.focus - self.twin
    }
}

/// A column of the chart.
struct StepColumn {
    label: String,
    role: ComparisonRole,
    point: DataPoint,
}

/// One category for each end and for each part between; the value of a part is its difference. `None` when a town lacks a part.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let focus = comparison.places().into_iter().find(|town| town.role == ComparisonRole::Focus)?;
    let twin = comparison.places().into_iter().find(|town| town.role != ComparisonRole::Focus)?;
    let parts = largest_difference_first(comparison, focus, twin)?;
    let first = &comparison.rows.first()?.indicator;
    let focus_total = parts.iter().map(|part| part.focus).sum::<f64>();
    let twin_total = parts.iter().map(|part| part.twin).sum::<f64>();
    let values: Vec<f64> = comparison.values().into_iter().chain([focus_total, twin_total]).collect();
    let style = NumberStyle::for_labels(first, &values);
    let totals = PointBuilder::new(comparison, style, speech);
    let differences = PointBuilder::new(comparison, NumberStyle { signed: true, ..style }, speech);
    let table_row =
        |town: ComparedPlace<'_>, part: &Indicator| comparison.row_of(town.place, part).map_or(0, |row| comparison.index_of(row));
    let total_column = |town: ComparedPlace<'_>, total: f64| StepColumn {
        label: place_name(speech, town.place),
        role: town.role,
        point: totals.computed_point(Value::from_number(total), table_row(town, first), town.role),
    };
    let difference_column = |label: String, difference: f64, part: &Indicator| StepColumn {
        label,
        role: ComparisonRole::Other,
        point: differences.computed_point(Value::from_number(difference), table_row(focus, part), ComparisonRole::Other),
    };
    let named_count = if parts.len() > MAX_STEPS { MAX_STEPS - 1 } else { parts.len() };
    let (named, rest) = parts.split_at_checked(named_count)?;
    let mut columns = vec![total_column(twin, twin_total)];
    columns.extend(named.iter().map(|part| difference_column(indicator_name(speech, part.indicator), part.difference(), part.indicator)));
    if !rest.is_empty() {
        columns.push(difference_column(speech.format(&Message::Others {}), rest.iter().map(WaterfallPart::difference).sum(), first));
    }
    columns.push(total_column(focus, focus_total));
    let categories = columns.iter().enumerate().map(|(index, StepColumn { label, role, .. })| Category {
        label: label.clone(),
        detail: None,
        role: *role,
        position: as_number(index),
    });
    Some(Arrangement {
        categories: categories.collect(),
        axis: zero_based(&heights(&parts, twin_total, focus_total), style, speech),
        series: vec![role_series(
            speech.format(&Message::WaterfallSeries {}),
            ComparisonRole::Other,
            columns.into_iter().map(|column| column.point).collect(),
        )],
        ..Arrangement::default()
    })
}

/// The values of every part, the largest absolute difference first; `None` when a town lacks a part.
fn largest_difference_first<'a>(
    comparison: &'a Comparison,
    focus: ComparedPlace<'_>,
    twin: ComparedPlace<'_>,
) -> Option<Vec<WaterfallPart<'a>>> {
    let value = |town: ComparedPlace<'_>, indicator| comparison.row_of(town.place, indicator).and_then(ComparisonRow::value);
    let to_part =
        |indicator: &'a Arc<Indicator>| Some(WaterfallPart { indicator, focus: value(focus, indicator)?, twin: value(twin, indicator)? });
    let mut parts = comparison.indicators().into_iter().map(to_part).collect::<Option<Vec<_>>>()?;
    parts.sort_by(|a, b| b.difference().abs().total_cmp(&a.difference().abs()));
    Some(parts)
}

/// The heights the chart reaches: after each part, and both totals.
fn heights(parts: &[WaterfallPart<'_>], twin_total: f64, focus_total: f64) -> Vec<f64> {
    let mut height = twin_total;
    let after_parts = parts.iter().map(|part| {
        height += part.difference();
        height
    });
    after_parts.chain([focus_total, twin_total]).collect()
}
