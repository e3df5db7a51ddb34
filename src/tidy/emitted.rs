//! Emissions of activities: a row with an activity and its factors in, tonnes of CO2e out. A factor is given by name, by value,
//! or by value for each gas.

use crate::base::number::{DecimalMark, parse_number};
use crate::intake::{Row, Table};
use crate::tidy::factors::{Factor, Factors, Gwp, HeatingValue, Quantity, emissions};
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

/// What is to be asked about a factor of the shipped list.
pub(super) enum FactorDoubt {
    /// It is of another country than the town.
    Country {
        /// Its identifier.
        factor: &'static str,
        /// The ISO code of its country.
        country: &'static str,
    },
    /// The file asks for warming potentials, and the value already holds others.
    Potentials {
        /// Its identifier.
        factor: &'static str,
        /// The set it holds.
        own: Gwp,
        /// The set the file asks for.
        asked: Gwp,
    },
    /// It is per unit of energy by one heating value, and the activity does not say by which it is counted.
    HeatingValue {
        /// Its identifier.
        factor: &'static str,
        /// Its unit.
        unit: &'static str,
    },
}

/// The emissions of an activity.
pub(super) struct Emissions {
    /// In tonnes of CO2e.
    pub tonnes: f64,
    /// The calculation in figures and units, readable in any language.
    pub calculation: String,
    /// Warming potentials, series and boundary of the factor: emissions are comparable when they are the same.
    pub definition: String,
    /// What is to be asked about the factor.
    pub doubts: Vec<FactorDoubt>,
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

    /// The emissions of an activity on a row, in a country: its ISO code, empty when it is not known.
    pub(super) fn emissions(&self, row: Row<'a>, activity: Quantity<'_>, country: &str) -> Result<Emissions, NoEmissions<'a>> {
        let asked = self.gwp.and_then(|column| Gwp::parse(row.cell(column)));
        let gwp = asked.unwrap_or_default();
        let factor_unit = self.unit.text(row);
        let number =
            |column: usize| parse_number(row.cell(column), self.table.columns().get(column).map_or(DecimalMark::Comma, |own| own.decimal));
        let mut parts: Vec<(f64, String)> = Vec::new();
        let mut definition = format!("GWP {}", gwp.code());
        let mut is_biogenic = false;
        let named = self.factor.map(|column| row.cell(column).trim()).unwrap_or_default();
        let mut doubts = Vec::new();
        let shipped = Factors::shipped().find(named);
        if let Some(factor) = shipped {
            parts.push((factor.value, factor.unit.clone()));
            is_biogenic = factor.gases.contains("biogenic");
            doubts = doubts_about(factor, activity, asked, country);
            // A value in CO2e keeps the potentials of its source, whatever the row asks for.
            let potentials = if factor.is_in_co2e() { factor.potentials() } else { Some(gwp) };
            let potentials = potentials.map(|set| format!("GWP {}", set.code()));
            let series = factor.series.iter().chain([&factor.boundary]).map(String::as_str).chain(factor.foreign_country(country));
            definition = potentials.into_iter().chain(series.map(str::to_owned)).collect::<Vec<_>>().join(", ");
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
        let mut calculation = calculation.join(" + ");
        if let Some(factor) = shipped {
            calculation = format!("{calculation} [{}]", factor.citation());
        }
        Ok(Emissions { tonnes, calculation, definition, doubts, is_biogenic })
    }
}

/// What is to be asked about a factor of the shipped list.
fn doubts_about(factor: &'static Factor, activity: Quantity<'_>, asked: Option<Gwp>, country: &str) -> Vec<FactorDoubt> {
    let id = factor.id.as_str();
    let potentials = factor.potentials().filter(|_| factor.is_in_co2e()).zip(asked).filter(|(own, asked)| own != asked);
    let heating = HeatingValue::parse(&factor.unit).filter(|_| HeatingValue::parse(activity.unit).is_none());
    let country = factor.foreign_country(country).map(|country| FactorDoubt::Country { factor: id, country });
    let potentials = potentials.map(|(own, asked)| FactorDoubt::Potentials { factor: id, own, asked });
    let heating = heating.map(|_| FactorDoubt::HeatingValue { factor: id, unit: &factor.unit });
    country.into_iter().chain(potentials).chain(heating).collect()
}

/// The unit of a factor for one gas, with the gas added where it names none: "kg/TJ" of methane is "kg CH4/TJ".
fn with_gas(rate: &str, gas: &str) -> String {
    let lower = rate.to_lowercase();
    match rate.split_once('/') {
        Some((mass, per)) if !["co2", "ch4", "n2o"].iter().any(|gas| lower.contains(gas)) => format!("{} {gas}/{per}", mass.trim()),
        _ => rate.to_owned(),
    }
}
