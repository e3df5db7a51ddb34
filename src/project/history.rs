//! Undo and redo: every state of the project, a walk through the years being one step.

use std::sync::Arc;

use crate::compare::ComparisonQuery;
use crate::project::{Edit, Project, apply};

/// How many states are kept.
const KEPT: usize = 200;

/// The states of a project, and where we stand among them.
#[derive(Clone, Debug)]
pub struct History {
    states: Vec<Arc<Project>>,
    /// What made each state; nothing made the first.
    steps: Vec<Option<Arc<Edit>>>,
    at: usize,
    /// Whether the last thing done was an edit that another may continue.
    open: bool,
}

impl History {
    /// A history that begins with this project.
    #[must_use]
    pub fn new(project: Project) -> Self {
        Self { states: vec![Arc::new(project)], steps: vec![None], at: 0, open: false }
    }

    /// The project as it stands.
    ///
    /// # Panics
    /// Never: there is always a state.
    #[must_use]
    pub fn current(&self) -> &Arc<Project> {
        match self.states.get(self.at) {
            Some(project) => project,
            None => unreachable!("the history always holds the current state"),
        }
    }

    /// Applies an edit; one that changes nothing leaves no step.
    pub fn edit(&mut self, edit: &Edit) {
        let now = Arc::clone(self.current());
        let next = apply(&now, edit);
        if next == *now {
            return;
        }
        self.states.truncate(self.at + 1);
        self.steps.truncate(self.at + 1);
        let before = self.at.checked_sub(1).and_then(|at| self.states.get(at));
        if self.open && before.is_some_and(|before| only_years(before, &now) && only_years(&now, &next)) {
            self.states.truncate(self.at);
            self.steps.truncate(self.at);
        }
        // Years walked back to where they began leave no step at all.
        if self.states.last().is_none_or(|last| **last != next) {
            self.states.push(Arc::new(next));
            self.steps.push(Some(Arc::new(edit.clone())));
        }
        if self.states.len() > KEPT {
            self.states.remove(0);
            self.steps.remove(0);
        }
        self.at = self.states.len() - 1;
        self.open = true;
    }

    /// Applies an edit without leaving a step: for what the program itself completes.
    pub fn settle(&mut self, edit: &Edit) {
        let next = Arc::new(apply(self.current(), edit));
        if let Some(state) = self.states.get_mut(self.at) {
            *state = next;
        }
    }

    /// What made each state, in order, and the rank of the one that stands.
    pub fn steps(&self) -> (impl Iterator<Item = Option<&Edit>>, usize) {
        (self.steps.iter().map(Option::as_deref), self.at)
    }

    /// Whether anything was done.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.states.len() > 1
    }

    /// Goes to a state by its rank; false when there is none.
    pub fn go(&mut self, rank: usize) -> bool {
        let possible = rank < self.states.len() && rank != self.at;
        if possible {
            self.at = rank;
        }
        self.open = false;
        possible
    }

    /// The project was saved in a file: so were the states that had the file it had, for they are the same work.
    pub fn saved(&mut self, saved: &Project) {
        let before = self.current().file.clone();
        for state in self.states.iter_mut().filter(|state| state.file == before) {
            let state = Arc::make_mut(state);
            state.file.clone_from(&saved.file);
            state.seals.clone_from(&saved.seals);
            state.said.clone_from(&saved.said);
            state.carries = saved.carries;
        }
    }

    /// Goes one step back; false at the beginning.
    pub fn undo(&mut self) -> bool {
        let possible = self.at > 0;
        self.at -= usize::from(possible);
        self.open = false;
        possible
    }

    /// Goes one step forward again; false at the end.
    pub fn redo(&mut self) -> bool {
        let possible = self.at + 1 < self.states.len();
        self.at += usize::from(possible);
        self.open = false;
        possible
    }
}

/// Whether two states differ by the years asked and nothing else.
fn only_years(before: &Project, after: &Project) -> bool {
    let (Some(old), Some(new)) = (&before.question, &after.question) else { return false };
    let moved = Project { question: Some(ComparisonQuery { years: new.years.clone(), ..old.clone() }), ..before.clone() };
    old.years != new.years && moved == *after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IndicatorId, PlaceId, Year};

    fn ask(focus: &str, year: u16) -> Edit {
        let years = Year::new(year).into_iter().collect();
        Edit::Ask(ComparisonQuery::about(&[PlaceId::new(focus)], vec![IndicatorId::new("x")], years).expect("a question"))
    }

    #[test]
    fn undo_and_redo_come_back() {
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
    fn moving_through_the_years_is_one_step() {
        let mut history = History::new(Project::default());
        history.edit(&ask("a", 2014));
        let first = Arc::clone(history.current());
        history.edit(&ask("a", 2015));
        history.edit(&ask("a", 2016));
        assert!(history.undo());
        assert_eq!(*history.current(), first, "the walk is undone at once, not the question before it");
    }

    #[test]
    fn a_change_of_town_and_year_together_is_its_own_step() {
        let mut history = History::new(Project::default());
        for (town, year) in [("a", 2014), ("b", 2015), ("b", 2016)] {
            history.edit(&ask(town, year));
        }
        assert!(history.undo());
        assert_eq!(history.current().question.as_ref().map(|question| question.years.clone()), Some(Year::new(2015).into_iter().collect()));
    }

    #[test]
    fn years_walked_back_leave_no_step() {
        let mut history = History::new(Project::default());
        for year in [2014, 2015, 2016, 2014] {
            history.edit(&ask("a", year));
        }
        assert!(history.undo());
        assert_eq!(**history.current(), Project::default());
    }

    #[test]
    fn two_hundred_states_hold_what_was_learned_once() {
        let known = vec![Arc::new(crate::tidy::Recipe::default())];
        let mut history = History::new(Project { known, ..Project::default() });
        let first = Arc::clone(&history.current().known[0]);
        for town in 0..150 {
            history.edit(&ask(&town.to_string(), 2014));
        }
        assert!(Arc::ptr_eq(&first, &history.current().known[0]), "a recipe with its figures is copied at every change");
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_no_step() {
        let mut history = History::new(Project::default());
        history.edit(&Edit::Show(None));
        assert!(!history.undo());
    }
}
