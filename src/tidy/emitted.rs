//! The emissions of one line of activities: its factor, by name or by value, or one for each gas.

use crate::base::number::{Decimal, read};
use crate::intake::{Row, Table};
use crate::tidy::factors::{Factors, Gwp, emissions};
use crate::tidy::field_source::FieldSource;
use crate::tidy::mapping::{Columns, Emits};

/// Where the factors of a file stand, resolved once.
pub(super) struct Emitter<'a> {
    table: &'a Table,
    factor: Option<usize>,
    gases: [Option<usize>; 3],
    unit: FieldSource<'a>,
    gwp: Option<usize>,
}

/// Why an activity has no emissions.
pub(super) enum Silent<'a> {
    /// Nothing in the file or among the shipped factors says what it emits.
    NoFactor(&'a str),
    /// The factor is not per the unit of the activity.
    Unit(String),
}

/// Emissions with what they were worked out of, in words any language reads.
pub(super) struct Emissions {
    pub tonnes: f64,
    pub worked_out: String,
    /// Set of warming potentials, series and boundary: what must be the same to compare.
    pub definition: String,
    /// Carbon of living things: reported apart, never in a total.
    pub biogenic: bool,
}

impl<'a> Emitter<'a> {
    pub(super) fn of(emits: &'a Emits, table: &'a Table, columns: &Columns) -> Self {
        let index = |heading: &Option<String>| heading.as_deref().and_then(|heading| columns.index(heading));
        let [co2, ch4, n2o] = &emits.gases;
        Self {
            table,
            factor: index(&emits.factor),
            gases: [index(co2), index(ch4), index(n2o)],
            unit: FieldSource::of(emits.unit.as_ref(), columns),
            gwp: index(&emits.gwp),
        }
    }

    /// What an activity emits, in tonnes of CO2e.
    pub(super) fn emissions(&self, row: Row<'a>, (activity, unit): (f64, &str)) -> Result<Emissions, Silent<'a>> {
        let gwp = self.gwp.and_then(|column| Gwp::parse(row.cell(column))).unwrap_or_default();
        let rate = self.unit.on(row);
        let number = |column: usize| read(row.cell(column), self.table.columns().get(column).map_or(Decimal::Comma, |own| own.decimal));
        let mut parts: Vec<(f64, String)> = Vec::new();
        let mut definition = format!("GWP {}", gwp.name());
        let mut biogenic = false;
        let named = self.factor.map(|column| row.cell(column).trim()).unwrap_or_default();
        if let Some(factor) = Factors::shipped().find(named) {
            parts.push((factor.value, factor.unit.clone()));
            biogenic = factor.gases.contains("biogenic");
            let series = factor.series.iter().map(String::as_str).chain([factor.boundary.as_str()]);
            definition = std::iter::once(definition.as_str()).chain(series).collect::<Vec<_>>().join(", ");
        } else if let Some(written) = self.factor.and_then(number) {
            parts.push((written.value, rate.to_owned()));
        }
        for (column, gas) in self.gases.iter().zip(["CO2", "CH4", "N2O"]) {
            if let Some(written) = column.and_then(number) {
                parts.push((written.value, of_gas(rate, gas)));
            }
        }
        if parts.is_empty() {
            return Err(Silent::NoFactor(named));
        }
        let mut tonnes = 0.0;
        let mut worked_out = Vec::new();
        for (factor, rate) in parts {
            tonnes += emissions((activity, unit), (factor, &rate), gwp).ok_or_else(|| Silent::Unit(rate.clone()))?;
            worked_out.push(format!("{activity} {unit} × {factor} {rate}"));
        }
        Ok(Emissions { tonnes, worked_out: worked_out.join(" + "), definition, biogenic })
    }
}

/// The unit of a factor for one gas, where it names none: "kg/TJ" of methane.
fn of_gas(rate: &str, gas: &str) -> String {
    let lower = rate.to_lowercase();
    match rate.split_once('/') {
        Some((mass, per)) if !["co2", "ch4", "n2o"].iter().any(|gas| lower.contains(gas)) => format!("{} {gas}/{per}", mass.trim()),
        _ => rate.to_owned(),
    }
}
