//! One observation a line: a table and its mapping in, figures and notes out.
//!
//! A file may have millions of lines and a dozen towns: what a word means is found once and remembered.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::number::{Decimal, ParsedNumber, Qualifier, QuickClass, glance, read};
use crate::base::progress::{Progress, STEP};
use crate::base::total_labels::is_total;
use crate::base::{Level, MissingReason, Note, NoteCode, NoteMessage, Notes, Status, Value, Year, one_based};
use crate::intake::{Intake, Row};
use crate::tidy::ObservationsBuilder;
use crate::tidy::bounds::Around;
use crate::tidy::builder::Described;
use crate::tidy::convert::{Conversion, looks_like_thousands, tidied};
use crate::tidy::emitted::{Emitter, Silent};
use crate::tidy::field_source::FieldSource;
use crate::tidy::heading::Heading;
use crate::tidy::inventory::reference;
use crate::tidy::mapping::{Columns, ContextField, Mapping};
use crate::tidy::observations::ObservationRow;

/// What stands for the place of a line that is a total.
const TOTAL: u32 = u32::MAX;

/// The measure of carbon of living things.
const BIOGENIC: &str = "ghg_biogenic_co2";

/// Units of what is counted one by one.
const COUNTED: [&str; 6] = ["persons", "households", "dwellings", "establishments", "pupils", "votes"];

/// What the columns of a file have in common, resolved once.
pub(super) struct Reader<'a, 'd, 'n> {
    pub(super) intake: &'a Intake,
    /// The rows to read, by rank.
    rows: Range<usize>,
    columns: Columns,
    place: FieldSource<'a>,
    year: FieldSource<'a>,
    measure: FieldSource<'a>,
    context: Vec<(ContextField, usize)>,
    /// The column that breaks figures down and the word of the lines that hold the whole.
    whole: Option<(usize, &'a str)>,
    /// The unit where no column says one, and whether measures are references of an inventory.
    unit: &'a str,
    inventory: bool,
    /// What activities emit, and whether figures of one measure are parts that add up.
    emitter: Option<Emitter<'a>>,
    adds: bool,
    /// For each column, those that say how sure its values are.
    pub(super) bounds: Vec<Option<Around>>,
    /// Whether a town is written once for the lines under it, and the last one written.
    filled: Option<&'a str>,
    draft: &'n mut ObservationsBuilder<'d>,
    notes: &'n mut Notes,
    places: HashMap<&'a str, u32>,
    measures: HashMap<&'a str, u32>,
    /// For each column, what its last cell was converted by.
    conversions: Vec<Option<(u32, &'a str, Conversion)>>,
    /// For each measure, whether it counts people or things.
    counts: Vec<Option<bool>>,
    described: HashMap<Described<'a>, u32>,
    /// The description of the last line: lines that follow each other often say the same.
    last: Option<(Described<'a>, u32)>,
}

/// What a line says of all its figures.
pub(super) struct RowContext<'a> {
    pub row: Row<'a>,
    level: Option<Level>,
    status: Status,
    about: u32,
}

/// What a cell gives: a number or why there is none, what it says of itself, between which numbers it lies.
struct Seen {
    reading: Value,
    mark: Option<Qualifier>,
    interval: Option<(f64, f64)>,
}

impl Seen {
    fn without(gap: MissingReason) -> Self {
        Self { reading: Value::Missing(gap), mark: None, interval: None }
    }
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
    /// Resolves the columns of a file, to read some of its rows.
    pub(super) fn new(
        (intake, rows): (&'a Intake, Range<usize>),
        mapping: &'a Mapping,
        draft: &'n mut ObservationsBuilder<'d>,
        notes: &'n mut Notes,
    ) -> Self {
        let columns = Columns::of(&intake.table);
        let context = mapping.context.iter().filter_map(|(kind, heading)| Some((*kind, columns.index(heading)?))).collect();
        Self {
            intake,
            rows,
            place: FieldSource::of(Some(&mapping.place), &columns),
            year: FieldSource::of(mapping.year.as_ref(), &columns),
            measure: FieldSource::of(mapping.measure(), &columns),
            context,
            whole: mapping.whole.as_ref().and_then(|(heading, word)| Some((columns.index(heading)?, word.as_str()))),
            filled: is_sparse(intake, FieldSource::of(Some(&mapping.place), &columns)).then_some(""),
            unit: mapping.unit.as_deref().unwrap_or_default(),
            inventory: mapping.inventory,
            emitter: mapping.emits.as_ref().map(|emits| Emitter::of(emits, &intake.table, &columns)),
            adds: mapping.adds,
            bounds: Around::of(&mapping.bounds, &columns, intake.table.headings().len()),
            conversions: vec![None; intake.table.headings().len()],
            columns,
            draft,
            notes,
            places: HashMap::new(),
            measures: HashMap::new(),
            counts: Vec::new(),
            described: HashMap::new(),
            last: None,
        }
    }

    /// The column under a heading the mapping names; a note when the file has it no more.
    pub(super) fn wanted(&mut self, heading: &str) -> Option<usize> {
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

    /// Adds a note at a cell of a row.
    pub(super) fn note(&mut self, code: NoteCode, row: Row<'_>, column: Option<usize>, message: impl FnOnce() -> NoteMessage) {
        let name = &self.intake.name;
        self.notes.push_with(code, || Note::new(message()).at(name, row.line(), column.map_or(0, one_based)));
    }

    /// The place of a row; one the gazetteer does not know is kept under its own name.
    pub(super) fn place(&mut self, row: Row<'a>) -> Option<u32> {
        if self.whole.is_some_and(|(column, word)| row.cell(column).trim() != word) {
            return None;
        }
        let mut name = self.place.on(row);
        if let Some(last) = &mut self.filled {
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

    /// The place a word names.
    pub(super) fn named_place(&mut self, name: &'a str, row: Row<'_>, column: Option<usize>) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.draft.known_place(name).unwrap_or_else(|| {
            self.note(NoteCode::UnknownPlace, row, column, || NoteMessage::UnknownPlace { name: name.into() });
            self.draft.learn_place(name)
        });
        self.places.insert(name, place);
        place
    }

    /// What a row calls its measure.
    pub(super) fn measure_word(&self, row: Row<'a>) -> &'a str {
        let word = self.measure.on(row);
        if self.inventory { reference(word).unwrap_or(word) } else { word }
    }

    /// The measure of a heading or a cell; one the list does not know is kept under its own name.
    pub(super) fn measure(&mut self, name: &'a str, unit: &str, row: Row<'_>) -> Option<u32> {
        if let Some(measure) = self.measures.get(name) {
            return Some(*measure);
        }
        let column = self.measure.column();
        if name.is_empty() {
            self.note(NoteCode::MeasureMissing, row, column, || NoteMessage::MeasureMissing {});
            return None;
        }
        let measure = self.draft.known_measure(name).unwrap_or_else(|| {
            self.note(NoteCode::UnknownMeasure, row, column, || NoteMessage::UnknownMeasure { name: name.into() });
            self.draft.learn_measure(name, unit)
        });
        self.measures.insert(name, measure);
        Some(measure)
    }

    /// The year of a row.
    pub(super) fn year(&mut self, row: Row<'a>) -> Option<Year> {
        if matches!(self.year, FieldSource::Absent) {
            return None;
        }
        let text = self.year.on(row);
        // "RGPH 2024" and "31/12/2021" say a year too.
        let year = Year::parse(text).or_else(|| Heading::parse(text).year);
        if year.is_none() {
            self.note(NoteCode::YearUnreadable, row, self.year.column(), || NoteMessage::YearUnreadable { text: text.into() });
        }
        year
    }

    fn described(&self, kind: ContextField, row: Row<'a>) -> &'a str {
        self.context.iter().find(|(other, _)| *other == kind).map_or("", |(_, column)| row.cell(*column).trim())
    }

    /// What a row says of all its figures.
    pub(super) fn line(&mut self, row: Row<'a>) -> RowContext<'a> {
        if let (true, Some((_, about))) = (self.context.is_empty(), self.last) {
            return RowContext { row, level: None, status: Status::Ok, about };
        }
        let described = Described {
            perimeter: self.described(ContextField::Perimeter, row),
            definition: self.described(ContextField::Definition, row),
            remark: self.described(ContextField::Remark, row),
            title: self.described(ContextField::Title, row),
            publisher: self.described(ContextField::Publisher, row),
            address: self.described(ContextField::Address, row),
            quality: self.described(ContextField::Quality, row),
        };
        let about = match self.last.filter(|(last, _)| *last == described) {
            Some((_, about)) => about,
            None => *self.described.entry(described).or_insert_with(|| self.draft.about(described)),
        };
        self.last = Some((described, about));
        RowContext { row, level: self.level(row), status: self.status(row), about }
    }

    fn level(&mut self, row: Row<'a>) -> Option<Level> {
        let text = self.described(ContextField::Level, row);
        if text.is_empty() {
            return None;
        }
        Some(Level::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::LevelUnknown, row, None, || NoteMessage::LevelUnknown { text: text.into() });
            Level::Unknown
        }))
    }

    fn status(&mut self, row: Row<'a>) -> Status {
        let text = self.described(ContextField::Status, row);
        if text.is_empty() {
            return Status::Ok;
        }
        Status::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::StatusUnknown, row, None, || NoteMessage::StatusUnknown { text: text.into() });
            Status::Approximate
        })
    }

    /// Whether nothing can be said against any cell of a column once the first was read: each is a plain number or says
    /// why it is none. When figures are only counted, the cells that follow need not be looked at.
    pub(super) fn is_settled(&self, column: usize) -> bool {
        let table = &self.intake.table;
        let plain = table.columns().get(column).is_some_and(|own| own.tally.is_plain(own.decimal));
        let unit = self.conversions.get(column).copied().flatten();
        let plain = plain && self.bounds.get(column).is_none_or(Option::is_none);
        self.draft.is_counting() && plain && unit.is_some_and(|(_, _, conversion)| !matches!(conversion, Conversion::Impossible))
    }

    /// Turns a cell into an observation and keeps it.
    pub(super) fn keep(&mut self, line: &RowContext<'a>, mut cell: RowCell<'a>) {
        let settled = self.is_settled(cell.column);
        let raw = if settled { "" } else { line.row.cell(cell.column) };
        let mut about = line.about;
        let Seen { reading, mark, interval } = match (settled, self.emitter.is_some()) {
            (true, _) => Seen { reading: Value::of(0.0), mark: None, interval: None },
            (false, false) => self.reading(raw, line.row, cell),
            (false, true) => self.emitted(raw, line, &mut cell, &mut about),
        };
        let figure = ObservationRow {
            value: reading.value().unwrap_or_default(),
            gap: reading.gap(),
            place: cell.place,
            measure: cell.measure,
            about,
            line: line.row.line(),
            column: one_based(cell.column),
            year: cell.year,
            level: line.level.unwrap_or_else(|| self.draft.level(cell.place)),
            // A number that is not exact is never better than approximate.
            status: if mark.is_some() { line.status.max(Status::Approximate) } else { line.status },
            mark,
            source: 0,
            raw: 0,
            raw_length: 0,
            part: self.adds,
            supposed: false,
        };
        self.draft.push(figure, raw);
        self.draft.bound(interval);
    }

    /// Keeps the figure of a column beside an inventory: it is no emission, and no part.
    fn keep_beside(&mut self, line: &RowContext<'a>, heading: &'a str, (place, year): (u32, Year)) {
        let parsed = Heading::parse(heading);
        let Some(column) = self.columns.index(heading) else { return };
        let Some(measure) = self.draft.known_measure(&parsed.name) else { return };
        let (emitter, adds) = (self.emitter.take(), std::mem::take(&mut self.adds));
        self.keep(line, RowCell { column, place, measure, unit: "", year });
        (self.emitter, self.adds) = (emitter, adds);
    }

    /// The emissions of an activity, or why there are none.
    fn emitted(&mut self, raw: &'a str, line: &RowContext<'a>, cell: &mut RowCell<'a>, about: &mut u32) -> Seen {
        let decimal = self.intake.table.decimal(cell.column);
        let (Some(written), Some(emitter)) = (read(raw, decimal), &self.emitter) else { return self.reading(raw, line.row, *cell) };
        match emitter.emissions(line.row, (written.value, written.unit.unwrap_or(cell.unit))) {
            Ok(found) => {
                let words = Described { remark: &found.worked_out, definition: &found.definition, ..Described::default() };
                *about = self.draft.about(Described { quality: self.described(ContextField::Quality, line.row), ..words });
                if let Some(apart) = self.draft.known_measure(BIOGENIC).filter(|_| found.biogenic) {
                    cell.measure = apart;
                }
                let around = self.around(&written, line.row, (cell.column, false));
                let each = found.tonnes / written.value;
                let interval = around.map(|(low, high)| (low * each, high * each)).filter(|(low, _)| low.is_finite());
                Seen { reading: Value::of(found.tonnes), mark: written.mark, interval }
            }
            Err(Silent::NoFactor(named)) => {
                self.note(NoteCode::EmissionFactorMissing, line.row, Some(cell.column), || NoteMessage::EmissionFactorMissing {
                    text: named.into(),
                });
                Seen::without(MissingReason::NotEstimated)
            }
            Err(Silent::Unit(rate)) => {
                self.note(NoteCode::UnitMismatch, line.row, Some(cell.column), || NoteMessage::UnitMismatch {
                    found: cell.unit.into(),
                    expected: (&rate).into(),
                });
                Seen::without(MissingReason::UnitMismatch)
            }
        }
    }

    /// The number of a cell in the unit of its measure, or why there is none.
    fn reading(&mut self, raw: &'a str, row: Row<'a>, cell: RowCell<'a>) -> Seen {
        let decimal = self.intake.table.decimal(cell.column);
        // A figure that is only counted need not be worked out.
        let is_number = |glance: QuickClass| glance == QuickClass::Either || glance == QuickClass::Only(decimal);
        let whole = self.counts_things(cell.measure);
        let free = self.bounds.get(cell.column).is_none_or(Option::is_none);
        let counted = self.draft.is_counting() && free && glance(raw.as_bytes()).is_some_and(is_number);
        let counted = counted.then_some(ParsedNumber { value: 0.0, mark: None, unit: None, spread: None });
        let Some(written) = counted.or_else(|| read(raw, decimal)).or_else(|| self.other_mark(raw, decimal, row, cell)) else {
            if let Some(gap) = self.intake.table.missing(raw) {
                let said = self.described(ContextField::Absence, row);
                // A blank says less than the key beside it.
                let key = self.intake.table.missing(said).filter(|_| gap == MissingReason::Blank && !said.is_empty());
                return Seen::without(key.unwrap_or(gap));
            }
            self.note(NoteCode::ValueUnreadable, row, Some(cell.column), || NoteMessage::ValueUnreadable { text: raw.into() });
            return Seen::without(MissingReason::Unreadable);
        };
        // A unit in the cell goes before what the line says.
        let unit = written.unit.unwrap_or(cell.unit);
        let conversion = match self.conversions.get(cell.column).copied().flatten() {
            // Most columns have one unit, at one address: that is seen faster than its letters are compared.
            Some((measure, known, conversion)) if measure == cell.measure && (std::ptr::eq(known, unit) || known == unit) => conversion,
            _ => {
                let conversion = self.draft.measure(cell.measure).map_or(Conversion::None, |measure| Conversion::of(measure, unit));
                if let Some(last) = self.conversions.get_mut(cell.column) {
                    *last = Some((cell.measure, unit, conversion));
                }
                conversion
            }
        };
        let interval = self.around(&written, row, (cell.column, self.is_share(cell.measure)));
        match conversion {
            Conversion::None => {
                if whole && looks_like_thousands(raw.trim()) {
                    self.note(NoteCode::CountWithDecimals, row, Some(cell.column), || NoteMessage::CountWithDecimals {
                        text: raw.trim().into(),
                    });
                }
                Seen { reading: Value::of(written.value), mark: written.mark, interval }
            }
            Conversion::Times(factor) => {
                let turned = |value: f64| tidied(factor.apply(value));
                let interval = interval.map(|(low, high)| (turned(low), turned(high)));
                Seen { reading: Value::of(turned(written.value)), mark: written.mark, interval }
            }
            Conversion::Impossible => {
                let expected = self.draft.measure(cell.measure).map(|measure| measure.unit.clone()).unwrap_or_default();
                self.note(NoteCode::UnitMismatch, row, Some(cell.column), || NoteMessage::UnitMismatch {
                    found: unit.into(),
                    expected: (&expected).into(),
                });
                Seen::without(MissingReason::UnitMismatch)
            }
        }
    }

    /// A number that reads under the other mark only: "11.3" in a column of "15,2". It has one meaning, and is pointed at.
    fn other_mark(&mut self, raw: &'a str, decimal: Decimal, row: Row<'_>, cell: RowCell<'a>) -> Option<ParsedNumber<'a>> {
        let written = read(raw, decimal.other())?;
        self.note(NoteCode::OtherDecimalMark, row, Some(cell.column), || NoteMessage::OtherDecimalMark { text: raw.trim().into() });
        Some(written)
    }

    /// Whether a measure is a share, of which a margin in per cent means points.
    fn is_share(&self, measure: u32) -> bool {
        self.draft.measure(measure).is_some_and(|measure| measure.unit == "%")
    }

    /// Whether a measure counts people or things, which have no fractions.
    fn counts_things(&mut self, measure: u32) -> bool {
        let known = self.counts.get(measure as usize).copied().flatten();
        known.unwrap_or_else(|| {
            let counts = self.draft.measure(measure).is_some_and(|measure| COUNTED.contains(&measure.unit.as_str()));
            let rank = measure as usize;
            self.counts.resize(self.counts.len().max(rank + 1), None);
            if let Some(known) = self.counts.get_mut(rank) {
                *known = Some(counts);
            }
            counts
        })
    }
}

/// Whether a column names a town once for several lines: most of its cells are blank, and the first is not.
fn is_sparse(intake: &Intake, place: FieldSource<'_>) -> bool {
    let FieldSource::Column(column) = place else { return false };
    let blank = intake.table.columns().get(column).map_or(0, |column| column.tally.blank);
    let first = intake.table.rows().next().is_some_and(|row| !row.cell(column).trim().is_empty());
    first && blank * 2 >= intake.table.len()
}

/// Reads a long table: the heading of its values and that of its units say where its figures stand.
pub(super) fn reshape<'a>(
    mut reader: Reader<'a, '_, '_>,
    (value, unit, beside): (&'a str, Option<&str>, &'a [String]),
    progress: &Progress,
) {
    let Some(column) = reader.wanted(value) else { return };
    let unit_column = unit.and_then(|heading| reader.columns.index(heading));
    let mut last = None;
    for (done, row) in reader.rows().enumerate() {
        if done % STEP == STEP - 1 && !progress.advance(STEP) {
            return;
        }
        let unit = unit_column.map_or(reader.unit, |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let Some(measure) = reader.measure(reader.measure_word(row), unit, row) else { continue };
        let Some(year) = reader.year(row) else { continue };
        let line = reader.line(row);
        reader.keep(&line, RowCell { column, place, measure, unit, year });
        // What is said again on every line of a town and year is kept once.
        if last != Some((place, year)) {
            for heading in beside {
                reader.keep_beside(&line, heading, (place, year));
            }
        }
        last = Some((place, year));
    }
}
