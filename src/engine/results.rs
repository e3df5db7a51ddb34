//! The results a project showed when it was saved, compared with those of today. In: the remembered results. Out: a note on each that
//! moved although no file changed: the program, its catalogue or its register is another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use crate::base::{IndicatorId, Note, NoteMessage, PlaceId, Quote};
use crate::compare::ComparisonQuery;
use crate::engine::custom_indicators::quoted_place;
use crate::engine::data_hash::sha256;
use crate::engine::loaded::Loaded;
use crate::indicators::IndicatorValues;
use crate::project::{Editions, Project, RememberedResult, RememberedResults, TalkSlide};

/// The most results remembered of one project.
const MOST_RESULTS: usize = 20_000;
/// Results that differ by less than this, relative to their size, are the same: another order of sums is no other result.
const SAME: f64 = 1e-9;

/// The editions of this program.
pub(super) fn editions() -> Editions {
    static EDITIONS: LazyLock<Editions> = LazyLock::new(|| {
        let short = |text: &str| sha256(text.as_bytes()).chars().take(12).collect();
        Editions {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            catalogue: short(crate::indicators::CATALOGUE_TEXT),
            register: short(crate::tidy::REGISTER_TEXT),
        }
    });
    EDITIONS.clone()
}

/// What a project showed when it was saved.
pub struct ExpectedResults {
    results: Arc<RememberedResults>,
    editions: Editions,
}

impl ExpectedResults {
    /// The results a project remembers; `None` if it remembers none.
    #[must_use]
    pub fn of_project(project: &Project) -> Option<Self> {
        Some(Self { results: project.remembered_results.clone()?, editions: project.editions.clone()? })
    }

    /// A note on each result that is another now. None if a file changed since: its own notes tell what moved.
    #[must_use]
    pub fn changes(&self, loaded: &Loaded, saved_hashes: &BTreeMap<String, String>) -> Vec<Note> {
        if loaded.data_hashes.iter().any(|(name, hash)| saved_hashes.get(name) != Some(hash)) {
            return Vec::new();
        }
        let now = results_of(&loaded.values, self.pairs());
        let now: BTreeMap<(&str, &str, &str), f64> =
            now.iter().filter_map(|result| Some((key(result), result.value.parse::<f64>().ok()?))).collect();
        let mut notes = Vec::new();
        for before in &self.results.0 {
            let Ok(value) = before.value.parse::<f64>() else { continue };
            let today = now.get(&key(before)).copied();
            if today.is_none_or(|today| (today - value).abs() > SAME * value.abs().max(today.abs())) {
                notes.push(Note::new(NoteMessage::ResultMoved {
                    indicator: quoted_indicator(&loaded.values, &before.indicator),
                    place: quoted_place(&loaded.values, &PlaceId::new(&before.place)),
                    year: (&before.year).into(),
                    from: format!("{} (Jumelles {})", before.value, self.editions.program).into(),
                    to: today.map_or_else(|| "–".to_owned(), |today| today.to_string()).into(),
                }));
            }
        }
        notes
    }

    /// The indicators and places of the remembered results.
    fn pairs(&self) -> BTreeSet<(IndicatorId, PlaceId)> {
        self.results.0.iter().map(|result| (IndicatorId::new(&result.indicator), PlaceId::new(&result.place))).collect()
    }
}

/// The name of an indicator, as notes quote it.
fn quoted_indicator(values: &IndicatorValues, id: &str) -> Quote {
    let known = values.indicators().find(|indicator| indicator.id.as_str() == id);
    known.map_or_else(|| id.into(), |indicator| indicator.names.quoted(id))
}

fn key(result: &RememberedResult) -> (&str, &str, &str) {
    (&result.indicator, &result.place, &result.year)
}

/// The results of the comparisons of a project, to be remembered with it.
pub(super) fn remember_results(project: &Project, values: &IndicatorValues) -> RememberedResults {
    let of_talk = project.talk.slides.iter().filter_map(|slide| match slide {
        TalkSlide::Chart(chart) => Some(&chart.query),
        TalkSlide::Section(_) => None,
    });
    let queries = project.query.iter().chain(project.board.iter().map(|pinned| &pinned.query)).chain(of_talk);
    let pairs = |query: &ComparisonQuery| -> Vec<(IndicatorId, PlaceId)> {
        query.indicators.iter().flat_map(|indicator| query.places().map(|place| (indicator.clone(), place.clone()))).collect()
    };
    RememberedResults(results_of(values, queries.flat_map(pairs).collect()))
}

/// The values of some indicators in some places, sorted; hypothetical ones are left out.
fn results_of(values: &IndicatorValues, pairs: BTreeSet<(IndicatorId, PlaceId)>) -> Vec<RememberedResult> {
    let mut results = Vec::new();
    for (indicator, place) in pairs {
        let mut years = BTreeSet::new();
        for value in values.values_in_place(&indicator, &place) {
            // Of several territories of one name the first stands for all.
            if let Some(number) = value.value.number().filter(|_| years.insert(value.time)) {
                let (indicator, place) = (indicator.to_string(), place.to_string());
                results.push(RememberedResult { indicator, place, year: value.time.to_string(), value: number.to_string() });
            }
        }
        if results.len() > MOST_RESULTS {
            break;
        }
    }
    results.truncate(MOST_RESULTS);
    results
}
