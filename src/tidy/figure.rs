//! One figure looked at where it is stored: nothing is copied until an [`Observation`] is made of it.

use std::sync::Arc;

use crate::base::number::Qualifier;
use crate::base::{Level, MeasureId, PlaceId, Status, Time, Value};
use crate::tidy::doubt::Assumption;
use crate::tidy::facts::Fact;
use crate::tidy::keys::RowKey;
use crate::tidy::measures::Measure;
use crate::tidy::nature::Nature;
use crate::tidy::observation::{Citation, DataQuality, FactContext, Observation, Provenance};
use crate::tidy::observations::{Observations, SourceTable};
use crate::tidy::places::Place;

/// A figure of the files, or one derived from them.
#[derive(Clone, Copy)]
pub struct Figure<'a> {
    observations: &'a Observations,
    index: usize,
    fact: Fact,
    key: RowKey,
    context: FactContext,
}

impl Observations {
    /// The figure with this index; `None` beyond the last one.
    #[must_use]
    pub fn figure(&self, index: usize) -> Option<Figure<'_>> {
        let fact = self.facts.get(index)?;
        Some(Figure { observations: self, index, fact, key: self.keys.key(fact.key)?, context: self.context(&fact) })
    }

    /// The observation with this index; `None` beyond the last one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Observation> {
        self.figure(index)?.to_observation()
    }

    /// Every observation of the files, in the order read, used or not.
    pub fn iter(&self) -> impl Iterator<Item = Observation> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Every observation of one file, given by its index among the files read.
    pub fn from_source(&self, source: usize) -> impl Iterator<Item = Observation> {
        let is_of_source = move |fact: &Fact| self.tables.get(self.context(fact).table as usize).is_some_and(|table| table.file == source);
        let own = self.facts.iter().enumerate().filter(move |(_, fact)| is_of_source(fact));
        own.filter_map(|(index, _)| self.get(index))
    }

    /// Every observation of a measure in a place, by territory and year, with whether it is the one used.
    pub fn of_place_and_measure(&self, place: &PlaceId, measure: &MeasureId) -> impl Iterator<Item = (Observation, bool)> + use<'_> {
        let rows = self.place_index(place).map_or(0..0, |place| self.keys.rows_of_place(place));
        let measured = self.series(measure).map(|series| series.within(&rows));
        measured.into_iter().flat_map(|series| series.iter()).flat_map(|measured| {
            let used = self.get(measured.observation as usize).map(|observation| (observation, true));
            let unused = self.unused_for(measured.observation).filter_map(Figure::to_observation);
            used.into_iter().chain(unused.map(|observation| (observation, false)))
        })
    }

    /// The observations that are not used because the one with this index has the same place, measure, year and territory.
    pub fn unused_for(&self, used: u32) -> impl Iterator<Item = Figure<'_>> {
        let start = self.replaced.partition_point(|duplicate| duplicate.used < used);
        let replaced = self.replaced.iter().skip(start).take_while(move |duplicate| duplicate.used == used);
        let same_row = self.same_row(used).iter().filter(move |fact| **fact != used);
        let unused = same_row.copied().chain(replaced.map(|duplicate| duplicate.unused));
        unused.filter_map(|fact| self.figure(fact as usize))
    }
}

/// The entry of a list; empty when there is none.
fn text(list: &[Arc<str>], index: u32) -> &Arc<str> {
    static EMPTY: std::sync::LazyLock<Arc<str>> = std::sync::LazyLock::new(Arc::default);
    list.get(index as usize).unwrap_or(&EMPTY)
}

impl<'a> Figure<'a> {
    /// The index of its place in [`Observations::places`].
    #[must_use]
    pub fn place_index(&self) -> u32 {
        self.key.place
    }

    /// Its place.
    #[must_use]
    pub fn place(&self) -> Option<&'a Arc<Place>> {
        self.observations.places.get(self.key.place as usize)
    }

    /// What is measured.
    #[must_use]
    pub fn measure(&self) -> Option<&'a Arc<Measure>> {
        self.observations.measures.get(self.context.measure as usize)
    }

    /// The kind of territory.
    #[must_use]
    pub fn level(&self) -> Level {
        self.key.level
    }

    /// The index of its span of time, which figures of one time share.
    #[must_use]
    pub fn time_index(&self) -> u32 {
        self.key.time
    }

    /// The span of time it is about.
    #[must_use]
    pub fn time(&self) -> Time {
        self.observations.times.get(self.key.time as usize).copied().unwrap_or_default()
    }

    /// The heading or the word of the file that names its measure.
    #[must_use]
    pub fn heading(&self) -> &'a Arc<str> {
        text(&self.observations.headings, self.context.heading)
    }

    /// The part of the whole it is about; empty for the whole.
    #[must_use]
    pub fn breakdown(&self) -> &'a Arc<str> {
        text(&self.observations.breakdowns, self.context.breakdown)
    }

    /// The value in the unit of the measure, or the reason why it is missing.
    #[must_use]
    pub fn value(&self) -> Value {
        self.fact.to_value()
    }

    /// A qualifier written beside the number.
    #[must_use]
    pub fn qualifier(&self) -> Option<Qualifier> {
        self.fact.marks.qualifier
    }

    /// The sort of figure: what its heading, its part or its table announces, or a projection when it is of a year after the table was
    /// made.
    #[must_use]
    pub fn nature(&self) -> Nature {
        let announced = self.observations.natures.get(self.fact.context as usize).copied().flatten();
        announced.unwrap_or_else(|| {
            let is_later = || self.time().last_year() > self.table().and_then(|table| table.edition);
            match self.qualifier() {
                Some(Qualifier::Provisional) => Nature::Provisional,
                _ if self.table().is_some_and(|table| table.edition.is_some()) && is_later() => Nature::Projection,
                _ => Nature::Measured,
            }
        })
    }

    /// How certain it is, by its source.
    #[must_use]
    pub fn status(&self) -> Status {
        self.fact.marks.status
    }

    /// Whether it counts: no other figure takes its place.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        u32::try_from(self.index).is_ok_and(|fact| self.observations.is_used(fact))
    }

    /// The interval (low, high) of the true value, when the file states one.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        let intervals = &self.observations.intervals;
        if intervals.is_empty() { None } else { intervals.get(&u32::try_from(self.index).ok()?).copied() }
    }

    /// The name of its file; empty when no file gives it.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.table().map_or("", |table| &table.name)
    }

    /// The sheet it stands on; empty in a text.
    #[must_use]
    pub fn sheet(&self) -> &'a str {
        self.table().and_then(|table| table.sheet.as_deref()).unwrap_or_default()
    }

    /// The line of its cell, from 1; 0 when no file gives it.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.table().map_or(0, |table| table.grid.line(self.fact.record as usize))
    }

    /// The column of its cell, from 1; 0 when no file gives it.
    #[must_use]
    pub fn column(&self) -> u16 {
        self.table().map_or(0, |_| self.context.column)
    }

    /// The text of its cell, untouched; empty when no file gives it.
    #[must_use]
    pub fn raw(&self) -> &'a str {
        self.observations.raw_text(&self.fact)
    }

    /// The name of the exact territory, as the file writes it; empty when the file names none.
    #[must_use]
    pub fn perimeter(&self) -> &'a Arc<str> {
        text(&self.observations.perimeters, self.key.perimeter)
    }

    /// The definition followed, as the file writes it; empty when the file gives none.
    #[must_use]
    pub fn definition(&self) -> &'a str {
        self.provenance().map_or("", |provenance| &provenance.definition)
    }

    /// The publication it is taken from; `None` when the file names none.
    #[must_use]
    pub fn citation(&self) -> Option<&'a Citation> {
        let citation = self.provenance().map(|provenance| provenance.citation.as_ref())?;
        (!citation.publisher.is_empty() || !citation.title.is_empty()).then_some(citation)
    }

    /// The quality of its data; `None` when the file does not grade it.
    #[must_use]
    pub fn quality(&self) -> Option<DataQuality> {
        self.provenance().and_then(|provenance| provenance.quality)
    }

    /// What was assumed about it, as its file does not say it.
    pub fn assumptions(&self) -> impl Iterator<Item = Assumption> + use<'a> {
        let (column, measure) = (self.context.column, self.measure());
        let doubts = self.table().map(|table| table.doubts.as_slice()).unwrap_or_default().iter();
        let own = doubts.filter(move |doubt| doubt.column == 0 || doubt.column == column).map(|doubt| doubt.assumption);
        // In a long table, the column of values has other measures than amounts of money.
        let is_money = move || measure.is_some_and(|measure| measure.parsed_unit().is_money());
        own.filter(move |assumption| *assumption != Assumption::Unit || is_money())
    }

    /// Whether the user supposes it: no file gives it.
    #[must_use]
    pub fn is_supposed(&self) -> bool {
        self.fact.marks.is_supposed
    }

    /// Whether it is a part that adds up with others of its row.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.fact.marks.is_part
    }

    fn table(&self) -> Option<&'a SourceTable> {
        self.observations.tables.get(self.context.table as usize).filter(|_| !self.fact.marks.is_supposed)
    }

    fn provenance(&self) -> Option<&'a Provenance> {
        self.observations.provenances.get(self.context.provenance as usize)
    }

    /// The figure with everything known about it, copied.
    #[must_use]
    pub fn to_observation(self) -> Option<Observation> {
        let provenance = self.provenance().cloned().unwrap_or_default();
        let is_supposed = self.fact.marks.is_supposed;
        Some(Observation {
            place: self.place()?.id.clone(),
            measure: self.measure()?.id.clone(),
            time: self.time(),
            breakdown: Arc::clone(self.breakdown()),
            heading: Arc::clone(self.heading()),
            sheet: self.table().and_then(|table| table.sheet.clone()).unwrap_or_default(),
            value: self.value(),
            nature: self.nature(),
            qualifier: self.qualifier(),
            level: self.level(),
            perimeter: Arc::clone(self.perimeter()),
            definition: provenance.definition,
            status: self.status(),
            citation: provenance.citation,
            remark: provenance.remark,
            quality: provenance.quality,
            interval: self.interval(),
            location: self.observations.location(&self.fact),
            raw: if is_supposed { Arc::from(self.fact.value.unwrap_or_default().to_string()) } else { Arc::from(self.raw()) },
            is_supposed,
            is_part: self.fact.marks.is_part,
        })
    }
}
