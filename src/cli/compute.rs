//! `jumelles compute PATH… [--places] [--indicators] [--years] -o OUT.csv`: every value of every indicator, with its flags.

use std::fmt::{Display, Write as _};
use std::ops::Range;
use std::sync::Arc;

use clap::ArgMatches;

use crate::base::{MissingReason, PlaceId, Severity, Time};
use crate::cli::context::{CommandContext, IntervalColumns};
use crate::cli::from_library::pool_places;
use crate::cli::options::{CliOption, list, row_format};
use crate::cli::output::CommandError;
use crate::cli::row_format::Rows;
use crate::cli::table_output::{TableRows, deliver};
use crate::indicators::{Flag, Indicator, IndicatorValue, IndicatorValues};
use crate::speech::Speech;
use crate::tidy::Place;

/// The columns of the table; `gap` is the code of the reason why a value is missing.
const HEADINGS: [&str; 7] = ["place", "indicator", "year", "value", "unit", "gap", "flags"];

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let format = row_format(matches, speech)?;
    let context = CommandContext::read(matches, speech)?;
    let mut requested_places = context.places(&list(matches, CliOption::Places))?;
    let named: Vec<PlaceId> = requested_places.iter().map(|place| place.id.clone()).collect();
    let pool = pool_places(&context.loaded, matches, speech)?;
    requested_places.extend(pool.into_iter().filter(|place| !named.contains(&place.id)));
    let requested_indicators = context.indicators(&list(matches, CliOption::Indicators))?;
    let times = context.times(&list(matches, CliOption::Years))?;
    let indicators = if requested_indicators.is_empty() { context.catalogue().indicators().to_vec() } else { requested_indicators };
    let places = if requested_places.is_empty() { context.loaded.values.places().to_vec() } else { requested_places.clone() };
    // Without a place asked for by name, an indicator that no file has figures for has no row.
    let has_rows = |indicator: &&Arc<Indicator>| !requested_places.is_empty() || context.loaded.values.has_rows(indicator);
    let indicators: Vec<&Arc<Indicator>> = indicators.iter().filter(has_rows).collect();
    let columns = IntervalColumns::for_values(&context.loaded.values);
    let asked = Asked { times: &times, are_places_named: !requested_places.is_empty() };
    let (values, actual) = (&context.loaded.values, context.actual.as_ref());
    let headings = columns.extend_headings(&HEADINGS);
    let make = |pairs: Range<usize>| {
        let mut table = ValueTable { values, actual, columns, cells: Cells::default(), rows: Rows::new(format, &headings) };
        for pair in pairs {
            let indicator = indicators.get(pair / places.len().max(1));
            if let Some((indicator, place)) = indicator.zip(places.get(pair % places.len().max(1))) {
                table.push_values(indicator, place, asked);
            }
        }
        table.rows
    };
    let rows = TableRows { headings: &headings, format, count: indicators.len() * places.len(), at_once: PAIRS_AT_ONCE, make: &make };
    deliver(&rows, &context.output(matches))?;
    Ok(context.finish(Severity::Warning))
}

/// The number of pairs of an indicator and a place that a thread writes at once.
const PAIRS_AT_ONCE: usize = 1 << 12;

/// What of a place is asked for.
#[derive(Clone, Copy)]
struct Asked<'a> {
    /// The years; all when there are none.
    times: &'a [Time],
    /// Whether places are asked for by name: such a place gets rows for what it lacks.
    are_places_named: bool,
}

/// Some rows of the table.
struct ValueTable<'a> {
    values: &'a IndicatorValues,
    /// The values without the hypothetical ones; `None` if nothing is supposed.
    actual: Option<&'a IndicatorValues>,
    /// Whether the table has columns for intervals.
    columns: IntervalColumns,
    cells: Cells,
    rows: Rows<'a>,
}

/// The cells of a row that are written anew for each, in memory that is used again for the next.
#[derive(Default)]
struct Cells {
    /// The year in digits, or empty if there is none.
    year: String,
    /// The number, or empty if it is missing.
    value: String,
    /// The codes of the flags.
    flags: String,
}

impl Cells {
    /// Writes the cells of a value. Memory that grows does not fail: there is no error to look at.
    fn set(&mut self, value: &IndicatorValue, flags: &[Flag]) {
        self.set_empty();
        // As in the table of observations: no year where the file gives none.
        if value.time.is_dated() {
            let _ = write!(self.year, "{}", value.time);
        }
        if let Some(number) = value.value.number() {
            let _ = write!(self.value, "{number}");
        }
        for flag in flags {
            self.add_flag(flag);
        }
    }

    fn set_empty(&mut self) {
        [&mut self.year, &mut self.value, &mut self.flags].into_iter().for_each(String::clear);
    }

    fn add_flag(&mut self, flag: impl Display) {
        if !self.flags.is_empty() {
            self.flags.push(';');
        }
        let _ = write!(self.flags, "{flag}");
    }
}

/// What a row is about.
#[derive(Clone, Copy)]
struct RowSubject<'a> {
    /// The id of the place.
    place: &'a str,
    indicator: &'a Indicator,
    /// The code of the reason why the value is missing, or empty.
    reason: &'static str,
}

impl ValueTable<'_> {
    /// The rows of one indicator in one place.
    fn push_values(&mut self, indicator: &Arc<Indicator>, place: &Place, asked: Asked<'_>) {
        let values = self.values.values_in_place(&indicator.id, &place.id);
        for value in values.iter().filter(|value| asked.times.is_empty() || asked.times.contains(&value.time)) {
            self.push_value(indicator, value);
        }
        if asked.are_places_named {
            self.push_missing(place, indicator, &values, asked.times);
        }
    }

    /// Adds a row of the cells written; `interval` is the uncertainty of its value, if there is one.
    fn push(&mut self, subject: RowSubject<'_>, interval: Option<(f64, f64)>) {
        let Cells { year, value, flags } = &self.cells;
        let cells = [subject.place, subject.indicator.id.as_str(), year, value, &subject.indicator.unit, subject.reason, flags];
        match self.columns {
            IntervalColumns::Absent => self.rows.push_row(&cells),
            IntervalColumns::LowAndHigh => {
                let bounds = self.columns.extend_row(Vec::new(), interval);
                self.rows.push_row(&cells.into_iter().chain(bounds.iter().map(String::as_str)).collect::<Vec<_>>());
            }
        }
    }

    /// A row for each requested year without a value, or one row if there is no value at all.
    fn push_missing(&mut self, place: &Place, indicator: &Indicator, values: &[IndicatorValue], years: &[Time]) {
        let reason = if values.is_empty() { MissingReason::NotReported } else { MissingReason::NoSuchYear };
        let missing_years: Vec<String> = match years {
            [] if values.is_empty() => vec![String::new()],
            years => years.iter().filter(|year| !values.iter().any(|value| value.time == **year)).map(Time::to_string).collect(),
        };
        for year in missing_years {
            self.cells.set_empty();
            self.cells.year = year;
            self.push(RowSubject { place: place.id.as_str(), indicator, reason: reason.code() }, None);
        }
    }

    /// The row of a value. A hypothetical value follows the actual one and has the difference among its flags.
    fn push_value(&mut self, indicator: &Arc<Indicator>, value: &IndicatorValue) {
        let marks = self.values.marks(indicator, value);
        let is_supposed = |flag: &Flag| matches!(flag, Flag::Supposed(_));
        let actual_values = self.actual.filter(|_| marks.flags.iter().any(is_supposed));
        if let Some(actual_values) = actual_values {
            let is_same =
                |other: &&IndicatorValue| (other.time, other.level, &other.perimeter) == (value.time, value.level, &value.perimeter);
            let before = actual_values.values_in_place(&indicator.id, &value.place);
            if let Some(actual) = before.iter().find(is_same) {
                self.cells.set(actual, &actual_values.marks(indicator, actual).flags);
                self.push(RowSubject::of_value(indicator, actual), None);
            }
        }
        self.cells.set(value, &marks.flags);
        if let Some((number, actual)) = value.value.number().zip(marks.without_suppositions).filter(|_| actual_values.is_some()) {
            self.cells.add_flag(format_args!("base:{actual}"));
            self.cells.add_flag(format_args!("gap:{}", number - actual));
        }
        self.push(RowSubject::of_value(indicator, value), marks.interval);
    }
}

impl<'a> RowSubject<'a> {
    fn of_value(indicator: &'a Indicator, value: &'a IndicatorValue) -> Self {
        Self { place: value.place.as_str(), indicator, reason: value.value.missing_reason().map_or("", MissingReason::code) }
    }
}
