//! Names of units in the language of a [`Speech`]: `persons/km2` becomes "habitants par km²".

use fluent_bundle::FluentArgs;

use crate::speech::messages::Message;
use crate::speech::sentences::Speech;

impl Speech {
    /// The name of a unit. A unit "per person", "per km²" or "per household" without a name of its own is composed from
    /// the name of the rest; any other unit without a name is returned as it is written.
    #[must_use]
    pub fn unit(&self, unit: &str) -> String {
        if self.knows_unit(unit) {
            return self.format_key(&unit_key(unit), &FluentArgs::new());
        }
        let divided_by = |divisor: &str| {
            let (before, after) = unit.split_once(divisor)?;
            let amount = format!("{before}{after}");
            (after.is_empty() || after.starts_with('/'))
                .then(|| self.unit(&amount))
                .filter(|name| *name != amount || self.knows_unit(&amount))
        };
        if let Some(unit) = divided_by("/person") {
            return self.say(&Message::UnitPerPerson { unit });
        }
        if let Some(unit) = divided_by("/km2") {
            return self.say(&Message::UnitPerKm2 { unit });
        }
        if let Some(unit) = divided_by("/household") {
            return self.say(&Message::UnitPerHousehold { unit });
        }
        unit.to_owned()
    }

    /// Whether a unit has a name of its own in this language.
    #[must_use]
    pub fn knows_unit(&self, unit: &str) -> bool {
        self.knows(&unit_key(unit))
    }
}

/// The Fluent key of the name of a unit: `persons/km2` → `unit-persons-per-km2`.
fn unit_key(unit: &str) -> String {
    let spelled = unit.replace('/', " per ").replace('%', "percent").replace('‰', "per-mille").replace('°', "deg-");
    format!("unit-{}", spelled.split_whitespace().collect::<Vec<_>>().join("-"))
}
