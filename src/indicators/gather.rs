//! Which figure an input takes on a line: of the same year, of a near one, of the start of a change. For one line, and for
//! all lines at once as a column.

use std::collections::BTreeMap;
use std::thread;

use polars::prelude::{
    Column, DataFrame, DataType, Expr, Float64Chunked, IntoColumn as _, Series, NULL, NamedFrom as _, NewChunkedArray as _,
    PolarsResult, col, lit,
};

use crate::base::{Level, Year};
use crate::indicators::plan::{Input, InputRole};
use crate::tidy::{MeasureSeries, MeasuredRow, Observations, RowIndex, YearTolerance};

/// How long after the asked year a change may begin, when that year has no figure.
const LATE_START: u16 = 2;

/// The figure an input takes on a line.
pub(super) fn figure<'a>(observations: &'a Observations, input: &Input, line: u32) -> Option<&'a MeasuredRow> {
    let series = observations.series(&input.measure.id)?;
    pick(observations.lines(), series, input.role, line).filter(|found| may_take(observations, input, found))
}

/// Whether an input takes a figure that may be disputed.
fn may_take(observations: &Observations, input: &Input, placed: &MeasuredRow) -> bool {
    input.role != InputRole::Undisputed || !observations.is_disputed(placed.row)
}

/// The known figures of the territory of a line.
fn known<'a>(lines: &RowIndex, series: &'a MeasureSeries, line: u32) -> Vec<&'a MeasuredRow> {
    series.within(&lines.territory(line)).iter().filter(|placed| placed.known().is_some()).collect()
}

fn pick<'a>(lines: &RowIndex, series: &'a MeasureSeries, role: InputRole, line: u32) -> Option<&'a MeasuredRow> {
    match role {
        InputRole::Anchor | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => series.on(line),
        InputRole::Served(_) => other_year(lines, &of_grouping(lines, series, line), role, line),
        InputRole::Denominator(_) | InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => {
            other_year(lines, &known(lines, series, line), role, line)
        }
    }
}

/// The known figures of the grouping of communes of the place whose network a line is about, by year: of two groupings, none.
fn of_grouping<'a>(lines: &RowIndex, series: &'a MeasureSeries, line: u32) -> Vec<&'a MeasuredRow> {
    let networks = [Level::TransportNetwork, Level::ServiceArea, Level::Intercommunal];
    let Some(own) = lines.key(line).filter(|key| networks.contains(&key.level)) else { return Vec::new() };
    let grouping = |placed: &&MeasuredRow| placed.known().is_some() && lines.key(placed.line).is_some_and(|key| key.level == Level::Epci);
    let found: Vec<&MeasuredRow> = series.within(&lines.place(own.place)).iter().filter(grouping).collect();
    let one = found.windows(2).all(|pair| matches!(pair, [a, b] if lines.territory(a.line) == lines.territory(b.line)));
    if one { found } else { Vec::new() }
}

/// Of the known figures of a territory, that of another year an input takes. Lines of a territory stand by year.
fn other_year<'a>(lines: &RowIndex, known: &[&'a MeasuredRow], role: InputRole, line: u32) -> Option<&'a MeasuredRow> {
    let year = |line: u32| lines.key(line).map(|key| key.year);
    let wanted = year(line)?;
    let after = known.partition_point(|placed| year(placed.line) < Some(wanted));
    match role {
        InputRole::Denominator(borrow) | InputRole::Served(borrow) => {
            let distance = |placed: &&&MeasuredRow| year(placed.line).map_or(u16::MAX, |year| year.distance(wanted));
            let before = after.checked_sub(1).and_then(|rank| known.get(rank));
            // Of two as near, the earlier, which was known then.
            let nearest = before.into_iter().chain(known.get(after)).min_by_key(distance)?;
            let allowed = |limit: u16| distance(&nearest) <= limit;
            (borrow == YearTolerance::Constant || matches!(borrow, YearTolerance::Years(limit) if allowed(limit))).then_some(*nearest)
        }
        InputRole::Since(first) => {
            let starts =
                |placed: &&&MeasuredRow| year(placed.line).is_some_and(|year| (0..LATE_START).any(|late| is_after(first, year, late)));
            known.iter().find(starts).copied()
        }
        // Of what decays, the last deposit stands for all.
        InputRole::Previous | InputRole::Decayed(_) => after.checked_sub(1).and_then(|rank| known.get(rank)).copied(),
        InputRole::Anchor | InputRole::Undisputed => None,
    }
}

/// The value an input has on a line.
pub(super) fn value_on(observations: &Observations, input: &Input, line: u32) -> Option<f64> {
    let InputRole::Decayed(rate) = input.role else { return figure(observations, input, line).and_then(MeasuredRow::known) };
    let (lines, series) = (observations.lines(), observations.series(&input.measure.id)?);
    decayed(lines, &known(lines, series, line), rate.get(), line)
}

/// What decays in the year of a line of all that was laid down before, by first-order decay: nothing decays in the year it is
/// laid down (a delay of six months), and years without a figure lay nothing down.
fn decayed(lines: &RowIndex, known: &[&MeasuredRow], rate: f64, line: u32) -> Option<f64> {
    let year = |line: u32| lines.key(line).map(|key| f64::from(key.year.get()));
    let (own, mut left, mut last) = (year(line)?, 0.0, None);
    for placed in known.iter().take_while(|placed| placed.line < line) {
        let at = year(placed.line)?;
        let since = last.map_or(0.0, |last: f64| at - last);
        left = left * (-rate * since).exp() + placed.value;
        last = Some(at);
    }
    let since = last.map_or(0.0, |last| own - 1.0 - last);
    Some(left * (-rate * since).exp() * (1.0 - (-rate).exp()))
}

/// Whether a year comes just so many years after another.
fn is_after(first: Year, year: Year, late: u16) -> bool {
    year.get() == first.get() + late
}

/// The name of the column of an input, unless no file has its measure.
fn name(observations: &Observations, input: &Input) -> Option<String> {
    let rank = observations.measure_rank(&input.measure.id)?;
    Some(match input.role {
        InputRole::Anchor | InputRole::Denominator(YearTolerance::Never) => format!("m{rank}"),
        InputRole::Denominator(YearTolerance::Years(limit)) => format!("m{rank}~{limit}"),
        InputRole::Denominator(YearTolerance::Constant) => format!("m{rank}~"),
        InputRole::Served(borrow) => format!("m{rank}^{borrow:?}"),
        InputRole::Since(year) => format!("m{rank}@{year}"),
        InputRole::Undisputed => format!("m{rank}!"),
        InputRole::Previous => format!("m{rank}<"),
        InputRole::Decayed(rate) => format!("m{rank}%{}", rate.get()),
    })
}

/// The values of an input on every line.
pub(super) fn value_of(observations: &Observations, input: &Input) -> Expr {
    name(observations, input).map_or_else(nothing, col)
}

/// The years between a base and every line.
pub(super) fn years_of(observations: &Observations, input: &Input) -> Expr {
    name(observations, input).map_or_else(nothing, |name| col(years_name(&name)))
}

fn nothing() -> Expr {
    lit(NULL).cast(DataType::Float64)
}

fn years_name(name: &str) -> String {
    format!("y{name}")
}

/// The inputs of some plans lined up, each built once for all of them, on two cores.
pub(super) fn gathered<'a>(observations: &Observations, inputs: impl Iterator<Item = &'a Input>) -> PolarsResult<DataFrame> {
    let mut wanted: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        if let Some(name) = name(observations, input) {
            wanted.insert(name, input);
        }
    }
    let wanted: Vec<(String, &Input)> = wanted.into_iter().collect();
    let (first, second) = wanted.split_at(wanted.len() / 2);
    let build =
        |part: &[(String, &Input)]| part.iter().flat_map(|(name, input)| columns(observations, name, input)).collect::<Vec<Column>>();
    let mut columns = thread::scope(|scope| {
        let other = scope.spawn(|| build(second));
        let mut columns = build(first);
        columns.extend(other.join().unwrap_or_else(|_| build(second)));
        columns
    });
    if columns.is_empty() {
        columns.push(Series::new("nothing".into(), vec![None::<f64>; observations.lines().len()]).into_column());
    }
    DataFrame::new_infer_height(columns)
}

/// The column of an input on every line; of a base of a change, its years too.
fn columns(observations: &Observations, name: &str, input: &Input) -> Vec<Column> {
    let lines = observations.lines();
    let placed = observations.series(&input.measure.id).map(|series| series.placed()).unwrap_or_default();
    if matches!(input.role, InputRole::Anchor | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never)) {
        let allowed = |placed: &&MeasuredRow| may_take(observations, input, placed);
        let mut next = placed.iter().peekable();
        let on = |line: usize| next.next_if(|placed| placed.line as usize == line).filter(allowed).and_then(MeasuredRow::known);
        let values = Float64Chunked::from_iter_options(name.into(), (0..lines.len()).map(on));
        return vec![values.into_column()];
    }
    if let InputRole::Served(_) = input.role {
        // Few lines are about networks: each looks for its grouping.
        let on = |line: u32| figure(observations, input, line).and_then(MeasuredRow::known);
        return vec![Float64Chunked::from_iter_options(name.into(), lines.all().map(on)).into_column()];
    }
    let mut values: Vec<Option<f64>> = vec![None; lines.len()];
    let mut years: Vec<Option<f64>> = vec![None; if input.is_base() { lines.len() } else { 0 }];
    for of_territory in placed.chunk_by(|a, b| lines.territory(a.line) == lines.territory(b.line)) {
        let known: Vec<&MeasuredRow> = of_territory.iter().filter(|placed| placed.known().is_some()).collect();
        let territory = of_territory.first().map_or(0..0, |placed| lines.territory(placed.line));
        for line in territory {
            if let InputRole::Decayed(rate) = input.role {
                if let Some(value) = values.get_mut(line as usize) {
                    *value = decayed(lines, &known, rate.get(), line);
                }
                continue;
            }
            let Some(found) = other_year(lines, &known, input.role, line) else { continue };
            if let Some(value) = values.get_mut(line as usize) {
                *value = found.known();
            }
            if let Some(between) = years.get_mut(line as usize) {
                *between =
                    lines.key(line).zip(lines.key(found.line)).map(|(own, base)| f64::from(own.year.get()) - f64::from(base.year.get()));
            }
        }
    }
    let mut columns = vec![Series::new(name.into(), values).into_column()];
    if input.is_base() {
        columns.push(Series::new(years_name(name).as_str().into(), years).into_column());
    }
    columns
}
