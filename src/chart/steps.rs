//! Build steps: a chart in, the same chart bare, then with the other towns, then with those in question. Its scale, its names and
//! its place on the slide never move.

use crate::base::{Gap, Reading};
use crate::chart::kind::Kind;
use crate::chart::spec::{ChartSpec, Hue, MarkRole, Point};
use crate::compare::Standing;
use crate::speech::{Line, Speech};

/// Whether a kind can be built step by step: its marks stand where they stand, whichever are shown.
#[must_use]
pub fn builds(kind: Kind) -> bool {
    matches!(kind, Kind::Bars | Kind::Grouped | Kind::Dumbbell | Kind::Bullet | Kind::Slope | Kind::Lines | Kind::Multiples | Kind::Scatter)
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
fn shown(chart: &ChartSpec, speech: &Speech, keep: &dyn Fn(Standing) -> bool) -> ChartSpec {
    let mut step = chart.clone();
    for point in step.series.iter_mut().flat_map(|series| &mut series.points) {
        if !keep(point.standing) {
            *point = Point { reading: Reading::Missing(Gap::Blank), label: String::new(), year: None, interval: None, ..point.clone() };
        }
    }
    step.trails.clear();
    step.marks.clear();
    step.badges.clear();
    let measure = chart.subtitle.split([',', '\u{60c}']).next().unwrap_or(&chart.subtitle).to_owned();
    step.saying(&speech.say(&Line::BuildQuestion { measure }))
}

/// The towns of a chart, as they are listed: those of its lines, or of its series.
#[must_use]
pub fn towns(chart: &ChartSpec) -> Vec<String> {
    if by_series(chart.kind) {
        // The towns in question are drawn last: they are named first.
        chart.series.iter().rev().map(|series| series.name.clone()).collect()
    } else if matches!(
        chart.kind,
        Kind::Bars | Kind::Bullet | Kind::Scatter | Kind::Strip | Kind::Heatmap | Kind::Table | Kind::Stacked | Kind::Shares
    ) {
        chart.slots.iter().map(|slot| slot.label.clone()).collect()
    } else {
        Vec::new()
    }
}

/// Whether each series of a kind is a town.
fn by_series(kind: Kind) -> bool {
    matches!(kind, Kind::Lines | Kind::Slope | Kind::Multiples | Kind::Bump | Kind::Dumbbell | Kind::Radar)
}

/// The chart with one town in the light and all others in grey.
#[must_use]
pub fn spotlit(chart: &ChartSpec, town: &str) -> ChartSpec {
    let mut lit = chart.clone();
    let of = |name: &str| if name == town { Standing::Focus } else { Standing::Peer };
    if by_series(chart.kind) {
        for series in &mut lit.series {
            series.standing = of(&series.name);
            series.hue = Hue::Town(series.standing);
            for point in &mut series.points {
                point.standing = series.standing;
            }
        }
        // The one in the light is drawn above the others.
        lit.series.sort_by_key(|series| series.standing == Standing::Focus);
        return lit;
    }
    for slot in &mut lit.slots {
        slot.standing = of(&slot.label);
    }
    let standings: Vec<Standing> = lit.slots.iter().map(|slot| slot.standing).collect();
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
    if matches!(chart.kind, Kind::Lines | Kind::Multiples | Kind::Slope | Kind::Bump) { chart.slots.len() } else { 0 }
}

/// The chart as it stood at one of its dates: what came later is not drawn yet.
#[must_use]
pub fn until(chart: &ChartSpec, date: usize) -> ChartSpec {
    let mut then = chart.clone();
    for series in &mut then.series {
        for point in series.points.iter_mut().skip(date + 1) {
            *point =
                Point { reading: Reading::Missing(Gap::NotReported), label: String::new(), year: None, interval: None, ..point.clone() };
        }
    }
    then.marks.retain(|mark| mark.role != MarkRole::Difference);
    then
}
