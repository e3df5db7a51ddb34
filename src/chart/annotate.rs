//! The annotations of the user: a comparison and [`Annotations`] in, marks at positions in the data out.

use crate::chart::arrangement::Arrangement;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::bullet;
use crate::chart::spec::{ChartMark, MarkKind};
use crate::chart::text::NumberStyle;
use crate::compare::{Annotations, Comparison, ComparisonRole, DatedEvent, comparability};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// When the ratio of two values is closer to one than this, it is not printed.
const MIN_RATIO_DISTANCE: f64 = 0.05;

/// Adds the marks that the kind can show and that lie inside its scales. Charts of several indicators have none.
pub(super) fn annotate(
    kind: ChartKind,
    comparison: &Comparison,
    annotations: &Annotations,
    arrangement: &mut Arrangement,
    speech: &Speech,
) {
    let indicators = comparison.indicators();
    let [indicator] = indicators.as_slice() else { return };
    if annotations.gap && matches!(kind, ChartKind::Bars | ChartKind::Lines) {
        arrangement.marks.extend(difference_mark(comparison, speech));
    }
    if !matches!(kind, ChartKind::Lines | ChartKind::Multiples) {
        return;
    }
    if annotations.target {
        let mark = bullet::target_mark(indicator, speech);
        let axis = &arrangement.axis;
        arrangement.marks.extend(mark.filter(|mark| mark.from <= axis.high && mark.to >= axis.low));
    }
    let ends = (
        arrangement.categories.first().map_or(0.0, |first| first.position),
        arrangement.categories.last().map_or(0.0, |last| last.position),
    );
    let events = annotations.events.iter().map(event_mark).filter(|mark| (ends.0..=ends.1).contains(&mark.from));
    arrangement.marks.extend(events);
}

/// An event as a mark on the scale of years: "2019 : Tramway".
fn event_mark(event: &DatedEvent) -> ChartMark {
    let year = f64::from(event.year.get());
    ChartMark { from: year, to: year, label: format!("{}\u{a0}: {}", event.year, event.label), role: MarkKind::Event }
}

/// The difference between the last known values of the focus and of the twin: "+12 (× 1,4)". The ratio is printed only where
/// it means something.
fn difference_mark(comparison: &Comparison, speech: &Speech) -> Option<ChartMark> {
    let (focus, twin) = (comparison.latest_of(ComparisonRole::Focus)?, comparison.latest_of(ComparisonRole::Twin)?);
    let (focus_value, twin_value) = (focus.value()?, twin.value()?);
    // What stands on different ground is not subtracted.
    if !comparability(focus, twin).allows_comparison() {
        return None;
    }
    let style = NumberStyle { signed: true, ..NumberStyle::for_values(&focus.indicator, &comparison.values()) };
    let difference = if focus.indicator.unit_kind().is_percent() {
        style.difference(speech, focus_value - twin_value, &focus.indicator)
    } else {
        style.label(speech, focus_value - twin_value)
    };
    let ratio = focus_value / twin_value;
    let label = if has_meaningful_ratio(&focus.indicator, focus_value, twin_value) {
        format!("{difference} (\u{d7}\u{a0}{})", speech.format_number(ratio, u8::from(ratio < 10.0)))
    } else {
        difference
    };
    Some(ChartMark { from: twin_value, to: focus_value, label, role: MarkKind::Difference })
}

/// Whether "1.4 times" says more than the difference: both values are positive amounts and are not nearly equal.
fn has_meaningful_ratio(indicator: &Indicator, value: f64, other: f64) -> bool {
    indicator.is_ratio_scale() && value > 0.0 && other > 0.0 && (value / other - 1.0).abs() >= MIN_RATIO_DISTANCE
}
