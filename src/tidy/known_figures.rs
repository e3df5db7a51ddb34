//! What the files read so far have: the territories they name by a code of the register, and which measures they have figures of. The
//! library asks it, so that it adds nothing a file gives.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::base::{Level, MeasureId};
use crate::tidy::aggregate::adds_up;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::measures::YearTolerance;
use crate::tidy::places::Place;
use crate::tidy::register::{Register, Territory, comparable_code};

/// What files have figures of: the index of a place, its kind of territory, and the index of a measure.
#[derive(PartialEq, Eq, Hash)]
struct KnownSeries {
    place: u32,
    level: Level,
    measure: u32,
}

/// What files have. It is a picture of the moment it was taken at.
pub struct KnownFigures {
    series: HashSet<KnownSeries>,
    measures: HashMap<MeasureId, u32>,
    /// The index of each place by authority, code and kind of territory.
    places: HashMap<(String, String, Level), u32>,
    /// The places with the kinds of territory that there are figures of, in the order in which they were first named.
    named: Vec<(Arc<Place>, Level)>,
    has_amounts: bool,
}

impl KnownFigures {
    /// The territories of the register that the files have figures of, in the order in which they were first named.
    #[must_use]
    pub fn territories(&self) -> Vec<&'static Territory> {
        self.named.iter().filter_map(|(place, level)| Register::shipped().territory_at(place, *level)).collect()
    }

    /// Whether the files have amounts that may be divided by the people, the area or the households of a territory: tonnes, but no shares.
    #[must_use]
    pub fn has_amounts(&self) -> bool {
        self.has_amounts
    }

    /// Whether the files have a figure of a measure for a territory, of whatever time: a user who brings a figure of 2020 is not shown one
    /// of 2024 instead.
    #[must_use]
    pub fn has_series(&self, territory: &Territory, measure: &MeasureId) -> bool {
        let key = (territory.authority.to_owned(), comparable_code(territory.code), territory.level);
        let (Some(place), Some(measure)) = (self.places.get(&key), self.measures.get(measure)) else { return false };
        self.series.contains(&KnownSeries { place: *place, level: territory.level, measure: *measure })
    }
}

impl ObservationsBuilder<'_> {
    /// What was read so far; `None` when it is of more than `most` places.
    #[must_use]
    pub fn known_figures(&self, most: usize) -> Option<KnownFigures> {
        if self.places.len() > most {
            return None;
        }
        let mut known = KnownFigures {
            series: HashSet::default(),
            measures: self.measure_indices.clone(),
            places: HashMap::default(),
            named: Vec::new(),
            has_amounts: self.measures.iter().any(|measure| measure.year_tolerance == YearTolerance::Never && adds_up(&measure.unit)),
        };
        for (index, place) in (0_u32..).zip(&self.places) {
            for code in &place.codes {
                if let Some(level) = Level::parse(&code.level) {
                    known.places.insert((code.authority.clone(), comparable_code(&code.code), level), index);
                }
            }
        }
        let mut seen: HashSet<(u32, Level)> = HashSet::default();
        for (key, context) in self.facts.keys_and_contexts() {
            let (Some(key), Some(context)) = (self.keys.get(key as usize), self.contexts.get(context)) else { continue };
            known.series.insert(KnownSeries { place: key.place, level: key.level, measure: context.measure });
            if seen.insert((key.place, key.level)) {
                known.named.extend(self.places.get(key.place as usize).map(|place| (Arc::clone(place), key.level)));
            }
        }
        Some(known)
    }
}
