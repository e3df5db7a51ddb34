//! `jumelles tidy PATH… -o OUT.csv`: every observation, one a row, with the cell it was read from.

use std::collections::HashMap;

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
    let mut rows = Rows { observations, units: units(observations), places: HashMap::new(), speech };
    let columns = IntervalColumns::for_values(&context.loaded.values);
    let mut csv = Csv::new(&columns.extend_headings(&HEADINGS));
    for (index, observation) in observations.iter().enumerate() {
        let cells = columns.extend_row(rows.cells(index, &observation), observation.interval);
        csv.push_row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    deliver(&csv, output, speech)?;
    Ok(context.finish(Severity::Warning))
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
    speech: &'a Speech,
}

/// What the table says of a place.
#[derive(Clone)]
struct PlaceCells {
    label: String,
    code: String,
}

impl Rows<'_> {
    /// The cells of an observation, in the order of the headings.
    fn cells(&mut self, index: usize, observation: &Observation) -> Vec<String> {
        let unit = self.units.get(&observation.measure).copied();
        debug_assert!(unit.is_some(), "every observation has a measure of the list");
        let place = self.place(observation);
        let year = if observation.year.is_dated() { observation.year.to_string() } else { String::new() };
        vec![
            observation.place.to_string(),
            place.label,
            place.code,
            observation.level.code().to_owned(),
            observation.measure.to_string(),
            observation.heading.to_string(),
            year,
            observation.time.code(),
            observation.breakdown.to_string(),
            nature_of(observation).code().to_owned(),
            observation.value.number().map(|value| value.to_string()).unwrap_or_default(),
            // The period says of which year: the unit is that of the amount.
            unit.map(|unit| unit.strip_suffix("/year").unwrap_or(unit)).unwrap_or_default().to_owned(),
            observation.value.missing_reason().map_or("", MissingReason::code).to_owned(),
            observation.status.code().to_owned(),
            if self.observations.is_chosen(index) { "yes" } else { "no" }.to_owned(),
            observation.location.source.to_string(),
            observation.sheet.to_string(),
            observation.location.line.to_string(),
            observation.location.column.to_string(),
            observation.raw.to_string(),
        ]
    }

    fn place(&mut self, observation: &Observation) -> PlaceCells {
        let key = (observation.place.clone(), observation.level);
        if let Some(known) = self.places.get(&key) {
            return known.clone();
        }
        let place = self.observations.place(&observation.place);
        let cells = PlaceCells {
            label: place.map_or("", |place| place.names.get(self.speech.language())).to_owned(),
            code: match self.observations.code_in_files(&observation.place, observation.level) {
                Some(code) => code.to_owned(),
                None => place.map(|place| code_at_level(place, observation.level)).unwrap_or_default(),
            },
        };
        self.places.insert(key, cells.clone());
        cells
    }
}

/// The sort of a figure: as its heading or its part announces, or as it is marked.
fn nature_of(observation: &Observation) -> Nature {
    let announced = Nature::announced(&observation.heading).or_else(|| Nature::announced(&observation.breakdown.replace(['=', ';'], " ")));
    let marked = (observation.qualifier == Some(Qualifier::Provisional)).then_some(Nature::Provisional);
    announced.or(marked).unwrap_or(Nature::Measured)
}

/// The official code of a place as a territory of one level: the province of Kénitra has another one than its commune.
fn code_at_level(place: &Place, level: Level) -> String {
    let own = || place.codes.iter().find(|code| Level::parse(&code.level) == Some(level)).map(|code| code.code.clone());
    let query = TerritoryQuery { name: &place.names.fr, level: Some(level), ..TerritoryQuery::default() };
    let register = || Register::shipped().find(&query).map(|territory| territory.code.to_owned());
    own().or_else(register).unwrap_or_default()
}
