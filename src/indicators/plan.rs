//! A checked formula, ready to compute: the measures it needs, each with the rule that says which year it is taken from,
//! and a tree of steps over those inputs. Built by `check`, run by `polars_expr` (all rows) and `evaluate` (one row).

use std::sync::Arc;

use crate::base::ratio::Ratio;
use crate::base::{MeasureId, Year};
use crate::indicators::country_default::CountryDefault;
use crate::indicators::formula::{ComparisonOperator, Operator};
use crate::tidy::{Measure, YearTolerance};

/// Which observation of a measure an input takes, relative to the year of the result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InputRole {
    /// The year of the result. Rows with such an observation are the rows that can have a result.
    SameYear,
    /// A denominator: the year of the result, or a nearby year within the tolerance of the measure.
    Denominator(YearTolerance),
    /// The population a network serves: that of the group of communes that runs the network. Results that use it carry a
    /// flag naming both territories.
    ServedPopulation(YearTolerance),
    /// The first year at or just after this one: the base year of a change.
    Since(Year),
    /// The last year with a value before that of the result.
    Previous,
    /// The year of the result, unless the observation is disputed.
    Undisputed,
    /// The amount that decays in the year of the result, out of all deposits of earlier years (first-order decay).
    Decayed(DecayRate),
}

/// A decay rate per year. Stored as bits so that it can be compared and hashed; two rates are equal when written the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DecayRate(u64);

impl DecayRate {
    /// Wraps a rate, in 1/year.
    #[must_use]
    pub fn new(rate: f64) -> Self {
        Self(rate.to_bits())
    }

    /// The rate, in 1/year.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// A measure as one formula uses it. A formula that uses a measure in two roles has two inputs.
#[derive(Clone, PartialEq, Debug)]
pub struct Input {
    /// The measure.
    pub measure: Arc<Measure>,
    /// Which observation of the measure is taken.
    pub role: InputRole,
    /// The measures whose changes stand in the same formula: a change needs one period, so the year before is the last in which all
    /// of them have a value. Empty for other roles than [`InputRole::Previous`], and where only one measure changes.
    pub changing_together: Vec<MeasureId>,
}

impl Input {
    /// An input of a measure in a role.
    #[must_use]
    pub fn new(measure: Arc<Measure>, role: InputRole) -> Self {
        Self { measure, role, changing_together: Vec::new() }
    }

    /// Whether a change is counted from this input. The first year of a series has no such base.
    #[must_use]
    pub fn is_base(&self) -> bool {
        matches!(self.role, InputRole::Since(_) | InputRole::Previous)
    }
}

/// A numeric function. One unknown argument makes the result unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// The smallest argument.
    Min,
    /// The largest argument.
    Max,
    /// The sum of all arguments.
    Sum,
    /// The arithmetic mean of all arguments.
    Mean,
    /// The absolute value of the only argument.
    Abs,
    /// The natural logarithm; unknown for zero and negative numbers.
    Ln,
    /// Rounds to this number of decimals, halves away from zero.
    Round(u8),
}

/// A node of a calculation whose units have been checked. `usize` fields are indices into [`Plan::inputs`].
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// A constant.
    Number(f64),
    /// The value of an input, in the unit of its measure.
    Input(usize),
    /// The default of the country of the row; unknown where that country has none.
    Default(CountryDefault),
    /// A change of unit: the inner value times a ratio.
    Scale(Box<Step>, Ratio),
    /// The negative of a value.
    Negate(Box<Step>),
    /// An operator and its two operands.
    Binary(Operator, Box<Step>, Box<Step>),
    /// A numeric function and its arguments.
    Call(Function, Vec<Step>),
    /// `if`: compares the first two steps; the third when the comparison holds, the fourth when it does not.
    If(ComparisonOperator, Box<[Step; 4]>),
    /// The first step with a value; an empty list never has one.
    Coalesce(Vec<Step>),
    /// Average growth per year from the second input (the base) to the first, as a ratio.
    Growth(usize, usize),
    /// The number of years between the observation of an input and the result.
    YearsSince(usize),
    /// The sum of the inputs of a greenhouse gas inventory. Inputs without a value add nothing and are reported by flags;
    /// without any value there is no sum.
    Inventory(Vec<usize>),
}

/// A formula ready to compute.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The measures the formula needs, each with its role.
    pub inputs: Vec<Input>,
    /// The root of the calculation; its result is in the unit of the indicator.
    pub root: Step,
    /// The greenhouse gas account the formula sums, as written in flags ("BASIC"); `None` for other formulas.
    pub account: Option<String>,
    /// Indices of inputs of which at least one must have an observation for a row to have a result. BASIC+ lists the inputs
    /// that BASIC lacks here: without one of them its sum would be BASIC under another name. When empty, any input with the
    /// role [`InputRole::SameYear`] will do.
    pub required: Vec<usize>,
    /// The quantities whose default by country the formula may take, each once.
    pub defaults: Vec<CountryDefault>,
}

impl Plan {
    /// The inputs whose value is that of the result, at least where other inputs are missing: `x` and `coalesce(y / z, x)` read x.
    pub(crate) fn read_inputs(&self) -> impl Iterator<Item = &Input> {
        let steps = if let Step::Coalesce(steps) = &self.root { steps.as_slice() } else { std::slice::from_ref(&self.root) };
        steps.iter().filter_map(bare_input).filter_map(|index| self.inputs.get(index))
    }
}

/// The input that a step takes as it is, but for its unit.
fn bare_input(step: &Step) -> Option<usize> {
    if let Step::Input(index) = step {
        return Some(*index);
    }
    if let Step::Scale(inner, _) = step { bare_input(inner) } else { None }
}
