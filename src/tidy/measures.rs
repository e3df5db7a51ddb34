//! The list of measures: a heading or an identifier in, a `Measure` out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::fold::plain;
use crate::base::similarity::ComparableName;
use crate::base::{MeasureId, Unit, fold};
use crate::tidy::LocalizedNames;

/// Whether a denominator may be taken from another year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum YearTolerance {
    /// Only the same year.
    #[default]
    Never,
    /// From a year at most so many years away, with a flag.
    Years(u16),
    /// From any year: it hardly changes (an area), with a flag.
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

/// What a value of a measure may be before it is doubted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueBounds {
    /// Not negative, and a percentage at most a hundred.
    #[default]
    Usual,
    /// Not negative: a rate of enrolment counts pupils from elsewhere.
    Positive,
    /// Anything: a change, a balance.
    None,
}

/// Something counted or measured.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct Measure {
    /// Its identifier.
    pub id: MeasureId,
    /// The unit all its values are turned into.
    pub unit: String,
    /// Its names.
    #[serde(flatten)]
    pub names: LocalizedNames,
    /// Other headings met in files.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether it may serve as a denominator of another year.
    #[serde(default)]
    pub borrow: YearTolerance,
    /// What it may be before it is doubted.
    #[serde(default)]
    pub bounds: ValueBounds,
    /// Its reference in the inventory of greenhouse gases (GPC): "I.1.1".
    #[serde(default)]
    pub gpc: Option<String>,
    /// The measure it is a part of, and never larger than.
    #[serde(default)]
    pub whole: Option<String>,
    /// The whole it is a share of, with others: together they make a hundred.
    #[serde(default)]
    pub shares: Option<String>,
}

impl Measure {
    /// A measure only a file knows, under its own name and unit.
    #[must_use]
    pub fn unknown(name: &str, unit: &str) -> Self {
        let id = fold::slug(name);
        Self {
            id: MeasureId::new(&id),
            unit: unit.trim().to_owned(),
            names: LocalizedNames::same(plain(name).trim()),
            also: Vec::new(),
            borrow: YearTolerance::Never,
            bounds: ValueBounds::default(),
            gpc: None,
            whole: None,
            shares: None,
        }
    }

    /// Its unit, for algebra.
    #[must_use]
    pub fn algebra(&self) -> Unit {
        Unit::parse(&self.unit)
    }
}

#[derive(serde::Deserialize)]
struct File {
    measure: Vec<Measure>,
}

/// The measures the program knows.
#[derive(Clone, Debug)]
pub struct Measures {
    all: Vec<Arc<Measure>>,
    by_name: HashMap<String, usize>,
    /// The same without the words that tell nothing.
    by_telling: BTreeMap<String, usize>,
    /// The names of `by_telling`, prepared for the comparisons of [`Measures::near`].
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
    /// The list that ships with the program.
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

    /// Reads a list.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or two measures share a name.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let all: Vec<Arc<Measure>> = file.measure.into_iter().map(Arc::new).collect();
        for measure in &all {
            if let Some(whole) = measure.whole.as_deref().filter(|whole| !all.iter().any(|other| other.id.as_str() == *whole)) {
                return Err(format!("\"{}\" is a part of \"{whole}\", which is not in the list", measure.id));
            }
        }
        let mut by_name = HashMap::new();
        for (index, measure) in all.iter().enumerate() {
            let names = [measure.id.as_str(), &measure.names.fr, &measure.names.ar, &measure.names.en];
            for name in names.into_iter().chain(measure.also.iter().map(String::as_str)) {
                if let Some(other) = by_name.insert(fold::fold(name), index)
                    && other != index
                {
                    return Err(format!("\"{name}\" names two measures"));
                }
            }
        }
        // A name that says the same as another without its silent words names neither that way.
        let mut by_telling: BTreeMap<String, usize> = BTreeMap::new();
        let mut names: Vec<(&String, &usize)> = by_name.iter().collect();
        names.sort_unstable();
        let mut twice = BTreeSet::new();
        for (name, index) in names.into_iter().filter(|(name, _)| !telling(name).is_empty()) {
            if *by_telling.entry(telling(name)).or_insert(*index) != *index {
                twice.insert(telling(name));
            }
        }
        by_telling.retain(|name, _| !twice.contains(name));
        let comparable =
            by_telling.iter().map(|(name, index)| ComparableMeasure { name: ComparableName::new(name), index: *index }).collect();
        Ok(Self { all, by_name, by_telling, comparable })
    }

    /// This list and measures of these names, where it has none: their units are those of the files that have them.
    #[must_use]
    pub fn with(&self, names: &[String]) -> Self {
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

    /// All measures, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Arc<Measure>] {
        &self.all
    }

    /// The measure a heading names: one of its names, whatever the case and accents, perhaps with words that say nothing
    /// ("RGPH", "le", "de la ville"). Anything less sure is not found here: [`Measures::near`] says what it looks like.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Measure>> {
        let folded = fold::fold(text);
        let found = |name: &str| self.by_name.get(name).and_then(|index| self.all.get(*index));
        let told = |name: &str| self.by_telling.get(name).and_then(|index| self.all.get(*index));
        let telling = telling(&folded);
        // "Population / السكان": either language will do.
        let part = || text.split(" / ").filter(|part| part.len() < text.len()).find_map(|part| self.find(part));
        found(&folded).or_else(|| found(&telling)).or_else(|| told(&telling)).or_else(part)
    }

    /// The measure a heading looks like without being sure, and how much from 0 to 1.
    #[must_use]
    pub fn near(&self, text: &str) -> Option<(&Arc<Measure>, f64)> {
        let wanted = ComparableName::new(&telling(&fold::fold(text)));
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

/// A longer heading is a text: it names no measure, and comparing it with all of them takes long.
const LONGEST: usize = 160;
/// A shorter heading is like too many things.
const SHORTEST: usize = 4;
/// From here on, a heading looks like a measure.
const NEAR: f64 = 0.6;
/// Words of a heading that do not tell one measure from another, folded.
const SILENT: &[&str] = &[
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

/// The words of a folded heading that tell what it measures.
fn telling(folded: &str) -> String {
    folded.split(' ').filter(|word| !SILENT.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_reads_and_finds() {
        let measures = Measures::shipped();
        assert_eq!(measures.find("Population").map(|m| m.id.as_str()), Some("population"));
        assert_eq!(measures.find("area_km2").map(|m| m.borrow), Some(YearTolerance::Constant));
        assert!(measures.find("nombre de licornes").is_none());
        assert_eq!(measures.find("Population RGPH").map(|m| m.id.as_str()), Some("population"));
    }

    #[test]
    fn what_a_heading_looks_like_is_told_with_its_likeness() {
        let measures = Measures::shipped();
        let near = |text: &str| measures.near(text).map(|(measure, likeness)| (measure.id.as_str(), likeness >= 0.9));
        assert_eq!(near("Superfice"), Some(("area_km2", true)));
        assert_eq!(near("Dechets municipaux colectés"), Some(("municipal_waste_t", true)));
        assert_eq!(near("longitude"), None);
    }
}
