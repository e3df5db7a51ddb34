//! Undo and redo. In: edits. Out: the current project and the list of edits that led to it.
//!
//! Every state is a whole project behind an `Arc`. Consecutive edits that change only the years are one step.

use std::sync::Arc;

use crate::compare::ComparisonQuery;
use crate::project::document::Project;
use crate::project::edit::{Edit, apply};
use crate::project::file::to_json;
use crate::project::saved_history::{HistoryParts, SavedHistory};

/// The largest number of states kept; the oldest are forgotten.
const MOST_STATES: usize = 200;

/// The states of a project, and which of them is current.
#[derive(Clone, Debug)]
pub struct History {
    /// The states, the oldest first; never empty.
    states: Vec<Arc<Project>>,
    /// The edit that made each state; `None` for the first.
    edits: Vec<Option<Arc<Edit>>>,
    /// The index of the current state.
    position: usize,
    /// True if the last action was an edit, which a further change of years may extend.
    is_extendable: bool,
}

impl History {
    /// A history whose first state is this project.
    #[must_use]
    pub fn new(project: Project) -> Self {
        Self { states: vec![Arc::new(project)], edits: vec![None], position: 0, is_extendable: false }
    }

    /// The history for JSON; `None` if it cannot be written, which is a bug.
    #[must_use]
    pub fn to_saved(&self) -> Option<SavedHistory> {
        SavedHistory::new(&HistoryParts { states: self.states.clone(), edits: self.edits.clone(), position: self.position })
    }

    /// The history that was kept, if its current state is this project; `None` if it is another or cannot be read.
    #[must_use]
    pub fn from_saved(saved: SavedHistory, current: &Project) -> Option<Self> {
        let HistoryParts { mut states, edits, position } = saved.into_parts()?;
        let kept = states.get_mut(position)?;
        let is_current = kept.file == current.file && to_json(kept).ok()? == to_json(current).ok()?;
        // What is not written with the states, as the recipes of other files, is that of the project.
        *kept = Arc::new(current.clone());
        is_current.then_some(Self { states, edits, position, is_extendable: false })
    }

    /// The current project.
    ///
    /// # Panics
    /// Never: the position is always that of a state.
    #[must_use]
    pub fn current(&self) -> &Arc<Project> {
        match self.states.get(self.position) {
            Some(project) => project,
            None => unreachable!("the history always holds the current state"),
        }
    }

    /// Applies an edit and discards the states that could be redone. An edit that changes nothing adds no step.
    pub fn edit(&mut self, edit: &Edit) {
        let now = Arc::clone(self.current());
        let next = apply(&now, edit);
        if next == *now {
            return;
        }
        self.truncate(self.position + 1);
        let before = self.position.checked_sub(1).and_then(|index| self.states.get(index));
        if self.is_extendable && before.is_some_and(|before| differ_in_years_only(before, &now) && differ_in_years_only(&now, &next)) {
            self.truncate(self.position);
        }
        // Years moved back to where they began add no step.
        if self.states.last().is_none_or(|last| **last != next) {
            self.states.push(Arc::new(next));
            self.edits.push(Some(Arc::new(edit.clone())));
        }
        if self.states.len() > MOST_STATES {
            self.states.remove(0);
            self.edits.remove(0);
        }
        self.position = self.states.len() - 1;
        self.is_extendable = true;
    }

    /// Keeps the first `len` states.
    fn truncate(&mut self, len: usize) {
        self.states.truncate(len);
        self.edits.truncate(len);
    }

    /// Applies an edit to the current state in place, without a step. It is for what the program itself fills in.
    pub fn amend_current(&mut self, edit: &Edit) {
        let next = Arc::new(apply(self.current(), edit));
        if let Some(state) = self.states.get_mut(self.position) {
            *state = next;
        }
    }

    /// The state at this index; `None` if there is none.
    #[must_use]
    pub fn state(&self, index: usize) -> Option<&Arc<Project>> {
        self.states.get(index)
    }

    /// The index of the latest state before the current one that has a property; `None` if none has it.
    #[must_use]
    pub fn latest_state(&self, has: impl Fn(&Project) -> bool) -> Option<usize> {
        self.states.iter().take(self.position).rposition(|state| has(state))
    }

    /// The edit that made each state, in order; `None` for the first state.
    pub fn edits(&self) -> impl Iterator<Item = Option<&Edit>> {
        self.edits.iter().map(Option::as_deref)
    }

    /// The index of the current state.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// True if at least one edit left a step.
    #[must_use]
    pub fn has_edits(&self) -> bool {
        self.states.len() > 1
    }

    /// Makes the state at this index current; returns false if there is none or it is current already.
    pub fn go_to(&mut self, index: usize) -> bool {
        let is_possible = index < self.states.len() && index != self.position;
        if is_possible {
            self.position = index;
        }
        self.is_extendable = false;
        is_possible
    }

    /// Records that the project was saved: every state with the same file as the current one takes over the new file, its
    /// hashes and its remembered values.
    pub fn mark_saved(&mut self, saved: &Project) {
        let before = self.current().file.clone();
        for state in self.states.iter_mut().filter(|state| state.file == before) {
            let state = Arc::make_mut(state);
            state.file.clone_from(&saved.file);
            state.data_hashes.clone_from(&saved.data_hashes);
            state.remembered_values.clone_from(&saved.remembered_values);
            state.embeds_sources = saved.embeds_sources;
        }
    }

    /// Goes one step back; returns false at the first state.
    pub fn undo(&mut self) -> bool {
        let is_possible = self.position > 0;
        self.position -= usize::from(is_possible);
        self.is_extendable = false;
        is_possible
    }

    /// Goes one step forward; returns false at the last state.
    pub fn redo(&mut self) -> bool {
        let is_possible = self.position + 1 < self.states.len();
        self.position += usize::from(is_possible);
        self.is_extendable = false;
        is_possible
    }
}

/// True if two states differ in the years of the comparison and in nothing else.
fn differ_in_years_only(before: &Project, after: &Project) -> bool {
    let (Some(old), Some(new)) = (&before.query, &after.query) else { return false };
    let moved = Project { query: Some(ComparisonQuery { times: new.times.clone(), ..old.clone() }), ..before.clone() };
    old.times != new.times && moved == *after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IndicatorId, PlaceId, Time, Year};

    fn ask(focus: &str, year: u16) -> Edit {
        let years = Year::new(year).map(Time::from).into_iter().collect();
        Edit::SetQuery(ComparisonQuery::from_places(&[PlaceId::new(focus)], vec![IndicatorId::new("x")], years).expect("a query"))
    }

    #[test]
    fn redo_restores_what_undo_removed() {
        let mut history = History::new(Project::default());
        history.edit(&ask("a", 2014));
        history.edit(&ask("b", 2014));
        let end = Arc::clone(history.current());
        assert!(history.undo() && history.undo() && !history.undo());
        assert_eq!(**history.current(), Project::default());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(*history.current(), end);
    }

    #[test]
    fn consecutive_changes_of_years_are_one_step() {
        let mut history = History::new(Project::default());
        history.edit(&ask("a", 2014));
        let first = Arc::clone(history.current());
        history.edit(&ask("a", 2015));
        history.edit(&ask("a", 2016));
        assert!(history.undo());
        assert_eq!(*history.current(), first, "the change of years is undone at once, not the query before it");
    }

    #[test]
    fn a_change_of_town_and_year_together_is_a_step_of_its_own() {
        let mut history = History::new(Project::default());
        for (town, year) in [("a", 2014), ("b", 2015), ("b", 2016)] {
            history.edit(&ask(town, year));
        }
        assert!(history.undo());
        assert_eq!(
            history.current().query.as_ref().map(|query| query.times.clone()),
            Some(Year::new(2015).map(Time::from).into_iter().collect())
        );
    }

    #[test]
    fn years_moved_back_add_no_step() {
        let mut history = History::new(Project::default());
        for year in [2014, 2015, 2016, 2014] {
            history.edit(&ask("a", year));
        }
        assert!(history.undo());
        assert_eq!(**history.current(), Project::default());
    }

    #[test]
    fn all_states_share_the_recipes_of_other_files() {
        let recipes_of_other_files = vec![Arc::new(crate::tidy::Recipe::default())];
        let mut history = History::new(Project { recipes_of_other_files, ..Project::default() });
        let first = Arc::clone(&history.current().recipes_of_other_files[0]);
        for town in 0..150 {
            history.edit(&ask(&town.to_string(), 2014));
        }
        assert!(Arc::ptr_eq(&first, &history.current().recipes_of_other_files[0]), "a recipe with its figures is copied at every change");
    }

    #[test]
    fn an_edit_that_changes_nothing_adds_no_step() {
        let mut history = History::new(Project::default());
        history.edit(&Edit::SetChartKind(None));
        assert!(!history.undo());
    }
}
