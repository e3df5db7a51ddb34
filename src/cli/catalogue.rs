//! `jumelles catalogue [--json]`: the places, measures, indicators and emission factors that ship with the program.

use std::fmt::Write as _;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::cli::options::{CliOption, has_flag};
use crate::cli::output::{CommandError, EXIT_DONE, print};
use crate::engine::ReferenceData;
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};
use crate::tidy::{Factors, LocalizedNames, Place, PlaceKind};

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let reference_data = ReferenceData::shipped();
    if has_flag(matches, CliOption::Json) {
        print(&format!("{:#}\n", to_json(&reference_data)), speech)?;
    } else {
        print(&to_text(&reference_data, speech), speech)?;
    }
    Ok(EXIT_DONE)
}

/// The catalogue as JSON. Its keys are in English and stable.
fn to_json(reference_data: &ReferenceData) -> Value {
    let measures = reference_data.measures.all().iter();
    let measures = measures.map(|measure| json!({ "id": measure.id, "names": names_to_json(&measure.names), "unit": measure.unit }));
    json!({
        "places": reference_data.gazetteer.places().iter().map(|place| place_to_json(place)).collect::<Vec<_>>(),
        "measures": measures.collect::<Vec<_>>(),
        "indicators": reference_data.catalogue.indicators().iter().map(|indicator| indicator_to_json(indicator)).collect::<Vec<_>>(),
        "factors": Factors::shipped().all(),
    })
}

/// Names in the three languages.
fn names_to_json(names: &LocalizedNames) -> Value {
    json!({ "fr": names.fr, "ar": names.ar, "en": names.en })
}

/// A place with its twin towns and the acts that joined them.
fn place_to_json(place: &Place) -> Value {
    let kind = match place.kind {
        PlaceKind::City => "city",
        PlaceKind::Region => "region",
        PlaceKind::Country => "country",
    };
    let partners: Vec<Value> = place
        .partnerships
        .iter()
        .map(|partner| json!({ "of": partner.partner, "since": partner.since, "act": partner.act.act_fr, "source": partner.source }))
        .collect();
    json!({ "id": place.id, "names": names_to_json(&place.names), "country": place.country, "kind": kind, "partners": partners })
}

/// An indicator with its formula, its better side, its rule of aggregation and its reference values.
fn indicator_to_json(indicator: &Indicator) -> Value {
    json!({
        "id": indicator.id, "names": names_to_json(&indicator.names), "theme": indicator.theme,
        "group": indicator.group().code(),
        "unit": indicator.unit, "formula": indicator.formula, "better": indicator.better.code(),
        "together": indicator.aggregation.code(), "references": indicator.references,
    })
}

/// The catalogue as text: a heading for each list, and a line for each entry.
fn to_text(reference_data: &ReferenceData, speech: &Speech) -> String {
    let language = speech.language();
    let mut text = String::new();
    let mut line = |line: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(&speech.format(&Message::CatPlaces {}));
    for place in reference_data.gazetteer.places() {
        line(&format!("  {:<18} {}", place.id, place.names.get(language)));
    }
    line(&speech.format(&Message::CatIndicators {}));
    for indicator in reference_data.catalogue.indicators() {
        let (name, unit) = (indicator.names.get(language), speech.unit_name(&indicator.unit));
        line(&format!("  {:<28} {name} ({unit}) = {}", indicator.id, indicator.formula));
    }
    line(&speech.format(&Message::CatMeasures {}));
    for measure in reference_data.measures.all() {
        line(&format!("  {:<44} {} ({})", measure.id, measure.names.get(language), speech.unit_name(&measure.unit)));
    }
    line(&speech.format(&Message::CatFactors {}));
    for factor in Factors::shipped().all() {
        line(&format!("  {:<36} {} {} : {}", factor.id, speech.format_exact(factor.value), factor.unit, factor.name));
    }
    text
}
