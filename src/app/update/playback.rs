//! Playing the years: while it runs, the comparison moves to the next year at a fixed pace and stops after the last.

use std::time::Duration;

use crate::app::state::app_state::AppState;
use crate::compare::ComparisonQuery;
use crate::project::Edit;

/// How long each year is shown, in seconds.
const SECONDS_PER_YEAR: f64 = 1.2;

/// Moves to the next year once the current one was shown long enough.
pub(super) fn advance(state: &mut AppState, context: &egui::Context) {
    let Some(since) = state.session.playback_since else { return };
    let Some(derived) = state.engine.derived() else { return };
    let Some(query) = state.history.current().query.clone() else { return };
    let now = context.input(|input| input.time);
    let shown_for = now - since;
    if shown_for < SECONDS_PER_YEAR {
        context.request_repaint_after(Duration::from_secs_f64(SECONDS_PER_YEAR - shown_for));
        return;
    }
    // Years are listed from the latest; playback goes from the oldest.
    let mut years = derived.times.iter().rev().copied();
    let next = match query.times.first() {
        Some(shown) => years.find(|year| year > shown),
        None => years.next(),
    };
    state.session.playback_since = next.map(|_| now);
    if let Some(year) = next {
        state.history.edit(&Edit::SetQuery(ComparisonQuery { times: vec![year], ..query }));
        context.request_repaint();
    }
}
