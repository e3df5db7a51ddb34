//! How certain a result is: the intervals of its inputs in, the interval of the result out.
//!
//! Inputs are assumed independent; their effects are added in quadrature (IPCC Guidelines 2006, volume 1, chapter 3,
//! approach 1). A value used as it is keeps the interval of its file.

use crate::indicators::evaluate::{RowValues, evaluate};
use crate::indicators::plan::{InputRole, Plan};
use crate::indicators::used_figure::UsedFigure;

/// The interval (low, high) of a result. `None` when no input has an interval, or when the formula has no value at one of
/// their ends.
pub(super) fn interval(plan: &Plan, inputs: &RowValues<'_>, used: &[UsedFigure<'_>]) -> Option<(f64, f64)> {
    let result = evaluate(&plan.root, inputs).filter(|value| value.is_finite())?;
    let (mut below, mut above, mut has_interval) = (0.0, 0.0, false);
    for UsedFigure { index, figure, weight, .. } in used {
        let stated = figure.and_then(|figure| figure.interval().zip(figure.value().number()));
        let Some(((low, high), value)) = stated else { continue };
        // The decayed amount depends on many deposits, not on this one alone.
        if matches!(plan.inputs.get(*index)?.role, InputRole::Decayed(_)) {
            return None;
        }
        let effect = |end: f64| {
            let value_at_end =
                |other: usize| Some((inputs.value)(other)? + if other == *index { (end - value) * weight.share() } else { 0.0 });
            let at_end = evaluate(&plan.root, &RowValues { value: &value_at_end, ..*inputs })?;
            at_end.is_finite().then_some(at_end - result)
        };
        let (at_low, at_high) = (effect(low)?, effect(high)?);
        below += at_low.min(at_high).min(0.0).powi(2);
        above += at_low.max(at_high).max(0.0).powi(2);
        has_interval = true;
    }
    has_interval.then(|| (result - below.sqrt(), result + above.sqrt()))
}
