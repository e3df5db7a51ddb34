//! Units and their algebra: "t/an" ÷ "personnes" is t/person/year; t + MAD is refused; t and tCO2e never add up.
//!
//! Parsing never fails: an unknown word becomes a dimension of its own, so it can be multiplied, divided and compared with
//! itself, but never converted into anything else.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::base::currency::CURRENCIES;
use crate::base::ratio::Ratio;
use crate::base::unit_table::{Dimension, find_definition};

/// The longest text parsed as a unit, in bytes.
const MAX_LENGTH: usize = 80;

/// A unit: powers of dimensions, and its size in base units.
///
/// ```
/// use jumelles::base::Unit;
///
/// let per_person = Unit::parse("t/an").per(&Unit::parse("personnes"));
/// assert_eq!(per_person, Unit::parse("t/person/year"));
/// assert!(Unit::parse("t").factor_to(&Unit::parse("tCO2e")).is_none());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    powers: BTreeMap<Arc<str>, i8>,
    scale: Ratio,
}

impl Unit {
    /// The unit of a pure number.
    #[must_use]
    pub fn one() -> Self {
        Self { powers: BTreeMap::new(), scale: Ratio::ONE }
    }

    /// A unit of these dimensions and this size in base units.
    fn new(dimensions: &[Dimension], scale: Ratio) -> Self {
        let powers = dimensions.iter().map(|dimension| (Arc::from(dimension.name), dimension.power)).collect();
        Self { powers, scale }
    }

    /// The unit of a known word; `None` if the word is unknown.
    fn known(word: &str) -> Option<Self> {
        let definition = find_definition(word)?;
        Some(Self::new(definition.dimensions, Ratio::new(definition.numerator, definition.denominator)))
    }

    /// A base unit of a dimension that only this text names.
    fn unknown(name: &str) -> Self {
        Self { powers: BTreeMap::from([(Arc::from(name), 1)]), scale: Ratio::ONE }
    }

    /// Parses "kg/pers./an", "hab./km²", "‰", "lits/100 000 pers.". Unknown words become their own dimension.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // A unit is a few words; a longer text is kept as one unknown word.
        if text.len() > MAX_LENGTH {
            return Self::unknown(text);
        }
        let text: String = text.nfkc().collect();
        let text = text.trim();
        let text = strip_in(text);
        let mut parts = text.split('/').map(|part| {
            let words = part.split(['·', '*', '×']);
            words.fold(Self::one(), |product, word| product.times(&parse_word(word.trim())))
        });
        let numerator = parts.next().unwrap_or_else(Self::one);
        parts.fold(numerator, |unit, divisor| unit.per(&divisor))
    }

    /// This unit multiplied by another.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut powers = self.powers.clone();
        for (name, power) in &other.powers {
            let sum = powers.get(name).copied().unwrap_or(0).saturating_add(*power);
            if sum == 0 {
                powers.remove(name);
            } else {
                powers.insert(Arc::clone(name), sum);
            }
        }
        Self { powers, scale: self.scale.times(other.scale) }
    }

    /// This unit divided by another.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        let powers = other.powers.iter().map(|(name, power)| (Arc::clone(name), power.saturating_neg())).collect();
        self.times(&Self { powers, scale: other.scale.inverse() })
    }

    /// This unit to a whole power.
    #[must_use]
    pub fn power(&self, exponent: i8) -> Self {
        let raised = (0..exponent.unsigned_abs()).fold(Self::one(), |raised, _| raised.times(self));
        if exponent < 0 { Self::one().per(&raised) } else { raised }
    }

    /// Whether both units measure the same thing, whatever their size: km² and ha do.
    #[must_use]
    pub fn has_same_dimension(&self, other: &Self) -> bool {
        self.powers == other.powers
    }

    /// Whether this is the unit of a pure number, such as a share or a ratio.
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether this is an amount of money, which may be negative.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.currency().is_some()
    }

    /// The currency of an amount of money, as its ISO 4217 code.
    #[must_use]
    pub fn currency(&self) -> Option<&'static str> {
        CURRENCIES.into_iter().find(|code| self.powers.contains_key(*code))
    }

    /// The factor that converts a value from this unit to `target`; `None` if they measure different things.
    #[must_use]
    pub fn factor_to(&self, target: &Self) -> Option<Ratio> {
        self.has_same_dimension(target).then(|| self.scale.times(target.scale.inverse()))
    }
}

/// Whether a text looks like a unit: its first word is a known unit.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    let text: String = text.trim().nfkc().collect();
    let text = strip_in(&text);
    let first = text.split(['/', '·', '*', '×']).next().unwrap_or_default().trim();
    let name = first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).trim_end_matches('.').trim();
    let (bare, factor) = split_multiplier(name);
    !name.is_empty() && ((factor > 1 && bare.is_empty()) || find_definition(bare).is_some())
}

/// A unit without the preposition before it, in either case: "En milliers" becomes "milliers".
fn strip_in(text: &str) -> &str {
    let is_preposition = |head: &&str| head.eq_ignore_ascii_case("en ") || head.eq_ignore_ascii_case("in ");
    text.get(..3).filter(is_preposition).and_then(|_| text.get(3..)).unwrap_or(text).trim_start()
}

/// Words that multiply the unit behind them: "milliers d’habitants".
const MULTIPLIERS: &[(&str, u128)] = &[
    ("milliers", 1000),
    ("millier", 1000),
    ("thousands", 1000),
    ("thousand", 1000),
    ("millions", 1_000_000),
    ("million", 1_000_000),
    ("آلاف", 1000),
    ("الآلاف", 1000),
    ("بالآلاف", 1000),
    ("ملايين", 1_000_000),
    ("بالملايين", 1_000_000),
];

/// The factor of a text that is only a multiplier: 1000 for "milliers", 1 000 000 for "en millions". `None` for any other text.
#[must_use]
pub fn parse_multiplier(text: &str) -> Option<u128> {
    let text = text.trim();
    let text = strip_in(text);
    let (rest, factor) = split_multiplier(text);
    (rest.is_empty() && factor > 1).then_some(factor)
}

/// Splits a unit into the text behind its multiplier and the factor; the factor is 1 if there is no multiplier.
fn split_multiplier(text: &str) -> (&str, u128) {
    let lower = text.to_lowercase();
    for (word, factor) in MULTIPLIERS {
        let Some(rest) = lower.strip_prefix(*word).and_then(|rest| text.get(text.len() - rest.len()..)) else { continue };
        if rest.is_empty() {
            return ("", *factor);
        }
        let rest = rest.trim_start();
        let unit = ["d’", "d'", "de ", "of "].iter().find_map(|preposition| rest.strip_prefix(preposition)).unwrap_or(rest);
        return (unit, *factor);
    }
    (text, 1)
}

/// Parses one word of a unit, perhaps behind a number or a multiplier: "100 000 pers.".
fn parse_word(word: &str) -> Unit {
    let (rest, factor) = split_multiplier(word);
    if factor > 1 {
        let unit = if rest.is_empty() { Unit::one() } else { parse_word(rest) };
        return Unit { scale: unit.scale.times(Ratio::new(factor, 1)), ..unit };
    }
    let start = word.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace())).unwrap_or(word.len());
    let (number, name) = word.split_at(start);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let count = digits.parse::<u128>().unwrap_or(1);
    let name = name.trim().trim_end_matches('.').trim();
    let unit = if name.is_empty() { Unit::one() } else { Unit::known(name).unwrap_or_else(|| Unit::unknown(name)) };
    Unit { scale: unit.scale.times(Ratio::new(count, 1)), ..unit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn factor(from: &str, to: &str) -> Option<f64> {
        Unit::parse(from).factor_to(&Unit::parse(to)).map(|ratio| ratio.apply(1.0))
    }

    #[test]
    fn spellings_of_one_unit_agree() {
        for (a, b) in [
            ("hab./km²", "persons/km2"),
            ("kg/pers./an", "kg/cap/year"),
            ("t/an", "t/year"),
            ("pers./ménage", "persons/household"),
            ("µg/m³", "ug/m3"),
            ("tCO2e/an", "tCO₂e/year"),
            ("l/pers./jour", "l/person/day"),
            ("€/pers.", "EUR/person"),
            ("en %", "%"),
            ("milliers d’euros", "k€"),
            ("millions de DH", "MDH"),
            ("en milliers d'habitants", "1000 hab."),
        ] {
            assert_eq!(Unit::parse(a), Unit::parse(b), "{a} and {b}");
        }
    }

    #[test]
    fn conversions_are_exact() {
        assert_eq!(factor("t/an", "kg/an"), Some(1000.0));
        assert_eq!(factor("ha", "m2"), Some(10_000.0));
        assert_eq!(factor("MWh/year", "GJ/year"), Some(3.6));
        assert_eq!(factor("persons/persons", "%"), Some(100.0));
        assert_eq!(factor("m3/person/year", "l/person/year"), Some(1000.0));
        assert_eq!(factor("lits/personnes", "beds/100 000 persons"), Some(100_000.0));
    }

    #[test]
    fn different_things_never_convert() {
        assert_eq!(factor("t", "MAD"), None);
        assert_eq!(factor("t", "tCO2e"), None);
        assert_eq!(factor("tCO2", "tCO2e"), None);
        assert_eq!(factor("EUR", "MAD"), None);
        assert_eq!(factor("bidule", "machin"), None);
        assert_eq!(factor("bidule", "bidule"), Some(1.0));
    }

    #[test]
    fn the_exact_spelling_wins_over_a_change_of_case() {
        assert_eq!(Unit::known("HAB"), Unit::known("hab"));
        assert_eq!(Unit::known("Mm3"), Unit::known("hm3"));
        assert_ne!(Unit::known("mm"), Unit::known("Mm3"));
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn multiplying_undoes_dividing(a in "[a-z0-9/ ]{0,12}", b in "[a-z0-9/ ]{0,12}") {
            let (a, b) = (Unit::parse(&a), Unit::parse(&b));
            prop_assert_eq!(a.per(&b).times(&b), a);
        }

        #[test]
        fn any_text_is_a_unit(text in ".*") {
            let unit = Unit::parse(&text);
            prop_assert!(unit.has_same_dimension(&unit));
        }
    }
}
