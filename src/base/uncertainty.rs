//! How far the true value may be from a stated number.

/// The uncertainty of a number, as stated beside it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Uncertainty {
    /// The same margin on both sides, in the unit of the number.
    Margin(f64),
    /// The same margin on both sides, in per cent: percentage points if the number is a share, else relative to the number.
    Percent(f64),
    /// The lower and the upper end of an interval.
    Between(f64, f64),
}

/// The meaning of a margin in per cent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PercentMargin {
    /// Percentage points, beside a share.
    Points,
    /// A part of the number, beside any other amount.
    Relative,
}

impl Uncertainty {
    /// The interval `(low, high)` around a value. `None` when an end is not finite, or when the value itself lies outside:
    /// then the cell meant something else.
    #[must_use]
    pub fn interval(self, value: f64, percent: PercentMargin) -> Option<(f64, f64)> {
        let (low, high) = match self {
            Self::Margin(margin) => (value - margin, value + margin),
            Self::Percent(margin) if percent == PercentMargin::Points => (value - margin, value + margin),
            Self::Percent(margin) => (value - value.abs() * margin / 100.0, value + value.abs() * margin / 100.0),
            Self::Between(low, high) => (low, high),
        };
        (low <= value && value <= high && low.is_finite() && high.is_finite()).then_some((low, high))
    }
}
