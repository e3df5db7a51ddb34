//! The steps of a plan in, one polars expression out: computed for all places and years at once.
//!
//! [`evaluate`] says the same for one line, step by step: what a trace follows, and what tests compare with.

use polars::lazy::dsl::{any_horizontal, max_horizontal, min_horizontal};
use polars::prelude::{ChunkApply as _, Column, DataType, Expr, Field, IntoColumn as _, NULL, coalesce, lit, when};

use crate::base::MissingReason;
use crate::indicators::formula::{ComparisonOperator, Operator};
use crate::indicators::plan::{Function, Step};

/// Where the values of an input stand: its column, and that of its years where they are asked for.
pub(super) struct Columns<'a> {
    /// The values of an input.
    pub value: &'a dyn Fn(usize) -> Expr,
    /// For a base of a change, how many years lie between it and the line.
    pub years: &'a dyn Fn(usize) -> Expr,
}

/// The expression of a calculation; what has no result gives null, never an infinity.
pub(super) fn lower(step: &Step, columns: &Columns<'_>) -> Expr {
    let down = |step: &Step| lower(step, columns);
    match step {
        Step::Number(number) => lit(*number),
        Step::Input(input) => (columns.value)(*input),
        Step::Scale(inner, ratio) => match ratio.parts() {
            (num, 1.0) => down(inner) * lit(num),
            (1.0, den) => down(inner) / lit(den),
            (num, den) => down(inner) * lit(num) / lit(den),
        },
        Step::Minus(inner) => lit(0.0) - down(inner),
        Step::Both(operator, left, right) => both(*operator, down(left), down(right)),
        Step::Call(function, steps) => call(*function, &steps.iter().map(down).collect::<Vec<_>>()),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            choice(*comparison, [down(left), down(right), down(yes), down(no)])
        }
        Step::Coalesce(steps) if steps.is_empty() => lit(NULL).cast(DataType::Float64),
        Step::Coalesce(steps) => coalesce(&steps.iter().map(down).collect::<Vec<_>>()),
        Step::Years(base) => (columns.years)(*base),
        Step::Growth(value, base) => {
            let years = (columns.years)(*base).cast(DataType::Float64);
            let ratio = (columns.value)(*value) / not_zero((columns.value)(*base));
            ratio.pow(lit(1.0) / not_zero(years)) - lit(1.0)
        }
        Step::Inventory(lines) => {
            let total = lines.iter().map(|line| (columns.value)(*line).fill_null(lit(0.0))).reduce(|a, b| a + b);
            let known = lines.iter().map(|line| (columns.value)(*line).is_not_null()).collect::<Vec<_>>();
            match (total, any_horizontal(known)) {
                (Some(total), Ok(known)) => when(known).then(total).otherwise(lit(NULL)),
                _ => lit(NULL).cast(DataType::Float64),
            }
        }
    }
}

fn both(operator: Operator, left: Expr, right: Expr) -> Expr {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / not_zero(right),
        Operator::Power => left.pow(right),
    }
}

fn call(function: Function, arguments: &[Expr]) -> Expr {
    let sum = || arguments.iter().cloned().reduce(|a, b| a + b).unwrap_or_else(|| lit(NULL));
    // Polars leaves unknown values out; here one unknown makes the result unknown.
    let strict = |found: polars::prelude::PolarsResult<Expr>| match found {
        Ok(found) => when(sum().is_not_null()).then(found).otherwise(lit(NULL)),
        Err(_) => lit(NULL),
    };
    let first = || arguments.first().cloned().unwrap_or_else(|| lit(NULL));
    match function {
        Function::Min => strict(min_horizontal(arguments)),
        Function::Max => strict(max_horizontal(arguments)),
        Function::Sum => sum(),
        #[expect(clippy::cast_precision_loss, reason = "a formula has few arguments")]
        Function::Mean => sum() / lit(arguments.len() as f64),
        Function::Abs => first().abs(),
        Function::Ln => each(when(first().gt(lit(0.0))).then(first()).otherwise(lit(NULL)), f64::ln),
        Function::Round(places) => each(first(), move |value| rounded(value, places)),
    }
}

/// A function of polars' core given here: the features that bring these few would bring much else.
fn each(expr: Expr, of: impl Fn(f64) -> f64 + Copy + Send + Sync + 'static) -> Expr {
    let whole_column = move |column: Column| Ok(column.cast(&DataType::Float64)?.f64()?.apply_values(of).into_column());
    expr.map(whole_column, |_, field| Ok(Field::new(field.name().clone(), DataType::Float64)))
}

/// Rounded to so many decimals, halves away from zero, as people round.
fn rounded(value: f64, places: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(places));
    (value * scale).round() / scale
}

fn choice(comparison: ComparisonOperator, [left, right, yes, no]: [Expr; 4]) -> Expr {
    let holds = match comparison {
        ComparisonOperator::Less => left.lt(right),
        ComparisonOperator::AtMost => left.lt_eq(right),
        ComparisonOperator::More => left.gt(right),
        ComparisonOperator::AtLeast => left.gt_eq(right),
        ComparisonOperator::Same => left.eq(right),
        ComparisonOperator::Other => left.neq(right),
    };
    // A question that cannot be answered has no answer, not the second one.
    when(holds.clone().is_null()).then(lit(NULL)).when(holds).then(yes).otherwise(no)
}

fn not_zero(expr: Expr) -> Expr {
    when(expr.clone().neq(lit(0.0))).then(expr).otherwise(lit(NULL))
}

/// What one line holds: the value of an input, and the years between a base and the line.
pub(super) struct Cells<'a> {
    /// The value of an input; none when it is missing.
    pub value: &'a dyn Fn(usize) -> Option<f64>,
    /// For a base of a change, how many years lie between it and the line.
    pub years: &'a dyn Fn(usize) -> Option<f64>,
}

/// What a calculation gives for one line; none where the expression gives null. Not always finite.
pub(super) fn evaluate(step: &Step, cells: &Cells<'_>) -> Option<f64> {
    let of = |step: &Step| evaluate(step, cells);
    Some(match step {
        Step::Number(number) => *number,
        Step::Input(index) => (cells.value)(*index)?,
        Step::Scale(inner, ratio) => ratio.apply(of(inner)?),
        Step::Minus(inner) => 0.0 - of(inner)?,
        Step::Both(operator, left, right) => {
            let (left, right) = (of(left)?, of(right)?);
            match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::Divide => Some(left / right).filter(|_| right != 0.0)?,
                Operator::Power => left.powf(right),
            }
        }
        Step::Call(function, steps) => {
            let values: Vec<f64> = steps.iter().map(of).collect::<Option<_>>()?;
            let (first, sum) = (*values.first()?, values.iter().sum::<f64>());
            match function {
                Function::Min => values.iter().copied().reduce(f64::min)?,
                Function::Max => values.iter().copied().reduce(f64::max)?,
                Function::Sum => sum,
                #[expect(clippy::cast_precision_loss, reason = "a formula has few arguments")]
                Function::Mean => sum / values.len() as f64,
                Function::Abs => first.abs(),
                Function::Ln => Some(first.ln()).filter(|_| first > 0.0)?,
                Function::Round(places) => rounded(first, *places),
            }
        }
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            if comparison.holds(of(left)?, of(right)?) { of(yes)? } else { of(no)? }
        }
        Step::Coalesce(steps) => steps.iter().find_map(of)?,
        Step::Years(base) => (cells.years)(*base)?,
        Step::Growth(now, base) => {
            let (now, base, years) = ((cells.value)(*now)?, (cells.value)(*base)?, (cells.years)(*base)?);
            let known = base != 0.0 && years != 0.0;
            Some((now / base).powf(1.0 / years) - 1.0).filter(|_| known)?
        }
        Step::Inventory(lines) => {
            lines.iter().find_map(|line| (cells.value)(*line))?;
            lines.iter().filter_map(|line| (cells.value)(*line)).sum()
        }
    })
}

/// Why a calculation whose inputs are all known gives nothing on a line; none when it gives something.
pub(super) fn nothing(step: &Step, cells: &Cells<'_>) -> Option<MissingReason> {
    let of = |step: &Step| nothing(step, cells);
    match step {
        Step::Number(_) | Step::Input(_) | Step::Years(_) | Step::Inventory(_) => None,
        Step::Scale(inner, _) | Step::Minus(inner) => of(inner),
        Step::Both(operator, left, right) => of(left).or_else(|| of(right)).or_else(|| {
            let by_zero = *operator == Operator::Divide && evaluate(right, cells) == Some(0.0);
            by_zero.then_some(MissingReason::DividedByZero)
        }),
        Step::Call(function, steps) => steps.iter().find_map(of).or_else(|| {
            let no_logarithm = *function == Function::Ln && evaluate(step, cells).is_none();
            no_logarithm.then_some(MissingReason::NotApplicable)
        }),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            of(left).or_else(|| of(right)).or_else(|| {
                let (left, right) = evaluate(left, cells).zip(evaluate(right, cells))?;
                of(if comparison.holds(left, right) { yes } else { no })
            })
        }
        Step::Coalesce(steps) if steps.is_empty() => Some(MissingReason::NotApplicable),
        Step::Coalesce(steps) => steps.iter().all(|step| evaluate(step, cells).is_none()).then(|| steps.iter().find_map(of)).flatten(),
        Step::Growth(..) => evaluate(step, cells).is_none().then_some(MissingReason::DividedByZero),
    }
}
