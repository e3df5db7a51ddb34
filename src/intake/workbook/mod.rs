//! The bytes of a workbook in (`.xlsx`, `.xls`, `.ods`), its sheets out, each cell as a reader sees it: a share shown as
//! "12,5 %" is 12.5 %, not 0.125. A hostile workbook is refused before it can fill the memory.

mod ods;
mod sheet;
mod xls;
mod xlsx;

use std::cell::Cell;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use zip::ZipArchive;

use crate::intake::workbook::sheet::MAX_UNPACKED_BYTES;
pub(super) use sheet::{Sheet, WorkbookError};

/// Whether some bytes begin as a workbook does: a zip with the parts of one, or the older compound file.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let is_old = bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    is_old || format(bytes).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WorkbookFormat {
    Xlsx,
    Ods,
}

/// The form of a zip that is a workbook. It must begin as a zip: one hidden behind another file is for nobody to read.
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

/// Whether this thread is reading a workbook: a panic then is the file's fault, and is told as a note.
pub(super) fn is_reading() -> bool {
    READING.get()
}

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let form = format(bytes);
    if form.is_some() && !is_bounded(bytes) {
        return Err(WorkbookError::TooLarge);
    }
    // The libraries are careful, yet a file made to break them must not take the program with it.
    READING.set(true);
    let read = catch_unwind(AssertUnwindSafe(|| match form {
        Some(WorkbookFormat::Xlsx) => xlsx::sheets(bytes),
        Some(WorkbookFormat::Ods) => ods::sheets(bytes),
        None => xls::sheets(bytes),
    }));
    READING.set(false);
    let mut sheets = read.unwrap_or_else(|_| Err(WorkbookError::Broken("?".to_owned())))?;
    for sheet in &mut sheets {
        sheet.cells.sort_by_key(|(row, column, _)| (*row, *column));
    }
    Ok(sheets)
}

/// Whether the parts of a zip stay small when they are unpacked; what they say of their size is not believed.
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
