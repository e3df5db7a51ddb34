//! What can be said of parts: which makes most of a difference, which is the largest.

use crate::chart::text::{NumberStyle, name, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::{Message, Speech};
use crate::tidy::Place;

/// The part that makes most of the difference between focus and twin.
pub(super) fn mostly(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let of = |standing: ComparisonRole, id: &crate::base::IndicatorId| {
        figures.rows.iter().find(|row| row.standing == standing && row.indicator.id == *id)
    };
    let steps: Option<Vec<(&ComparisonRow, &ComparisonRow, f64)>> = figures
        .indicators()
        .into_iter()
        .map(|indicator| {
            let (focus, twin) = (of(ComparisonRole::Focus, &indicator.id)?, of(ComparisonRole::Twin, &indicator.id)?);
            Some((focus, twin, focus.value()? - twin.value()?))
        })
        .collect();
    let steps = steps?;
    let total: f64 = steps.iter().map(|step| step.2).sum();
    // Of parts that pull both ways, the one that pulls most towards the difference.
    let (focus, twin, gap) = steps.iter().max_by(|a, b| (a.2 * total.signum()).total_cmp(&(b.2 * total.signum())))?;
    let style = NumberStyle { signed: true, ..NumberStyle::of(&focus.indicator, &[*gap, total]) };
    let spoken = |value: f64| style.spoken(speech, value, &focus.indicator);
    Some(Message::HeadlineMostly {
        focus: name(speech, &focus.place),
        twin: name(speech, &twin.place),
        part: title(speech, &focus.indicator),
        gap: spoken(*gap),
        total: spoken(total),
    })
}

/// The largest part of the focus, in per cent of its whole.
pub(super) fn largest(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let focus: &Place = &figures.focus()?.place;
    let own: Vec<(&ComparisonRow, f64)> = figures
        .rows
        .iter()
        .filter(|row| row.place.id == focus.id)
        .map(|row| row.value().map(|value| (row, value)))
        .collect::<Option<_>>()?;
    let sum: f64 = own.iter().map(|(_, value)| value).sum();
    let percent = own.iter().all(|(row, _)| row.indicator.is_share());
    let whole = if percent { sum.max(100.0) } else { sum };
    let (row, value) = own.iter().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| whole > 0.0)?;
    let share = 100.0 * value / whole;
    let share = speech.quantity(&speech.number(share, u8::from(percent && value.fract() != 0.0)), "%");
    Some(Message::HeadlineLargest { focus: name(speech, focus), part: title(speech, &row.indicator), share })
}

/// What the names of parts have in common, as the measure of the whole: "Actifs qui vont travailler…"; none when they share
/// nothing.
pub(super) fn beginning(figures: &Comparison, speech: &Speech) -> Option<String> {
    let names: Vec<String> = figures.indicators().iter().map(|own| title(speech, own)).collect();
    shared(&names.iter().map(String::as_str).collect::<Vec<_>>()).map(|words| format!("{}…", words.trim_end()))
}

/// The words several names begin with, and the blank after them; fewer than two words in common are none.
pub(super) fn shared<'a>(names: &[&'a str]) -> Option<&'a str> {
    let (first, others) = names.split_first().filter(|(_, others)| !others.is_empty())?;
    let ends = first.match_indices(' ').map(|(at, blank)| at + blank.len());
    let alike = |end: &usize| first.get(..*end).is_some_and(|words| others.iter().all(|other| other.starts_with(words)));
    let words = first.get(..ends.take_while(alike).last()?)?;
    (words.matches(' ').count() >= SHARED).then_some(words)
}

/// So many words in common are said once.
const SHARED: usize = 2;
