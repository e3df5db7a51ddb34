//! What is said of peers: why a town is one, how near and how sure, and what the list rests on. Rules make the sentences; the words are
//! those of the language.

use std::sync::Arc;

use crate::chart::peer_picture::PeerPicture;
use crate::chart::pool_words::pool_name;
use crate::chart::text::{NumberStyle, capitalize, file_name, in_sentence, indicator_name, isolated};
use crate::indicators::Indicator;
use crate::peers::{
    Certainty, Closeness, Peer, PeerCriteria, PeerReason, PeerRefusal, PeerScope, PeerVariable, PeerWay, RANK_TOLERANCE, ReasonKind,
    SharedPeers, Town, VariableChoice, reasons,
};
use crate::speech::{Language, Message, Speech};
use crate::tidy::{Register, Territory};

/// The name of a territory in a language.
#[must_use]
pub fn territory_name(territory: &Territory, language: Language) -> &'static str {
    if language == Language::Ar { territory.arabic_or_latin() } else { territory.name }
}

/// The name of a town in a language.
#[must_use]
pub fn town_name(town: &Town, language: Language) -> &str {
    match town {
        Town::Commune(territory) => territory_name(territory, language),
        Town::OfFiles { place, .. } => place.names.get(language),
    }
}

/// The name of what a territory is part of, such as its département or province; empty when the register knows nothing above it.
#[must_use]
pub fn parent_name(territory: &Territory, language: Language) -> &'static str {
    Register::shipped().parent(territory).map_or("", |parent| territory_name(parent, language))
}

/// Why a town is a peer: "Même taille (×1,0), même densité ; ménages plus petits (1,9 contre 3,6)."
#[must_use]
pub fn peer_reasons(peer: &Peer, criteria: &PeerCriteria, speech: &Speech) -> String {
    let said = reasons(peer);
    let is_alike = |reason: &&PeerReason| matches!(reason.kind, ReasonKind::Same | ReasonKind::Near);
    let words = |reason: &PeerReason| reason_words(reason, criteria, speech);
    let alike: Vec<String> = said.iter().filter(is_alike).map(words).collect();
    let different: Vec<String> = said.iter().filter(|reason| !is_alike(reason)).map(words).collect();
    let (alike, different) = (speech.format_list_plain(&alike), speech.format_list_plain(&different));
    let sentence = match (alike.is_empty(), different.is_empty()) {
        (false, false) => speech.format(&Message::PeerReasons { alike, different }),
        (true, _) => different,
        (false, true) => alike,
    };
    capitalize(&sentence)
}

fn reason_words(reason: &PeerReason, criteria: &PeerCriteria, speech: &Speech) -> String {
    let kind = match reason.kind {
        ReasonKind::Same => "same",
        ReasonKind::Near => "near",
        ReasonKind::Higher => "higher",
        ReasonKind::Lower => "lower",
    };
    let (variable, kind, way) = (reason.variable.name().to_owned(), kind.to_owned(), criteria.way);
    if let Some(indicator) = own_indicator(reason.variable, &criteria.own) {
        let measure = in_sentence(&indicator_name(speech, indicator));
        if way == PeerWay::WithinCountry {
            return speech.format(&Message::PeerOwnRankReason { measure, kind });
        }
        let printed = |value: Option<f64>| value.map(|value| printed_value(speech, indicator, value)).unwrap_or_default();
        return speech.format(&Message::PeerOwnReason { measure, kind, own: printed(reason.own), other: printed(reason.other) });
    }
    if way == PeerWay::WithinCountry && reason.variable.is_ranked_within_country() {
        return speech.format(&Message::PeerRankReason { variable, kind });
    }
    let value = |value: Option<f64>| value.map(|value| speech.format_number(value, decimals(reason.variable))).unwrap_or_default();
    let ratio = reason.own.zip(reason.other).map(|(own, other)| (own / other).max(other / own));
    let ratio_decimals = ratio.map_or(1, |ratio| u8::from(ratio < 10.0));
    let ratio = ratio.map(|ratio| speech.format_number(ratio, ratio_decimals)).unwrap_or_default();
    let difference = reason.own.zip(reason.other).map(|(own, other)| signed(other - own, speech)).unwrap_or_default();
    speech.format(&Message::PeerReason { variable, kind, ratio, own: value(reason.own), other: value(reason.other), difference })
}

/// A difference with its sign, which stands before the number in every language.
fn signed(difference: f64, speech: &Speech) -> String {
    let number = speech.format_number(difference, 1);
    if difference > 0.0 { speech.signed(&format!("+{number}")) } else { speech.signed(&number) }
}

/// The decimals a value is told with.
fn decimals(variable: PeerVariable) -> u8 {
    match variable {
        PeerVariable::Population | PeerVariable::Density | PeerVariable::Distance | PeerVariable::Coast | PeerVariable::Own(_) => 0,
        PeerVariable::Growth => 2,
        PeerVariable::HouseholdSize
        | PeerVariable::Share15To64
        | PeerVariable::Share0To14
        | PeerVariable::Share65Plus
        | PeerVariable::Unemployment => 1,
    }
}

/// A value of a variable as it is printed in a table.
pub(super) fn variable_value(variable: PeerVariable, value: f64, own: &[Arc<Indicator>], speech: &Speech) -> String {
    if let Some(indicator) = own_indicator(variable, own) {
        return NumberStyle::for_labels(indicator, &[value]).label(speech, value);
    }
    speech.format_number(value, decimals(variable))
}

/// A yes (1) or a no (0) in a word.
pub(super) fn presence_word(value: f64, speech: &Speech) -> String {
    let is_present = if value > 0.0 { "yes" } else { "no" }.to_owned();
    speech.format(&Message::PeerPresence { is_present })
}

/// A value of an indicator with its unit, as it is printed alone.
#[must_use]
pub fn printed_value(speech: &Speech, indicator: &Indicator, value: f64) -> String {
    NumberStyle::for_values(indicator, &[value]).with_unit(speech, value, indicator)
}

/// The indicator of the user that a variable is.
fn own_indicator(variable: PeerVariable, own: &[Arc<Indicator>]) -> Option<&Indicator> {
    own.get(variable.own_index()?).map(|indicator| &**indicator)
}

/// The name of a variable: "Population". `own` are the indicators of the user.
#[must_use]
pub fn variable_name(variable: PeerVariable, own: &[Arc<Indicator>], speech: &Speech) -> String {
    if let Some(indicator) = own_indicator(variable, own) {
        return indicator_name(speech, indicator);
    }
    speech.format(&Message::PeerVariableName { variable: variable.name().to_owned() })
}

/// The difference under which two towns are about the same: "à ×1,5 près", "à 0,25 près".
#[must_use]
pub fn tolerance_words(choice: &VariableChoice, criteria: &PeerCriteria, speech: &Speech) -> String {
    let (variable, way) = (choice.variable, criteria.way);
    if variable.is_presence() {
        return String::new();
    }
    if way == PeerWay::WithinCountry && variable.is_ranked_within_country() {
        return speech.format(&Message::PeerToleranceRank { tolerance: speech.format_number(RANK_TOLERANCE, 0) });
    }
    if let Some(indicator) = own_indicator(variable, &criteria.own) {
        let style = NumberStyle::for_labels(indicator, &[choice.tolerance]);
        let (kind, tolerance) = if indicator.unit_kind().is_percent() {
            ("points", speech.format_number(choice.tolerance, 1))
        } else {
            ("plain", style.label(speech, choice.tolerance))
        };
        return speech.format(&Message::PeerTolerance { kind: kind.to_owned(), tolerance });
    }
    let decimals = (0..=2).find(|decimals| (choice.tolerance * 10_f64.powi(i32::from(*decimals))).fract().abs() < 1e-9).unwrap_or(2);
    let tolerance = speech.format_number(choice.tolerance, decimals);
    let kind = match variable {
        PeerVariable::Population | PeerVariable::Density => "ratio",
        PeerVariable::HouseholdSize | PeerVariable::Coast | PeerVariable::Own(_) => "plain",
        PeerVariable::Distance => "distance",
        PeerVariable::Growth
        | PeerVariable::Share15To64
        | PeerVariable::Share0To14
        | PeerVariable::Share65Plus
        | PeerVariable::Unemployment => "points",
    };
    speech.format(&Message::PeerTolerance { kind: kind.to_owned(), tolerance })
}

/// How near a peer is: "très proche".
#[must_use]
pub fn closeness_name(closeness: Closeness, speech: &Speech) -> String {
    speech.format(&Message::PeerClass { class: closeness.code().to_owned() })
}

/// How sure a place on the list is: "parmi les 7 premières 191 fois sur 200".
#[must_use]
pub fn certainty_words(certainty: Certainty, speech: &Speech) -> String {
    speech.format(&Message::PeerCertainty { times: certainty.times, draws: certainty.draws })
}

/// What other distances make of a list: "Des 7 premières, d’autres calculs en retiennent : cotes z 6, …"; empty when there is none.
#[must_use]
pub fn other_distances_words(shared: &[SharedPeers], speech: &Speech) -> String {
    if shared.is_empty() {
        return String::new();
    }
    let of = |shared: &SharedPeers| {
        let distance: &'static str = shared.distance.into();
        speech.format(&Message::PeersOtherDistance { distance: distance.to_owned(), shared: shared.shared })
    };
    let counts: Vec<String> = shared.iter().map(of).collect();
    speech.format(&Message::PeersOtherDistances { counts: speech.format_list_plain(&counts) })
}

/// What was compared: "Communes qui ressemblent à Kénitra, parmi 478 communes de France (de 20 000 habitants ou plus)".
#[must_use]
pub fn peers_title(picture: &PeerPicture<'_>, speech: &Speech) -> String {
    let (count, place) = (picture.list.among.len(), isolated(speech, town_name(picture.focus, speech.language())));
    let pool = match (picture.among, picture.files) {
        (PeerScope::Communes(pool), _) => pool_name(speech, pool, count),
        (PeerScope::Files, [file]) => speech.format(&Message::PoolOfFile { count, file: isolated(speech, &file_name(file)) }),
        (PeerScope::Files, files) => speech.format(&Message::PoolOfFiles { count, files: files.len() }),
    };
    speech.format(&Message::PeersTitle { place, pool })
}

/// What the list could not rest on: "Rien ne dit pour ces villes : Densité, Chômage."; empty when there is nothing.
#[must_use]
pub fn unknown_words(unknown: &[PeerVariable], speech: &Speech) -> String {
    let names: Vec<String> = unknown.iter().map(|variable| variable_name(*variable, &[], speech)).collect();
    if names.is_empty() { String::new() } else { speech.format(&Message::PeersUnknown { variables: speech.format_list_plain(&names) }) }
}

/// How values were compared.
#[must_use]
pub fn way_words(way: PeerWay, speech: &Speech) -> String {
    speech.format(&match way {
        PeerWay::AsIs => Message::PeersAsIs {},
        PeerWay::WithinCountry => Message::PeersWithinCountry {},
    })
}

/// Why there is no list.
#[must_use]
pub fn refusal_words(refusal: PeerRefusal, place: &str, speech: &Speech) -> String {
    let place = isolated(speech, place);
    speech.format(&match refusal {
        PeerRefusal::PoolTooSmall(count) => Message::PeersPoolTooSmall { count },
        PeerRefusal::NoPopulation => Message::PeersNoPopulation { place },
        PeerRefusal::NoTown => Message::PeersNoTown { place },
        PeerRefusal::TooFewVariables(count) => Message::PeersFewVariables { place, count },
    })
}
