//! Two threads read one table: each collects into a builder of its own, and what the second read is joined to the first.

use std::sync::Arc;

use foldhash::HashMap;

use crate::base::Level;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::facts::{FactColumns, FactIndices};
use crate::tidy::keys::{RowKey, to_u32};
use crate::tidy::observation::FactContext;

impl ObservationsBuilder<'_> {
    /// An empty builder with the same names and the same last table, to read other rows of it on another thread.
    pub(super) fn fork(&self) -> Self {
        Self {
            gazetteer: self.gazetteer,
            known_measures: self.known_measures,
            places: self.places.clone(),
            measures: self.measures.clone(),
            tables: self.tables.clone(),
            files: self.files,
            contexts: self.contexts.clone(),
            last_contexts: Vec::new(),
            provenances: self.provenances.clone(),
            times: self.times.clone(),
            last_time: self.last_time,
            breakdowns: self.breakdowns.clone(),
            headings: self.headings.clone(),
            file_codes: HashMap::default(),
            place_indices: self.place_indices.clone(),
            measure_indices: self.measure_indices.clone(),
            provenance_indices: self.provenance_indices.clone(),
            texts: HashMap::default(),
            perimeters: self.perimeters.clone(),
            perimeter_indices: self.perimeter_indices.clone(),
            keys: Vec::new(),
            last_key: None,
            recent_keys: vec![u32::MAX; self.recent_keys.len()],
            facts: FactColumns::default(),
            intervals: HashMap::default(),
            known: 0,
            missing: 0,
            first_of_pool: self.first_of_pool,
            first_of_library: self.first_of_library,
            first_added: self.first_added,
        }
    }

    /// Whether the names of a fork mean what they mean here: a measure that both met has one unit.
    pub(super) fn agrees_with(&self, fork: &Self) -> bool {
        fork.measures.iter().all(|measure| {
            let own = self.measure_index(&measure.id).and_then(|index| self.measure(index));
            own.is_none_or(|own| own.unit == measure.unit)
        })
    }

    /// Adds what a fork read, behind what was read here.
    pub(super) fn join(&mut self, fork: Self) {
        let places: Vec<u32> = fork.places.into_iter().map(|place| self.add_place(place)).collect();
        let measures: Vec<u32> = fork.measures.into_iter().map(|measure| self.add_measure(measure)).collect();
        let provenances: Vec<u32> = fork.provenances.into_iter().map(|provenance| self.add_provenance(provenance)).collect();
        let times: Vec<u32> = fork.times.into_values().into_iter().map(|time| self.times.insert(time)).collect();
        let breakdowns: Vec<u32> = fork.breakdowns.into_values().into_iter().map(|part| self.breakdowns.insert(part)).collect();
        let headings: Vec<u32> = fork.headings.into_values().into_iter().map(|heading| self.headings.insert(heading)).collect();
        let perimeters: Vec<u32> = fork.perimeters.iter().map(|name| self.insert_perimeter(name)).collect();
        let to = |list: &[u32], index: u32| {
            debug_assert!((index as usize) < list.len(), "an index of the fork");
            list.get(index as usize).copied().unwrap_or_default()
        };
        let contexts: Vec<u32> = fork
            .contexts
            .into_values()
            .into_iter()
            .map(|context| {
                self.contexts.insert(FactContext {
                    measure: to(&measures, context.measure),
                    breakdown: to(&breakdowns, context.breakdown),
                    heading: to(&headings, context.heading),
                    provenance: to(&provenances, context.provenance),
                    ..context
                })
            })
            .collect();
        let (first_key, first_fact) = (to_u32(self.keys.len()), to_u32(self.facts.len()));
        let keys = fork.keys.into_iter().map(|key| RowKey {
            place: to(&places, key.place),
            perimeter: to(&perimeters, key.perimeter),
            time: to(&times, key.time),
            ..key
        });
        self.keys.extend(keys);
        self.facts.append(fork.facts, &FactIndices { first_key, contexts: &contexts });
        let mut intervals: Vec<(u32, (f64, f64))> = fork.intervals.into_iter().collect();
        intervals.sort_unstable_by_key(|(fact, _)| *fact);
        self.intervals.extend(intervals.into_iter().map(|(fact, interval)| (first_fact + fact, interval)));
        let mut codes: Vec<((u32, Level), Arc<str>)> = fork.file_codes.into_iter().collect();
        codes.sort_unstable_by_key(|(key, _)| *key);
        for ((place, level), code) in codes {
            self.file_codes.entry((to(&places, place), level)).or_insert(code);
        }
        self.known += fork.known;
        self.missing += fork.missing;
    }
}
