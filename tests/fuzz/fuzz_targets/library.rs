//! Any bytes as an edition of the library: refused, or its figures are read within their bounds.

#![no_main]

use jumelles::library::Edition;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(edition) = Edition::parse(bytes.to_vec()) else { return };
    for column in edition.columns().iter().take(16) {
        for row in 0..edition.codes(&column.table).len().min(64) {
            assert!(edition.value(column, row).is_none_or(f64::is_finite));
            let _ = edition.decimal_text(column, row);
        }
    }
});
