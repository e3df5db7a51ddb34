//! Series of parts: figures that break a measure down ("Femmes"), or that are of quarters and months, stand in series of their own, as
//! measures of their own. A part is never the whole, and a quarter never the year; but each can be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::fold::slug;
use crate::base::{Frequency, MeasureId, Note, NoteMessage, Notes};
use crate::speech::{Language, Speech};
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::measures::{Measure, YearTolerance};
use crate::tidy::names::LocalizedNames;
use crate::tidy::observation::WHOLE;

/// The most parts that become measures. A column with more words is a list of names: its figures are in the table of `tidy` only.
const MOST_PARTS: usize = 2000;

/// A part: the index of the measure, that of the words that break it down, and how often it has a figure.
type Part = (u32, u32, Frequency);

impl ObservationsBuilder<'_> {
    /// Inserts a measure for each part. Returns, for each context, the index of the measure in whose series its facts stand.
    pub(super) fn insert_part_series(&mut self, notes: &mut Notes) -> Vec<Option<u32>> {
        let mut parts: BTreeMap<Part, Option<u32>> = BTreeMap::new();
        for context in self.contexts.values().iter().filter(|context| !context.is_of_measure()) {
            parts.insert((context.measure, context.breakdown, context.frequency), None);
        }
        if parts.len() > MOST_PARTS {
            notes.push(Note::new(NoteMessage::PartsNotShown { count: parts.len() - MOST_PARTS, most: MOST_PARTS }));
        }
        let frequencies = FrequencyNames::new(parts.keys().map(|(_, _, frequency)| *frequency));
        for (part, series) in parts.iter_mut().take(MOST_PARTS) {
            *series = self.insert_part(*part, &frequencies);
        }
        let series = self.contexts.values().iter().map(|context| {
            let part = (context.measure, context.breakdown, context.frequency);
            if context.is_of_measure() { Some(context.measure) } else { parts.get(&part).copied().flatten() }
        });
        series.collect()
    }

    /// Inserts the measure of a part and returns its index.
    fn insert_part(&mut self, (measure, breakdown, frequency): Part, frequencies: &FrequencyNames) -> Option<u32> {
        let whole = Arc::clone(self.measure(measure)?);
        let words = self.breakdowns.get(breakdown).map(|part| part_words(part)).unwrap_or_default();
        let mut part = Measure {
            names: frequencies.names_of_part(&whole.names, &words, frequency),
            aliases: Vec::new(),
            year_tolerance: if frequency == Frequency::Year { whole.year_tolerance } else { YearTolerance::Never },
            gpc: None,
            // A part never exceeds its whole, if both are counted alike.
            whole: (breakdown != WHOLE && frequency == Frequency::Year && whole.adds_up()).then(|| whole.id.as_str().to_owned()),
            share_group: None,
            ..(*whole).clone()
        };
        let words = std::iter::once(whole.id.as_str().to_owned()).chain(words.iter().map(|word| slug(word)));
        let of_frequency = (frequency != Frequency::Year).then(|| frequency.name().to_owned());
        let mut id = words.chain(of_frequency).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
        // A measure may bear that name, and words that differ by signs only have one identifier.
        while self.measure_index(&MeasureId::new(&id)).is_some() || self.known_measures().find(&id).is_some() {
            id.push_str("_part");
        }
        part.id = MeasureId::new(&id);
        Some(self.add_measure(Arc::new(part)))
    }
}

/// The words of a part ("Milieu=Urbain;Sexe=Femmes"): "Urbain", "Femmes". A word that says nothing alone keeps its heading: "Âge 0-4".
fn part_words(part: &str) -> Vec<String> {
    let says_enough = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let word = |part: &str| match part.split_once('=') {
        Some((_, word)) if says_enough(word) => word.trim().to_owned(),
        Some((heading, word)) => format!("{} {}", heading.trim(), word.trim()),
        None => part.trim().to_owned(),
    };
    part.split(';').filter(|part| !part.is_empty()).map(word).collect()
}

/// The names of the frequencies that occur, in the three languages.
struct FrequencyNames(BTreeMap<Frequency, LocalizedNames>);

impl FrequencyNames {
    fn new(frequencies: impl Iterator<Item = Frequency>) -> Self {
        let occurring: std::collections::BTreeSet<Frequency> = frequencies.filter(|frequency| *frequency != Frequency::Year).collect();
        if occurring.is_empty() {
            return Self(BTreeMap::new());
        }
        let [fr, ar, en] = [Language::Fr, Language::Ar, Language::En].map(Speech::new);
        let names = |frequency: Frequency| LocalizedNames {
            fr: fr.frequency_name(frequency),
            ar: ar.frequency_name(frequency),
            en: en.frequency_name(frequency),
        };
        Self(occurring.into_iter().map(|frequency| (frequency, names(frequency))).collect())
    }

    /// The name of a part: "Population (Urbain, Femmes)", "Permis délivrés (par trimestre)".
    fn names_of_part(&self, whole: &LocalizedNames, words: &[String], frequency: Frequency) -> LocalizedNames {
        let often = self.0.get(&frequency).cloned().unwrap_or_default();
        let inside = |often: &str, comma: &str| {
            let words: Vec<&str> = words.iter().map(String::as_str).chain((!often.is_empty()).then_some(often)).collect();
            words.join(comma)
        };
        LocalizedNames {
            fr: format!("{} ({})", whole.fr, inside(&often.fr, ", ")),
            // A bracket between Latin and Arabic words would belong to neither.
            ar: format!("{} – {}", whole.ar, inside(&often.ar, "، ")),
            en: format!("{} ({})", whole.en, inside(&often.en, ", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_by_its_words() {
        assert_eq!(part_words("Milieu=Urbain;Sexe=Femmes"), ["Urbain", "Femmes"]);
        assert_eq!(part_words("Âge=0-4"), ["Âge 0-4"]);
        assert_eq!(part_words("Femmes"), ["Femmes"]);
    }
}
