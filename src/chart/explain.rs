//! "Why this number?" in words: a trace and a language in, finished sentences out.
//!
//! The command line, the side panel and the speaker's notes use the same sentences.

use crate::base::{MissingReason, Value};
use crate::chart::formula_text::formula_text;
use crate::chart::text::{indicator_name, source_file_name, status_message};
use crate::chart::worked_formula::worked_formula;
use crate::indicators::{Flag, Trace, TracedInput, Weight};
use crate::speech::{Message, Speech};
use crate::tidy::{Factor, Observation};

/// The cell a figure was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExplainedCell {
    /// The name of the file, with its folders.
    pub file: String,
    /// The line number, from 1.
    pub line: u32,
    /// The column number, from 1.
    pub column: u16,
    /// The text of the cell.
    pub raw: String,
}

/// An input of a value, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct ExplainedInput {
    /// The name of the measure.
    pub measure: String,
    /// The number with its unit, or why there is none.
    pub value: String,
    /// The year; empty when there is no figure.
    pub year: String,
    /// The cell it was read from; `None` for suppositions and missing figures.
    pub cell: Option<ExplainedCell>,
    /// Territory, interval, definition, status, source, remark and borrowed year, one sentence each.
    pub details: Vec<String>,
    /// Figures of the same place, year and territory that were not used, one sentence each.
    pub others: Vec<String>,
}

/// A value of an indicator, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Explanation {
    /// The name of the indicator.
    pub measure: String,
    /// The year.
    pub year: String,
    /// The number with its unit, or why there is none.
    pub value: String,
    /// The formula with the names of measures.
    pub formula: String,
    /// The formula with numbers; `None` when there is nothing to compute.
    pub calculation: Option<String>,
    /// The inputs, in the order of the formula.
    pub inputs: Vec<ExplainedInput>,
    /// The codes of the flags.
    pub flags: Vec<String>,
}

/// Explains a value: its formula, its inputs and the cells they come from.
#[must_use]
pub fn explain(trace: &Trace, speech: &Speech) -> Explanation {
    let indicator = &trace.indicator;
    let value = match trace.value() {
        Value::Known(number) => speech.format_quantity(&speech.format_exact(round_for_checking(number.get())), &indicator.unit),
        Value::Missing(reason) => speech.format(&Message::ExplainMissing { reason: speech.missing_reason(reason) }),
    };
    Explanation {
        measure: indicator_name(speech, indicator),
        year: speech.time_text(trace.result.time),
        value,
        formula: formula_text(indicator, speech),
        calculation: worked_formula(trace, speech).map(|text| speech.format(&Message::ExplainWorked { text })),
        inputs: trace
            .inputs
            .iter()
            .map(|input| explain_input(input, trace, speech))
            .chain(trace.factors.iter().map(|factor| explain_factor(factor, speech)))
            .collect(),
        flags: trace.flags.iter().map(Flag::code).collect(),
    }
}

/// Rounds to two decimals, or four below one: enough to check the calculation by hand.
fn round_for_checking(value: f64) -> f64 {
    let scale = if value.abs() >= 1.0 { 100.0 } else { 10_000.0 };
    (value * scale).round() / scale
}

/// Explains one input. An input without observation has the reason of the missing value and nothing else.
fn explain_input(traced: &TracedInput, trace: &Trace, speech: &Speech) -> ExplainedInput {
    let measure = &traced.input.measure;
    let name = measure.names.get(speech.language()).to_owned();
    let Some(observation) = &traced.observation else {
        let reason = speech.missing_reason(trace.value().missing_reason().unwrap_or(MissingReason::NotReported));
        return ExplainedInput { measure: name, value: reason, year: String::new(), cell: None, details: vec![], others: vec![] };
    };
    let cell = (!observation.is_supposed).then(|| ExplainedCell {
        file: observation.location.source.to_string(),
        line: observation.location.line,
        column: observation.location.column,
        raw: observation.raw.to_string(),
    });
    let mut details = details(observation, speech);
    if observation.is_supposed {
        details.insert(0, speech.format(&Message::ExplainSupposed {}));
    }
    if traced.weight != Weight::WHOLE {
        let Weight { years, of } = traced.weight;
        let (years, of) = (speech.format_exact(f64::from(years)), speech.format_exact(f64::from(of)));
        details.push(speech.format(&Message::ExplainWeighted { years, of, wanted: trace.result.time }));
    } else if observation.time != trace.result.time && !traced.input.is_base() {
        let message = Message::ExplainBorrowed { year: observation.time, wanted: trace.result.time };
        details.push(speech.format(&message));
    }
    ExplainedInput {
        measure: name,
        value: print_value(observation.value, &measure.unit, speech),
        year: speech.time_text(observation.time),
        cell,
        details,
        others: traced.alternatives.iter().map(|other| explain_alternative(other, &measure.unit, speech)).collect(),
    }
}

/// A factor that stands for what no file says, with the publication it comes from.
fn explain_factor(factor: &Factor, speech: &Speech) -> ExplainedInput {
    let publication: Vec<String> = std::iter::once(speech.known_text(&factor.source).into_owned()).chain(factor.address.clone()).collect();
    let source = Message::ExplainSource { source: speech.format_list_plain(&publication) };
    ExplainedInput {
        measure: default_name(factor, speech),
        value: speech.format_quantity(&speech.format_exact(factor.value), &factor.unit),
        year: String::new(),
        cell: None,
        details: vec![speech.format(&source)],
        others: Vec::new(),
    }
}

/// What a default stands for, and for which part of the world.
pub(super) fn default_name(factor: &Factor, speech: &Speech) -> String {
    speech.format(&Message::DefaultName { factor: factor.id.clone(), name: factor.name.clone() })
}

/// The number with its unit, or why there is none.
fn print_value(value: Value, unit: &str, speech: &Speech) -> String {
    match value {
        Value::Known(number) => speech.format_quantity(&speech.format_exact(number.get()), unit),
        Value::Missing(reason) => speech.missing_reason(reason),
    }
}

/// What is known of a figure, one sentence each.
fn details(observation: &Observation, speech: &Speech) -> Vec<String> {
    let citation = &observation.citation;
    let (perimeter, level) = (speech.known_text(&observation.perimeter).into_owned(), speech.level_name(observation.level));
    let territory = if perimeter.is_empty() { Message::ExplainLevel { level } } else { Message::ExplainTerritory { perimeter, level } };
    let mut details = vec![speech.format(&territory)];
    if let Some((low, high)) = observation.interval {
        details.push(speech.format(&Message::ExplainBetween { low: speech.format_exact(low), high: speech.format_exact(high) }));
    }
    if !observation.definition.is_empty() {
        details.push(speech.format(&Message::ExplainDefinition { definition: speech.known_text(&observation.definition).into_owned() }));
    }
    // What is expected is not established, however certain its source is.
    let status = if observation.nature.is_expected() { Message::BadgeExpected {} } else { status_message(observation.status) };
    details.push(speech.format(&Message::ExplainStatus { status: speech.format(&status) }));
    let publisher = speech.known_text(&citation.publisher);
    let source: Vec<&str> = [citation.title.as_str(), &publisher].into_iter().filter(|text| !text.is_empty()).collect();
    if !source.is_empty() {
        details.push(speech.format(&Message::ExplainSource { source: speech.format_list_plain(&source) }));
    }
    if !citation.address.is_empty() {
        details.push(citation.address.clone());
    }
    if !observation.remark.is_empty() {
        details.push(speech.format(&Message::ExplainRemark { remark: observation.remark.to_string() }));
    }
    details
}

/// A figure that was not used, with its source.
fn explain_alternative(other: &Observation, unit: &str, speech: &Speech) -> String {
    speech.format(&Message::ExplainOther {
        value: print_value(other.value, unit, speech),
        status: speech.format(&status_message(other.status)),
        source: if other.citation.publisher.is_empty() { "–".to_owned() } else { other.citation.publisher.clone() },
        file: other.location.source.to_string(),
        line: other.location.line.to_string(),
    })
}

/// The formula and the cells of a value for the speaker's notes, one line each.
pub(super) fn origin_lines(explained: &Explanation, place: &str, speech: &Speech) -> Vec<String> {
    let mut lines = vec![speech.format(&Message::NotesFormula {
        place: place.to_owned(),
        value: explained.value.clone(),
        year: explained.year.clone(),
        formula: explained.formula.clone(),
    })];
    for input in &explained.inputs {
        let Some(cell) = &input.cell else { continue };
        lines.push(speech.format(&Message::NotesCell {
            measure: input.measure.clone(),
            value: input.value.clone(),
            year: input.year.clone(),
            file: source_file_name(speech, &cell.file),
            line: cell.line.to_string(),
            column: cell.column.to_string(),
            raw: cell.raw.clone(),
        }));
    }
    lines
}
