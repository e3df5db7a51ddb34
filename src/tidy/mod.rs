//! Floor 2: a `Table` and how to read it in, [`Observations`] and notes out. Polars enters here.

mod changes;
mod draft;
mod heading;
mod long;
mod mapping;
mod measures;
mod observations;
mod places;
mod recipe;
mod roles;
mod suggest;
mod validate;
mod wide;

pub use draft::Draft;
pub use heading::Heading;
pub use mapping::{Context, Field, Mapping, Shape, Values, WideColumn};
pub use measures::{Borrow, Measure, Measures};
pub use observations::{Citation, Observation, Observations};
pub use places::{Code, Gazetteer, Partnership, Place, PlaceKind};
pub use recipe::{Adapted, Memory, Recipe, Remembered};
pub use roles::ColumnRole;
pub use suggest::suggest;
pub use validate::validate;

use crate::base::{Notes, Progress};
use crate::intake::Intake;

/// Words in the three languages, as every card of `assets` has them.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Deserialize)]
pub struct Names {
    /// In French.
    pub fr: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Names {
    /// The same word in every language: how a name that only a file knows is kept.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { fr: text.to_owned(), ar: text.to_owned(), en: text.to_owned() }
    }

    /// The name in one language.
    #[must_use]
    pub fn get(&self, language: crate::speech::Language) -> &str {
        match language {
            crate::speech::Language::Fr => &self.fr,
            crate::speech::Language::Ar => &self.ar,
            crate::speech::Language::En => &self.en,
        }
    }
}

/// Reads one file into the draft of all observations, through a mapping; ends early when it is no longer wanted.
pub fn reshape(intake: &Intake, mapping: &Mapping, (draft, progress): (&mut Draft<'_>, &Progress), notes: &mut Notes) {
    match &mapping.values {
        Values::Long { value, unit, .. } => {
            long::reshape(long::Reader::new(intake, mapping, draft, notes), (value, unit.as_deref()), progress);
        }
        Values::Wide { columns, unit } => {
            let headings = wide::headings(intake, mapping);
            wide::reshape(long::Reader::new(intake, mapping, draft, notes), &headings, (columns, unit.as_deref()), progress);
        }
    }
}
