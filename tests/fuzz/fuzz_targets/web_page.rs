//! Any bytes as the body of a web page: a table around them, under a name that says workbook. Read, planned, its figures taken; every
//! cell is accounted for.

#![no_main]

use std::sync::LazyLock;

use jumelles::engine::{ReferenceData, SourceFile, read_source};
use jumelles::tidy::{ObservationsBuilder, Recipe};
use libfuzzer_sys::fuzz_target;

static LIBRARY: LazyLock<ReferenceData> = LazyLock::new(ReferenceData::shipped);

fuzz_target!(|bytes: &[u8]| {
    let mut page = b"<html><body><table><tr><th>commune<th>2021</tr>".to_vec();
    page.extend_from_slice(bytes);
    page.extend_from_slice(b"</table></body></html>");
    let mut builder = ObservationsBuilder::new(&LIBRARY.gazetteer, &LIBRARY.measures);
    let source = SourceFile { name: "x.xls".to_owned(), bytes: page };
    let intake = read_source(&LIBRARY, source, &Recipe::default(), &mut builder, &jumelles::base::Progress::default()).intake;
    let account = intake.table.account();
    assert_eq!(account.total, account.values + account.missing + account.unreadable + account.skipped + account.text);
    let _ = builder.finish(&mut jumelles::base::Notes::default());
});
