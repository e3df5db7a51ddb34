//! Any bytes as a project file, or as the text inside one: refused with a reason, or a project that is written and read again as
//! the same, and undone.

#![no_main]

use std::io::{Cursor, Write as _};

use jumelles::project::{Edit, History, from_bytes, to_bytes};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip with these bytes as its text: a checksum would keep them from being read otherwise.
fn zipped(text: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in ["project.json", "figures.json"] {
        zip.start_file(name, options).expect("in memory");
        zip.write_all(text).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let file = if *first == b'{' { zipped(bytes) } else { rest.to_vec() };
    let Ok(project) = from_bytes(&file) else { return };
    let again = to_bytes(&project, &[]).expect("what was read can be written");
    assert_eq!(from_bytes(&again).as_ref(), Ok(&project));
    let mut history = History::new(project);
    history.edit(&Edit::Open(Box::default()));
    history.undo();
});
