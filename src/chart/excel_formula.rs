//! A result as a spreadsheet works it out: a trace in, its input cells and a formula over them out.

use crate::chart::spec::{WorkedFormula, WorkedInput};
use crate::compare::ComparisonRow;
use crate::indicators::{ComparisonOperator, Function, Operator, Step, Trace};
use crate::speech::Speech;

/// The inputs of a figure and its formula; none for a figure that is read as it stands, or brought to another scale.
pub(super) fn cells(figure: &ComparisonRow, speech: &Speech) -> Option<WorkedFormula> {
    let trace = figure.trace.as_ref().filter(|trace| trace.reading().value().is_some())?;
    let same = std::sync::Arc::ptr_eq(&figure.indicator, &trace.indicator);
    let steps = &trace.indicator.plan.steps;
    if !same || matches!(steps, Step::Input(_)) {
        return None;
    }
    let formula = formula(steps, trace)?;
    let inputs = trace.inputs.iter().filter_map(|traced| {
        let own = traced.observation.as_ref()?;
        Some(WorkedInput {
            name: traced.input.measure.names.get(speech.language()).to_owned(),
            value: own.reading.value(),
            unit: traced.input.measure.unit.clone(),
            year: own.year.get(),
            file: crate::chart::caveats::file_name(&own.spot.source),
            line: own.spot.line,
            column: own.spot.column,
            raw: own.raw.to_string(),
        })
    });
    Some(WorkedFormula { inputs: inputs.collect(), formula })
}

/// The formula with `{0}`, `{1}`… where the cells of the inputs stand; every operation in brackets, so that none is misread.
fn formula(step: &Step, trace: &Trace) -> Option<String> {
    let of = |step: &Step| formula(step, trace);
    let all = |steps: &[Step]| steps.iter().map(of).collect::<Option<Vec<String>>>().map(|parts| parts.join(","));
    Some(match step {
        Step::Number(value) => format!("({value})"),
        Step::Input(index) => input(*index, trace)?,
        Step::Years(index) => format!("({})", trace.years_since(*index)?),
        Step::Minus(inner) => format!("(-{})", of(inner)?),
        Step::Scale(inner, ratio) => {
            let (times, over) = ratio.parts();
            format!("({}*{times}/{over})", of(inner)?)
        }
        Step::Both(operator, left, right) => {
            let sign = match operator {
                Operator::Add => "+",
                Operator::Subtract => "-",
                Operator::Multiply => "*",
                Operator::Divide => "/",
                Operator::Power => "^",
            };
            format!("({}{sign}{})", of(left)?, of(right)?)
        }
        Step::Call(Function::Round(places), steps) => format!("ROUND({},{places})", all(steps)?),
        Step::Call(function, steps) => format!("{}({})", name(*function), all(steps)?),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            // A side that cannot be worked out is not the one that was taken.
            let (yes, no) = (of(yes), of(no));
            if yes.is_none() && no.is_none() {
                return None;
            }
            let side = |side: Option<String>| side.unwrap_or_else(|| "NA()".to_owned());
            format!("IF({}{}{},{},{})", of(left)?, sign(*comparison), of(right)?, side(yes), side(no))
        }
        // The first that can be written is the first that is known.
        Step::Coalesce(steps) => steps.iter().find_map(of)?,
        Step::Growth(now, base) => {
            let years = trace.years_since(*base).filter(|years| *years > 0.0)?;
            format!("(({}/{})^(1/{years})-1)", input(*now, trace)?, input(*base, trace)?)
        }
        Step::Inventory(lines) => {
            let known: Vec<String> = lines.iter().filter_map(|index| input(*index, trace)).collect();
            (!known.is_empty()).then(|| format!("({})", known.join("+")))?
        }
    })
}

/// The cells of an input that are known: one, or the parts that add up.
fn input(index: usize, trace: &Trace) -> Option<String> {
    let wanted = trace.indicator.plan.inputs.get(index)?;
    let observed = trace.inputs.iter().filter(|traced| traced.observation.is_some()).enumerate();
    let own = observed
        .filter(|(_, traced)| traced.input == *wanted && traced.observation.as_ref().is_some_and(|own| own.reading.value().is_some()));
    let cells: Vec<String> = own.map(|(rank, _)| format!("{{{rank}}}")).collect();
    match cells.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("({})", several.join("+"))),
    }
}

fn name(function: Function) -> &'static str {
    match function {
        Function::Min => "MIN",
        Function::Max => "MAX",
        Function::Sum => "SUM",
        Function::Mean => "AVERAGE",
        Function::Abs => "ABS",
        Function::Ln => "LN",
        Function::Round(_) => "ROUND",
    }
}

fn sign(comparison: ComparisonOperator) -> &'static str {
    match comparison {
        ComparisonOperator::Less => "<",
        ComparisonOperator::AtMost => "<=",
        ComparisonOperator::More => ">",
        ComparisonOperator::AtLeast => ">=",
        ComparisonOperator::Same => "=",
        ComparisonOperator::Other => "<>",
    }
}
