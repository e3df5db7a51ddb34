//! Emission factors: an activity, a factor and a set of global warming potentials in, tonnes of CO2e out. The factors that
//! ship with the program are read from `assets/factors.toml`.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::Unit;
use crate::base::fold::fold;
use crate::base::unit::is_unit;

/// A set of global warming potentials over a hundred years, in tonnes of CO2 per tonne of gas. An inventory uses one set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Gwp {
    /// Fourth assessment report: CH4 25, N2O 298.
    Ar4,
    /// Fifth assessment report: CH4 28, N2O 265.
    #[default]
    Ar5,
    /// Fifth assessment report with climate-carbon feedback: CH4 34, N2O 298.
    Ar5Feedback,
    /// Sixth assessment report: CH4 27.9, N2O 273.
    Ar6,
}

impl Gwp {
    /// Reads the name of a set: "AR5", "ar6", "GWP AR4". `None` for other texts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let word = fold(text);
        let has = |name: &str| word.split(' ').any(|part| part == name);
        match () {
            () if has("ar4") => Some(Self::Ar4),
            () if has("ar5") && (has("cc") || has("feedback")) => Some(Self::Ar5Feedback),
            () if has("ar5") => Some(Self::Ar5),
            () if has("ar6") => Some(Self::Ar6),
            () => None,
        }
    }

    /// The stable name, as in flags.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ar4 => "AR4",
            Self::Ar5 => "AR5",
            Self::Ar5Feedback => "AR5+cc",
            Self::Ar6 => "AR6",
        }
    }

    /// Tonnes of CO2 for a tonne of methane.
    #[must_use]
    pub fn methane(self) -> f64 {
        match self {
            Self::Ar4 => 25.0,
            Self::Ar5 => 28.0,
            Self::Ar5Feedback => 34.0,
            Self::Ar6 => 27.9,
        }
    }

    /// Tonnes of CO2 for a tonne of nitrous oxide.
    #[must_use]
    pub fn nitrous_oxide(self) -> f64 {
        match self {
            Self::Ar4 | Self::Ar5Feedback => 298.0,
            Self::Ar5 => 265.0,
            Self::Ar6 => 273.0,
        }
    }
}

/// The gas a factor is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gas {
    Co2,
    Ch4,
    N2o,
}

/// The names of gases in units, longer ones first; CO2e is treated like CO2.
const GASES: [(&str, Gas); 7] = [
    ("co2eq", Gas::Co2),
    ("co2-eq", Gas::Co2),
    ("eqco2", Gas::Co2),
    ("co2e", Gas::Co2),
    ("co2", Gas::Co2),
    ("ch4", Gas::Ch4),
    ("n2o", Gas::N2o),
];

/// The parsed unit of a factor: "kg CH4/t MSW wet" is a thousandth of a tonne of methane per tonne.
struct Rate {
    gas: Gas,
    tonnes: f64,
    per: Unit,
}

impl Rate {
    fn parse(text: &str) -> Option<Self> {
        let text: String = text.nfkc().collect();
        let (emitted, per) = text.split_once('/')?;
        let emitted = emitted.trim().to_lowercase();
        let (name, gas) = GASES.iter().find(|(name, _)| emitted.ends_with(name))?;
        let mass = emitted.strip_suffix(name)?.trim_end_matches([' ', '_', '-']).trim();
        let tonnes = Unit::parse(mass).factor_to(&Unit::parse("t")).filter(|_| !mass.is_empty())?;
        Some(Self { gas: *gas, tonnes: tonnes.apply(1.0), per: plain_unit(per) })
    }
}

/// Whether energy of a fuel is counted with the heat of its vapour: by the gross or the net heating value. For gas they differ by a
/// tenth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum HeatingValue {
    /// PCI, NCV, LHV.
    Net,
    /// PCS, GCV, HHV.
    Gross,
}

impl HeatingValue {
    /// The heating value a unit names: "kWh PCS", "kgCO2e/kWh (NCV/PCI)". `None` when it names none.
    pub(super) fn parse(unit: &str) -> Option<Self> {
        let folded = fold(unit);
        let has = |names: [&str; 3]| folded.split(' ').any(|word| names.contains(&word));
        if has(["pci", "ncv", "lhv"]) { Some(Self::Net) } else { has(["pcs", "gcv", "hhv"]).then_some(Self::Gross) }
    }
}

/// A unit without qualifiers: "t MSW wet" and "t_waste" are tonnes; "kWh PCS" is a unit of its own.
fn plain_unit(text: &str) -> Unit {
    let text = text.split('(').next().unwrap_or(text).trim();
    if is_unit(text) {
        return Unit::parse(text);
    }
    Unit::parse(text.split([' ', '_']).next().unwrap_or(text))
}

/// A number and its unit as written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quantity<'a> {
    /// The number.
    pub value: f64,
    /// The unit as written; may be empty for an activity.
    pub unit: &'a str,
}

/// The emissions of an activity in tonnes of CO2e, by a factor ("kgCO2e/kWh"). An activity without a unit is taken in that of
/// the factor. `None` when the factor has no known gas or is per another dimension than the activity.
#[must_use]
pub fn emissions(activity: Quantity<'_>, factor: Quantity<'_>, gwp: Gwp) -> Option<f64> {
    let rate = Rate::parse(factor.unit)?;
    if HeatingValue::parse(activity.unit).zip(HeatingValue::parse(factor.unit)).is_some_and(|(own, other)| own != other) {
        return None;
    }
    let is_bare = activity.unit.trim().is_empty();
    let amount = if is_bare { activity.value } else { plain_unit(activity.unit).factor_to(&rate.per)?.apply(activity.value) };
    let warming = match rate.gas {
        Gas::Co2 => 1.0,
        Gas::Ch4 => gwp.methane(),
        Gas::N2o => gwp.nitrous_oxide(),
    };
    Some(amount * factor.value * rate.tonnes * warming)
}

/// A factor that ships with the program.
#[derive(Clone, PartialEq, Debug, serde::Deserialize, serde::Serialize)]
pub struct Factor {
    /// The identifier: `grid_ma_ember_2023`.
    pub id: String,
    /// The activity it is about, as its source names it.
    pub name: String,
    /// The emissions per unit of activity, in `unit`.
    pub value: f64,
    /// The unit of mass and gas per unit of activity: "kgCO2e/kWh".
    pub unit: String,
    /// The gases it includes, with the warming potentials when they are part of the value.
    pub gases: String,
    /// Its boundary: "scope 1 combustion", "life-cycle".
    pub boundary: String,
    /// For electricity, the published series it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The ISO code of its country; `None` when it holds everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The quantity of a model that it is the default of in its country: "`waste_carbon`".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_of: Option<String>,
    /// The year it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The publication it comes from.
    pub source: String,
    /// The web address of that publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// "derived" when it was computed from published values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// A remark on its use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(serde::Deserialize)]
struct FactorsFile {
    factor: Vec<Factor>,
}

/// The factors that ship with the program.
#[derive(Clone, PartialEq, Debug)]
pub struct Factors {
    all: Vec<Factor>,
}

impl Factor {
    /// The set of warming potentials that its value already holds; `None` for one that is about a gas, or whose source does not say.
    #[must_use]
    pub fn potentials(&self) -> Option<Gwp> {
        Gwp::parse(&self.gases.replace('+', " "))
    }

    /// Whether its value is in CO2e: the potentials were applied by its source.
    #[must_use]
    pub fn is_in_co2e(&self) -> bool {
        self.unit.to_lowercase().contains("co2e")
    }

    /// Its country, where that is not the one it is used in; `country` is empty when it is not known.
    pub(super) fn foreign_country(&self, country: &str) -> Option<&str> {
        self.country.as_deref().filter(|own| !country.is_empty() && *own != country)
    }

    /// What identifies it, for whoever recomputes a figure: identifier, source and year.
    #[must_use]
    pub fn citation(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let parts = [Some(self.id.clone()), self.country.clone(), Some(self.source.clone()), year, self.address.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

impl Factors {
    /// The factors that ship with the program, parsed once.
    ///
    /// # Panics
    /// If the shipped file is broken; a test reads it.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Factors> = OnceLock::new();
        SHIPPED.get_or_init(|| match toml::from_str::<FactorsFile>(include_str!("../../assets/factors.toml")) {
            Ok(file) => Self { all: file.factor },
            Err(error) => unreachable!("assets/factors.toml: {error}"),
        })
    }

    /// All factors, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Factor] {
        &self.all
    }

    /// The factor with this identifier, ignoring case and accents.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Factor> {
        let wanted = fold(id);
        self.all.iter().find(|factor| fold(&factor.id) == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emissions_are_activity_times_factor() {
        let check = |activity: (f64, &str), factor: (f64, &str), tonnes: Option<f64>| {
            let quantity = |(value, unit)| Quantity { value, unit };
            let found = emissions(quantity(activity), quantity(factor), Gwp::Ar5);
            assert!(found.zip(tonnes).map_or(found == tonnes, |(a, b)| (a - b).abs() < 1e-9), "{activity:?} {factor:?}: {found:?}");
        };
        check((1000.0, "MWh"), (0.5, "kgCO2e/kWh"), Some(500.0));
        check((27_910.0, "t"), (38.4, "kgCH4/t_waste"), Some(30_008.832));
        check((2.0, "GWh"), (0.04, "tCO₂/MWh"), Some(80.0));
        check((10.0, "t wet"), (0.24, "kg N2O/t wet"), Some(0.636));
        check((3.0, ""), (2.5, "kg CO2e/l"), Some(0.0075));
        // Gross and net calorific values differ, and litres are not kilowatt-hours.
        check((1.0, "kWh PCS"), (0.2, "kgCO2e/kWh (NCV/PCI)"), None);
        check((1.0, "l"), (0.2, "kgCO2e/kWh"), None);
        check((1.0, "kWh"), (0.2, "kWh"), None);
    }

    #[test]
    fn the_shipped_factors_are_read_and_agree_with_the_potentials() {
        let factors = Factors::shipped();
        assert!(factors.all().len() > 150);
        for (gwp, name) in [(Gwp::Ar4, "ar4"), (Gwp::Ar5, "ar5"), (Gwp::Ar5Feedback, "ar5f"), (Gwp::Ar6, "ar6")] {
            let value = |gas: &str| factors.find(&format!("gwp_{name}_{gas}")).map(|factor| factor.value);
            assert_eq!((value("ch4"), value("n2o")), (Some(gwp.methane()), Some(gwp.nitrous_oxide())), "{name}");
        }
        let emitting = factors.all().iter().filter(|factor| factor.unit.contains("CO2e/") && !factor.id.starts_with("gwp"));
        for factor in emitting {
            assert!(Rate::parse(&factor.unit).is_some(), "{}: {}", factor.id, factor.unit);
        }
    }
}
