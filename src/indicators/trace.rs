//! Explains one value: an [`IndicatorValue`] in; the observations it was computed from, those not used, its flags and its
//! interval out.

use std::sync::Arc;

use crate::base::{MeasureId, MissingReason, Status, Time, Value};
use crate::indicators::country_default::CountryDefault;
use crate::indicators::evaluate::{RowValues, evaluate};
use crate::indicators::flag::{Flag, GradeShare};
use crate::indicators::indicator::Indicator;
use crate::indicators::plan::{Input, InputRole, Step};
use crate::indicators::select::{Bracket, Weight, bracket, input_value};
use crate::indicators::uncertainty::interval;
use crate::indicators::used_figure::UsedFigure;
use crate::indicators::values::{IndicatorValue, IndicatorValues};
use crate::tidy::{DataQuality, Factor, Figure, Observation, YearTolerance};

/// An input of a traced value with the observation it takes.
#[derive(Clone, PartialEq, Debug)]
pub struct TracedInput {
    /// The input of the plan.
    pub input: Input,
    /// The observation used; `None` when no file has one for this territory.
    pub observation: Option<Observation>,
    /// How much of it is used.
    pub weight: Weight,
    /// Observations of the same place, year and territory that were not used.
    pub alternatives: Vec<Observation>,
}

/// A value with everything it was computed from.
#[derive(Clone, PartialEq, Debug)]
pub struct Trace {
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// The value.
    pub result: IndicatorValue,
    /// The inputs the calculation used; an observation that adds up with others of its row is an input of its own.
    pub inputs: Vec<TracedInput>,
    /// The factors that stand for what no file says: the defaults of the country.
    pub factors: Vec<&'static Factor>,
    /// What a reader must know before comparing the value.
    pub flags: Vec<Flag>,
    /// The interval (low, high) of the value; `None` when no input states an uncertainty.
    pub interval: Option<(f64, f64)>,
    /// The value computed without suppositions; `None` when nothing is supposed or the files lack an input.
    pub without_suppositions: Option<f64>,
}

/// What a reader must know of a value before comparing it.
#[derive(Clone, PartialEq, Debug)]
pub struct ValueMarks {
    /// The flags, in the order in which they are written.
    pub flags: Vec<Flag>,
    /// The interval (low, high) of the value; `None` when no input states an uncertainty.
    pub interval: Option<(f64, f64)>,
    /// The value computed without suppositions; `None` when nothing is supposed or the files lack an input.
    pub without_suppositions: Option<f64>,
}

/// The figures a value was computed from, and what follows from them.
struct TracedFigures<'a> {
    used: Vec<UsedFigure<'a>>,
    factors: Vec<&'static Factor>,
    marks: ValueMarks,
}

impl IndicatorValues {
    /// Traces a value back to its observations.
    #[must_use]
    pub fn trace(&self, indicator: &Arc<Indicator>, outcome: &IndicatorValue) -> Trace {
        let TracedFigures { used, factors, marks } = self.traced_figures(indicator, outcome);
        let ValueMarks { flags, interval, without_suppositions } = marks;
        let inputs = used
            .into_iter()
            .map(|used| TracedInput {
                input: used.input.clone(),
                observation: used.figure.and_then(Figure::to_observation),
                weight: used.weight,
                alternatives: used.alternatives.into_iter().filter_map(Figure::to_observation).collect(),
            })
            .collect();
        Trace { indicator: Arc::clone(indicator), result: outcome.clone(), inputs, factors, flags, interval, without_suppositions }
    }

    /// What a reader must know of a value, without the observations it was computed from.
    #[must_use]
    pub fn marks(&self, indicator: &Indicator, outcome: &IndicatorValue) -> ValueMarks {
        self.traced_figures(indicator, outcome).marks
    }

    fn traced_figures<'a>(&'a self, indicator: &'a Indicator, outcome: &IndicatorValue) -> TracedFigures<'a> {
        let plan = &indicator.plan;
        let value = |index: usize| input_value(self.observations(), plan.inputs.get(index)?, outcome.row);
        let years_since = |index: usize| {
            let base = self.figure(outcome, index)?;
            Some(outcome.time.position() - base.time().position())
        };
        // Only a default of the country asks for it.
        let country = if plan.defaults.is_empty() { "" } else { self.observations().country_of_row(outcome.row) };
        let cells = RowValues { value: &value, years_since: &years_since, country };
        let mut taken = Used::default();
        collect_used(&plan.root, &cells, &mut taken);
        let Used { inputs: mut indices, defaults } = taken;
        // Of an inventory, only the inputs with an observation are listed.
        indices.retain(|index| !is_inventory(&plan.inputs, *index) || observation_index(outcome, *index).is_some());
        let mut used: Vec<UsedFigure<'_>> = Vec::new();
        for (index, input) in indices.into_iter().filter_map(|index| plan.inputs.get(index).map(|input| (index, input))) {
            let bracket = self.bracket(outcome, index, input);
            // An input without an observation is listed as one that lacks it.
            let first = (observation_index(outcome, index), bracket.map_or(Weight::WHOLE, |bracket| bracket.weight_before()));
            let second = bracket.map(|bracket| (Some(bracket.after.observation as usize), bracket.weight_after()));
            for (observation, weight) in std::iter::once(first).chain(second) {
                let figure = observation.and_then(|observation| self.observations().figure(observation));
                let SameRow { parts, alternatives } = self.same_row(outcome, observation, figure.as_ref());
                used.push(UsedFigure { index, input, figure, weight, alternatives });
                let part = |part| UsedFigure { index, input, figure: Some(part), weight, alternatives: Vec::new() };
                used.extend(parts.into_iter().map(part));
            }
        }
        let mut flags = flags(indicator, outcome, &used);
        let factors: Vec<&Factor> = defaults.into_iter().filter_map(|default| default.factor(country)).collect();
        flags.extend(factors.iter().map(|factor| Flag::Default(factor.id.clone())));
        if let Some(measure) = alternative(&plan.root, &plan.inputs, &cells) {
            flags.push(Flag::Alternative(measure));
        }
        flags.extend(conflicts(&plan.root, &plan.inputs, &cells));
        flags.extend(self.account_flags(indicator, outcome));
        if self.observations().is_group(&outcome.place) {
            flags.push(Flag::Together);
        }
        let supposed = flags.iter().any(|flag| matches!(flag, Flag::Supposed(_)));
        let without_suppositions = if supposed { self.without_suppositions(indicator, outcome, &years_since) } else { None };
        let has_interval = self.observations().has_intervals() && outcome.value.number().is_some();
        let interval = if has_interval { interval(plan, &cells, &used) } else { None };
        TracedFigures { used, factors, marks: ValueMarks { flags, interval, without_suppositions } }
    }

    fn figure(&self, outcome: &IndicatorValue, input: usize) -> Option<Figure<'_>> {
        observation_index(outcome, input).and_then(|observation| self.observations().figure(observation))
    }

    /// The figures an input of a value lies between; `None` when it takes one as it is.
    fn bracket(&self, outcome: &IndicatorValue, index: usize, input: &Input) -> Option<Bracket> {
        let is_of_another_year = self.figure(outcome, index)?.time() != outcome.time;
        if is_of_another_year { bracket(self.observations(), input, outcome.row) } else { None }
    }

    /// The other observations of the measure, place, year and territory of the one an input takes, which is `used`.
    fn same_row(&self, outcome: &IndicatorValue, observation: Option<usize>, used: Option<&Figure<'_>>) -> SameRow<'_> {
        let observation = observation.and_then(|observation| u32::try_from(observation).ok());
        let mut others = observation.into_iter().flat_map(|observation| self.observations().unused_for(observation)).peekable();
        if others.peek().is_none() {
            return SameRow { parts: Vec::new(), alternatives: Vec::new() };
        }
        let is_group = self.observations().is_group(&outcome.place);
        // Parts of one file add up, and so do those of all members of a group of towns.
        let is_part = |other: &Figure<'_>| {
            other.is_part() && used.is_some_and(|used| used.is_part() && (is_group || used.source() == other.source()))
        };
        let (parts, alternatives) = others.partition(is_part);
        SameRow { parts, alternatives }
    }

    /// The value computed with the observations of the files in place of those supposed.
    fn without_suppositions(
        &self,
        indicator: &Indicator,
        outcome: &IndicatorValue,
        years_since: &dyn Fn(usize) -> Option<f64>,
    ) -> Option<f64> {
        let file_value = |input: usize| {
            let used = self.figure(outcome, input)?;
            let planned = indicator.plan.inputs.get(input)?;
            if let Some(bracket) = self.bracket(outcome, input, planned) {
                let after = self.observations().figure(bracket.after.observation as usize)?;
                let is_of_files = !used.is_supposed() && !after.is_supposed();
                return if is_of_files { input_value(self.observations(), planned, outcome.row) } else { None };
            }
            if !used.is_supposed() {
                return used.value().number();
            }
            let observation = observation_index(outcome, input).and_then(|observation| u32::try_from(observation).ok())?;
            self.observations().unused_for(observation).find(|other| !other.is_supposed())?.value().number()
        };
        let country = self.observations().country_of_row(outcome.row);
        evaluate(&indicator.plan.root, &RowValues { value: &file_value, years_since, country }).filter(|value| value.is_finite())
    }

    /// The flags of a sum of greenhouse gas emissions: its account, and the references (I.1.1 …) that are not in it.
    fn account_flags(&self, indicator: &Indicator, outcome: &IndicatorValue) -> Vec<Flag> {
        let plan = &indicator.plan;
        let Some(account) = &plan.account else { return Vec::new() };
        let (mut without_value, mut notation_keys, mut without_observation) = (0, 0, 0);
        let mut missing = Vec::new();
        let territory = self.observations().keys().rows_of_territory(outcome.row);
        for (index, input) in plan.inputs.iter().enumerate().filter(|(index, _)| is_inventory(&plan.inputs, *index)) {
            match self.figure(outcome, index).map(|figure| figure.value().missing_reason()) {
                Some(None) => {}
                Some(Some(MissingReason::NotOccurring | MissingReason::IncludedElsewhere)) => notation_keys += 1,
                Some(Some(reason)) => {
                    without_value += 1;
                    notation_keys += usize::from(matches!(reason, MissingReason::NotEstimated | MissingReason::Confidential));
                }
                None => {
                    without_observation += 1;
                    let series = self.observations().series(&input.measure.id);
                    if series.is_some_and(|series| !series.within(&territory).is_empty()) {
                        missing.extend(input.measure.gpc.clone());
                    }
                }
            }
        }
        let mut flags = vec![Flag::Account(account.clone())];
        flags.extend(self.grades(indicator, outcome));
        if without_value > 0 {
            flags.push(Flag::Partial(without_value));
        }
        if notation_keys == 0 && without_observation > 0 {
            flags.push(Flag::NoNotationKeys);
        }
        if !missing.is_empty() {
            flags.push(Flag::MissingLines(missing));
        }
        flags
    }
}

/// The observations on the row of an input that are not its observation.
struct SameRow<'a> {
    /// Observations that add up with it.
    parts: Vec<Figure<'a>>,
    /// Observations that are not used.
    alternatives: Vec<Figure<'a>>,
}

/// The grades of data quality, in the order in which flags list them.
const GRADES: [DataQuality; 3] = [DataQuality::High, DataQuality::Medium, DataQuality::Low];

impl IndicatorValues {
    /// The share of the emissions of an inventory by grade of data quality; `None` when the file grades none. Sinks, which
    /// are negative, count by their size.
    fn grades(&self, indicator: &Indicator, outcome: &IndicatorValue) -> Option<Flag> {
        let inputs = &indicator.plan.inputs;
        let observations = (0..inputs.len()).filter(|index| is_inventory(inputs, *index)).flat_map(|index| {
            let used = self.figure(outcome, index);
            let SameRow { parts, .. } = self.same_row(outcome, observation_index(outcome, index), used.as_ref());
            used.into_iter().chain(parts)
        });
        let emissions: Vec<(Option<DataQuality>, f64)> =
            observations.filter_map(|figure| Some((figure.quality(), figure.value().number()?.abs()))).collect();
        let total: f64 = emissions.iter().map(|(_, value)| value).sum();
        let is_graded = emissions.iter().any(|(grade, _)| grade.is_some()) && total > 0.0;
        let of_grade =
            |grade: DataQuality| emissions.iter().filter(|(other, _)| *other == Some(grade)).fold(0.0, |sum, (_, value)| sum + value);
        let share = |grade: DataQuality| 100.0 * of_grade(grade) / total;
        is_graded.then(|| Flag::Quality(GRADES.map(|grade| GradeShare { grade, percent: share(grade) }).to_vec()))
    }
}

/// The index of the observation an input takes.
fn observation_index(outcome: &IndicatorValue, input: usize) -> Option<usize> {
    outcome.inputs.get(input).copied().flatten()
}

/// Whether an input is a reference of a greenhouse gas inventory.
fn is_inventory(inputs: &[Input], index: usize) -> bool {
    inputs.get(index).is_some_and(|input| input.role == InputRole::SameYear && input.measure.gpc.is_some())
}

/// What a step uses on a row.
#[derive(Default)]
struct Used {
    /// The indices of its inputs, each once.
    inputs: Vec<usize>,
    /// The defaults it takes from the country.
    defaults: Vec<CountryDefault>,
}

/// Collects what a step uses on a row: of alternatives only the chosen one, of an `if` only the branch taken.
fn collect_used(step: &Step, cells: &RowValues<'_>, used: &mut Used) {
    match step {
        Step::Number(_) => {}
        Step::Default(default) => add_once(&mut used.defaults, *default),
        Step::Input(index) | Step::YearsSince(index) => add_once(&mut used.inputs, *index),
        Step::Scale(inner, _) | Step::Negate(inner) => collect_used(inner, cells, used),
        Step::Binary(_, left, right) => {
            collect_used(left, cells, used);
            collect_used(right, cells, used);
        }
        Step::Call(_, steps) => steps.iter().for_each(|step| collect_used(step, cells, used)),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            collect_used(left, cells, used);
            collect_used(right, cells, used);
            if let (Some(left), Some(right)) = (evaluate(left, cells), evaluate(right, cells)) {
                collect_used(if comparison.holds(left, right) { yes } else { no }, cells, used);
            }
        }
        Step::Growth(current, base) => [*current, *base].into_iter().for_each(|index| add_once(&mut used.inputs, index)),
        Step::Inventory(parts) => parts.iter().for_each(|index| add_once(&mut used.inputs, *index)),
        Step::Coalesce(steps) => {
            if let Some(step) = steps.get(first_known(steps, cells)) {
                collect_used(step, cells, used);
            }
        }
    }
}

/// Adds an item that is not there yet; a formula has few.
fn add_once<T: PartialEq>(used: &mut Vec<T>, item: T) {
    if !used.contains(&item) {
        used.push(item);
    }
}

/// The index of the first step with a value; 0 when none has one.
fn first_known(steps: &[Step], cells: &RowValues<'_>) -> usize {
    steps.iter().position(|step| evaluate(step, cells).is_some()).unwrap_or(0)
}

/// The measure used in place of the preferred calculation; `None` when the first alternative of a `coalesce` was used.
fn alternative(step: &Step, inputs: &[Input], cells: &RowValues<'_>) -> Option<MeasureId> {
    let Step::Coalesce(steps) = step else { return None };
    let chosen = first_known(steps, cells);
    if chosen == 0 {
        return None;
    }
    let mut used = Used::default();
    collect_used(steps.get(chosen)?, cells, &mut used);
    let mut preferred = Used::default();
    collect_used(steps.first()?, cells, &mut preferred);
    let (used, preferred) = (used.inputs, preferred.inputs);
    // A measure that both calculations use is not the replacement.
    let measure = |index: usize| inputs.get(index).map(|input| &input.measure);
    let is_replacement = |index: &&usize| !preferred.iter().any(|other| measure(*other) == measure(**index));
    let replacement = used.iter().find(is_replacement).and_then(|index| measure(*index))?;
    // The same amounts in another currency give the same share.
    let currency = replacement.parsed_unit().currency();
    let is_same_amount = |index: &usize| {
        let other = currency.and_then(|currency| measure(*index)?.in_currency(currency));
        other.is_some_and(|other| other.id == replacement.id)
    };
    (!preferred.iter().any(is_same_amount)).then(|| replacement.id.clone())
}

/// A flag for each unused alternative of a `coalesce` that gives a different value.
fn conflicts(step: &Step, inputs: &[Input], cells: &RowValues<'_>) -> Vec<Flag> {
    let Step::Coalesce(steps) = step else { return Vec::new() };
    let chosen = first_known(steps, cells);
    let Some(value) = steps.get(chosen).and_then(|step| evaluate(step, cells)) else { return Vec::new() };
    let others = steps.iter().skip(chosen + 1).filter_map(|step| {
        let other = evaluate(step, cells).filter(|other| (other - value).abs() > DIFFERENT * value.abs())?;
        let mut used = Used::default();
        collect_used(step, cells, &mut used);
        used.inputs.first().and_then(|index| inputs.get(*index)).map(|input| Flag::Conflict(input.measure.id.clone(), other))
    });
    others.collect()
}

/// Two values that differ by more than this share are not roundings of one value.
const DIFFERENT: f64 = 0.02;

fn flags(indicator: &Indicator, outcome: &IndicatorValue, used: &[UsedFigure<'_>]) -> Vec<Flag> {
    let mut flags = vec![Flag::Geo(outcome.level)];
    let mut add = |flag: Flag| {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    };
    for UsedFigure { input, figure, weight, .. } in used {
        let Some(figure) = figure else { continue };
        if figure.is_supposed() {
            add(Flag::Supposed(input.measure.id.clone()));
        }
        if figure.status() != Status::Ok {
            add(Flag::Status(input.measure.id.clone(), figure.status()));
        }
        if let Some(mark) = figure.qualifier() {
            add(Flag::Marked(input.measure.id.clone(), mark));
        }
        if figure.nature().is_expected() {
            add(Flag::Expected(input.measure.id.clone(), figure.nature()));
        }
        figure.assumptions().for_each(|assumption| add(Flag::Assumed(assumption)));
        let gap = figure.time().distance(outcome.time);
        if matches!(input.role, InputRole::ServedPopulation(_)) {
            add(Flag::PerimeterMismatch { own: outcome.perimeter.to_string(), other: figure.perimeter().to_string() });
        }
        match input.role {
            InputRole::SameYear | InputRole::Undisputed if !figure.definition().is_empty() => {
                add(Flag::Definition(figure.definition().to_owned()));
            }
            InputRole::Denominator(YearTolerance::Constant) | InputRole::ServedPopulation(YearTolerance::Constant) => {
                add(Flag::ConstantFrom(figure.time()));
            }
            InputRole::Denominator(YearTolerance::Years(_)) if *weight != Weight::WHOLE => {
                let ends: Vec<Time> = used.iter().filter(|other| other.input == *input).filter_map(UsedFigure::time).collect();
                if let (Some(before), Some(after)) = (ends.iter().min(), ends.iter().max()) {
                    add(Flag::DenominatorBetween(*before, *after));
                }
            }
            InputRole::Denominator(YearTolerance::Years(_)) | InputRole::ServedPopulation(YearTolerance::Years(_)) if gap > 0 => {
                add(Flag::DenominatorYearGap(figure.time(), gap));
            }
            InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => add(Flag::Since(figure.time())),
            InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(_) | InputRole::ServedPopulation(_) => {}
        }
    }
    if let [first, rest @ ..] = used
        && rest.iter().any(|other| first.breaks_definition_of(other))
    {
        add(Flag::DefinitionChange);
    }
    indicator.flags.iter().for_each(|flag| add(Flag::Card(flag.clone())));
    flags
}

impl Trace {
    /// The definition the value follows: that of its first input. Empty when the file gives none.
    #[must_use]
    pub fn definition(&self) -> &str {
        self.inputs.first().and_then(|input| input.observation.as_ref()).map_or("", |observation| &observation.definition)
    }

    /// The years between the observation of an input, given by its index in the plan, and the value; `None` when the input
    /// has no observation.
    #[must_use]
    pub fn years_since(&self, index: usize) -> Option<f64> {
        let wanted = self.indicator.plan.inputs.get(index)?;
        let base = self.inputs.iter().find(|traced| traced.input == *wanted)?.observation.as_ref()?.time;
        Some(self.result.time.position() - base.position())
    }

    /// The factor the calculation takes as a default of the country.
    #[must_use]
    pub fn default(&self, default: CountryDefault) -> Option<&'static Factor> {
        self.factors.iter().copied().find(|factor| factor.default_of.as_deref() == Some(default.name()))
    }

    /// The worst status among its observations; [`Status::Ok`] when there are none.
    #[must_use]
    pub fn status(&self) -> Status {
        let observations = self.inputs.iter().filter_map(|input| input.observation.as_ref());
        observations.map(|observation| observation.status).max().unwrap_or(Status::Ok)
    }

    /// The value in the unit of the indicator, or the reason why it is missing.
    #[must_use]
    pub fn value(&self) -> Value {
        self.result.value
    }
}
