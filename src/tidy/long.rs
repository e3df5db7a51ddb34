//! Reads tables with one observation a row: a table and its mapping in, observations and notes out. The [`Reader`] of rows and
//! cells serves wide tables too.
//!
//! A file may have millions of rows and a dozen towns: each name is looked up once and remembered.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::number::{Decimal, ParsedNumber, Qualifier, QuickClass, glance, read};
use crate::base::progress::{Progress, STEP};
use crate::base::total_labels::is_total;
use crate::base::{Level, MissingReason, Note, NoteCode, Notes, Status, Value, Year, one_based};
use crate::intake::{Intake, Row};
use crate::tidy::bounds::UncertaintyIndices;
use crate::tidy::builder::{ObservationsBuilder, ProvenanceTexts};
use crate::tidy::convert::{Conversion, looks_like_thousands, without_float_noise};
use crate::tidy::emitted::{EmissionCalculator, NoEmissions};
use crate::tidy::factors::Quantity;
use crate::tidy::field_source::FieldSource;
use crate::tidy::heading::Heading;
use crate::tidy::inventory::reference;
use crate::tidy::mapping::{Columns, ContextField, Mapping};
use crate::tidy::observation::ObservationRow;

/// Sentinel place index of rows that are totals.
const TOTAL: u32 = u32::MAX;

/// The measure of biogenic carbon dioxide, which no total of emissions includes.
const BIOGENIC: &str = "ghg_biogenic_co2";

/// Units of whole things: a count in them has no decimals.
const COUNT_UNITS: [&str; 6] = ["persons", "households", "dwellings", "establishments", "pupils", "votes"];

/// Reads the rows of one file. Its columns are resolved once.
pub(super) struct Reader<'a, 'd, 'n> {
    pub(super) intake: &'a Intake,
    /// The rows to read, by index.
    rows: Range<usize>,
    columns: Columns,
    place: FieldSource<'a>,
    year: FieldSource<'a>,
    measure: FieldSource<'a>,
    context: Vec<(ContextField, usize)>,
    /// Only rows with this word in this column are read; the others break a whole down.
    whole: Option<WholeRows<'a>>,
    /// The unit where no column gives one.
    unit: &'a str,
    /// Whether measures are named by references of a greenhouse gas inventory.
    is_inventory: bool,
    /// Turns activities into emissions, when the values are activities.
    emissions: Option<EmissionCalculator<'a>>,
    /// Whether observations with one key are parts that add up.
    are_parts: bool,
    /// For each column, its uncertainty columns.
    pub(super) bounds: Vec<Option<UncertaintyIndices>>,
    /// In a sparse table, which names a town once for the rows under it: the last name.
    last_place: Option<&'a str>,
    builder: &'n mut ObservationsBuilder<'d>,
    notes: &'n mut Notes,
    places: HashMap<&'a str, u32>,
    measures: HashMap<&'a str, u32>,
    /// For each column, the conversion of its last cell.
    conversions: Vec<Option<LastConversion<'a>>>,
    /// For each measure, whether it counts people or things.
    is_count: Vec<Option<bool>>,
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
struct LastConversion<'a> {
    measure: u32,
    unit: &'a str,
    conversion: Conversion,
}

/// What all observations of a row share.
pub(super) struct RowContext<'a> {
    pub row: Row<'a>,
    level: Option<Level>,
    status: Status,
    provenance: u32,
}

/// The content of a value cell.
struct CellValue {
    value: Value,
    qualifier: Option<Qualifier>,
    interval: Option<(f64, f64)>,
}

impl CellValue {
    fn missing(reason: MissingReason) -> Self {
        Self { value: Value::Missing(reason), qualifier: None, interval: None }
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
            year: FieldSource::new(mapping.year.as_ref(), &columns),
            measure: FieldSource::new(mapping.measure(), &columns),
            context,
            whole: mapping.whole.as_ref().and_then(whole_rows),
            last_place: is_sparse(intake, FieldSource::new(Some(&mapping.place), &columns)).then_some(""),
            unit: mapping.unit.as_deref().unwrap_or_default(),
            is_inventory: mapping.inventory,
            emissions: mapping.emits.as_ref().map(|emits| EmissionCalculator::new(emits, &intake.table, &columns)),
            are_parts: mapping.adds,
            bounds: UncertaintyIndices::for_columns(&mapping.bounds, &columns, intake.table.headings().len()),
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
            let note = Note::new(NoteCode::NoColumn).at(&self.intake.name, self.intake.table.heading_line(), 0);
            self.notes.push(note.with("wanted", heading).with("found", self.intake.table.headings().join(", ")));
        }
        found
    }

    /// The rows to read.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.intake.table.rows_in(self.rows.clone())
    }

    /// Adds a note at a cell of a row, or at the row when `column` is `None`; `words` are its arguments.
    pub(super) fn note(&mut self, code: NoteCode, row: Row<'_>, column: Option<usize>, words: &[(&'static str, &str)]) {
        if self.notes.wants(code) {
            let note = Note::new(code).at(&self.intake.name, row.line(), column.map_or(0, one_based));
            self.notes.push(words.iter().fold(note, |note, (name, word)| note.with(name, *word)));
        }
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
            self.note(NoteCode::TotalAside, row, self.place.column(), &[("text", name)]);
            return None;
        }
        if name.is_empty() {
            self.note(NoteCode::NoPlace, row, self.place.column(), &[]);
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
            self.note(NoteCode::UnknownPlace, row, column, &[("name", name)]);
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
            self.note(NoteCode::NoMeasure, row, column, &[]);
            return None;
        }
        let measure = self.builder.find_measure(name).unwrap_or_else(|| {
            self.note(NoteCode::UnknownMeasure, row, column, &[("name", name)]);
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
            self.note(NoteCode::YearUnreadable, row, self.year.column(), &[("text", text)]);
        }
        year
    }

    fn context(&self, kind: ContextField, row: Row<'a>) -> &'a str {
        self.context.iter().find(|(other, _)| *other == kind).map_or("", |(_, column)| row.cell(*column).trim())
    }

    /// What all observations of a row share: level, status and provenance.
    pub(super) fn row_context(&mut self, row: Row<'a>) -> RowContext<'a> {
        if let (true, Some((_, provenance))) = (self.context.is_empty(), self.last_provenance) {
            return RowContext { row, level: None, status: Status::Ok, provenance };
        }
        let texts = ProvenanceTexts {
            perimeter: self.context(ContextField::Perimeter, row),
            definition: self.context(ContextField::Definition, row),
            remark: self.context(ContextField::Remark, row),
            title: self.context(ContextField::Title, row),
            publisher: self.context(ContextField::Publisher, row),
            address: self.context(ContextField::Address, row),
            quality: self.context(ContextField::Quality, row),
        };
        let provenance = match self.last_provenance.filter(|(last, _)| *last == texts) {
            Some((_, provenance)) => provenance,
            None => *self.provenances.entry(texts).or_insert_with(|| self.builder.insert_provenance(texts)),
        };
        self.last_provenance = Some((texts, provenance));
        RowContext { row, level: self.level(row), status: self.status(row), provenance }
    }

    fn level(&mut self, row: Row<'a>) -> Option<Level> {
        let text = self.context(ContextField::Level, row);
        if text.is_empty() {
            return None;
        }
        Some(Level::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::LevelUnknown, row, None, &[("text", text)]);
            Level::Unknown
        }))
    }

    fn status(&mut self, row: Row<'a>) -> Status {
        let text = self.context(ContextField::Status, row);
        if text.is_empty() {
            return Status::Ok;
        }
        Status::parse(text).unwrap_or_else(|| {
            self.note(NoteCode::StatusUnknown, row, None, &[("text", text)]);
            Status::Approximate
        })
    }

    /// Whether counting may skip the remaining cells of a column, because its first cell was converted and each cell is a
    /// plain number or a known mark of a missing one. Always false when observations are stored.
    pub(super) fn can_skip(&self, column: usize) -> bool {
        let table = &self.intake.table;
        let plain = table.columns().get(column).is_some_and(|own| own.tally.is_plain(own.decimal));
        let unit = self.conversions.get(column).copied().flatten();
        let plain = plain && self.bounds.get(column).is_none_or(Option::is_none);
        self.builder.is_counting() && plain && unit.is_some_and(|last| !matches!(last.conversion, Conversion::Impossible))
    }

    /// Reads a value cell and adds its observation.
    pub(super) fn add_cell(&mut self, line: &RowContext<'a>, cell: RowCell<'a>) {
        let is_skipped = self.can_skip(cell.column);
        let raw = if is_skipped { "" } else { line.row.cell(cell.column) };
        let CellRead { value: CellValue { value, qualifier, interval }, measure, provenance } = match (is_skipped, self.emissions.is_some())
        {
            (true, _) => {
                let value = CellValue { value: Value::of(0.0), qualifier: None, interval: None };
                CellRead { value, measure: cell.measure, provenance: line.provenance }
            }
            (false, false) => self.value_read(raw, line, cell),
            (false, true) => self.emissions_read(raw, line, cell),
        };
        let observation = ObservationRow {
            value: value.value().unwrap_or_default(),
            missing: value.gap(),
            place: cell.place,
            measure,
            provenance,
            line: line.row.line(),
            column: one_based(cell.column),
            year: cell.year,
            level: line.level.unwrap_or_else(|| self.builder.level(cell.place)),
            // A number that is not exact is never better than approximate.
            status: if qualifier.is_some() { line.status.max(Status::Approximate) } else { line.status },
            qualifier,
            source: 0,
            raw_start: 0,
            raw_length: 0,
            is_part: self.are_parts,
            is_supposed: false,
        };
        self.builder.push(observation, raw);
        self.builder.set_interval(interval);
    }

    /// Adds the observation of a column beside an inventory ("population"), which is neither an emission nor a part.
    fn add_cell_beside(&mut self, line: &RowContext<'a>, heading: &'a str, place: u32, year: Year) {
        let parsed = Heading::parse(heading);
        let Some(column) = self.columns.index(heading) else { return };
        let Some(measure) = self.builder.find_measure(&parsed.name) else { return };
        let (emissions, are_parts) = (self.emissions.take(), std::mem::take(&mut self.are_parts));
        self.add_cell(line, RowCell { column, place, measure, unit: "", year });
        (self.emissions, self.are_parts) = (emissions, are_parts);
    }

    fn value_read(&mut self, raw: &'a str, line: &RowContext<'a>, cell: RowCell<'a>) -> CellRead {
        CellRead { value: self.value(raw, line.row, cell), measure: cell.measure, provenance: line.provenance }
    }

    /// The emissions of an activity, or the reason why there are none.
    fn emissions_read(&mut self, raw: &'a str, line: &RowContext<'a>, cell: RowCell<'a>) -> CellRead {
        let decimal = self.intake.table.decimal(cell.column);
        let (Some(written), Some(emissions)) = (read(raw, decimal), &self.emissions) else { return self.value_read(raw, line, cell) };
        let activity = Quantity { value: written.value, unit: written.unit.unwrap_or(cell.unit) };
        let missing = |reason| CellRead { value: CellValue::missing(reason), measure: cell.measure, provenance: line.provenance };
        match emissions.emissions(line.row, activity) {
            Ok(found) => {
                let texts = ProvenanceTexts { remark: &found.calculation, definition: &found.definition, ..ProvenanceTexts::default() };
                let quality = self.context(ContextField::Quality, line.row);
                let provenance = self.builder.insert_provenance(ProvenanceTexts { quality, ..texts });
                let biogenic = self.builder.find_measure(BIOGENIC).filter(|_| found.is_biogenic);
                let interval = self.interval(&written, line.row, cell, false);
                let per_unit = found.tonnes / written.value;
                let interval = interval.map(|(low, high)| (low * per_unit, high * per_unit)).filter(|(low, _)| low.is_finite());
                let value = CellValue { value: Value::of(found.tonnes), qualifier: written.mark, interval };
                CellRead { value, measure: biogenic.unwrap_or(cell.measure), provenance }
            }
            Err(NoEmissions::NoFactor(named)) => {
                self.note(NoteCode::NoFactor, line.row, Some(cell.column), &[("text", named)]);
                missing(MissingReason::NotEstimated)
            }
            Err(NoEmissions::UnitMismatch(rate)) => {
                self.note(NoteCode::UnitMismatch, line.row, Some(cell.column), &[("found", cell.unit), ("expected", &rate)]);
                missing(MissingReason::UnitMismatch)
            }
        }
    }

    /// The number of a cell in the unit of its measure, or the reason why there is none.
    fn value(&mut self, raw: &'a str, row: Row<'a>, cell: RowCell<'a>) -> CellValue {
        let decimal = self.intake.table.decimal(cell.column);
        // The value of an observation that is only counted is not needed.
        let is_number = |glance: QuickClass| glance == QuickClass::Either || glance == QuickClass::Only(decimal);
        let is_count = self.is_count(cell.measure);
        let is_certain = self.bounds.get(cell.column).is_none_or(Option::is_none);
        let counted = self.builder.is_counting() && is_certain && glance(raw.as_bytes()).is_some_and(is_number);
        let counted = counted.then_some(ParsedNumber { value: 0.0, mark: None, unit: None, spread: None });
        let Some(written) = counted.or_else(|| read(raw, decimal)).or_else(|| self.read_with_other_decimal(raw, decimal, row, cell)) else {
            if let Some(reason) = self.intake.table.missing(raw) {
                let notation_key = self.context(ContextField::Absence, row);
                // A notation key in another column explains a blank cell.
                let explained =
                    self.intake.table.missing(notation_key).filter(|_| reason == MissingReason::Blank && !notation_key.is_empty());
                return CellValue::missing(explained.unwrap_or(reason));
            }
            self.note(NoteCode::ValueUnreadable, row, Some(cell.column), &[("text", raw)]);
            return CellValue::missing(MissingReason::Unreadable);
        };
        // A unit in the cell precedes that of the row.
        let unit = written.unit.unwrap_or(cell.unit);
        let conversion = self.conversion(cell, unit);
        let interval = self.interval(&written, row, cell, self.is_share(cell.measure));
        match conversion {
            Conversion::None => {
                if is_count && looks_like_thousands(raw.trim()) {
                    self.note(NoteCode::FractionOfCount, row, Some(cell.column), &[("text", raw.trim())]);
                }
                CellValue { value: Value::of(written.value), qualifier: written.mark, interval }
            }
            Conversion::Times(factor) => {
                let convert = |value: f64| without_float_noise(factor.apply(value));
                let interval = interval.map(|(low, high)| (convert(low), convert(high)));
                CellValue { value: Value::of(convert(written.value)), qualifier: written.mark, interval }
            }
            Conversion::Impossible => {
                let expected = self.builder.measure(cell.measure).map(|measure| measure.unit.clone()).unwrap_or_default();
                self.note(NoteCode::UnitMismatch, row, Some(cell.column), &[("found", unit), ("expected", &expected)]);
                CellValue::missing(MissingReason::UnitMismatch)
            }
        }
    }

    /// The conversion from a unit to that of the measure of a cell.
    fn conversion(&mut self, cell: RowCell<'_>, unit: &'a str) -> Conversion {
        match self.conversions.get(cell.column).copied().flatten() {
            // Most columns have one unit at one address, and comparing addresses is faster than comparing letters.
            Some(last) if last.measure == cell.measure && (std::ptr::eq(last.unit, unit) || last.unit == unit) => last.conversion,
            _ => {
                let measure = self.builder.measure(cell.measure);
                let conversion = measure.map_or(Conversion::None, |measure| Conversion::to_measure(measure, unit));
                if let Some(last) = self.conversions.get_mut(cell.column) {
                    *last = Some(LastConversion { measure: cell.measure, unit, conversion });
                }
                conversion
            }
        }
    }

    /// Reads a number that only makes sense with the other decimal mark, "11.3" in a column of "15,2", and notes it.
    fn read_with_other_decimal(&mut self, raw: &'a str, decimal: Decimal, row: Row<'_>, cell: RowCell<'a>) -> Option<ParsedNumber<'a>> {
        let written = read(raw, decimal.other())?;
        self.note(NoteCode::OtherMark, row, Some(cell.column), &[("text", raw.trim())]);
        Some(written)
    }

    /// Whether a measure is a share: its margins in per cent are percentage points.
    fn is_share(&self, measure: u32) -> bool {
        self.builder.measure(measure).is_some_and(|measure| measure.unit == "%")
    }

    /// Whether a measure counts people or things, which have no fractions.
    fn is_count(&mut self, measure: u32) -> bool {
        let index = measure as usize;
        let known = self.is_count.get(index).copied().flatten();
        known.unwrap_or_else(|| {
            let is_count = self.builder.measure(measure).is_some_and(|measure| COUNT_UNITS.contains(&measure.unit.as_str()));
            self.is_count.resize(self.is_count.len().max(index + 1), None);
            if let Some(known) = self.is_count.get_mut(index) {
                *known = Some(is_count);
            }
            is_count
        })
    }
}

/// Whether a column names a town once for several rows: half of its cells or more are blank, and the first is not.
fn is_sparse(intake: &Intake, place: FieldSource<'_>) -> bool {
    let FieldSource::Column(column) = place else { return false };
    let blank = intake.table.columns().get(column).map_or(0, |column| column.tally.blank);
    let first = intake.table.rows().next().is_some_and(|row| !row.cell(column).trim().is_empty());
    first && blank * 2 >= intake.table.len()
}

/// What was read from a value cell, and the measure and provenance of its observation.
struct CellRead {
    value: CellValue,
    measure: u32,
    provenance: u32,
}

/// The headings of a long table.
pub(super) struct LongColumns<'a> {
    pub value: &'a str,
    pub unit: Option<&'a str>,
    /// Columns beside an inventory that repeat one value on every row of a town and year.
    pub beside: &'a [String],
}

/// Reads a long table.
pub(super) fn reshape<'a>(mut reader: Reader<'a, '_, '_>, headings: LongColumns<'a>, progress: &Progress) {
    let Some(column) = reader.column_or_note(headings.value) else { return };
    let unit_column = headings.unit.and_then(|heading| reader.columns.index(heading));
    let mut last = None;
    for (done, row) in reader.rows().enumerate() {
        if done % STEP == STEP - 1 && !progress.advance(STEP) {
            return;
        }
        let unit = unit_column.map_or(reader.unit, |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let Some(measure) = reader.measure(reader.measure_word(row), unit, row) else { continue };
        let Some(year) = reader.year(row) else { continue };
        let line = reader.row_context(row);
        reader.add_cell(&line, RowCell { column, place, measure, unit, year });
        // A value that is repeated on every row of a town and year is added once.
        if last != Some((place, year)) {
            for heading in headings.beside {
                reader.add_cell_beside(&line, heading, place, year);
            }
        }
        last = Some((place, year));
    }
}
