//! Shares of one written as percentages of a hundred: a cell and another of its column in, whether it may be a fraction out.

/// A percentage as its cell writes it.
#[derive(Clone, Copy, Debug)]
pub struct WrittenPercentage<'a> {
    /// The number.
    pub value: f64,
    /// The text of the cell.
    pub text: &'a str,
}

/// A fraction read as a percentage is smaller than its neighbours by more than this.
const FAR: f64 = 20.0;
/// A hundred times a fraction is no further than this from its neighbours.
const NEAR: f64 = 4.0;

impl WrittenPercentage<'_> {
    /// Whether this may be a fraction of one among percentages: 0,198 beside 20,0. It is small, would fit its neighbour a hundred times
    /// larger, is written with more decimals, and has no sign that settles it.
    #[must_use]
    pub fn may_be_fraction_beside(self, other: WrittenPercentage<'_>) -> bool {
        let as_percentage = 100.0 * self.value;
        let is_small = self.value > 0.0 && self.value <= 1.0 && self.value * FAR < other.value;
        let fits = as_percentage <= other.value * NEAR && as_percentage * NEAR >= other.value;
        is_small && fits && !self.text.contains(['%', '٪']) && decimals(self.text) > decimals(other.text)
    }
}

/// The digits behind the decimal sign of a text.
fn decimals(text: &str) -> usize {
    text.rsplit_once(['.', ',', '٫']).map_or(0, |(_, behind)| behind.chars().take_while(|sign| sign.is_numeric()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_among_percentages_is_found_and_a_small_percentage_is_not() {
        let beside = |value, text, other, other_text| {
            let one = WrittenPercentage { value, text };
            one.may_be_fraction_beside(WrittenPercentage { value: other, text: other_text })
        };
        assert!(beside(0.198, "0,198", 20.0, "20,0"));
        assert!(beside(0.41, "0.41", 12.0, "12 %"));
        assert!(beside(0.9, "0,9", 88.0, "88"));
        assert!(beside(0.185, "٠٫١٨٥", 20.0, "٢٠٫٠"));
        // Written as its neighbours are, or with its sign, or too small to be the same a hundred times larger.
        assert!(!beside(0.5, "0,5", 20.0, "20,0"));
        assert!(!beside(0.41, "0,41 %", 12.0, "12 %"));
        assert!(!beside(0.02, "0,02", 40.0, "40"));
        assert!(!beside(20.0, "20,0", 0.198, "0,198") && !beside(0.0, "0,00", 20.0, "20") && !beside(0.8, "0,8", 0.9, "0,9"));
    }
}
