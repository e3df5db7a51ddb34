//! Selects the observation an input takes on a row of the keys: that of the same year, of a nearby year, or of the base year of a
//! change. One row at a time; `stage` applies the same rules to all rows.

use crate::base::{Level, Year};
use crate::indicators::plan::{Input, InputRole};
use crate::tidy::{Keys, MeasureSeries, MeasuredRow, Observations, YearTolerance};

/// How many years after the requested base year a change may begin when that year has no value, counting that year itself.
pub(super) const BASE_YEARS: u16 = 2;

/// The levels of the territories that networks serve.
pub(super) const NETWORKS: [Level; 3] = [Level::TransportNetwork, Level::ServiceArea, Level::Intercommunal];

/// The observation an input takes on a row; `None` when there is none, or when it is disputed and the input excludes that.
pub(super) fn select(observations: &Observations, input: &Input, row: u32) -> Option<MeasuredRow> {
    let keys = observations.keys();
    let series = observations.series(&input.measure.id)?;
    let selected = match input.role {
        InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => series.at(row),
        InputRole::ServedPopulation(_) => select_year(keys, &values_of_network_members(keys, series, row), input.role, row),
        InputRole::Denominator(_) | InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => {
            select_year(keys, &known_in_territory(keys, series, row), input.role, row)
        }
    };
    selected.filter(|selected| input.role != InputRole::Undisputed || !observations.is_disputed(selected.observation))
}

/// The observations with a value in the territory of a row, by year.
fn known_in_territory(keys: &Keys, series: MeasureSeries<'_>, row: u32) -> Vec<MeasuredRow> {
    series.within(&keys.rows_of_territory(row)).iter().filter(|measured| measured.value.is_some()).collect()
}

/// For a row about a network (transport, service area), the observations with a value in the group of communes (EPCI) of the
/// same place, by year. Empty when the place belongs to several such groups, or when the row is not about a network.
fn values_of_network_members(keys: &Keys, series: MeasureSeries<'_>, row: u32) -> Vec<MeasuredRow> {
    let Some(network) = keys.key(row).filter(|key| NETWORKS.contains(&key.level)) else { return Vec::new() };
    let in_group = |measured: &MeasuredRow| measured.value.is_some() && keys.key(measured.row).is_some_and(|key| key.level == Level::Epci);
    let found: Vec<MeasuredRow> = series.within(&keys.rows_of_place(network.place)).iter().filter(in_group).collect();
    let is_one_group = found.windows(2).all(|pair| matches!(pair, [a, b] if keys.territory(a.row) == keys.territory(b.row)));
    if is_one_group { found } else { Vec::new() }
}

/// Selects by year among the observations with a value of one territory, sorted by year, for an input that may take another
/// year than that of the row.
fn select_year(keys: &Keys, known: &[MeasuredRow], role: InputRole, row: u32) -> Option<MeasuredRow> {
    let year = keys.year(row)?;
    let (earlier, from_year) = known.split_at(known.partition_point(|measured| keys.year(measured.row) < Some(year)));
    match role {
        InputRole::Denominator(tolerance) | InputRole::ServedPopulation(tolerance) => {
            let distance = |measured: &MeasuredRow| keys.year(measured.row).map_or(u16::MAX, |other| other.distance(year));
            // Of two observations at the same distance, the earlier one: it was known at the time.
            let nearest = *earlier.last().into_iter().chain(from_year.first()).min_by_key(|measured| distance(measured))?;
            let is_near = match tolerance {
                YearTolerance::Never => false,
                YearTolerance::Years(limit) => distance(&nearest) <= limit,
                YearTolerance::Constant => true,
            };
            is_near.then_some(nearest)
        }
        InputRole::Since(first) => {
            known.iter().find(|measured| keys.year(measured.row).is_some_and(|year| is_base_year(year, first))).copied()
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
        return select(observations, input, row).and_then(|measured| measured.value);
    };
    let (keys, series) = (observations.keys(), observations.series(&input.measure.id)?);
    decayed_amount(keys, &known_in_territory(keys, series, row), rate.get(), row)
}

/// The amount that decays in the year of a row, out of all deposits of earlier years, by first-order decay at `rate` per
/// year. Nothing decays in the year of its deposit (a delay of six months); years without an observation have no deposit. `None` on a
/// territory without deposits.
fn decayed_amount(keys: &Keys, deposits: &[MeasuredRow], rate: f64, row: u32) -> Option<f64> {
    let year = f64::from(keys.year(row)?.get());
    deposits.first()?;
    let earlier = deposits.iter().take_while(|deposit| deposit.row < row);
    let decayed = earlier.filter_map(|deposit| {
        let deposited = f64::from(keys.year(deposit.row)?.get());
        Some(deposit.value? * (-rate * (year - 1.0 - deposited)).exp())
    });
    Some(decayed.sum::<f64>() * (1.0 - (-rate).exp()))
}
