//! A formula, the list of measures and the announced unit in, a `Plan` out: names known, units proved, conversions explicit.

use std::sync::Arc;

use crate::base::unit::Ratio;
use crate::base::{Unit, Year};
use crate::indicators::formula::{Formula, FormulaError, FormulaFault, Node, Operator};
use crate::tidy::{Borrow, Measure};

/// Which year of a measure an input takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The year of the result.
    Anchor,
    /// A denominator: the year of the result, or a near one if the measure allows it.
    Denominator(Borrow),
    /// The first year at or just after this one: where a change is counted from.
    Since(Year),
}

/// One measure as a formula uses it.
#[derive(Clone, PartialEq, Debug)]
pub struct Input {
    /// The measure.
    pub measure: Arc<Measure>,
    /// The year it is taken from.
    pub role: Role,
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
    /// The first that is known.
    Coalesce(Vec<Step>),
    /// Average growth a year from the second input to the first, as a ratio.
    Growth(usize, usize),
}

/// A formula ready to compute.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The measures it needs.
    pub inputs: Vec<Input>,
    /// What to do with them; the result is in the unit of the indicator.
    pub steps: Step,
}

/// Proves a formula.
///
/// # Errors
/// The first unknown name, impossible unit or wrong argument, with its place.
pub(super) fn check(formula: &Formula, find: &dyn Fn(&str) -> Option<Arc<Measure>>, unit: &Unit) -> Result<Plan, FormulaError> {
    let mut checker = Checker { find, inputs: Vec::new() };
    let (steps, found) = checker.infer(formula, Some(unit), false)?;
    let steps = convert(steps, &found, unit).ok_or_else(|| fault(FormulaFault::WrongUnit, formula))?;
    let mut inputs = checker.inputs;
    // Of a formula without numerator ("1 / x") the first input gives the year.
    if !inputs.iter().any(|input| input.role == Role::Anchor)
        && let Some(first) = inputs.first_mut()
    {
        first.role = Role::Anchor;
    }
    Ok(Plan { inputs, steps })
}

fn fault(fault: FormulaFault, formula: &Formula) -> FormulaError {
    FormulaError { fault, at: formula.at.clone() }
}

fn convert(step: Step, from: &Unit, to: &Unit) -> Option<Step> {
    let ratio = from.factor_to(to)?;
    Some(if ratio == Ratio::ONE { step } else { Step::Scale(Box::new(step), ratio) })
}

struct Checker<'a> {
    find: &'a dyn Fn(&str) -> Option<Arc<Measure>>,
    inputs: Vec<Input>,
}

impl Checker<'_> {
    /// The steps of a formula and their unit; `want` is the unit it would be good to have.
    fn infer(&mut self, formula: &Formula, want: Option<&Unit>, below: bool) -> Result<(Step, Unit), FormulaError> {
        match &formula.node {
            Node::Number(number, unit) => Ok((Step::Number(*number), unit.clone())),
            Node::Name(name) => {
                let input = self.input(name, formula, below)?;
                let unit = self.inputs.get(input).map_or_else(Unit::one, |input| input.measure.algebra());
                Ok(towards(Step::Input(input), unit, want))
            }
            Node::Minus(inner) => {
                let (step, unit) = self.infer(inner, want, below)?;
                Ok((Step::Minus(Box::new(step)), unit))
            }
            Node::Both(operator, left, right) => self.both(*operator, (left, right), want, below),
            Node::Call(name, arguments) => self.call(formula, name, arguments, want, below),
        }
    }

    fn input(&mut self, name: &str, formula: &Formula, below: bool) -> Result<usize, FormulaError> {
        let measure = (self.find)(name).ok_or_else(|| fault(FormulaFault::UnknownMeasure, formula))?;
        let role = if below { Role::Denominator(measure.borrow) } else { Role::Anchor };
        Ok(self.add(Input { measure, role }))
    }

    fn add(&mut self, input: Input) -> usize {
        self.inputs.iter().position(|other| *other == input).unwrap_or_else(|| {
            self.inputs.push(input);
            self.inputs.len() - 1
        })
    }

    fn both(
        &mut self,
        operator: Operator,
        sides: (&Formula, &Formula),
        want: Option<&Unit>,
        below: bool,
    ) -> Result<(Step, Unit), FormulaError> {
        let (left, right) = sides;
        let make = |a, b| Step::Both(operator, Box::new(a), Box::new(b));
        match operator {
            Operator::Add | Operator::Subtract => {
                let (a, unit) = self.infer(left, want, below)?;
                let (b, other) = self.infer(right, Some(&unit), below)?;
                let b = convert(b, &other, &unit).ok_or_else(|| fault(FormulaFault::UnitsDiffer, right))?;
                Ok((make(a, b), unit))
            }
            Operator::Multiply => {
                let (a, unit) = self.infer(left, None, below)?;
                let (b, other) = self.infer(right, None, below)?;
                Ok((make(a, b), unit.times(&other)))
            }
            Operator::Divide => {
                let (a, unit) = self.infer(left, None, below)?;
                let (b, other) = self.infer(right, None, true)?;
                Ok((make(a, b), unit.per(&other)))
            }
        }
    }

    fn call(
        &mut self,
        formula: &Formula,
        name: &str,
        arguments: &[Formula],
        want: Option<&Unit>,
        below: bool,
    ) -> Result<(Step, Unit), FormulaError> {
        match (name, arguments) {
            ("coalesce", [first, rest @ ..]) => {
                let (step, unit) = self.infer(first, want, below)?;
                let (step, unit) = towards(step, unit, want);
                let mut steps = vec![step];
                for argument in rest {
                    let (step, other) = self.infer(argument, Some(&unit), below)?;
                    steps.push(convert(step, &other, &unit).ok_or_else(|| fault(FormulaFault::UnitsDiffer, argument))?);
                }
                Ok((Step::Coalesce(steps), unit))
            }
            ("annual_growth", [measured, since]) => {
                let (Node::Name(name), Node::Number(year, _)) = (&measured.node, &since.node) else {
                    return Err(fault(FormulaFault::Arguments, formula));
                };
                let year = Year::parse(&year.to_string()).ok_or_else(|| fault(FormulaFault::Arguments, since))?;
                let value = self.input(name, measured, false)?;
                let measure = (self.find)(name).ok_or_else(|| fault(FormulaFault::UnknownMeasure, measured))?;
                let base = self.add(Input { measure, role: Role::Since(year) });
                Ok((Step::Growth(value, base), Unit::one().per(&Unit::parse("year"))))
            }
            ("coalesce" | "annual_growth", _) => Err(fault(FormulaFault::Arguments, formula)),
            _ => Err(fault(FormulaFault::UnknownFunction, formula)),
        }
    }
}

/// Converts towards a wanted unit when that is possible, so that a figure printed in it stays untouched.
fn towards(step: Step, unit: Unit, want: Option<&Unit>) -> (Step, Unit) {
    match want.filter(|want| unit.same_dimension(want)) {
        Some(want) => (convert(step.clone(), &unit, want).unwrap_or(step), want.clone()),
        None => (step, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Option<Arc<Measure>> {
        let unit = match name {
            "population" => "persons",
            "area" => "km2",
            "waste" => "t/year",
            "budget" => "MAD",
            "share" => "%",
            "emissions" => "tCO2e/year",
            _ => return None,
        };
        Some(Arc::new(Measure::unknown(name, unit)))
    }

    fn checked(text: &str, unit: &str) -> Result<Plan, FormulaFault> {
        let formula = Formula::parse(text).map_err(|error| error.fault)?;
        check(&formula, &find, &Unit::parse(unit)).map_err(|error| error.fault)
    }

    #[test]
    fn units_of_a_ratio_are_proved() {
        assert!(checked("population / area", "persons/km2").is_ok());
        assert_eq!(checked("population / area", "km2"), Err(FormulaFault::WrongUnit));
    }

    #[test]
    fn tonnes_become_kilograms_without_being_told() {
        let plan = checked("waste / population", "kg/person/year");
        assert!(matches!(plan, Ok(Plan { steps: Step::Scale(_, ratio), .. }) if ratio == Ratio::new(1000, 1)));
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        assert_eq!(checked("waste + budget", "t/year"), Err(FormulaFault::UnitsDiffer));
        assert_eq!(checked("waste + emissions", "t/year"), Err(FormulaFault::UnitsDiffer));
    }

    #[test]
    fn a_printed_share_stays_untouched() {
        let plan = checked("coalesce(population / population, share)", "%");
        let Ok(Plan { steps: Step::Coalesce(steps), .. }) = plan else { panic!("{plan:?}") };
        assert_eq!(steps.last(), Some(&Step::Input(2)));
    }

    #[test]
    fn names_functions_and_arguments_are_checked() {
        assert_eq!(checked("licornes / area", "km2"), Err(FormulaFault::UnknownMeasure));
        assert_eq!(checked("sinus(area)", "km2"), Err(FormulaFault::UnknownFunction));
        assert_eq!(checked("annual_growth(population)", "%/year"), Err(FormulaFault::Arguments));
        assert!(checked("annual_growth(population, 2014)", "%/year").is_ok());
    }
}
