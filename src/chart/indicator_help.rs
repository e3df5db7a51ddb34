//! What an indicator is, in a few lines: its unit, its formula, which way is better, what others call it.

use crate::chart::explain::formula_words;
use crate::chart::text::title;
use crate::indicators::{Better, Indicator};
use crate::speech::{Message, Speech};

/// Tells what an indicator is, one line after the other; its name is the first.
#[must_use]
pub fn about(indicator: &Indicator, speech: &Speech) -> Vec<String> {
    let references = &indicator.references;
    let mut said = vec![title(speech, indicator)];
    said.push(speech.say(&Message::AboutFormula { formula: formula_words(indicator, speech), unit: speech.unit(&indicator.unit) }));
    let band = references.band.map(|[low, high]| (speech.exact(low), speech.exact(high)));
    said.push(speech.say(&match (indicator.better, band) {
        (Better::Higher, _) => Message::AboutHigher {},
        (Better::Lower, _) => Message::AboutLower {},
        (Better::Band, Some((low, high))) => Message::AboutBand { low, high },
        (Better::Band | Better::Neutral, _) => Message::AboutNeutral {},
    }));
    if let Some(value) = references.benchmark {
        let by = references.benchmark_by.as_ref().map(|by| by.get(speech.language()).to_owned());
        let by = by.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
        said.push(speech.say(&Message::AboutBenchmark { value: speech.quantity(&speech.exact(value), &indicator.unit), by }));
    }
    let codes = [("ISO 37120", &references.iso37120), ("U4SSC", &references.u4ssc), ("SDG", &references.sdg)];
    let codes: Vec<String> = codes.into_iter().filter_map(|(of, code)| Some(format!("{of} {}", code.as_ref()?))).collect();
    if !codes.is_empty() {
        said.push(speech.say(&Message::AboutCodes { codes: codes.join(" · ") }));
    }
    said
}
