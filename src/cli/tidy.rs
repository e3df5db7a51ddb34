//! `jumelles tidy PATH… -o OUT.csv`: every observation, one a row, with the cell it was read from.

use std::collections::HashMap;
use std::ops::Range;

use clap::ArgMatches;

use crate::base::{Level, MissingReason, Severity};
use crate::cli::context::{CommandContext, IntervalColumns};
use crate::cli::options::row_format;
use crate::cli::output::CommandError;
use crate::cli::row_format::Rows;
use crate::cli::table_output::{TableRows, deliver};
use crate::speech::{Language, Speech};
use crate::tidy::{Figure, Observations, Place, Register, TerritoryQuery, plain_name};

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
    let format = row_format(matches, speech)?;
    let context = CommandContext::read_figures(matches, speech)?;
    let observations = context.loaded.values.observations();
    let columns = IntervalColumns::for_values(&context.loaded.values);
    let times: Vec<String> = observations.times().iter().map(|time| time.code()).collect();
    let language = speech.language();
    let headings = columns.extend_headings(&HEADINGS);
    let make = |figures: Range<usize>| {
        let mut rows = FigureRows { observations, times: &times, places: HashMap::new(), language, columns };
        let mut text = Rows::new(format, &headings);
        figures.filter_map(|index| observations.figure(index)).for_each(|figure| rows.push(&mut text, &figure));
        text
    };
    let table = TableRows { headings: &headings, format, count: observations.len(), at_once: FIGURES_AT_ONCE, make: &make };
    deliver(&table, &context.output(matches))?;
    Ok(context.finish(Severity::Warning))
}

/// The number of figures a thread writes at once.
const FIGURES_AT_ONCE: usize = 1 << 16;

/// Writes figures as rows.
struct FigureRows<'a> {
    observations: &'a Observations,
    /// The code of each span of time.
    times: &'a [String],
    /// The label and the code of each place at each level, looked up once.
    places: HashMap<(u32, Level), PlaceCells<'a>>,
    language: Language,
    columns: IntervalColumns,
}

/// What the table says of a place.
struct PlaceCells<'a> {
    id: &'a str,
    label: &'a str,
    code: String,
}

impl<'a> FigureRows<'a> {
    /// Writes a figure in the order of the headings.
    fn push(&mut self, text: &mut Rows<'_>, figure: &Figure<'a>) {
        let Some(measure) = figure.measure() else { return };
        let nature = figure.nature().code();
        let time = self.times.get(figure.time_index() as usize).map_or("", String::as_str);
        let value = figure.value();
        let number = value.number().map(|value| value.to_string()).unwrap_or_default();
        let (line, column) = (figure.line().to_string(), figure.column().to_string());
        let columns = self.columns;
        let place = self.place(figure);
        let cells = [
            place.id,
            place.label,
            &place.code,
            figure.level().code(),
            measure.id.as_str(),
            figure.heading(),
            // The code of a year is the year; that of any other span is a period only.
            if figure.time().year().is_some() { time } else { "" },
            time,
            figure.breakdown(),
            nature,
            &number,
            // The period says of which year: the unit is that of the amount.
            measure.unit.strip_suffix("/year").unwrap_or(&measure.unit),
            value.missing_reason().map_or("", MissingReason::code),
            figure.status().code(),
            if figure.is_chosen() { "yes" } else { "no" },
            figure.source(),
            figure.sheet(),
            &line,
            &column,
            figure.raw(),
        ];
        match columns {
            IntervalColumns::Absent => text.push_row(&cells),
            IntervalColumns::LowAndHigh => {
                let bounds = columns.extend_row(Vec::new(), figure.interval());
                text.push_row(&cells.into_iter().chain(bounds.iter().map(String::as_str)).collect::<Vec<_>>());
            }
        }
    }

    /// What the table says of the place of a figure.
    fn place(&mut self, figure: &Figure<'a>) -> &PlaceCells<'a> {
        let (observations, language, level) = (self.observations, self.language, figure.level());
        self.places.entry((figure.place_index(), level)).or_insert_with(|| match figure.place() {
            Some(place) => PlaceCells {
                id: place.id.as_str(),
                label: plain_name(place.names.get(language), place),
                code: match observations.code_in_files(&place.id, level) {
                    Some(code) => code.to_owned(),
                    None => code_at_level(place, level),
                },
            },
            None => PlaceCells { id: "", label: "", code: String::new() },
        })
    }
}

/// The official code of a place as a territory of one level: the province of Kénitra has another one than its commune.
fn code_at_level(place: &Place, level: Level) -> String {
    let own = || place.codes.iter().find(|code| Level::parse(&code.level) == Some(level)).map(|code| code.code.clone());
    let query = TerritoryQuery { name: &place.names.fr, level: Some(level), ..TerritoryQuery::default() };
    let register = || Register::shipped().find(&query).map(|territory| territory.code.to_owned());
    own().or_else(register).unwrap_or_default()
}
