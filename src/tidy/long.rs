//! One observation a line: a table and its mapping in, figures and notes out.

use std::sync::Arc;

use crate::base::number::{Mark, read};
use crate::base::{Gap, Level, Note, NoteCode, Reading, Spot, Status, Unit, Year};
use crate::intake::{Intake, Row, missing};
use crate::tidy::heading::Heading;
use crate::tidy::mapping::{Columns, Context, Field, Mapping};
use crate::tidy::{Citation, Draft, Measure, Observation, Place};

/// What the columns of a file have in common, resolved once.
pub(super) struct Reader<'a, 'd> {
    pub intake: &'a Intake,
    pub mapping: &'a Mapping,
    pub columns: Columns,
    pub draft: &'a mut Draft<'d>,
    pub notes: &'a mut Vec<Note>,
    unknown: usize,
}

/// How many unknown places of a file are named one by one.
const NAMED: usize = 20;

/// A value cell, before it becomes an observation.
pub(super) struct Cell<'a, 'b> {
    pub row: Row<'a>,
    pub column: usize,
    pub measure: Arc<Measure>,
    pub unit: &'b str,
    pub year: Year,
}

impl<'a, 'd> Reader<'a, 'd> {
    /// Resolves the columns of a file.
    pub(super) fn new(intake: &'a Intake, mapping: &'a Mapping, draft: &'a mut Draft<'d>, notes: &'a mut Vec<Note>) -> Self {
        let columns = Columns::of(&intake.table);
        Self { intake, mapping, columns, draft, notes, unknown: 0 }
    }

    /// The column under a heading the mapping names; a note when the file has it no more.
    pub(super) fn wanted(&mut self, heading: &str) -> Option<usize> {
        let found = self.columns.index(heading);
        if found.is_none() {
            let note = Note::new(NoteCode::NoColumn).at(&self.intake.name, self.intake.table.heading_line(), 0);
            self.notes.push(note.with("wanted", heading).with("found", self.intake.table.headings().join(", ")));
        }
        found
    }

    /// The word of a field on a row.
    pub(super) fn word(&self, field: &'a Field, row: Row<'a>) -> &'a str {
        match field {
            Field::Fixed(text) => text,
            Field::Column(heading) => self.columns.index(heading).map_or("", |column| row.cell(column)).trim(),
        }
    }

    fn context(&self, kind: Context, row: Row<'a>) -> &'a str {
        let heading = self.mapping.context.iter().find(|(k, _)| *k == kind).map(|(_, heading)| heading);
        heading.and_then(|heading| self.columns.index(heading)).map_or("", |column| row.cell(column)).trim()
    }

    /// Adds a note at a cell of a row.
    pub(super) fn note(&mut self, code: NoteCode, row: Row<'_>, column: Option<usize>, words: &[(&'static str, &str)]) {
        let column = column.map_or(0, one_based);
        let note = Note::new(code).at(&self.intake.name, row.line(), column);
        self.notes.push(words.iter().fold(note, |note, (name, word)| note.with(name, *word)));
    }

    /// The place of a row; one the gazetteer does not know is kept under its own name.
    pub(super) fn place(&mut self, row: Row<'a>) -> Option<Arc<Place>> {
        let name = self.word(&self.mapping.place, row);
        let column = self.columns.field(&self.mapping.place);
        if name.is_empty() {
            self.note(NoteCode::NoPlace, row, column, &[]);
            return None;
        }
        if let Some(place) = self.draft.known_place(name) {
            return Some(place);
        }
        self.unknown_place(name, row, column);
        Some(self.draft.learn_place(name))
    }

    /// The place a heading names.
    pub(super) fn named_place(&mut self, name: &str, row: Row<'_>) -> Arc<Place> {
        if let Some(place) = self.draft.known_place(name) {
            return place;
        }
        self.unknown_place(name, row, None);
        self.draft.learn_place(name)
    }

    /// Names the first places the gazetteer does not know; the others are counted when the file is read.
    fn unknown_place(&mut self, name: &str, row: Row<'_>, column: Option<usize>) {
        self.unknown += 1;
        if self.unknown <= NAMED {
            self.note(NoteCode::UnknownPlace, row, column, &[("name", name)]);
        }
    }

    /// What remains to be said when all rows are read.
    pub(super) fn finish(self) {
        if self.unknown > NAMED {
            let note = Note::new(NoteCode::UnknownPlacesMore).at(&self.intake.name, 0, 0);
            self.notes.push(note.with("count", (self.unknown - NAMED).to_string()));
        }
    }

    /// The measure of a heading or a cell; one the list does not know is kept under its own name.
    pub(super) fn measure(&mut self, name: &str, unit: &str, row: Row<'_>, column: Option<usize>) -> Option<Arc<Measure>> {
        if name.is_empty() {
            self.note(NoteCode::NoMeasure, row, column, &[]);
            return None;
        }
        if let Some(measure) = self.draft.known_measure(name) {
            return Some(measure);
        }
        self.note(NoteCode::UnknownMeasure, row, column, &[("name", name)]);
        Some(self.draft.learn_measure(name, unit))
    }

    /// The year of a row.
    pub(super) fn year(&mut self, row: Row<'a>) -> Option<Year> {
        let field = self.mapping.year.as_ref()?;
        let text = self.word(field, row);
        // "RGPH 2024" and "31/12/2021" say a year too.
        let year = Year::parse(text).or_else(|| Heading::parse(text).year);
        if year.is_none() {
            self.note(NoteCode::YearUnreadable, row, self.columns.field(field), &[("text", text)]);
        }
        year
    }

    /// Turns a cell into an observation and keeps it.
    pub(super) fn keep(&mut self, place: &Arc<Place>, cell: &Cell<'a, '_>) {
        let raw = cell.row.cell(cell.column);
        let (reading, mark) = self.reading(raw, cell);
        let level = self.level(place, cell.row);
        // A number that is not exact is never better than approximate.
        let status = if mark.is_some() { self.status(cell.row).max(Status::Approximate) } else { self.status(cell.row) };
        let perimeter = self.draft.text(self.context(Context::Perimeter, cell.row));
        let definition = self.draft.text(self.context(Context::Definition, cell.row));
        let remark = self.draft.text(self.context(Context::Remark, cell.row));
        let citation = self.draft.citation(&Citation {
            title: self.context(Context::Title, cell.row).to_owned(),
            publisher: self.context(Context::Publisher, cell.row).to_owned(),
            address: self.context(Context::Address, cell.row).to_owned(),
        });
        let spot = Spot { source: Arc::clone(&self.intake.name), line: cell.row.line(), column: one_based(cell.column) };
        self.draft.push(Observation {
            place: place.id.clone(),
            measure: cell.measure.id.clone(),
            year: cell.year,
            reading,
            mark,
            level,
            perimeter,
            definition,
            status,
            citation,
            remark,
            spot,
            raw: Arc::from(raw),
        });
    }

    /// The number of a cell in the unit of its measure, or why there is none.
    fn reading(&mut self, raw: &str, cell: &Cell<'_, '_>) -> (Reading, Option<Mark>) {
        if let Some(gap) = missing(raw) {
            return (Reading::Missing(gap), None);
        }
        let Some(written) = read(raw, self.intake.table.decimal(cell.column)) else {
            self.note(NoteCode::ValueUnreadable, cell.row, Some(cell.column), &[("text", raw)]);
            return (Reading::Missing(Gap::Unreadable), None);
        };
        // A sign in the cell is its unit, before what the line says.
        let sign = written.sign.map(String::from);
        let unit = sign.as_deref().unwrap_or(cell.unit);
        if unit.is_empty() || unit == cell.measure.unit || cell.measure.unit.is_empty() {
            return (Reading::of(written.value), written.mark);
        }
        if let Some(factor) = Unit::parse(unit).factor_to(&cell.measure.algebra()) {
            return (Reading::of(factor.apply(written.value)), written.mark);
        }
        let words = [("found", unit), ("expected", cell.measure.unit.as_str())];
        self.note(NoteCode::UnitMismatch, cell.row, Some(cell.column), &words);
        (Reading::Missing(Gap::UnitMismatch), None)
    }

    fn level(&mut self, place: &Place, row: Row<'a>) -> Level {
        let text = self.context(Context::Level, row);
        if text.is_empty() {
            return place.kind.level();
        }
        Level::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::LevelUnknown, row, None, &[("text", text)]);
            Level::Unknown
        })
    }

    fn status(&mut self, row: Row<'a>) -> Status {
        let text = self.context(Context::Status, row);
        if text.is_empty() {
            return Status::Ok;
        }
        Status::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::StatusUnknown, row, None, &[("text", text)]);
            Status::Approximate
        })
    }
}

fn one_based(column: usize) -> u16 {
    u16::try_from(column + 1).unwrap_or(u16::MAX)
}

/// Reads a long table: `(measure, value heading, unit heading)` say where its figures stand.
pub(super) fn reshape(
    intake: &Intake,
    mapping: &Mapping,
    figures: (&Field, &str, Option<&str>),
    draft: &mut Draft<'_>,
    notes: &mut Vec<Note>,
) {
    let (measure_field, value, unit) = figures;
    let mut reader = Reader::new(intake, mapping, draft, notes);
    let Some(column) = reader.wanted(value) else { return };
    let unit_column = unit.and_then(|heading| reader.columns.index(heading));
    let measure_column = reader.columns.field(measure_field);
    for row in intake.table.rows() {
        let unit = unit_column.map_or("", |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let name = reader.word(measure_field, row);
        let Some(measure) = reader.measure(name, unit, row, measure_column) else { continue };
        let Some(year) = reader.year(row) else { continue };
        reader.keep(&place, &Cell { row, column, measure, unit, year });
    }
    reader.finish();
}
