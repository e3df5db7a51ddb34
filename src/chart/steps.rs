//! Variants of a chart for presenting: build steps, one town highlighted, and the chart as it stood at a date.
//!
//! Scales, names and the position on the slide stay the same in every variant.

use crate::base::{MissingReason, Value};
use crate::chart::kind::ChartKind;
use crate::chart::spec::{ChartSpec, DataPoint, MarkKind, SeriesColor};
use crate::compare::ComparisonRole;
use crate::speech::{Message, Speech};

/// Whether a kind can be built step by step: its marks have the same positions, whichever of them are shown.
#[must_use]
pub fn supports_build_steps(kind: ChartKind) -> bool {
    matches!(
        kind,
        ChartKind::Bars
            | ChartKind::Grouped
            | ChartKind::Dumbbell
            | ChartKind::Bullet
            | ChartKind::Slope
            | ChartKind::Lines
            | ChartKind::Multiples
            | ChartKind::Scatter
    )
}

/// The steps that come before the full chart: the scales and a question, then the other towns, then all towns without marks.
///
/// A step that shows nothing new is left out. Empty for kinds that cannot be built step by step.
#[must_use]
pub fn build_steps(chart: &ChartSpec) -> Vec<ChartSpec> {
    if !supports_build_steps(chart.kind) {
        return Vec::new();
    }
    let speech = Speech::new(chart.language);
    let without_values = with_roles(chart, &speech, &|_| false);
    let other_towns = with_roles(chart, &speech, &|role| !role.is_focus_or_twin());
    let mut steps = vec![without_values];
    let count = known_count(&other_towns);
    if count > 0 && count < known_count(chart) {
        steps.push(other_towns);
    }
    if !chart.marks.is_empty() {
        steps.push(ChartSpec { marks: Vec::new(), ..chart.clone() });
    }
    steps
}

/// How many points have a value.
fn known_count(chart: &ChartSpec) -> usize {
    chart.series.iter().flat_map(|series| &series.points).filter(|point| point.value.number().is_some()).count()
}

/// The chart with the values of some roles only, and a question as its headline instead of the finding.
fn with_roles(chart: &ChartSpec, speech: &Speech, is_shown: &dyn Fn(ComparisonRole) -> bool) -> ChartSpec {
    let mut step = chart.clone();
    for point in step.series.iter_mut().flat_map(|series| &mut series.points) {
        if !is_shown(point.role) {
            hide(point, MissingReason::Blank);
        }
    }
    step.trails.clear();
    step.marks.clear();
    step.badges.clear();
    let measure = chart.subtitle.split([',', '\u{60c}']).next().unwrap_or(&chart.subtitle).to_owned();
    step.with_headline(&speech.format(&Message::BuildQuestion { measure }))
}

/// Removes what is drawn of a point.
fn hide(point: &mut DataPoint, reason: MissingReason) {
    point.value = Value::Missing(reason);
    point.label = String::new();
    point.year = None;
    point.interval = None;
}

/// The names of the towns that can be highlighted, in the order they are listed; empty for kinds without towns of their own.
#[must_use]
pub fn highlightable_places(chart: &ChartSpec) -> Vec<String> {
    if chart.kind.has_series_by_town() {
        // The focus and the twin are drawn last and listed first.
        chart.series.iter().rev().map(|series| series.name.clone()).collect()
    } else if matches!(
        chart.kind,
        ChartKind::Bars
            | ChartKind::Bullet
            | ChartKind::Scatter
            | ChartKind::Strip
            | ChartKind::Heatmap
            | ChartKind::Table
            | ChartKind::Stacked
            | ChartKind::Shares
    ) {
        chart.categories.iter().map(|category| category.label.clone()).collect()
    } else {
        Vec::new()
    }
}

/// The chart with one town in the colour of the focus and all others in grey. `town` is the name of a category or of a series.
#[must_use]
pub fn highlight_place(chart: &ChartSpec, town: &str) -> ChartSpec {
    let mut highlighted = chart.clone();
    let role_of = |name: &str| if name == town { ComparisonRole::Focus } else { ComparisonRole::Other };
    if chart.kind.has_series_by_town() {
        for series in &mut highlighted.series {
            series.role = role_of(&series.name);
            series.color = SeriesColor::Role(series.role);
            for point in &mut series.points {
                point.role = series.role;
            }
        }
        // The highlighted series is drawn above the others.
        highlighted.series.sort_by_key(|series| series.role == ComparisonRole::Focus);
        return highlighted;
    }
    for category in &mut highlighted.categories {
        category.role = role_of(&category.label);
    }
    for series in &mut highlighted.series {
        for (point, category) in series.points.iter_mut().zip(&highlighted.categories) {
            point.role = category.role;
        }
    }
    highlighted
}

/// How many dates a chart over time can stop at; 0 for other kinds.
#[must_use]
pub fn date_count(chart: &ChartSpec) -> usize {
    if matches!(chart.kind, ChartKind::Lines | ChartKind::Multiples | ChartKind::Slope | ChartKind::Bump) {
        chart.categories.len()
    } else {
        0
    }
}

/// The chart with the values up to one of its dates; `date` is the index of a category.
#[must_use]
pub fn truncate_at_date(chart: &ChartSpec, date: usize) -> ChartSpec {
    let mut truncated = chart.clone();
    for series in &mut truncated.series {
        series.points.iter_mut().skip(date + 1).for_each(|point| hide(point, MissingReason::NotReported));
    }
    truncated.marks.retain(|mark| mark.role != MarkKind::Difference);
    truncated
}
