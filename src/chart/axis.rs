//! Scales: values in, round ends and ticks with finished labels out.

use crate::chart::spec::{Axis, Tick};
use crate::chart::text::NumberStyle;
use crate::speech::Speech;

/// Where a scale begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// At zero when that costs little room, else at a round value below the least: places are compared, and it is said.
    Free,
    /// The same, with a little room around: dots do not stand on the edge.
    Roomy,
}

/// The ends of a scale and the step between its ticks: 1, 2, 2.5 or 5 times a power of ten.
pub(super) fn nice(low: f64, high: f64, most: u32) -> (f64, f64, f64) {
    let span = if high > low { high - low } else { high.abs().max(1.0) };
    let rough = span / f64::from(most.max(1));
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough * 0.999).unwrap_or(10.0 * power);
    ((low / step).floor() * step, (high / step).ceil() * step, step)
}

/// A scale that holds every value, with ticks.
pub(super) fn axis(speech: &Speech, values: &[f64], style: NumberStyle, base: Base) -> Axis {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (least, most) = if least > most { (0.0, 1.0) } else { (least, most) };
    let roomy = if base == Base::Roomy { (most - least) * 0.04 } else { 0.0 };
    let (low, high) = match base {
        // Below half of the greatest, the room above zero is worth showing.
        Base::Free | Base::Roomy if least >= 0.0 && least <= most * 0.5 => (0.0, most + roomy),
        Base::Free | Base::Roomy => (least - roomy, most + roomy),
    };
    let (low, high, step) = nice(low, high, TICKS);
    let high = if high > low { high } else { low + step };
    let decimals = decimals_of(step);
    let label = |value: f64| NumberStyle { decimals, ..style }.tick(speech, value);
    let count = ((high - low) / step).round().clamp(0.0, 20.0);
    let ticks = std::iter::successors(Some(0.0), |rank: &f64| Some(rank + 1.0)).take_while(|rank| *rank <= count).map(|rank| {
        let value = low + rank * step;
        // What rounding leaves of zero is zero.
        let value = if value.abs() < step * 1e-9 { 0.0 } else { value };
        Tick { value, label: label(value) }
    });
    let ticks = ticks.collect();
    Axis { low, high, decimals: style.decimals, percent: style.percent, signed: style.signed, ticks, ..Axis::default() }
}

/// A scale whose steps multiply: 1, 2 and 5 times the powers of ten where it spans few of them.
pub(super) fn logarithmic(speech: &Speech, (least, most): (f64, f64), style: NumberStyle) -> Axis {
    let powers = (least.log10().floor(), most.log10().ceil());
    let steps: &[f64] = if powers.1 - powers.0 > 3.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    let decades = std::iter::successors(Some(powers.0), |power| Some(power + 1.0)).take_while(|power| *power <= powers.1);
    let all: Vec<f64> = decades.flat_map(|power| steps.iter().map(move |step| step * 10_f64.powf(power))).collect();
    let low = all.iter().copied().filter(|value| *value <= least * (1.0 + 1e-9)).fold(all.first().copied().unwrap_or(least), f64::max);
    let high = all.iter().copied().find(|value| *value >= most * (1.0 - 1e-9)).unwrap_or(most);
    let label = |value: f64| NumberStyle { decimals: decimals_of(value), ..style }.tick(speech, value);
    let ticks = all.into_iter().filter(|value| (low..=high).contains(value)).map(|value| Tick { value, label: label(value) });
    let ticks = ticks.collect();
    Axis { low, high, decimals: style.decimals, percent: style.percent, signed: style.signed, log: true, ticks, name: String::new() }
}

/// How many steps a scale has about.
const TICKS: u32 = 5;

/// The decimals a step needs to be printed.
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
        NumberStyle { decimals: 1, percent: false, signed: false }
    }

    #[test]
    fn ticks_are_round_and_say_themselves() {
        let speech = Speech::new(Language::En);
        let labels =
            |values: &[f64], base| axis(&speech, values, style(), base).ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>();
        assert_eq!(labels(&[3.0, 97.0], Base::Free), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(labels(&[96.2, 98.9], Base::Free), ["96", "97", "98", "99"]);
        assert_eq!(labels(&[0.31, 0.62], Base::Free), ["0.0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(labels(&[-1.2, 2.0], Base::Free), ["\u{2212}2", "\u{2212}1", "0", "1", "2"]);
    }

    proptest! {
        #[test]
        fn every_value_lies_inside_and_ticks_rise(values in proptest::collection::vec(-1e9_f64..1e9, 1..20), free: bool) {
            let speech = Speech::new(Language::Fr);
            let axis = axis(&speech, &values, style(), if free { Base::Free } else { Base::Roomy });
            prop_assert!(values.iter().all(|value| *value >= axis.low - 1e-6 && *value <= axis.high + 1e-6), "{axis:?}");
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].value < pair[1].value));
            prop_assert!((2..=12).contains(&axis.ticks.len()), "{:?}", axis.ticks);
        }
    }
}
