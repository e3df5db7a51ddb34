//! Parts of a whole in words: which part explains most of a difference, which is the largest, what the whole is called.

use crate::base::IndicatorId;
use crate::chart::text::{NumberStyle, indicator_name, place_name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::{Message, Speech};

/// One part of the focus and of the twin.
struct PartDifference<'a> {
    focus: &'a ComparisonRow,
    twin: &'a ComparisonRow,
    /// The value of the focus minus that of the twin.
    difference: f64,
}

/// The part that explains most of the difference between focus and twin; `None` when one of them lacks a part.
pub(super) fn largest_difference(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let row_of = |role: ComparisonRole, id: &IndicatorId| comparison.rows.iter().find(|row| row.role == role && row.indicator.id == *id);
    let to_difference = |id: &IndicatorId| {
        let (focus, twin) = (row_of(ComparisonRole::Focus, id)?, row_of(ComparisonRole::Twin, id)?);
        Some(PartDifference { focus, twin, difference: focus.value()? - twin.value()? })
    };
    let parts: Vec<PartDifference<'_>> =
        comparison.indicators().into_iter().map(|indicator| to_difference(&indicator.id)).collect::<Option<_>>()?;
    let total: f64 = parts.iter().map(|part| part.difference).sum();
    // Where parts differ in both directions, the one that differs most in the direction of the total.
    let towards_total = |part: &PartDifference<'_>| part.difference * total.signum();
    let largest = parts.iter().max_by(|a, b| towards_total(a).total_cmp(&towards_total(b)))?;
    let indicator = &largest.focus.indicator;
    let style = NumberStyle { signed: true, ..NumberStyle::for_values(indicator, &[largest.difference, total]) };
    Some(Message::HeadlineMostly {
        focus: place_name(speech, &largest.focus.place),
        twin: place_name(speech, &largest.twin.place),
        part: indicator_name(speech, indicator),
        gap: style.difference(speech, largest.difference, indicator),
        total: style.difference(speech, total, indicator),
    })
}

/// The largest part of a town.
pub(super) struct LargestPart<'a> {
    pub row: &'a ComparisonRow,
    value: f64,
    whole: f64,
    all_shares: bool,
}

impl LargestPart<'_> {
    /// Its share of the whole, in per cent.
    pub(super) fn message(&self, speech: &Speech) -> Message {
        let decimals = u8::from(self.all_shares && self.value.fract() != 0.0);
        let share = speech.format_quantity(&speech.format_number(100.0 * self.value / self.whole, decimals), "%");
        let Self { row, .. } = self;
        Message::HeadlineLargest { focus: place_name(speech, &row.place), part: indicator_name(speech, &row.indicator), share }
    }
}

/// The largest part of the focus; `None` when it lacks a part.
pub(super) fn largest_part(comparison: &Comparison) -> Option<LargestPart<'_>> {
    let focus = &comparison.focus()?.place;
    let parts: Vec<(&ComparisonRow, f64)> =
        comparison.rows_of_place(focus).map(|row| row.value().map(|value| (row, value))).collect::<Option<_>>()?;
    let sum: f64 = parts.iter().map(|(_, value)| value).sum();
    let all_shares = parts.iter().all(|(row, _)| row.indicator.is_share());
    let whole = if all_shares { sum.max(100.0) } else { sum };
    let (row, value) = parts.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| whole > 0.0)?;
    Some(LargestPart { row, value, whole, all_shares })
}

/// What the names of the parts have in common, as the name of the whole: "Actifs qui vont travailler…"; `None` when they have
/// nothing in common.
pub(super) fn name_of_whole(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let names: Vec<String> = comparison.indicators().iter().map(|indicator| indicator_name(speech, indicator)).collect();
    common_words(&names.iter().map(String::as_str).collect::<Vec<_>>()).map(|words| format!("{}…", words.trim_end()))
}

/// Fewer words in common than this are not worth being left out.
const MIN_COMMON_WORDS: usize = 2;

/// The words all names begin with, including the space after them; `None` when there are fewer than two, or fewer than two names.
pub(super) fn common_words<'a>(names: &[&'a str]) -> Option<&'a str> {
    let (first, others) = names.split_first().filter(|(_, others)| !others.is_empty())?;
    let ends = first.match_indices(' ').map(|(at, blank)| at + blank.len());
    let is_common = |end: &usize| first.get(..*end).is_some_and(|words| others.iter().all(|other| other.starts_with(words)));
    let words = first.get(..ends.take_while(is_common).last()?)?;
    (words.matches(' ').count() >= MIN_COMMON_WORDS).then_some(words)
}
