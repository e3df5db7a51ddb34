//! `jumelles tidy PATH… -o OUT.csv`: every observation, one a row, with the cell it was read from.

use std::collections::HashMap;
use std::sync::Arc;

use clap::ArgMatches;

use crate::base::number::Qualifier;
use crate::base::{Csv, Level, MeasureId, MissingReason, PlaceId, Severity};
use crate::cli::context::{CommandContext, IntervalColumns, deliver, refuse_to_overwrite};
use crate::cli::options::{CliOption, path, paths};
use crate::cli::output::CommandError;
use crate::speech::Speech;
use crate::tidy::{Nature, Observation, Observations, Place, Register, TerritoryQuery};

/// The columns of the table; the last five tell the cell that a value was read from.
const HEADINGS: [&str; 20] = [
    "place",
    "place_label",
    "place_code",
    "level",
    "measure",
    "heading",
    "year",
    "period",
    "breakdown",
    "nature",
    "value",
    "unit",
    "gap",
    "status",
    "chosen",
    "source_file",
    "sheet",
    "line",
    "column",
    "raw",
];

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let output = path(matches, CliOption::Output);
    if let Some(output) = output {
        refuse_to_overwrite(&paths(matches), output, speech)?;
    }
    let context = CommandContext::read(matches, speech)?;
    let observations = context.loaded.values.observations();
    let mut rows = Rows { observations, units: units(observations), places: HashMap::new(), natures: HashMap::new(), speech };
    let columns = IntervalColumns::for_values(&context.loaded.values);
    let mut csv = Csv::new(&columns.extend_headings(&HEADINGS));
    for (index, observation) in observations.iter().enumerate() {
        rows.push(&mut csv, columns, RowOf { index, observation: &observation });
    }
    deliver(&csv, output, speech)?;
    Ok(context.finish(Severity::Warning))
}

/// An observation and its index.
#[derive(Clone, Copy)]
struct RowOf<'a> {
    index: usize,
    observation: &'a Observation,
}

/// The unit of each measure.
fn units(observations: &Observations) -> HashMap<&MeasureId, &str> {
    observations.measures().iter().map(|measure| (&measure.id, measure.unit.as_str())).collect()
}

/// Writes observations as rows.
struct Rows<'a> {
    observations: &'a Observations,
    units: HashMap<&'a MeasureId, &'a str>,
    /// The label and the code of each place at each level, looked up once.
    places: HashMap<(PlaceId, Level), PlaceCells>,
    /// The sort that each heading and part announces.
    natures: HashMap<(Arc<str>, Arc<str>), Option<Nature>>,
    speech: &'a Speech,
}

/// What the table says of a place.
struct PlaceCells {
    label: String,
    code: String,
}

impl Rows<'_> {
    /// Writes an observation in the order of the headings.
    fn push(&mut self, csv: &mut Csv, columns: IntervalColumns, row: RowOf<'_>) {
        let RowOf { index, observation } = row;
        let unit = self.units.get(&observation.measure).copied();
        debug_assert!(unit.is_some(), "every observation has a measure of the list");
        let unit = unit.unwrap_or_default();
        let nature = self.nature(observation).code();
        let time = observation.time.code();
        let value = observation.value.number().map(|value| value.to_string()).unwrap_or_default();
        let (line, column) = (observation.location.line.to_string(), observation.location.column.to_string());
        let is_chosen = self.observations.is_chosen(index);
        let place = self.place(observation);
        let cells = [
            observation.place.as_str(),
            &place.label,
            &place.code,
            observation.level.code(),
            observation.measure.as_str(),
            &observation.heading,
            // The code of a year is the year; that of any other span is a period only.
            if observation.year.is_dated() { time.as_str() } else { "" },
            &time,
            &observation.breakdown,
            nature,
            &value,
            // The period says of which year: the unit is that of the amount.
            unit.strip_suffix("/year").unwrap_or(unit),
            observation.value.missing_reason().map_or("", MissingReason::code),
            observation.status.code(),
            if is_chosen { "yes" } else { "no" },
            &observation.location.source,
            &observation.sheet,
            &line,
            &column,
            &observation.raw,
        ];
        match columns {
            IntervalColumns::Absent => csv.push_row(&cells),
            IntervalColumns::LowAndHigh => {
                let bounds = columns.extend_row(Vec::new(), observation.interval);
                csv.push_row(&cells.into_iter().chain(bounds.iter().map(String::as_str)).collect::<Vec<_>>());
            }
        }
    }

    /// What the table says of the place of an observation.
    fn place(&mut self, observation: &Observation) -> &PlaceCells {
        let (observations, language) = (self.observations, self.speech.language());
        self.places.entry((observation.place.clone(), observation.level)).or_insert_with(|| {
            let place = observations.place(&observation.place);
            PlaceCells {
                label: place.map_or("", |place| place.names.get(language)).to_owned(),
                code: match observations.code_in_files(&observation.place, observation.level) {
                    Some(code) => code.to_owned(),
                    None => place.map(|place| code_at_level(place, observation.level)).unwrap_or_default(),
                },
            }
        })
    }

    /// The sort of a figure, found once for each heading and part.
    fn nature(&mut self, observation: &Observation) -> Nature {
        let key = (Arc::clone(&observation.heading), Arc::clone(&observation.breakdown));
        let announced = *self.natures.entry(key).or_insert_with(|| announced_nature(observation));
        let marked = (observation.qualifier == Some(Qualifier::Provisional)).then_some(Nature::Provisional);
        announced.or(marked).unwrap_or(Nature::Measured)
    }
}

/// The sort of a figure that its heading or its part announces.
fn announced_nature(observation: &Observation) -> Option<Nature> {
    Nature::announced(&observation.heading).or_else(|| Nature::announced(&observation.breakdown.replace(['=', ';'], " ")))
}

/// The official code of a place as a territory of one level: the province of Kénitra has another one than its commune.
fn code_at_level(place: &Place, level: Level) -> String {
    let own = || place.codes.iter().find(|code| Level::parse(&code.level) == Some(level)).map(|code| code.code.clone());
    let query = TerritoryQuery { name: &place.names.fr, level: Some(level), ..TerritoryQuery::default() };
    let register = || Register::shipped().find(&query).map(|territory| territory.code.to_owned());
    own().or_else(register).unwrap_or_default()
}
