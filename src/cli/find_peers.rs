//! `jumelles peers [PATH…] --place P [--among POOL|files] [--within-country]`: the towns that resemble one, in classes, with how sure each is and
//! why it is there.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::chart::{
    Deck, certainty_words, closeness_name, other_distances_words, peer_chart, peer_reasons, peers_title, refusal_words, town_name,
    unknown_words, way_words,
};
use crate::cli::context::CommandContext;
use crate::cli::from_library::{scope, several_called};
use crate::cli::options::{CliOption, export_format, has_flag, list, path, paths, row_format, text};
use crate::cli::output::{CommandError, EXIT_DATA_ERRORS, EXIT_DONE, EXIT_FAILED, print, tell, tell_error};
use crate::cli::output_file::OutputFile;
use crate::cli::row_format::{RowFormat, Rows};
use crate::cli::table_output::{TableRows, deliver};
use crate::engine::{FoundPeers, KnownOfTowns, OwnVariable, PeerQuery, search_peers};
use crate::library::{Edition, Pool, TerritoryCode, find_territory};
use crate::peers::{
    Closeness, FIRST_PEERS, MOST_OWN, Peer, PeerCriteria, PeerRefusal, PeerScope, PeerVariable, PeerWay, Town, TownId, VariableChoice,
};
use crate::render::{Format, Theme, ThemeName, export_scaled};
use crate::speech::{Language, Message, Speech};

/// How many communes that are too little known are named.
const MOST_NAMED: usize = 5;

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let name = text(matches, CliOption::Place).unwrap_or_default();
    let count = match text(matches, CliOption::First) {
        Some(typed) => typed.parse().map_err(|_| CliOption::First.error(typed, speech))?,
        None => FIRST_PEERS,
    };
    let asked = criteria(matches, speech)?;
    let scope = scope(matches, speech)?;
    let is_library_off = has_flag(matches, CliOption::NoLibrary);
    if let Some(PeerScope::Communes(pool)) = scope.as_ref().filter(|_| is_library_off) {
        return Err(CommandError(speech.format(&Message::CliPoolNeedsLibrary { words: pool.to_string() })));
    }
    // The files are read for their towns and for the indicators that count; without either they have nothing to add.
    let needs_files = !asked.own.is_empty() || is_library_off || scope == Some(PeerScope::Files) || !paths(matches).is_empty();
    let context = if needs_files { Some(CommandContext::read(matches, speech)?) } else { None };
    let own = match &context {
        Some(context) => own_variables(&asked.own, context)?,
        None => Vec::new(),
    };
    let place_in_files = |context: &CommandContext<'_>| {
        let place = context.place(name).ok()?;
        context.loaded.values.observations().place_index(&place.id).map(|_| TownId::Place(place.id.clone()))
    };
    let of_files = context.as_ref().and_then(place_in_files);
    // The towns of the files come first, where there are enough of them; why they give no list counts where the library has not the town.
    let questions = match (scope, of_files) {
        (Some(PeerScope::Files), Some(town)) => vec![(town, PeerScope::Files)],
        (None, Some(town)) if is_library_off => vec![(town, PeerScope::Files)],
        (None, Some(town)) => {
            let of_library = library_town(name, speech).ok().map(|town| (town, PeerScope::Communes(Pool::everywhere())));
            std::iter::once((town, PeerScope::Files)).chain(of_library).collect()
        }
        (Some(scope), _) => vec![(library_town(name, speech)?, scope)],
        (None, None) if is_library_off => vec![(library_town(name, speech)?, PeerScope::Files)],
        (None, None) => vec![(library_town(name, speech)?, PeerScope::Communes(Pool::everywhere()))],
    };
    let known = match &context {
        Some(context) => context.loaded.known_of_towns(),
        None => KnownOfTowns { values: None, library: Some(Edition::current()) },
    };
    let mut answer = Err(PeerRefusal::NoPopulation);
    for (focus, among) in questions {
        let query = PeerQuery { focus, among, criteria: asked.criteria.clone(), own: own.clone(), count };
        answer = search_peers(&query, known);
        if answer.is_ok() {
            break;
        }
    }
    let found = match answer {
        Ok(found) => found,
        Err(refusal) => {
            tell_error(&refusal_words(refusal, name, speech));
            return Ok(EXIT_FAILED);
        }
    };
    deliver_list(matches, &found, count, speech)
}

/// The commune of the library that a name means.
///
/// # Errors
/// When it means none, or several.
fn library_town(name: &str, speech: &Speech) -> Result<TownId, CommandError> {
    let found = find_territory(Edition::current(), name).map_err(|found| {
        let name = name.to_owned();
        CommandError(speech.format(&match several_called(&found, speech) {
            Some(candidates) => Message::CliSeveralPlaces { name, candidates },
            None => Message::CliNoTerritory { name },
        }))
    })?;
    Ok(TownId::Territory(TerritoryCode::of(found)))
}

/// Writes the list in the form asked for, and tells which towns it could not compare.
fn deliver_list(matches: &ArgMatches, found: &FoundPeers, count: usize, speech: &Speech) -> Result<u8, CommandError> {
    let picture = export_format(matches, speech).ok().flatten().filter(|format| !TABLES.contains(format));
    let is_table =
        text(matches, CliOption::Format).is_some() || path(matches, CliOption::Output).is_some() || has_flag(matches, CliOption::Json);
    if let Some(format) = picture {
        write_picture(matches, found, format, speech)?;
    } else if is_table {
        write_table(matches, found, speech)?;
    } else {
        print(&list_text(found, count, speech), speech)?;
    }
    let unknown = unknown_words(&found.unknown, speech);
    if !unknown.is_empty() {
        tell(&unknown);
    }
    if found.list.too_little_known.is_empty() {
        return Ok(EXIT_DONE);
    }
    let known = found.pool.towns_at(found.list.too_little_known.iter().copied());
    let names: Vec<&str> = known.take(MOST_NAMED).map(|town| town_name(town, speech.language())).collect();
    tell(&speech.format(&Message::PeersLittleKnown { count: found.list.too_little_known.len(), names: speech.format_list_plain(&names) }));
    Ok(EXIT_DATA_ERRORS)
}

/// The formats of an output that holds the list as a table with every figure; the others hold its picture.
const TABLES: [Format; 1] = [Format::Csv];

/// Writes the picture of the list.
fn write_picture(matches: &ArgMatches, found: &FoundPeers, format: Format, speech: &Speech) -> Result<(), CommandError> {
    let Some(picture) = found.picture() else { return Ok(()) };
    let deck = Deck::from_chart(peer_chart(picture, speech));
    let bytes = export_scaled(&deck, format, &Theme::builtin(ThemeName::Slide), 1)
        .map_err(|error| CommandError(speech.format(&Message::ExportFailed { reason: error.to_string() })))?;
    let read: Vec<PathBuf> = Vec::new();
    let is_forced = has_flag(matches, CliOption::Force);
    OutputFile { path: path(matches, CliOption::Output), read: &read, is_forced, speech }.write(&bytes)
}

/// What the options say a list rests on.
struct AskedCriteria {
    criteria: PeerCriteria,
    /// The variables that are no known ones: indicators, by their names.
    own: Vec<AskedIndicator>,
}

/// An indicator that is asked for as a variable.
struct AskedIndicator {
    name: String,
    weight: f64,
    tolerance: Option<f64>,
}

/// The indicators asked for.
///
/// # Errors
/// When there is none of a name.
fn own_variables(asked: &[AskedIndicator], context: &CommandContext<'_>) -> Result<Vec<OwnVariable>, CommandError> {
    let of = |asked: &AskedIndicator| {
        Ok(OwnVariable { indicator: context.indicator(&asked.name)?, weight: asked.weight, tolerance: asked.tolerance })
    };
    asked.iter().map(of).collect()
}

/// What the list rests on, as the options say.
///
/// # Errors
/// When a weight, a tolerance or a condition is not understood, or too many indicators are asked for.
fn criteria(matches: &ArgMatches, speech: &Speech) -> Result<AskedCriteria, CommandError> {
    let mut criteria = PeerCriteria::default();
    let mut own: Vec<AskedIndicator> = Vec::new();
    let named = list(matches, CliOption::By);
    if !named.is_empty() {
        criteria.variables.clear();
    }
    for name in named {
        match name.parse::<PeerVariable>() {
            Ok(variable) => criteria.variables.push(VariableChoice::usual(variable)),
            Err(_) if own.len() < MOST_OWN => own.push(AskedIndicator { name, weight: 1.0, tolerance: None }),
            Err(_) => return Err(CliOption::By.error(&name, speech)),
        }
    }
    for (option, is_tolerance) in [(CliOption::Weight, false), (CliOption::Tolerance, true)] {
        for typed in list(matches, option) {
            let wrong = || option.error(&typed, speech);
            let (name, number) = typed.split_once('=').ok_or_else(wrong)?;
            let number: f64 = number.replace(',', ".").parse().map_err(|_| wrong())?;
            let is_positive = number.is_finite() && number > 0.0;
            let known = criteria.variables.iter_mut().find(|choice| choice.variable.name() == name);
            let asked = own.iter_mut().find(|asked| asked.name == name);
            match (known, asked, is_tolerance) {
                (Some(choice), _, true) if choice.variable.accepts_tolerance(number) => choice.tolerance = number,
                (Some(choice), _, false) if is_positive => choice.weight = number,
                (None, Some(asked), true) if is_positive => asked.tolerance = Some(number),
                (None, Some(asked), false) if is_positive => asked.weight = number,
                _ => return Err(wrong()),
            }
        }
    }
    for typed in list(matches, CliOption::Must) {
        if typed == PeerVariable::Coast.name() {
            criteria.must_be_by_the_sea = true;
            continue;
        }
        if let Some(share) = typed.strip_prefix("coverage=") {
            let share = share.replace(',', ".").parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
            criteria.least_coverage = share.ok_or_else(|| CliOption::Must.error(&typed, speech))?;
            continue;
        }
        let times = typed.strip_prefix("population=x").and_then(|times| times.replace(',', ".").parse::<f64>().ok());
        criteria.most_times_population = Some(times.filter(|times| *times >= 1.0).ok_or_else(|| CliOption::Must.error(&typed, speech))?);
    }
    if has_flag(matches, CliOption::WithinCountry) {
        criteria.way = PeerWay::WithinCountry;
    }
    Ok(AskedCriteria { criteria, own })
}

/// The list as sentences.
fn list_text(found: &FoundPeers, count: usize, speech: &Speech) -> String {
    let (language, Some(picture)) = (speech.language(), found.picture()) else { return String::new() };
    let place = town_name(picture.focus, language);
    let mut text = String::new();
    let mut line = |line: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(&peers_title(&picture, speech));
    line(&way_words(found.criteria.way, speech));
    if found.list.removed > 0 {
        line(&speech.format(&Message::PeersRemoved { count: found.list.removed }));
    }
    let nearest = found.list.peers.first();
    if let Some(nearest) = nearest.filter(|nearest| nearest.closeness == Closeness::Far).and_then(|peer| found.pool.town(peer.candidate)) {
        let nearest = town_name(nearest, language).to_owned();
        line(&speech.format(&Message::PeersNoneNear { place: place.to_owned(), nearest }));
    }
    for (rank, peer) in found.list.peers.iter().enumerate() {
        let Some(town) = found.pool.town(peer.candidate) else { continue };
        if rank == count {
            line("  …");
        }
        let name = town_name(town, language);
        let (class, certainty) = (closeness_name(peer.closeness, speech), certainty_words(peer.certainty, speech));
        let mutual = if peer.is_mutual {
            format!("{}{}", speech.comma(), speech.format(&Message::PeerMutual { place: place.to_owned() }))
        } else {
            String::new()
        };
        let code = if town.code().is_empty() { String::new() } else { format!(" ({})", town.code()) };
        line(&format!("{name}{code} — {class}{}{certainty}{mutual}", speech.comma()));
        line(&format!("  {}", peer_reasons(peer, &found.criteria, speech)));
    }
    let others = other_distances_words(&found.shared, speech);
    if !others.is_empty() {
        let _ = writeln!(text, "{others}");
    }
    text
}

/// Writes the list as a table.
fn write_table(matches: &ArgMatches, found: &FoundPeers, speech: &Speech) -> Result<(), CommandError> {
    let format = if has_flag(matches, CliOption::Json) { RowFormat::Json } else { row_format(matches, speech)? };
    let name = |choice: &VariableChoice| {
        let own = choice.variable.own_index().and_then(|index| found.criteria.own.get(index));
        own.map_or(choice.variable.name(), |indicator| indicator.id.as_str())
    };
    let of_variables: Vec<String> =
        found.criteria.variables.iter().map(name).flat_map(|name| [name.to_owned(), format!("u_{name}")]).collect();
    let headings: Vec<&str> = ["place", "code", "country", "class", "distance", "coverage", "stability", "mutual"]
        .into_iter()
        .chain(of_variables.iter().map(String::as_str))
        .collect();
    let language = speech.language();
    let make = |range: Range<usize>| {
        let mut rows = Rows::new(format, &headings);
        for peer in found.list.peers.get(range).unwrap_or_default() {
            if let Some(town) = found.pool.town(peer.candidate) {
                let cells = cells(peer, town, language);
                rows.push_row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
        rows
    };
    let rows =
        TableRows { headings: &headings, format, count: found.list.peers.len(), at_once: found.list.peers.len().max(1), make: &make };
    let read: Vec<PathBuf> = Vec::new();
    let is_forced = has_flag(matches, CliOption::Force);
    deliver(&rows, &OutputFile { path: path(matches, CliOption::Output), read: &read, is_forced, speech })
}

fn cells(peer: &Peer, town: &Town, language: Language) -> Vec<String> {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut cells = vec![
        town_name(town, language).to_owned(),
        town.code().to_owned(),
        town.country().to_owned(),
        peer.closeness.code().to_owned(),
        peer.distance.distance.to_string(),
        peer.distance.coverage.to_string(),
        format!("{}/{}", peer.certainty.times, peer.certainty.draws),
        if peer.is_mutual { "yes" } else { "no" }.to_owned(),
    ];
    cells.extend(peer.differences.iter().flat_map(|difference| [number(difference.other), number(difference.tolerances)]));
    cells
}
