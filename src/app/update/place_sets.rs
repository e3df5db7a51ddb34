//! The rules of the sets of a project are asked again when it is opened: the user is told who came and who went.

use crate::app::state::app_state::AppState;
use crate::app::state::dialog::Dialog;
use crate::app::state::toast::Toast;
use crate::app::widgets::place_sets::change_words;
use crate::app::widgets::pool_choices::focus_commune;
use crate::library::TerritoryCode;
use crate::peers::{Town, TownId};
use crate::project::PlaceRule;

/// Asks for the communes of the rules of the project and of the open dialog, and tells once of each set that is not what it was.
pub(super) fn ask_rules(state: &mut AppState) {
    let project = state.history.current();
    if state.engine.loaded().is_none() {
        return;
    }
    let is_off = project.library.is_off;
    for rule in project.place_sets.iter().filter_map(|set| set.rule.as_ref()).filter(|rule| !is_off || rule.is_of_files()) {
        state.engine.request_towns(rule);
    }
    // The register is opened for the dialog only: the start of the program does not wait for it.
    if let Some(Dialog::PlaceSets { rule, .. }) = &state.session.dialog {
        let (view, pool) = (state.view(), rule.pool());
        let focus = view.query().and_then(|query| focus_commune(&view, query)).map(TerritoryCode::of);
        if focus.is_some() {
            state.engine.request_towns(&PlaceRule::Pool { pool, focus });
        }
    }
    if state.session.toast.is_none() {
        tell_change(state);
    }
}

/// Tells of the first set that changed and was not told of.
fn tell_change(state: &mut AppState) {
    let view = state.view();
    let changed = view.project.place_sets.iter().find_map(|set| {
        let now: Vec<TownId> = view.engine.towns(set.rule.as_ref()?)?.iter().map(Town::id).collect();
        let change = set.change(&now)?;
        (!state.session.told_place_sets.contains(set)).then(|| (set.clone(), change_words(&view, set, &change)))
    });
    if let Some((set, words)) = changed {
        state.session.toast = Some(Toast::lasting(words));
        state.session.told_place_sets.push(set);
    }
}
