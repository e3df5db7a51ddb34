//! "Why this number?" in words: a trace and a voice in, finished sentences out, for the terminal,
//! the side panel and the speaker's notes alike.

use crate::base::Value;
use crate::chart::caveats::{file_name, status_line};
use crate::chart::text::title;
use crate::chart::worked_formula::worked;
use crate::indicators::{Flag, Indicator, Trace, TracedInput};
use crate::speech::{Message, Speech};
use crate::tidy::Observation;

/// The cell a figure was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExplainedCell {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u16,
    /// What the cell says.
    pub raw: String,
}

/// An input in words.
#[derive(Clone, PartialEq, Debug)]
pub struct ExplainedInput {
    /// The measure.
    pub measure: String,
    /// Its value with its unit, or why there is none.
    pub value: String,
    /// Its year; blank when there is no figure.
    pub year: String,
    /// Where it was read.
    pub cell: Option<ExplainedCell>,
    /// Territory, definition, status, source, remark and borrowed year, one sentence each.
    pub details: Vec<String>,
    /// Values of the same place, year and territory that were not chosen.
    pub others: Vec<String>,
}

/// A result in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Explained {
    /// The indicator.
    pub measure: String,
    /// The year.
    pub year: String,
    /// The result with its unit, or why there is none.
    pub value: String,
    /// The formula in names of measures.
    pub formula: String,
    /// The formula in figures, when there is something to work out.
    pub worked: Option<String>,
    /// The inputs.
    pub inputs: Vec<ExplainedInput>,
    /// The codes of its flags.
    pub flags: Vec<String>,
}

/// Explains a result.
#[must_use]
pub fn explain(trace: &Trace, speech: &Speech) -> Explained {
    let indicator = &trace.indicator;
    let value = match trace.reading() {
        Value::Known(number) => speech.quantity(&speech.exact(rounded(number.get())), &indicator.unit),
        Value::Missing(gap) => speech.say(&Message::ExplainMissing { reason: speech.gap(gap) }),
    };
    Explained {
        measure: title(speech, indicator),
        year: trace.outcome.year.to_string(),
        value,
        formula: formula_words(indicator, speech),
        worked: worked(trace, speech).map(|text| speech.say(&Message::ExplainWorked { text })),
        inputs: trace.inputs.iter().map(|input| explain_input(input, trace, speech)).collect(),
        flags: trace.flags.iter().map(Flag::code).collect(),
    }
}

/// A result rounded to what can be checked by hand, without zeros nobody measured.
fn rounded(value: f64) -> f64 {
    let scale = if value.abs() >= 1.0 { 100.0 } else { 10_000.0 };
    (value * scale).round() / scale
}

/// The formula with the names of measures: "population ÷ superficie".
#[must_use]
pub fn formula_words(indicator: &Indicator, speech: &Speech) -> String {
    let mut text = String::new();
    let mut word = String::new();
    let names = |word: &str| {
        let input = indicator.plan.inputs.iter().find(|input| input.measure.id.as_str() == word);
        match input {
            Some(input) => input.measure.names.get(speech.language()).to_owned(),
            None if word == "coalesce" => speech.say(&Message::FormulaFirstKnown {}),
            None if word == "annual_growth" => speech.say(&Message::FormulaGrowth {}),
            None if word == "inventory" => speech.say(&Message::FormulaInventory {}),
            None if word == "previous" => speech.say(&Message::FormulaPrevious {}),
            None if word == "change" => speech.say(&Message::FormulaChange {}),
            None if word == "served" => speech.say(&Message::FormulaServed {}),
            None if word == "same_year" => speech.say(&Message::FormulaSameYear {}),
            None => word.to_owned(),
        }
    };
    for c in indicator.formula.chars().chain(std::iter::once(' ')) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        text.push_str(&names(&word));
        if c == '(' && !word.is_empty() {
            text.push(' ');
        }
        word.clear();
        text.push(match c {
            '/' => '÷',
            '*' => '×',
            '-' => '−',
            other => other,
        });
    }
    text.trim_end().to_owned()
}

fn explain_input(traced: &TracedInput, trace: &Trace, speech: &Speech) -> ExplainedInput {
    let measure = &traced.input.measure;
    let name = measure.names.get(speech.language()).to_owned();
    let Some(observation) = &traced.observation else {
        let reason = speech.gap(trace.reading().gap().unwrap_or(crate::base::MissingReason::NotReported));
        return ExplainedInput { measure: name, value: reason, year: String::new(), cell: None, details: vec![], others: vec![] };
    };
    let value = match observation.reading {
        Value::Known(number) => speech.quantity(&speech.exact(number.get()), &measure.unit),
        Value::Missing(gap) => speech.gap(gap),
    };
    // What is supposed stands in no cell.
    let cell = (!observation.supposed).then(|| ExplainedCell {
        file: observation.spot.source.to_string(),
        line: observation.spot.line,
        column: observation.spot.column,
        raw: observation.raw.to_string(),
    });
    let mut details = details(observation, speech);
    if observation.supposed {
        details.insert(0, speech.say(&Message::ExplainSupposed {}));
    }
    if observation.year != trace.outcome.year && !traced.input.is_base() {
        let line = Message::ExplainBorrowed { year: observation.year.to_string(), wanted: trace.outcome.year.to_string() };
        details.push(speech.say(&line));
    }
    let others = traced.alternatives.iter().map(|other| not_chosen(other, &measure.unit, speech)).collect();
    ExplainedInput { measure: name, value, year: observation.year.to_string(), cell, details, others }
}

fn details(observation: &Observation, speech: &Speech) -> Vec<String> {
    let citation = &observation.citation;
    let (perimeter, level) = (observation.perimeter.to_string(), speech.levels(observation.level));
    let territory = if perimeter.is_empty() { Message::ExplainLevel { level } } else { Message::ExplainTerritory { perimeter, level } };
    let mut details = vec![speech.say(&territory)];
    if let Some((low, high)) = observation.interval {
        details.push(speech.say(&Message::ExplainBetween { low: speech.exact(low), high: speech.exact(high) }));
    }
    if !observation.definition.is_empty() {
        details.push(speech.say(&Message::ExplainDefinition { definition: observation.definition.to_string() }));
    }
    details.push(speech.say(&Message::ExplainStatus { status: speech.say(&status_line(observation.status)) }));
    if !citation.title.is_empty() || !citation.publisher.is_empty() {
        let both: Vec<String> = [&citation.title, &citation.publisher].into_iter().filter(|text| !text.is_empty()).cloned().collect();
        details.push(speech.say(&Message::ExplainSource { source: both.join(", ") }));
    }
    if !citation.address.is_empty() {
        details.push(citation.address.clone());
    }
    if !observation.remark.is_empty() {
        details.push(speech.say(&Message::ExplainRemark { remark: observation.remark.to_string() }));
    }
    details
}

fn not_chosen(other: &Observation, unit: &str, speech: &Speech) -> String {
    let value = match other.reading {
        Value::Known(number) => speech.quantity(&speech.exact(number.get()), unit),
        Value::Missing(gap) => speech.gap(gap),
    };
    speech.say(&Message::ExplainOther {
        value,
        status: speech.say(&status_line(other.status)),
        source: if other.citation.publisher.is_empty() { "–".to_owned() } else { other.citation.publisher.clone() },
        file: other.spot.source.to_string(),
        line: other.spot.line.to_string(),
    })
}

/// The formula and the cells of a result, one line each, for the speaker's notes.
pub(super) fn origin_lines(explained: &Explained, place: &str, speech: &Speech) -> Vec<String> {
    let mut lines = vec![speech.say(&Message::NotesFormula {
        place: place.to_owned(),
        value: explained.value.clone(),
        year: explained.year.clone(),
        formula: explained.formula.clone(),
    })];
    for input in &explained.inputs {
        let Some(cell) = &input.cell else { continue };
        lines.push(speech.say(&Message::NotesCell {
            measure: input.measure.clone(),
            value: input.value.clone(),
            year: input.year.clone(),
            file: file_name(&cell.file),
            line: cell.line.to_string(),
            column: cell.column.to_string(),
            raw: cell.raw.clone(),
        }));
    }
    lines
}
