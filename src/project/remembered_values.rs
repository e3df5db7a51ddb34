//! What the files said when the project was saved, kept beside it: a file that changed since is compared figure by figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{MissingReason, Note, NoteMessage, Notes, SourceLocation};
use crate::tidy::{Observation, Observations};

/// A file with more figures than this is said to have changed, not how: a project stays small.
const MOST: usize = 50_000;

/// A figure as it was: place, measure, year, its value or why there is none, and what its cell says.
type RememberedValue = (String, String, String, String, String);

/// What files said, by their names.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct RememberedValues(BTreeMap<String, Vec<RememberedValue>>);

fn figure(own: &Observation) -> RememberedValue {
    let value = own.reading.value().map_or_else(|| own.reading.gap().map_or("", MissingReason::code).to_owned(), |value| value.to_string());
    (own.place.to_string(), own.measure.to_string(), own.year.to_string(), value, own.raw.to_string())
}

impl RememberedValues {
    /// What these files say, each with its rank among the sources of the observations. Suppositions are said by no file.
    #[must_use]
    pub fn of<'a>(observations: &Observations, files: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let told = |rank: usize| observations.of_source(rank).filter(|own| !own.supposed).take(MOST + 1).map(|own| figure(&own)).collect();
        let all = files.map(|(rank, name)| (name.to_owned(), told(rank)));
        Self(all.filter(|(_, told): &(String, Vec<RememberedValue>)| told.len() <= MOST).collect())
    }

    /// The same, files being called otherwise.
    #[must_use]
    pub fn renamed(&self, name: &impl Fn(&str) -> String) -> Self {
        Self(self.0.iter().map(|(file, told)| (name(file), told.clone())).collect())
    }

    /// What a file says now that it did not say then, and the reverse; none when it was not kept.
    #[must_use]
    pub fn changes(&self, file: &str, now: impl Iterator<Item = Observation>) -> Vec<Note> {
        let Some(then) = self.0.get(file) else { return Vec::new() };
        let key = |own: &RememberedValue| [own.0.clone(), own.1.clone(), own.2.clone()];
        let mut before: BTreeMap<[String; 3], Vec<&RememberedValue>> = BTreeMap::new();
        for own in then {
            before.entry(key(own)).or_default().push(own);
        }
        let mut notes = Notes::default();
        let mut come: Vec<(SourceLocation, RememberedValue)> = Vec::new();
        // What is as it was first: of several values of one figure, those that differ are then told.
        for own in now.filter(|own| !own.supposed) {
            let new = figure(&own);
            let known = before.get_mut(&key(&new));
            let same = known.and_then(|all| all.iter().position(|old| old.3 == new.3).map(|rank| all.remove(rank)));
            if same.is_none() {
                come.push((own.spot, new));
            }
        }
        let name: Arc<str> = Arc::from(file);
        for (spot, new) in come {
            let old = before.get_mut(&key(&new)).and_then(Vec::pop);
            let (place, measure, year, to) = ((&new.0).into(), (&new.1).into(), (&new.2).into(), (&new.4).into());
            let message = match old {
                Some(old) => NoteMessage::ValueChanged { place, measure, year, to, from: (&old.4).into() },
                None => NoteMessage::ValueAdded { place, measure, year, to },
            };
            notes.push(Note::new(message).at(&name, spot.line, spot.column));
        }
        for gone in before.into_values().flatten() {
            let (place, measure, year, from) = ((&gone.0).into(), (&gone.1).into(), (&gone.2).into(), (&gone.4).into());
            notes.push(Note::new(NoteMessage::ValueRemoved { place, measure, year, from }).at(&name, 0, 0));
        }
        notes.into_list(Some(&name))
    }
}
