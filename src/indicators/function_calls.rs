//! The functions of the formula language: a call in, its checked step out.

use std::sync::Arc;

use crate::base::{Unit, Year};
use crate::indicators::check::{CheckedStep, Checker, Expected, Position, convert, convert_if_possible, error_at};
use crate::indicators::country_default::CountryDefault;
use crate::indicators::formula::{Formula, FormulaError, FormulaFault, Node, Operator};
use crate::indicators::functions::FunctionName;
use crate::indicators::gpc::{InventoryAccount, Taxonomy};
use crate::indicators::models::{self, Model};
use crate::indicators::plan::{DecayRate, Function, Input, InputRole, Step};
use crate::tidy::{Measure, YearTolerance};

/// Arguments converted to one unit.
struct CommonUnit {
    steps: Vec<Step>,
    unit: Unit,
}

impl Checker<'_> {
    /// Checks the call of a function.
    pub(super) fn call(
        &mut self,
        formula: &Formula,
        name: &str,
        arguments: &[Formula],
        expected: Expected<'_>,
    ) -> Result<CheckedStep, FormulaError> {
        let function: FunctionName = name.parse().map_err(|_| error_at(FormulaFault::UnknownFunction, formula))?;
        match (function, arguments) {
            (FunctionName::Coalesce, [_, ..]) => {
                let CommonUnit { steps, unit } = self.in_common_unit(arguments, expected)?;
                Ok(CheckedStep { step: Step::Coalesce(steps), unit })
            }
            (FunctionName::If, [condition, yes]) => self.conditional(condition, yes, None, expected),
            (FunctionName::If, [condition, yes, no]) => self.conditional(condition, yes, Some(no), expected),
            (FunctionName::Previous, [measure, rest @ ..]) => self.measure_in_role(formula, measure, rest, &|_| InputRole::Previous),
            (FunctionName::SameYear, [measure, rest @ ..]) => {
                self.measure_in_role(formula, measure, rest, &|_| InputRole::Denominator(YearTolerance::Never))
            }
            (FunctionName::Undisputed, [measure, rest @ ..]) => self.measure_in_role(formula, measure, rest, &|_| InputRole::Undisputed),
            (FunctionName::Served, [measure, rest @ ..]) => {
                self.measure_in_role(formula, measure, rest, &|measure| InputRole::ServedPopulation(measure.year_tolerance))
            }
            (FunctionName::AnnualGrowth, [measure, rest @ ..]) => self.annual_growth(formula, measure, rest),
            (FunctionName::Change, [measure, rest @ ..]) => self.change(formula, measure, rest),
            (FunctionName::YearsSince, [measure, rest @ ..]) => self.years_since(formula, measure, rest),
            (FunctionName::Decomposed, [measure, rate]) => self.decomposed(measure, rate),
            (FunctionName::PerPerson, [dividend]) => self.per(formula, "population", dividend),
            (FunctionName::PerKm2, [dividend]) => self.per(formula, "area_km2", dividend),
            (FunctionName::PerHousehold, [dividend]) => self.per(formula, "households", dividend),
            (FunctionName::Inventory, [account, sector @ ..]) => self.inventory(account, sector),
            (FunctionName::Default, [Formula { node: Node::Name(quantity), .. }]) => {
                let default = CountryDefault::find(quantity).ok_or_else(|| error_at(FormulaFault::Arguments, formula))?;
                if !self.defaults.contains(&default) {
                    self.defaults.push(default);
                }
                Ok(CheckedStep { step: Step::Default(default), unit: default.unit() })
            }
            (FunctionName::Round, [number, Formula { node: Node::Number(places, _), .. }]) if (0.0..=9.0).contains(places) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
                let places = *places as u8;
                self.numeric(Function::Round(places), std::slice::from_ref(number), expected)
            }
            (FunctionName::Round, [_]) => self.numeric(Function::Round(0), arguments, expected),
            (FunctionName::Ln, [_]) => self.logarithm(formula, arguments, expected),
            (FunctionName::Abs, [_]) => self.numeric(Function::Abs, arguments, expected),
            (FunctionName::Min, [_, ..]) => self.numeric(Function::Min, arguments, expected),
            (FunctionName::Max, [_, ..]) => self.numeric(Function::Max, arguments, expected),
            (FunctionName::Sum, [_, ..]) => self.numeric(Function::Sum, arguments, expected),
            (FunctionName::Mean, [_, ..]) => self.numeric(Function::Mean, arguments, expected),
            _ => match models::find(function) {
                Some(model) => self.model(formula, model, arguments, expected.unit),
                None => Err(error_at(FormulaFault::Arguments, formula)),
            },
        }
    }

    /// A function whose result has the unit of its arguments.
    fn numeric(&mut self, function: Function, arguments: &[Formula], expected: Expected<'_>) -> Result<CheckedStep, FormulaError> {
        let CommonUnit { steps, unit } = self.in_common_unit(arguments, expected)?;
        Ok(CheckedStep { step: Step::Call(function, steps), unit })
    }

    /// A logarithm: its argument must be a number without a unit, and so is its result.
    fn logarithm(&mut self, formula: &Formula, arguments: &[Formula], expected: Expected<'_>) -> Result<CheckedStep, FormulaError> {
        let one = Unit::one();
        let CommonUnit { mut steps, unit } = self.in_common_unit(arguments, expected.with_unit(Some(&one)))?;
        if unit != one {
            let converted = steps.pop().and_then(|step| convert(step, &unit, &one));
            steps.push(converted.ok_or_else(|| error_at(FormulaFault::UnitsDiffer, formula))?);
        }
        Ok(CheckedStep { step: Step::Call(Function::Ln, steps), unit: one })
    }

    /// Converts all arguments to one unit: the preferred one if possible, otherwise that of the first argument.
    fn in_common_unit(&mut self, arguments: &[Formula], expected: Expected<'_>) -> Result<CommonUnit, FormulaError> {
        let mut steps = Vec::with_capacity(arguments.len());
        let mut common: Option<Unit> = None;
        for argument in arguments {
            let checked = self.infer(argument, expected.with_unit(common.as_ref().or(expected.unit)))?;
            match &common {
                None => {
                    let CheckedStep { step, unit } = convert_if_possible(checked, expected.unit);
                    steps.push(step);
                    common = Some(unit);
                }
                Some(common) => {
                    let converted = convert(checked.step, &checked.unit, common);
                    steps.push(converted.ok_or_else(|| error_at(FormulaFault::UnitsDiffer, argument))?);
                }
            }
        }
        Ok(CommonUnit { steps, unit: common.unwrap_or_else(Unit::one) })
    }

    /// `if(condition, yes, no)`; without `no` there is no result where the condition does not hold.
    fn conditional(
        &mut self,
        condition: &Formula,
        yes: &Formula,
        no: Option<&Formula>,
        expected: Expected<'_>,
    ) -> Result<CheckedStep, FormulaError> {
        let Node::Compare(comparison, left, right) = &condition.node else {
            return Err(error_at(FormulaFault::Arguments, condition));
        };
        let CheckedStep { step: compared, unit: compared_unit } = self.infer(left, expected.with_unit(None))?;
        let limit = self.infer(right, expected.with_unit(Some(&compared_unit)))?;
        let limit = convert_operand(right, limit, &compared_unit).ok_or_else(|| error_at(FormulaFault::UnitsDiffer, right))?;
        let yes = self.infer(yes, expected)?;
        let CheckedStep { step: yes, unit } = convert_if_possible(yes, expected.unit);
        let no = match no {
            Some(no) => {
                let other = self.infer(no, expected.with_unit(Some(&unit)))?;
                convert(other.step, &other.unit, &unit).ok_or_else(|| error_at(FormulaFault::UnitsDiffer, no))?
            }
            None => Step::Coalesce(Vec::new()),
        };
        Ok(CheckedStep { step: Step::If(*comparison, Box::new([compared, limit, yes, no])), unit })
    }

    /// A function that takes one measure and changes which observation of it is used: `previous`, `same_year`…
    fn measure_in_role(
        &mut self,
        formula: &Formula,
        measure: &Formula,
        rest: &[Formula],
        role: &dyn Fn(&Measure) -> InputRole,
    ) -> Result<CheckedStep, FormulaError> {
        let Base { measure, .. } = self.base(formula, measure, rest)?;
        if !rest.is_empty() {
            return Err(error_at(FormulaFault::Arguments, formula));
        }
        let (unit, role) = (measure.parsed_unit(), role(&measure));
        let input = self.add(Input::new(measure, role));
        Ok(CheckedStep { step: Step::Input(input), unit })
    }

    /// `annual_growth(measure, year)`: average growth per year since the base year, in 1/year.
    fn annual_growth(&mut self, formula: &Formula, measure: &Formula, rest: &[Formula]) -> Result<CheckedStep, FormulaError> {
        let Base { measure, role } = self.base(formula, measure, rest)?;
        let base = self.add(Input::new(Arc::clone(&measure), role));
        let current = self.add(Input::new(measure, InputRole::SameYear));
        Ok(CheckedStep { step: Step::Growth(current, base), unit: Unit::one().per(&Unit::parse("year")) })
    }

    /// `change(measure, year)`: the difference from the base year, in the unit of the measure.
    fn change(&mut self, formula: &Formula, measure: &Formula, rest: &[Formula]) -> Result<CheckedStep, FormulaError> {
        let Base { measure, role } = self.base(formula, measure, rest)?;
        let unit = measure.parsed_unit();
        let base = self.add(Input::new(Arc::clone(&measure), role));
        let current = self.add(Input::new(measure, InputRole::SameYear));
        let step = Step::Binary(Operator::Subtract, Box::new(Step::Input(current)), Box::new(Step::Input(base)));
        Ok(CheckedStep { step, unit })
    }

    /// `years_since(measure, year)`: the number of years from the base year to the result.
    fn years_since(&mut self, formula: &Formula, measure: &Formula, rest: &[Formula]) -> Result<CheckedStep, FormulaError> {
        let Base { measure, role } = self.base(formula, measure, rest)?;
        let base = self.add(Input::new(measure, role));
        Ok(CheckedStep { step: Step::YearsSince(base), unit: Unit::parse("year") })
    }

    /// The measure a change is about and its base: the previous year, or the year given as a second argument.
    fn base(&self, formula: &Formula, measured: &Formula, rest: &[Formula]) -> Result<Base, FormulaError> {
        let Node::Name(name) = &measured.node else { return Err(error_at(FormulaFault::Arguments, measured)) };
        let measure = self.measure(name, measured)?;
        let role = match rest {
            [] => InputRole::Previous,
            [since] => {
                let year = if let Node::Number(year, _) = &since.node { Year::parse(&year.to_string()) } else { None };
                InputRole::Since(year.ok_or_else(|| error_at(FormulaFault::Arguments, since))?)
            }
            _ => return Err(error_at(FormulaFault::Arguments, formula)),
        };
        Ok(Base { measure, role })
    }

    /// `decomposed(measure, rate)`: the amount of the deposits of earlier years that decays in one year.
    fn decomposed(&mut self, measured: &Formula, rate: &Formula) -> Result<CheckedStep, FormulaError> {
        let (Node::Name(name), Node::Number(rate, _)) = (&measured.node, &rate.node) else {
            return Err(error_at(FormulaFault::Arguments, measured));
        };
        let measure = self.measure(name, measured)?;
        let unit = measure.parsed_unit();
        // The years with a result are the years with a deposit.
        self.add(Input::new(Arc::clone(&measure), InputRole::SameYear));
        let input = self.add(Input::new(measure, InputRole::Decayed(DecayRate::new(*rate))));
        Ok(CheckedStep { step: Step::Input(input), unit })
    }

    /// Expands a model: checks its formula with the arguments in place of its parameters.
    fn model(&mut self, formula: &Formula, model: &Model, arguments: &[Formula], unit: Option<&Unit>) -> Result<CheckedStep, FormulaError> {
        if model.parameters.len() != arguments.len() {
            return Err(error_at(FormulaFault::Arguments, formula));
        }
        let argument =
            |name: &str| model.parameters.iter().zip(arguments).find(|(parameter, _)| **parameter == name).map(|(_, given)| given);
        let expanded = Formula::parse(model.formula)?.substituted(&argument);
        // Places inside the model mean nothing to the user: the error points at the call.
        let expected = Expected { unit, position: Position::Numerator };
        self.infer(&expanded, expected).map_err(|error| FormulaError { fault: error.fault, span: formula.span.clone() })
    }

    /// `per_person`, `per_km2`, `per_household`: the argument divided by a measure that every town has.
    fn per(&mut self, formula: &Formula, divisor: &str, dividend: &Formula) -> Result<CheckedStep, FormulaError> {
        let dividend = self.infer(dividend, Expected { unit: None, position: Position::Numerator })?;
        let measure = self.measure(divisor, formula)?;
        let unit = dividend.unit.per(&measure.parsed_unit());
        let input = self.add_positioned(measure, Position::Denominator);
        let step = Step::Binary(Operator::Divide, Box::new(dividend.step), Box::new(Step::Input(input)));
        Ok(CheckedStep { step, unit })
    }

    /// `inventory(BASIC, II)`: the sum of a greenhouse gas account, of all sectors or of one.
    fn inventory(&mut self, account: &Formula, sector: &[Formula]) -> Result<CheckedStep, FormulaError> {
        let invalid = || error_at(FormulaFault::Arguments, account);
        let Node::Name(name) = &account.node else { return Err(invalid()) };
        let wanted = InventoryAccount::parse(name).ok_or_else(invalid)?;
        let sector = match sector {
            [] => None,
            [Formula { node: Node::Name(sector), .. }] => Some(sector.as_str()),
            _ => return Err(invalid()),
        };
        let mut unit = None;
        let mut inputs = Vec::new();
        for reference in Taxonomy::shipped().references_of(wanted, sector) {
            let measure = self.measure(&reference.measure_id(), account)?;
            unit.get_or_insert_with(|| measure.parsed_unit());
            let input = self.add(Input::new(measure, InputRole::SameYear));
            inputs.push(input);
            if wanted == InventoryAccount::BasicPlus && !reference.basic {
                self.required.push(input);
            }
        }
        self.account = Some(wanted.name().to_owned());
        Ok(CheckedStep { step: Step::Inventory(inputs), unit: unit.ok_or_else(invalid)? })
    }
}

/// The measure of a change and the role of its base.
struct Base {
    measure: Arc<Measure>,
    role: InputRole,
}

/// Converts the right-hand side of a comparison; a number written without a unit is taken in the unit of the left-hand side.
fn convert_operand(formula: &Formula, checked: CheckedStep, to: &Unit) -> Option<Step> {
    let is_bare = matches!(&formula.node, Node::Number(_, unit) if unit.is_empty());
    if is_bare { Some(checked.step) } else { convert(checked.step, &checked.unit, to) }
}
