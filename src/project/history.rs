//! Undo and redo: every state of the project, a drag being one step.

use std::sync::Arc;

use crate::project::{Edit, Project, apply};

/// How many states are kept.
const KEPT: usize = 200;

/// The states of a project, and where we stand among them.
#[derive(Clone, Debug)]
pub struct History {
    states: Vec<Arc<Project>>,
    at: usize,
    last: Option<Edit>,
}

impl History {
    /// A history that begins with this project.
    #[must_use]
    pub fn new(project: Project) -> Self {
        Self { states: vec![Arc::new(project)], at: 0, last: None }
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
    pub fn edit(&mut self, edit: Edit) {
        let next = apply(self.current(), &edit);
        if next == **self.current() {
            return;
        }
        self.states.truncate(self.at + 1);
        if self.at > 0 && self.last.as_ref().is_some_and(|last| edit.continues(last)) {
            self.states.truncate(self.at);
        }
        self.states.push(Arc::new(next));
        if self.states.len() > KEPT {
            self.states.remove(0);
        }
        self.at = self.states.len() - 1;
        self.last = Some(edit);
    }

    /// Applies an edit without leaving a step: for what the program itself completes.
    pub fn settle(&mut self, edit: &Edit) {
        let next = Arc::new(apply(self.current(), edit));
        if let Some(state) = self.states.get_mut(self.at) {
            *state = next;
        }
    }

    /// Goes one step back; false at the beginning.
    pub fn undo(&mut self) -> bool {
        let possible = self.at > 0;
        self.at -= usize::from(possible);
        self.last = None;
        possible
    }

    /// Goes one step forward again; false at the end.
    pub fn redo(&mut self) -> bool {
        let possible = self.at + 1 < self.states.len();
        self.at += usize::from(possible);
        self.last = None;
        possible
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IndicatorId, PlaceId, Year};
    use crate::compare::Question;

    fn ask(focus: &str, year: u16) -> Edit {
        let years = Year::new(year).into_iter().collect();
        Edit::Ask(Question::about(&[PlaceId::new(focus)], vec![IndicatorId::new("x")], years).expect("a question"))
    }

    #[test]
    fn undo_and_redo_come_back() {
        let mut history = History::new(Project::default());
        history.edit(ask("a", 2014));
        history.edit(ask("b", 2014));
        let end = Arc::clone(history.current());
        assert!(history.undo() && history.undo() && !history.undo());
        assert_eq!(**history.current(), Project::default());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(*history.current(), end);
    }

    #[test]
    fn moving_through_the_years_is_one_step() {
        let mut history = History::new(Project::default());
        history.edit(ask("a", 2014));
        history.edit(ask("a", 2015));
        history.edit(ask("a", 2016));
        assert!(history.undo());
        assert_eq!(**history.current(), Project::default());
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_no_step() {
        let mut history = History::new(Project::default());
        history.edit(Edit::Show(None));
        assert!(!history.undo());
    }
}
