//! Makes observations of what a builder collected: keys in order, the figures that count, and notes on those that do not.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::{Level, Note, NoteCode, NoteMessage, Notes, Time};
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::chosen::{Candidates, Chosen, Duplicate, choose};
use crate::tidy::facts::{Fact, Facts};
use crate::tidy::interner::Interner;
use crate::tidy::keys::{Keys, SortedKeys};
use crate::tidy::observations::Observations;

impl ObservationsBuilder<'_> {
    /// Builds the observations; notes tell of those that are not used because another one has the same key.
    ///
    /// # Panics
    /// If polars rejects an expression of `chosen`, which any test that reads a file would show.
    #[must_use]
    pub fn finish(mut self, notes: &mut Notes) -> Observations {
        self.adopt_perimeters();
        let times = self.sort_times();
        let SortedKeys { keys, rows } = Keys::sorted(std::mem::take(&mut self.keys), self.places.len());
        let row_of = |key: u32| {
            debug_assert!((key as usize) < rows.len(), "a fact keeps the index it was given");
            rows.get(key as usize).copied().unwrap_or_default()
        };
        let facts = std::mem::take(&mut self.facts).into_facts(&row_of);
        drop(rows);
        let is_of_series = |row: u32| keys.year(row).is_some();
        let contexts = self.contexts.values();
        let candidates = Candidates { facts: &facts, is_of_series: &is_of_series, contexts, measures: self.measures.len() };
        let Chosen { figures, mut duplicates, undecided, combined } = match choose(candidates) {
            Ok(chosen) => chosen,
            Err(error) => unreachable!("one of our expressions: {error}"),
        };
        duplicates.sort_unstable();
        let built = Built { facts: &facts, keys: &keys };
        self.note_undecided(&built, &undecided, &duplicates, notes);
        let mut is_used = vec![true; facts.len()];
        for index in undecided.iter().chain(duplicates.iter().map(|duplicate| &duplicate.unused)) {
            if let Some(is_used) = is_used.get_mut(*index as usize) {
                *is_used = false;
            }
        }
        for duplicate in &duplicates {
            self.note_duplicate(&built, *duplicate, notes);
        }
        duplicates.sort_unstable_by_key(|duplicate| (duplicate.used, duplicate.unused));
        Observations {
            places: self.places,
            measures: self.measures,
            tables: self.tables,
            contexts: self.contexts.into_values(),
            provenances: self.provenances,
            times,
            perimeters: self.perimeters,
            breakdowns: self.breakdowns.into_values(),
            headings: self.headings.into_values(),
            file_codes: self.file_codes,
            of_files: facts.len(),
            facts,
            intervals: self.intervals,
            groups: Vec::new(),
            is_used: Arc::new(is_used),
            undecided: undecided.into_iter().collect(),
            duplicates,
            keys: Arc::new(keys),
            figures,
            combined,
            place_indices: self.place_indices,
            measure_indices: self.measure_indices,
            gazetteer: self.gazetteer.places().to_vec(),
        }
    }

    /// The spans of time in order; the keys are given their new indices.
    fn sort_times(&mut self) -> Vec<Time> {
        let times = std::mem::replace(&mut self.times, Interner::starting_with(Time::Undated)).into_values();
        let mut sorted: Vec<(Time, u32)> = times.into_iter().zip(0_u32..).collect();
        sorted.sort_unstable();
        let mut rank = vec![0; sorted.len()];
        for (new, (_, old)) in (0_u32..).zip(&sorted) {
            if let Some(rank) = rank.get_mut(*old as usize) {
                *rank = new;
            }
        }
        for key in &mut self.keys {
            key.time = rank.get(key.time as usize).copied().unwrap_or_default();
        }
        sorted.into_iter().map(|(time, _)| time).collect()
    }

    /// Gives figures without a named territory the territory of their place and level, when the files name exactly one.
    fn adopt_perimeters(&mut self) {
        if self.perimeters.len() == 1 {
            return;
        }
        let mut known: HashMap<(u32, Level), Option<u32>> = HashMap::new();
        for key in self.keys.iter().filter(|key| key.perimeter != 0) {
            let entry = known.entry((key.place, key.level)).or_insert(Some(key.perimeter));
            if *entry != Some(key.perimeter) {
                *entry = None;
            }
        }
        for key in self.keys.iter_mut().filter(|key| key.perimeter == 0) {
            if let Some(Some(perimeter)) = known.get(&(key.place, key.level)) {
                key.perimeter = *perimeter;
            }
        }
    }

    fn note_at(&self, fact: &Fact, message: NoteMessage) -> Note {
        let context = self.contexts.get(fact.context).copied().unwrap_or_default();
        match self.tables.get(context.table as usize) {
            Some(table) => Note::new(message).at(&table.name, table.grid.line(fact.record as usize), context.column),
            None => Note::new(message),
        }
    }

    /// The text of the cell of a fact.
    fn raw_text(&self, fact: &Fact) -> &str {
        let context = self.contexts.get(fact.context).copied().unwrap_or_default();
        let (table, column) = (self.tables.get(context.table as usize), usize::from(context.column).checked_sub(1));
        table.zip(column).map_or("", |(table, column)| table.grid.cell(fact.record as usize, column))
    }

    /// Asks what the lines are that give different values of one thing in one table: one question for each measure of a table.
    fn note_undecided(&self, built: &Built<'_>, undecided: &[u32], duplicates: &[Duplicate], notes: &mut Notes) {
        let mut counts: BTreeMap<(u32, u32), (u32, usize)> = BTreeMap::new();
        let mut lines: HashMap<u32, usize> = HashMap::new();
        for duplicate in duplicates {
            *lines.entry(duplicate.used).or_insert(1) += 1;
        }
        for index in undecided {
            let Some(fact) = built.facts.get(*index as usize) else { continue };
            let table = self.contexts.get(fact.context).map_or(0, |context| context.table);
            let (first, count) = counts.entry((table, fact.measure)).or_insert((*index, 0));
            *first = (*first).min(*index);
            *count += lines.get(index).copied().unwrap_or(1);
        }
        for (first, count) in counts.into_values() {
            let Some(fact) = built.facts.get(first as usize) else { continue };
            let place = built.keys.key(fact.key).and_then(|key| self.places.get(key.place as usize));
            let Some(place) = place else { continue };
            let heading = self.contexts.get(fact.context).and_then(|context| self.headings.get(context.heading));
            let measure = heading.map_or("", |heading| heading).into();
            let message = NoteMessage::AskRivals { place: place.names.fr.as_str().into(), measure, count };
            notes.push(self.note_at(&fact, message));
        }
    }

    /// Notes an observation that is not used, unless it adds up with the one used or has the same value.
    fn note_duplicate(&self, built: &Built<'_>, duplicate: Duplicate, notes: &mut Notes) {
        let facts = built.facts.get(duplicate.unused as usize).zip(built.facts.get(duplicate.used as usize));
        let Some((own, kept)) = facts else { return };
        let context = |fact: &Fact| self.contexts.get(fact.context).copied().unwrap_or_default();
        let (own_context, kept_context) = (context(&own), context(&kept));
        let is_same_table = own_context.table == kept_context.table;
        let is_rival = is_same_table
            && own_context.provenance == kept_context.provenance
            && own.marks.status == kept.marks.status
            && own.marks.missing.is_none()
            && kept.marks.missing.is_none();
        if (own.marks.is_part && kept.marks.is_part && is_same_table) || is_rival || own.to_value() == kept.to_value() {
            return;
        }
        notes.push_with(NoteCode::TwoValues, || {
            let measure = self.measures.get(own.measure as usize).map_or("", |measure| measure.id.as_str()).into();
            let (chosen, other) = (self.raw_text(&kept).into(), self.raw_text(&own).into());
            let line = self.tables.get(kept_context.table as usize).map_or(0, |table| table.grid.line(kept.record as usize)) as usize;
            self.note_at(&own, NoteMessage::TwoValues { measure, chosen, other, line })
        });
    }
}

/// The frames that a builder made.
struct Built<'a> {
    facts: &'a Facts,
    keys: &'a Keys,
}
