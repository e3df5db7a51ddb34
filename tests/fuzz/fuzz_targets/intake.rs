//! Any bytes as a text file: it is read, its meaning proposed, its figures taken; every cell is accounted for.

#![no_main]

use std::sync::LazyLock;

use jumelles::engine::{ReferenceData, SourceFile, read_source};
use jumelles::tidy::{ObservationsBuilder, Recipe};
use libfuzzer_sys::fuzz_target;

static LIBRARY: LazyLock<ReferenceData> = LazyLock::new(ReferenceData::shipped);

fuzz_target!(|bytes: &[u8]| {
    let mut draft = ObservationsBuilder::new(&LIBRARY.gazetteer, &LIBRARY.measures);
    let source = SourceFile { name: "x.csv".to_owned(), bytes: bytes.to_vec() };
    let intake = read_source(&LIBRARY, source, &Recipe::default(), &mut draft, &jumelles::base::Progress::default()).intake;
    let account = intake.table.account();
    assert_eq!(account.total, account.values + account.missing + account.unreadable + account.skipped + account.text);
    let _ = draft.finish(&mut jumelles::base::Notes::default());
});
