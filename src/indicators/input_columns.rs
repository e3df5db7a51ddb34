//! The inputs of plans as polars columns with one value for each row of the row index. Inputs that several plans share are
//! one column.

use std::collections::BTreeMap;
use std::thread;

use polars::prelude::{
    Column, DataFrame, Expr, Float64Chunked, IntoColumn as _, NamedFrom as _, NewChunkedArray as _, PolarsResult, Series, col,
};

use crate::indicators::plan::{Input, InputRole};
use crate::indicators::polars_expr::null;
use crate::indicators::select::{decayed_amount, is_allowed, select, select_year};
use crate::tidy::{MeasuredRow, Observations, RowIndex, YearTolerance};

/// Identifies the columns of an input: all inputs of one measure with the same role have the same columns.
struct ColumnKey {
    /// The index of the measure among those of the observations.
    measure: u32,
    role: InputRole,
}

impl ColumnKey {
    /// The key of an input; `None` when no file has its measure.
    fn new(observations: &Observations, input: &Input) -> Option<Self> {
        let measure = observations.measure_index(&input.measure.id)?;
        // A denominator that accepts no other year is the value of the same year.
        let role = if input.role == InputRole::Denominator(YearTolerance::Never) { InputRole::SameYear } else { input.role };
        Some(Self { measure, role })
    }

    /// The name of the column of values.
    fn value_column(&self) -> String {
        format!("value of measure {} as {:?}", self.measure, self.role)
    }

    /// The name of the column of years between the base of a change and the row.
    fn years_column(&self) -> String {
        format!("years since measure {} as {:?}", self.measure, self.role)
    }
}

/// The expression of the values of an input.
pub(super) fn value_expr(observations: &Observations, input: &Input) -> Expr {
    ColumnKey::new(observations, input).map_or_else(null, |key| col(key.value_column()))
}

/// The expression of the years between the base of a change and each row.
pub(super) fn years_expr(observations: &Observations, input: &Input) -> Expr {
    ColumnKey::new(observations, input).map_or_else(null, |key| col(key.years_column()))
}

/// A frame with the columns of these inputs, each built once, on two threads.
pub(super) fn input_frame<'a>(observations: &Observations, inputs: impl Iterator<Item = &'a Input>) -> PolarsResult<DataFrame> {
    let mut wanted: BTreeMap<String, (ColumnKey, &Input)> = BTreeMap::new();
    for input in inputs {
        if let Some(key) = ColumnKey::new(observations, input) {
            wanted.insert(key.value_column(), (key, input));
        }
    }
    let wanted: Vec<(ColumnKey, &Input)> = wanted.into_values().collect();
    let (first, second) = wanted.split_at(wanted.len() / 2);
    let build = |part: &[(ColumnKey, &Input)]| -> Vec<Column> {
        part.iter().flat_map(|(key, input)| input_columns(observations, key, input)).collect()
    };
    let mut columns = thread::scope(|scope| {
        let other = scope.spawn(|| build(second));
        let mut columns = build(first);
        columns.extend(other.join().unwrap_or_else(|_| build(second)));
        columns
    });
    if columns.is_empty() {
        // Formulas of constants still need a frame of the right height.
        columns.push(Series::new("empty".into(), vec![None::<f64>; observations.row_index().len()]).into_column());
    }
    DataFrame::new_infer_height(columns)
}

/// The columns of one input: its values and, for the base of a change, the years between the base and each row.
fn input_columns(observations: &Observations, key: &ColumnKey, input: &Input) -> Vec<Column> {
    let index = observations.row_index();
    let name = key.value_column();
    let measured = observations.series(&input.measure.id).map(|series| series.rows()).unwrap_or_default();
    match input.role {
        InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => {
            let mut next = measured.iter().peekable();
            let value_on = |row: u32| {
                let found = next.next_if(|measured| measured.row == row);
                found.filter(|measured| is_allowed(observations, input, measured)).and_then(MeasuredRow::known_value)
            };
            vec![Float64Chunked::from_iter_options(name.into(), index.rows().map(value_on)).into_column()]
        }
        InputRole::ServedPopulation(_) => {
            // Few rows are about networks: each is looked up by itself.
            let value_on = |row: u32| select(observations, input, row).and_then(MeasuredRow::known_value);
            vec![Float64Chunked::from_iter_options(name.into(), index.rows().map(value_on)).into_column()]
        }
        InputRole::Denominator(_) | InputRole::Since(_) | InputRole::Previous | InputRole::Decayed(_) => {
            let OtherYears { values, years_since } = other_years(index, measured, input);
            let mut columns = vec![Series::new(name.into(), values).into_column()];
            if input.is_base() {
                columns.push(Series::new(key.years_column().into(), years_since).into_column());
            }
            columns
        }
    }
}

/// For each row, the value an input takes from another year, and the years between that year and the row.
struct OtherYears {
    values: Vec<Option<f64>>,
    years_since: Vec<Option<f64>>,
}

fn other_years(index: &RowIndex, measured: &[MeasuredRow], input: &Input) -> OtherYears {
    let year_of = |row: u32| index.key(row).map(|key| f64::from(key.year.get()));
    let mut values: Vec<Option<f64>> = vec![None; index.len()];
    let mut years_since: Vec<Option<f64>> = vec![None; index.len()];
    for of_territory in measured.chunk_by(|a, b| index.rows_of_territory(a.row) == index.rows_of_territory(b.row)) {
        let Some(first) = of_territory.first() else { continue };
        let known: Vec<&MeasuredRow> = of_territory.iter().filter(|measured| measured.known_value().is_some()).collect();
        let rows = index.rows_of_territory(first.row);
        let cells = values.iter_mut().zip(&mut years_since).skip(rows.start as usize);
        for (row, (value, years)) in rows.zip(cells) {
            if let InputRole::Decayed(rate) = input.role {
                *value = decayed_amount(index, &known, rate.get(), row);
            } else if let Some(selected) = select_year(index, &known, input.role, row) {
                *value = selected.known_value();
                *years = year_of(row).zip(year_of(selected.row)).map(|(year, base)| year - base);
            }
        }
    }
    OtherYears { values, years_since }
}
