//! The headline: the strongest finding of a comparison that its uncertainty and its flags allow, by rule, in one sentence.
//!
//! Every sentence names what is measured. On the same ground amounts are compared by their ratio, shares by their difference in points,
//! from the values as they are printed; on near ground with both years; on different ground both values are stated, each with its year and
//! territory, and none is divided by the other (`compare::comparability`). Values whose intervals overlap are never called different, and
//! a value that rests on a supposition is said to do so.

use crate::base::IndicatorId;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::bullet;
use crate::chart::pair::{Pair, PairTexts};
use crate::chart::parts;
use crate::chart::phrased::{SaidValue, Saying};
use crate::chart::statistics::rank_from_above;
use crate::chart::text::{NumberStyle, in_sentence, indicator_name, place_name};
use crate::chart::together::together;
use crate::compare::{Comparison, ComparisonRole, Ground, comparability_of_all, comparability_over_time};
use crate::indicators::{Better, Flag};
use crate::speech::{Message, Speech};

/// With fewer towns than this, a rank is not worth a headline.
const MIN_RANKED: usize = 4;

/// Returns up to three sentences, the strongest first.
///
/// When nothing can be compared, there is one sentence about the focus alone. The result is empty when the focus has no row.
pub(super) fn headlines(kind: ChartKind, comparison: &Comparison, speech: &Speech) -> Vec<String> {
    let several_indicators = comparison.indicators().len() > 1;
    let several_years = comparison.times.len() > 1;
    let say = |message: Option<Message>| message.map(|message| speech.format(&message));
    let sentences = match (kind, several_indicators, several_years) {
        (ChartKind::Bullet, ..) => {
            vec![say(against_target(comparison, speech)), focus_and_twin(comparison, speech), say(range(comparison, speech))]
        }
        (ChartKind::Waterfall, ..) => {
            vec![say(parts::largest_difference(comparison, speech)), latest_focus_and_twin(comparison, speech)]
        }
        (ChartKind::Stacked | ChartKind::Shares, ..) => {
            vec![largest_part(comparison, speech), say(widest_difference(comparison, speech))]
        }
        // Two measures: how they go together, or nothing.
        (ChartKind::Scatter, true, _) => vec![say(together(comparison, speech)), say(widest_difference(comparison, speech))],
        (ChartKind::Table | ChartKind::Heatmap, true, false) => {
            vec![widest_said(comparison, speech), say(smallest_difference(comparison, speech)), focus_alone(comparison, speech)]
        }
        (_, true, true) => vec![change(comparison, speech), say(widest_difference(comparison, speech))],
        (_, true, false) => {
            vec![say(widest_difference(comparison, speech)), say(smallest_difference(comparison, speech)), focus_alone(comparison, speech)]
        }
        (_, false, true) => {
            vec![change(comparison, speech), latest_focus_and_twin(comparison, speech), say(range(comparison, speech))]
        }
        (_, false, false) => {
            vec![focus_and_twin(comparison, speech), say(rank(comparison, speech)), say(range(comparison, speech))]
        }
    };
    let mut headlines: Vec<String> = sentences.into_iter().flatten().collect();
    if headlines.is_empty() {
        headlines.extend(focus_alone(comparison, speech));
    }
    headlines.dedup();
    let mut flags = comparison.rows.iter().flat_map(|row| &row.trace).flat_map(|trace| &trace.flags);
    if flags.any(|flag| matches!(flag, Flag::Supposed(_))) {
        // A value that rests on a supposition is never stated as a fact.
        return headlines.into_iter().map(|headline| speech.format(&Message::HeadlineSupposed { headline })).collect();
    }
    headlines
}

/// The first known value of the focus, or that it has none.
fn focus_alone(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let rows = || comparison.rows.iter().filter(|row| row.role == ComparisonRole::Focus);
    let first = rows().next()?;
    let focus = place_name(speech, &first.place);
    // Of several dates, the latest one.
    let known = rows().filter_map(|row| Some((row, row.value()?)));
    let indicator = known.clone().next().map(|(row, _)| row.indicator.id.clone());
    let latest = known.filter(|(row, _)| Some(&row.indicator.id) == indicator.as_ref()).max_by_key(|(row, _)| row.time());
    Some(match latest {
        Some((row, value)) => {
            let style = NumberStyle::for_labels(&row.indicator, &[value]);
            if let Some(sentence) = (Saying { speech, style, indicator: &row.indicator }).alone(SaidValue { row, value }) {
                return Some(sentence);
            }
            let text = style.with_unit(speech, value, &row.indicator);
            let value = row.time().map_or_else(|| text.clone(), |year| format!("{text} ({})", speech.time_text(year)));
            speech.format(&Message::HeadlineAlone { focus, measure: in_sentence(&indicator_name(speech, &row.indicator)), value })
        }
        None => speech.format(&Message::HeadlineMissing { focus, measure: indicator_name(speech, &first.indicator) }),
    })
}

/// Focus and twin, in the decimals of all values.
fn focus_and_twin(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let pair = Pair::new(comparison.focus()?, comparison.twin()?)?;
    let style = NumberStyle::for_labels(&pair.focus.indicator, &comparison.values());
    Some(pair.sentence(style, speech))
}

/// Focus and twin at their latest dates, if these are one year; only for a single indicator.
fn latest_focus_and_twin(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let (focus, twin) = (comparison.latest_of(ComparisonRole::Focus)?, comparison.latest_of(ComparisonRole::Twin)?);
    if comparison.indicators().len() > 1 || focus.time() != twin.time() {
        return None;
    }
    let pair = Pair::new(focus, twin)?;
    Some(pair.sentence(NumberStyle::for_labels(&focus.indicator, &[pair.focus_value, pair.twin_value]), speech))
}

/// The focus against the benchmark of the indicator.
fn against_target(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let focus = comparison.focus()?;
    let value = focus.value()?;
    let measure = indicator_name(speech, &focus.indicator);
    let value = NumberStyle::for_labels(&focus.indicator, &[value]).with_unit(speech, value, &focus.indicator);
    let target = bullet::target_mark(&focus.indicator, speech)?.label;
    Some(Message::HeadlineTarget { measure, focus: place_name(speech, &focus.place), value, target })
}

/// The rank of the focus among the towns.
///
/// Only when all values are of one year and one kind of territory, and when no uncertainty could change the rank.
fn rank(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let focus = comparison.focus()?;
    let value = focus.value()?;
    let values = comparison.values();
    let mut others = comparison.rows.iter().filter(|row| row.place.id != focus.place.id && row.value().is_some());
    let is_unsure = others.any(|row| !focus.is_distinguishable_from(row));
    let verdict = comparability_of_all(&comparison.rows.iter().filter(|row| row.value().is_some()));
    if values.len() < MIN_RANKED || verdict.ground > Ground::Same || is_unsure {
        return None;
    }
    let rank = rank_from_above(value, values.iter().copied());
    let value = NumberStyle::for_labels(&focus.indicator, &values).with_unit(speech, value, &focus.indicator);
    let measure = in_sentence(&indicator_name(speech, &focus.indicator));
    Some(Message::HeadlineRank { focus: place_name(speech, &focus.place), measure, rank, count: values.len(), value })
}

/// The smallest and the largest value of the towns, in the last year.
fn range(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let last_year = comparison.times.last();
    let rows = comparison.rows.iter().filter(|row| last_year.is_none() || row.requested_time.as_ref() == last_year);
    let known: Vec<SaidValue<'_>> = rows.filter_map(|row| Some(SaidValue { row, value: row.value()? })).collect();
    let low = known.iter().min_by(|a, b| a.value.total_cmp(&b.value))?;
    let high = known.iter().max_by(|a, b| a.value.total_cmp(&b.value))?;
    let indicator = &low.row.indicator;
    let is_one_town = low.row.place.id == high.row.place.id;
    let is_comparable = comparability_of_all(&known.iter().map(|known| known.row)).allows_comparison();
    if is_one_town || !low.row.is_distinguishable_from(high.row) || !is_comparable || indicator.is_total_emissions() {
        return None;
    }
    let style = NumberStyle::for_labels(indicator, &known.iter().map(|known| known.value).collect::<Vec<_>>());
    Some(Message::HeadlineSpread {
        measure: indicator_name(speech, indicator),
        low: place_name(speech, &low.row.place),
        least: style.with_unit(speech, low.value, indicator),
        high: place_name(speech, &high.row.place),
        most: style.with_unit(speech, high.value, &high.row.indicator),
    })
}

/// Of several indicators, the one in which focus and twin differ least.
fn smallest_difference(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let pairs: Vec<ScoredPair<'_>> = pairs(comparison).into_iter().filter(|scored| scored.pair.verdict.allows_comparison()).collect();
    if pairs.len() < 2 {
        return None;
    }
    let pair = pairs.into_iter().min_by(|a, b| a.distance.total_cmp(&b.distance))?.pair;
    let measure = in_sentence(&indicator_name(speech, &pair.focus.indicator));
    let PairTexts { focus, focus_value, twin, twin_value, .. } = pair.texts(pair.precise_style(), speech);
    Some(Message::HeadlineNearest { measure, focus, value: focus_value, twin, other: twin_value })
}

/// The largest part of the focus, in the words of its indicator beside the twin; of amounts, its share of their sum.
fn largest_part(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let largest = parts::largest_part(comparison)?;
    let row = largest.row;
    let twin = comparison.rows.iter().find(|other| other.role == ComparisonRole::Twin && other.indicator.id == row.indicator.id);
    let pair = twin.filter(|_| row.indicator.is_share()).and_then(|twin| Pair::new(row, twin));
    Some(match pair {
        Some(pair) => pair.sentence(pair.precise_style(), speech),
        None => speech.format(&largest.message(speech)),
    })
}

/// Of several indicators, the pair in which focus and twin differ most, beyond their uncertainty.
fn widest_pair(comparison: &Comparison) -> Option<Pair<'_>> {
    let comparable = pairs(comparison).into_iter().filter(|scored| scored.pair.verdict.allows_comparison());
    let distinguishable = comparable.filter(|scored| scored.pair.focus.is_distinguishable_from(scored.pair.twin));
    // What is better or worse in one of two towns says more than what is only different.
    let is_judged = |scored: &ScoredPair<'_>| scored.pair.focus.indicator.better != Better::Neutral;
    let order = |a: &ScoredPair<'_>, b: &ScoredPair<'_>| (is_judged(a).cmp(&is_judged(b))).then(a.distance.total_cmp(&b.distance));
    Some(distinguishable.max_by(order)?.pair)
}

/// That pair in the words of its indicator.
fn widest_said(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let pair = widest_pair(comparison)?;
    Some(pair.sentence(pair.precise_style(), speech))
}

/// That pair, said to be the widest.
fn widest_difference(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let pair = widest_pair(comparison)?;
    let measure = in_sentence(&indicator_name(speech, &pair.focus.indicator));
    let PairTexts { focus, focus_value, twin, twin_value, .. } = pair.texts(pair.precise_style(), speech);
    Some(Message::HeadlineWidest { measure, focus, value: focus_value, twin, other: twin_value })
}

/// The focus and the twin in one indicator, and how far apart they are.
struct ScoredPair<'a> {
    pair: Pair<'a>,
    /// In standard deviations where the towns of the files are the yardstick; else the absolute difference when all indicators have one
    /// unit, and the relative one when not.
    distance: f64,
}

/// The pair of each indicator in which both focus and twin have a value, the last of each.
fn pairs(comparison: &Comparison) -> Vec<ScoredPair<'_>> {
    let row_of =
        |role: ComparisonRole, id: &IndicatorId| comparison.rows.iter().rev().find(|row| row.role == role && row.indicator.id == *id);
    let has_one_unit = comparison.rows.windows(2).all(|pair| matches!(pair, [a, b] if a.indicator.unit == b.indicator.unit));
    let spread = |id: &IndicatorId| comparison.spreads.iter().find(|spread| spread.indicator == *id);
    let distance = |id: &IndicatorId, a: f64, b: f64| {
        if let Some(spread) = spread(id) {
            return (a - b).abs() / spread.deviation;
        }
        if has_one_unit { (a - b).abs() } else { (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE) }
    };
    let to_pair = |id: &IndicatorId| {
        let pair = Pair::new(row_of(ComparisonRole::Focus, id)?, row_of(ComparisonRole::Twin, id)?)?;
        Some(ScoredPair { distance: distance(id, pair.focus_value, pair.twin_value), pair })
    };
    comparison.indicators().into_iter().filter_map(|indicator| to_pair(&indicator.id)).collect()
}

/// The indicator of the focus that changed most from its first to its last date, beyond its uncertainty.
fn change(comparison: &Comparison, speech: &Speech) -> Option<String> {
    let changes = comparison.indicators().into_iter().filter_map(|indicator| {
        let focus = comparison.rows_of_indicator(indicator).filter(|row| row.role == ComparisonRole::Focus);
        let mut known = focus.filter_map(|row| Some(SaidValue { row, value: row.value()? }));
        let first = known.next()?;
        let last = known.next_back()?;
        let has_changed = last.row.time() != first.row.time() && last.row.is_distinguishable_from(first.row);
        // Two definitions or two territories are no change of one town.
        let is_one_series = comparability_over_time(first.row, last.row).allows_comparison();
        (has_changed && is_one_series).then_some(Change { first, last })
    });
    let Change { first, last } = changes.max_by(|a, b| a.size().total_cmp(&b.size()))?;
    let indicator = &last.row.indicator;
    let style = NumberStyle::for_labels(indicator, &[first.value, last.value]);
    if let Some(sentence) = (Saying { speech, style, indicator }).change(first, last) {
        return Some(sentence);
    }
    Some(speech.format(&Message::HeadlineChange {
        focus: place_name(speech, &last.row.place),
        measure: in_sentence(&indicator_name(speech, indicator)),
        from: style.with_unit(speech, first.value, indicator),
        first: speech.time_at(first.row.time()?),
        to: style.with_unit(speech, last.value, indicator),
        last: speech.time_at(last.row.time()?),
    }))
}

/// The first and the last known value of one indicator.
struct Change<'a> {
    first: SaidValue<'a>,
    last: SaidValue<'a>,
}

impl Change<'_> {
    /// How much the value changed, in its unit.
    fn size(&self) -> f64 {
        (self.last.value - self.first.value).abs()
    }
}
