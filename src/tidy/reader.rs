//! The reader of the rows of one file, for long and wide tables: finds place, measure, year, level, status and provenance of a
//! row. Value cells are read in `cell_reader`.
//!
//! A file may have millions of rows and a dozen towns: each name is looked up once and remembered.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::total_labels::is_total;
use crate::base::{Level, Note, NoteCode, NoteMessage, Notes, Status, Year, one_based};
use crate::intake::{Intake, Row};
use crate::tidy::bounds::UncertaintyIndices;
use crate::tidy::builder::{ObservationsBuilder, ProvenanceTexts};
use crate::tidy::convert::Conversion;
use crate::tidy::emitted::EmissionCalculator;
use crate::tidy::field_source::FieldSource;
use crate::tidy::heading::Heading;
use crate::tidy::heading_words::heading_level;
use crate::tidy::inventory::reference;
use crate::tidy::mapping::{Columns, DescriptiveField, Field, Mapping};

/// Sentinel place index of rows that are totals.
const TOTAL: u32 = u32::MAX;

/// Reads the rows of one file. Its columns are resolved once.
pub(super) struct Reader<'a, 'd, 'n> {
    pub(super) intake: &'a Intake,
    /// The rows to read, by index.
    rows: Range<usize>,
    pub(super) columns: Columns,
    place: FieldSource<'a>,
    /// The kind of territory that the heading of the places announces.
    level: Option<Level>,
    year: FieldSource<'a>,
    measure: FieldSource<'a>,
    context: Vec<(DescriptiveField, usize)>,
    /// Only rows with this word in this column are read; the others break a whole down.
    whole: Option<WholeRows<'a>>,
    /// The unit where no column gives one.
    pub(super) unit: &'a str,
    /// Whether measures are named by references of a greenhouse gas inventory.
    is_inventory: bool,
    /// Turns activities into emissions, when the values are activities.
    pub(super) emissions: Option<EmissionCalculator<'a>>,
    /// Whether observations with one key are parts that add up.
    pub(super) are_parts: bool,
    /// For each column, its uncertainty columns.
    pub(super) bounds: Vec<Option<UncertaintyIndices>>,
    /// In a sparse table, which names a town once for the rows under it: the last name.
    last_place: Option<&'a str>,
    pub(super) builder: &'n mut ObservationsBuilder<'d>,
    notes: &'n mut Notes,
    places: HashMap<&'a str, u32>,
    measures: HashMap<&'a str, u32>,
    /// For each column, the conversion of its last cell.
    pub(super) conversions: Vec<Option<LastConversion<'a>>>,
    /// For each measure, whether it counts people or things.
    pub(super) is_count: Vec<Option<bool>>,
    provenances: HashMap<ProvenanceTexts<'a>, u32>,
    /// The provenance of the last row, as rows that follow each other often share it.
    last_provenance: Option<(ProvenanceTexts<'a>, u32)>,
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
    pub level: Option<Level>,
    pub status: Status,
    pub provenance: u32,
}

/// A value cell, before it becomes an observation.
#[derive(Clone, Copy)]
pub(super) struct RowCell<'a> {
    pub column: usize,
    pub place: u32,
    pub measure: u32,
    pub unit: &'a str,
    pub year: Year,
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
        let context = mapping.context.iter().filter_map(|(kind, heading)| Some((*kind, columns.index(heading)?))).collect();
        Self {
            intake,
            rows,
            place: FieldSource::new(Some(&mapping.place), &columns),
            level: match &mapping.place {
                Field::Column(heading) => heading_level(heading),
                Field::Fixed(_) => None,
            },
            year: FieldSource::new(mapping.year.as_ref(), &columns),
            measure: FieldSource::new(mapping.measure(), &columns),
            context,
            whole: mapping.whole.as_ref().and_then(whole_rows),
            last_place: is_sparse(intake, FieldSource::new(Some(&mapping.place), &columns)).then_some(""),
            unit: mapping.unit.as_deref().unwrap_or_default(),
            is_inventory: mapping.inventory,
            emissions: mapping.emissions.as_ref().map(|emits| EmissionCalculator::new(emits, &intake.table, &columns)),
            are_parts: mapping.are_parts,
            bounds: UncertaintyIndices::for_columns(&mapping.uncertainties, &columns, intake.table.headings().len()),
            conversions: vec![None; intake.table.headings().len()],
            columns,
            builder,
            notes,
            places: HashMap::new(),
            measures: HashMap::new(),
            is_count: Vec::new(),
            provenances: HashMap::new(),
            last_provenance: None,
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

    /// The place of a row, inserted under its own name if the gazetteer lacks it. `None` for totals, for parts of a whole and
    /// for rows without a name.
    pub(super) fn place(&mut self, row: Row<'a>) -> Option<u32> {
        if self.whole.is_some_and(|whole| row.cell(whole.column).trim() != whole.word) {
            return None;
        }
        let mut name = self.place.text(row);
        if let Some(last) = &mut self.last_place {
            if name.is_empty() {
                name = *last;
            } else {
                *last = name;
            }
        }
        let known = self.places.get(name).copied();
        let known = known.or_else(|| {
            let total = is_total(name).then_some(TOTAL);
            if total.is_some() {
                self.places.insert(name, TOTAL);
            }
            total
        });
        if known == Some(TOTAL) {
            self.note(NoteCode::TotalSkipped, row, self.place.column(), || NoteMessage::TotalSkipped { text: name.into() });
            return None;
        }
        if name.is_empty() {
            self.note(NoteCode::PlaceMissing, row, self.place.column(), || NoteMessage::PlaceMissing {});
            return None;
        }
        Some(known.unwrap_or_else(|| self.named_place(name, row, self.place.column())))
    }

    /// The place a word names, inserted under that name if the gazetteer lacks it.
    pub(super) fn named_place(&mut self, name: &'a str, row: Row<'_>, column: Option<usize>) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.builder.find_place(name).unwrap_or_else(|| {
            self.note(NoteCode::UnknownPlace, row, column, || NoteMessage::UnknownPlace { name: name.into() });
            self.builder.insert_place(name)
        });
        self.places.insert(name, place);
        place
    }

    /// The column of measures, when there is one.
    pub(super) fn measure_column(&self) -> Option<usize> {
        self.measure.column()
    }

    /// The name a row gives its measure.
    pub(super) fn measure_word(&self, row: Row<'a>) -> &'a str {
        let word = self.measure.text(row);
        if self.is_inventory { reference(word).unwrap_or(word) } else { word }
    }

    /// The measure of a heading or a cell, inserted under its own name if the list lacks it. `None` for an empty name.
    pub(super) fn measure(&mut self, name: &'a str, unit: &str, row: Row<'_>) -> Option<u32> {
        if let Some(measure) = self.measures.get(name) {
            return Some(*measure);
        }
        let column = self.measure.column();
        if name.is_empty() {
            self.note(NoteCode::MeasureMissing, row, column, || NoteMessage::MeasureMissing {});
            return None;
        }
        let measure = self.builder.find_measure(name).unwrap_or_else(|| {
            self.note(NoteCode::UnknownMeasure, row, column, || NoteMessage::UnknownMeasure { name: name.into() });
            self.builder.insert_measure(name, unit)
        });
        self.measures.insert(name, measure);
        Some(measure)
    }

    /// The year of a row; one that cannot be read is noted.
    pub(super) fn year(&mut self, row: Row<'a>) -> Option<Year> {
        if matches!(self.year, FieldSource::Absent) {
            return None;
        }
        let text = self.year.text(row);
        // "RGPH 2024" and "31/12/2021" contain a year.
        let year = Year::parse(text).or_else(|| Heading::parse(text).year);
        if year.is_none() {
            self.note(NoteCode::YearUnreadable, row, self.year.column(), || NoteMessage::YearUnreadable { text: text.into() });
        }
        year
    }

    pub(super) fn context(&self, kind: DescriptiveField, row: Row<'a>) -> &'a str {
        self.context.iter().find(|(other, _)| *other == kind).map_or("", |(_, column)| row.cell(*column).trim())
    }

    /// What all observations of a row share: level, status and provenance.
    pub(super) fn row_context(&mut self, row: Row<'a>) -> RowContext<'a> {
        if let (true, Some((_, provenance))) = (self.context.is_empty(), self.last_provenance) {
            return RowContext { row, level: self.level, status: Status::Ok, provenance };
        }
        let texts = ProvenanceTexts {
            perimeter: self.context(DescriptiveField::Perimeter, row),
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
        RowContext { row, level: self.row_level(row).or(self.level), status: self.status(row), provenance }
    }

    fn row_level(&mut self, row: Row<'a>) -> Option<Level> {
        let text = self.context(DescriptiveField::Level, row);
        if text.is_empty() {
            return None;
        }
        Some(Level::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::LevelUnknown, row, None, || NoteMessage::LevelUnknown { text: text.into() });
            Level::Unknown
        }))
    }

    fn status(&mut self, row: Row<'a>) -> Status {
        let text = self.context(DescriptiveField::Status, row);
        if text.is_empty() {
            return Status::Ok;
        }
        Status::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::StatusUnknown, row, None, || NoteMessage::StatusUnknown { text: text.into() });
            Status::Approximate
        })
    }
}

/// Whether a column names a town once for several rows: half of its cells or more are blank, and the first is not.
fn is_sparse(intake: &Intake, place: FieldSource<'_>) -> bool {
    let FieldSource::Column(column) = place else { return false };
    let blank = intake.table.columns().get(column).map_or(0, |column| column.stats.blank);
    let first = intake.table.rows().next().is_some_and(|row| !row.cell(column).trim().is_empty());
    first && blank * 2 >= intake.table.len()
}
