//! One observation: a value with its place, measure, year, territory, definition, source and cell.
//!
//! A file may hold millions: they are stored as rows of the frame of [`Facts`](super::facts::Facts), thirty-two bytes each, and put
//! together as an [`Observation`] when one is asked for.

use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::number::Qualifier;
use crate::base::{Frequency, Level, MeasureId, PlaceId, SourceLocation, Status, Time, Value};
use crate::tidy::nature::Nature;

/// The quality of emission data, as the Global Protocol for Community-Scale Inventories grades it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataQuality {
    /// Measured, detailed, local data.
    High,
    /// Modelled or regional data on solid assumptions.
    Medium,
    /// National, default or highly modelled data.
    Low,
}

impl DataQuality {
    /// Reads a grade in French, English or Arabic: "H", "moyenne", "Low". `None` for other words.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match fold(text).as_str() {
            "h" | "high" | "haute" | "elevee" | "bonne" | "عاليه" => Some(Self::High),
            "m" | "medium" | "moyenne" | "متوسطه" => Some(Self::Medium),
            "l" | "low" | "faible" | "basse" | "b" | "ضعيفه" => Some(Self::Low),
            _ => None,
        }
    }

    /// The letter used in flags.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::High => "H",
            Self::Medium => "M",
            Self::Low => "L",
        }
    }
}

/// The document a value was published in. Empty texts are unknown.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Citation {
    /// The title of the document.
    pub title: String,
    /// The organisation that published it.
    pub publisher: String,
    /// The web address of the document.
    pub address: String,
}

/// One value with everything known about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Observation {
    /// The place it is about.
    pub place: PlaceId,
    /// What is measured.
    pub measure: MeasureId,
    /// The span of time it is about.
    pub time: Time,
    /// The part of the whole it is about: "Milieu=Urbain;Sexe=Féminin"; empty for the whole.
    pub breakdown: Arc<str>,
    /// The heading or the word of the file that names its measure.
    pub heading: Arc<str>,
    /// The sheet it stands on; empty in a text.
    pub sheet: Arc<str>,
    /// The value in the unit of the measure, or the reason why it is missing.
    pub value: Value,
    /// The sort of figure: measured, a target, a projection.
    pub nature: Nature,
    /// A qualifier written beside the number: "about", "at least".
    pub qualifier: Option<Qualifier>,
    /// The kind of territory.
    pub level: Level,
    /// The name of the exact territory, as the file writes it; empty when the file names none.
    pub perimeter: Arc<str>,
    /// The definition followed, as the file writes it; empty when the file gives none.
    pub definition: Arc<str>,
    /// How certain the value is, by its source.
    pub status: Status,
    /// The document the value comes from.
    pub citation: Arc<Citation>,
    /// A remark of the file; empty when there is none.
    pub remark: Arc<str>,
    /// The quality of its data; `None` when the file does not grade it.
    pub quality: Option<DataQuality>,
    /// The interval (low, high) of the true value, in the unit of the measure, when the file states one.
    pub interval: Option<(f64, f64)>,
    /// The cell it was read from.
    pub location: SourceLocation,
    /// The text of that cell, untouched.
    pub raw: Arc<str>,
    /// Whether the user supposes the value: no file gives it.
    pub is_supposed: bool,
    /// Whether it is a part that adds up with others of its row.
    pub is_part: bool,
}

/// The texts that describe a value. Shared by all observations of a file with the same texts.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Provenance {
    pub definition: Arc<str>,
    pub remark: Arc<str>,
    pub citation: Arc<Citation>,
    pub quality: Option<DataQuality>,
}

/// What facts of one column have in common: where they stand, what they measure and how they are described. `u32` fields are indices
/// into the lists of `Observations`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct FactContext {
    /// The table.
    pub table: u32,
    /// The column of the table, from 1.
    pub column: u16,
    /// What is measured.
    pub measure: u32,
    /// The part of the whole; [`WHOLE`] for the whole.
    pub breakdown: u32,
    /// The heading or the word that names the measure.
    pub heading: u32,
    /// The texts that describe the value.
    pub provenance: u32,
    /// How often its series has a figure.
    pub frequency: Frequency,
}

impl FactContext {
    /// Whether its facts stand in the series of the measure itself: they are about the whole, and of years.
    pub(super) fn is_of_measure(&self) -> bool {
        self.breakdown == WHOLE && self.frequency == Frequency::Year
    }
}

/// The index of the breakdown of facts that are about the whole.
pub(super) const WHOLE: u32 = 0;
