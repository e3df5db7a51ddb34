//! An edition of the library: its archive in, columns of figures by code out. A column is unpacked when it is first asked for.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::sync::{Arc, LazyLock, OnceLock};

use zip::ZipArchive;

use crate::base::{MeasureId, Time};
use crate::library::quality::FigureQuality;

/// The archive that ships; `assets/library/build.py` tells its form.
static ARCHIVE: &[u8] = include_bytes!("../../assets/library/library.zip");

/// The most bytes a member may unpack to: a hundred thousand rows of eight bytes. An edition that is dropped in is not trusted.
const MOST_MEMBER_BYTES: u64 = 1 << 20;
/// The most columns of an edition.
const MOST_COLUMNS: usize = 2000;

/// The document that figures were published in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publication {
    key: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its web address; empty when there is none to give.
    pub address: String,
    /// The licence of its figures.
    pub licence: String,
}

/// A column of figures, one for each row of its table.
#[derive(Debug)]
pub struct LibraryColumn {
    /// The table it belongs to: `hcp_2024`, `hcp_2014`, `insee`, `epci`.
    pub table: String,
    /// Its name in the table.
    pub name: String,
    /// What is measured; `None` for what places and sorts a territory.
    pub measure: Option<MeasureId>,
    /// The time its figures are about; [`Time::Undated`] when they are about none.
    pub time: Time,
    /// The unit of its figures, as measures write it.
    pub unit: String,
    /// How its figures came about.
    pub quality: FigureQuality,
    /// The definition its figures follow; empty when there is but one.
    pub definition: String,
    /// What is to be known of it, in French.
    pub note: String,
    source: usize,
    decimals: u32,
    lowest: i64,
    width: usize,
    numbers: OnceLock<Vec<u64>>,
}

/// Why an archive is no edition of the library.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LibraryError {
    /// It is no zip archive, or a member cannot be unpacked.
    #[error("{0}")]
    Archive(String),
    /// A line of a list of the archive is not understood: the member and the line, from 1.
    #[error("{member}, line {line}")]
    Line {
        /// The member of the archive.
        member: &'static str,
        /// The line, from 1.
        line: usize,
    },
}

/// The rows of a table: codes in order.
struct LibraryTable {
    name: String,
    codes: OnceLock<Vec<String>>,
}

/// The bytes of an archive, shared by all who unpack from it.
#[derive(Clone)]
enum ArchiveBytes {
    Shipped(&'static [u8]),
    Read(Arc<[u8]>),
}

impl AsRef<[u8]> for ArchiveBytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Shipped(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// An archive whose list of members was read. A copy shares its bytes and its list.
type Archive = ZipArchive<Cursor<ArchiveBytes>>;

/// The figures of all communes, as published.
pub struct Edition {
    archive: Archive,
    columns: Vec<LibraryColumn>,
    /// The index of each column by its table and its name.
    column_indices: HashMap<String, HashMap<String, usize>>,
    publications: Vec<Publication>,
    tables: Vec<LibraryTable>,
}

static SHIPPED: LazyLock<Edition> = LazyLock::new(|| match Edition::parse_bytes(ArchiveBytes::Shipped(ARCHIVE)) {
    Ok(edition) => edition,
    Err(error) => unreachable!("assets/library/library.zip: {error}"),
});

/// Where a newer edition is read from, when it is first needed; `None` from it when nobody put one there.
static NEWER: OnceLock<fn() -> Option<Vec<u8>>> = OnceLock::new();

/// The newer edition, or why it is none.
static READ: LazyLock<Option<Result<Edition, LibraryError>>> = LazyLock::new(|| NEWER.get()?().map(Edition::parse));

impl Edition {
    /// The edition in use: a newer one that the user put in the folder of the program's data, else the one that ships.
    #[must_use]
    pub fn current() -> &'static Self {
        READ.as_ref().and_then(|read| read.as_ref().ok()).unwrap_or_else(|| Self::shipped())
    }

    /// Why a newer edition is not in use; `None` when there is none, or it is.
    #[must_use]
    pub fn refused() -> Option<&'static LibraryError> {
        READ.as_ref().and_then(|read| read.as_ref().err())
    }

    /// Says where a newer edition is read from. It is read when the library is first needed; later calls change nothing.
    pub fn look_for_newer(read: fn() -> Option<Vec<u8>>) {
        let _ = NEWER.set(read);
    }

    /// The edition that ships with the program.
    ///
    /// # Panics
    /// If the shipped archive is broken; a test reads it.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads the lists of an archive; its figures are unpacked when they are asked for.
    ///
    /// # Errors
    /// When the bytes are no archive of this form.
    pub fn parse(archive: Vec<u8>) -> Result<Self, LibraryError> {
        Self::parse_bytes(ArchiveBytes::Read(archive.into()))
    }

    fn parse_bytes(bytes: ArchiveBytes) -> Result<Self, LibraryError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| LibraryError::Archive(error.to_string()))?;
        let publications = lines(&archive, "sources.tsv")?.iter().map(publication).collect::<Result<Vec<_>, _>>();
        let publications = publications.map_err(|line| LibraryError::Line { member: "sources.tsv", line })?;
        let columns = lines(&archive, "columns.tsv")?;
        let columns = columns.iter().take(MOST_COLUMNS).map(|line| column(line, &publications)).collect::<Result<Vec<_>, _>>();
        let columns = columns.map_err(|line| LibraryError::Line { member: "columns.tsv", line })?;
        let mut tables: Vec<LibraryTable> = Vec::new();
        for column in &columns {
            if tables.iter().all(|table| table.name != column.table) {
                tables.push(LibraryTable { name: column.table.clone(), codes: OnceLock::new() });
            }
        }
        let mut column_indices: HashMap<String, HashMap<String, usize>> = HashMap::new();
        for (index, column) in columns.iter().enumerate() {
            column_indices.entry(column.table.clone()).or_default().insert(column.name.clone(), index);
        }
        Ok(Self { archive, columns, column_indices, publications, tables })
    }

    /// Every column of figures, with those that place and sort territories.
    #[must_use]
    pub fn columns(&self) -> &[LibraryColumn] {
        &self.columns
    }

    /// Whether the figures of a measure are estimates in some table that a pool draws from.
    #[must_use]
    pub fn is_estimated(&self, measure: &MeasureId, country: Option<&str>) -> bool {
        let is_drawn_from = |table: &str| country.is_none_or(|country| (country == "MA") == table.starts_with("hcp"));
        self.columns.iter().any(|column| {
            column.measure.as_ref() == Some(measure) && column.quality == FigureQuality::Estimated && is_drawn_from(&column.table)
        })
    }

    /// The column of a table with this name.
    #[must_use]
    pub fn column(&self, table: &str, name: &str) -> Option<&LibraryColumn> {
        self.columns.get(*self.column_indices.get(table)?.get(name)?)
    }

    /// The documents, in the order in which the columns cite them.
    #[must_use]
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }

    /// The document a column was published in.
    #[must_use]
    pub fn publication(&self, column: &LibraryColumn) -> Option<&Publication> {
        self.publications.get(column.source)
    }

    /// The codes of the rows of a table, in order; none if there is no such table.
    #[must_use]
    pub fn codes(&self, table: &str) -> &[String] {
        let Some(table) = self.tables.iter().find(|own| own.name == table) else { return &[] };
        table.codes.get_or_init(|| {
            let bytes = member(&self.archive, &format!("{}/codes", table.name)).unwrap_or_default();
            let mut codes: Vec<String> = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
            // Rows are found by halving: an edition whose codes are in disorder has none.
            if !codes.is_sorted() {
                codes.clear();
            }
            codes
        })
    }

    /// The row of a code in a table.
    #[must_use]
    pub fn row(&self, table: &str, code: &str) -> Option<usize> {
        self.codes(table).binary_search_by(|own| own.as_str().cmp(code)).ok()
    }

    /// The figure of a column at a row; `None` when it is not known.
    #[must_use]
    pub fn value(&self, column: &LibraryColumn, row: usize) -> Option<f64> {
        let whole = self.whole_number(column, row)?;
        // Both are exact below 2^53, so that the quotient is the number nearest to the printed one.
        #[expect(clippy::cast_precision_loss, reason = "a published figure has far fewer than fifteen digits")]
        Some(whole as f64 / 10_f64.powi(i32::try_from(column.decimals).ok()?))
    }

    /// The figure of a column at a row times ten to the power of its decimals; `None` when it is not known.
    fn whole_number(&self, column: &LibraryColumn, row: usize) -> Option<i64> {
        let packed = *self.numbers(column).get(row)?;
        i64::try_from(packed.checked_sub(1)?).ok()?.checked_add(column.lowest)
    }

    /// The figure of a column at a row with the decimals it was published with, and a point; `None` when it is not known.
    #[must_use]
    pub fn decimal_text(&self, column: &LibraryColumn, row: usize) -> Option<String> {
        let whole = self.whole_number(column, row)?;
        let Some(power) = 10_u64.checked_pow(column.decimals).filter(|power| *power > 1) else { return Some(whole.to_string()) };
        let (sign, size) = (if whole < 0 { "-" } else { "" }, whole.unsigned_abs());
        let width = column.decimals as usize;
        let text = format!("{sign}{}.{:0width$}", size / power, size % power);
        Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
    }

    /// The packed numbers of a column; empty when its member is not as the list of columns says.
    fn numbers<'a>(&self, column: &'a LibraryColumn) -> &'a [u64] {
        column.numbers.get_or_init(|| {
            let planes = member(&self.archive, &format!("{}/{}", column.table, column.name)).unwrap_or_default();
            let rows = planes.len() / column.width;
            if rows * column.width != planes.len() || rows != self.codes(&column.table).len() {
                return Vec::new();
            }
            let mut numbers = vec![0_u64; rows];
            for plane in planes.chunks_exact(rows.max(1)) {
                for (number, byte) in numbers.iter_mut().zip(plane) {
                    *number = (*number << 8) | u64::from(*byte);
                }
            }
            numbers
        })
    }
}

/// The bytes of a member of an archive, within their limit.
fn member(archive: &Archive, name: &str) -> Result<Vec<u8>, LibraryError> {
    let broken = |error: &dyn std::fmt::Display| LibraryError::Archive(error.to_string());
    let mut zip = archive.clone();
    let mut bytes = Vec::new();
    let part = zip.by_name(name).map_err(|error| broken(&error))?;
    part.take(MOST_MEMBER_BYTES).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    Ok(bytes)
}

/// A line of a list, with its number.
struct NumberedLine {
    number: usize,
    text: String,
}

/// The lines of a list of an archive but its heading.
fn lines(archive: &Archive, name: &str) -> Result<Vec<NumberedLine>, LibraryError> {
    let text = String::from_utf8(member(archive, name)?).map_err(|error| LibraryError::Archive(error.to_string()))?;
    Ok(text.lines().enumerate().skip(1).map(|(index, text)| NumberedLine { number: index + 1, text: text.to_owned() }).collect())
}

/// A publication from its line; the number of the line when it lacks a field.
fn publication(line: &NumberedLine) -> Result<Publication, usize> {
    let fields: Vec<&str> = line.text.split('\t').collect();
    let [key, publisher, title, address, licence] = fields.as_slice() else { return Err(line.number) };
    let owned = |text: &str| text.to_owned();
    Ok(Publication { key: owned(key), publisher: owned(publisher), title: owned(title), address: owned(address), licence: owned(licence) })
}

/// A column from its line; the number of the line when a field is not understood.
fn column(line: &NumberedLine, publications: &[Publication]) -> Result<LibraryColumn, usize> {
    let fields: Vec<&str> = line.text.split('\t').collect();
    let [table, name, measure, time, unit, quality, source, decimals, lowest, width, definition, note] = fields.as_slice() else {
        return Err(line.number);
    };
    let parsed = || {
        Some(LibraryColumn {
            table: (*table).to_owned(),
            name: (*name).to_owned(),
            measure: (!measure.is_empty()).then(|| MeasureId::new(measure)),
            time: if time.is_empty() { Time::Undated } else { Time::parse(time)? },
            unit: (*unit).to_owned(),
            quality: quality.parse().ok()?,
            definition: (*definition).to_owned(),
            note: (*note).to_owned(),
            source: publications.iter().position(|publication| publication.key == *source)?,
            decimals: decimals.parse().ok().filter(|decimals| *decimals <= 9)?,
            lowest: lowest.parse().ok()?,
            width: width.parse().ok().filter(|width| (1..=8).contains(width))?,
            numbers: OnceLock::new(),
        })
    };
    parsed().ok_or(line.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(table: &str, name: &str, code: &str) -> Option<f64> {
        let edition = Edition::shipped();
        edition.value(edition.column(table, name)?, edition.row(table, code)?)
    }

    #[test]
    fn figures_are_found_by_code() {
        assert_eq!(value("hcp_2024", "population", "04.281.01.01"), Some(507_736.0));
        assert_eq!(value("hcp_2014", "households_internet_pct", "04.281.01.01"), Some(34.0));
        assert_eq!(value("insee", "population_2023", "27229"), Some(49_360.0));
        assert_eq!(value("insee", "lon", "97411").map(f64::round), Some(55.0));
        assert_eq!(value("insee", "population_2023", "75101"), None);
        assert_eq!(value("insee", "poverty_rate_pct_2021", "01001"), None);
    }

    #[test]
    fn decimals_are_those_of_the_publication() {
        let edition = Edition::shipped();
        let text = |name: &str| edition.decimal_text(edition.column("hcp_2024", name)?, edition.row("hcp_2024", "MA")?);
        assert_eq!(text("age_5_9_pct").as_deref(), Some("9.3"));
        assert_eq!(text("fertility_rate").as_deref(), Some("1.97"));
        assert_eq!(text("age_20_24_pct").as_deref(), Some("7.3"));
    }

    #[test]
    fn what_is_no_edition_is_refused() {
        assert!(Edition::parse(b"PK".to_vec()).is_err());
        assert!(Edition::parse(Vec::new()).is_err());
    }
}
