//! Makes observations of what a builder collected: keys in order, the figures that count, and notes on those that do not.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;

use crate::base::{Level, Note, NoteCode, NoteMessage, Notes, Progress, Time};
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::chosen::{Candidates, Chosen, ChosenFigures, Duplicate, choose};
use crate::tidy::facts::{Fact, Facts};
use crate::tidy::interner::Interner;
use crate::tidy::keys::{Keys, SortedKeys};
use crate::tidy::nature::Nature;
use crate::tidy::observation::FactContext;
use crate::tidy::observations::Observations;

impl ObservationsBuilder<'_> {
    /// Builds the observations; notes tell of those that are not used because another one has the same key.
    #[must_use]
    pub fn finish(self, notes: &mut Notes) -> Observations {
        let finished = self.finish_until(notes, &Progress::default());
        debug_assert!(finished.is_some(), "nobody stops this progress");
        finished.unwrap_or_default()
    }

    /// As [`ObservationsBuilder::finish`]; `None` once `progress` is stopped.
    #[must_use]
    pub fn finish_until(mut self, notes: &mut Notes, progress: &Progress) -> Option<Observations> {
        self.adopt_perimeters();
        self.tell_homonyms_apart();
        let times = self.sort_times();
        let SortedKeys { keys, rows } = Keys::sorted(std::mem::take(&mut self.keys), self.places.len());
        if progress.is_stopped() {
            return None;
        }
        let facts = std::mem::take(&mut self.facts).into_facts(rows);
        let series = self.insert_part_series(notes);
        let contexts = self.contexts.values();
        let candidates = Candidates { facts: &facts, contexts, series: &series, measures: self.measures.len() };
        let Chosen { measures: chosen, mut contradicted, undecided, combined } = choose(candidates, progress)?;
        let built = Built { facts: &facts, keys: &keys, series: &series };
        self.note_undecided(&built, &undecided, &chosen, notes);
        contradicted.sort_unstable();
        for duplicate in &contradicted {
            self.note_contradicted(&built, *duplicate, notes);
        }
        let natures = contexts.iter().map(|context| self.announced_nature(context)).collect();
        Some(Observations {
            series,
            natures,
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
            facts,
            intervals: self.intervals,
            groups: Vec::new(),
            undecided: undecided.into_iter().collect(),
            replaced: Vec::new(),
            keys: Arc::new(keys),
            chosen: chosen.into_iter().map(Arc::new).collect(),
            combined,
            place_indices: self.place_indices,
            measure_indices: self.measure_indices,
            gazetteer: self.gazetteer.places().to_vec(),
            first_of_pool: self.first_of_pool,
            first_of_library: self.first_of_library,
        })
    }

    /// The sort of figure that the heading, the part or the table of a context announces.
    fn announced_nature(&self, context: &FactContext) -> Option<Nature> {
        let heading = self.headings.get(context.heading).and_then(|heading| Nature::announced(heading));
        let part = || self.breakdowns.get(context.breakdown).and_then(|part| Nature::announced(&part.replace(['=', ';'], " ")));
        let table = || self.tables.get(context.table as usize).and_then(|table| table.nature);
        heading.or_else(part).or_else(table)
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
        let mut known: HashMap<(u32, Level), Option<u32>> = HashMap::default();
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
    fn note_undecided(&self, built: &Built<'_>, undecided: &[u32], chosen: &[ChosenFigures], notes: &mut Notes) {
        let mut counts: BTreeMap<(u32, u32), (u32, usize)> = BTreeMap::new();
        let slices = built.facts.slices();
        for index in undecided {
            let Some(fact) = built.facts.get(*index as usize) else { continue };
            let context = self.contexts.get(fact.context).copied().unwrap_or_default();
            let Some(series) = built.series.get(fact.context as usize).copied().flatten() else { continue };
            let (first, count) = counts.entry((context.table, context.measure)).or_insert((*index, 0));
            *first = (*first).min(*index);
            *count += chosen.get(series as usize).map_or(1, |chosen| chosen.same_row(slices, fact.key).len());
        }
        for (first, count) in counts.into_values() {
            let Some(fact) = built.facts.get(first as usize) else { continue };
            let place = built.keys.key(fact.key).and_then(|key| self.places.get(key.place as usize));
            let Some(place) = place else { continue };
            let heading = self.contexts.get(fact.context).and_then(|context| self.headings.get(context.heading));
            let measure = heading.map_or("", |heading| heading).into();
            let message = NoteMessage::AskRivals { place: place.names.quoted(place.id.as_str()), measure, count };
            notes.push(self.note_at(&fact, message));
        }
    }

    /// Notes a figure that is not used although it says something else.
    fn note_contradicted(&self, built: &Built<'_>, duplicate: Duplicate, notes: &mut Notes) {
        notes.push_with(NoteCode::TwoValues, || {
            let fact = |index: u32| built.facts.get(index as usize).unwrap_or_default();
            let (own, kept) = (fact(duplicate.unused), fact(duplicate.used));
            let context = self.contexts.get(kept.context).copied().unwrap_or_default();
            let measure = self.measures.get(context.measure as usize);
            let measure = measure.map_or_else(|| "".into(), |measure| measure.names.quoted(measure.id.as_str()));
            let (chosen, other) = (self.raw_text(&kept).into(), self.raw_text(&own).into());
            let line = self.tables.get(context.table as usize).map_or(0, |table| table.grid.line(kept.record as usize)) as usize;
            self.note_at(&own, NoteMessage::TwoValues { measure, chosen, other, line })
        });
    }
}

/// The frames that a builder made.
struct Built<'a> {
    facts: &'a Facts,
    keys: &'a Keys,
    series: &'a [Option<u32>],
}
