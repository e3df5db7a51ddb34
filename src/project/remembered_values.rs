//! The values read from the files when the project was saved. In: observations. Out: a small record stored beside the project,
//! and later the notes that list each value that changed, appeared or disappeared in a file that was edited since.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{MeasureId, MissingReason, Note, NoteMessage, Notes, PlaceId, Quote, SourceLocation};
use crate::tidy::{Observation, Observations};

/// The largest number of values kept of one file, so that a project stays small. Of a larger file only the hash is kept.
const MOST_VALUES: usize = 50_000;

/// A value as it was read. In JSON it is an array of five strings, in the order of the fields.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(from = "[String; 5]", into = "[String; 5]")]
struct RememberedValue {
    /// The id of the place.
    place: String,
    /// The id of the measure.
    measure: String,
    /// The year, in digits.
    year: String,
    /// The number, or the code of the reason why it is missing.
    value: String,
    /// The text of the cell.
    raw: String,
}

impl From<[String; 5]> for RememberedValue {
    fn from([place, measure, year, value, raw]: [String; 5]) -> Self {
        Self { place, measure, year, value, raw }
    }
}

impl From<RememberedValue> for [String; 5] {
    fn from(value: RememberedValue) -> Self {
        [value.place, value.measure, value.year, value.value, value.raw]
    }
}

/// Identifies a value within its file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    place: String,
    measure: String,
    year: String,
}

impl RememberedValue {
    /// The value as the project file stores it.
    fn from_observation(observation: &Observation) -> Self {
        let reason = || observation.value.missing_reason().map_or("", MissingReason::code).to_owned();
        Self {
            place: observation.place.to_string(),
            measure: observation.measure.to_string(),
            year: observation.time.to_string(),
            value: observation.value.number().map_or_else(reason, |value| value.to_string()),
            raw: observation.raw.to_string(),
        }
    }

    /// What two records of the same value have in common.
    fn key(&self) -> Key {
        Key { place: self.place.clone(), measure: self.measure.clone(), year: self.year.clone() }
    }

    /// What a note quotes of it: its place and its measure by their names, its year, its text.
    fn quoted(&self, observations: &Observations) -> [Quote; 4] {
        let (place, measure) = (PlaceId::new(&self.place), MeasureId::new(&self.measure));
        let place = observations.place(&place).map_or_else(|| (&self.place).into(), |known| known.names.quoted(&self.place));
        let known = observations.measures().iter().find(|known| known.id == measure);
        let measure = known.map_or_else(|| (&self.measure).into(), |known| known.names.quoted(&self.measure));
        [place, measure, (&self.year).into(), (&self.raw).into()]
    }

    /// The note that this value of a file replaced another, or is new.
    fn change_note(&self, old: Option<&Self>, observations: &Observations) -> Note {
        let [place, measure, year, to] = self.quoted(observations);
        Note::new(match old {
            Some(old) => NoteMessage::ValueChanged { place, measure, year, to, from: (&old.raw).into() },
            None => NoteMessage::ValueAdded { place, measure, year, to },
        })
    }

    /// The note that this value is no longer in its file.
    fn removal_note(&self, observations: &Observations) -> Note {
        let [place, measure, year, from] = self.quoted(observations);
        Note::new(NoteMessage::ValueRemoved { place, measure, year, from })
    }
}

/// The remembered values of each file, by file name.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct RememberedValues(BTreeMap<String, Vec<RememberedValue>>);

impl RememberedValues {
    /// The values of these files; each file comes with its index among the sources of the observations.
    ///
    /// Hypothetical values belong to no file and are left out, and so are files with more than 50 000 values.
    #[must_use]
    pub fn from_observations<'a>(observations: &Observations, files: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let values = |index: usize| -> Vec<RememberedValue> {
            let read = observations.from_source(index).filter(|observation| !observation.is_supposed);
            read.take(MOST_VALUES + 1).map(|observation| RememberedValue::from_observation(&observation)).collect()
        };
        let all = files.map(|(index, name)| (name.to_owned(), values(index)));
        Self(all.filter(|(_, values)| values.len() <= MOST_VALUES).collect())
    }

    /// The same values under other file names.
    #[must_use]
    pub fn with_renamed_files(&self, rename: &impl Fn(&str) -> String) -> Self {
        Self(self.0.iter().map(|(file, values)| (rename(file), values.clone())).collect())
    }

    /// A note for each value of a file that changed, appeared or disappeared; empty if the values of the file were not kept. `source` is the
    /// index of the file among those read.
    #[must_use]
    pub fn changes(&self, file: &str, observations: &Observations, source: usize) -> Vec<Note> {
        let Some(remembered) = self.0.get(file) else { return Vec::new() };
        let mut before: BTreeMap<Key, Vec<&RememberedValue>> = BTreeMap::new();
        for value in remembered {
            before.entry(value.key()).or_default().push(value);
        }
        let mut notes = Notes::default();
        let mut unmatched: Vec<(SourceLocation, RememberedValue)> = Vec::new();
        // Equal values are paired first, so that of several values with one key only those that differ are reported.
        for observation in observations.from_source(source).filter(|observation| !observation.is_supposed) {
            let new = RememberedValue::from_observation(&observation);
            let candidates = before.get_mut(&new.key());
            let same = candidates.and_then(|all| all.iter().position(|old| old.value == new.value).map(|index| all.remove(index)));
            if same.is_none() {
                unmatched.push((observation.location, new));
            }
        }
        let name: Arc<str> = Arc::from(file);
        for (location, new) in unmatched {
            let old = before.get_mut(&new.key()).and_then(Vec::pop);
            notes.push(new.change_note(old, observations).at(&name, location.line, location.column));
        }
        for gone in before.into_values().flatten() {
            notes.push(gone.removal_note(observations).at(&name, 0, 0));
        }
        notes.into_list(Some(&name))
    }
}
