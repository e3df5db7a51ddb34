//! One observation: a value with its place, measure, year, territory, definition, source and cell.
//!
//! A file may hold millions. An observation is stored as an [`ObservationRow`] of forty bytes and put together as an
//! [`Observation`] when it is asked for.

use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::number::Qualifier;
use crate::base::{Finite, Level, MeasureId, MissingReason, PlaceId, SourceLocation, Status, Time, Value, Year};

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
    /// The year it is about; [`Year::UNDATED`] when its time is no calendar year.
    pub year: Year,
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
    pub perimeter: Arc<str>,
    pub definition: Arc<str>,
    pub remark: Arc<str>,
    pub citation: Arc<Citation>,
    pub quality: Option<DataQuality>,
}

/// An observation as it is stored. Place, measure, provenance and source are indices into the lists of `Observations`.
#[derive(Clone, Copy, Debug)]
pub(super) struct ObservationRow {
    /// The value in the unit of the measure; 0 when it is missing.
    pub value: f64,
    pub place: u32,
    pub measure: u32,
    pub provenance: u32,
    /// The line of its file, from 1.
    pub line: u32,
    /// Where the text of its cell begins among the texts of all cells, in bytes.
    pub raw_start: u32,
    pub raw_length: u16,
    pub column: u16,
    pub source: u16,
    /// The index of its span of time.
    pub time: u32,
    /// The index of the part of the whole it is about; [`WHOLE`] for the whole.
    pub breakdown: u32,
    /// The index of the heading or the word that names its measure.
    pub heading: u32,
    pub level: Level,
    pub status: Status,
    pub qualifier: Option<Qualifier>,
    pub missing: Option<MissingReason>,
    /// Whether it is a part that adds up with others of its row: one fuel of a sector.
    pub is_part: bool,
    /// Whether the user supposes the value: no file gives it.
    pub is_supposed: bool,
}

/// The index of the breakdown of an observation that is about the whole.
pub(super) const WHOLE: u32 = 0;

impl ObservationRow {
    /// The year under which a series keeps it; `None` for a part of a whole and for a span that is no year.
    pub(super) fn series_year(&self, times: &[Time]) -> Option<Year> {
        let time = times.get(self.time as usize).copied().unwrap_or_default();
        time.series_year().filter(|_| self.breakdown == WHOLE)
    }

    /// The text of its cell, out of the texts of all cells.
    pub(super) fn text<'a>(&self, raw: &'a str) -> &'a str {
        let start = self.raw_start as usize;
        let text = raw.get(start..start + usize::from(self.raw_length));
        debug_assert!(text.is_some(), "texts are only ever appended, and cut at the border of a letter");
        text.unwrap_or_default()
    }

    /// The value, or the reason why it is missing.
    pub(super) fn to_value(self) -> Value {
        let known = Finite::new(self.value).map_or(Value::Missing(MissingReason::NotFinite), Value::Known);
        self.missing.map_or(known, Value::Missing)
    }
}
