//! Proposes a mapping: a table in, a [`Mapping`] and notes on its doubts out. Headings are recognised in three languages; the
//! contents of columns help where headings do not.

use crate::base::fold::fold;
use crate::base::{Level, Note, NoteMessage, Notes, Unit, Year, one_based};
use crate::intake::{ColumnKind, Intake};
use crate::tidy::heading::Heading;
use crate::tidy::heading_words::{CONTEXT, MEASURE, NO_MEASURES, PLACE, PLACE_CODE, TERRITORY_TYPES, UNIT, VALUE, YEAR};
use crate::tidy::mapping::{DescriptiveField, Field, Mapping, TableShape, ValueColumns, WideColumn};
use crate::tidy::measures::{Measures, YearTolerance};
use crate::tidy::places::Gazetteer;
use crate::tidy::roles::ColumnRole;
use crate::tidy::{bounds, breakdown, inventory, outside};

/// From this likeness on, a heading of at least this many characters is read as the measure it looks like.
const SURE: f64 = 0.88;
const LONG: usize = 8;
/// How many headings are listed in a note about a missing column.
const LISTED: usize = 12;
/// How many rows are examined.
const SAMPLE_ROWS: usize = 2000;

/// Proposes a mapping for a table. `None`, with a note, when a column that cannot be guessed is missing or values cannot be
/// told from their parts.
pub fn suggest(intake: &Intake, gazetteer: &Gazetteer, measures: &Measures, notes: &mut Notes) -> Option<Mapping> {
    let table = Headings {
        intake,
        gazetteer,
        measures,
        parsed: without_footnote_marks(intake.table.headings().iter().map(|h| Heading::parse(h)).collect()),
        folded: intake.table.headings().iter().map(|heading| folded_names(heading)).collect(),
    };
    if table.parsed.is_empty() {
        return None;
    }
    if let Some(mapping) = table.towns_in_columns() {
        notes.extend(table.unused(&mapping));
        return Some(mapping);
    }
    let named = table.find(PLACE).or_else(|| table.find(PLACE_CODE)).or_else(|| table.place_by_content());
    let Some(place) = named.clone().map(Field::Column).or_else(|| table.one_town(notes)) else {
        notes.push(table.lacks(ColumnRole::Place));
        return None;
    };
    let placed = named.as_deref();
    let mut context: Vec<(DescriptiveField, String)> =
        CONTEXT.iter().filter_map(|(kind, words)| table.find(words).map(|heading| (*kind, heading))).collect();
    // The code of a town beside its name is shown as part of the place.
    context.extend(table.find(PLACE_CODE).filter(|code| Some(code.as_str()) != placed).map(|code| (DescriptiveField::Code, code)));
    if !context.iter().any(|(kind, _)| *kind == DescriptiveField::Level) {
        context.extend(table.territory_types().map(|heading| (DescriptiveField::Level, heading)));
    }
    let measure = table.find(MEASURE).filter(|heading| Some(heading.as_str()) != placed);
    let year = table.find(YEAR).map(Field::Column).or_else(|| table.assumed_year(notes));
    let taken: Vec<&str> = placed.into_iter().chain(context.iter().map(|(_, heading)| heading.as_str())).collect();
    if let Some(found) = inventory::find(&intake.table, &table.parsed, &taken).filter(|_| year.is_some()) {
        return Some(table.inventory(found, place, year, context, notes));
    }
    let values = match (measure.clone(), table.find(VALUE)) {
        (Some(measure), Some(value)) => ValueColumns::Long { measure: Field::Column(measure), value, unit: table.find(UNIT) },
        _ => table.wide(placed, measure.as_deref(), year.as_ref(), notes),
    };
    if matches!(&values, ValueColumns::Wide { columns, .. } if columns.is_empty()) {
        let dated = year.is_some() || table.parsed.iter().any(|heading| heading.year.is_some());
        notes.push(table.lacks(if !dated {
            ColumnRole::Year
        } else if measure.is_none() {
            ColumnRole::Measure
        } else {
            ColumnRole::Value
        }));
        return None;
    }
    if table.is_shifted(notes) {
        return None;
    }
    let unit = table.unit_of_values(&values, notes);
    let measure = measure.map(Field::Column);
    let mut mapping = Mapping { place, year, measure, values, context, unit, ..Mapping::blank() };
    mapping.uncertainties = bounds::find(table.all(), &table.parsed, &mapping.value_headings());
    if !breakdown::find(intake, &mut mapping, notes) {
        return None;
    }
    notes.extend(table.unused(&mapping));
    Some(mapping)
}

/// Whether a heading names numbers that are no quantities: coordinates, ranks, row numbers, months, ages.
fn is_no_measure(name: &str) -> bool {
    let folded = fold(name);
    folded.split(' ').next().is_none_or(|first| first.is_empty() || NO_MEASURES.contains(&first))
}

/// The names in a heading, folded: the whole, and each part of "Ville / المدينة".
fn folded_names(heading: &str) -> Vec<String> {
    std::iter::once(fold(heading)).chain(heading.split(['/', '|']).map(fold)).collect()
}

/// Removes footnote marks from headings: "Population (1)". A heading keeps its mark if another one has the name without it.
fn without_footnote_marks(mut headings: Vec<Heading>) -> Vec<Heading> {
    let names: Vec<String> = headings.iter().map(|heading| heading.name.clone()).collect();
    for heading in &mut headings {
        let base = heading.name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
        let base = base.filter(|(_, call)| !call.is_empty() && call.len() <= 2 && call.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some(base) = base.map(|(name, _)| name.trim().to_owned()).filter(|base| !base.is_empty() && !names.contains(base)) {
            heading.name = base;
        }
    }
    headings
}

/// The headings of a table with what was parsed from them.
struct Headings<'a> {
    intake: &'a Intake,
    gazetteer: &'a Gazetteer,
    measures: &'a Measures,
    parsed: Vec<Heading>,
    /// The folded names in each heading. Kept, as a heading may be very long.
    folded: Vec<Vec<String>>,
}

impl Headings<'_> {
    fn all(&self) -> &[String] {
        self.intake.table.headings()
    }

    fn kind(&self, column: usize) -> ColumnKind {
        self.intake.table.columns().get(column).map_or(ColumnKind::Empty, |column| column.kind)
    }

    /// Whether a column holds values: numbers, or a known measure with at least one number, so that the words among them are
    /// noted rather than the column ignored.
    fn has_values(&self, column: usize, parsed: &Heading) -> bool {
        let numbers = self.intake.table.columns().get(column).is_some_and(|column| column.stats.numbers() > 0);
        self.kind(column) == ColumnKind::Number
            || (self.kind(column) == ColumnKind::Text && numbers && self.measures.find(&parsed.name).is_some())
    }

    /// The measure a heading names, or, with a note, the one it certainly looks like. An uncertain likeness is only noted.
    fn recognised_measure(&self, column: usize, parsed: &Heading, notes: &mut Notes) -> Option<String> {
        if self.measures.find(&parsed.name).is_some() {
            return Some(parsed.name.clone());
        }
        let (measure, likeness) = self.measures.most_similar(&parsed.name)?;
        let sure = likeness >= SURE && parsed.name.chars().count() >= LONG;
        let (name, id, score) = ((&parsed.name).into(), measure.id.as_str().into(), format!("{likeness:.2}").into());
        let message = if sure {
            NoteMessage::SimilarMeasureUsed { name, measure: id, score }
        } else {
            NoteMessage::SimilarMeasureFound { name, measure: id, score }
        };
        notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(column)));
        sure.then(|| measure.id.to_string())
    }

    /// The year of values whose heading has none, when all other headings or the titles give one and the same year.
    fn assumed_year(&self, notes: &mut Notes) -> Option<Field> {
        let mut years: Vec<Year> = self.parsed.iter().filter_map(|heading| heading.year).collect();
        years.sort_unstable();
        years.dedup();
        let known = |(index, heading): (usize, &Heading)| {
            heading.year.is_none() && self.has_values(index, heading) && self.measures.find(&heading.name).is_some()
        };
        let wanted = self.parsed.iter().enumerate().any(known);
        let year = match years.as_slice() {
            _ if !wanted => None,
            [] => outside::year(self.intake),
            [year] => Some(*year),
            _ => None,
        }?;
        notes.push(Note::new(NoteMessage::YearAssumed { year }).at(&self.intake.name, self.intake.table.heading_line(), 0));
        Some(Field::Fixed(year.to_string()))
    }

    /// The town of all values, when no column names towns.
    fn one_town(&self, notes: &mut Notes) -> Option<Field> {
        let columns = [self.find(YEAR), self.find(MEASURE)].into_iter().flatten();
        let keys: Vec<usize> = columns.filter_map(|heading| self.all().iter().position(|other| *other == heading)).collect();
        let name = outside::town(self.intake, self.gazetteer, &keys)?;
        notes.push(Note::new(NoteMessage::TownAssumed { name: (&name).into() }).at(&self.intake.name, 0, 0));
        Some(Field::Fixed(name))
    }

    /// Whether most rows have more cells than there are headings, which happens when decimal commas were taken for delimiters.
    fn is_shifted(&self, notes: &mut Notes) -> bool {
        let width = self.all().len();
        let (mut rows, mut wide) = (0, 0);
        for row in self.intake.table.rows().take(SAMPLE_ROWS) {
            rows += 1;
            wide += usize::from((width..row.width()).any(|column| !row.cell(column).trim().is_empty()));
        }
        let shifted = wide * 2 > rows;
        if shifted {
            notes.push(Note::new(NoteMessage::RowsShifted {}).at(&self.intake.name, self.intake.table.heading_line(), 0));
        }
        shifted
    }

    /// The heading that is one of these words. Earlier words of the list are preferred, whatever the order of the columns.
    fn find(&self, words: &[&str]) -> Option<String> {
        let named = |word: &String| self.folded.iter().position(|parts| parts.contains(word));
        words.iter().map(|word| fold(word)).find_map(|word| named(&word)).and_then(|column| self.all().get(column)).cloned()
    }

    /// The column of words or codes with the most towns of the gazetteer.
    fn place_by_content(&self) -> Option<String> {
        let towns = |column: usize| {
            let rows = self.intake.table.rows().take(SAMPLE_ROWS);
            rows.filter(|row| self.gazetteer.find(row.cell(column)).is_some()).count()
        };
        let candidates = (0..self.parsed.len()).filter(|column| matches!(self.kind(*column), ColumnKind::Text | ColumnKind::Code));
        let best = candidates
            .map(|column| (towns(column), column))
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, column)| (*count, usize::MAX - column));
        best.and_then(|(_, column)| self.all().get(column)).cloned()
    }

    /// The column that gives the kind of territory of each row ("type": "province", "préfecture"): most of its cells are such words.
    fn territory_types(&self) -> Option<String> {
        let column =
            self.folded.iter().position(|names| names.iter().any(|name| TERRITORY_TYPES.iter().any(|word| fold(word) == *name)))?;
        let cells: Vec<&str> =
            self.intake.table.rows().take(SAMPLE_ROWS).map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty()).collect();
        let levels = cells.iter().filter(|cell| Level::parse(cell).is_some()).count();
        (levels * 5 >= cells.len() * 4 && levels > 0).then(|| self.all().get(column).cloned()).flatten()
    }

    /// The columns of values of a wide table: known measures, or years beside a column of measures.
    fn wide(&self, place: Option<&str>, measure: Option<&str>, year: Option<&Field>, notes: &mut Notes) -> ValueColumns {
        let mut columns = Vec::new();
        let title = outside::unit(self.intake);
        let mut names: Vec<&str> =
            self.parsed.iter().filter(|heading| heading.year.is_some()).map(|heading| heading.name.as_str()).collect();
        names.dedup();
        // A constant measure (an area) needs no year: beside columns of years it is read as one of the latest year.
        let latest = self.parsed.iter().filter_map(|heading| heading.year).max().filter(|_| year.is_none() && measure.is_none());
        let constant =
            |parsed: &Heading| self.measures.find(&parsed.name).is_some_and(|measure| measure.year_tolerance == YearTolerance::Constant);
        let bound = bounds::are_bounds(&self.parsed);
        for (index, (heading, parsed)) in
            self.all().iter().zip(&self.parsed).enumerate().filter(|(index, _)| bound.get(*index) != Some(&true))
        {
            let own_year = parsed.year.or(latest.filter(|_| constant(parsed)));
            let dated = own_year.is_some() || year.is_some();
            let named = !parsed.name.is_empty() || measure.is_some();
            let taken = Some(heading.as_str()) == place || Some(heading.as_str()) == measure;
            if taken || !dated || !named || !self.has_values(index, parsed) {
                continue;
            }
            // Beside a column of measures, "Rang 2021" or "Objectif 2030" is not a value of the measure of its row.
            if measure.is_some() && !parsed.name.is_empty() && names.len() > 1 {
                continue;
            }
            let unit = parsed.unit.clone().or_else(|| self.intake.table.unit(index).map(str::to_owned));
            let recognised = if parsed.name.is_empty() { None } else { self.recognised_measure(index, parsed, notes) };
            // A heading nobody knows is a measure of its own, but for numbers that place, order or date a row.
            if recognised.is_none() && parsed.year.is_none() && unit.is_none() && is_no_measure(&parsed.name) {
                continue;
            }
            let unit = unit.or_else(|| self.unit_of_title(title.as_deref()?, recognised.as_deref()?, notes));
            let own = (!parsed.name.is_empty() && measure.is_none()).then(|| parsed.name.clone());
            if let Some(year) = own_year.filter(|_| parsed.year.is_none()) {
                let line = self.intake.table.heading_line();
                let message = NoteMessage::LatestYearAssumed { heading: heading.into(), year };
                notes.push(Note::new(message).at(&self.intake.name, line, one_based(index)));
            }
            columns.push(WideColumn { heading: heading.clone(), measure: recognised.or(own), year: own_year, place: None, unit });
        }
        ValueColumns::Wide { columns, unit: self.find(UNIT) }
    }

    /// The unit of a title for a column without one, if the measure can be in that unit.
    fn unit_of_title(&self, title: &str, measure: &str, notes: &mut Notes) -> Option<String> {
        let measure = self.measures.find(measure)?;
        let (unit, own) = (Unit::parse(title), measure.parsed_unit());
        let year = Unit::parse("year");
        let fits = unit.has_same_dimension(&own)
            || unit.per(&year).has_same_dimension(&own)
            || (unit.is_pure() && !own.is_pure() && !title.contains(['%', '‰']));
        if !fits || unit == own {
            return None;
        }
        let message = NoteMessage::TitleUnit { unit: title.into(), measure: measure.id.as_str().into() };
        notes.push(Note::new(message).at(&self.intake.name, 0, 0));
        Some(title.to_owned())
    }

    /// The mapping of a table with a town above each column and a measure on each row; `None` for other tables.
    fn towns_in_columns(&self) -> Option<Mapping> {
        let is_town = |parsed: &Heading| self.gazetteer.find(&parsed.name).is_some();
        let towns =
            self.parsed.iter().enumerate().filter(|(index, parsed)| is_town(parsed) && self.kind(*index) == ColumnKind::Number).count();
        let measure = self.find(MEASURE).or_else(|| {
            (0..self.parsed.len()).find(|column| self.kind(*column) == ColumnKind::Text).and_then(|column| self.all().get(column)).cloned()
        })?;
        let year = self.find(YEAR).map(Field::Column);
        let in_words = || {
            let column = self.all().iter().position(|heading| *heading == measure);
            let words = self.intake.table.rows().take(SAMPLE_ROWS).map(|row| column.map_or("", |column| row.cell(column)));
            words.filter(|word| !word.trim().is_empty()).all(|word| Heading::parse(word).year.is_some())
        };
        let dated = year.is_some() || self.parsed.iter().any(|parsed| is_town(parsed) && parsed.year.is_some()) || in_words();
        if towns < 2 || !dated || self.find(PLACE).is_some_and(|place| place != measure) {
            return None;
        }
        let columns = self.all().iter().zip(&self.parsed).filter(|(_, parsed)| is_town(parsed)).map(|(heading, parsed)| WideColumn {
            heading: heading.clone(),
            measure: None,
            year: parsed.year,
            place: Some(parsed.name.clone()),
            unit: parsed.unit.clone(),
        });
        let values = ValueColumns::Wide { columns: columns.collect(), unit: self.find(UNIT) };
        let context = CONTEXT.iter().filter_map(|(kind, words)| self.find(words).map(|heading| (*kind, heading))).collect();
        Some(Mapping { year, measure: Some(Field::Column(measure)), values, context, ..Mapping::blank() })
    }

    /// The unit of a long table without a column of units: that of the heading of its values, or that of a title.
    fn unit_of_values(&self, values: &ValueColumns, notes: &mut Notes) -> Option<String> {
        let ValueColumns::Long { value, unit: None, .. } = values else { return None };
        let own = self.all().iter().zip(&self.parsed).find(|(heading, _)| *heading == value).and_then(|(_, parsed)| parsed.unit.clone());
        own.or_else(|| {
            let title = outside::unit(self.intake)?;
            let message = NoteMessage::TitleUnit { unit: (&title).into(), measure: value.into() };
            notes.push(Note::new(message).at(&self.intake.name, 0, 0));
            Some(title)
        })
    }

    /// The mapping of a greenhouse gas inventory, whose measures are the references of the protocol.
    fn inventory(
        &self,
        found: inventory::InventoryColumns,
        place: Field,
        year: Option<Field>,
        mut context: Vec<(DescriptiveField, String)>,
        notes: &mut Notes,
    ) -> Mapping {
        let unit = found.unit.clone().or_else(|| found.units.clone()).unwrap_or_default().into();
        let (name, value) = ((&found.reference).into(), (&found.value).into());
        let message = if found.emits.is_some() {
            NoteMessage::InventoryActivities { name, value, unit }
        } else {
            NoteMessage::Inventory { name, value, unit }
        };
        notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), 0));
        context.extend(found.keys.map(|keys| (DescriptiveField::Absence, keys)));
        let values = ValueColumns::Long { measure: Field::Column(found.reference), value: found.value, unit: found.units };
        let mut mapping =
            Mapping { place, year, values, context, unit: found.unit, inventory: true, emissions: found.emits, ..Mapping::blank() };
        let index = |heading: &str| self.all().iter().position(|other| other == heading);
        let keys = [Some(&mapping.place), mapping.year.as_ref(), mapping.measure()].into_iter().flatten();
        let keys = keys.filter_map(|field| if let Field::Column(heading) = field { index(heading) } else { None });
        let used = mapping.headings();
        let words = (0..self.parsed.len())
            .filter(|column| self.kind(*column) == ColumnKind::Text && !used.contains(&self.all().get(*column).map_or("", String::as_str)));
        // The population of the town, repeated on each row, is read for emissions per person.
        let is_population = |(index, own): &(usize, &Heading)| {
            let people = self.measures.find(&own.name).is_some_and(|measure| measure.unit == "persons");
            people && own.year.is_none() && self.kind(*index) == ColumnKind::Number
        };
        let beside: Vec<String> =
            self.parsed.iter().enumerate().filter(is_population).filter_map(|(index, _)| self.all().get(index).cloned()).collect();
        // Each row of an activity is a part of its reference: the fuels of homes, the lines of buses.
        let adds = inventory::adds(&self.intake.table, &keys.collect::<Vec<_>>(), &words.collect::<Vec<_>>());
        mapping.repeated_columns = beside;
        mapping.uncertainties = bounds::find(self.all(), &self.parsed, &mapping.value_headings());
        notes.extend(self.unused(&mapping));
        mapping.are_parts = adds || mapping.emissions.is_some();
        mapping
    }

    /// A note that the file has no column for a role; it lists the first headings.
    fn lacks(&self, role: ColumnRole) -> Note {
        let named: Vec<&str> = self.all().iter().take(LISTED).map(String::as_str).collect();
        let more = if self.all().len() > LISTED { ", …" } else { "" };
        let message = NoteMessage::RoleMissing { role: role.code(), found: (named.join(", ") + more).into() };
        Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), 0)
    }

    /// A note for each column that the mapping does not use.
    fn unused(&self, mapping: &Mapping) -> Vec<Note> {
        let used = mapping.headings();
        let idle = self
            .all()
            .iter()
            .enumerate()
            .filter(|(index, heading)| !used.contains(&heading.as_str()) && self.kind(*index) != ColumnKind::Empty);
        idle.map(|(index, heading)| {
            let message = NoteMessage::UnusedColumn { name: heading.into() };
            Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(index))
        })
        .collect()
    }
}

impl Mapping {
    /// The shape of the tables this mapping reads.
    #[must_use]
    pub fn shape(&self) -> TableShape {
        match &self.values {
            ValueColumns::Long { .. } => TableShape::Long,
            ValueColumns::Wide { columns, .. } if columns.iter().any(|column| column.place.is_some()) => TableShape::WideTowns,
            ValueColumns::Wide { columns, .. } if columns.iter().all(|column| column.year.is_some()) => TableShape::WideYears,
            ValueColumns::Wide { .. } => TableShape::WideMeasures,
        }
    }

    /// Every heading this mapping uses.
    #[must_use]
    pub fn headings(&self) -> Vec<&str> {
        let fields = [Some(&self.place), self.year.as_ref(), self.measure.as_ref(), self.measure()];
        let named = fields.into_iter().flatten().filter_map(|field| match field {
            Field::Column(heading) => Some(heading.as_str()),
            Field::Fixed(_) => None,
        });
        let valued: Vec<&str> = match &self.values {
            ValueColumns::Long { value, unit, .. } => std::iter::once(value.as_str()).chain(unit.as_deref()).collect(),
            ValueColumns::Wide { columns, unit } => columns.iter().map(|column| column.heading.as_str()).chain(unit.as_deref()).collect(),
        };
        let described = self.context.iter().map(|(_, heading)| heading.as_str());
        let emits = self.emissions.iter().flat_map(|emits| {
            let unit = emits.unit.iter().filter_map(|field| if let Field::Column(heading) = field { Some(heading) } else { None });
            emits.factor.iter().chain(emits.gases.iter().flatten()).chain(unit).chain(&emits.gwp)
        });
        let others = self.whole.iter().map(|(heading, _)| heading).chain(emits).chain(&self.repeated_columns).map(String::as_str);
        let others = others.chain(self.uncertainties.iter().flat_map(crate::tidy::mapping::UncertaintyColumns::headings));
        named.chain(valued).chain(described).chain(others).collect()
    }
}
