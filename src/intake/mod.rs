//! Floor 1: the bytes of a file in, a [`Table`] and notes out. Never fails and never touches the disk.
//!
//! Every cell keeps its line and column, so that a value can be traced back to the file. Every cell is accounted for: a value,
//! missing, unreadable, a word, or set aside by a rule.

mod blocks;
mod column;
mod column_kind;
mod column_stats;
mod dialect;
mod encoding;
mod grid;
mod heading_rows;
mod layout;
mod memory_need;
mod missing;
mod mojibake;
mod note_rows;
mod plain_sheet;
mod scan;
mod sections;
mod settings;
mod table;
mod unpack;
mod web_page;
mod workbook;

use std::cell::Cell;
use std::sync::Arc;

pub use column::Column;
pub use column_kind::ColumnKind;
pub use column_stats::ColumnStats;
pub use dialect::{Dialect, LineEnding};
pub use encoding::Encoding;
pub use grid::Grid;
pub use layout::{SkipReason, TableLayout};
pub use plain_sheet::{PlainSheet, UnpackError};
pub use sections::SECTIONS;
pub use settings::ReadSettings;
pub use table::{CellAccount, Row, Table};
pub use unpack::unpack_tables;

use crate::base::{Note, NoteCode, NoteMessage, Notes, Progress, RowLengthMismatch, one_based};
use crate::intake::scan::Quotes;

/// One file, read.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The name of the file, as the user gave it.
    pub name: Arc<str>,
    /// The size in bytes.
    pub bytes: usize,
    /// The table and the texts around it.
    pub table: Table,
    /// The character encoding of the text.
    pub encoding: Encoding,
    /// The delimiter and the line endings of the text.
    pub dialect: Dialect,
    /// The names of the sheets of a workbook; empty for a text.
    pub sheets: Vec<String>,
    /// The name of the sheet read; `None` for a text.
    pub sheet: Option<String>,
    /// Notes on everything unusual.
    pub notes: Notes,
}

/// Texts of this many bytes are not read: the place of a cell takes 31 bits.
const TOO_LONG: usize = 1 << 31;

/// Whether the bytes are a workbook (`.xlsx`, `.xls`, `.ods`) by their first bytes and parts.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    workbook::is_workbook(bytes)
}

/// Whether this thread is reading a workbook. A panic during that time is caught and becomes a note on the file, so a panic
/// hook must not treat it as a crash.
#[must_use]
pub fn is_reading_workbook() -> bool {
    workbook::is_reading()
}

/// Unpacks a workbook or a web page in UTF-8, as [`unpack_tables`] does.
pub type Unpack<'a> = &'a dyn Fn(&[u8]) -> Result<Vec<PlainSheet>, UnpackError>;

/// How a file is read, besides what the user says of it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Counts the work and stops it.
    pub progress: &'a Progress,
    /// Unpacks what is no plain text; the engine does it in another process.
    pub unpack: Unpack<'a>,
    /// The bytes of memory that may still be taken; what a text needs is counted before it is read.
    pub room: &'a Cell<u64>,
}

/// Reads the main table of a file, as [`read_tables`], in this process.
#[must_use]
pub fn read_table(bytes: Vec<u8>, name: &str, settings: &ReadSettings) -> Intake {
    let reading = Reading { progress: &Progress::default(), unpack: &unpack_tables, room: &Cell::new(u64::MAX) };
    let mut tables = read_tables(bytes, name, settings, reading);
    tables.swap_remove(0)
}

/// Reads every table of a file: that of a text, those of a web page, the sheets of a workbook, tables side by side or under one
/// another. The main one comes first; an empty or binary file gives an empty table and a note. Ends early, with tables that lack rows,
/// when the progress is stopped.
#[must_use]
pub fn read_tables(bytes: Vec<u8>, name: &str, settings: &ReadSettings, reading: Reading<'_>) -> Vec<Intake> {
    let (name, size): (Arc<str>, usize) = (Arc::from(name), bytes.len());
    let progress = reading.progress;
    let mut notes = Notes::default();
    if workbook::is_workbook(&bytes) {
        let read = Read { name, size, encoding: Encoding::Utf8, dialect: COMMA, notes };
        return read_workbook((reading.unpack)(&bytes), read, settings);
    }
    let unread = |message: NoteMessage, encoding: Encoding| {
        let (table, dialect, mut notes) = (Table::default(), Dialect::default(), Notes::default());
        notes.push(Note::new(message).at(&name, 0, 0));
        vec![Intake { name: Arc::clone(&name), bytes: size, table, encoding, dialect, sheets: Vec::new(), sheet: None, notes }]
    };
    if let Err(message) = memory_need::take(&bytes, reading.room) {
        return unread(message, Encoding::Utf8);
    }
    let decoded = encoding::decode(bytes, settings.encoding, progress);
    let bounded = |text: String| if text.len() < TOO_LONG { Ok(text) } else { Err(NoteMessage::TextTooLong {}) };
    let mut text = match decoded.text.ok_or(NoteMessage::BinaryFile {}).and_then(bounded) {
        Ok(text) => text,
        Err(message) => return unread(message, decoded.encoding),
    };
    if decoded.encoding != Encoding::Utf8 {
        notes.push(Note::new(NoteMessage::EncodingDetected { encoding: decoded.encoding.name() }).at(&name, 0, 0));
    }
    if let Some(line) = decoded.broken_line {
        notes.push(Note::new(NoteMessage::InvalidBytes { encoding: decoded.encoding.name() }).at(&name, line, 0));
    }
    if let Some(repaired) = mojibake::repaired(&text) {
        notes.push(Note::new(NoteMessage::LettersRepaired {}).at(&name, 0, 0));
        text = repaired;
    }
    let is_page = web_page::is_web_page(&text);
    if let Some(repaired) = mojibake::without_entities(&text).filter(|_| !is_page) {
        notes.push(Note::new(NoteMessage::LettersRepaired {}).at(&name, 0, 0));
        text = repaired;
    }
    if is_page {
        return read_web_page(
            (reading.unpack)(text.as_bytes()),
            Read { name, size, encoding: decoded.encoding, dialect: COMMA, notes },
            settings,
        );
    }
    let dialect = dialect::sniff(&text, settings.delimiter());
    let quotes = if settings.quotes == Some(false) { Quotes::Ordinary } else { Quotes::Enclose };
    let grid = scan::scan(text, dialect.delimiter, quotes, progress);
    notes.extend(grid.open_quotes.iter().map(|line| Note::new(NoteMessage::UnclosedQuote {}).at(&name, *line, 0)));
    let grid = if dialect.delimiter == b'\t' { grid.with_joined_columns_split().unwrap_or(grid) } else { grid };
    let read = Read { name, size, encoding: decoded.encoding, dialect, notes };
    read.lay_out(grid, settings, GridSource::Text, progress)
}

/// Numbers of workbooks and web pages are laid out as in files delimited by commas.
const COMMA: Dialect = Dialect { delimiter: b',', regular: 0, lines: 0, line_ending: LineEnding::Lf };

/// The note that says why a container was not unpacked.
fn unpack_note(error: UnpackError) -> NoteMessage {
    match error {
        UnpackError::TooLarge => NoteMessage::WorkbookTooLarge {},
        UnpackError::Broken(reason) => NoteMessage::WorkbookBroken { reason: reason.into() },
        UnpackError::Crashed => NoteMessage::ReaderCrashed {},
        UnpackError::TooLong(seconds) => NoteMessage::ReaderTooLong { seconds: seconds.to_string().into() },
        UnpackError::NotStarted(reason) => NoteMessage::FileFailed { reason: reason.into() },
    }
}

/// Reads every table of a web page, the one with most cells first.
fn read_web_page(tables: Result<Vec<PlainSheet>, UnpackError>, mut read: Read, settings: &ReadSettings) -> Vec<Intake> {
    let at_file = |message: NoteMessage, read: &Read| Note::new(message).at(&read.name, 0, 0);
    let mut tables = tables.unwrap_or_else(|error| {
        read.notes.push(at_file(unpack_note(error), &read));
        Vec::new()
    });
    read.notes.push(at_file(NoteMessage::WebPage { count: tables.len() }, &read));
    tables.sort_by_key(|table| std::cmp::Reverse(table.cell_count()));
    let mut found = Vec::new();
    let empty = || Read { notes: Notes::default(), name: Arc::clone(&read.name), ..read };
    for table in tables {
        found.extend(empty().lay_out(table.into_grid(), settings, GridSource::Sheet, &Progress::default()));
    }
    if found.is_empty() {
        found = empty().lay_out(Grid::default(), settings, GridSource::Sheet, &Progress::default());
    }
    if let Some(main) = found.first_mut() {
        main.notes.append(read.notes);
    }
    found
}

/// Reads the sheets of a workbook: the one of the settings, or every visible one, that with most numbers first. A note lists hidden
/// ones.
fn read_workbook(sheets: Result<Vec<PlainSheet>, UnpackError>, read: Read, settings: &ReadSettings) -> Vec<Intake> {
    let Read { name, mut notes, .. } = read;
    let read = |notes: Notes| Read { name: Arc::clone(&name), notes, ..read };
    let mut sheets = sheets.unwrap_or_else(|error| {
        notes.push(Note::new(unpack_note(error)).at(&name, 0, 0));
        Vec::new()
    });
    let asked = settings.sheet.as_ref().and_then(|wanted| sheets.iter().position(|sheet| sheet.name == *wanted));
    if let (Some(wanted), None) = (&settings.sheet, asked) {
        notes.push(Note::new(NoteMessage::SheetMissing { name: wanted.into() }).at(&name, 0, 0));
    }
    let best = asked.or_else(|| (0..sheets.len()).rev().max_by_key(|index| sheets.get(*index).map(|s| (!s.is_hidden, s.numbers))));
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let best = best.map(|index| sheets.remove(index));
    sheets.retain(|sheet| !sheet.is_empty());
    let hidden: Vec<&str> = sheets.iter().filter(|sheet| sheet.is_hidden).map(|sheet| sheet.name.as_str()).collect();
    if asked.is_none() && !hidden.is_empty() {
        notes.push(Note::new(NoteMessage::OtherSheetsSkipped { names: hidden.join(", ").into() }).at(&name, 0, 0));
    }
    sheets.retain(|sheet| asked.is_none() && !sheet.is_hidden && sheet.numbers > 0);
    let mut found: Vec<Intake> = Vec::new();
    let mut lay_out = |sheet: Option<PlainSheet>, notes: Notes| {
        let title = sheet.as_ref().map(|sheet| sheet.name.clone());
        let grid = sheet.map_or_else(|| Grid { starts: vec![0], ..Grid::default() }, PlainSheet::into_grid);
        for table in read(notes).lay_out(grid, settings, GridSource::Sheet, &Progress::default()) {
            found.push(Intake { sheets: names.clone(), sheet: title.clone(), ..table });
        }
    };
    lay_out(best, notes);
    for sheet in sheets {
        lay_out(Some(sheet), Notes::default());
    }
    found
}

/// Where the cells of a grid come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GridSource {
    Text,
    /// A sheet of a workbook, whose rows have no width of their own.
    Sheet,
}

/// A file whose table is not laid out yet.
struct Read {
    name: Arc<str>,
    size: usize,
    encoding: Encoding,
    dialect: Dialect,
    notes: Notes,
}

impl Read {
    /// Finds the tables of a grid: side by side, and one under another. The notes so far go to the first.
    fn lay_out(self, grid: Grid, settings: &ReadSettings, source: GridSource, progress: &Progress) -> Vec<Intake> {
        let mut tables = Vec::new();
        let mut notes = Some(self.notes);
        for block in blocks::side_by_side(grid) {
            let read = |notes: Notes| Self { name: Arc::clone(&self.name), notes, ..self };
            let zones = layout::zones(&block, settings);
            let others: Vec<Grid> = zones.other_ranges.iter().map(|records| block.with_records(records)).collect();
            tables.push(read(notes.take().unwrap_or_default()).lay_out_table(Laid { grid: block, zones, source }, settings, progress));
            for grid in others {
                let zones = layout::zones(&grid, settings);
                tables.push(read(Notes::default()).lay_out_table(Laid { grid, zones, source }, settings, progress));
            }
        }
        tables
    }

    fn lay_out_table(self, laid: Laid, settings: &ReadSettings, progress: &Progress) -> Intake {
        let Self { name, size, encoding, dialect, mut notes } = self;
        let Laid { grid, zones, source } = laid;
        let (grid, zones) = match sections::with_sections(&grid, &zones) {
            Some(sectioned) if settings.heading_rows.is_none() => (sectioned.grid, sectioned.layout),
            _ => (grid, zones),
        };
        let table = Table::new(grid, zones, dialect.delimiter, settings, progress);
        if table.headings().is_empty() && notes.is_empty() {
            notes.push(Note::new(NoteMessage::EmptyFile {}).at(&name, 0, 0));
        }
        let widest = table.layout().headings.iter().map(|record| table.grid().width(*record as usize)).max().unwrap_or_default();
        if widest > table.headings().len() {
            let message = NoteMessage::TooManyColumns { found: widest, read: table.headings().len() };
            notes.push(Note::new(message).at(&name, table.heading_line(), 0));
        }
        if source == GridSource::Text {
            ragged(&table, &name, &mut notes);
        }
        notes.extend(unclear(&table, &name));
        notes.extend(aside(&table, &name));
        Intake { name, bytes: size, table, encoding, dialect, sheets: Vec::new(), sheet: None, notes }
    }
}

/// A grid and the layout of one of its tables.
struct Laid {
    grid: Grid,
    zones: TableLayout,
    source: GridSource,
}

/// A note for each row of the wrong width.
fn ragged(table: &Table, name: &Arc<str>, notes: &mut Notes) {
    let width = table.headings().len();
    let is_ragged = |row: &Row<'_>| row.width() < width || (width..row.width()).any(|column| !row.cell(column).trim().is_empty());
    for row in table.rows().filter(is_ragged) {
        notes.push_with(NoteCode::RaggedRow, || {
            let side = if row.width() > width { RowLengthMismatch::Long } else { RowLengthMismatch::Short };
            Note::new(NoteMessage::RaggedRow { found: row.width(), expected: width, side }).at(name, row.line(), 0)
        });
    }
}

/// A note for each total set aside and each repeated heading.
fn aside(table: &Table, name: &Arc<str>) -> Vec<Note> {
    let totals = table.layout().skipped.iter().filter(|(_, why)| *why == SkipReason::Total).map(|(record, _)| {
        let cells: Vec<&str> = table.grid().record(*record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        Note::new(NoteMessage::TotalSkipped { text: cells.join(" | ").into() }).at(name, table.grid().line(*record as usize), 0)
    });
    let twins = table.headings().iter().enumerate().filter(|(_, heading)| heading.ends_with(')') && is_twin(table, heading));
    let twins = twins.map(|(index, heading)| {
        Note::new(NoteMessage::DuplicateHeadings { name: heading.into() }).at(name, table.heading_line(), one_based(index))
    });
    totals.chain(twins).collect()
}

/// Whether a heading is a numbered repetition of another one: "2022 (2)".
fn is_twin(table: &Table, heading: &str) -> bool {
    heading.rsplit_once(" (").is_some_and(|(first, rank)| {
        rank.trim_end_matches(')').parse::<usize>().is_ok() && table.headings().iter().any(|other| other == first)
    })
}

/// A note for each column of numbers whose decimal mark is a guess: "1,234" may be 1234 or 1.234.
fn unclear(table: &Table, name: &Arc<str>) -> Vec<Note> {
    let guessed = table.columns().iter().enumerate().filter(|(_, column)| column.is_decimal_guessed && column.kind == ColumnKind::Number);
    guessed
        .filter_map(|(index, column)| {
            let record = *column.stats.ambiguous_records.first()? as usize;
            let cell = table.grid().cell(record, index);
            let read = crate::base::number::parse_number(cell, column.decimal)?.value.to_string().into();
            let message = NoteMessage::AmbiguousNumbers { text: cell.trim().into(), read, count: column.stats.ambiguous };
            Some(Note::new(message).at(name, table.grid().line(record), one_based(index)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(intake: &Intake) -> Vec<NoteCode> {
        intake.notes.clone().into_list(Some(&intake.name)).iter().map(Note::code).collect()
    }

    fn cells(intake: &Intake, row: usize) -> Vec<&str> {
        let row = intake.table.rows().nth(row).expect("a row");
        (0..row.width()).map(|column| row.cell(column)).collect()
    }

    #[test]
    fn an_empty_file_is_an_empty_table_and_a_note() {
        let intake = read_table(b"".to_vec(), "vide.csv", &ReadSettings::default());
        assert!(intake.table.is_empty());
        assert_eq!(codes(&intake), [NoteCode::EmptyFile]);
        assert_eq!(codes(&read_table(b"\xef\xbb\xbf \r\n".to_vec(), "vide.csv", &ReadSettings::default())), [NoteCode::EmptyFile]);
    }

    #[test]
    fn a_picture_is_not_a_table() {
        assert_eq!(
            codes(&read_table(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "image.csv", &ReadSettings::default())),
            [NoteCode::BinaryFile]
        );
    }

    #[test]
    fn windows_1252_with_semicolons_keeps_lines() {
        let intake = read_table(b"ville;valeur\r\nK\xe9nitra;181\xa0250,5\r\n".to_vec(), "dechets.csv", &ReadSettings::default());
        assert_eq!(intake.encoding, Encoding::Windows1252);
        assert_eq!(intake.table.headings(), ["ville", "valeur"]);
        assert_eq!(intake.table.rows().next().map(|row| row.line()), Some(2));
        assert_eq!(cells(&intake, 0), ["Kénitra", "181\u{a0}250,5"]);
    }

    #[test]
    fn a_ragged_row_is_noted_and_nothing_is_lost() {
        let intake = read_table(b"a;b;c\n1;2\n1;2;3;4\n".to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(cells(&intake, 1), ["1", "2", "3", "4"]);
        assert_eq!(codes(&intake), [NoteCode::RaggedRow, NoteCode::RaggedRow]);
        let account = intake.table.account();
        assert_eq!((account.total, account.values, account.skipped, account.missing), (9, 5, 4, 0));
    }

    #[test]
    fn two_rows_of_headings_give_one_name_and_one_unit() {
        let text = "Titre\n\nville;Population;;Déchets\n;2014;2024;2024\n;(hab.);(hab.);(t)\nx;10;20;3\ny;50;60;7\n";
        let intake = read_table(text.as_bytes().to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(intake.table.headings(), ["ville", "Population 2014", "Population 2024", "Déchets 2024"]);
        assert_eq!(intake.table.unit(3), Some("t"));
    }

    #[test]
    fn a_unit_among_years_is_no_part_of_a_name() {
        let text = "ville;Population;Ordures;;Budget\n;hab.;2021 (t);2022 (t);%\nx;10;20;3;4\ny;50;60;7;8\n";
        let intake = read_table(text.as_bytes().to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(intake.table.headings(), ["ville", "Population", "Ordures 2021 (t)", "Ordures 2022 (t)", "Budget"]);
        assert_eq!((intake.table.unit(1), intake.table.unit(4)), (Some("hab."), Some("%")));
        // Under one name they may be what tells two columns apart.
        let text = "ville;Population;;Total\n;h;f;2022\nx;10;20;3\ny;50;60;7\n";
        let intake = read_table(text.as_bytes().to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(intake.table.headings(), ["ville", "Population h", "Population f", "Total 2022"]);
    }

    #[test]
    fn numbers_nothing_explains_are_named() {
        let intake = read_table("ville;v\nA;1,234\nB;5,678\n".as_bytes().to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(codes(&intake), [NoteCode::AmbiguousNumbers]);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn any_bytes_are_taken_and_accounted_for(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let account = read_table(bytes, "x.csv", &ReadSettings::default()).table.account();
            prop_assert_eq!(account.total, account.values + account.missing + account.unreadable + account.skipped + account.text);
        }

        #[test]
        fn any_table_is_accounted_for(text in "([a-c0-9,. \"#]{0,5}[;\n]){0,40}") {
            let account = read_table(text.into_bytes(), "x.csv", &ReadSettings::default()).table.account();
            prop_assert_eq!(account.total, account.values + account.missing + account.unreadable + account.skipped + account.text);
        }
    }
}
