//! Axes: values in; rounded ends and ticks with finished labels out.

use crate::chart::spec::{Axis, Tick};
use crate::chart::text::{NumberScale, NumberStyle};
use crate::speech::Speech;

/// How much room an axis leaves around the values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Padding {
    /// None.
    None,
    /// Four per cent, so that dots do not touch the edge.
    Dots,
}

/// About how many steps an axis has.
const STEP_COUNT: u32 = 5;

/// An axis with rounded ends and equal steps.
struct LinearScale {
    low: f64,
    high: f64,
    step: f64,
}

impl LinearScale {
    /// The scale around a range. The step is 1, 2, 2.5 or 5 times a power of ten, and the ends are multiples of it.
    fn around(low: f64, high: f64, step_count: u32) -> Self {
        let span = if high > low { high - low } else { high.abs().max(1.0) };
        let rough_step = span / f64::from(step_count.max(1));
        let power = 10_f64.powf(rough_step.log10().floor());
        let factors = [1.0, 2.0, 2.5, 5.0, 10.0];
        let step = factors.into_iter().map(|m| m * power).find(|step| *step >= rough_step * 0.999).unwrap_or(10.0 * power);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }
}

/// An axis that includes every value, with ticks.
///
/// It begins at zero when that takes at most about half of its length, else at a rounded value below the smallest; a footnote says so.
pub(super) fn linear_axis(speech: &Speech, values: &[f64], style: NumberStyle, padding: Padding) -> Axis {
    let min = values.iter().copied().fold(f64::INFINITY, f64::min);
    let max = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (min, max) = if min > max { (0.0, 1.0) } else { (min, max) };
    let room = if padding == Padding::Dots { (max - min) * 0.04 } else { 0.0 };
    let starts_at_zero = min >= 0.0 && min <= max * 0.5;
    let LinearScale { low, high, step } = LinearScale::around(if starts_at_zero { 0.0 } else { min - room }, max + room, STEP_COUNT);
    let high = if high > low { high } else { low + step };
    let decimals = decimals_of(step / style.scale.factor());
    let count = ((high - low) / step).round().clamp(0.0, 20.0);
    let indices = std::iter::successors(Some(0.0), |index: &f64| Some(index + 1.0)).take_while(|index| *index <= count);
    let ticks = indices.map(|index| {
        let value = low + index * step;
        // A rounding error near zero is zero.
        let value = if value.abs() < step * 1e-9 { 0.0 } else { value };
        Tick { value, label: NumberStyle { decimals, ..style }.tick(speech, value) }
    });
    let ticks = ticks.collect();
    Axis { low, high, ticks, ..style.axis(speech) }
}

/// A logarithmic axis from `min` to `max`, both positive, with ticks at the powers of ten; also at 2 and 5 times these where it spans
/// at most three of them.
pub(super) fn logarithmic_axis(speech: &Speech, min: f64, max: f64, style: NumberStyle) -> Axis {
    let (first_power, last_power) = (min.log10().floor(), max.log10().ceil());
    let factors: &[f64] = if last_power - first_power > 3.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    let candidates = multiples_of_powers(first_power, last_power, factors);
    let first = candidates.first().copied().unwrap_or(min);
    let low = candidates.iter().copied().filter(|value| *value <= min * (1.0 + 1e-9)).fold(first, f64::max);
    let high = candidates.iter().copied().find(|value| *value >= max * (1.0 - 1e-9)).unwrap_or(max);
    let label = |value: f64| NumberStyle { decimals: decimals_of(value / style.scale.factor()), ..style }.tick(speech, value);
    let ticks = candidates.into_iter().filter(|value| (low..=high).contains(value)).map(|value| Tick { value, label: label(value) });
    let ticks = ticks.collect();
    Axis { low, high, log: true, ticks, ..style.axis(speech) }
}

/// Some multiples of the powers of ten from one exponent to another, in rising order.
fn multiples_of_powers(first: f64, last: f64, factors: &[f64]) -> Vec<f64> {
    let powers = std::iter::successors(Some(first), |power| Some(power + 1.0)).take_while(|power| *power <= last);
    powers.flat_map(|power| factors.iter().map(move |factor| factor * 10_f64.powf(power))).collect()
}

/// The values of ticks within a range of a logarithmic scale: powers of ten with 2 and 5 times these; round numbers where these are too few.
fn logarithmic_ticks(low: f64, high: f64) -> Vec<f64> {
    let all = multiples_of_powers(low.log10().floor(), high.log10(), &[1.0, 2.0, 5.0]);
    let inside: Vec<f64> = all.into_iter().filter(|value| (low..=high).contains(value)).collect();
    if inside.len() < FEWEST_TICKS { round_ticks(low, high) } else { inside }
}

/// Round numbers within a range.
fn round_ticks(low: f64, high: f64) -> Vec<f64> {
    let scale = LinearScale::around(low, high, STEP_COUNT);
    let values = std::iter::successors(Some(0.0), |index: &f64| Some(index + 1.0)).map(|index| scale.low + index * scale.step);
    values.take_while(|value| *value <= high + scale.step * 1e-9).filter(|value| *value >= low - scale.step * 1e-9).collect()
}

/// A logarithmic scale with fewer ticks says too little.
const FEWEST_TICKS: usize = 3;

impl Axis {
    /// Where a value is on the scale: its logarithm on a logarithmic one.
    #[must_use]
    pub fn scaled(&self, value: f64) -> f64 {
        if self.log { value.max(f64::MIN_POSITIVE).ln() } else { value }
    }

    /// The value at a place of the scale.
    #[must_use]
    pub fn unscaled(&self, place: f64) -> f64 {
        if self.log { place.exp() } else { place }
    }

    /// A part of the same axis between two values, with ticks of its own.
    pub(super) fn part(&self, speech: &Speech, low: f64, high: f64) -> Self {
        let (style, scale) = (self.number_style(), NumberScale::of_thousands(self.thousands));
        let values = if self.log { logarithmic_ticks(low, high) } else { round_ticks(low, high) };
        let decimals = values.iter().map(|value| decimals_of((value / scale.factor()).abs())).max().unwrap_or_default();
        // Some rounding is in every sum: no tick has more decimals than its step.
        let step = LinearScale::around(low, high, STEP_COUNT).step / scale.factor();
        let decimals = decimals.min(decimals_of(step).max(self.decimals));
        let tick = |value: f64| {
            // The ticks of a logarithmic scale are of many sizes.
            let decimals = if self.log { decimals_of(value / scale.factor()) } else { decimals };
            Tick { value, label: NumberStyle { decimals, ..style }.tick(speech, value) }
        };
        Self { low, high, ticks: values.into_iter().map(tick).collect(), ..self.clone() }
    }

    /// The same axis around other values.
    pub(super) fn around(&self, speech: &Speech, values: &[f64]) -> Self {
        Self { title: self.title.clone(), ..linear_axis(speech, values, self.number_style(), Padding::None) }
    }

    /// How its values are printed.
    fn number_style(&self) -> NumberStyle {
        let scale = NumberScale::of_thousands(self.thousands);
        NumberStyle { decimals: self.decimals, percent: self.percent, signed: self.signed, scale }
    }
}

/// Whether more than half of some positions, from 0 to 1 along an axis, lie within a fifth of it.
pub(super) fn is_crowded(positions: impl Iterator<Item = f64>) -> bool {
    const FIFTH: f64 = 0.2;
    let mut sorted: Vec<f64> = positions.collect();
    sorted.sort_by(f64::total_cmp);
    let more_than_half = sorted.len() / 2 + 1;
    sorted.windows(more_than_half).any(|some| matches!(some, [first, .., last] if last - first <= FIFTH))
}

/// The decimals needed to print a step exactly, at most 8.
fn decimals_of(step: f64) -> u8 {
    (0..8_u8)
        .find(|decimals| {
            let scaled = step * 10_f64.powi(i32::from(*decimals));
            (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .unwrap_or(8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::Language;
    use proptest::prelude::*;

    fn style() -> NumberStyle {
        NumberStyle { decimals: 1, percent: false, signed: false, scale: NumberScale::Ones }
    }

    #[test]
    fn ticks_are_round_and_have_labels() {
        let speech = Speech::new(Language::En);
        let labels = |values: &[f64], padding| {
            linear_axis(&speech, values, style(), padding).ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>()
        };
        assert_eq!(labels(&[3.0, 97.0], Padding::None), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(labels(&[96.2, 98.9], Padding::None), ["96", "97", "98", "99"]);
        assert_eq!(labels(&[0.31, 0.62], Padding::None), ["0.0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(labels(&[-1.2, 2.0], Padding::None), ["\u{2212}2", "\u{2212}1", "0", "1", "2"]);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn every_value_is_inside_and_ticks_rise(values in proptest::collection::vec(-1e9_f64..1e9, 1..20), is_padded: bool) {
            let speech = Speech::new(Language::Fr);
            let axis = linear_axis(&speech, &values, style(), if is_padded { Padding::Dots } else { Padding::None });
            prop_assert!(values.iter().all(|value| *value >= axis.low - 1e-6 && *value <= axis.high + 1e-6), "{axis:?}");
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].value < pair[1].value));
            prop_assert!((2..=12).contains(&axis.ticks.len()), "{:?}", axis.ticks);
        }
    }
}
