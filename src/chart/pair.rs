//! The focus and its twin in one indicator: two values in, what may be said of them out.

use crate::chart::phrased::{Relation, SaidValue, Saying};
use crate::chart::text::{NumberStyle, indicator_name, place_name, than};
use crate::compare::{ComparisonRole, ComparisonRow, Difference, Ground, Verdict, comparability};
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

/// A value of the focus and one of the twin, and what may be said of them together.
pub(super) struct Pair<'a> {
    pub(super) focus: &'a ComparisonRow,
    pub(super) focus_value: f64,
    pub(super) twin: &'a ComparisonRow,
    pub(super) twin_value: f64,
    pub(super) verdict: Verdict,
}

/// A pair as it is printed.
pub(super) struct PairTexts {
    pub(super) focus: String,
    /// The value with its unit.
    pub(super) focus_value: String,
    /// The value without a unit but a per cent sign: the unit is said once.
    pub(super) focus_label: String,
    pub(super) twin: String,
    pub(super) twin_value: String,
    pub(super) twin_label: String,
}

impl<'a> Pair<'a> {
    /// `None` when one of the values is missing.
    pub(super) fn new(focus: &'a ComparisonRow, twin: &'a ComparisonRow) -> Option<Self> {
        Some(Self { focus, focus_value: focus.value()?, twin, twin_value: twin.value()?, verdict: comparability(focus, twin) })
    }

    /// The style with just enough decimals to tell the two values apart.
    pub(super) fn precise_style(&self) -> NumberStyle {
        let values = [self.focus_value, self.twin_value];
        let style = NumberStyle::for_labels(&self.focus.indicator, &values);
        NumberStyle { decimals: decimals_to_distinguish(&values.map(|value| value / style.scale.factor())), ..style }
    }

    /// Names and values of the pair, printed in one style. Each value has its year where the ground is near only.
    pub(super) fn texts(&self, style: NumberStyle, speech: &Speech) -> PairTexts {
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
    pub(super) fn sentence(&self, style: NumberStyle, speech: &Speech) -> String {
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
            Some(short) => (short, saying.in_short_with_unit(self.focus_value), saying.in_short(self.twin_value)),
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
    pub(super) fn is_nearly_equal(&self) -> bool {
        let is_share = self.focus.indicator.is_share();
        let difference = self.focus_value - self.twin_value;
        let max_ratio = 1.0 + if is_share { MAX_EQUAL_SHARE_RATIO } else { MAX_EQUAL_RATIO };
        let is_near = difference == 0.0 || (self.are_positive() && self.ratio() <= max_ratio);
        is_near && (!is_share || difference.abs() < MAX_EQUAL_POINTS)
    }
}

/// The year, or the two years, of the people a value is divided by, where that is not its own.
fn people_of_another_year(flag: &Flag) -> Option<Message> {
    if let Flag::DenominatorBetween(before, after) = flag {
        return Some(Message::HeadlinePeopleBetween { before: before.to_string(), after: after.to_string() });
    }
    if let Flag::DenominatorYearGap(year, _) = flag { Some(Message::HeadlinePeopleOf { year: year.to_string() }) } else { None }
}
