//! A quantity of a model for which each country has its own default: its name in a formula in, the factor of a country out.

use crate::base::Unit;
use crate::tidy::{Factor, Factors};

/// A quantity that depends on the country of a place, where no file says it: the degradable carbon of its waste.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CountryDefault {
    quantity: &'static str,
}

impl CountryDefault {
    /// The quantity with this name; `None` when no shipped factor is a default of it.
    #[must_use]
    pub(super) fn find(name: &str) -> Option<Self> {
        let mut quantities = Factors::shipped().all().iter().filter_map(|factor| factor.default_of.as_deref());
        quantities.find(|quantity| *quantity == name).map(|quantity| Self { quantity })
    }

    /// The name of the quantity, as formulas write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.quantity
    }

    /// The factor of a country, given as an ISO 3166 code; `None` when the country has no default or is not known.
    #[must_use]
    pub fn factor(self, country: &str) -> Option<&'static Factor> {
        let is_wanted =
            |factor: &&Factor| factor.default_of.as_deref() == Some(self.quantity) && factor.country.as_deref() == Some(country);
        Factors::shipped().all().iter().find(is_wanted)
    }

    /// The unit that the defaults of all countries share.
    pub(super) fn unit(self) -> Unit {
        let of_any = Factors::shipped().all().iter().find(|factor| factor.default_of.as_deref() == Some(self.quantity));
        of_any.map_or_else(Unit::one, |factor| Unit::parse(&factor.unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_has_one_factor_for_each_country_and_one_unit() {
        for factor in Factors::shipped().all() {
            let Some(quantity) = &factor.default_of else { continue };
            let default = CountryDefault::find(quantity).expect("a quantity");
            let country = factor.country.as_deref().expect("a default belongs to a country");
            assert_eq!(default.factor(country).map(|found| &found.id), Some(&factor.id), "two defaults of {quantity} for {country}");
            assert_eq!(Unit::parse(&factor.unit), default.unit(), "{}", factor.id);
        }
        let carbon = CountryDefault::find("waste_carbon").expect("a quantity");
        assert_eq!((carbon.factor("XX"), carbon.factor("")), (None, None));
    }

    /// Shares of the wet mass from Table 2.3 of volume 5 of the IPCC Guidelines of 2006, carbon from its Table 2.4.
    #[test]
    fn the_carbon_of_waste_follows_from_its_regional_composition() {
        let [food, paper, wood, textiles] = [0.15, 0.40, 0.43, 0.24];
        let of =
            |shares: [f64; 4]| shares.iter().zip([food, paper, wood, textiles]).map(|(share, carbon)| share / 100.0 * carbon).sum::<f64>();
        for (country, shares) in [("MA", [51.1, 16.5, 2.0, 2.5]), ("FR", [24.2, 27.5, 11.0, 0.0])] {
            let factor = CountryDefault::find("waste_carbon").and_then(|carbon| carbon.factor(country)).expect("a factor");
            assert!((factor.value - of(shares)).abs() < 1e-9, "{}: {}, not {}", factor.id, factor.value, of(shares));
        }
    }
}
