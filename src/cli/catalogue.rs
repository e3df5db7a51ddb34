//! `jumelles catalogue [--json]`: the places, measures, indicators and factors the program knows.

use std::fmt::Write as _;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::cli::{DONE, print};
use crate::engine::ReferenceData;
use crate::speech::{Message, Speech};
use crate::tidy::{Factors, LocalizedNames, PlaceKind};

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> u8 {
    let library = ReferenceData::shipped();
    if matches.get_flag("json") {
        print(&format!("{:#}\n", as_json(&library)));
    } else {
        print(&as_text(&library, speech));
    }
    DONE
}

fn names(names: &LocalizedNames) -> Value {
    json!({ "fr": names.fr, "ar": names.ar, "en": names.en })
}

/// Stable keys, in English.
fn as_json(library: &ReferenceData) -> Value {
    let places: Vec<Value> = library
        .gazetteer
        .places()
        .iter()
        .map(|place| {
            let kind = match place.kind {
                PlaceKind::City => "city",
                PlaceKind::Region => "region",
                PlaceKind::Country => "country",
            };
            let partners: Vec<Value> = place
                .partners
                .iter()
                .map(|partner| json!({ "of": partner.of, "since": partner.since, "act": partner.act.act_fr, "source": partner.source }))
                .collect();
            json!({ "id": place.id, "names": names(&place.names), "country": place.country, "kind": kind, "partners": partners })
        })
        .collect();
    let measures: Vec<Value> = library
        .measures
        .all()
        .iter()
        .map(|measure| json!({ "id": measure.id, "names": names(&measure.names), "unit": measure.unit }))
        .collect();
    let indicators: Vec<Value> = library
        .catalogue
        .indicators()
        .iter()
        .map(|indicator| {
            json!({
                "id": indicator.id, "names": names(&indicator.names), "theme": indicator.theme,
                "unit": indicator.unit, "formula": indicator.formula, "better": indicator.better.name(),
                "together": indicator.together.name(), "references": indicator.references,
            })
        })
        .collect();
    json!({ "places": places, "measures": measures, "indicators": indicators, "factors": Factors::shipped().all() })
}

fn as_text(library: &ReferenceData, speech: &Speech) -> String {
    let language = speech.language();
    let mut text = String::new();
    // Writing to a String cannot fail.
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    line(&speech.say(&Message::CatPlaces {}));
    for place in library.gazetteer.places() {
        line(&format!("  {:<18} {}", place.id, place.names.get(language)));
    }
    line(&speech.say(&Message::CatIndicators {}));
    for indicator in library.catalogue.indicators() {
        line(&format!(
            "  {:<28} {} ({}) = {}",
            indicator.id,
            indicator.names.get(language),
            speech.unit(&indicator.unit),
            indicator.formula
        ));
    }
    line(&speech.say(&Message::CatMeasures {}));
    for measure in library.measures.all() {
        line(&format!("  {:<44} {} ({})", measure.id, measure.names.get(language), speech.unit(&measure.unit)));
    }
    line(&speech.say(&Message::CatFactors {}));
    for factor in Factors::shipped().all() {
        line(&format!("  {:<36} {} {} : {}", factor.id, speech.exact(factor.value), factor.unit, factor.name));
    }
    text
}
