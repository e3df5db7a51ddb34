//! A parsed formula, the measures and the announced unit in; a [`Plan`] out, or the first fault and its place. Checks that
//! every name is known and that units agree, and makes each conversion an explicit step.

use std::sync::Arc;

use crate::base::ratio::Ratio;
use crate::base::{MeasureId, Unit};
use crate::indicators::country_default::CountryDefault;
use crate::indicators::evaluate::{RowValues, evaluate};
use crate::indicators::formula::{Formula, FormulaError, FormulaFault, Node, Operator};
use crate::indicators::plan::{Input, InputRole, Plan, Step};
use crate::tidy::Measure;

/// Checks a formula; `find` looks up a measure by identifier, `unit` is the unit its result must have.
///
/// # Errors
/// The first unknown name, impossible unit or wrong argument, with its place.
pub(super) fn check(formula: &Formula, find: &dyn Fn(&str) -> Option<Arc<Measure>>, unit: &Unit) -> Result<Plan, FormulaError> {
    let mut checker = Checker { find, inputs: Vec::new(), account: None, required: Vec::new(), defaults: Vec::new() };
    let checked = checker.infer(formula, Expected { unit: Some(unit), position: Position::Numerator })?;
    let steps = convert(checked.step, &checked.unit, unit).ok_or_else(|| error_at(FormulaFault::WrongUnit, formula))?;
    let Checker { mut inputs, account, required, defaults, .. } = checker;
    // In a formula without a numerator ("1 / x") the first input gives the year.
    if !inputs.iter().any(|input| input.role == InputRole::SameYear)
        && let Some(first) = inputs.first_mut()
    {
        first.role = InputRole::SameYear;
    }
    tie_periods(&mut inputs);
    Ok(Plan { inputs, root: steps, account, required, defaults })
}

/// Makes all changes of a formula cover one period: land over twenty years is not set against people over ten.
fn tie_periods(inputs: &mut [Input]) {
    let changing = inputs.iter().filter(|input| input.role == InputRole::Previous);
    let mut measures: Vec<MeasureId> = changing.map(|input| input.measure.id.clone()).collect();
    measures.sort();
    measures.dedup();
    if measures.len() > 1 {
        for input in inputs.iter_mut().filter(|input| input.role == InputRole::Previous) {
            input.changing_together.clone_from(&measures);
        }
    }
}

/// The result of a formula, in `unit`, when `value` gives one value for each measure.
///
/// # Errors
/// A fault of the formula; [`FormulaFault::UnknownMeasure`] when the result is unknown or not finite.
pub fn evaluate_formula(
    formula: &Formula,
    find: &dyn Fn(&str) -> Option<Arc<Measure>>,
    unit: &Unit,
    value: &dyn Fn(&Measure) -> Option<f64>,
) -> Result<f64, FormulaError> {
    let plan = check(formula, find, unit)?;
    let input_value = |input: usize| value(&plan.inputs.get(input)?.measure);
    let result = evaluate(&plan.root, &RowValues { value: &input_value, years_since: &|_| None, country: "" });
    result.filter(|value| value.is_finite()).ok_or_else(|| error_at(FormulaFault::UnknownMeasure, formula))
}

/// An error that points at a part of the formula.
pub(super) fn error_at(fault: FormulaFault, formula: &Formula) -> FormulaError {
    FormulaError { fault, span: formula.span.clone() }
}

/// A step whose unit is known.
pub(super) struct CheckedStep {
    pub step: Step,
    pub unit: Unit,
}

/// Where a part of a formula stands: below a division line, a measure may come from a nearby year.
#[derive(Clone, Copy)]
pub(super) enum Position {
    Numerator,
    Denominator,
}

/// What the surroundings of a part of a formula ask of it.
#[derive(Clone, Copy)]
pub(super) struct Expected<'u> {
    /// The preferred unit. A part that cannot be converted to it keeps its own.
    pub unit: Option<&'u Unit>,
    pub position: Position,
}

impl Expected<'_> {
    /// The same position with another preferred unit.
    pub(super) fn with_unit(self, unit: Option<&Unit>) -> Expected<'_> {
        Expected { unit, position: self.position }
    }
}

/// Collects the inputs of a formula while its parts are checked. The functions are in `function_calls`.
pub(super) struct Checker<'a> {
    pub find: &'a dyn Fn(&str) -> Option<Arc<Measure>>,
    pub inputs: Vec<Input>,
    pub account: Option<String>,
    pub required: Vec<usize>,
    pub defaults: Vec<CountryDefault>,
}

impl Checker<'_> {
    /// The step of a part of a formula, with its unit.
    pub(super) fn infer(&mut self, formula: &Formula, expected: Expected<'_>) -> Result<CheckedStep, FormulaError> {
        match &formula.node {
            Node::Number(number, unit) => {
                let unit = if unit.is_empty() { Unit::one() } else { Unit::parse(unit) };
                Ok(CheckedStep { step: Step::Number(*number), unit })
            }
            Node::Name(name) => {
                let measure = self.measure(name, formula)?;
                let unit = measure.parsed_unit();
                let input = self.add_positioned(measure, expected.position);
                Ok(convert_if_possible(CheckedStep { step: Step::Input(input), unit }, expected.unit))
            }
            Node::Negate(inner) => {
                let CheckedStep { step, unit } = self.infer(inner, expected)?;
                Ok(CheckedStep { step: Step::Negate(Box::new(step)), unit })
            }
            Node::Binary(operator, left, right) => self.binary(*operator, left, right, expected),
            // A comparison is allowed as the first argument of `if` only.
            Node::Compare(..) => Err(error_at(FormulaFault::Arguments, formula)),
            Node::Call(name, arguments) => self.call(formula, name, arguments, expected),
        }
    }

    /// The measure of this name; an error at `place` when there is none.
    pub(super) fn measure(&self, name: &str, place: &Formula) -> Result<Arc<Measure>, FormulaError> {
        (self.find)(name).ok_or_else(|| error_at(FormulaFault::UnknownMeasure, place))
    }

    /// Adds a measure used by name and returns the index of its input.
    pub(super) fn add_positioned(&mut self, measure: Arc<Measure>, position: Position) -> usize {
        let role = match position {
            Position::Numerator => InputRole::SameYear,
            Position::Denominator => InputRole::Denominator(measure.year_tolerance),
        };
        self.add(Input::new(measure, role))
    }

    /// Adds an input unless the plan has it already; returns its index.
    pub(super) fn add(&mut self, input: Input) -> usize {
        self.inputs.iter().position(|other| *other == input).unwrap_or_else(|| {
            self.inputs.push(input);
            self.inputs.len() - 1
        })
    }

    fn binary(&mut self, operator: Operator, left: &Formula, right: &Formula, expected: Expected<'_>) -> Result<CheckedStep, FormulaError> {
        let join = |left, right| Step::Binary(operator, Box::new(left), Box::new(right));
        match operator {
            Operator::Add | Operator::Subtract => {
                let CheckedStep { step: left, unit } = self.infer(left, expected)?;
                let other = self.infer(right, expected.with_unit(Some(&unit)))?;
                let converted = convert(other.step, &other.unit, &unit).ok_or_else(|| error_at(FormulaFault::UnitsDiffer, right))?;
                Ok(CheckedStep { step: join(left, converted), unit })
            }
            Operator::Multiply => {
                let left = self.infer(left, expected.with_unit(None))?;
                let right = self.infer(right, expected.with_unit(None))?;
                Ok(CheckedStep { step: join(left.step, right.step), unit: left.unit.times(&right.unit) })
            }
            Operator::Divide => {
                let left = self.infer(left, expected.with_unit(None))?;
                let right = self.infer(right, Expected { unit: None, position: Position::Denominator })?;
                Ok(CheckedStep { step: join(left.step, right.step), unit: left.unit.per(&right.unit) })
            }
            Operator::Power => {
                let one = Unit::one();
                let base = self.infer(left, expected.with_unit(None))?;
                let exponent = self.infer(right, expected.with_unit(Some(&one)))?;
                let exponent = convert(exponent.step, &exponent.unit, &one).ok_or_else(|| error_at(FormulaFault::UnitsDiffer, right))?;
                if let Some(power) = small_integer(right) {
                    return Ok(CheckedStep { step: join(base.step, exponent), unit: base.unit.power(power) });
                }
                // Any other exponent needs a base without a unit.
                let base = convert(base.step, &base.unit, &one).ok_or_else(|| error_at(FormulaFault::UnitsDiffer, left))?;
                Ok(CheckedStep { step: join(base, exponent), unit: one })
            }
        }
    }
}

/// The value of an exponent that is written as a whole number from -9 to 9.
fn small_integer(exponent: &Formula) -> Option<i8> {
    let (exponent, sign) = if let Node::Negate(inner) = &exponent.node { (inner.as_ref(), -1) } else { (exponent, 1) };
    let Node::Number(number, _) = exponent.node else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 9")]
    let power = (number.fract() == 0.0 && (0.0..=9.0).contains(&number)).then_some(number as i8)?;
    Some(sign * power)
}

/// Converts a step to a unit; `None` when the dimensions differ.
pub(super) fn convert(step: Step, from: &Unit, to: &Unit) -> Option<Step> {
    let ratio = from.factor_to(to)?;
    Some(if ratio == Ratio::ONE { step } else { Step::Scale(Box::new(step), ratio) })
}

/// Converts a step to the preferred unit when their dimensions agree. Doing so early keeps a value that is already in that
/// unit free of rounding.
pub(super) fn convert_if_possible(checked: CheckedStep, preferred: Option<&Unit>) -> CheckedStep {
    let CheckedStep { step, unit } = checked;
    match preferred.filter(|preferred| unit.has_same_dimension(preferred)) {
        Some(preferred) => CheckedStep { step: convert(step.clone(), &unit, preferred).unwrap_or(step), unit: preferred.clone() },
        None => CheckedStep { step, unit },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::functions::FUNCTIONS;

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
    fn units_of_a_ratio_are_checked() {
        assert!(checked("population / area", "persons/km2").is_ok());
        assert_eq!(checked("population / area", "km2"), Err(FormulaFault::WrongUnit));
    }

    #[test]
    fn tonnes_are_converted_to_kilograms() {
        let plan = checked("waste / population", "kg/person/year");
        assert!(matches!(plan, Ok(Plan { root: Step::Scale(_, ratio), .. }) if ratio == Ratio::new(1000, 1)));
    }

    #[test]
    fn unlike_units_cannot_be_added() {
        assert_eq!(checked("waste + budget", "t/year"), Err(FormulaFault::UnitsDiffer));
        assert_eq!(checked("waste + emissions", "t/year"), Err(FormulaFault::UnitsDiffer));
    }

    #[test]
    fn a_share_in_the_announced_unit_is_not_converted() {
        let plan = checked("coalesce(population / population, share)", "%");
        let Ok(Plan { root: Step::Coalesce(steps), .. }) = plan else { panic!("{plan:?}") };
        assert_eq!(steps.last(), Some(&Step::Input(2)));
    }

    #[test]
    fn names_functions_and_arguments_are_checked() {
        assert_eq!(checked("licornes / area", "km2"), Err(FormulaFault::UnknownMeasure));
        assert_eq!(checked("sinus(area)", "km2"), Err(FormulaFault::UnknownFunction));
        assert_eq!(checked("annual_growth(population, 1, 2)", "%/year"), Err(FormulaFault::Arguments));
        assert!(checked("annual_growth(population, 2014)", "%/year").is_ok());
        for function in FUNCTIONS {
            assert_eq!(checked(&format!("{function}()"), "km2"), Err(FormulaFault::Arguments), "{function}");
        }
    }

    #[test]
    fn functions_keep_the_units_of_their_arguments() {
        assert!(checked("max(waste, previous(waste))", "kg/year").is_ok());
        assert!(checked("if(population > 100000, waste / population, 0.2 * waste / population)", "kg/person/year").is_ok());
        assert_eq!(checked("if(population > area, waste, waste)", "t/year"), Err(FormulaFault::UnitsDiffer));
        assert_eq!(checked("sum(waste, emissions)", "t/year"), Err(FormulaFault::UnitsDiffer));
        assert!(checked("area ^ 2", "km2·km2").is_ok());
        assert_eq!(checked("area ^ 0.5", "km2"), Err(FormulaFault::UnitsDiffer));
        assert!(checked("(share / 100%) ^ 0.5", "").is_ok());
        assert_eq!(checked("ln(population)", ""), Err(FormulaFault::UnitsDiffer));
        assert!(checked("ln(population / previous(population))", "").is_ok());
        assert!(checked("change(population, 2014)", "persons").is_ok());
        assert!(checked("waste + 3[kg/year]", "t/year").is_ok());
        assert_eq!(checked("waste + 3[km2]", "t/year"), Err(FormulaFault::UnitsDiffer));
        assert_eq!(checked("population > area", "persons"), Err(FormulaFault::Arguments));
    }
}
