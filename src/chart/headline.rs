//! The headline: the strongest finding of a comparison that its uncertainty and its flags allow, by rule, in one sentence.
//!
//! Every sentence names what is measured. On the same ground amounts are compared by their ratio, shares by their difference in points,
//! from the values as they are printed; on near ground with both years; on different ground both values are stated, each with its year and
//! territory, and none is divided by the other (`compare::comparability`). Values whose intervals overlap are never called different, and
//! a value that rests on a supposition is said to do so.

use crate::base::IndicatorId;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::bullet;
use crate::chart::parts;
use crate::chart::phrased::{Relation, SaidValue, Saying};
use crate::chart::statistics::rank_from_above;
use crate::chart::text::{NumberStyle, in_sentence, indicator_name, place_name, than};
use crate::compare::{
    Comparison, ComparisonRole, ComparisonRow, Difference, Ground, Verdict, comparability, comparability_of_all, comparability_over_time,
};
use crate::indicators::Flag;
use crate::speech::{Message, Speech, decimals_to_distinguish};

/// Two amounts are called equal when their ratio differs from one by at most this much.
const MAX_EQUAL_RATIO: f64 = 0.03;
/// Two shares are called equal when they differ by less than this many points…
const MAX_EQUAL_POINTS: f64 = 0.5;
/// …and when their ratio differs from one by at most this much.
const MAX_EQUAL_SHARE_RATIO: f64 = 0.1;
/// From this ratio on, the headline says how many times one amount is the other; below it, by how many per cent they differ.
const MIN_TIMES: f64 = 1.5;
/// From this ratio on, times are printed without decimals.
const MIN_WHOLE_TIMES: f64 = 10.0;
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
            vec![say(parts::largest_part(comparison, speech)), say(widest_difference(comparison, speech))]
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

/// Of several indicators, the one in which focus and twin differ most, beyond their uncertainty.
fn widest_difference(comparison: &Comparison, speech: &Speech) -> Option<Message> {
    let comparable = pairs(comparison).into_iter().filter(|scored| scored.pair.verdict.allows_comparison());
    let distinguishable = comparable.filter(|scored| scored.pair.focus.is_distinguishable_from(scored.pair.twin));
    let pair = distinguishable.max_by(|a, b| a.distance.total_cmp(&b.distance))?.pair;
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

/// A value of the focus and one of the twin, and what may be said of them together.
struct Pair<'a> {
    focus: &'a ComparisonRow,
    focus_value: f64,
    twin: &'a ComparisonRow,
    twin_value: f64,
    verdict: Verdict,
}

/// A pair as it is printed.
struct PairTexts {
    focus: String,
    /// The value with its unit.
    focus_value: String,
    /// The value without a unit but a per cent sign: the unit is said once.
    focus_label: String,
    twin: String,
    twin_value: String,
    twin_label: String,
}

impl<'a> Pair<'a> {
    /// `None` when one of the values is missing.
    fn new(focus: &'a ComparisonRow, twin: &'a ComparisonRow) -> Option<Self> {
        Some(Self { focus, focus_value: focus.value()?, twin, twin_value: twin.value()?, verdict: comparability(focus, twin) })
    }

    /// The style with just enough decimals to tell the two values apart.
    fn precise_style(&self) -> NumberStyle {
        let values = [self.focus_value, self.twin_value];
        let style = NumberStyle::for_labels(&self.focus.indicator, &values);
        NumberStyle { decimals: decimals_to_distinguish(&values.map(|value| value / style.scale.factor())), ..style }
    }

    /// Names and values of the pair, printed in one style. Each value has its year where the ground is near only.
    fn texts(&self, style: NumberStyle, speech: &Speech) -> PairTexts {
        let is_dated = self.verdict.differences.contains(&Difference::Years);
        let year = |row: &ComparisonRow| row.time().filter(|_| is_dated).map(|year| speech.time_text(year));
        let dated = |row: &ComparisonRow, text: String| match year(row) {
            Some(year) => format!("{text} ({year})"),
            None => text,
        };
        let twin_label = style.label(speech, self.twin_value);
        PairTexts {
            focus: place_name(speech, &self.focus.place),
            focus_value: dated(self.focus, style.with_unit(speech, self.focus_value, &self.focus.indicator)),
            focus_label: dated(self.focus, style.label(speech, self.focus_value)),
            twin: place_name(speech, &self.twin.place),
            twin_value: dated(self.twin, style.with_unit(speech, self.twin_value, &self.twin.indicator)),
            // It stands in brackets already.
            twin_label: year(self.twin).map_or_else(|| twin_label.clone(), |year| speech.format_list_plain(&[twin_label.clone(), year])),
        }
    }

    /// The two values in the words of their indicator, else in those all indicators share.
    fn sentence(&self, style: NumberStyle, speech: &Speech) -> String {
        let indicator = &self.focus.indicator;
        let is_firm = self.verdict.allows_comparison() && self.focus.is_distinguishable_from(self.twin);
        let relation = if indicator.is_total_emissions() || !is_firm {
            None
        } else if self.is_nearly_equal() {
            Some(Relation::Equal)
        } else if indicator.unit_kind().is_percent() {
            Some(Relation::Points)
        } else {
            (self.are_positive() && !indicator.is_change()).then_some(Relation::Amounts)
        };
        let values = (SaidValue { row: self.focus, value: self.focus_value }, SaidValue { row: self.twin, value: self.twin_value });
        let phrased = relation.and_then(|relation| Saying { speech, style, indicator }.pair(values.0, values.1, relation));
        phrased.unwrap_or_else(|| speech.format(&self.compare(style, speech)))
    }

    /// Compares the two values as far as their ground allows: how many times, by how much, that they are equal, or only both values.
    fn compare(&self, style: NumberStyle, speech: &Speech) -> Message {
        let indicator = &self.focus.indicator;
        let measure = indicator_name(speech, indicator);
        match self.verdict.ground {
            Ground::Same | Ground::Near => {}
            Ground::Different => return self.side_by_side(style, speech),
            Ground::NotComparable => return self.not_comparable(style, speech),
        }
        let PairTexts { focus, focus_value: value, focus_label, twin, twin_value, twin_label: other } = self.texts(style, speech);
        if indicator.is_change() || indicator.is_total_emissions() {
            return Message::HeadlineSigned { measure, focus, value, twin, other };
        }
        if !self.focus.is_distinguishable_from(self.twin) {
            return Message::HeadlineUnclear { measure, focus, twin, value: focus_label, other: twin_value };
        }
        if self.is_nearly_equal() {
            return Message::HeadlineEqual { measure, focus, twin, value: focus_label, other: twin_value };
        }
        let difference = self.printed_difference(style);
        if indicator.is_share() {
            let points = speech.points(&speech.format_number(difference.abs(), style.decimals));
            let than = than(speech, &twin);
            return if difference > 0.0 {
                Message::HeadlinePointsMore { measure, focus, value, points, than, other }
            } else {
                Message::HeadlinePointsLess { measure, focus, value, points, than, other }
            };
        }
        // A zero or a negative amount has no ratio.
        if !self.are_positive() {
            return Message::HeadlineSigned { measure, focus, value, twin, other };
        }
        if self.ratio() < MIN_TIMES {
            let percent = (self.focus_value / self.twin_value - 1.0).abs() * 100.0;
            let percent = speech.format_quantity(&speech.format_number(percent, u8::from(percent < MIN_WHOLE_TIMES)), "%");
            let than = than(speech, &twin);
            return if difference > 0.0 {
                Message::HeadlinePercentMore { measure, focus, value, percent, than, other }
            } else {
                Message::HeadlinePercentLess { measure, focus, value, percent, than, other }
            };
        }
        // "So many times less" means nothing: the larger one is told by the smaller.
        let focus_label_in_brackets = focus_label.replace(" (", speech.comma()).replace(')', "");
        let ratio = speech.format_number(self.ratio(), u8::from(self.ratio() < MIN_WHOLE_TIMES));
        if difference > 0.0 {
            Message::HeadlineTimes { measure, focus, value, ratio, twin, other }
        } else {
            Message::HeadlineTimes { measure, focus: twin, value: twin_value, ratio, twin: focus, other: focus_label_in_brackets }
        }
    }

    /// Both values, each with what it stands on: its year, and its territory where these differ.
    fn side_by_side(&self, style: NumberStyle, speech: &Speech) -> Message {
        let indicator = &self.focus.indicator;
        let saying = Saying { speech, style, indicator };
        let (measure, value, other) = match saying.short_name(self.focus) {
            Some(short) => (short, saying.in_short(self.focus_value), saying.in_short(self.twin_value)),
            None => {
                let value = style.with_unit(speech, self.focus_value, indicator);
                (indicator_name(speech, indicator), value, style.label(speech, self.twin_value))
            }
        };
        Message::HeadlineBoth {
            measure,
            focus: place_name(speech, &self.focus.place),
            value,
            ground: self.ground_of(self.focus, speech),
            twin: place_name(speech, &self.twin.place),
            other,
            other_ground: self.ground_of(self.twin, speech),
        }
    }

    /// The year of a value, its territory where the two differ, and the year of the people it is divided by where that is another.
    fn ground_of(&self, row: &ComparisonRow, speech: &Speech) -> String {
        let differs = |difference: Difference| self.verdict.differences.contains(&difference);
        let mut parts: Vec<String> = row.time().map(|year| speech.time_text(year)).into_iter().collect();
        if differs(Difference::Levels) || differs(Difference::UnknownLevel) || differs(Difference::Territory) {
            parts.extend(row.level().map(|level| speech.level_name_of_one(level)));
        }
        let flags = row.trace.iter().flat_map(|trace| &trace.flags);
        // What is equal so far differs in what is measured; the footnotes say how.
        if row.role != ComparisonRole::Focus && differs(Difference::Definitions) {
            parts.push(speech.format(&Message::HeadlineOtherDefinition {}));
        }
        if differs(Difference::Default) {
            parts.push(speech.format(&Message::DoubtEstimated {}));
        }
        parts.extend(flags.filter_map(people_of_another_year).take(1).map(|message| speech.format(&message)));
        speech.format_list_plain(&parts)
    }

    fn not_comparable(&self, style: NumberStyle, speech: &Speech) -> Message {
        let difference = |difference: &&Difference| {
            matches!(
                difference,
                Difference::Nature | Difference::Accounts | Difference::Incomplete | Difference::OutOfBounds | Difference::Fraction
            )
        };
        let reason = speech.format(&match self.verdict.differences.iter().find(difference) {
            Some(Difference::Nature) => Message::IncomparableNature {},
            Some(Difference::Accounts) => Message::IncomparableAccounts {},
            Some(Difference::OutOfBounds) => Message::IncomparableBounds {},
            Some(Difference::Fraction) => Message::IncomparableFraction {},
            _ => Message::IncomparableIncomplete {},
        });
        Message::HeadlineIncomparable {
            measure: indicator_name(speech, &self.focus.indicator),
            focus: place_name(speech, &self.focus.place),
            value: style.with_unit(speech, self.focus_value, &self.focus.indicator),
            twin: place_name(speech, &self.twin.place),
            other: style.with_unit(speech, self.twin_value, &self.twin.indicator),
            reason,
        }
    }

    /// The difference of the values as they are printed: "20,0 and 18,2" differ by 1,8.
    fn printed_difference(&self, style: NumberStyle) -> f64 {
        let scale = 10_f64.powi(i32::from(style.decimals));
        let printed = |value: f64| (value * scale).round() / scale;
        printed(self.focus_value) - printed(self.twin_value)
    }

    fn are_positive(&self) -> bool {
        self.focus_value > 0.0 && self.twin_value > 0.0
    }

    /// The larger value divided by the smaller, when both are positive.
    fn ratio(&self) -> f64 {
        (self.focus_value / self.twin_value).max(self.twin_value / self.focus_value)
    }

    /// Whether the values are near in proportion and, if they are shares, in points: 0.2 % and 0.6 % are not.
    fn is_nearly_equal(&self) -> bool {
        let is_share = self.focus.indicator.is_share();
        let difference = self.focus_value - self.twin_value;
        let max_ratio = 1.0 + if is_share { MAX_EQUAL_SHARE_RATIO } else { MAX_EQUAL_RATIO };
        let is_near = difference == 0.0 || (self.are_positive() && self.ratio() <= max_ratio);
        is_near && (!is_share || difference.abs() < MAX_EQUAL_POINTS)
    }
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

/// The year, or the two years, of the people a value is divided by, where that is not its own.
fn people_of_another_year(flag: &Flag) -> Option<Message> {
    if let Flag::DenominatorBetween(before, after) = flag {
        return Some(Message::HeadlinePeopleBetween { before: before.to_string(), after: after.to_string() });
    }
    if let Flag::DenominatorYearGap(year, _) = flag { Some(Message::HeadlinePeopleOf { year: year.to_string() }) } else { None }
}
