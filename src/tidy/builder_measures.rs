//! Finds and inserts the measures of the observations being collected.

use std::sync::Arc;

use crate::base::Unit;
use crate::base::unit::parse_multiplier;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::convert::Conversion;
use crate::tidy::measures::Measure;

impl ObservationsBuilder<'_> {
    /// Whether a measure is an amount of money.
    pub(super) fn is_money(&self, measure: u32) -> bool {
        self.measure(measure).is_some_and(|measure| measure.parsed_unit().is_money())
    }

    /// The index of the measure a heading names: one of the list, or one inserted before.
    pub(super) fn find_measure(&mut self, name: &str) -> Option<u32> {
        // A measure known only from a formula of the user has no unit yet: it takes that of its file, below.
        if let Some(measure) = self.known_measures().find(name).filter(|measure| !measure.unit.is_empty()) {
            let measure = Arc::clone(measure);
            return Some(self.add_measure(measure));
        }
        self.measure_index(&Measure::unknown(name, "").id)
    }

    /// The index of the measure a heading names, for values in a unit. An amount of money whose currency nobody wrote is not one in
    /// euros: it may be in dirhams, or in thousands. An amount in another currency is the measure of that currency, and a measure of
    /// a file in another unit one of its own: "dette (t)".
    pub(super) fn find_measure_in(&mut self, name: &str, unit: &str) -> Option<u32> {
        let found = self.find_measure(name)?;
        let is_money = self.is_money(found);
        if unit.is_empty() {
            return Some(found).filter(|_| !is_money || !self.is_shipped(found));
        }
        let fits = self.measure(found).is_some_and(|measure| !matches!(Conversion::to_measure(measure, unit), Conversion::Impossible));
        let may_differ = !self.is_shipped(found) || (is_money && Unit::parse(unit).is_money());
        if fits || !may_differ {
            return Some(found);
        }
        if let Some(other) = self.measure(found).zip(Unit::parse(unit).currency()).and_then(|(known, code)| known.in_currency(code)) {
            return Some(self.add_measure(Arc::new(other)));
        }
        let own = format!("{name} ({unit})");
        Some(self.find_measure(&own).unwrap_or_else(|| self.insert_measure(&own, unit)))
    }

    /// Whether a measure is of the list of the program.
    fn is_shipped(&self, measure: u32) -> bool {
        self.measure(measure)
            .is_some_and(|measure| self.known_measures().find(measure.id.as_str()).is_some_and(|known| !known.unit.is_empty()))
    }

    /// Inserts a measure that only a file knows, under the name and unit it gives, and returns its index.
    pub(super) fn insert_measure(&mut self, name: &str, unit: &str) -> u32 {
        // "en milliers" is no unit but a multiple: the values are written out.
        let unit = if parse_multiplier(unit).is_some() { "" } else { unit };
        self.add_measure(Arc::new(Measure::unknown(name, unit)))
    }
}
