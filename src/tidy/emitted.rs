//! Emissions of activities: a row with an activity and its factors in, tonnes of CO2e out. A factor is given by name, by value,
//! or by value for each gas.

use crate::base::number::{DecimalMark, parse_number};
use crate::intake::{Row, Table};
use crate::tidy::factors::{Factors, Gwp, Quantity, emissions};
use crate::tidy::field_source::FieldSource;
use crate::tidy::mapping::{Columns, EmissionColumns};

/// The columns of a file that hold emission factors, resolved once.
pub(super) struct EmissionCalculator<'a> {
    table: &'a Table,
    factor: Option<usize>,
    gases: [Option<usize>; 3],
    unit: FieldSource<'a>,
    gwp: Option<usize>,
}

/// Why the emissions of an activity cannot be computed.
pub(super) enum NoEmissions<'a> {
    /// Neither the file nor the shipped list has its factor; holds the name the file gives.
    NoFactor(&'a str),
    /// The factor is not per a unit of the activity; holds the unit of the factor.
    UnitMismatch(String),
}

/// The emissions of an activity.
pub(super) struct Emissions {
    /// In tonnes of CO2e.
    pub tonnes: f64,
    /// The calculation in figures and units, readable in any language.
    pub calculation: String,
    /// Warming potentials, series and boundary of the factor: emissions are comparable when they are the same.
    pub definition: String,
    /// Whether they are biogenic carbon dioxide, which is reported separately and never in a total.
    pub is_biogenic: bool,
}

impl<'a> EmissionCalculator<'a> {
    pub(super) fn new(emits: &'a EmissionColumns, table: &'a Table, columns: &Columns) -> Self {
        let index = |heading: &Option<String>| heading.as_deref().and_then(|heading| columns.index(heading));
        let [co2, ch4, n2o] = &emits.gases;
        Self {
            table,
            factor: index(&emits.factor),
            gases: [index(co2), index(ch4), index(n2o)],
            unit: FieldSource::new(emits.unit.as_ref(), columns),
            gwp: index(&emits.gwp),
        }
    }

    /// The emissions of an activity on a row.
    pub(super) fn emissions(&self, row: Row<'a>, activity: Quantity<'_>) -> Result<Emissions, NoEmissions<'a>> {
        let gwp = self.gwp.and_then(|column| Gwp::parse(row.cell(column))).unwrap_or_default();
        let factor_unit = self.unit.text(row);
        let number =
            |column: usize| parse_number(row.cell(column), self.table.columns().get(column).map_or(DecimalMark::Comma, |own| own.decimal));
        let mut parts: Vec<(f64, String)> = Vec::new();
        let mut definition = format!("GWP {}", gwp.code());
        let mut is_biogenic = false;
        let named = self.factor.map(|column| row.cell(column).trim()).unwrap_or_default();
        if let Some(factor) = Factors::shipped().find(named) {
            parts.push((factor.value, factor.unit.clone()));
            is_biogenic = factor.gases.contains("biogenic");
            let series = factor.series.iter().map(String::as_str).chain([factor.boundary.as_str()]);
            definition = std::iter::once(definition.as_str()).chain(series).collect::<Vec<_>>().join(", ");
        } else if let Some(written) = self.factor.and_then(number) {
            parts.push((written.value, factor_unit.to_owned()));
        }
        for (column, gas) in self.gases.iter().zip(["CO2", "CH4", "N2O"]) {
            if let Some(written) = column.and_then(number) {
                parts.push((written.value, with_gas(factor_unit, gas)));
            }
        }
        if parts.is_empty() {
            return Err(NoEmissions::NoFactor(named));
        }
        let mut tonnes = 0.0;
        let mut calculation = Vec::new();
        for (factor, factor_unit) in parts {
            let rate = Quantity { value: factor, unit: &factor_unit };
            tonnes += emissions(activity, rate, gwp).ok_or_else(|| NoEmissions::UnitMismatch(factor_unit.clone()))?;
            calculation.push(format!("{} {} × {factor} {factor_unit}", activity.value, activity.unit));
        }
        Ok(Emissions { tonnes, calculation: calculation.join(" + "), definition, is_biogenic })
    }
}

/// The unit of a factor for one gas, with the gas added where it names none: "kg/TJ" of methane is "kg CH4/TJ".
fn with_gas(rate: &str, gas: &str) -> String {
    let lower = rate.to_lowercase();
    match rate.split_once('/') {
        Some((mass, per)) if !["co2", "ch4", "n2o"].iter().any(|gas| lower.contains(gas)) => format!("{} {gas}/{per}", mass.trim()),
        _ => rate.to_owned(),
    }
}
