//! What a user draws upon a comparison: figures and her annotations in, marks tied to the data out.

use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, bullet};
use crate::chart::spec::{ChartMark, MarkRole};
use crate::chart::text::NumberStyle;
use crate::compare::{Annotations, Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// The marks a kind can carry; the scale holds every one of them.
pub(super) fn annotate(kind: ChartKind, figures: &Comparison, annotations: &Annotations, arrangement: &mut Arrangement, speech: &Speech) {
    let (over_years, indicators) = (matches!(kind, ChartKind::Lines | ChartKind::Multiples), figures.indicators());
    let Some(first) = indicators.first().filter(|_| indicators.len() == 1) else { return };
    if annotations.gap && matches!(kind, ChartKind::Bars | ChartKind::Lines) {
        arrangement.marks.extend(difference(figures, speech));
    }
    if annotations.target
        && over_years
        && let (Some([from, to]), Some(label)) = (bullet::aimed_at(first), bullet::aim(first, speech))
        && from <= arrangement.axis.high
        && to >= arrangement.axis.low
    {
        arrangement.marks.push(ChartMark { from, to, label, role: MarkRole::Target });
    }
    let (begins, ends) = (arrangement.slots.first().map_or(0.0, |slot| slot.at), arrangement.slots.last().map_or(0.0, |slot| slot.at));
    for (year, what) in annotations.events.iter().filter(|_| over_years) {
        let at = f64::from(year.get());
        if (begins..=ends).contains(&at) {
            let label = format!("{year}\u{a0}: {what}");
            arrangement.marks.push(ChartMark { from: at, to: at, label, role: MarkRole::Event });
        }
    }
}

/// From the last figure of the twin to that of the focus, when both are of one year: the difference, and how many times where
/// times mean something.
fn difference(figures: &Comparison, speech: &Speech) -> Option<ChartMark> {
    let (focus, twin) = (figures.latest(ComparisonRole::Focus)?, figures.latest(ComparisonRole::Twin)?);
    let (value, other) = (focus.value()?, twin.value()?);
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle { signed: true, ..NumberStyle::of(&focus.indicator, &values) };
    let times = value / other;
    let ratio = focus.indicator.is_ratio_scale() && value > 0.0 && other > 0.0 && (times - 1.0).abs() >= LEAST;
    let apart = style.label(speech, value - other);
    let label = if ratio { format!("{apart} (\u{d7}\u{a0}{})", speech.number(times, u8::from(times < 10.0))) } else { apart };
    Some(ChartMark { from: other, to: value, label, role: MarkRole::Difference })
}

/// Nearer to one than this, times say nothing.
const LEAST: f64 = 0.05;
