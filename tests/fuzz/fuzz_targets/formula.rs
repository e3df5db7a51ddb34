//! Any text as a formula: it is read or refused with a place inside it; what is read is printed and read back the same, and
//! its units are proved or refused.

#![no_main]

use std::sync::LazyLock;

use jumelles::base::Unit;
use jumelles::indicators::{Formula, evaluate_formula};
use jumelles::tidy::Measures;
use libfuzzer_sys::fuzz_target;

static MEASURES: LazyLock<Measures> = LazyLock::new(Measures::shipped);

fuzz_target!(|text: &str| {
    match Formula::parse(text) {
        Err(error) => assert!(error.span.start <= error.span.end && error.span.end <= text.len()),
        Ok(formula) => {
            let printed = formula.to_string();
            let again = Formula::parse(&printed).map(|read| read.to_string());
            assert_eq!(again.as_deref(), Ok(printed.as_str()));
            let unit = Unit::parse("t/year");
            if let Err(error) = evaluate_formula(&formula, &|name| MEASURES.find(name).cloned(), &unit, &|_| Some(2.0)) {
                assert!(error.span.end <= text.len());
            }
        }
    }
});
