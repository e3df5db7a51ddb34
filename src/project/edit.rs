//! Every change there is to a project: a project and an edit in, the changed project out.

use crate::chart::Kind;
use crate::compare::Question;
use crate::project::Project;
use crate::tidy::Recipe;

/// How many recipes of files read before are kept.
const KNOWN: usize = 24;

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Open another project: its files, and its question if it has one.
    Open(Project),
    /// Ask another question.
    Ask(Question),
    /// Read a file in another way; a recipe that leaves all open reads it as proposed.
    Read(String, Box<Recipe>),
    /// Show the answer in this form; none means the one that fits.
    Show(Option<Kind>),
}

/// Applies a change.
#[must_use]
pub fn apply(project: &Project, edit: &Edit) -> Project {
    match edit {
        // What was learned from the files of before may serve for those that come.
        Edit::Open(other) => {
            let mut known = project.known.clone();
            known.extend(other.known.iter().filter(|recipe| !project.known.contains(recipe)).cloned());
            let first = known.len().saturating_sub(KNOWN);
            Project { known: known.split_off(first), ..other.clone() }
        }
        Edit::Ask(question) => Project { question: Some(question.clone()), ..project.clone() },
        Edit::Read(file, recipe) => {
            let mut recipes = project.recipes.clone();
            if **recipe == Recipe::default() {
                recipes.remove(file);
            } else {
                recipes.insert(file.clone(), (**recipe).clone());
            }
            Project { recipes, ..project.clone() }
        }
        Edit::Show(kind) => Project { kind: *kind, ..project.clone() },
    }
}
