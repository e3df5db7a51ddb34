//! Every change there is to a project: a project and an edit in, the changed project out.

use crate::chart::Kind;
use crate::compare::Question;
use crate::project::Project;

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Open another project: its files, and its question if it has one.
    Open(Project),
    /// Ask another question.
    Ask(Question),
    /// Show the answer in this form; none means the one that fits.
    Show(Option<Kind>),
}

/// Applies a change.
#[must_use]
pub fn apply(project: &Project, edit: &Edit) -> Project {
    match edit {
        Edit::Open(other) => other.clone(),
        Edit::Ask(question) => Project { question: Some(question.clone()), ..project.clone() },
        Edit::Show(kind) => Project { kind: *kind, ..project.clone() },
    }
}
