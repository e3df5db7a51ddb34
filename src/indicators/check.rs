//! A formula, the list of measures and the announced unit in, a `Plan` out: names known, units proved, conversions explicit.

use std::sync::Arc;

use crate::base::ratio::Ratio;
use crate::base::{Unit, Year};
use crate::indicators::formula::{Formula, FormulaError, FormulaFault, Node, Operator};
use crate::indicators::gpc::{InventoryAccount, Taxonomy};
use crate::indicators::lower::{Cells, evaluate};
use crate::indicators::models;
use crate::indicators::plan::{DecayRate, Function, Input, InputRole, Plan, Step};
use crate::tidy::{Measure, YearTolerance};

/// Proves a formula.
///
/// # Errors
/// The first unknown name, impossible unit or wrong argument, with its place.
pub(super) fn check(formula: &Formula, find: &dyn Fn(&str) -> Option<Arc<Measure>>, unit: &Unit) -> Result<Plan, FormulaError> {
    let mut checker = Checker { find, inputs: Vec::new(), account: None, required: Vec::new() };
    let (steps, found) = checker.infer(formula, Some(unit), false)?;
    let steps = convert(steps, &found, unit).ok_or_else(|| fault(FormulaFault::WrongUnit, formula))?;
    let Checker { mut inputs, account, required, .. } = checker;
    // Of a formula without numerator ("1 / x") the first input gives the year.
    if !inputs.iter().any(|input| input.role == InputRole::Anchor)
        && let Some(first) = inputs.first_mut()
    {
        first.role = InputRole::Anchor;
    }
    Ok(Plan { inputs, steps, account, required })
}

/// What a formula gives when each measure has one figure, in this unit.
///
/// # Errors
/// What is wrong with it, or the measure that has no figure.
pub fn worked_out(
    formula: &Formula,
    find: &dyn Fn(&str) -> Option<Arc<Measure>>,
    unit: &Unit,
    figure: &dyn Fn(&Measure) -> Option<f64>,
) -> Result<f64, FormulaError> {
    let plan = check(formula, find, unit)?;
    let value = |rank: usize| figure(&plan.inputs.get(rank)?.measure);
    let found = evaluate(&plan.steps, &Cells { value: &value, years: &|_| None });
    found.filter(|value| value.is_finite()).ok_or_else(|| fault(FormulaFault::UnknownMeasure, formula))
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
    account: Option<String>,
    required: Vec<usize>,
}

impl Checker<'_> {
    /// The steps of a formula and their unit; `want` is the unit it would be good to have.
    fn infer(&mut self, formula: &Formula, want: Option<&Unit>, below: bool) -> Result<(Step, Unit), FormulaError> {
        match &formula.node {
            Node::Number(number, unit) => Ok((Step::Number(*number), if unit.is_empty() { Unit::one() } else { Unit::parse(unit) })),
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
            // Only `if` asks a question.
            Node::Compare(..) => Err(fault(FormulaFault::Arguments, formula)),
            Node::Call(name, arguments) => self.call(formula, (name, arguments), want, below),
        }
    }

    fn input(&mut self, name: &str, formula: &Formula, below: bool) -> Result<usize, FormulaError> {
        let measure = (self.find)(name).ok_or_else(|| fault(FormulaFault::UnknownMeasure, formula))?;
        let role = if below { InputRole::Denominator(measure.borrow) } else { InputRole::Anchor };
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
            Operator::Power => {
                let (a, unit) = self.infer(left, None, below)?;
                let (b, exponent) = self.infer(right, Some(&Unit::one()), below)?;
                let b = convert(b, &exponent, &Unit::one()).ok_or_else(|| fault(FormulaFault::UnitsDiffer, right))?;
                if let Some(power) = whole(right) {
                    return Ok((make(a, b), unit.power(power)));
                }
                // Only a pure number has a root or a power that is not whole.
                let a = convert(a, &unit, &Unit::one()).ok_or_else(|| fault(FormulaFault::UnitsDiffer, left))?;
                Ok((make(a, b), Unit::one()))
            }
        }
    }

    fn call(
        &mut self,
        formula: &Formula,
        (name, arguments): (&str, &[Formula]),
        want: Option<&Unit>,
        below: bool,
    ) -> Result<(Step, Unit), FormulaError> {
        let function = match (name, arguments) {
            ("coalesce", [_, ..]) => {
                let (steps, unit) = self.alike(arguments, want, below)?;
                return Ok((Step::Coalesce(steps), unit));
            }
            ("if", [question, yes, rest @ ..]) if rest.len() < 2 => return self.choice(question, (yes, rest.first()), want, below),
            ("previous" | "same_year" | "undisputed" | "served" | "annual_growth" | "change" | "years_since", [measured, rest @ ..]) => {
                let Node::Name(measure) = &measured.node else { return Err(fault(FormulaFault::Arguments, measured)) };
                return self.of_year(formula, name, (measure, measured), rest);
            }
            ("decomposed", [measured, rate]) => return self.decomposed(measured, rate),
            ("per_person" | "per_km2" | "per_household", [whole]) => return self.per(formula, name, whole),
            ("inventory", [account, sector @ ..]) => return self.inventory(account, sector),
            ("round", [number, Formula { node: Node::Number(places, _), .. }]) if (0.0..=9.0).contains(places) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
                let places = *places as u8;
                (Function::Round(places), std::slice::from_ref(number))
            }
            ("round", [_]) => (Function::Round(0), arguments),
            ("ln", [_]) => (Function::Ln, arguments),
            ("abs", [_]) => (Function::Abs, arguments),
            ("min", [_, ..]) => (Function::Min, arguments),
            ("max", [_, ..]) => (Function::Max, arguments),
            ("sum", [_, ..]) => (Function::Sum, arguments),
            ("mean", [_, ..]) => (Function::Mean, arguments),
            _ if models::find(name).is_some() => return self.model(formula, name, arguments, want),
            _ if FUNCTIONS.contains(&name) => return Err(fault(FormulaFault::Arguments, formula)),
            _ => return Err(fault(FormulaFault::UnknownFunction, formula)),
        };
        let (function, arguments) = function;
        // A logarithm is of a pure number, and what is rounded is rounded as it is printed.
        let one = Unit::one();
        let (mut steps, mut unit) = self.alike(arguments, if function == Function::Ln { Some(&one) } else { want }, below)?;
        if function == Function::Ln && unit != one {
            let pure = steps.pop().and_then(|step| convert(step, &unit, &one));
            steps.push(pure.ok_or_else(|| fault(FormulaFault::UnitsDiffer, formula))?);
            unit = one;
        }
        Ok((Step::Call(function, steps), unit))
    }

    /// Arguments in one unit, that of the first or the wanted one.
    fn alike(&mut self, arguments: &[Formula], want: Option<&Unit>, below: bool) -> Result<(Vec<Step>, Unit), FormulaError> {
        let mut steps = Vec::with_capacity(arguments.len());
        let mut common: Option<Unit> = None;
        for argument in arguments {
            let (step, unit) = self.infer(argument, common.as_ref().or(want), below)?;
            match &common {
                None => {
                    let (step, unit) = towards(step, unit, want);
                    steps.push(step);
                    common = Some(unit);
                }
                Some(common) => steps.push(convert(step, &unit, common).ok_or_else(|| fault(FormulaFault::UnitsDiffer, argument))?),
            }
        }
        Ok((steps, common.unwrap_or_else(Unit::one)))
    }

    fn choice(
        &mut self,
        question: &Formula,
        (yes, no): (&Formula, Option<&Formula>),
        want: Option<&Unit>,
        below: bool,
    ) -> Result<(Step, Unit), FormulaError> {
        let Node::Compare(comparison, left, right) = &question.node else { return Err(fault(FormulaFault::Arguments, question)) };
        let (a, unit) = self.infer(left, None, below)?;
        let (b, other) = self.infer(right, Some(&unit), below)?;
        let b = convert_number(right, b, &other, &unit).ok_or_else(|| fault(FormulaFault::UnitsDiffer, right))?;
        let (yes, unit) = self.infer(yes, want, below)?;
        let (yes, unit) = towards(yes, unit, want);
        let other = match no {
            Some(no) => {
                let (other, second) = self.infer(no, Some(&unit), below)?;
                convert(other, &second, &unit).ok_or_else(|| fault(FormulaFault::UnitsDiffer, no))?
            }
            None => Step::Coalesce(Vec::new()),
        };
        Ok((Step::If(*comparison, Box::new([a, b, yes, other])), unit))
    }

    /// A measure of another year, or what changed since.
    fn of_year(
        &mut self,
        formula: &Formula,
        name: &str,
        (measure, measured): (&str, &Formula),
        rest: &[Formula],
    ) -> Result<(Step, Unit), FormulaError> {
        let found = (self.find)(measure).ok_or_else(|| fault(FormulaFault::UnknownMeasure, measured))?;
        let unit = found.algebra();
        let base = match rest {
            [] => InputRole::Previous,
            [since] => {
                let year = if let Node::Number(year, _) = &since.node { Year::parse(&year.to_string()) } else { None };
                InputRole::Since(year.ok_or_else(|| fault(FormulaFault::Arguments, since))?)
            }
            _ => return Err(fault(FormulaFault::Arguments, formula)),
        };
        match name {
            "same_year" if rest.is_empty() => {
                let input = self.add(Input { measure: found, role: InputRole::Denominator(YearTolerance::Never) });
                return Ok((Step::Input(input), unit));
            }
            "served" if rest.is_empty() => {
                let (unit, borrow) = (found.algebra(), found.borrow);
                let input = self.add(Input { measure: found, role: InputRole::Served(borrow) });
                return Ok((Step::Input(input), unit));
            }
            "undisputed" if rest.is_empty() => {
                let input = self.add(Input { measure: found, role: InputRole::Undisputed });
                return Ok((Step::Input(input), unit));
            }
            "previous" if rest.is_empty() => {
                let input = self.add(Input { measure: found, role: InputRole::Previous });
                return Ok((Step::Input(input), unit));
            }
            "same_year" | "undisputed" | "served" | "previous" => return Err(fault(FormulaFault::Arguments, formula)),
            _ => {}
        }
        let base = self.add(Input { measure: Arc::clone(&found), role: base });
        if name == "years_since" {
            return Ok((Step::Years(base), Unit::parse("year")));
        }
        let value = self.add(Input { measure: found, role: InputRole::Anchor });
        Ok(if name == "change" {
            (Step::Both(Operator::Subtract, Box::new(Step::Input(value)), Box::new(Step::Input(base))), unit)
        } else {
            (Step::Growth(value, base), Unit::one().per(&Unit::parse("year")))
        })
    }

    /// What decays this year of what was laid down before.
    fn decomposed(&mut self, measured: &Formula, rate: &Formula) -> Result<(Step, Unit), FormulaError> {
        let (Node::Name(name), Node::Number(rate, _)) = (&measured.node, &rate.node) else {
            return Err(fault(FormulaFault::Arguments, measured));
        };
        let measure = (self.find)(name).ok_or_else(|| fault(FormulaFault::UnknownMeasure, measured))?;
        let unit = measure.algebra();
        // It stands on the years waste is laid down in.
        self.add(Input { measure: Arc::clone(&measure), role: InputRole::Anchor });
        let input = self.add(Input { measure, role: InputRole::Decayed(DecayRate::new(*rate)) });
        Ok((Step::Input(input), unit))
    }

    /// A model stands for a formula in which its words are what it is given.
    fn model(&mut self, formula: &Formula, name: &str, arguments: &[Formula], want: Option<&Unit>) -> Result<(Step, Unit), FormulaError> {
        let model = models::find(name).filter(|model| model.given.len() == arguments.len());
        let Some(model) = model else { return Err(fault(FormulaFault::Arguments, formula)) };
        let written = Formula::parse(model.formula)?;
        let given = |word: &str| model.given.iter().position(|name| *name == word).and_then(|rank| arguments.get(rank));
        let stands_for = written.with(&given);
        // Whatever is wrong is wrong with what the model was given.
        self.infer(&stands_for, want, false).map_err(|error| FormulaError { fault: error.fault, at: formula.at.clone() })
    }

    /// "per person": divided by the measure every city has.
    fn per(&mut self, formula: &Formula, name: &str, whole: &Formula) -> Result<(Step, Unit), FormulaError> {
        let below = match name {
            "per_person" => "population",
            "per_km2" => "area_km2",
            _ => "households",
        };
        let (step, unit) = self.infer(whole, None, false)?;
        let input = self.input(below, formula, true)?;
        let other = self.inputs.get(input).map_or_else(Unit::one, |input| input.measure.algebra());
        Ok((Step::Both(Operator::Divide, Box::new(step), Box::new(Step::Input(input))), unit.per(&other)))
    }

    /// The lines of an account of greenhouse gases, perhaps of one sector: `inventory(BASIC, II)`.
    fn inventory(&mut self, account: &Formula, sector: &[Formula]) -> Result<(Step, Unit), FormulaError> {
        let Node::Name(word) = &account.node else { return Err(fault(FormulaFault::Arguments, account)) };
        let wanted = InventoryAccount::parse(word).ok_or_else(|| fault(FormulaFault::Arguments, account))?;
        let sector = match sector {
            [] => None,
            [Formula { node: Node::Name(sector), .. }] => Some(sector.as_str()),
            _ => return Err(fault(FormulaFault::Arguments, account)),
        };
        let taxonomy = Taxonomy::shipped();
        let mut unit = None;
        let mut lines = Vec::new();
        for reference in taxonomy.of(wanted, sector) {
            let measure = (self.find)(&reference.measure()).ok_or_else(|| fault(FormulaFault::UnknownMeasure, account))?;
            unit.get_or_insert_with(|| measure.algebra());
            let input = self.add(Input { measure, role: InputRole::Anchor });
            lines.push(input);
            if wanted == InventoryAccount::BasicPlus && !reference.basic {
                self.required.push(input);
            }
        }
        self.account = Some(wanted.name().to_owned());
        let unit = unit.ok_or_else(|| fault(FormulaFault::Arguments, account))?;
        Ok((Step::Inventory(lines), unit))
    }
}

/// Every function there is.
pub const FUNCTIONS: [&str; 28] = [
    "coalesce",
    "if",
    "previous",
    "same_year",
    "undisputed",
    "served",
    "annual_growth",
    "change",
    "years_since",
    "per_person",
    "per_km2",
    "per_household",
    "inventory",
    "round",
    "ln",
    "abs",
    "min",
    "max",
    "sum",
    "mean",
    "decomposed",
    "methane_commitment",
    "first_order_decay",
    "degradable_carbon",
    "composting",
    "incineration",
    "wastewater_methane",
    "wastewater_nitrous_oxide",
];

/// The whole number an exponent is, if it is a small one.
fn whole(exponent: &Formula) -> Option<i8> {
    let (exponent, sign) = if let Node::Minus(inner) = &exponent.node { (inner.as_ref(), -1) } else { (exponent, 1) };
    let Node::Number(number, _) = exponent.node else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 9")]
    let power = (number.fract() == 0.0 && (0.0..=9.0).contains(&number)).then_some(number as i8)?;
    Some(sign * power)
}

/// Converts a number to a unit; one written without a unit is taken in the unit it is compared with.
fn convert_number(formula: &Formula, step: Step, from: &Unit, to: &Unit) -> Option<Step> {
    let bare = matches!(&formula.node, Node::Number(_, unit) if unit.is_empty());
    if bare { Some(step) } else { convert(step, from, to) }
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
        assert_eq!(checked("annual_growth(population, 1, 2)", "%/year"), Err(FormulaFault::Arguments));
        assert!(checked("annual_growth(population, 2014)", "%/year").is_ok());
        for function in FUNCTIONS {
            assert_eq!(checked(&format!("{function}()"), "km2"), Err(FormulaFault::Arguments), "{function}");
        }
    }

    #[test]
    fn functions_keep_the_units_of_what_they_are_given() {
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
