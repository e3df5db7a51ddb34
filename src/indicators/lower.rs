//! The steps of a plan in, one polars expression out: computed for all places and years at once.

use polars::prelude::{Expr, NULL, coalesce, col, lit, when};

use crate::indicators::check::Step;
use crate::indicators::formula::Operator;

/// The column of an input's value in a gathered frame.
pub(super) fn value_column(input: usize) -> String {
    format!("v{input}")
}

/// The column of an input's year, for inputs that may come from another one.
pub(super) fn year_column(input: usize) -> String {
    format!("y{input}")
}

/// The column of an input's row in the observations.
pub(super) fn row_column(input: usize) -> String {
    format!("r{input}")
}

/// The expression of a calculation; a division by zero gives null, never an infinity.
pub(super) fn lower(step: &Step) -> Expr {
    match step {
        Step::Number(number) => lit(*number),
        Step::Input(input) => col(value_column(*input)),
        Step::Scale(inner, ratio) => match ratio.parts() {
            (num, 1.0) => lower(inner) * lit(num),
            (1.0, den) => lower(inner) / lit(den),
            (num, den) => lower(inner) * lit(num) / lit(den),
        },
        Step::Minus(inner) => lit(0.0) - lower(inner),
        Step::Both(Operator::Add, left, right) => lower(left) + lower(right),
        Step::Both(Operator::Subtract, left, right) => lower(left) - lower(right),
        Step::Both(Operator::Multiply, left, right) => lower(left) * lower(right),
        Step::Both(Operator::Divide, left, right) => lower(left) / not_zero(lower(right)),
        Step::Coalesce(steps) => coalesce(&steps.iter().map(lower).collect::<Vec<_>>()),
        Step::Growth(value, base) => {
            let years = (col("year") - col(year_column(*base))).cast(polars::prelude::DataType::Float64);
            let ratio = col(value_column(*value)) / not_zero(col(value_column(*base)));
            ratio.pow(lit(1.0) / not_zero(years)) - lit(1.0)
        }
    }
}

fn not_zero(expr: Expr) -> Expr {
    when(expr.clone().neq(lit(0.0))).then(expr).otherwise(lit(NULL))
}
