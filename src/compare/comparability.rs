//! What may be said of two values together: two rows of a comparison in, a verdict out.
//!
//! One table of rules, each about one thing that makes figures differ in what they mean. Headlines, ranks and the proposed talk ask here
//! and nowhere else. Design: a ratio is for the same ground, a ratio with its years for near ground, and two figures side by side for the
//! rest.

use crate::base::fraction::WrittenPercentage;
use crate::base::{Level, Status, Unit};
use crate::compare::comparison::ComparisonRow;
use crate::indicators::{Flag, Trace, TracedInput};
use crate::tidy::{Definitions, Observation, PlaceKind};

/// Years no further apart than this are near.
const NEAR_YEARS: u16 = 2;

/// On what ground two values stand, from the firmest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Ground {
    /// Everything that matters is equal: ratios, differences, ranks.
    #[default]
    Same,
    /// Little differs, and the sentence says what.
    Near,
    /// They measure different things: both are stated, none is divided by the other.
    Different,
    /// One of them stands for nothing that could be compared: a target, an incomplete total, an impossible value.
    NotComparable,
}

/// What two values differ in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    /// The years.
    Years,
    /// One has no year.
    Undated,
    /// One is of a territory of unknown kind.
    UnknownLevel,
    /// The kinds of territory.
    Levels,
    /// A figure is divided by the people of another territory, or one town is measured on two.
    Territory,
    /// The definitions.
    Definitions,
    /// The measures that stand for one another.
    Measures,
    /// The year of what they are divided by.
    DenominatorYear,
    /// A source that others contradict.
    Disputed,
    /// One is measured, the other expected.
    Nature,
    /// A quantity that no file says, for which a default of the country stands.
    Default,
    /// The accounts of greenhouse gases.
    Accounts,
    /// The total lacks lines.
    Incomplete,
    /// The value is outside of what its indicator can be.
    OutOfBounds,
    /// One of two percentages of one column looks like a fraction: 0,198 among 20,0.
    Fraction,
}

/// What may be said of some values together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verdict {
    /// The least firm ground of all pairs.
    pub ground: Ground,
    /// What makes it so, each once.
    pub differences: Vec<Difference>,
}

impl Verdict {
    /// Whether one value may be divided by the other, subtracted from it, called equal to it or ranked with it.
    #[must_use]
    pub fn allows_comparison(&self) -> bool {
        self.ground <= Ground::Near
    }

    fn add(&mut self, ground: Ground, difference: Difference) {
        self.ground = self.ground.max(ground);
        if !self.differences.contains(&difference) {
            self.differences.push(difference);
        }
    }

    fn join(&mut self, other: Self) {
        for difference in other.differences {
            self.add(other.ground, difference);
        }
        self.ground = self.ground.max(other.ground);
    }
}

/// Two known values.
struct Pair<'a> {
    one: &'a ComparisonRow,
    one_trace: &'a Trace,
    other: &'a ComparisonRow,
    other_trace: &'a Trace,
}

/// A rule: what it finds between two values, if anything.
type Rule = fn(&Pair<'_>) -> Option<(Ground, Difference)>;

/// What is asked of two values of different places.
const RULES: [Rule; 12] =
    [years, levels, territory, definitions, measures, denominators, disputed, nature, defaults, accounts, bounds, fractions];
/// What is asked of two dates of one place, whose years differ on purpose.
const RULES_OVER_TIME: [Rule; 10] = [levels, territory, definitions, measures, denominators, disputed, nature, accounts, bounds, fractions];

/// What may be said of two values together; nothing against values that are missing.
#[must_use]
pub fn comparability(one: &ComparisonRow, other: &ComparisonRow) -> Verdict {
    judge(one, other, &RULES)
}

/// What may be said of one town at two dates.
#[must_use]
pub fn comparability_over_time(first: &ComparisonRow, last: &ComparisonRow) -> Verdict {
    judge(first, last, &RULES_OVER_TIME)
}

/// What may be said of some values all together: a rank, a range.
#[must_use]
pub fn comparability_of_all<'a>(rows: &(impl Iterator<Item = &'a ComparisonRow> + Clone)) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(first) = rows.clone().find(|row| row.known_trace().is_some()) else { return verdict };
    // Definitions that are near each other need not be near a third; everything else is told from one row.
    for row in rows.clone() {
        verdict.join(comparability(first, row));
    }
    for (index, row) in rows.clone().enumerate() {
        for other in rows.clone().skip(index + 1) {
            verdict.join(judge(row, other, &[years, definitions]));
        }
    }
    verdict
}

fn judge(one: &ComparisonRow, other: &ComparisonRow, rules: &[Rule]) -> Verdict {
    let mut verdict = Verdict::default();
    if let Some((one_trace, other_trace)) = one.known_trace().zip(other.known_trace()) {
        let pair = Pair { one, one_trace, other, other_trace };
        for rule in rules {
            if let Some((ground, difference)) = rule(&pair) {
                verdict.add(ground, difference);
            }
        }
    }
    verdict
}

impl Pair<'_> {
    fn is_of_one_place(&self) -> bool {
        self.one.place.id == self.other.place.id
    }

    fn traces(&self) -> [&Trace; 2] {
        [self.one_trace, self.other_trace]
    }

    /// Whether either of the values has a flag.
    fn any_flag(&self, is_wanted: impl Fn(&Flag) -> bool) -> bool {
        self.traces().into_iter().flat_map(|trace| &trace.flags).any(is_wanted)
    }

    /// What the flags of each value say, in order.
    fn each<T>(&self, wanted: impl Fn(&Flag) -> Option<T>) -> [Vec<T>; 2] {
        self.traces().map(|trace| trace.flags.iter().filter_map(&wanted).collect())
    }
}

fn years(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.traces().map(|trace| trace.result.time);
    if !one.is_dated() || !other.is_dated() {
        return Some((Ground::Different, Difference::Undated));
    }
    match one.distance(other) {
        0 => None,
        apart if apart <= NEAR_YEARS => Some((Ground::Near, Difference::Years)),
        _ => Some((Ground::Different, Difference::Years)),
    }
}

fn levels(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.traces().map(|trace| trace.result.level);
    if one == Level::Unknown || other == Level::Unknown {
        return Some((Ground::Different, Difference::UnknownLevel));
    }
    (one != other).then_some((Ground::Different, Difference::Levels))
}

/// Service areas and groups of communes are drawn by each operator: two of them are no two towns.
fn territory(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let has_own_limits = |trace: &&Trace| matches!(trace.result.level, Level::ServiceArea | Level::TransportNetwork | Level::Intercommunal);
    let is_mismatch = pair.any_flag(|flag| matches!(flag, Flag::PerimeterMismatch { .. }));
    let [one, other] = pair.traces().map(|trace| &trace.result.perimeter);
    let differs = if pair.is_of_one_place() { one != other } else { pair.traces().iter().any(has_own_limits) };
    (is_mismatch || differs).then_some((Ground::Different, Difference::Territory))
}

fn definitions(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.traces().map(Trace::definition);
    if one == other && !pair.any_flag(|flag| *flag == Flag::DefinitionChange) {
        return None;
    }
    // What a file does not say may be the same; what two files say differently is not, unless it is known to be near.
    let is_near = one.is_empty() || other.is_empty() || Definitions::shipped().are_near(one, other);
    Some((if is_near { Ground::Near } else { Ground::Different }, Difference::Definitions))
}

/// A measure that stands for another is near it in two towns; in one town it is a break of its series.
fn measures(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.each(|flag| if let Flag::Alternative(measure) = flag { Some(measure.clone()) } else { None });
    let ground = if pair.is_of_one_place() { Ground::Different } else { Ground::Near };
    (one != other).then_some((ground, Difference::Measures))
}

fn denominators(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    // What lies on the line between two figures is as good as one of a near year.
    let gaps = pair.each(|flag| {
        if let Flag::DenominatorYearGap(_, years) = flag {
            return Some(*years);
        }
        matches!(flag, Flag::DenominatorBetween(..)).then_some(0)
    });
    let widest = gaps.into_iter().flatten().max()?;
    Some((if widest <= NEAR_YEARS { Ground::Near } else { Ground::Different }, Difference::DenominatorYear))
}

fn disputed(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let is_disputed = |flag: &Flag| matches!(flag, Flag::Status(_, Status::Disputed) | Flag::Conflict(..));
    pair.any_flag(is_disputed).then_some((Ground::Different, Difference::Disputed))
}

fn nature(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.each(|flag| if let Flag::Expected(_, nature) = flag { Some(*nature) } else { None });
    match (one.first(), other.first()) {
        (None, None) => None,
        (one, other) if one == other => Some((Ground::Near, Difference::Nature)),
        _ => Some((Ground::NotComparable, Difference::Nature)),
    }
}

/// What differs between two estimates is what was measured; the default of each country is near that of the other.
fn defaults(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    pair.any_flag(|flag| matches!(flag, Flag::Default(_))).then_some((Ground::Near, Difference::Default))
}

fn accounts(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    if pair.any_flag(|flag| matches!(flag, Flag::Partial(_) | Flag::MissingLines(_))) {
        return Some((Ground::NotComparable, Difference::Incomplete));
    }
    let [one, other] = pair.each(|flag| if let Flag::Account(account) = flag { Some(account.clone()) } else { None });
    (one != other).then_some((Ground::NotComparable, Difference::Accounts))
}

/// Whether a value is outside of what its indicator can be; the bounds of an indicator hold for towns.
pub(super) fn is_out_of_bounds(row: &ComparisonRow, trace: &Trace) -> bool {
    let Some([low, high]) = trace.indicator.references.bounds else { return false };
    let value = row.value().filter(|_| row.place.kind == PlaceKind::City && row.indicator.id == trace.indicator.id);
    value.is_some_and(|value| value < low || value > high)
}

fn bounds(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let is_outside = is_out_of_bounds(pair.one, pair.one_trace) || is_out_of_bounds(pair.other, pair.other_trace);
    is_outside.then_some((Ground::NotComparable, Difference::OutOfBounds))
}

/// Percentages of one column of one file, one of which may be a fraction.
fn fractions(pair: &Pair<'_>) -> Option<(Ground, Difference)> {
    let [one, other] = pair.traces().map(percentages);
    let is_doubtful = |one: &Observation, other: &Observation| {
        let written = |observation: &Observation| observation.value.number().map(|value| (value, observation.raw.clone()));
        let Some(((value, text), (other_value, other_text))) = written(one).zip(written(other)) else { return false };
        let one = WrittenPercentage { value, text: &text };
        let other = WrittenPercentage { value: other_value, text: &other_text };
        one.may_be_fraction_beside(other) || other.may_be_fraction_beside(one)
    };
    let is_of_column = |one: &Observation, other: &Observation| {
        one.measure == other.measure && one.location.source == other.location.source && one.location.column == other.location.column
    };
    let found = one.iter().any(|one| other.iter().any(|other| is_of_column(one, other) && is_doubtful(one, other)));
    found.then_some((Ground::NotComparable, Difference::Fraction))
}

/// The percentages a value was computed from.
fn percentages(trace: &Trace) -> Vec<&Observation> {
    // Most units are told apart by their letters, without reading them.
    let is_percentage = |input: &&TracedInput| {
        let measure = &input.input.measure;
        measure.unit.contains('%') && measure.parsed_unit() == Unit::parse("%")
    };
    trace.inputs.iter().filter(is_percentage).filter_map(|input| input.observation.as_ref()).collect()
}
