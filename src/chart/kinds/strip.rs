//! Strip plot: a town among many on one scale, with the median and the quartiles.

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series};
use crate::chart::axis::{Padding, is_crowded, linear_axis, logarithmic_axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::pool_words::{pool_name, rests_on_estimates};
use crate::chart::spec::{Axis, Category, ChartMark, MarkKind, MarkScale};
use crate::chart::statistics::{median, percentile, quantile};
use crate::chart::text::{NumberStyle, indicator_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::library::Pool;
use crate::speech::{Message, Speech};

/// Fewer towns than this are better shown as bars.
const MIN_TOWNS: usize = 8;
/// More towns than this cannot be shown as bars.
const MAX_BARS: usize = 20;

/// One indicator at one date, for eight towns or more, including those of the background.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.indicators.len() != 1 || profile.years > 1 {
        return Err(Some(if profile.indicators.len() > 1 { ChartKind::Heatmap } else { ChartKind::Lines }));
    }
    if profile.known + profile.background < MIN_TOWNS {
        return Err(Some(ChartKind::Bars));
    }
    // Who asks for a pool wants to see it.
    Ok(if profile.has_pool {
        95
    } else if profile.places > MAX_BARS {
        85
    } else {
        58
    })
}

/// One category for each town of the query, with its percentile among all towns; the others are background.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicator = &comparison.rows.first()?.indicator;
    let values = comparison.values();
    let style = NumberStyle::for_labels(indicator, &values);
    let background: Vec<f64> = comparison.background.iter().filter_map(|other| other.values.first().copied()).collect();
    let all: Vec<f64> = values.iter().chain(&background).copied().collect();
    let category = |(index, row): (usize, &ComparisonRow)| {
        // What rests on an estimate has no rank among those that do not.
        let is_estimate = |pool: &Pool| rests_on_estimates(pool, indicator) || row.rests_on_estimates();
        let ranked = row.value().filter(|_| !comparison.among.as_ref().is_some_and(is_estimate));
        let detail = ranked.map(|value| {
            let share = speech.format_number(percentile(&all, value), 0);
            speech.format(&match &comparison.among {
                Some(pool) => Message::AboveShareOfPool { share, pool: pool_name(speech, pool, background.len()) },
                None => Message::Percentile { rank: share, count: all.len() },
            })
        });
        Category { detail, ..place_category(speech, ComparedPlace { place: &row.place, role: row.role }, index) }
    };
    let builder = PointBuilder::new(comparison, style, speech);
    let points = comparison.rows.iter().map(|row| builder.dated_point(row, row.role)).collect();
    let extent: Vec<f64> = all.iter().copied().chain(comparison.extent()).collect();
    Some(Arrangement {
        categories: comparison.rows.iter().enumerate().map(category).collect(),
        series: vec![role_series(indicator_name(speech, indicator), ComparisonRole::Focus, points)],
        axis: spreading_axis(&all, &extent, style, speech),
        marks: distribution_marks(&all, style, speech),
        background: background.into_iter().map(|value| [value, 0.0]).collect(),
        ..Arrangement::default()
    })
}

/// An even scale, or a logarithmic one where an even one would crowd most towns into a corner. Shares keep an even one.
fn spreading_axis(values: &[f64], extent: &[f64], style: NumberStyle, speech: &Speech) -> Axis {
    let axis = linear_axis(speech, extent, style, Padding::None);
    let min = extent.iter().copied().fold(f64::INFINITY, f64::min);
    let max = extent.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if style.percent || min <= 0.0 || !is_crowded(values.iter().map(|value| axis.fraction(*value))) {
        return axis;
    }
    logarithmic_axis(speech, min, max, style)
}

/// The range between the quartiles, then the median.
fn distribution_marks(values: &[f64], style: NumberStyle, speech: &Speech) -> Vec<ChartMark> {
    let quartiles = quantile(values.to_vec(), 0.25).zip(quantile(values.to_vec(), 0.75)).map(|(from, to)| {
        let label = speech.format(&Message::MarkQuartiles {});
        ChartMark { from, to, label, role: MarkKind::Quartiles, scale: MarkScale::Main }
    });
    let median = median(values.to_vec()).map(|value| {
        let label = speech.format(&Message::MarkMedianOf { value: style.label(speech, value) });
        ChartMark { from: value, to: value, label, role: MarkKind::Median, scale: MarkScale::Main }
    });
    quartiles.into_iter().chain(median).collect()
}
