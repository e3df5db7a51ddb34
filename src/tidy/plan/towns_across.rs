//! Plans a table with a town above each column and a measure on each row.

use crate::base::Level;
use crate::intake::ColumnKind;
use crate::tidy::heading::Heading;
use crate::tidy::heading_words::{CONTEXT, MEASURE, PLACE, UNIT, YEAR};
use crate::tidy::mapping::{Field, Mapping, ValueColumns, WideColumn};
use crate::tidy::plan::planner::Planner;
use crate::tidy::plan::profile::ColumnProfile;
use crate::tidy::plan::values::measure_of_title;
use crate::tidy::register::Register;

impl Planner<'_> {
    /// The plan of a table with a town above each column; `None` for other tables.
    pub(super) fn towns_in_columns(&self) -> Option<Mapping> {
        let is_town = |parsed: &Heading| self.is_place_name(&parsed.name);
        let numbers = || self.profiles.iter().filter(|profile| profile.kind == ColumnKind::Number);
        let year_column = self.find(YEAR).filter(|index| self.profiles.get(*index).is_some_and(ColumnProfile::is_time));
        let words = self.find(MEASURE).or_else(|| {
            let is_words = |(index, profile): &(usize, &ColumnProfile<'_>)| profile.kind == ColumnKind::Text && Some(*index) != year_column;
            self.profiles.iter().enumerate().find(is_words).map(|(index, _)| index)
        });
        // The corner above the measures of the rows may be headed by the word for towns: those across.
        let named_place = self.find(PLACE).filter(|place| Some(*place) != words || self.has_known_towns(*place));
        // Where a column names places, nobody need open the register of all communes, which takes longer than the rest.
        if named_place.is_some() || numbers().count() < 2 || (words.is_none() && year_column.is_none()) {
            return None;
        }
        // A heading that happens to be the name of a village does not make a table of towns.
        let are_enough = |towns: usize| towns >= 2 && towns * 5 >= numbers().count() * 4;
        let counted = |is_town: &dyn Fn(&Heading) -> bool| numbers().filter(|profile| is_town(&profile.parsed)).count();
        if !are_enough(counted(&|parsed| self.may_be_place_name(&parsed.name))) || !are_enough(counted(&is_town)) {
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
        let row_words =
            words.and_then(|index| self.profiles.get(index)).map(|profile| profile.distinct.keys().copied().collect::<Vec<_>>());
        let dated_by_rows = row_words.iter().flatten().any(|word| Heading::parse(word).time.is_some());
        let around = self.title.time.filter(|_| !is_dated && !dated_by_rows).map(|found| Field::Fixed(found.value.code()));
        let context = CONTEXT.iter().filter_map(|(kind, words)| self.find(words).map(|index| (*kind, heading(index)))).collect();
        let values = ValueColumns::Wide { columns, unit: self.find(UNIT).map(heading) };
        // Years down and towns across: the title says what is measured.
        let of_title = || self.answers.measure.as_deref().or_else(|| measure_of_title(&self.title)).unwrap_or("valeur").to_owned();
        let measure = words.map_or_else(|| Field::Fixed(of_title()), |index| Field::Column(heading(index)));
        Some(Mapping { year: year.or(around), measure: Some(measure), values, context, ..Mapping::blank() })
    }

    /// Whether a heading is the name of a place and not of a measure.
    fn is_place_name(&self, name: &str) -> bool {
        let is_listed =
            || Register::shipped().names(name, Some(Level::Commune)) || Register::shipped().names(name, Some(Level::Departement));
        self.known.gazetteer.find(name).is_some() || (self.may_be_place_name(name) && is_listed())
    }

    /// Whether a heading may be the name of a place, as far as can be told without the register.
    fn may_be_place_name(&self, name: &str) -> bool {
        self.known.gazetteer.find(name).is_some() || (name.chars().count() > 2 && self.known.measures.find(name).is_none())
    }

    /// Whether most cells of a column are towns that the gazetteer has.
    fn has_known_towns(&self, index: usize) -> bool {
        let is_known = |cell: &str| self.known.gazetteer.find(cell).is_some();
        self.profiles.get(index).is_some_and(|profile| profile.share(is_known) > 0.5)
    }
}
