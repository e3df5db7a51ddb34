//! The reader of the rows of one file, for long and wide tables: finds place, measure, year, level, status and provenance of a
//! row. Value cells are read in `cell_reader`.
//!
//! A file may have millions of rows and a dozen towns: each name is looked up once and remembered.

use std::ops::Range;

use foldhash::HashMap;

use crate::base::fold::fold;
use crate::base::total_labels::is_total_of_places;
use crate::base::{CellText, Level, Note, NoteCode, NoteMessage, Notes, PartOfYear, Status, Time, Year, one_based};
use crate::intake::{Intake, Row};
use crate::tidy::bounds::UncertaintyIndices;
use crate::tidy::breakdown_column::BreakdownColumn;
use crate::tidy::builder::{ObservationsBuilder, ProvenanceTexts};
use crate::tidy::convert::Conversion;
use crate::tidy::emitted::EmissionCalculator;
use crate::tidy::field_source::FieldSource;
use crate::tidy::heading::Heading;
use crate::tidy::heading_words::heading_level;
use crate::tidy::inventory::reference;
use crate::tidy::mapping::{AssumedUnit, Columns, DateMeaning, DescriptiveField, Field, Mapping};
use crate::tidy::place_column::{PlaceFacts, PlaceSource, is_sparse, joined_code};
use crate::tidy::place_text::{PlaceText, ResolvedPlace};
use crate::tidy::table_summary::{SpanCount, TableSummary};

/// What was found for the text of a place.
#[derive(Clone, Copy)]
enum FoundPlace {
    /// A place.
    Known(ResolvedPlace),
    /// The label of a total.
    Total,
}

/// Reads the rows of one file. Its columns are resolved once.
pub(super) struct Reader<'a, 'd, 'n> {
    pub(super) intake: &'a Intake,
    /// The rows to read, by index.
    rows: Range<usize>,
    pub(super) columns: Columns,
    place: FieldSource<'a>,
    /// The code beside the name of a place, and the code of the département in front of it.
    code: Option<usize>,
    code_prefix: Option<usize>,
    /// The territory a place is part of.
    parent: Option<usize>,
    /// What the column of places holds as a whole.
    facts: PlaceFacts<'a>,
    /// The kind of territory of all rows, as the heading of the places or the user says.
    level: Option<Level>,
    year: FieldSource<'a>,
    part_of_year: Option<(usize, PartOfYear)>,
    dates: DateMeaning,
    /// The columns that break values down, with their headings.
    pub(super) breakdowns: Vec<BreakdownColumn<'a>>,
    /// The parts of the last row, and their index.
    pub(super) last_breakdown: Option<(Vec<&'a str>, u32)>,
    times: HashMap<&'a str, Option<Time>>,
    /// How many figures are about a span that is no calendar year, and the first of these spans.
    pub(super) spans: SpanCount,
    /// The latest year of the figures that do not say what sort they are.
    pub(super) latest: Option<Year>,
    measure: FieldSource<'a>,
    /// The columns that describe the figures of their row.
    context: Vec<(DescriptiveField, usize)>,
    /// Only rows with this word in this column are read; the others break a whole down.
    whole: Option<WholeRows<'a>>,
    /// The unit where no column gives one.
    pub(super) unit: &'a str,
    assumed_units: &'a [AssumedUnit],
    /// Whether measures are named by references of a greenhouse gas inventory.
    pub(super) is_inventory: bool,
    /// Turns activities into emissions, when the values are activities.
    pub(super) emissions: Option<EmissionCalculator<'a>>,
    /// Whether observations with one key are parts that add up.
    pub(super) are_parts: bool,
    /// Whether the parts of columns that break values down add up too.
    pub(super) adds_parts: bool,
    /// For each column, its uncertainty columns.
    pub(super) bounds: Vec<Option<UncertaintyIndices>>,
    /// In a sparse table, which names a town or a year once for the rows under it: the last one.
    last_place: Option<&'a str>,
    last_year: Option<&'a str>,
    pub(super) builder: &'n mut ObservationsBuilder<'d>,
    notes: &'n mut Notes,
    places: HashMap<PlaceText<'a>, FoundPlace>,
    measures: HashMap<(&'a str, &'a str), NamedMeasure>,
    /// For each column, the conversion of its last cell.
    pub(super) conversions: Vec<Option<LastConversion<'a>>>,
    /// For each measure, whether it counts people or things.
    pub(super) is_count: Vec<Option<bool>>,
    provenances: HashMap<ProvenanceTexts<'a>, u32>,
    /// The provenance of the last row, as rows that follow each other often share it.
    last_provenance: Option<(ProvenanceTexts<'a>, u32)>,
    /// The name of the territory of the last row, and its index.
    last_perimeter: (CellText<'a>, u32),
}

/// The rows of a table that hold wholes: those with `word` in `column`.
#[derive(Clone, Copy)]
struct WholeRows<'a> {
    column: usize,
    word: &'a str,
}

/// A conversion and what it was made for.
#[derive(Clone, Copy)]
pub(super) struct LastConversion<'a> {
    pub measure: u32,
    pub unit: &'a str,
    pub conversion: Conversion,
}

/// What all observations of a row share.
pub(super) struct RowContext<'a> {
    pub row: Row<'a>,
    pub status: Status,
    /// The index of the name of the exact territory.
    pub perimeter: u32,
    pub provenance: u32,
}

/// The measure of a cell.
#[derive(Clone, Copy)]
pub(super) struct NamedMeasure {
    /// Its index among the measures of the builder.
    pub index: u32,
    /// The index of the heading or the word that names it.
    pub heading: u32,
}

/// A value cell, before it becomes an observation.
#[derive(Clone, Copy)]
pub(super) struct RowCell<'a> {
    pub column: usize,
    pub place: ResolvedPlace,
    pub measure: NamedMeasure,
    pub unit: &'a str,
    pub time: Time,
    /// The index of the part of the whole.
    pub breakdown: u32,
}

impl<'a, 'd, 'n> Reader<'a, 'd, 'n> {
    /// Resolves the columns of a file, to read some of its rows (by index).
    pub(super) fn new(
        intake: &'a Intake,
        rows: Range<usize>,
        mapping: &'a Mapping,
        builder: &'n mut ObservationsBuilder<'d>,
        notes: &'n mut Notes,
    ) -> Self {
        let columns = Columns::new(&intake.table);
        let whole_rows = |(heading, word): &'a (String, String)| Some(WholeRows { column: columns.index(heading)?, word });
        let mut context: Vec<(DescriptiveField, usize)> =
            mapping.context.iter().filter_map(|(kind, heading)| Some((*kind, columns.index(heading)?))).collect();
        let mut take = |kind: DescriptiveField| {
            let index = context.iter().position(|(other, _)| *other == kind)?;
            Some(context.swap_remove(index).1)
        };
        // What tells places apart describes no figure.
        let code = take(DescriptiveField::Code);
        let code_prefix = take(DescriptiveField::CodePrefix);
        let parent = take(DescriptiveField::Parent);
        let place = FieldSource::new(Some(&mapping.place), &columns);
        let of_heading = if let Field::Column(heading) = &mapping.place { heading_level(heading) } else { None };
        let level = mapping.level.or(of_heading);
        let year = FieldSource::new(mapping.year.as_ref(), &columns);
        Self {
            intake,
            rows,
            place,
            code,
            code_prefix,
            facts: PlaceFacts::of(intake, PlaceSource { place, code: code.or(parent), level }, builder),
            parent,
            level,
            part_of_year: mapping.part_of_year.as_ref().and_then(|part| Some((columns.index(&part.heading)?, part.part))),
            dates: mapping.dates,
            breakdowns: BreakdownColumn::all(mapping, &columns),
            last_breakdown: None,
            times: HashMap::default(),
            spans: SpanCount::default(),
            latest: None,
            year,
            measure: FieldSource::new(mapping.measure(), &columns),
            context,
            whole: mapping.whole.as_ref().and_then(whole_rows),
            last_place: is_sparse(intake, place).then_some(""),
            last_year: is_sparse(intake, year).then_some(""),
            unit: mapping.unit.as_deref().unwrap_or_default(),
            assumed_units: &mapping.assumed_units,
            is_inventory: mapping.inventory,
            emissions: mapping.emissions.as_ref().map(|emits| EmissionCalculator::new(emits, &intake.table, &columns)),
            are_parts: mapping.are_parts,
            adds_parts: mapping.are_parts && !mapping.breakdowns.is_empty(),
            bounds: UncertaintyIndices::for_columns(&mapping.uncertainties, &columns, intake.table.headings().len()),
            conversions: vec![None; intake.table.headings().len()],
            columns,
            builder,
            notes,
            places: HashMap::default(),
            measures: HashMap::default(),
            is_count: Vec::new(),
            provenances: HashMap::default(),
            last_provenance: None,
            last_perimeter: (CellText::default(), 0),
        }
    }

    /// The index of a heading of the mapping; notes one that the file lacks.
    pub(super) fn column_or_note(&mut self, heading: &str) -> Option<usize> {
        let found = self.columns.index(heading);
        if found.is_none() {
            let found = self.intake.table.headings().join(", ").into();
            let message = NoteMessage::MappedColumnMissing { wanted: heading.into(), found };
            self.notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), 0));
        }
        found
    }

    /// The rows to read.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.intake.table.rows_in(self.rows.clone())
    }

    /// Adds a note at a cell of a row, or at the row when `column` is `None`. The message is only built if it will be listed.
    pub(super) fn note(&mut self, code: NoteCode, row: Row<'_>, column: Option<usize>, message: impl FnOnce() -> NoteMessage) {
        let name = &self.intake.name;
        self.notes.push_with(code, || Note::new(message()).at(name, row.line(), column.map_or(0, one_based)));
    }

    /// The place of a row, inserted under its own name if gazetteer and register lack it. `None` for totals, for parts of a whole
    /// and for rows without a name.
    pub(super) fn place(&mut self, row: Row<'a>) -> Option<ResolvedPlace> {
        if self.whole.is_some_and(|whole| row.cell(whole.column).trim() != whole.word) {
            return None;
        }
        let mut name = continued(self.place.text(row), &mut self.last_place);
        if name.is_empty() {
            // A name merged over the column of codes: "France métropolitaine".
            name = self.code.map(|column| row.cell(column).trim()).filter(|cell| cell.contains(char::is_lowercase)).unwrap_or_default();
        }
        if name.is_empty() {
            self.note(NoteCode::PlaceMissing, row, self.place.column(), || NoteMessage::PlaceMissing {});
            return None;
        }
        let cell = |column: Option<usize>| column.map(|column| CellText::from(row.cell(column).trim())).unwrap_or_default();
        let code = Some(cell(self.code)).filter(|code| **code != *name).unwrap_or_default();
        let parent = cell(self.parent);
        let is_homonym = !(code.is_empty() && parent.is_empty()) && self.facts.homonyms.contains(name);
        let text = PlaceText { name, code, level: self.row_level(row).or(self.level), parent, is_homonym };
        match self.places.get(&text).copied() {
            Some(FoundPlace::Known(place)) => Some(place),
            Some(FoundPlace::Total) => {
                self.note(NoteCode::TotalSkipped, row, self.place.column(), || NoteMessage::TotalSkipped { text: name.into() });
                None
            }
            None => {
                let is_somme = self.facts.are_departements && fold(name) == "somme";
                if is_total_of_places(name) && !is_somme {
                    self.places.insert(text, FoundPlace::Total);
                    return self.place(row);
                }
                Some(self.resolved_place(text, row))
            }
        }
    }

    /// The place a text means; a new one is noted.
    fn resolved_place(&mut self, text: PlaceText<'a>, row: Row<'a>) -> ResolvedPlace {
        let place = if self.facts.are_foreign_codes { self.builder.keep_place(text) } else { self.resolve(text, row) };
        if !place.is_known {
            let column = self.place.column();
            self.note(NoteCode::UnknownPlace, row, column, || NoteMessage::UnknownPlace { name: text.name.into() });
        }
        self.places.insert(text, FoundPlace::Known(place));
        place
    }

    fn resolve(&mut self, text: PlaceText<'a>, row: Row<'a>) -> ResolvedPlace {
        let joined = self.code_prefix.map(|prefix| joined_code(row.cell(prefix).trim(), &text.code));
        self.builder.resolve_place(PlaceText { code: joined.as_deref().map_or(text.code, CellText::from), ..text })
    }

    /// The place a heading names.
    pub(super) fn named_place(&mut self, name: &'a str, row: Row<'a>) -> ResolvedPlace {
        let text = PlaceText { name, level: self.level, ..PlaceText::default() };
        match self.places.get(&text) {
            Some(FoundPlace::Known(place)) => *place,
            _ => self.resolved_place(text, row),
        }
    }

    /// What was found in the table as a whole.
    pub(super) fn into_summary(self) -> TableSummary {
        let first = self.facts.homonyms.iter().min().map(|name| (*name).to_owned());
        TableSummary {
            spans: self.spans,
            latest: self.latest,
            homonyms: self.facts.homonyms.len(),
            first_homonym: first.unwrap_or_default(),
        }
    }

    /// Whether each row is read by itself: none continues the one before.
    pub(super) fn reads_rows_alone(intake: &Intake, mapping: &Mapping) -> bool {
        let columns = Columns::new(&intake.table);
        let is_continued = |field: Option<&Field>| is_sparse(intake, FieldSource::new(field, &columns));
        mapping.repeated_columns.is_empty() && !is_continued(Some(&mapping.place)) && !is_continued(mapping.year.as_ref())
    }

    /// The unit assumed for a measure of a long table that gives none; empty when there is none.
    pub(super) fn assumed_unit(&self, measure: &str, place: ResolvedPlace) -> &'a str {
        if self.assumed_units.is_empty() {
            return "";
        }
        let country = self.builder.country(place.index);
        let assumed = self.assumed_units.iter().find(|assumed| assumed.measure == measure && assumed.country == country);
        assumed.map_or("", |assumed| assumed.unit.as_str())
    }

    /// The name a row gives its measure.
    pub(super) fn measure_word(&self, row: Row<'a>) -> &'a str {
        let word = self.measure.text(row);
        if self.is_inventory { reference(word).unwrap_or(word) } else { word }
    }

    /// The measure of a heading or a cell, inserted under its own name if the list lacks it. `None` for an empty name.
    pub(super) fn measure(&mut self, name: &'a str, unit: &'a str, row: Row<'_>) -> Option<NamedMeasure> {
        if let Some(measure) = self.measures.get(&(name, unit)) {
            return Some(*measure);
        }
        let column = self.measure.column();
        if name.is_empty() {
            self.note(NoteCode::MeasureMissing, row, column, || NoteMessage::MeasureMissing {});
            return None;
        }
        let index = self.builder.find_measure_in(name, unit).unwrap_or_else(|| {
            self.note(NoteCode::UnknownMeasure, row, column, || NoteMessage::UnknownMeasure { name: name.into() });
            self.builder.insert_measure(name, unit)
        });
        let measure = NamedMeasure { index, heading: self.builder.insert_heading(name) };
        self.measures.insert((name, unit), measure);
        Some(measure)
    }

    /// Each name in the column of measures, parsed once as a heading: it may hold a unit or a year.
    pub(super) fn measure_names(&self) -> HashMap<&'a str, Heading> {
        let mut headings = HashMap::default();
        let Some(column) = self.measure.column() else { return headings };
        for name in self.rows().map(|row| row.cell(column).trim()) {
            headings.entry(name).or_insert_with(|| Heading::parse(name));
        }
        headings
    }

    /// The time of a row: undated without a column of times. `None`, with a note, when it cannot be read.
    pub(super) fn time(&mut self, row: Row<'a>) -> Option<Time> {
        if matches!(self.year, FieldSource::Absent) {
            return Some(Time::Undated);
        }
        let text = continued(self.year.text(row), &mut self.last_year);
        if text.is_empty() || self.intake.table.missing(text).is_some() {
            self.note(NoteCode::YearMissing, row, self.year.column(), || NoteMessage::YearMissing {});
            return Some(Time::Undated);
        }
        let time = self.time_of(text);
        if time.is_none() {
            self.note(NoteCode::YearUnreadable, row, self.year.column(), || NoteMessage::YearUnreadable { text: text.into() });
        }
        match (time.and_then(Time::year), self.part_of_year) {
            (Some(year), Some((column, part))) => {
                let cell = row.cell(column).trim();
                Time::of_part(year, cell, part).or(time.filter(|_| cell.is_empty()))
            }
            _ => time,
        }
    }

    /// The time a column gives one other column; undated when the cell is blank.
    pub(super) fn time_in(&mut self, row: Row<'a>, column: usize) -> Time {
        self.time_of(row.cell(column).trim()).unwrap_or_default()
    }

    fn time_of(&mut self, text: &'a str) -> Option<Time> {
        if let Some(time) = self.times.get(text) {
            return *time;
        }
        // "RGPH 2024" and "2021.0" hold a year.
        let time = Time::parse(text.strip_suffix(".0").unwrap_or(text)).or_else(|| Heading::parse(text).time);
        let time = match time {
            Some(Time::Day(date)) if self.dates == DateMeaning::Year => Some(Time::Year(date.year)),
            other => other,
        };
        self.times.insert(text, time);
        time
    }

    pub(super) fn context(&self, kind: DescriptiveField, row: Row<'a>) -> CellText<'a> {
        let found = self.context.iter().find(|(other, _)| *other == kind);
        found.map(|(_, column)| row.cell(*column).trim().into()).unwrap_or_default()
    }

    /// What all observations of a row share: level, status and provenance.
    pub(super) fn row_context(&mut self, row: Row<'a>) -> RowContext<'a> {
        if let (true, Some((_, provenance))) = (self.context.is_empty(), self.last_provenance) {
            return RowContext { row, status: Status::Ok, perimeter: 0, provenance };
        }
        let texts = ProvenanceTexts {
            definition: self.context(DescriptiveField::Definition, row),
            remark: self.context(DescriptiveField::Remark, row),
            title: self.context(DescriptiveField::Title, row),
            publisher: self.context(DescriptiveField::Publisher, row),
            address: self.context(DescriptiveField::Address, row),
            quality: self.context(DescriptiveField::Quality, row),
        };
        let provenance = match self.last_provenance.filter(|(last, _)| *last == texts) {
            Some((_, provenance)) => provenance,
            None => *self.provenances.entry(texts).or_insert_with(|| self.builder.insert_provenance(texts)),
        };
        self.last_provenance = Some((texts, provenance));
        let name = self.context(DescriptiveField::Perimeter, row);
        if self.last_perimeter.0 != name {
            self.last_perimeter = (name, self.builder.insert_perimeter(&name));
        }
        RowContext { row, status: self.status(row), perimeter: self.last_perimeter.1, provenance }
    }

    fn row_level(&mut self, row: Row<'a>) -> Option<Level> {
        let text = self.context(DescriptiveField::Level, row);
        if text.is_empty() {
            return None;
        }
        Some(Level::parse(&text).unwrap_or_else(|| {
            self.note(NoteCode::LevelUnknown, row, None, || NoteMessage::LevelUnknown { text: text.as_str().into() });
            Level::Unknown
        }))
    }

    fn status(&mut self, row: Row<'a>) -> Status {
        let text = self.context(DescriptiveField::Status, row);
        if text.is_empty() {
            return Status::Ok;
        }
        Status::parse(&text).unwrap_or_else(|| {
            self.note(NoteCode::StatusUnknown, row, None, || NoteMessage::StatusUnknown { text: text.as_str().into() });
            Status::Approximate
        })
    }
}

/// The text of a cell, or in a sparse column that of the last one that is not blank.
fn continued<'a>(text: &'a str, last: &mut Option<&'a str>) -> &'a str {
    match last {
        Some(last) if text.is_empty() => last,
        Some(last) => {
            *last = text;
            text
        }
        None => text,
    }
}
