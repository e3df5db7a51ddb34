//! Build steps: a chart in, the same chart bare, then with the other towns, then with those in question. Its scale, its names and
//! its place on the slide never move.

use crate::base::{Gap, Reading};
use crate::chart::kind::Kind;
use crate::chart::spec::{ChartSpec, Point};
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
