//! What an indicator is, in a few lines: name, unit, formula, which direction is better, benchmark, codes of international lists.

use crate::chart::formula_text::formula_text;
use crate::chart::text::indicator_name;
use crate::indicators::{Better, Indicator};
use crate::speech::{Message, Speech};

/// Describes an indicator, one line each; the first line is its name.
#[must_use]
pub fn describe_indicator(indicator: &Indicator, speech: &Speech) -> Vec<String> {
    let references = &indicator.references;
    let mut lines = vec![indicator_name(speech, indicator)];
    lines.push(speech.format(&Message::AboutFormula { formula: formula_text(indicator, speech), unit: speech.unit_name(&indicator.unit) }));
    let band = references.band.map(|[low, high]| (speech.format_exact(low), speech.format_exact(high)));
    lines.push(speech.format(&match (indicator.better, band) {
        (Better::Higher, _) => Message::AboutHigher {},
        (Better::Lower, _) => Message::AboutLower {},
        (Better::Band, Some((low, high))) => Message::AboutBand { low, high },
        (Better::Band | Better::Neutral, _) => Message::AboutNeutral {},
    }));
    if let Some(value) = references.benchmark {
        let by = references.benchmark_label.as_ref().map(|by| by.get(speech.language()).to_owned());
        let by = by.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
        lines.push(
            speech.format(&Message::AboutBenchmark { value: speech.format_quantity(&speech.format_exact(value), &indicator.unit), by }),
        );
    }
    let codes = [("ISO 37120", &references.iso37120), ("U4SSC", &references.u4ssc), ("SDG", &references.sdg)];
    let codes: Vec<String> = codes.into_iter().filter_map(|(list, code)| Some(format!("{list} {}", code.as_ref()?))).collect();
    if !codes.is_empty() {
        lines.push(speech.format(&Message::AboutCodes { codes: codes.join(" · ") }));
    }
    lines
}
