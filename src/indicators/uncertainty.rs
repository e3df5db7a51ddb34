//! How sure a result is: what its inputs say of themselves in, between which numbers the result lies out.
//!
//! Inputs are taken as independent and their effects added in quadrature, as the guidelines of the IPCC do (2006, volume 1,
//! chapter 3, approach 1). A figure used as it is keeps the interval its file gives.

use crate::indicators::lower::{Cells, evaluate};
use crate::indicators::plan::{InputRole, Plan};
use crate::tidy::Observation;

/// Between which numbers a result lies, if some input says how sure it is and the formula has a value at both of its ends.
pub(super) fn interval(plan: &Plan, cells: &Cells<'_>, inputs: &[(usize, &Observation)]) -> Option<(f64, f64)> {
    let base = evaluate(&plan.steps, cells).filter(|value| value.is_finite())?;
    let (mut below, mut above, mut known) = (0.0, 0.0, false);
    for (index, own) in inputs {
        let Some(((low, high), value)) = own.interval.zip(own.reading.value()) else { continue };
        // What is left of years of deposits is no multiple of one of them.
        if matches!(plan.inputs.get(*index)?.role, InputRole::Decayed(_)) {
            return None;
        }
        let moved = |end: f64| {
            let at = |other: usize| Some((cells.value)(other)? + if other == *index { end - value } else { 0.0 });
            let result = evaluate(&plan.steps, &Cells { value: &at, years: cells.years })?;
            result.is_finite().then_some(result - base)
        };
        let (a, b) = (moved(low)?, moved(high)?);
        below += a.min(b).min(0.0).powi(2);
        above += a.max(b).max(0.0).powi(2);
        known = true;
    }
    known.then(|| (base - below.sqrt(), base + above.sqrt()))
}
