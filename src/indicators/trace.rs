//! "Why this number?": an outcome in, its cells, its flags and the values not chosen out.

use std::sync::Arc;

use crate::base::number::Mark;
use crate::base::{Level, MeasureId, Reading, Status, Year};
use crate::indicators::catalogue::Indicator;
use crate::indicators::check::{Input, Role, Step};
use crate::indicators::formula::Operator;
use crate::indicators::results::{Outcome, Results};
use crate::tidy::{Borrow, Observation};

/// Something a reader must know to compare a figure with another. Codes stand in exported files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flag {
    /// Which kind of territory it covers.
    Geo(Level),
    /// An input is not first-hand or not certain.
    Status(MeasureId, Status),
    /// The definition an input follows.
    Definition(String),
    /// An input is a bound or not exact, by its own mark.
    Marked(MeasureId, Mark),
    /// The denominator comes from another year, so many years away.
    DenominatorYearGap(Year, u16),
    /// The denominator hardly changes and comes from this year.
    ConstantFrom(Year),
    /// A change is counted from this year.
    Since(Year),
    /// The preferred inputs were absent; this printed measure was used.
    Alternative(MeasureId),
    /// The two ends of a change follow different definitions.
    DefinitionChange,
    /// A remark of the indicator's own card.
    Card(String),
}

impl Flag {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Geo(level) => format!("geo:{}", level.code()),
            Self::Status(measure, status) => format!("{measure}:{}", status.code()),
            Self::Marked(measure, mark) => format!("{measure}:{}", mark.code()),
            Self::Definition(text) => format!("def:{}", text.replace(';', ",")),
            Self::DenominatorYearGap(_, years) => format!("denominator_year_gap:{years}"),
            Self::ConstantFrom(year) => format!("area_constant;denominator_year:{year}"),
            Self::Since(year) => format!("since:{year}"),
            Self::Alternative(measure) => format!("alternative:{measure}"),
            Self::DefinitionChange => "definition_change".to_owned(),
            Self::Card(text) => text.clone(),
        }
    }
}

/// An input of a traced result.
#[derive(Clone, PartialEq, Debug)]
pub struct TracedInput {
    /// What the formula asks for.
    pub input: Input,
    /// The figure used; none if no file has it for this territory.
    pub observation: Option<Observation>,
    /// The figures of the same place, year and territory that were not chosen.
    pub alternatives: Vec<Observation>,
}

/// A result with everything it came from.
#[derive(Clone, PartialEq, Debug)]
pub struct Trace {
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// The result.
    pub outcome: Outcome,
    /// The inputs used.
    pub inputs: Vec<TracedInput>,
    /// What to know before comparing.
    pub flags: Vec<Flag>,
}

impl Results {
    /// Follows an outcome back to its cells.
    #[must_use]
    pub fn trace(&self, indicator: &Arc<Indicator>, outcome: &Outcome) -> Trace {
        let plan = &indicator.plan;
        let value = |index: usize| self.observation(outcome, index).and_then(|observation| observation.reading.value());
        let mut used = Vec::new();
        collect_used(&plan.steps, &value, &mut used);
        let inputs: Vec<TracedInput> = used
            .iter()
            .filter_map(|index| plan.inputs.get(*index).map(|input| (index, input)))
            .map(|(index, input)| {
                let observation = self.observation(outcome, *index);
                let others = observation.iter().flat_map(|o| self.observations().alternatives(o)).collect();
                TracedInput { input: input.clone(), observation, alternatives: others }
            })
            .collect();
        let mut flags = flags(indicator, outcome, &inputs);
        if let Some(measure) = alternative(&plan.steps, &plan.inputs, &value) {
            flags.push(Flag::Alternative(measure));
        }
        Trace { indicator: Arc::clone(indicator), outcome: outcome.clone(), inputs, flags }
    }

    fn observation(&self, outcome: &Outcome, index: usize) -> Option<Observation> {
        outcome.inputs.get(index).copied().flatten().and_then(|row| self.observations().get(row))
    }
}

/// What a calculation gives for one line, worked out step by step; none where polars gives null.
fn evaluate(step: &Step, value: &dyn Fn(usize) -> Option<f64>) -> Option<f64> {
    let result = match step {
        Step::Number(number) => *number,
        Step::Input(index) => value(*index)?,
        Step::Scale(inner, ratio) => ratio.apply(evaluate(inner, value)?),
        Step::Minus(inner) => -evaluate(inner, value)?,
        Step::Both(operator, left, right) => {
            let (left, right) = (evaluate(left, value)?, evaluate(right, value)?);
            match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::Divide => Some(left / right).filter(|_| right.abs() > 0.0)?,
            }
        }
        Step::Coalesce(steps) => steps.iter().find_map(|step| evaluate(step, value))?,
        // Whether there is a change is all that is asked of this function.
        Step::Growth(now, base) => value(*now)? / value(*base)?,
    };
    Some(result)
}

/// The inputs a calculation really used: of alternatives, those of the first that gives a number.
fn collect_used(step: &Step, value: &dyn Fn(usize) -> Option<f64>, used: &mut Vec<usize>) {
    match step {
        Step::Number(_) => {}
        Step::Input(index) => used.push(*index),
        Step::Scale(inner, _) | Step::Minus(inner) => collect_used(inner, value, used),
        Step::Both(_, left, right) => {
            collect_used(left, value, used);
            collect_used(right, value, used);
        }
        Step::Growth(now, base) => used.extend([*now, *base]),
        Step::Coalesce(steps) => {
            if let Some(step) = steps.get(best(steps, value)) {
                collect_used(step, value, used);
            }
        }
    }
}

fn best(steps: &[Step], value: &dyn Fn(usize) -> Option<f64>) -> usize {
    steps.iter().position(|step| evaluate(step, value).is_some()).unwrap_or(0)
}

/// The measure that stood in for the preferred calculation, if one did.
fn alternative(step: &Step, inputs: &[Input], value: &dyn Fn(usize) -> Option<f64>) -> Option<MeasureId> {
    let Step::Coalesce(steps) = step else { return None };
    let mut used = Vec::new();
    collect_used(steps.get(Some(best(steps, value)).filter(|best| *best > 0)?)?, value, &mut used);
    used.first().and_then(|index| inputs.get(*index)).map(|input| input.measure.id.clone())
}

fn flags(indicator: &Indicator, outcome: &Outcome, inputs: &[TracedInput]) -> Vec<Flag> {
    let mut flags = vec![Flag::Geo(outcome.level)];
    let mut add = |flag: Flag| {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    };
    for traced in inputs {
        let Some(observation) = &traced.observation else { continue };
        if observation.status != Status::Ok {
            add(Flag::Status(observation.measure.clone(), observation.status));
        }
        if let Some(mark) = observation.mark {
            add(Flag::Marked(observation.measure.clone(), mark));
        }
        let gap = observation.year.distance(outcome.year);
        match traced.input.role {
            Role::Anchor if !observation.definition.is_empty() => add(Flag::Definition(observation.definition.to_string())),
            Role::Denominator(Borrow::Constant) => add(Flag::ConstantFrom(observation.year)),
            Role::Denominator(Borrow::Years(_)) if gap > 0 => add(Flag::DenominatorYearGap(observation.year, gap)),
            Role::Since(_) => add(Flag::Since(observation.year)),
            Role::Anchor | Role::Denominator(_) => {}
        }
    }
    if let [first, rest @ ..] = inputs
        && rest.iter().any(|other| differs(first, other))
    {
        add(Flag::DefinitionChange);
    }
    indicator.flags.iter().for_each(|text| add(Flag::Card(text.clone())));
    flags
}

/// Whether two inputs that must follow one definition do not: the ends of a change, or a part and its whole.
fn differs(first: &TracedInput, other: &TracedInput) -> bool {
    let change = matches!(other.input.role, Role::Since(_)) && other.observation.is_some();
    let (a, b) = (definition(first), definition(other));
    let share = first.input.measure.unit == other.input.measure.unit && !a.is_empty() && !b.is_empty();
    (change || share) && a != b
}

fn definition(input: &TracedInput) -> &str {
    input.observation.as_ref().map_or("", |observation| &observation.definition)
}

impl Trace {
    /// The definition the figure follows: that of its first input.
    #[must_use]
    pub fn definition(&self) -> &str {
        self.inputs.first().map_or("", definition)
    }

    /// The worst status among its inputs.
    #[must_use]
    pub fn status(&self) -> Status {
        let statuses = self.inputs.iter().filter_map(|input| input.observation.as_ref()).map(|o| o.status);
        statuses.max().unwrap_or(Status::Ok)
    }

    /// The reading.
    #[must_use]
    pub fn reading(&self) -> Reading {
        self.outcome.reading
    }
}
