//! Names in the three languages of the program.

use crate::base::{Quote, QuotedNames};
use crate::speech::Language;

/// A name in the three languages, as the files in `assets` give it.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct LocalizedNames {
    /// In French.
    pub fr: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl LocalizedNames {
    /// One name for every language: that of a place or measure only a file knows.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { fr: text.to_owned(), ar: text.to_owned(), en: text.to_owned() }
    }

    /// The names with the same text behind each.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let with = |name: &str| format!("{name}{suffix}");
        Self { fr: with(&self.fr), ar: with(&self.ar), en: with(&self.en) }
    }

    /// The name as notes quote it, with the identifier it has.
    #[must_use]
    pub fn quoted(&self, id: &str) -> Quote {
        Quote::named(id, QuotedNames { fr: self.fr.clone(), ar: self.ar.clone(), en: self.en.clone() })
    }

    /// The name in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::Ar => &self.ar,
            Language::En => &self.en,
        }
    }
}
