//! Plans a table with a town above each column and a measure on each row.

use crate::base::fold::fold;
use crate::intake::ColumnKind;
use crate::tidy::heading::Heading;
use crate::tidy::heading_words::{CONTEXT, MEASURE, PLACE, UNIT, YEAR};
use crate::tidy::mapping::{Field, Mapping, ValueColumns, WideColumn};
use crate::tidy::plan::planner::Planner;

impl Planner<'_> {
    /// The plan of a table with a town above each column; `None` for other tables.
    pub(super) fn towns_in_columns(&self) -> Option<Mapping> {
        let is_town = |parsed: &Heading| self.known.gazetteer.find(&parsed.name).is_some();
        let towns = self.profiles.iter().filter(|profile| is_town(&profile.parsed) && profile.kind == ColumnKind::Number).count();
        let measure = self.find(MEASURE).or_else(|| self.profiles.iter().position(|profile| profile.kind == ColumnKind::Text))?;
        let named_place = self.find(PLACE).filter(|place| *place != measure);
        if towns < 2 || named_place.is_some() {
            return None;
        }
        let columns = self.profiles.iter().filter(|profile| is_town(&profile.parsed)).map(|profile| WideColumn {
            year: profile.parsed.year(),
            time: profile.parsed.time.filter(|time| time.year().is_none()),
            place: Some(profile.parsed.name.clone()),
            unit: profile.parsed.unit.clone(),
            ..WideColumn::new(profile.heading)
        });
        let columns: Vec<WideColumn> = columns.collect();
        let heading = |index: usize| self.heading(index).to_owned();
        let year = self.find(YEAR).map(|index| Field::Column(heading(index)));
        let is_dated = year.is_some() || columns.iter().any(|column| column.year.is_some() || column.time.is_some());
        let words = self.profiles.get(measure).map(|profile| profile.distinct.keys().copied().collect::<Vec<_>>()).unwrap_or_default();
        let dated_by_rows = words.iter().any(|word| Heading::parse(word).time.is_some());
        let around = self.title.time.filter(|_| !is_dated && !dated_by_rows).map(|found| Field::Fixed(found.value.code()));
        let context = CONTEXT.iter().filter_map(|(kind, words)| self.find(words).map(|index| (*kind, heading(index)))).collect();
        let values = ValueColumns::Wide { columns, unit: self.find(UNIT).map(heading) };
        debug_assert!(!fold(self.heading(measure)).is_empty() || !words.is_empty(), "a column of measures has words");
        Some(Mapping { year: year.or(around), measure: Some(Field::Column(heading(measure))), values, context, ..Mapping::blank() })
    }
}
