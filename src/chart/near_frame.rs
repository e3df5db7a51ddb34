//! The frame of lines, panels and slopes: it is cut to the focus, its twin and the towns near them, as one large town would leave the others no
//! height. The towns above it are named with their values under the chart.

use crate::chart::arrangement::Arrangement;
use crate::chart::axis::{Padding, linear_axis};
use crate::chart::kind::ChartKind;
use crate::chart::kinds::over_time::MIN_DATES;
use crate::chart::spec::{DataPoint, Series};
use crate::chart::text::NumberStyle;
use crate::compare::Comparison;
use crate::speech::{Message, Speech};

/// A town is near when none of its values is more than this many times the largest of the focus and its twin.
const NEAR: f64 = 2.0;
/// More towns than this are not left out, as a line would not hold their names.
const MAX_OUTSIDE: usize = 4;

/// Takes the towns that are not near out of the lines, and sets the axis for the others.
pub(super) fn cut_to_near(kind: ChartKind, comparison: &Comparison, arrangement: &mut Arrangement, speech: &Speech) {
    let is_cut = matches!(kind, ChartKind::Lines | ChartKind::Slope | ChartKind::Multiples)
        && !arrangement.axis.log
        && arrangement.per_series_axes.is_empty();
    if kind == ChartKind::Lines {
        begin_with_named(arrangement);
    }
    let Some(indicator) = comparison.rows.first().map(|row| &row.indicator).filter(|_| is_cut) else { return };
    let named = arrangement.series.iter().filter(|series| series.role.is_focus_or_twin());
    let limit = NEAR * named.flat_map(values_of).fold(0.0, f64::max);
    let is_near = |series: &Series| series.role.is_focus_or_twin() || values_of(series).all(|value| value <= limit);
    let far = arrangement.series.iter().filter(|series| !is_near(series)).count();
    // Where most towns are larger, they are what the frame is about.
    if limit <= 0.0 || far == 0 || far > MAX_OUTSIDE || far * 2 > arrangement.series.len() {
        return;
    }
    let (near, outside): (Vec<Series>, Vec<Series>) = std::mem::take(&mut arrangement.series).into_iter().partition(is_near);
    // The most important town comes last in the order of drawing.
    arrangement.outside = outside.iter().rev().map(|series| name_with_ends(series, kind)).collect();
    let ends = near.iter().flat_map(|series| &series.points).flat_map(|point| {
        let (low, high) = point.interval.unzip();
        [point.value.number(), low, high].into_iter().flatten()
    });
    let ends: Vec<f64> = ends.collect();
    let style = NumberStyle::for_labels(indicator, &near.iter().flat_map(values_of).collect::<Vec<f64>>());
    arrangement.axis = linear_axis(speech, &ends, style, Padding::None);
    arrangement.series = near;
}

/// Drops the dates before the first one of the focus and its twin: what other towns were before is another story.
fn begin_with_named(arrangement: &mut Arrangement) {
    let named = arrangement.series.iter().filter(|series| series.role.is_focus_or_twin());
    let first = named.filter_map(|series| series.points.iter().position(|point| point.value.number().is_some())).min();
    // No town loses all it has.
    let known_from = |series: &Series, date: usize| series.points.iter().skip(date).any(|point| point.value.number().is_some());
    let keeps_all = |first: usize| arrangement.series.iter().all(|series| known_from(series, first) || !known_from(series, 0));
    let Some(first) = first.filter(|first| *first > 0 && arrangement.categories.len() - first >= MIN_DATES && keeps_all(*first)) else {
        return;
    };
    arrangement.dropped_dates = first;
    arrangement.categories.drain(..first);
    for series in &mut arrangement.series {
        series.points.drain(..first.min(series.points.len()));
    }
}

/// What is said of the towns that are not drawn; `None` when all are.
pub(super) fn outside_message(arrangement: &Arrangement, speech: &Speech) -> Option<Message> {
    (!arrangement.outside.is_empty()).then(|| Message::CaptionOutside { places: speech.format_items(&arrangement.outside) })
}

fn values_of(series: &Series) -> impl Iterator<Item = f64> {
    series.points.iter().filter_map(|point| point.value.number())
}

/// "Paris 21 067 → 20 054" of a slope, "Paris 20 054" of a line.
fn name_with_ends(series: &Series, kind: ChartKind) -> String {
    let mut known = series.points.iter().filter(|point| point.value.number().is_some());
    let first = if kind == ChartKind::Slope { known.next() } else { None };
    let ends = first.into_iter().chain(known.next_back()).map(DataPoint::label_with_year);
    format!("{} {}", series.name, ends.collect::<Vec<_>>().join(" \u{2192} "))
}
