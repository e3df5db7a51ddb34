//! What is doubted of a single figure: a row of a comparison and the row it is read against in, the gravest doubt out. Pictures hatch such a
//! figure and write the word beside it.

use crate::base::Status;
use crate::compare::comparability::{Difference, Ground, comparability, is_out_of_bounds};
use crate::compare::comparison::ComparisonRow;
use crate::indicators::Flag;
use crate::tidy::{Assumption, Nature};

/// Why a figure is drawn as a doubtful one, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FigureDoubt {
    /// The user supposes it.
    Supposed,
    /// It is outside of what its indicator can be.
    OutOfBounds,
    /// Other sources contradict it.
    Disputed,
    /// The total lacks lines.
    Incomplete,
    /// It was not observed: a projection, a target.
    Expected(Nature),
    /// Something its file does not say was assumed.
    Assumed(Assumption),
    /// A default of its country stands for a quantity that no file says.
    Estimated,
    /// It is of another territory than the figure it is read against.
    OtherTerritory,
    /// It follows another definition than the figure it is read against.
    OtherDefinition,
}

/// The gravest doubt about a figure, `None` when there is none. `reference` finds the figure it is read against, that of the focus; it is
/// asked only where nothing is doubted of the figure itself.
#[must_use]
pub fn figure_doubt<'a>(row: &ComparisonRow, reference: impl FnOnce() -> Option<&'a ComparisonRow>) -> Option<FigureDoubt> {
    let trace = row.known_trace()?;
    let has = |is_wanted: &dyn Fn(&Flag) -> bool| trace.flags.iter().any(is_wanted);
    if has(&|flag| matches!(flag, Flag::Supposed(_))) {
        return Some(FigureDoubt::Supposed);
    }
    if is_out_of_bounds(row, trace) {
        return Some(FigureDoubt::OutOfBounds);
    }
    if has(&|flag| matches!(flag, Flag::Status(_, Status::Disputed) | Flag::Conflict(..))) {
        return Some(FigureDoubt::Disputed);
    }
    if has(&|flag| matches!(flag, Flag::Partial(_) | Flag::MissingLines(_))) {
        return Some(FigureDoubt::Incomplete);
    }
    let expected = trace.flags.iter().find_map(|flag| if let Flag::Expected(_, nature) = flag { Some(*nature) } else { None });
    let assumed = trace.flags.iter().find_map(|flag| if let Flag::Assumed(assumption) = flag { Some(*assumption) } else { None });
    let estimated = has(&|flag| matches!(flag, Flag::Default(_))).then_some(FigureDoubt::Estimated);
    let of_itself = expected.map(FigureDoubt::Expected).or(assumed.map(FigureDoubt::Assumed)).or(estimated);
    of_itself.or_else(|| other_ground(row, reference()?))
}

/// What makes the ground of a figure another one than that of the figure it is read against, besides the years, which are written beside
/// it.
fn other_ground(row: &ComparisonRow, reference: &ComparisonRow) -> Option<FigureDoubt> {
    if row.place.id == reference.place.id {
        return None;
    }
    let verdict = comparability(reference, row);
    let differs = |wanted: &[Difference]| verdict.differences.iter().any(|difference| wanted.contains(difference));
    if verdict.ground < Ground::Different {
        None
    } else if differs(&[Difference::Levels, Difference::UnknownLevel, Difference::Territory]) {
        Some(FigureDoubt::OtherTerritory)
    } else if differs(&[Difference::Definitions, Difference::Measures]) {
        Some(FigureDoubt::OtherDefinition)
    } else {
        None
    }
}
