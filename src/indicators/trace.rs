//! "Why this number?": an outcome in, its cells, its flags and the values not chosen out.

use std::sync::Arc;

use crate::base::number::Qualifier;
use crate::base::{Level, MeasureId, MissingReason, Status, Value, Year};
use crate::indicators::card_flag::CardFlag;
use crate::indicators::gather::value_on;
use crate::indicators::indicator::Indicator;
use crate::indicators::lower::{Cells, evaluate};
use crate::indicators::plan::{Input, InputRole, Plan, Step};
use crate::indicators::uncertainty::interval;
use crate::indicators::values::{IndicatorValue, IndicatorValues};
use crate::tidy::{DataQuality, Observation, YearTolerance};

/// Something a reader must know to compare a figure with another. Codes stand in exported files.
#[derive(Clone, PartialEq, Debug)]
pub enum Flag {
    /// Which kind of territory it covers.
    Geo(Level),
    /// An input is not first-hand or not certain.
    Status(MeasureId, Status),
    /// The definition an input follows.
    Definition(String),
    /// An input is a bound or not exact, by its own mark.
    Marked(MeasureId, Qualifier),
    /// The denominator comes from another year, so many years away.
    DenominatorYearGap(Year, u16),
    /// The denominator hardly changes and comes from this year.
    ConstantFrom(Year),
    /// What a network carries is divided by the people of another territory: the one, then the other.
    PerimeterMismatch {
        /// The territory of the figure.
        own: String,
        /// The territory of the people it is divided by.
        other: String,
    },
    /// A change is counted from this year.
    Since(Year),
    /// The preferred inputs were absent; this printed measure was used.
    Alternative(MeasureId),
    /// The two ends of a change follow different definitions.
    DefinitionChange,
    /// The account of greenhouse gases added up: "BASIC".
    Account(String),
    /// So many lines of that account are not estimated: the total is a part.
    Partial(usize),
    /// Lines of that account no row speaks of in this year, though one does in another.
    MissingLines(Vec<String>),
    /// The share of the emissions of an account by grade of their data, in per cent: "H", "M", "L".
    Quality(Vec<GradeShare>),
    /// The file uses no notation key: a line it lacks may be nothing or not estimated.
    NoNotationKeys,
    /// Another way to the same figure, by this measure, gives so much.
    Conflict(MeasureId, f64),
    /// An input no file gives: the result is what would be.
    Supposed(MeasureId),
    /// Figures of several towns make it.
    Together,
    /// A remark of the indicator's own card.
    Card(CardFlag),
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
            // Two codes, which exported files have always had in one field.
            Self::ConstantFrom(year) => format!("area_constant;denominator_year:{year}"),
            Self::PerimeterMismatch { own, other } => format!("perimeter_mismatch:{own} / {other}").replace(';', ","),
            Self::Since(year) => format!("since:{year}"),
            Self::Alternative(measure) => format!("alternative:{measure}"),
            Self::DefinitionChange => "definition_change".to_owned(),
            Self::Account(account) => format!("gpc:{account}"),
            Self::Partial(lines) => format!("partial:{lines}"),
            Self::MissingLines(lines) => format!("missing_refs:{}", lines.join(",").to_lowercase().replace('.', "_")),
            Self::Quality(shares) => {
                let shares: Vec<String> = shares.iter().map(|part| format!("{}={:.0}%", part.grade.name(), part.percent)).collect();
                format!("quality:{}", shares.join(","))
            }
            Self::NoNotationKeys => "notation_keys_not_in_rows".to_owned(),
            Self::Conflict(measure, value) => format!("conflicts_with:{measure} ({})", (value * 100.0).round() / 100.0),
            Self::Supposed(measure) => format!("hypothetical:{measure}"),
            Self::Together => "together".to_owned(),
            Self::Card(flag) => flag.code(),
        }
    }
}

/// The share of a total that rests on data of one grade.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GradeShare {
    /// The grade of the data.
    pub grade: DataQuality,
    /// The share, in per cent.
    pub percent: f64,
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
    pub outcome: IndicatorValue,
    /// The inputs used.
    pub inputs: Vec<TracedInput>,
    /// What to know before comparing.
    pub flags: Vec<Flag>,
    /// Between which numbers it lies, if its inputs say how sure they are.
    pub interval: Option<(f64, f64)>,
    /// What the result is without what is supposed, when something is and the files have the figure.
    pub base: Option<f64>,
}

impl IndicatorValues {
    /// Follows an outcome back to its cells.
    #[must_use]
    pub fn trace(&self, indicator: &Arc<Indicator>, outcome: &IndicatorValue) -> Trace {
        let plan = &indicator.plan;
        let value = |index: usize| value_on(self.observations(), plan.inputs.get(index)?, outcome.line);
        let years = |index: usize| {
            let base = self.observation(outcome, index)?;
            Some(f64::from(outcome.year.get()) - f64::from(base.year.get()))
        };
        let cells = Cells { value: &value, years: &years };
        let mut used = Vec::new();
        collect_used(&plan.steps, &cells, &mut used);
        // Of an inventory, only the lines some row speaks of are shown.
        used.retain(|index| !is_inventory(&plan.inputs, *index) || row(outcome, *index).is_some());
        let mut inputs: Vec<TracedInput> = Vec::new();
        for (index, input) in used.iter().filter_map(|index| plan.inputs.get(*index).map(|input| (index, input))) {
            let observation = self.observation(outcome, *index);
            // Parts of one file add up: each is an input of its own.
            let (parts, others) = self.beside(outcome, *index, observation.as_ref());
            inputs.push(TracedInput { input: input.clone(), observation, alternatives: others });
            inputs.extend(parts.into_iter().map(|part| TracedInput {
                input: input.clone(),
                observation: Some(part),
                alternatives: Vec::new(),
            }));
        }
        let mut flags = flags(indicator, outcome, &inputs);
        if let Some(measure) = alternative(&plan.steps, &plan.inputs, &cells) {
            flags.push(Flag::Alternative(measure));
        }
        flags.extend(conflicts(&plan.steps, &plan.inputs, &cells));
        flags.extend(self.account_flags(indicator, outcome));
        if self.observations().is_group(&outcome.place) {
            flags.push(Flag::Together);
        }
        let supposed = flags.iter().any(|flag| matches!(flag, Flag::Supposed(_)));
        let base = if supposed { self.without_suppositions(indicator, outcome, &years) } else { None };
        let known: Vec<(usize, &Observation)> =
            inputs.iter().filter_map(|traced| Some((place(plan, &traced.input)?, traced.observation.as_ref()?))).collect();
        let interval = interval(plan, &cells, &known).filter(|_| outcome.reading.value().is_some());
        Trace { indicator: Arc::clone(indicator), outcome: outcome.clone(), inputs, flags, interval, base }
    }

    fn observation(&self, outcome: &IndicatorValue, index: usize) -> Option<Observation> {
        row(outcome, index).and_then(|row| self.observations().get(row))
    }

    /// The other figures on the line of an input: those that add up with it, and those not used.
    fn beside(&self, outcome: &IndicatorValue, index: usize, own: Option<&Observation>) -> (Vec<Observation>, Vec<Observation>) {
        let row = row(outcome, index).and_then(|row| u32::try_from(row).ok());
        let others = row.into_iter().flat_map(|row| self.observations().not_used(row));
        let together = self.observations().is_group(&outcome.place);
        others.partition(|other| other.part && own.is_some_and(|own| own.part && (together || own.spot.source == other.spot.source)))
    }

    /// The result with the files' own figures in place of those supposed.
    fn without_suppositions(&self, indicator: &Indicator, outcome: &IndicatorValue, years: &dyn Fn(usize) -> Option<f64>) -> Option<f64> {
        let real = |index: usize| {
            let own = self.observation(outcome, index)?;
            if !own.supposed {
                return own.reading.value();
            }
            let row = row(outcome, index).and_then(|row| u32::try_from(row).ok())?;
            self.observations().not_used(row).find(|other| !other.supposed)?.reading.value()
        };
        evaluate(&indicator.plan.steps, &Cells { value: &real, years }).filter(|value| value.is_finite())
    }

    /// What to know of a total of greenhouse gases: its account, and the lines that are not in it.
    fn account_flags(&self, indicator: &Indicator, outcome: &IndicatorValue) -> Vec<Flag> {
        let plan = &indicator.plan;
        let Some(account) = &plan.account else { return Vec::new() };
        let (mut unknown, mut keys, mut silent) = (0, 0, 0);
        let mut missing = Vec::new();
        let territory = self.observations().lines().territory(outcome.line);
        for (index, input) in plan.inputs.iter().enumerate().filter(|(index, _)| is_inventory(&plan.inputs, *index)) {
            match self.observation(outcome, index).map(|observation| observation.reading.gap()) {
                Some(None) => {}
                Some(Some(MissingReason::NotOccurring | MissingReason::IncludedElsewhere)) => keys += 1,
                Some(Some(gap)) => {
                    unknown += 1;
                    keys += usize::from(matches!(gap, MissingReason::NotEstimated | MissingReason::Confidential));
                }
                None => {
                    silent += 1;
                    let series = self.observations().series(&input.measure.id);
                    if series.is_some_and(|series| !series.within(&territory).is_empty()) {
                        missing.extend(input.measure.gpc.clone());
                    }
                }
            }
        }
        let mut flags = vec![Flag::Account(account.clone())];
        flags.extend(self.grades(indicator, outcome));
        if unknown > 0 {
            flags.push(Flag::Partial(unknown));
        }
        if keys == 0 && silent > 0 {
            flags.push(Flag::NoNotationKeys);
        }
        if !missing.is_empty() {
            flags.push(Flag::MissingLines(missing));
        }
        flags
    }
}

/// The grades of the data of an inventory.
const GRADES: [DataQuality; 3] = [DataQuality::High, DataQuality::Medium, DataQuality::Low];

impl IndicatorValues {
    /// Which share of the emissions rests on data of which grade, when the file grades them. A sink counts by its size.
    fn grades(&self, indicator: &Indicator, outcome: &IndicatorValue) -> Option<Flag> {
        let inputs = &indicator.plan.inputs;
        let parts = (0..inputs.len()).filter(|index| is_inventory(inputs, *index)).flat_map(|index| {
            let own = self.observation(outcome, index);
            let (parts, _) = self.beside(outcome, index, own.as_ref());
            own.into_iter().chain(parts)
        });
        let known: Vec<(Option<DataQuality>, f64)> = parts.filter_map(|own| Some((own.quality, own.reading.value()?.abs()))).collect();
        let all: f64 = known.iter().map(|(_, value)| value).sum();
        let graded = known.iter().any(|(grade, _)| grade.is_some()) && all > 0.0;
        let of = |grade: DataQuality| known.iter().filter(|(own, _)| *own == Some(grade)).fold(0.0, |sum, (_, value)| sum + value);
        let share = |grade: DataQuality| 100.0 * of(grade) / all;
        graded.then(|| Flag::Quality(GRADES.map(|grade| GradeShare { grade, percent: share(grade) }).to_vec()))
    }
}

/// Where an input stands in its plan.
fn place(plan: &Plan, input: &Input) -> Option<usize> {
    plan.inputs.iter().position(|other| other == input)
}

/// The row of an input of an outcome.
fn row(outcome: &IndicatorValue, index: usize) -> Option<usize> {
    outcome.inputs.get(index).copied().flatten()
}

/// Whether an input is a line of an inventory of greenhouse gases.
fn is_inventory(inputs: &[Input], index: usize) -> bool {
    inputs.get(index).is_some_and(|input| input.role == InputRole::Anchor && input.measure.gpc.is_some())
}

/// The inputs a calculation really used: of alternatives, those of the first that gives a number.
fn collect_used(step: &Step, cells: &Cells<'_>, used: &mut Vec<usize>) {
    match step {
        Step::Number(_) => {}
        Step::Input(index) | Step::Years(index) => used.push(*index),
        Step::Scale(inner, _) | Step::Minus(inner) => collect_used(inner, cells, used),
        Step::Both(_, left, right) => {
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
        Step::Growth(now, base) => used.extend([*now, *base]),
        Step::Inventory(lines) => used.extend(lines),
        Step::Coalesce(steps) => {
            if let Some(step) = steps.get(best(steps, cells)) {
                collect_used(step, cells, used);
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    used.retain(|index| seen.insert(*index));
}

fn best(steps: &[Step], cells: &Cells<'_>) -> usize {
    steps.iter().position(|step| evaluate(step, cells).is_some()).unwrap_or(0)
}

/// The measure that stood in for the preferred calculation, if one did.
fn alternative(step: &Step, inputs: &[Input], cells: &Cells<'_>) -> Option<MeasureId> {
    let Step::Coalesce(steps) = step else { return None };
    let mut used = Vec::new();
    collect_used(steps.get(Some(best(steps, cells)).filter(|best| *best > 0)?)?, cells, &mut used);
    // What both share is no stand-in.
    let mut preferred = Vec::new();
    collect_used(steps.first()?, cells, &mut preferred);
    let own =
        |index: &&usize| !preferred.iter().any(|other| inputs.get(*other).map(|i| &i.measure) == inputs.get(**index).map(|i| &i.measure));
    used.iter().find(own).and_then(|index| inputs.get(*index)).map(|input| input.measure.id.clone())
}

/// Of several ways to a figure, those that give another one.
fn conflicts(step: &Step, inputs: &[Input], cells: &Cells<'_>) -> Vec<Flag> {
    let Step::Coalesce(steps) = step else { return Vec::new() };
    let best = best(steps, cells);
    let Some(value) = steps.get(best).and_then(|step| evaluate(step, cells)) else { return Vec::new() };
    let others = steps.iter().skip(best + 1).filter_map(|step| {
        let other = evaluate(step, cells).filter(|other| (other - value).abs() > DIFFERENT * value.abs())?;
        let mut used = Vec::new();
        collect_used(step, cells, &mut used);
        used.first().and_then(|index| inputs.get(*index)).map(|input| Flag::Conflict(input.measure.id.clone(), other))
    });
    others.collect()
}

/// Two figures that differ by more than this share of themselves are not one figure rounded twice.
const DIFFERENT: f64 = 0.02;

fn flags(indicator: &Indicator, outcome: &IndicatorValue, inputs: &[TracedInput]) -> Vec<Flag> {
    let mut flags = vec![Flag::Geo(outcome.level)];
    let mut add = |flag: Flag| {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    };
    for traced in inputs {
        let Some(observation) = &traced.observation else { continue };
        if observation.supposed {
            add(Flag::Supposed(observation.measure.clone()));
        }
        if observation.status != Status::Ok {
            add(Flag::Status(observation.measure.clone(), observation.status));
        }
        if let Some(mark) = observation.mark {
            add(Flag::Marked(observation.measure.clone(), mark));
        }
        let gap = observation.year.distance(outcome.year);
        if matches!(traced.input.role, InputRole::Served(_)) {
            add(Flag::PerimeterMismatch { own: outcome.perimeter.to_string(), other: observation.perimeter.to_string() });
        }
        match traced.input.role {
            InputRole::Anchor | InputRole::Undisputed if !observation.definition.is_empty() => {
                add(Flag::Definition(observation.definition.to_string()));
            }
            InputRole::Denominator(YearTolerance::Constant) | InputRole::Served(YearTolerance::Constant) => {
                add(Flag::ConstantFrom(observation.year))
            }
            InputRole::Denominator(YearTolerance::Years(_)) | InputRole::Served(YearTolerance::Years(_)) if gap > 0 => {
                add(Flag::DenominatorYearGap(observation.year, gap));
            }
            InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => add(Flag::Since(observation.year)),
            InputRole::Anchor | InputRole::Undisputed | InputRole::Denominator(_) | InputRole::Served(_) => {}
        }
    }
    if let [first, rest @ ..] = inputs
        && rest.iter().any(|other| differs(first, other))
    {
        add(Flag::DefinitionChange);
    }
    indicator.flags.iter().for_each(|flag| add(Flag::Card(flag.clone())));
    flags
}

/// Whether two inputs that must follow one definition do not: the ends of a change, or a part and its whole.
fn differs(first: &TracedInput, other: &TracedInput) -> bool {
    let change = other.input.is_base() && other.observation.is_some();
    let (a, b) = (definition(first), definition(other));
    // Lines of an inventory each have their own boundary; only their warming potentials must be one set.
    if first.input.measure.gpc.is_some() && other.input.measure.gpc.is_some() {
        let set = |text: &str| text.split(',').next().filter(|set| set.starts_with("GWP")).map(str::to_owned);
        return set(a).zip(set(b)).is_some_and(|(a, b)| a != b);
    }
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

    /// The years between an input of another year and the result.
    #[must_use]
    pub fn years_since(&self, index: usize) -> Option<f64> {
        let wanted = self.indicator.plan.inputs.get(index)?;
        let base = self.inputs.iter().find(|traced| traced.input == *wanted)?.observation.as_ref()?.year;
        Some(f64::from(self.outcome.year.get()) - f64::from(base.get()))
    }

    /// The worst status among its inputs.
    #[must_use]
    pub fn status(&self) -> Status {
        let statuses = self.inputs.iter().filter_map(|input| input.observation.as_ref()).map(|o| o.status);
        statuses.max().unwrap_or(Status::Ok)
    }

    /// The reading.
    #[must_use]
    pub fn reading(&self) -> Value {
        self.outcome.reading
    }
}
