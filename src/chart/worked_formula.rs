//! A value worked out by hand: the formula with the number of each input and every change of unit.

use crate::base::ratio::Ratio;
use crate::indicators::{ComparisonOperator, Function, Operator, Step, Trace, TracedInput, Weight};
use crate::speech::Speech;

/// The calculation of a value: "181 250 tonnes par an ÷ 507 736 habitants × 1 000".
///
/// `None` when the value is missing or is read from a file as it stands.
pub(super) fn worked_formula(trace: &Trace, speech: &Speech) -> Option<String> {
    let steps = &trace.indicator.plan.root;
    if matches!(steps, Step::Input(_)) || trace.value().number().is_none() {
        return None;
    }
    Writer { trace, speech }.write(steps).map(|term| term.text)
}

/// A part of a calculation, and how tightly it binds.
struct Term {
    text: String,
    precedence: Precedence,
}

/// How tightly a term binds, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precedence {
    Sum,
    Product,
    Power,
    Atom,
}

impl Precedence {
    /// The next tighter one, for the right side of an operator.
    fn tighter(self) -> Self {
        match self {
            Self::Sum => Self::Product,
            Self::Product => Self::Power,
            Self::Power | Self::Atom => Self::Atom,
        }
    }
}

impl Term {
    fn new(text: String, precedence: Precedence) -> Self {
        Self { text, precedence }
    }

    /// The text, in brackets if it binds less tightly than its surroundings require.
    fn inside(self, required: Precedence) -> String {
        if self.precedence < required { format!("({})", self.text) } else { self.text }
    }
}

/// Writes the steps of a calculation with the numbers of one trace.
struct Writer<'a> {
    trace: &'a Trace,
    speech: &'a Speech,
}

impl Writer<'_> {
    /// Writes a step; `None` when an input it needs is missing.
    fn write(&self, step: &Step) -> Option<Term> {
        Some(match step {
            Step::Number(value) => self.number(*value),
            Step::Input(index) => self.input(*index)?,
            Step::Default(default) => self.number(self.trace.default(*default)?.value),
            Step::YearsSince(index) => self.number(self.trace.years_since(*index)?),
            Step::Negate(inner) => Term::new(format!("−{}", self.write(inner)?.inside(Precedence::Power)), Precedence::Power),
            Step::Scale(inner, ratio) => {
                let inner = self.write(inner)?.inside(Precedence::Product);
                Term::new(self.change_of_unit(&inner, by_days_of_year(*ratio)), Precedence::Product)
            }
            Step::Binary(operator, left, right) => self.operation(*operator, left, right)?,
            Step::Call(function, arguments) => self.call(*function, arguments)?,
            Step::If(comparison, parts) => {
                let [left, right, yes, no] = parts.as_ref();
                let answer = self.write(yes).or_else(|| self.write(no))?.inside(Precedence::Atom);
                let condition = format!("{} {} {}", self.write(left)?.text, comparison_sign(*comparison), self.write(right)?.text);
                Term::new(format!("{answer} [{condition}]"), Precedence::Atom)
            }
            // The first alternative that can be written is the first whose inputs are known.
            Step::Coalesce(alternatives) => alternatives.iter().find_map(|step| self.write(step))?,
            Step::Growth(value, base) => {
                let (now, then) = (self.sum_of(*value)?, self.sum_of(*base)?);
                let years = self.speech.format_exact(self.trace.years_since(*base)?);
                let text = format!("({} ÷ {}) ^ (1 ÷ {years}) − 1", self.speech.format_exact(now), self.speech.format_exact(then));
                Term::new(text, Precedence::Sum)
            }
            Step::Inventory(lines) => self.inventory(lines),
        })
    }

    fn number(&self, value: f64) -> Term {
        Term::new(self.speech.format_exact(value), Precedence::Atom)
    }

    /// An input with its unit.
    fn input(&self, index: usize) -> Option<Term> {
        let input = self.trace.indicator.plan.inputs.get(index)?;
        let quantity = |number: f64| self.speech.format_quantity(&self.speech.format_exact(number), &input.measure.unit);
        let weighted: Vec<String> = self.parts_of(index).filter_map(|part| self.weighted(part, quantity)).collect();
        if weighted.is_empty() {
            return Some(Term::new(quantity(self.sum_of(index)?), Precedence::Atom));
        }
        Some(Term::new(weighted.join(" + "), Precedence::Sum))
    }

    /// A figure of which a part counts: "386 050 habitants × 3 ÷ 10". `None` for one that counts whole.
    fn weighted(&self, part: &TracedInput, quantity: impl Fn(f64) -> String) -> Option<String> {
        let Weight { years, of } = Some(part.weight).filter(|weight| *weight != Weight::WHOLE)?;
        let number = part.observation.as_ref()?.value.number()?;
        let factor = ScaleFactor { numerator: f64::from(years), denominator: f64::from(of) };
        Some(self.change_of_unit(&quantity(number), factor))
    }

    /// A term times a factor between units; a numerator or denominator of one is left out.
    fn change_of_unit(&self, inner: &str, factor: ScaleFactor) -> String {
        let (numerator, denominator) = (self.speech.format_exact(factor.numerator), self.speech.format_exact(factor.denominator));
        match (factor.numerator, factor.denominator) {
            (_, 1.0) => format!("{inner} × {numerator}"),
            (1.0, _) => format!("{inner} ÷ {denominator}"),
            _ => format!("{inner} × {numerator} ÷ {denominator}"),
        }
    }

    /// Two terms and the sign between them.
    fn operation(&self, operator: Operator, left: &Step, right: &Step) -> Option<Term> {
        let (sign, precedence) = match operator {
            Operator::Add => ("+", Precedence::Sum),
            Operator::Subtract => ("−", Precedence::Sum),
            Operator::Multiply => ("×", Precedence::Product),
            Operator::Divide => ("÷", Precedence::Product),
            Operator::Power => ("^", Precedence::Power),
        };
        let (left, right) = (self.write(left)?.inside(precedence), self.write(right)?.inside(precedence.tighter()));
        Some(Term::new(format!("{left} {sign} {right}"), precedence))
    }

    /// A function and its arguments; sums are written with plus signs.
    fn call(&self, function: Function, arguments: &[Step]) -> Option<Term> {
        let arguments: Vec<String> = arguments.iter().map(|step| self.write(step).map(|term| term.text)).collect::<Option<_>>()?;
        if function == Function::Sum {
            return Some(Term::new(arguments.join(" + "), Precedence::Sum));
        }
        Some(Term::new(format!("{}({})", function_name(function), arguments.join(" ; ")), Precedence::Atom))
    }

    /// The known lines of an inventory, added up; negative ones in brackets.
    fn inventory(&self, lines: &[usize]) -> Term {
        let known = lines.iter().filter_map(|index| Some(self.speech.format_exact(self.sum_of(*index)?)));
        let terms: Vec<String> = known.map(|text| if text.starts_with('\u{2212}') { format!("({text})") } else { text }).collect();
        Term::new(terms.join(" + "), if terms.len() > 1 { Precedence::Sum } else { Precedence::Atom })
    }

    /// The number of an input: the sum of its parts when it has several.
    fn sum_of(&self, index: usize) -> Option<f64> {
        let parts = self.parts_of(index);
        parts.filter_map(|traced| Some(traced.observation.as_ref()?.value.number()? * traced.weight.share())).reduce(|a, b| a + b)
    }

    /// The figures an input takes.
    fn parts_of(&self, index: usize) -> impl Iterator<Item = &TracedInput> {
        let input = self.trace.indicator.plan.inputs.get(index);
        self.trace.inputs.iter().filter(move |traced| Some(&traced.input) == input)
    }
}

/// A factor between units.
#[derive(Clone, Copy)]
struct ScaleFactor {
    numerator: f64,
    denominator: f64,
}

/// A factor in the form people know: 1000 ÷ 365 days rather than the reduced 200 ÷ 73.
fn by_days_of_year(ratio: Ratio) -> ScaleFactor {
    let (numerator, denominator) = ratio.to_fraction();
    let is_reduced_year = |number: f64| number % 73.0 == 0.0 && number % 5.0 != 0.0;
    let times = if is_reduced_year(denominator) || is_reduced_year(numerator) { 5.0 } else { 1.0 };
    ScaleFactor { numerator: numerator * times, denominator: denominator * times }
}

fn function_name(function: Function) -> &'static str {
    match function {
        Function::Min => "min",
        Function::Max => "max",
        Function::Sum => "sum",
        Function::Mean => "mean",
        Function::Abs => "abs",
        Function::Ln => "ln",
        Function::Round(_) => "round",
    }
}

fn comparison_sign(comparison: ComparisonOperator) -> &'static str {
    match comparison {
        ComparisonOperator::Less => "<",
        ComparisonOperator::AtMost => "≤",
        ComparisonOperator::More => ">",
        ComparisonOperator::AtLeast => "≥",
        ComparisonOperator::Same => "=",
        ComparisonOperator::Other => "≠",
    }
}
