//! Units and their algebra: "t/an" ÷ "personnes" is t/person/year; t + MAD is refused; t and tCO2e never add up.
//!
//! Text in, [`Unit`] out, and never a failure: an unknown word becomes a dimension of its own,
//! so it can be carried, divided and compared with itself, but never converted into anything else.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::base::unit_table::known_token;

/// An exact positive fraction; how many base units make one of this unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    num: u128,
    den: u128,
}

impl Ratio {
    /// One.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num ÷ den`, reduced. A zero on either side counts as one: units are positive.
    #[must_use]
    pub fn new(num: u128, den: u128) -> Self {
        let (num, den) = (num.max(1), den.max(1));
        let divisor = gcd(num, den);
        Self { num: num / divisor, den: den / divisor }
    }

    fn times(self, other: Self) -> Self {
        // Reducing crosswise first keeps both sides small.
        let left = Self::new(self.num, other.den);
        let right = Self::new(other.num, self.den);
        Self { num: left.num.saturating_mul(right.num), den: left.den.saturating_mul(right.den) }
    }

    fn inverse(self) -> Self {
        Self { num: self.den, den: self.num }
    }

    /// Multiplies a number by this fraction, without rounding when the fraction is whole.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn apply(self, number: f64) -> f64 {
        match (self.num, self.den) {
            (1, 1) => number,
            (num, 1) => number * num as f64,
            (1, den) => number / den as f64,
            (num, den) => number * num as f64 / den as f64,
        }
    }

    /// Numerator and denominator as floating numbers, for expressions evaluated elsewhere.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "factors of units are far below 2^53")]
    pub fn parts(self) -> (f64, f64) {
        (self.num as f64, self.den as f64)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The longest text read as a unit, in bytes.
const LONGEST: usize = 80;

/// A unit: powers of dimensions, and how large it is in base units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    powers: BTreeMap<Arc<str>, i8>,
    scale: Ratio,
}

impl Unit {
    /// The unit of pure numbers.
    #[must_use]
    pub fn one() -> Self {
        Self { powers: BTreeMap::new(), scale: Ratio::ONE }
    }

    /// One dimension to a power, at a scale. Used by the table of known words.
    #[must_use]
    pub fn of(powers: &[(&str, i8)], num: u128, den: u128) -> Self {
        let powers = powers.iter().map(|(name, power)| (Arc::from(*name), *power)).collect();
        Self { powers, scale: Ratio::new(num, den) }
    }

    /// Reads "kg/pers./an", "hab./km²", "‰", "lits/100 000 pers.". Unknown words become their own dimension.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // A unit is a few words; a longer text is a thing of its own.
        if text.len() > LONGEST {
            return Self::of(&[(text, 1)], 1, 1);
        }
        let text: String = text.nfkc().collect();
        let text = text.trim();
        let text = ["en ", "in ", "EN "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let mut unit = Self::one();
        for (rank, part) in text.split('/').enumerate() {
            let mut factor = Self::one();
            for word in part.split(['·', '*', '×']) {
                factor = factor.times(&parse_word(word.trim()));
            }
            unit = if rank == 0 { factor } else { unit.per(&factor) };
        }
        unit
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

    /// Whether both measure the same thing, whatever their size.
    #[must_use]
    pub fn same_dimension(&self, other: &Self) -> bool {
        self.powers == other.powers
    }

    /// Whether this is a pure number (a share, a ratio).
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether this is an amount of money, which may be owed.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.powers.keys().any(|name| matches!(name.as_ref(), "EUR" | "MAD"))
    }

    /// By what to multiply a value in this unit to get it in `target`; `None` if they measure different things.
    #[must_use]
    pub fn factor_to(&self, target: &Self) -> Option<Ratio> {
        self.same_dimension(target).then(|| self.scale.times(target.scale.inverse()))
    }
}

/// Whether a text is written as a unit: the first of its words is a known one.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    let text: String = text.trim().nfkc().collect();
    let text = text.trim_start_matches("en ").trim_start_matches("in ");
    let first = text.split(['/', '·', '*', '×']).next().unwrap_or_default().trim();
    let name = first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).trim_end_matches('.').trim();
    let (bare, times) = scaled(name);
    !name.is_empty() && ((times > 1 && bare.is_empty()) || known_token(bare).is_some())
}

/// Words that stand for a number before a unit: "milliers d’habitants".
const SCALES: &[(&str, u128)] = &[
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

/// How many units a word such as "milliers" or "en millions" stands for, alone.
#[must_use]
pub fn scale(text: &str) -> Option<u128> {
    let text = text.trim();
    let text = ["en ", "in "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let (rest, times) = scaled(text);
    (rest.is_empty() && times > 1).then_some(times)
}

/// A unit with the word that multiplies it taken off, and by how much.
fn scaled(text: &str) -> (&str, u128) {
    let lower = text.to_lowercase();
    for (word, times) in SCALES {
        let Some(rest) = lower.strip_prefix(*word).and_then(|rest| text.get(text.len() - rest.len()..)) else { continue };
        if rest.is_empty() {
            return ("", *times);
        }
        let rest = rest.trim_start();
        let bare = ["d’", "d'", "de ", "of "].iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest);
        return (bare, *times);
    }
    (text, 1)
}

/// One word of a unit, perhaps after a number: "100 000 pers.".
fn parse_word(word: &str) -> Unit {
    let (rest, times) = scaled(word);
    if times > 1 {
        let unit = if rest.is_empty() { Unit::one() } else { parse_word(rest) };
        return Unit { scale: unit.scale.times(Ratio::new(times, 1)), ..unit };
    }
    let split = word.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace())).unwrap_or(word.len());
    let (number, name) = word.split_at(split);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let count = digits.parse::<u128>().unwrap_or(1);
    let name = name.trim().trim_end_matches('.').trim();
    let unit = if name.is_empty() { Unit::one() } else { known_token(name).unwrap_or_else(|| Unit::of(&[(name, 1)], 1, 1)) };
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

    proptest! {
        #[test]
        fn dividing_then_multiplying_comes_back(a in "[a-z0-9/ ]{0,12}", b in "[a-z0-9/ ]{0,12}") {
            let (a, b) = (Unit::parse(&a), Unit::parse(&b));
            prop_assert_eq!(a.per(&b).times(&b), a);
        }

        #[test]
        fn any_text_is_a_unit(text in ".*") {
            let unit = Unit::parse(&text);
            prop_assert!(unit.same_dimension(&unit));
        }
    }
}
