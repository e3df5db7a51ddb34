//! The list of measures: a heading or an identifier in, a [`Measure`] out, or the measure it looks like.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::currency::id_in_currency;
use crate::base::fold::strip_bidi_controls;
use crate::base::similarity::ComparableName;
use crate::base::{MeasureId, Unit, fold};
use crate::tidy::names::LocalizedNames;

/// Whether a measure used as a denominator may be taken from another year than the result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum YearTolerance {
    /// Only from the same year.
    #[default]
    Never,
    /// From a year at most this many years away; the result carries a flag.
    Years(u16),
    /// From any year, as it hardly changes (an area); the result carries a flag.
    Constant,
}

impl<'de> serde::Deserialize<'de> for YearTolerance {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Written {
            Years(u16),
            Word(String),
        }
        match <Written as serde::Deserialize>::deserialize(deserializer)? {
            Written::Years(years) => Ok(Self::Years(years)),
            Written::Word(word) if word == "constant" => Ok(Self::Constant),
            Written::Word(word) => Err(serde::de::Error::custom(format!("borrow = \"{word}\": a number of years or \"constant\""))),
        }
    }
}

/// The values of a measure that are not doubted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueBounds {
    /// Not negative; a percentage at most 100.
    #[default]
    Usual,
    /// Not negative; percentages above 100 are possible (a rate of enrolment counts pupils from elsewhere).
    Positive,
    /// Any value: a change, a balance.
    None,
}

/// A quantity that files give: a card of `assets/measures.toml`, or one only a file knows.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct Measure {
    /// The identifier, as formulas write it.
    pub id: MeasureId,
    /// The unit that all values are converted to; empty when the first file decides.
    pub unit: String,
    /// The names in three languages.
    #[serde(flatten)]
    pub names: LocalizedNames,
    /// The theme, as in the catalogue of indicators: `water`, `waste`…; "read" for one that only a file knows.
    #[serde(default = "read")]
    pub theme: String,
    /// Other headings found in files.
    #[serde(rename = "also", default)]
    pub aliases: Vec<String>,
    /// Whether it may be a denominator of another year.
    #[serde(rename = "borrow", default)]
    pub year_tolerance: YearTolerance,
    /// The values that are not doubted.
    #[serde(rename = "bounds", default)]
    pub plausible: ValueBounds,
    /// The reference in a greenhouse gas inventory (GPC): "I.1.1".
    #[serde(default)]
    pub gpc: Option<String>,
    /// The identifier of the measure it is a part of, and never exceeds.
    #[serde(default)]
    pub whole: Option<String>,
    /// The name of a group of shares that sum to 100 %.
    #[serde(rename = "shares", default)]
    pub share_group: Option<String>,
}

impl Measure {
    /// A measure that only a file knows, under its name and unit.
    #[must_use]
    pub fn unknown(name: &str, unit: &str) -> Self {
        let id = fold::slug(name);
        Self {
            id: MeasureId::new(&id),
            unit: unit.trim().to_owned(),
            names: LocalizedNames::same(strip_bidi_controls(name).trim()),
            theme: read(),
            aliases: Vec::new(),
            year_tolerance: YearTolerance::Never,
            plausible: ValueBounds::default(),
            gpc: None,
            whole: None,
            share_group: None,
        }
    }

    /// The same quantity for amounts in another currency; `None` when it is no money, or is in that currency already. No rate is
    /// known, so it is a measure of its own: "Dépenses totales (MAD)".
    #[must_use]
    pub fn in_currency(&self, currency: &str) -> Option<Self> {
        let own = self.parsed_unit().currency().filter(|own| *own != currency)?;
        Some(Self {
            id: MeasureId::new(&id_in_currency(self.id.as_str(), own, currency)),
            unit: self.unit.replace(own, currency),
            names: self.names.with_suffix(&format!(" ({currency})")),
            aliases: Vec::new(),
            whole: self.whole.as_deref().map(|whole| id_in_currency(whole, own, currency)),
            ..self.clone()
        })
    }

    /// The parsed unit, for conversions.
    #[must_use]
    pub fn parsed_unit(&self) -> Unit {
        Unit::parse(&self.unit)
    }
}

fn read() -> String {
    "read".to_owned()
}

#[derive(serde::Deserialize)]
struct MeasuresFile {
    measure: Vec<Measure>,
}

/// The list of measures, indexed by name.
#[derive(Clone, Debug)]
pub struct Measures {
    all: Vec<Arc<Measure>>,
    by_name: HashMap<String, usize>,
    /// By name without uninformative words.
    by_significant: BTreeMap<String, usize>,
    /// The names of `by_significant`, prepared for the comparisons of [`Measures::most_similar`].
    comparable: Arc<[ComparableMeasure]>,
}

/// One name of a measure, prepared for comparisons.
#[derive(Debug)]
struct ComparableMeasure {
    name: ComparableName,
    /// The index of the measure in the list.
    index: usize,
}

impl Measures {
    /// The list that ships with the program, from `assets/measures.toml`.
    ///
    /// # Panics
    /// If the shipped file is broken; a test reads it.
    #[must_use]
    pub fn shipped() -> Self {
        match Self::parse(include_str!("../../assets/measures.toml")) {
            Ok(measures) => measures,
            Err(error) => unreachable!("assets/measures.toml: {error}"),
        }
    }

    /// Reads a list in TOML.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or two measures share a name.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: MeasuresFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let all: Vec<Arc<Measure>> = file.measure.into_iter().map(Arc::new).collect();
        for measure in &all {
            if let Some(whole) = measure.whole.as_deref().filter(|whole| !all.iter().any(|other| other.id.as_str() == *whole)) {
                return Err(format!("\"{}\" is a part of \"{whole}\", which is not in the list", measure.id));
            }
        }
        let mut by_name = HashMap::new();
        for (index, measure) in all.iter().enumerate() {
            let names = [measure.id.as_str(), &measure.names.fr, &measure.names.ar, &measure.names.en];
            for name in names.into_iter().chain(measure.aliases.iter().map(String::as_str)) {
                if let Some(other) = by_name.insert(fold::fold(name), index)
                    && other != index
                {
                    return Err(format!("\"{name}\" names two measures"));
                }
            }
        }
        // Two names that are equal without uninformative words are not found that way.
        let mut by_significant: BTreeMap<String, usize> = BTreeMap::new();
        let mut names: Vec<(&String, &usize)> = by_name.iter().collect();
        names.sort_unstable();
        let mut twice = BTreeSet::new();
        for (name, index) in names.into_iter().filter(|(name, _)| !significant_words(name).is_empty()) {
            if *by_significant.entry(significant_words(name)).or_insert(*index) != *index {
                twice.insert(significant_words(name));
            }
        }
        by_significant.retain(|name, _| !twice.contains(name));
        let comparable =
            by_significant.iter().map(|(name, index)| ComparableMeasure { name: ComparableName::new(name), index: *index }).collect();
        Ok(Self { all, by_name, by_significant, comparable })
    }

    /// This list with measures of these names added where it has none. They have no unit yet: files give it.
    #[must_use]
    pub fn with_unknown(&self, names: &[String]) -> Self {
        let mut more = self.clone();
        for name in names {
            let folded = fold::fold(name);
            if !folded.is_empty() && more.find(name).is_none() {
                more.by_name.insert(folded, more.all.len());
                more.all.push(Arc::new(Measure::unknown(name, "")));
            }
        }
        more
    }

    /// This list with more names for its measures. A name that already means a measure keeps its meaning.
    #[must_use]
    pub fn with_names<'a>(mut self, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        for (name, measure) in names {
            let folded = fold::fold(name);
            if let Some(index) = self.all.iter().position(|known| known.id.as_str() == measure)
                && !folded.is_empty()
            {
                self.by_name.entry(folded).or_insert(index);
            }
        }
        self
    }

    /// All measures, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Arc<Measure>] {
        &self.all
    }

    /// The measure a heading names, ignoring case, accents and uninformative words ("RGPH", "le", "de la ville"). A heading that
    /// merely resembles a name is not found here but by [`Measures::most_similar`].
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Measure>> {
        let folded = fold::fold(text);
        let found = |name: &str| self.by_name.get(name).and_then(|index| self.all.get(*index));
        let by_significant = |name: &str| self.by_significant.get(name).and_then(|index| self.all.get(*index));
        let significant = significant_words(&folded);
        // "Population / السكان": either part may name the measure.
        let part = || text.split(" / ").filter(|part| part.len() < text.len()).find_map(|part| self.find(part));
        found(&folded).or_else(|| found(&significant)).or_else(|| by_significant(&significant)).or_else(part)
    }

    /// The measure whose name a heading resembles most, with its likeness from 0 to 1; `None` below 0.6.
    #[must_use]
    pub fn most_similar(&self, text: &str) -> Option<(&Arc<Measure>, f64)> {
        let wanted = ComparableName::new(&significant_words(&fold::fold(text)));
        if !(SHORTEST..=LONGEST).contains(&wanted.length()) {
            return None;
        }
        let mut best: Option<(f64, usize)> = None;
        for ComparableMeasure { name, index } in self.comparable.iter() {
            let likeness = wanted.similarity(name);
            if likeness >= NEAR && best.is_none_or(|(other, _)| likeness > other) {
                best = Some((likeness, *index));
            }
        }
        best.and_then(|(likeness, index)| Some((self.all.get(index)?, likeness)))
    }
}

/// Longer headings are texts: they name no measure, and comparing them takes long.
const LONGEST: usize = 160;
/// Shorter headings resemble too many names.
const SHORTEST: usize = 4;
/// The least likeness that counts.
const NEAR: f64 = 0.6;
/// Words of a heading that do not distinguish measures, folded.
const UNINFORMATIVE: &[&str] = &[
    "rgph",
    "rp",
    "recensement",
    "census",
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "en",
    "of",
    "the",
    "in",
    "ville",
    "commune",
    "الاحصاء",
];

/// A folded heading without uninformative words.
fn significant_words(folded: &str) -> String {
    folded.split(' ').filter(|word| !UNINFORMATIVE.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_reads_and_finds() {
        let measures = Measures::shipped();
        assert_eq!(measures.find("Population").map(|m| m.id.as_str()), Some("population"));
        assert_eq!(measures.find("area_km2").map(|m| m.year_tolerance), Some(YearTolerance::Constant));
        assert!(measures.find("nombre de licornes").is_none());
        assert_eq!(measures.find("Population RGPH").map(|m| m.id.as_str()), Some("population"));
    }

    #[test]
    fn a_heading_resembles_a_measure() {
        let measures = Measures::shipped();
        let near = |text: &str| measures.most_similar(text).map(|(measure, likeness)| (measure.id.as_str(), likeness >= 0.9));
        assert_eq!(near("Superfice"), Some(("area_km2", true)));
        assert_eq!(near("Dechets municipaux colectés"), Some(("municipal_waste_t", true)));
        assert_eq!(near("longitude"), None);
    }
}
