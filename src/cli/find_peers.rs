//! `jumelles peers --place P [--among POOL] [--within-country]`: the communes that resemble a town, in classes, with how sure each is and
//! why it is there.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::chart::{
    Deck, PeerPicture, certainty_words, closeness_name, other_distances_words, peer_chart, peer_reasons, peers_title, refusal_words,
    territory_name, way_words,
};
use crate::cli::context::CommandContext;
use crate::cli::from_library::{pool, several_called};
use crate::cli::options::{CliOption, export_format, has_flag, list, path, row_format, text};
use crate::cli::output::{CommandError, EXIT_DATA_ERRORS, EXIT_DONE, EXIT_FAILED, print, tell, tell_error};
use crate::cli::output_file::OutputFile;
use crate::cli::row_format::{RowFormat, Rows};
use crate::cli::table_output::{TableRows, deliver};
use crate::engine::{FoundPeers, OwnVariable, PeerQuery, search_peers};
use crate::library::{Edition, find_territory};
use crate::peers::{Closeness, FIRST_PEERS, MOST_OWN, Peer, PeerCriteria, PeerVariable, PeerWay, VariableChoice};
use crate::render::{Format, Theme, ThemeName, export_scaled};
use crate::speech::{Language, Message, Speech};
use crate::tidy::Territory;

/// How many communes that are too little known are named.
const MOST_NAMED: usize = 5;

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let name = text(matches, CliOption::Place).unwrap_or_default();
    let focus = find_territory(Edition::current(), name).map_err(|found| {
        let name = name.to_owned();
        CommandError(speech.format(&match several_called(&found, speech) {
            Some(candidates) => Message::CliSeveralPlaces { name, candidates },
            None => Message::CliNoTerritory { name },
        }))
    })?;
    let count = match text(matches, CliOption::First) {
        Some(typed) => typed.parse().map_err(|_| CliOption::First.error(typed, speech))?,
        None => FIRST_PEERS,
    };
    let asked = criteria(matches, speech)?;
    // The files are read for the indicators that count; without one they have nothing to add.
    let context = if asked.own.is_empty() { None } else { Some(CommandContext::read(matches, speech)?) };
    let own = match &context {
        Some(context) => own_variables(&asked.own, context)?,
        None => Vec::new(),
    };
    let query = PeerQuery { focus, among: pool(matches, speech)?, criteria: asked.criteria, own, count };
    let place = territory_name(focus, speech.language());
    let found = match search_peers(&query, context.as_ref().map(|context| &context.loaded.values)) {
        Ok(found) => found,
        Err(refusal) => {
            tell_error(&refusal_words(refusal, place, speech));
            return Ok(EXIT_FAILED);
        }
    };
    let picture = export_format(matches, speech).ok().flatten().filter(|format| !TABLES.contains(format));
    let is_table =
        text(matches, CliOption::Format).is_some() || path(matches, CliOption::Output).is_some() || has_flag(matches, CliOption::Json);
    if let Some(format) = picture {
        write_picture(matches, &query, &found, format, speech)?;
    } else if is_table {
        write_table(matches, &found, speech)?;
    } else {
        print(&list_text(&query, &found, speech), speech)?;
    }
    if found.list.too_little_known.is_empty() {
        return Ok(EXIT_DONE);
    }
    let known = found.list.too_little_known.iter().filter_map(|index| found.pool.territory(*index));
    let names: Vec<&str> = known.take(MOST_NAMED).map(|territory| territory_name(territory, speech.language())).collect();
    tell(&speech.format(&Message::PeersLittleKnown { count: found.list.too_little_known.len(), names: speech.format_list_plain(&names) }));
    Ok(EXIT_DATA_ERRORS)
}

/// The formats of an output that holds the list as a table with every figure; the others hold its picture.
const TABLES: [Format; 1] = [Format::Csv];

/// Writes the picture of the list.
fn write_picture(matches: &ArgMatches, query: &PeerQuery, found: &FoundPeers, format: Format, speech: &Speech) -> Result<(), CommandError> {
    let picture = PeerPicture { focus: query.focus, pool: &found.pool, among: &found.among, criteria: &found.criteria, list: &found.list };
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
fn list_text(query: &PeerQuery, found: &FoundPeers, speech: &Speech) -> String {
    let language = speech.language();
    let place = territory_name(query.focus, language);
    let mut text = String::new();
    let mut line = |line: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(&peers_title(place, &found.among, found.list.among.len(), speech));
    line(&way_words(query.criteria.way, speech));
    if found.list.removed > 0 {
        line(&speech.format(&Message::PeersRemoved { count: found.list.removed }));
    }
    let nearest = found.list.peers.first();
    if let Some(nearest) =
        nearest.filter(|nearest| nearest.closeness == Closeness::Far).and_then(|peer| found.pool.territory(peer.candidate))
    {
        let nearest = territory_name(nearest, language).to_owned();
        line(&speech.format(&Message::PeersNoneNear { place: place.to_owned(), nearest }));
    }
    for (rank, peer) in found.list.peers.iter().enumerate() {
        let Some(territory) = found.pool.territory(peer.candidate) else { continue };
        if rank == query.count {
            line("  …");
        }
        let name = territory_name(territory, language);
        let (class, certainty) = (closeness_name(peer.closeness, speech), certainty_words(peer.certainty, speech));
        let mutual = if peer.is_mutual {
            format!("{}{}", speech.comma(), speech.format(&Message::PeerMutual { place: place.to_owned() }))
        } else {
            String::new()
        };
        line(&format!("{name} ({}) — {class}{}{certainty}{mutual}", territory.code, speech.comma()));
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
            if let Some(territory) = found.pool.territory(peer.candidate) {
                let cells = cells(peer, territory, language);
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

fn cells(peer: &Peer, territory: &Territory, language: Language) -> Vec<String> {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut cells = vec![
        territory_name(territory, language).to_owned(),
        territory.code.to_owned(),
        territory.country().to_owned(),
        peer.closeness.code().to_owned(),
        peer.distance.distance.to_string(),
        peer.distance.coverage.to_string(),
        format!("{}/{}", peer.certainty.times, peer.certainty.draws),
        if peer.is_mutual { "yes" } else { "no" }.to_owned(),
    ];
    cells.extend(peer.differences.iter().flat_map(|difference| [number(difference.other), number(difference.tolerances)]));
    cells
}
