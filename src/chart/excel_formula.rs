//! A value as a spreadsheet computes it: a trace in, the cells of its inputs and a formula over them out.

use crate::chart::spec::{CellFormula, CellFormulaInput};
use crate::chart::text::file_name;
use crate::compare::ComparisonRow;
use crate::indicators::{ComparisonOperator, Function, Operator, Step, Trace, TracedInput, Weight};
use crate::speech::Speech;

/// The inputs of a value and its formula.
///
/// `None` when the value is missing, is read from a file as it stands, is normalised, or has inputs that are missing.
pub(super) fn spreadsheet_formula(row: &ComparisonRow, speech: &Speech) -> Option<CellFormula> {
    let trace = row.known_trace()?;
    let is_normalized = !std::sync::Arc::ptr_eq(&row.indicator, &trace.indicator);
    let steps = &trace.indicator.plan.root;
    if is_normalized || matches!(steps, Step::Input(_)) {
        return None;
    }
    let formula = write_step(steps, trace)?;
    let inputs = trace.inputs.iter().filter_map(|traced| spreadsheet_input(traced, speech)).collect();
    Some(CellFormula { inputs, formula })
}

/// An input that has an observation.
fn spreadsheet_input(traced: &TracedInput, speech: &Speech) -> Option<CellFormulaInput> {
    let observation = traced.observation.as_ref()?;
    Some(CellFormulaInput {
        name: traced.input.measure.names.get(speech.language()).to_owned(),
        value: observation.value.number(),
        unit: traced.input.measure.unit.clone(),
        time: observation.time,
        file: file_name(&observation.location.source),
        line: observation.location.line,
        column: observation.location.column,
        raw: observation.raw.to_string(),
    })
}

/// The formula with `{0}`, `{1}`… in place of the cells of the inputs. Every operation has brackets, so that precedence never matters.
fn write_step(step: &Step, trace: &Trace) -> Option<String> {
    let write = |step: &Step| write_step(step, trace);
    let write_all = |steps: &[Step]| steps.iter().map(write).collect::<Option<Vec<String>>>().map(|parts| parts.join(","));
    Some(match step {
        Step::Number(value) => format!("({value})"),
        Step::Input(index) => input_cells(*index, trace)?,
        Step::Default(default) => format!("({})", trace.default(*default)?.value),
        Step::YearsSince(index) => format!("({})", trace.years_since(*index)?),
        Step::Negate(inner) => format!("(-{})", write(inner)?),
        Step::Scale(inner, ratio) => {
            let (numerator, denominator) = ratio.to_fraction();
            format!("({}*{numerator}/{denominator})", write(inner)?)
        }
        Step::Binary(operator, left, right) => {
            let sign = match operator {
                Operator::Add => "+",
                Operator::Subtract => "-",
                Operator::Multiply => "*",
                Operator::Divide => "/",
                Operator::Power => "^",
            };
            format!("({}{sign}{})", write(left)?, write(right)?)
        }
        Step::Call(Function::Round(places), arguments) => format!("ROUND({},{places})", write_all(arguments)?),
        Step::Call(function, arguments) => format!("{}({})", function_name(*function), write_all(arguments)?),
        Step::If(comparison, parts) => {
            let [left, right, yes, no] = parts.as_ref();
            // A branch that cannot be written is not the one that was taken.
            let (yes, no) = (write(yes), write(no));
            if yes.is_none() && no.is_none() {
                return None;
            }
            let branch = |branch: Option<String>| branch.unwrap_or_else(|| "NA()".to_owned());
            format!("IF({}{}{},{},{})", write(left)?, comparison_sign(*comparison), write(right)?, branch(yes), branch(no))
        }
        // The first alternative that can be written is the first whose inputs are known.
        Step::Coalesce(alternatives) => alternatives.iter().find_map(write)?,
        Step::Growth(now, base) => {
            let years = trace.years_since(*base).filter(|years| *years > 0.0)?;
            format!("(({}/{})^(1/{years})-1)", input_cells(*now, trace)?, input_cells(*base, trace)?)
        }
        Step::Inventory(lines) => {
            let known: Vec<String> = lines.iter().filter_map(|index| input_cells(*index, trace)).collect();
            (!known.is_empty()).then(|| format!("({})", known.join("+")))?
        }
    })
}

/// The known cells of an input: one, or the parts that are added up, each with its weight. Cells are numbered among the inputs that have
/// an observation.
fn input_cells(index: usize, trace: &Trace) -> Option<String> {
    let wanted = trace.indicator.plan.inputs.get(index)?;
    let observed = trace.inputs.iter().filter_map(|traced| Some((traced, traced.observation.as_ref()?)));
    let known = observed.enumerate().filter(|(_, (traced, observation))| traced.input == *wanted && observation.value.number().is_some());
    let cell = |(cell, (traced, _)): (usize, (&TracedInput, _))| match traced.weight {
        Weight { years, of } if traced.weight != Weight::WHOLE => format!("{{{cell}}}*{years}/{of}"),
        Weight { .. } => format!("{{{cell}}}"),
    };
    let cells: Vec<String> = known.map(cell).collect();
    match cells.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("({})", several.join("+"))),
    }
}

fn function_name(function: Function) -> &'static str {
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

fn comparison_sign(comparison: ComparisonOperator) -> &'static str {
    match comparison {
        ComparisonOperator::Less => "<",
        ComparisonOperator::AtMost => "<=",
        ComparisonOperator::More => ">",
        ComparisonOperator::AtLeast => ">=",
        ComparisonOperator::Same => "=",
        ComparisonOperator::Other => "<>",
    }
}
