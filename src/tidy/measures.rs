//! The list of measures: a heading or an identifier in, a `Measure` out.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold::plain;
use crate::base::{MeasureId, Unit, fold};
use crate::tidy::Names;

/// Whether a denominator may be taken from another year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Borrow {
    /// Only the same year.
    #[default]
    Never,
    /// From a year at most so many years away, with a flag.
    Years(u16),
    /// From any year: it hardly changes (an area), with a flag.
    Constant,
}

impl<'de> serde::Deserialize<'de> for Borrow {
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

/// Something counted or measured.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct Measure {
    /// Its identifier.
    pub id: MeasureId,
    /// The unit all its values are turned into.
    pub unit: String,
    /// Its names.
    #[serde(flatten)]
    pub names: Names,
    /// Other headings met in files.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether it may serve as a denominator of another year.
    #[serde(default)]
    pub borrow: Borrow,
}

impl Measure {
    /// A measure only a file knows, under its own name and unit.
    #[must_use]
    pub fn unknown(name: &str, unit: &str) -> Self {
        let id = fold::slug(name);
        Self {
            id: MeasureId::new(&id),
            unit: unit.trim().to_owned(),
            names: Names::same(plain(name).trim()),
            also: Vec::new(),
            borrow: Borrow::Never,
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
        Ok(Self { all, by_name })
    }

    /// All measures, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Arc<Measure>] {
        &self.all
    }

    /// The measure a heading names.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Measure>> {
        self.by_name.get(&fold::fold(text)).and_then(|index| self.all.get(*index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_reads_and_finds() {
        let measures = Measures::shipped();
        assert_eq!(measures.find("Population").map(|m| m.id.as_str()), Some("population"));
        assert_eq!(measures.find("area_km2").map(|m| m.borrow), Some(Borrow::Constant));
        assert!(measures.find("nombre de licornes").is_none());
    }
}
