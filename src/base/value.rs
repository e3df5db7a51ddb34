//! A reading: a finite number, or the gap that explains its absence. Never a NaN, never a silent zero.

/// An `f64` checked once at the door: neither NaN nor infinite.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Finite(f64);

impl Finite {
    /// Keeps the number if it is finite.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A count as a number: of slots, towns, lines.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "what we count is far below 2^53")]
pub fn as_number(count: usize) -> f64 {
    count as f64
}

/// Why a number is absent. The codes appear in the `gap` column of exported CSV files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MissingReason {
    /// The cell is empty.
    Blank,
    /// The file says "n.d.", "n/a", "…": not available.
    NotAvailable,
    /// Statistical secrecy ("s", "secret").
    Secret,
    /// Notation key NO: the activity does not occur here.
    NotOccurring,
    /// Notation key NE: it occurs and was not estimated.
    NotEstimated,
    /// Notation key IE: counted elsewhere.
    IncludedElsewhere,
    /// Notation key C: confidential.
    Confidential,
    /// Something is written that is not a number.
    Unreadable,
    /// The place has the figure, but not for this year.
    NoSuchYear,
    /// No source gives an input for this place.
    NotReported,
    /// Inputs exist, but for different territories (the join rule forbids dividing them).
    PerimeterMismatch,
    /// The denominator is zero.
    DividedByZero,
    /// The unit of the file cannot become the unit of the measure.
    UnitMismatch,
    /// The result is not a finite number.
    NotFinite,
    /// The formula gives nothing here: its condition is not met, or there is no logarithm.
    NotApplicable,
    /// Figures of several towns do not make one of this indicator.
    NotAdded,
}

impl MissingReason {
    /// Every gap there is, in declaration order.
    pub const ALL: [Self; 16] = [
        Self::Blank,
        Self::NotAvailable,
        Self::Secret,
        Self::NotOccurring,
        Self::NotEstimated,
        Self::IncludedElsewhere,
        Self::Confidential,
        Self::Unreadable,
        Self::NoSuchYear,
        Self::NotReported,
        Self::PerimeterMismatch,
        Self::DividedByZero,
        Self::UnitMismatch,
        Self::NotFinite,
        Self::NotApplicable,
        Self::NotAdded,
    ];

    /// The stable code, as written in CSV files and used as key of its sentence.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::NotAvailable => "not-available",
            Self::Secret => "secret",
            Self::NotOccurring => "not-occurring",
            Self::NotEstimated => "not-estimated",
            Self::IncludedElsewhere => "included-elsewhere",
            Self::Confidential => "confidential",
            Self::Unreadable => "unreadable",
            Self::NoSuchYear => "no-such-year",
            Self::NotReported => "not-reported",
            Self::PerimeterMismatch => "perimeter-mismatch",
            Self::DividedByZero => "divided-by-zero",
            Self::UnitMismatch => "unit-mismatch",
            Self::NotFinite => "not-finite",
            Self::NotApplicable => "not-applicable",
            Self::NotAdded => "not-added",
        }
    }

    /// The gap with this rank in [`MissingReason::ALL`]; frames store gaps as this rank.
    #[must_use]
    pub fn from_rank(rank: u32) -> Option<Self> {
        Self::ALL.get(rank as usize).copied()
    }

    /// The rank of this gap in [`MissingReason::ALL`].
    #[must_use]
    pub fn rank(self) -> u32 {
        self as u32
    }
}

/// A number, or the reason why there is none.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// A finite number.
    Known(Finite),
    /// No number, and why.
    Missing(MissingReason),
}

impl Value {
    /// A reading of `number`; a NaN or an infinity becomes a gap.
    #[must_use]
    pub fn of(number: f64) -> Self {
        Finite::new(number).map_or(Self::Missing(MissingReason::NotFinite), Self::Known)
    }

    /// The number, if there is one.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Known(number) => Some(number.get()),
            Self::Missing(_) => None,
        }
    }

    /// The gap, if there is no number.
    #[must_use]
    pub fn gap(self) -> Option<MissingReason> {
        match self {
            Self::Known(_) => None,
            Self::Missing(gap) => Some(gap),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_and_infinity_are_gaps() {
        assert_eq!(Value::of(f64::NAN).gap(), Some(MissingReason::NotFinite));
        assert_eq!(Value::of(f64::INFINITY).gap(), Some(MissingReason::NotFinite));
        assert_eq!(Value::of(0.0).value(), Some(0.0));
    }

    #[test]
    fn ranks_come_back() {
        for gap in MissingReason::ALL {
            assert_eq!(MissingReason::from_rank(gap.rank()), Some(gap));
        }
    }
}
