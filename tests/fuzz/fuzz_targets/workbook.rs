//! Any parts zipped as an `.xlsx` or an `.ods`, or any bytes after the head of an `.xls`: refused or read, never a panic.

#![no_main]

use std::io::{Cursor, Write as _};

use jumelles::intake::{ReadSettings, read_table};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        if zip.start_file(*name, SimpleFileOptions::default()).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

const WORKBOOK: &[u8] = br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

// A panic of the library that reads `.xls` is caught by ours: only one that escapes ends the run.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let Some((form, rest)) = bytes.split_first() else { return };
    let file = match form % 4 {
        0 => zipped(&[("content.xml", rest)]),
        1 => zipped(&[("xl/workbook.xml", WORKBOOK), ("xl/_rels/workbook.xml.rels", RELATIONS), ("xl/worksheets/sheet1.xml", rest)]),
        2 => [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), rest].concat(),
        _ => rest.to_vec(),
    };
    let account = read_table(file, "x.xlsx", &ReadSettings::default()).table.account();
    assert_eq!(account.total, account.values + account.missing + account.unreadable + account.skipped + account.text);
});
