//! A formula ready to compute: the measures it needs, each with the year it is taken from, and the steps between them.

use std::sync::Arc;

use crate::base::Year;
use crate::base::ratio::Ratio;
use crate::indicators::formula::{ComparisonOperator, Operator};
use crate::tidy::{Measure, YearTolerance};

/// Which year of a measure an input takes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InputRole {
    /// The year of the result.
    Anchor,
    /// A denominator: the year of the result, or a near one if the measure allows it.
    Denominator(YearTolerance),
    /// A denominator of what a network serves: that of the grouping of communes whose network it is. The result says so.
    Served(YearTolerance),
    /// The first year at or just after this one: where a change is counted from.
    Since(Year),
    /// The last year before that of the result.
    Previous,
    /// The year of the result, unless the figure is disputed.
    Undisputed,
    /// What decays in the year of the result of all that was laid down in the years before, at this rate a year.
    Decayed(DecayRate),
}

/// A rate of decay a year. Two are the same when written the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DecayRate(u64);

impl DecayRate {
    /// Keeps a rate.
    #[must_use]
    pub fn new(rate: f64) -> Self {
        Self(rate.to_bits())
    }

    /// The rate.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// One measure as a formula uses it.
#[derive(Clone, PartialEq, Debug)]
pub struct Input {
    /// The measure.
    pub measure: Arc<Measure>,
    /// The year it is taken from.
    pub role: InputRole,
}

impl Input {
    /// Whether this input may come from another year than the result.
    #[must_use]
    pub fn may_borrow(&self) -> bool {
        match self.role {
            InputRole::Denominator(borrow) | InputRole::Served(borrow) => borrow != YearTolerance::Never,
            InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => true,
            InputRole::Anchor | InputRole::Undisputed => false,
        }
    }

    /// Whether a change is counted from this input: the first year of a series has none.
    #[must_use]
    pub fn is_base(&self) -> bool {
        matches!(self.role, InputRole::Since(_) | InputRole::Previous)
    }
}

/// What is worked out of several numbers, all known: one unknown makes the result unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// All together.
    Sum,
    /// Their average.
    Mean,
    /// Without its sign.
    Abs,
    /// The natural logarithm; of zero or less there is none.
    Ln,
    /// Rounded to so many decimals.
    Round(u8),
}

/// A step of a calculation whose units have been proved.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// A number.
    Number(f64),
    /// The value of an input, in the unit of its measure.
    Input(usize),
    /// A change of unit.
    Scale(Box<Step>, Ratio),
    /// A sign change.
    Minus(Box<Step>),
    /// Two sides.
    Both(Operator, Box<Step>, Box<Step>),
    /// A function of numbers.
    Call(Function, Vec<Step>),
    /// If the first compares so with the second, the third, else the fourth.
    If(ComparisonOperator, Box<[Step; 4]>),
    /// The first that is known; of none, nothing.
    Coalesce(Vec<Step>),
    /// Average growth a year from the second input to the first, as a ratio.
    Growth(usize, usize),
    /// The years between an input of another year and the result.
    Years(usize),
    /// The lines of an inventory of greenhouse gases together. What is not estimated adds nothing and is told; when nothing
    /// is known there is no total.
    Inventory(Vec<usize>),
}

/// A formula ready to compute.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The measures it needs.
    pub inputs: Vec<Input>,
    /// What to do with them; the result is in the unit of the indicator.
    pub steps: Step,
    /// The account of greenhouse gases it adds up, if it does: "BASIC".
    pub account: Option<String>,
    /// Inputs of which one at least must stand on a line for it to have a result: a BASIC+ without a line of its own would be
    /// a BASIC under another name. Blank when any input will do.
    pub required: Vec<usize>,
}
