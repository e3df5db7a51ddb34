//! How sure a number is, as its cell says: "12,4 ± 0,8", "12,4 % [11,6 ; 13,2]", "1 200 t ± 5 %" in; number and spread out.

use crate::base::number::{Decimal, ParsedNumber, exact};

/// How far from a number the true one may be.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Uncertainty {
    /// As much on both sides, in the unit of the number.
    Margin(f64),
    /// As much on both sides, in per cent: points of a share, otherwise a part of the number.
    Percent(f64),
    /// Between these two.
    Between(f64, f64),
}

impl Uncertainty {
    /// Between which numbers the true one lies. None when the number itself lies outside: then it meant something else.
    #[must_use]
    pub fn around(self, value: f64, is_share: bool) -> Option<(f64, f64)> {
        let (low, high) = match self {
            Self::Margin(margin) => (value - margin, value + margin),
            Self::Percent(margin) if is_share => (value - margin, value + margin),
            Self::Percent(margin) => (value - value.abs() * margin / 100.0, value + value.abs() * margin / 100.0),
            Self::Between(low, high) => (low, high),
        };
        (low <= value && value <= high && low.is_finite() && high.is_finite()).then_some((low, high))
    }
}

/// What stands between a number and its margin.
const SIGNS: [&str; 4] = ["±", "+/-", "+/−", "+-"];
/// What stands between the two ends of an interval, the surest first.
const BETWEEN: [&str; 7] = [";", " à ", " to ", "–", " - ", "-", ","];

/// The number of a cell and its spread, if the cell has both.
#[must_use]
pub fn split(cell: &str, decimal: Decimal) -> Option<ParsedNumber<'_>> {
    let margin = SIGNS.iter().find_map(|sign| cell.split_once(sign)).filter(|(body, _)| !body.trim().is_empty());
    if let Some((body, margin)) = margin {
        return Some(ParsedNumber { spread: Some(self::margin(margin, decimal)?), ..exact(body, decimal)? });
    }
    let (body, inside) = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let inside = cell.trim_end().strip_suffix(close)?;
        inside.rsplit_once(open)
    })?;
    let inside = inside.rsplit_once(':').map_or(inside, |(_, ends)| ends);
    let written = exact(unlabelled(body), decimal)?;
    let ends = BETWEEN.iter().filter_map(|between| inside.split_once(between));
    let mut ends = ends.filter_map(|(low, high)| Some((exact(low.trim(), decimal)?.value, exact(high.trim(), decimal)?.value)));
    let (low, high) = ends.next()?;
    // "12 (2019-2021)" has years beside it, not an interval.
    (low <= written.value && written.value <= high && low < high)
        .then_some(ParsedNumber { spread: Some(Uncertainty::Between(low, high)), ..written })
}

/// A margin alone in its cell: "0,8", "± 0,8", "5 %".
#[must_use]
pub fn margin(cell: &str, decimal: Decimal) -> Option<Uncertainty> {
    let cell = SIGNS.iter().find_map(|sign| cell.trim().strip_prefix(sign)).unwrap_or(cell);
    let written = exact(cell.trim(), decimal).filter(|written| written.value >= 0.0)?;
    Some(if written.unit == Some("%") { Uncertainty::Percent(written.value) } else { Uncertainty::Margin(written.value) })
}

/// Words that announce an interval.
const LABELS: [&str; 8] = ["IC à 95 %", "IC 95 %", "IC 95%", "IC95%", "95 % CI", "95% CI", "IC", "CI"];

/// The number without the words that announce its interval: "12,4 IC 95 %".
fn unlabelled(body: &str) -> &str {
    let body = body.trim_end();
    LABELS.iter().find_map(|label| body.strip_suffix(label)).map_or(body, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::read;
    use proptest::prelude::*;

    fn interval(cell: &str, is_share: bool) -> Option<(f64, f64)> {
        let written = read(cell, Decimal::Comma)?;
        written.spread?.around(written.value, is_share)
    }

    #[test]
    fn intervals_as_people_write_them() {
        assert_eq!(interval("12,5 ± 0,5", true), Some((12.0, 13.0)));
        assert_eq!(interval("12,5 ± 0,5 %", true), Some((12.0, 13.0)));
        assert_eq!(interval("1 200 t ± 5 %", false), Some((1140.0, 1260.0)));
        assert_eq!(interval("12,4 +/- 0,4", false), Some((12.0, 12.8)));
        assert_eq!(interval("12,4 % [11,6 ; 13,2]", true), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 (IC 95 % : 11,6-13,2)", true), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 IC 95 % [11,6 à 13,2]", true), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 (11,6–13,2)", true), Some((11.6, 13.2)));
    }

    #[test]
    fn what_is_no_interval_stays_what_it_was() {
        for cell in ["12 (2019-2021)", "12,4 ± n.d.", "± 3", "12 (1)", "(45)", "12,4"] {
            assert_eq!(interval(cell, false), None, "{cell}");
        }
        assert_eq!(read("(45)", Decimal::Comma).map(|written| written.value), Some(-45.0));
        assert_eq!(read("12 (2019-2021)", Decimal::Comma), None);
    }

    proptest! {
        #[test]
        fn a_spread_holds_its_number(value in -1e9_f64..1e9, margin in 0.0_f64..1e6, share: bool) {
            for spread in [Uncertainty::Margin(margin), Uncertainty::Percent(margin), Uncertainty::Between(value - margin, value + margin)] {
                let (low, high) = spread.around(value, share).expect("an interval");
                prop_assert!(low <= value && value <= high);
            }
            prop_assert_eq!(Uncertainty::Between(value + 1.0, value + 2.0).around(value, share), None);
        }
        #[test]
        fn no_cell_panics(cell in ".{0,40}") {
            let _ = (split(&cell, Decimal::Comma), margin(&cell, Decimal::Point));
        }
    }
}
