//! The sample read once, shared by all tests of one binary; and short ways to ask it something.

#![allow(clippy::expect_used, dead_code, unreachable_pub, reason = "each test binary uses its own part of this file")]

use std::sync::OnceLock;

use jumelles::base::{IndicatorId, PlaceId, Progress, Year};
use jumelles::chart::{ChartSpec, Kind, draft};
use jumelles::compare::{Figures, Question, answer};
use jumelles::engine::{Library, Loaded, Recipes, Source, load, sample};
use jumelles::speech::{Language, Speech};

/// The library that ships.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(Library::shipped)
}

/// The sample, read and computed.
pub fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| load(library(), sample(), &Recipes::default(), &Progress::default()))
}

/// Some text read as one file.
pub fn load_text(text: &str) -> Loaded {
    load(
        library(),
        vec![Source { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() }],
        &Recipes::default(),
        &Progress::default(),
    )
}

/// A question in words: towns, indicators and years separated by blanks.
pub fn question(places: &str, indicators: &str, years: &str) -> Question {
    let places: Vec<PlaceId> = places.split_whitespace().map(PlaceId::new).collect();
    let indicators = indicators.split_whitespace().map(IndicatorId::new).collect();
    let years = years.split_whitespace().filter_map(Year::parse).collect();
    Question::about(&places, indicators, years).expect("a question has a town and an indicator")
}

/// The answer of the sample.
pub fn figures(places: &str, indicators: &str, years: &str) -> Figures {
    answer(&loaded().results, &question(places, indicators, years))
}

/// The chart of the sample.
pub fn chart(language: Language, places: &str, indicators: &str, years: &str) -> ChartSpec {
    chart_of(&figures(places, indicators, years), None, language)
}

/// The chart of some figures.
pub fn chart_of(figures: &Figures, kind: Option<Kind>, language: Language) -> ChartSpec {
    draft(figures, kind, &Speech::new(language)).expect("these figures can be drawn")
}
