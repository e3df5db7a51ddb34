//! Selects the observation an input takes on a row of the keys: that of the same year, of a nearby year, or of the base year of a
//! change. Between two censuses the people of a year are those on the line between both. One row at a time; `stage` applies the same rules to all rows.

use crate::base::fold::fold;
use crate::base::{Level, MeasureId, Year};
use crate::indicators::plan::{Input, InputRole};
use crate::tidy::{Keys, MeasureSeries, MeasuredRow, Observations, YearTolerance};

/// How many years after the requested base year a change may begin when that year has no value, counting that year itself.
pub(super) const BASE_YEARS: u16 = 2;

/// How many years may lie between two figures for what lies between them to be worked out from both: two censuses, with a delay.
pub(super) const BETWEEN_CENSUSES: u16 = 12;

/// The figures of the same territory before and after a year that has none, close enough for that of the year to lie on the line between
/// them.
#[derive(Clone, Copy)]
pub(super) struct Bracket {
    pub before: MeasuredRow,
    pub after: MeasuredRow,
    /// The years from the one before to the year.
    since: u16,
    /// The years from the year to the one after.
    until: u16,
}

/// How much of a figure an input takes: all of it, or as many of some years as the line between two figures says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weight {
    /// The years that count for it.
    pub years: u16,
    /// The years between the two figures.
    pub of: u16,
}

impl Weight {
    /// The whole figure.
    pub const WHOLE: Self = Self { years: 1, of: 1 };

    /// The share, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.years) / f64::from(self.of)
    }
}

impl Bracket {
    /// The value on the line between the two.
    fn value(&self) -> Option<f64> {
        let (before, after) = (self.before.value?, self.after.value?);
        Some(before + (after - before) * self.weight_after().share())
    }

    /// How much of the figure before counts.
    pub(super) fn weight_before(&self) -> Weight {
        Weight { years: self.until, of: self.since + self.until }
    }

    /// How much of the figure after counts.
    pub(super) fn weight_after(&self) -> Weight {
        Weight { years: self.since, of: self.since + self.until }
    }
}

/// The figures an input lies between on a row; `None` when it takes one figure as it is, or none.
pub(super) fn bracket(observations: &Observations, input: &Input, row: u32) -> Option<Bracket> {
    let InputRole::Denominator(YearTolerance::Years(_)) = input.role else { return None };
    let keys = observations.keys();
    bracket_in(keys, observations.series(&input.measure.id)?.within(&keys.rows_of_territory(row)), row)
}

/// As [`bracket`], among the figures of one territory, which are sorted by year.
fn bracket_in(keys: &Keys, series: MeasureSeries<'_>, row: u32) -> Option<Bracket> {
    let year = keys.year(row)?;
    let is_known = |measured: &MeasuredRow| measured.value.is_some();
    let (earlier, from_year) = series.split(|measured| keys.year(measured.row) < Some(year));
    let (before, after) = (earlier.iter().rev().find(is_known)?, from_year.iter().find(is_known)?);
    let since = keys.year(before.row)?.distance(year);
    let until = keys.year(after.row)?.distance(year);
    (until > 0 && since.saturating_add(until) <= BETWEEN_CENSUSES).then_some(Bracket { before, after, since, until })
}

/// Whether a territory is one that a network serves.
pub(super) fn is_of_network(level: Level) -> bool {
    matches!(level, Level::TransportNetwork | Level::ServiceArea | Level::Intercommunal)
}

/// The observation an input takes on a row; `None` when there is none, or when it is disputed and the input excludes that.
pub(super) fn select(observations: &Observations, input: &Input, row: u32) -> Option<MeasuredRow> {
    let keys = observations.keys();
    let series = observations.series(&input.measure.id)?;
    let selected = match input.role {
        InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => series.at(row),
        InputRole::ServedPopulation(_) => select_year(keys, values_of_network_members(observations, series, row)?, input.role, row),
        InputRole::Denominator(_) | InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => {
            let own = series.within(&keys.rows_of_territory(row));
            if input.changing_together.is_empty() {
                select_year(keys, own, input.role, row)
            } else {
                last_common(observations, own, input, row)
            }
        }
    };
    selected.filter(|selected| input.role != InputRole::Undisputed || !observations.is_disputed(selected.observation))
}

/// For a row about a network (transport, service area), the figures of the group of communes (EPCI) of the same place that the row says
/// it serves: "réseau TCL, Métropole de Lyon". `None` when it names none or several such groups, or when the row is not about a network.
fn values_of_network_members<'a>(observations: &Observations, series: MeasureSeries<'a>, row: u32) -> Option<MeasureSeries<'a>> {
    let keys = observations.keys();
    let network = keys.key(row).filter(|key| is_of_network(key.level))?;
    let served = fold(observations.perimeter(network.perimeter));
    let of_place = series.within(&keys.rows_of_place(network.place));
    let is_named = |territory: u32| {
        let group = fold(observations.perimeter(territory));
        !group.is_empty() && format!(" {served} ").contains(&format!(" {group} "))
    };
    let is_of_group = |measured: &MeasuredRow| {
        measured.value.is_some() && keys.key(measured.row).is_some_and(|key| key.level == Level::Epci && is_named(key.perimeter))
    };
    let mut groups: Vec<u32> = of_place.iter().filter(is_of_group).filter_map(|measured| keys.territory(measured.row)).collect();
    groups.dedup();
    let [_] = groups.as_slice() else { return None };
    let first = of_place.iter().find(is_of_group)?;
    Some(of_place.within(&keys.rows_of_territory(first.row)))
}

/// Selects by year among the figures with a value of one territory, which are sorted by year, for an input that may take another year
/// than that of the row.
fn select_year(keys: &Keys, series: MeasureSeries<'_>, role: InputRole, row: u32) -> Option<MeasuredRow> {
    let year = keys.year(row)?;
    let is_known = |measured: &MeasuredRow| measured.value.is_some();
    let (earlier, from_year) = series.split(|measured| keys.year(measured.row) < Some(year));
    let last_before = || earlier.iter().rev().find(is_known);
    match role {
        InputRole::Denominator(tolerance) | InputRole::ServedPopulation(tolerance) => {
            let distance = |measured: &MeasuredRow| keys.year(measured.row).map_or(u16::MAX, |other| other.distance(year));
            if let (InputRole::Denominator(YearTolerance::Years(_)), Some(bracket)) = (role, bracket_in(keys, series, row)) {
                return Some(MeasuredRow { value: bracket.value(), ..bracket.before });
            }
            // Of two observations at the same distance, the earlier one: it was known at the time.
            let nearest = last_before().into_iter().chain(from_year.iter().find(is_known)).min_by_key(|measured| distance(measured))?;
            let is_near = match tolerance {
                YearTolerance::Never => false,
                YearTolerance::Years(limit) => distance(&nearest) <= limit,
                YearTolerance::Constant => true,
            };
            is_near.then_some(nearest)
        }
        InputRole::Since(first) => {
            series.iter().filter(is_known).find(|measured| keys.year(measured.row).is_some_and(|year| is_base_year(year, first)))
        }
        // A decaying input is traced to its last deposit.
        InputRole::Previous | InputRole::Decayed(_) => last_before(),
        InputRole::SameYear | InputRole::Undisputed => None,
    }
}

/// The last figure before the year of a row for which all measures that change together have a value.
fn last_common(observations: &Observations, series: MeasureSeries<'_>, input: &Input, row: u32) -> Option<MeasuredRow> {
    let keys = observations.keys();
    let year = keys.year(row)?;
    let (earlier, _) = series.split(|measured| keys.year(measured.row) < Some(year));
    let has_value = |id: &MeasureId, row: u32| {
        observations.series(id).and_then(|series| series.at(row)).is_some_and(|measured| measured.value.is_some())
    };
    earlier.iter().rev().find(|measured| input.changing_together.iter().all(|id| has_value(id, measured.row)))
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
    decayed_amount(keys, series.within(&keys.rows_of_territory(row)), rate.get(), row)
}

/// The amount that decays in the year of a row, out of all deposits of earlier years, by first-order decay at `rate` per
/// year. Nothing decays in the year of its deposit (a delay of six months); years without an observation have no deposit. `None` on a
/// territory without deposits.
fn decayed_amount(keys: &Keys, deposits: MeasureSeries<'_>, rate: f64, row: u32) -> Option<f64> {
    let year = f64::from(keys.year(row)?.get());
    deposits.iter().find(|deposit| deposit.value.is_some())?;
    let earlier = deposits.iter().take_while(|deposit| deposit.row < row);
    let decayed = earlier.filter_map(|deposit| {
        let deposited = f64::from(keys.year(deposit.row)?.get());
        Some(deposit.value? * (-rate * (year - 1.0 - deposited)).exp())
    });
    Some(decayed.sum::<f64>() * (1.0 - (-rate).exp()))
}
