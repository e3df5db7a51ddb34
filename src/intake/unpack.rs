//! Unpacks what is no plain text: the bytes of a workbook or a web page in; sheets of plain cells out, or why there are none.

use crate::intake::plain_sheet::{PlainSheet, UnpackError};
use crate::intake::{web_page, workbook};

/// The sheets of a workbook, or the tables of a web page in UTF-8.
///
/// # Errors
/// When it is damaged, or has more cells or bytes than are read.
pub fn unpack_tables(bytes: &[u8]) -> Result<Vec<PlainSheet>, UnpackError> {
    if workbook::is_workbook(bytes) {
        return workbook::sheets(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| UnpackError::Broken(error.to_string()))?;
    web_page::tables(text)
}
