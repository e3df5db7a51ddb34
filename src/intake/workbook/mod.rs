//! Reads workbooks: the bytes of an `.xlsx`, `.xls` or `.ods` file in, its sheets out. Cells have the value a reader sees: a share
//! shown as "12,5 %" is 12.5 %, not 0.125. A workbook that would unpack to too many bytes or cells is refused.

mod ods;
mod sheet;
mod xls;
mod xlsx;

use std::cell::Cell;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use zip::ZipArchive;

use crate::intake::plain_sheet::{PlainSheet, UnpackBudget, UnpackError};
use crate::intake::workbook::sheet::{MAX_UNPACKED_BYTES, Sheet};

/// Whether bytes are a workbook: a zip archive with the parts of one, or the older compound file format.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let is_old = bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    is_old || format(bytes).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WorkbookFormat {
    Xlsx,
    Ods,
}

/// The format of a zip archive that is a workbook. The bytes must begin as a zip: an archive appended to another file is refused.
fn format(bytes: &[u8]) -> Option<WorkbookFormat> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if zip.index_for_name("xl/workbook.xml").is_some() {
        return Some(WorkbookFormat::Xlsx);
    }
    zip.index_for_name("content.xml").map(|_| WorkbookFormat::Ods)
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is reading a workbook. A panic is then caused by the file and becomes a note.
pub(super) fn is_reading() -> bool {
    READING.get()
}

/// Reads every sheet.
///
/// # Errors
/// When the workbook is damaged, or has more cells or bytes than are read.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<PlainSheet>, UnpackError> {
    let form = format(bytes);
    if form.is_some() && !is_bounded(bytes) {
        return Err(UnpackError::TooLarge);
    }
    // A crafted file may make a library panic; the program must survive it.
    READING.set(true);
    let read = catch_unwind(AssertUnwindSafe(|| match form {
        Some(WorkbookFormat::Xlsx) => xlsx::sheets(bytes),
        Some(WorkbookFormat::Ods) => ods::sheets(bytes),
        None => xls::sheets(bytes),
    }));
    READING.set(false);
    let sheets = read.unwrap_or(Err(UnpackError::Crashed))?;
    let mut budget = UnpackBudget::of_file();
    let plain = |mut sheet: Sheet| {
        sheet.cells.sort_by_key(|(row, column, _)| (*row, *column));
        sheet.into_plain(&mut budget)
    };
    sheets.into_iter().map(plain).collect()
}

/// Whether the parts of a zip archive stay below the limit when unpacked. They are really unpacked: declared sizes may be false.
fn is_bounded(bytes: &[u8]) -> bool {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return true };
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..zip.len() {
        let Ok(part) = zip.by_index(index) else { continue };
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).unwrap_or_default();
        match left.checked_sub(read) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    true
}
