//! What an indicator is, in a few lines: its unit, its formula, which way is better, what others call it.

use crate::chart::explain::formula_words;
use crate::chart::words::title;
use crate::indicators::{Better, Indicator};
use crate::speech::{Line, Speech};

/// Tells what an indicator is, one line after the other; its name is the first.
#[must_use]
pub fn about(indicator: &Indicator, speech: &Speech) -> Vec<String> {
    let references = &indicator.references;
    let mut said = vec![title(speech, indicator)];
    said.push(speech.say(&Line::AboutFormula { formula: formula_words(indicator, speech), unit: speech.unit(&indicator.unit) }));
    let band = references.band.map(|[low, high]| (speech.exact(low), speech.exact(high)));
    said.push(speech.say(&match (indicator.better, band) {
        (Better::Higher, _) => Line::AboutHigher {},
        (Better::Lower, _) => Line::AboutLower {},
        (Better::Band, Some((low, high))) => Line::AboutBand { low, high },
        (Better::Band | Better::Neutral, _) => Line::AboutNeutral {},
    }));
    if let Some(value) = references.benchmark {
        let by = references.benchmark_by.as_ref().map(|by| by.get(speech.language()).to_owned());
        let by = by.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
        said.push(speech.say(&Line::AboutBenchmark { value: speech.quantity(&speech.exact(value), &indicator.unit), by }));
    }
    let codes = [("ISO 37120", &references.iso37120), ("U4SSC", &references.u4ssc), ("SDG", &references.sdg)];
    let codes: Vec<String> = codes.into_iter().filter_map(|(of, code)| Some(format!("{of} {}", code.as_ref()?))).collect();
    if !codes.is_empty() {
        said.push(speech.say(&Line::AboutCodes { codes: codes.join(" · ") }));
    }
    said
}
