//! "Why this number?": an outcome in, its cells, its flags and the values not chosen out.

use std::sync::Arc;

use crate::base::{Level, MeasureId, Reading, Status, Year};
use crate::indicators::catalogue::Indicator;
use crate::indicators::check::{Input, Role, Step};
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
        let known = |index: usize| self.observation(outcome, index).is_some_and(|o| o.reading.value().is_some());
        let mut used = Vec::new();
        collect_used(&plan.steps, &known, &mut used);
        let inputs: Vec<TracedInput> = used
            .iter()
            .filter_map(|index| plan.inputs.get(*index).map(|input| (index, input)))
            .map(|(index, input)| {
                let observation = self.observation(outcome, *index).cloned();
                let others = observation.iter().flat_map(|o| self.observations().alternatives(o)).cloned().collect();
                TracedInput { input: input.clone(), observation, alternatives: others }
            })
            .collect();
        let mut flags = flags(indicator, outcome, &inputs);
        if let Some(measure) = alternative(&plan.steps, &plan.inputs, &known) {
            flags.push(Flag::Alternative(measure));
        }
        Trace { indicator: Arc::clone(indicator), outcome: outcome.clone(), inputs, flags }
    }

    fn observation(&self, outcome: &Outcome, index: usize) -> Option<&Observation> {
        outcome.inputs.get(index).copied().flatten().and_then(|row| self.observations().rows().get(row))
    }
}

/// The inputs a calculation really used: of alternatives, those of the first that is known.
fn collect_used(step: &Step, known: &dyn Fn(usize) -> bool, used: &mut Vec<usize>) {
    match step {
        Step::Number(_) => {}
        Step::Input(index) => used.push(*index),
        Step::Scale(inner, _) | Step::Minus(inner) => collect_used(inner, known, used),
        Step::Both(_, left, right) => {
            collect_used(left, known, used);
            collect_used(right, known, used);
        }
        Step::Growth(value, base) => used.extend([*value, *base]),
        Step::Coalesce(steps) => {
            let best = steps.iter().position(|step| all_known(step, known)).unwrap_or(0);
            if let Some(step) = steps.get(best) {
                collect_used(step, known, used);
            }
        }
    }
}

fn all_known(step: &Step, known: &dyn Fn(usize) -> bool) -> bool {
    let mut used = Vec::new();
    collect_used(step, known, &mut used);
    used.iter().all(|index| known(*index))
}

/// The measure that stood in for the preferred calculation, if one did.
fn alternative(step: &Step, inputs: &[Input], known: &dyn Fn(usize) -> bool) -> Option<MeasureId> {
    let Step::Coalesce(steps) = step else { return None };
    let best = steps.iter().position(|step| all_known(step, known)).filter(|best| *best > 0)?;
    let mut used = Vec::new();
    collect_used(steps.get(best)?, known, &mut used);
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
        && rest.iter().any(|other| {
            matches!(other.input.role, Role::Since(_)) && other.observation.is_some() && definition(other) != definition(first)
        })
    {
        add(Flag::DefinitionChange);
    }
    indicator.flags.iter().for_each(|text| add(Flag::Card(text.clone())));
    flags
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
