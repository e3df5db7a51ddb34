//! Selects the observation an input takes on a row of the row index: that of the same year, of a nearby year, or of the base
//! year of a change. One row at a time; `input_columns` applies the same rules to all rows.

use crate::base::{Level, Year};
use crate::indicators::plan::{Input, InputRole};
use crate::tidy::{MeasureSeries, MeasuredRow, Observations, RowIndex, YearTolerance};

/// How many years after the requested base year a change may begin when that year has no value, counting that year itself.
const BASE_YEARS: u16 = 2;

/// The observation an input takes on a row; `None` when there is none, or when it is disputed and the input excludes that.
pub(super) fn select<'a>(observations: &'a Observations, input: &Input, row: u32) -> Option<&'a MeasuredRow> {
    let index = observations.row_index();
    let series = observations.series(&input.measure.id)?;
    let selected = match input.role {
        InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => series.at(row),
        InputRole::ServedPopulation(_) => select_year(index, &values_of_network_members(index, series, row), input.role, row),
        InputRole::Denominator(_) | InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => {
            select_year(index, &known_in_territory(index, series, row), input.role, row)
        }
    };
    selected.filter(|selected| is_allowed(observations, input, selected))
}

/// Whether an input may take an observation: [`InputRole::Undisputed`] excludes disputed ones.
pub(super) fn is_allowed(observations: &Observations, input: &Input, selected: &MeasuredRow) -> bool {
    input.role != InputRole::Undisputed || !observations.is_disputed(selected.observation)
}

/// The observations with a value in the territory of a row, by year.
fn known_in_territory<'a>(index: &RowIndex, series: &'a MeasureSeries, row: u32) -> Vec<&'a MeasuredRow> {
    series.within(&index.rows_of_territory(row)).iter().filter(|measured| measured.known_value().is_some()).collect()
}

/// For a row about a network (transport, service area), the observations with a value in the group of communes (EPCI) of the
/// same place, by year. Empty when the place belongs to several such groups, or when the row is not about a network.
fn values_of_network_members<'a>(index: &RowIndex, series: &'a MeasureSeries, row: u32) -> Vec<&'a MeasuredRow> {
    let networks = [Level::TransportNetwork, Level::ServiceArea, Level::Intercommunal];
    let Some(network) = index.key(row).filter(|key| networks.contains(&key.level)) else { return Vec::new() };
    let in_group =
        |measured: &&MeasuredRow| measured.known_value().is_some() && index.key(measured.row).is_some_and(|key| key.level == Level::Epci);
    let found: Vec<&MeasuredRow> = series.within(&index.rows_of_place(network.place)).iter().filter(in_group).collect();
    let is_one_group =
        found.windows(2).all(|pair| matches!(pair, [a, b] if index.rows_of_territory(a.row) == index.rows_of_territory(b.row)));
    if is_one_group { found } else { Vec::new() }
}

/// Selects by year among the observations with a value of one territory, sorted by year, for an input that may take another
/// year than that of the row.
pub(super) fn select_year<'a>(index: &RowIndex, known: &[&'a MeasuredRow], role: InputRole, row: u32) -> Option<&'a MeasuredRow> {
    let year_of = |row: u32| index.key(row).map(|key| key.year);
    let year = year_of(row)?;
    let (earlier, from_year) = known.split_at(known.partition_point(|measured| year_of(measured.row) < Some(year)));
    match role {
        InputRole::Denominator(tolerance) | InputRole::ServedPopulation(tolerance) => {
            let distance = |measured: &MeasuredRow| year_of(measured.row).map_or(u16::MAX, |other| other.distance(year));
            // Of two observations at the same distance, the earlier one: it was known at the time.
            let nearest = *earlier.last().into_iter().chain(from_year.first()).min_by_key(|measured| distance(measured))?;
            let is_near = match tolerance {
                YearTolerance::Never => false,
                YearTolerance::Years(limit) => distance(nearest) <= limit,
                YearTolerance::Constant => true,
            };
            is_near.then_some(nearest)
        }
        InputRole::Since(first) => {
            known.iter().find(|measured| year_of(measured.row).is_some_and(|year| is_base_year(year, first))).copied()
        }
        // A decaying input is traced to its last deposit.
        InputRole::Previous | InputRole::Decayed(_) => earlier.last().copied(),
        InputRole::SameYear | InputRole::Undisputed => None,
    }
}

/// Whether a change requested from `first` on may begin in `year`.
fn is_base_year(year: Year, first: Year) -> bool {
    (0..BASE_YEARS).any(|delay| year.get() == first.get() + delay)
}

/// The value of an input on a row.
pub(super) fn input_value(observations: &Observations, input: &Input, row: u32) -> Option<f64> {
    let InputRole::Decayed(rate) = input.role else {
        return select(observations, input, row).and_then(MeasuredRow::known_value);
    };
    let (index, series) = (observations.row_index(), observations.series(&input.measure.id)?);
    decayed_amount(index, &known_in_territory(index, series, row), rate.get(), row)
}

/// The amount that decays in the year of a row, out of all deposits of earlier years, by first-order decay at `rate` per
/// year. Nothing decays in the year of its deposit (a delay of six months); years without an observation have no deposit.
pub(super) fn decayed_amount(index: &RowIndex, deposits: &[&MeasuredRow], rate: f64, row: u32) -> Option<f64> {
    let year_of = |row: u32| index.key(row).map(|key| f64::from(key.year.get()));
    let (year, mut remaining, mut last_year) = (year_of(row)?, 0.0, None);
    for deposit in deposits.iter().take_while(|deposit| deposit.row < row) {
        let deposit_year = year_of(deposit.row)?;
        let elapsed = last_year.map_or(0.0, |last: f64| deposit_year - last);
        remaining = remaining * (-rate * elapsed).exp() + deposit.value;
        last_year = Some(deposit_year);
    }
    let elapsed = last_year.map_or(0.0, |last| year - 1.0 - last);
    Some(remaining * (-rate * elapsed).exp() * (1.0 - (-rate).exp()))
}
