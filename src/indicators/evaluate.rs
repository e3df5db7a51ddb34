//! The steps of a plan and the values of its inputs on one row in; the result out, or the reason why there is none.
//!
//! `polars_expr` computes the same plan on all rows at once; traces, uncertainty and suppositions use this one.

use crate::base::MissingReason;
use crate::indicators::formula::Operator;
use crate::indicators::plan::{Function, Step};

/// The inputs of a plan on one row, by index.
pub(super) struct RowValues<'a> {
    /// The value of an input; `None` when it is missing.
    pub value: &'a dyn Fn(usize) -> Option<f64>,
    /// The years between the observation of an input that is the base of a change and the row.
    pub years_since: &'a dyn Fn(usize) -> Option<f64>,
    /// The country of the row as an ISO 3166 code; empty when it is not known.
    pub country: &'a str,
}

/// The result of a step on one row; `None` where the polars expression gives null. The result may be infinite or NaN.
pub(super) fn evaluate(step: &Step, inputs: &RowValues<'_>) -> Option<f64> {
    let value_of = |step: &Step| evaluate(step, inputs);
    Some(match step {
        Step::Number(number) => *number,
        Step::Input(index) => (inputs.value)(*index)?,
        Step::Default(default) => default.factor(inputs.country)?.value,
        Step::Scale(inner, ratio) => ratio.apply(value_of(inner)?),
        Step::Negate(inner) => 0.0 - value_of(inner)?,
        Step::Binary(operator, left, right) => {
            let (left, right) = (value_of(left)?, value_of(right)?);
            match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::Divide => Some(left / right).filter(|_| right != 0.0)?,
                Operator::Power => left.powf(right),
            }
        }
        Step::Call(function, steps) => {
            let values: Vec<f64> = steps.iter().map(value_of).collect::<Option<_>>()?;
            let (first, sum) = (*values.first()?, values.iter().sum::<f64>());
            match function {
                Function::Min => values.iter().copied().reduce(f64::min)?,
                Function::Max => values.iter().copied().reduce(f64::max)?,
                Function::Sum => sum,
                #[expect(clippy::cast_precision_loss, reason = "a formula has few arguments")]
                Function::Mean => sum / values.len() as f64,
                Function::Abs => first.abs(),
                Function::Ln => Some(first.ln()).filter(|_| first > 0.0)?,
                Function::Round(places) => round_to(first, *places),
            }
        }
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            if comparison.holds(value_of(left)?, value_of(right)?) { value_of(yes)? } else { value_of(no)? }
        }
        Step::Coalesce(steps) => steps.iter().find_map(value_of)?,
        Step::YearsSince(base) => (inputs.years_since)(*base)?,
        Step::Growth(current, base) => {
            let (current, base, years) = ((inputs.value)(*current)?, (inputs.value)(*base)?, (inputs.years_since)(*base)?);
            let is_defined = base != 0.0 && years != 0.0;
            Some((current / base).powf(1.0 / years) - 1.0).filter(|_| is_defined)?
        }
        Step::Inventory(parts) => {
            parts.iter().find_map(|input| (inputs.value)(*input))?;
            parts.iter().filter_map(|input| (inputs.value)(*input)).sum()
        }
    })
}

/// Rounds to a number of decimals, halves away from zero.
fn round_to(value: f64, places: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(places));
    (value * scale).round() / scale
}

/// Why a step whose inputs are all known has no result on a row; `None` when it has one.
pub(super) fn missing_reason(step: &Step, inputs: &RowValues<'_>) -> Option<MissingReason> {
    let reason_of = |step: &Step| missing_reason(step, inputs);
    match step {
        Step::Number(_) | Step::Input(_) | Step::YearsSince(_) | Step::Inventory(_) => None,
        Step::Default(_) => evaluate(step, inputs).is_none().then_some(MissingReason::NotApplicable),
        Step::Scale(inner, _) | Step::Negate(inner) => reason_of(inner),
        Step::Binary(operator, left, right) => reason_of(left).or_else(|| reason_of(right)).or_else(|| {
            let by_zero = *operator == Operator::Divide && evaluate(right, inputs) == Some(0.0);
            by_zero.then_some(MissingReason::DividedByZero)
        }),
        Step::Call(function, steps) => steps.iter().find_map(reason_of).or_else(|| {
            let no_logarithm = *function == Function::Ln && evaluate(step, inputs).is_none();
            no_logarithm.then_some(MissingReason::NotApplicable)
        }),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            reason_of(left).or_else(|| reason_of(right)).or_else(|| {
                let (left, right) = evaluate(left, inputs).zip(evaluate(right, inputs))?;
                reason_of(if comparison.holds(left, right) { yes } else { no })
            })
        }
        Step::Coalesce(steps) if steps.is_empty() => Some(MissingReason::NotApplicable),
        Step::Coalesce(steps) => {
            steps.iter().all(|step| evaluate(step, inputs).is_none()).then(|| steps.iter().find_map(reason_of)).flatten()
        }
        Step::Growth(..) => evaluate(step, inputs).is_none().then_some(MissingReason::DividedByZero),
    }
}
