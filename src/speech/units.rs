//! Names of units in the language of a [`Speech`]: `persons/km2` becomes "habitants par km²".

use fluent_bundle::FluentArgs;

use crate::speech::messages::Message;
use crate::speech::sentences::Speech;

impl Speech {
    /// The name of a unit. A unit "per person", "per km²" or "per household" without a name of its own is composed from
    /// the name of the rest; any other unit without a name is returned as it is written.
    #[must_use]
    pub fn unit_name(&self, unit: &str) -> String {
        if self.has_unit_name(unit) {
            return self.format_key(&unit_key(unit), &FluentArgs::new());
        }
        let divided_by = |divisor: &str| {
            let (before, after) = unit.split_once(divisor)?;
            let amount = format!("{before}{after}");
            (after.is_empty() || after.starts_with('/'))
                .then(|| self.unit_name(&amount))
                .filter(|name| *name != amount || self.has_unit_name(&amount))
        };
        if let Some(unit) = divided_by("/person") {
            return self.format(&Message::UnitPerPerson { unit });
        }
        if let Some(unit) = divided_by("/km2") {
            return self.format(&Message::UnitPerKm2 { unit });
        }
        if let Some(unit) = divided_by("/household") {
            return self.format(&Message::UnitPerHousehold { unit });
        }
        unit.to_owned()
    }

    /// Whether a unit has a name of its own in this language.
    #[must_use]
    pub fn has_unit_name(&self, unit: &str) -> bool {
        self.has_message(&unit_key(unit))
    }
}

/// The Fluent key of the name of a unit: `persons/km2` → `unit-persons-per-km2`.
fn unit_key(unit: &str) -> String {
    let spelled = unit.replace('/', " per ").replace('%', "percent").replace('‰', "per-mille").replace('°', "deg-");
    format!("unit-{}", spelled.split_whitespace().collect::<Vec<_>>().join("-"))
}
