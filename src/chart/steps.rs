//! Build steps: a chart in, the same chart bare, then with the other towns, then with those in question. Its scale, its names and
//! its place on the slide never move.

use crate::base::{MissingReason, Value};
use crate::chart::kind::ChartKind;
use crate::chart::spec::{ChartSpec, DataPoint, MarkRole, SeriesColor};
use crate::compare::ComparisonRole;
use crate::speech::{Message, Speech};

/// Whether a kind can be built step by step: its marks stand where they stand, whichever are shown.
#[must_use]
pub fn builds(kind: ChartKind) -> bool {
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

/// The steps before a chart: its scale and the question, then everybody else, then the towns in question without what is drawn upon
/// them. A step that shows nothing new is left out.
#[must_use]
pub fn steps(chart: &ChartSpec) -> Vec<ChartSpec> {
    if !builds(chart.kind) {
        return Vec::new();
    }
    let speech = Speech::new(chart.language);
    let bare = shown(chart, &speech, &|_| false);
    let peers = shown(chart, &speech, &|standing| !standing.is_spoken_of());
    let mut steps = vec![bare];
    if count(&peers) > 0 && count(&peers) < count(chart) {
        steps.push(peers);
    }
    if !chart.marks.is_empty() {
        steps.push(ChartSpec { marks: Vec::new(), ..chart.clone() });
    }
    steps
}

fn count(chart: &ChartSpec) -> usize {
    chart.series.iter().flat_map(|series| &series.points).filter(|point| point.reading.value().is_some()).count()
}

/// The chart with only some of its values, under its question instead of its finding.
fn shown(chart: &ChartSpec, speech: &Speech, keep: &dyn Fn(ComparisonRole) -> bool) -> ChartSpec {
    let mut step = chart.clone();
    for point in step.series.iter_mut().flat_map(|series| &mut series.points) {
        if !keep(point.standing) {
            *point = DataPoint {
                reading: Value::Missing(MissingReason::Blank),
                label: String::new(),
                year: None,
                interval: None,
                ..point.clone()
            };
        }
    }
    step.trails.clear();
    step.marks.clear();
    step.badges.clear();
    let measure = chart.subtitle.split([',', '\u{60c}']).next().unwrap_or(&chart.subtitle).to_owned();
    step.saying(&speech.say(&Message::BuildQuestion { measure }))
}

/// The towns of a chart, as they are listed: those of its lines, or of its series.
#[must_use]
pub fn towns(chart: &ChartSpec) -> Vec<String> {
    if by_series(chart.kind) {
        // The towns in question are drawn last: they are named first.
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
        chart.slots.iter().map(|slot| slot.label.clone()).collect()
    } else {
        Vec::new()
    }
}

/// Whether each series of a kind is a town.
fn by_series(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Lines | ChartKind::Slope | ChartKind::Multiples | ChartKind::Bump | ChartKind::Dumbbell | ChartKind::Radar)
}

/// The chart with one town in the light and all others in grey.
#[must_use]
pub fn spotlit(chart: &ChartSpec, town: &str) -> ChartSpec {
    let mut lit = chart.clone();
    let of = |name: &str| if name == town { ComparisonRole::Focus } else { ComparisonRole::Peer };
    if by_series(chart.kind) {
        for series in &mut lit.series {
            series.standing = of(&series.name);
            series.hue = SeriesColor::Town(series.standing);
            for point in &mut series.points {
                point.standing = series.standing;
            }
        }
        // The one in the light is drawn above the others.
        lit.series.sort_by_key(|series| series.standing == ComparisonRole::Focus);
        return lit;
    }
    for slot in &mut lit.slots {
        slot.standing = of(&slot.label);
    }
    let standings: Vec<ComparisonRole> = lit.slots.iter().map(|slot| slot.standing).collect();
    for series in &mut lit.series {
        for (point, standing) in series.points.iter_mut().zip(&standings) {
            point.standing = *standing;
        }
    }
    lit
}

/// How many dates a chart over time can pause on.
#[must_use]
pub fn pauses(chart: &ChartSpec) -> usize {
    if matches!(chart.kind, ChartKind::Lines | ChartKind::Multiples | ChartKind::Slope | ChartKind::Bump) { chart.slots.len() } else { 0 }
}

/// The chart as it stood at one of its dates: what came later is not drawn yet.
#[must_use]
pub fn until(chart: &ChartSpec, date: usize) -> ChartSpec {
    let mut then = chart.clone();
    for series in &mut then.series {
        for point in series.points.iter_mut().skip(date + 1) {
            *point = DataPoint {
                reading: Value::Missing(MissingReason::NotReported),
                label: String::new(),
                year: None,
                interval: None,
                ..point.clone()
            };
        }
    }
    then.marks.retain(|mark| mark.role != MarkRole::Difference);
    then
}
