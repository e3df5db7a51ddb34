//! Any text as a user's catalogue: its cards are read or refused; those that are read are computed on a few figures, whatever
//! their formulas say.

#![no_main]

use std::sync::LazyLock;

use jumelles::base::{IndicatorId, Progress};
use jumelles::engine::{ReferenceData, Recipes, SourceFile, load};
use jumelles::indicators::Catalogue;
use libfuzzer_sys::fuzz_target;

const FIGURES: &str = "ville;année;population;area_km2;municipal_waste_t\nRabat;2014;573895;116;\nRabat;2024;509916;116;850\nKénitra;2024;507736;0;n.d.\n";

static LIBRARY: LazyLock<ReferenceData> = LazyLock::new(ReferenceData::shipped);

fuzz_target!(|text: &str| {
    let Ok(cards) = Catalogue::parse_cards(text) else { return };
    if cards.len() > 8 {
        return;
    }
    let ids: Vec<IndicatorId> = cards.iter().map(|card| card.id.clone()).collect();
    let library = ReferenceData { custom_indicators: cards, catalogue: Catalogue::new(Vec::new()), gazetteer: LIBRARY.gazetteer.clone(), measures: LIBRARY.measures.clone() };
    let source = SourceFile { name: "x.csv".to_owned(), bytes: FIGURES.as_bytes().to_vec() };
    let loaded = load(&library, vec![source], &Recipes::default(), &Progress::default());
    for id in ids {
        for computed in loaded.values.all_values(&id) {
            assert!(computed.value.number().is_none_or(f64::is_finite));
        }
    }
});
