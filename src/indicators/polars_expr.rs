//! The steps of a plan in, one polars expression out, which computes the plan on all rows at once.
//!
//! `evaluate` computes the same plan on one row; a property test compares the two.

use polars::lazy::dsl::{any_horizontal, max_horizontal, min_horizontal};
use polars::prelude::{
    ChunkApply as _, Column, DataType, Expr, Field, IntoColumn as _, NULL, PolarsResult, RoundMode, coalesce, lit, when,
};

use crate::indicators::country_default::CountryDefault;
use crate::indicators::formula::{ComparisonOperator, Operator};
use crate::indicators::plan::{Function, Step};

/// The polars expressions of the inputs of a plan, by index.
pub(super) struct InputExprs<'a> {
    /// The values of an input; null where a row has none.
    pub value: &'a dyn Fn(usize) -> Expr,
    /// The years between the observation of an input that is the base of a change and each row.
    pub years_since: &'a dyn Fn(usize) -> Expr,
    /// The default of the country of each row.
    pub default: &'a dyn Fn(CountryDefault) -> Expr,
}

/// The expression of a step. A row without a result is null; a division by zero gives null, not infinity.
pub(super) fn to_expr(step: &Step, inputs: &InputExprs<'_>) -> Expr {
    let inner_expr = |step: &Step| to_expr(step, inputs);
    match step {
        Step::Number(number) => lit(*number),
        Step::Input(input) => (inputs.value)(*input),
        Step::Default(default) => (inputs.default)(*default),
        Step::Scale(inner, ratio) => match ratio.to_fraction() {
            (num, 1.0) => inner_expr(inner) * lit(num),
            (1.0, den) => inner_expr(inner) / lit(den),
            (num, den) => inner_expr(inner) * lit(num) / lit(den),
        },
        Step::Negate(inner) => lit(0.0) - inner_expr(inner),
        Step::Binary(operator, left, right) => binary(*operator, inner_expr(left), inner_expr(right)),
        Step::Call(function, steps) => call(*function, &steps.iter().map(inner_expr).collect::<Vec<_>>()),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            conditional(*comparison, [inner_expr(left), inner_expr(right), inner_expr(yes), inner_expr(no)])
        }
        Step::Coalesce(steps) if steps.is_empty() => null(),
        Step::Coalesce(steps) => coalesce(&steps.iter().map(inner_expr).collect::<Vec<_>>()),
        Step::YearsSince(base) => (inputs.years_since)(*base),
        Step::Growth(value, base) => {
            let years = (inputs.years_since)(*base).cast(DataType::Float64);
            let ratio = (inputs.value)(*value) / null_if_zero((inputs.value)(*base));
            ratio.pow(lit(1.0) / null_if_zero(years)) - lit(1.0)
        }
        Step::Inventory(parts) => {
            let total = parts.iter().map(|input| (inputs.value)(*input).fill_null(lit(0.0))).reduce(|a, b| a + b);
            let is_known = parts.iter().map(|input| (inputs.value)(*input).is_not_null()).collect::<Vec<_>>();
            match (total, any_horizontal(is_known)) {
                (Some(total), Ok(is_any_known)) => when(is_any_known).then(total).otherwise(lit(NULL)),
                _ => null(),
            }
        }
    }
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / null_if_zero(right),
        Operator::Power => left.pow(right),
    }
}

fn call(function: Function, arguments: &[Expr]) -> Expr {
    let sum = || arguments.iter().cloned().reduce(|a, b| a + b).unwrap_or_else(|| lit(NULL));
    // The horizontal functions of polars skip nulls; here one unknown argument makes the result unknown.
    let strict = |result: PolarsResult<Expr>| match result {
        Ok(expr) => when(sum().is_not_null()).then(expr).otherwise(lit(NULL)),
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
        Function::Ln => logarithm(when(first().gt(lit(0.0))).then(first()).otherwise(lit(NULL))),
        Function::Round(places) => first().round(u32::from(places), RoundMode::HalfAwayFromZero),
    }
}

/// The natural logarithm of each value. Polars has its own, but behind a feature that brings a network stack.
fn logarithm(expr: Expr) -> Expr {
    let of_column = |column: Column| Ok(column.cast(&DataType::Float64)?.f64()?.apply_values(f64::ln).into_column());
    expr.map(of_column, |_, field| Ok(Field::new(field.name().clone(), DataType::Float64)))
}

fn conditional(comparison: ComparisonOperator, [left, right, yes, no]: [Expr; 4]) -> Expr {
    let holds = match comparison {
        ComparisonOperator::Less => left.lt(right),
        ComparisonOperator::AtMost => left.lt_eq(right),
        ComparisonOperator::More => left.gt(right),
        ComparisonOperator::AtLeast => left.gt_eq(right),
        ComparisonOperator::Same => left.eq(right),
        ComparisonOperator::Other => left.neq(right),
    };
    // A comparison with an unknown side gives null rather than the second branch.
    when(holds.clone().is_null()).then(lit(NULL)).when(holds).then(yes).otherwise(no)
}

fn null_if_zero(expr: Expr) -> Expr {
    when(expr.clone().neq(lit(0.0))).then(expr).otherwise(lit(NULL))
}

/// A column of nulls.
pub(super) fn null() -> Expr {
    lit(NULL).cast(DataType::Float64)
}
