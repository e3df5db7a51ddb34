//! A result worked out in figures: the formula with each input's value and every change of unit, as one checks it by hand.

use crate::indicators::{ComparisonOperator, Function, Operator, Step, Trace};
use crate::speech::Speech;

/// "181 250 tonnes par an ÷ 507 736 habitants × 1 000"; nothing when there is nothing to work out.
pub(super) fn worked(trace: &Trace, speech: &Speech) -> Option<String> {
    let steps = &trace.indicator.plan.steps;
    if matches!(steps, Step::Input(_)) || trace.reading().value().is_none() {
        return None;
    }
    written(steps, trace, speech).map(|(text, _)| text)
}

/// How tightly a piece binds: 1 sums, 2 products, 3 powers, 4 what stands alone.
type Bound = (String, u8);

fn written(step: &Step, trace: &Trace, speech: &Speech) -> Option<Bound> {
    let of = |step: &Step| written(step, trace, speech);
    let number = |value: f64| (speech.exact(value), 4);
    Some(match step {
        Step::Number(value) => number(*value),
        Step::Input(index) => value(*index, trace, speech)?,
        Step::Years(index) => number(trace.years_since(*index)?),
        Step::Minus(inner) => (format!("−{}", inside(of(inner)?, 3)), 3),
        Step::Scale(inner, ratio) => {
            let inner = inside(of(inner)?, 2);
            match of_a_year(ratio.parts()) {
                (times, 1.0) => (format!("{inner} × {}", speech.exact(times)), 2),
                (1.0, over) => (format!("{inner} ÷ {}", speech.exact(over)), 2),
                (times, over) => (format!("{inner} × {} ÷ {}", speech.exact(times), speech.exact(over)), 2),
            }
        }
        Step::Both(operator, left, right) => {
            let (sign, own) = match operator {
                Operator::Add => ("+", 1),
                Operator::Subtract => ("−", 1),
                Operator::Multiply => ("×", 2),
                Operator::Divide => ("÷", 2),
                Operator::Power => ("^", 3),
            };
            (format!("{} {sign} {}", inside(of(left)?, own), inside(of(right)?, own + 1)), own)
        }
        Step::Call(function, steps) => {
            let all: Vec<String> = steps.iter().map(|step| of(step).map(|(text, _)| text)).collect::<Option<_>>()?;
            if *function == Function::Sum {
                return Some((all.join(" + "), 1));
            }
            (format!("{}({})", name(*function), all.join(" ; ")), 4)
        }
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            let sign = sign(*comparison);
            let answer = of(yes).or_else(|| of(no))?;
            (format!("{} [{} {sign} {}]", inside(answer, 4), of(left)?.0, of(right)?.0), 4)
        }
        // The first that can be written is the first that is known.
        Step::Coalesce(steps) => steps.iter().find_map(of)?,
        Step::Growth(value, base) => {
            let (now, then) = (number_of(*value, trace)?, number_of(*base, trace)?);
            let root = speech.exact(trace.years_since(*base)?);
            (format!("({} ÷ {}) ^ (1 ÷ {root}) − 1", speech.exact(now), speech.exact(then)), 1)
        }
        Step::Inventory(lines) => {
            let known: Vec<String> = lines.iter().filter_map(|index| Some(speech.exact(number_of(*index, trace)?))).collect();
            let known: Vec<String> =
                known.into_iter().map(|text| if text.starts_with('\u{2212}') { format!("({text})") } else { text }).collect();
            (known.join(" + "), if known.len() > 1 { 1 } else { 4 })
        }
    })
}

/// A change of unit as one knows it: by the days of a year, 1000 ÷ 365 rather than 200 ÷ 73.
fn of_a_year((times, over): (f64, f64)) -> (f64, f64) {
    let fifths = |number: f64| number % 73.0 == 0.0 && number % 5.0 != 0.0;
    if fifths(over) || fifths(times) { (times * 5.0, over * 5.0) } else { (times, over) }
}

fn inside((text, own): Bound, wanted: u8) -> String {
    if own < wanted { format!("({text})") } else { text }
}

/// The figures of an input, added up when they are parts.
fn number_of(index: usize, trace: &Trace) -> Option<f64> {
    let input = trace.indicator.plan.inputs.get(index)?;
    let same = trace.inputs.iter().filter(|traced| traced.input == *input);
    same.filter_map(|traced| traced.observation.as_ref()?.reading.value()).reduce(|a, b| a + b)
}

fn value(index: usize, trace: &Trace, speech: &Speech) -> Option<Bound> {
    let input = trace.indicator.plan.inputs.get(index)?;
    let number = speech.exact(number_of(index, trace)?);
    Some((speech.quantity(&number, &input.measure.unit), 4))
}

fn name(function: Function) -> &'static str {
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

fn sign(comparison: ComparisonOperator) -> &'static str {
    match comparison {
        ComparisonOperator::Less => "<",
        ComparisonOperator::AtMost => "≤",
        ComparisonOperator::More => ">",
        ComparisonOperator::AtLeast => "≥",
        ComparisonOperator::Same => "=",
        ComparisonOperator::Other => "≠",
    }
}
