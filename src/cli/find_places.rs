//! `jumelles places QUERY [--among POOL]`: communes, provinces, regions and EPCI by name or code, in any of their spellings.

use std::collections::HashSet;
use std::ops::Range;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::base::Level;
use crate::cli::from_library::pool;
use crate::cli::options::{CliOption, has_flag, path, row_format, text};
use crate::cli::output::{CommandError, EXIT_DATA_ERRORS, EXIT_DONE, tell_error};
use crate::cli::output_file::OutputFile;
use crate::cli::row_format::Rows;
use crate::cli::table_output::{TableRows, deliver};
use crate::library::{Edition, TerritoryFacts, search_territories};
use crate::speech::{Message, Speech};
use crate::tidy::{Register, Territory};

/// The columns of the table.
const HEADINGS: [&str; 9] = ["authority", "code", "name", "arabic", "level", "country", "within", "population", "former_code"];

/// The number of lines without `--first`.
const USUAL_LINES: usize = 20;

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let format = row_format(matches, speech)?;
    let words = text(matches, CliOption::Query).unwrap_or_default();
    let pool = pool(matches, speech)?;
    let edition = Edition::current();
    let first = match text(matches, CliOption::First) {
        Some(typed) => typed.parse().map_err(|_| CliOption::First.error(typed, speech))?,
        // A pool that nothing is looked for in is listed whole.
        None if words.is_empty() => usize::MAX,
        None => USUAL_LINES,
    };
    let members = pool.map(|pool| pool.communes(edition, None));
    let territories: Vec<&'static Territory> = if words.is_empty() {
        members.unwrap_or_default()
    } else {
        let codes: Option<HashSet<&str>> = members.map(|members| members.into_iter().map(|member| member.code).collect());
        let is_member =
            |territory: &Territory| codes.as_ref().is_none_or(|codes| territory.level == Level::Commune && codes.contains(territory.code));
        let found = search_territories(edition, words, usize::MAX);
        found.into_iter().map(|found| found.territory).filter(|territory| is_member(territory)).collect()
    };
    let territories: Vec<&Territory> = territories.into_iter().take(first).collect();
    if territories.is_empty() {
        tell_error(&speech.format(&Message::CliNoTerritory { name: words.to_owned() }));
        return Ok(EXIT_DATA_ERRORS);
    }
    let make = |range: Range<usize>| {
        let mut rows = Rows::new(format, &HEADINGS);
        for territory in territories.get(range).unwrap_or_default() {
            push_territory(&mut rows, edition, territory);
        }
        rows
    };
    let rows = TableRows { headings: &HEADINGS, format, count: territories.len(), at_once: LINES_AT_ONCE, make: &make };
    let (read, is_forced): (Vec<PathBuf>, bool) = (Vec::new(), has_flag(matches, CliOption::Force));
    deliver(&rows, &OutputFile { path: path(matches, CliOption::Output), read: &read, is_forced, speech })?;
    Ok(EXIT_DONE)
}

/// The number of lines that a thread writes at once.
const LINES_AT_ONCE: usize = 1 << 10;

fn push_territory(rows: &mut Rows<'_>, edition: &Edition, territory: &Territory) {
    let population = TerritoryFacts::new(edition, territory).population().map(|people| people.to_string()).unwrap_or_default();
    let former: Vec<String> =
        territory.former_communes().map(|former| format!("{} {}", former.code, former.name).trim_end().to_owned()).collect();
    let former = if former.is_empty() { territory.former_code.to_owned() } else { former.join(" ; ") };
    let within = Register::shipped().parent(territory).map_or("", |parent| parent.name);
    rows.push_row(&[
        territory.authority,
        territory.code,
        territory.name,
        territory.arabic,
        territory.level.code(),
        territory.country(),
        within,
        &population,
        &former,
    ]);
}
