//! Every change to a project. In: a project and an edit. Out: the changed project; the input is not modified.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::PlaceId;
use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::project::document::{CustomIndicator, MOST_PINNED, PinnedComparison, Project};
use crate::project::talk::{HeadlineChoice, MOST_SLIDES, Talk, TalkSlide};
use crate::speech::Language;
use crate::tidy::{PlaceGroup, Recipe};

/// The largest number of recipes of other files kept in a project.
const MOST_RECIPES: usize = 24;

/// A change to the project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Replaces the project by another one.
    Open(Box<Project>),
    /// Replaces the comparison on screen.
    Ask(ComparisonQuery),
    /// Keeps recipes of files that were read, to be offered for files of the same shape.
    Learn(Vec<Arc<Recipe>>),
    /// Updates the paths of files that moved: from each key to its value.
    Move(BTreeMap<PathBuf, PathBuf>),
    /// Sets the recipe of the file with this name; a default recipe removes it, so that the file is read as proposed.
    Read(String, Box<Recipe>),
    /// Adds an indicator of the user, or replaces the one with the same name.
    Define(CustomIndicator),
    /// Removes the user's indicator with this name.
    Drop(String),
    /// Replaces all hypothetical values.
    Suppose(Vec<String>),
    /// Adds a group of towns, or replaces the one with the same members, and sets the comparison that shows it.
    Join(PlaceGroup, Box<ComparisonQuery>),
    /// Removes a group of towns, also from the comparison.
    Part(PlaceId),
    /// Adds comparisons at the end of the board; those already there are skipped.
    Pin(Vec<PinnedComparison>),
    /// Removes the comparison at this index of the board.
    Unpin(usize),
    /// Makes a comparison of the board the one on screen.
    Reopen(Box<PinnedComparison>),
    /// Changes the talk.
    Talk(TalkEdit),
    /// Sets the headline above the chart; `None` means the program's first proposal.
    Say(Option<HeadlineChoice>),
    /// Sets the kind of chart; `None` lets the program choose the most suitable one.
    Show(Option<ChartKind>),
}

/// A change to the talk. Indices count the slides of the talk from 0; an index out of range changes nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TalkEdit {
    /// Inserts a slide after the one at this index; `None` means at the end.
    Add(Box<TalkSlide>, Option<usize>),
    /// Replaces the slide at this index.
    Set(usize, Box<TalkSlide>),
    /// Removes the slide at this index.
    Remove(usize),
    /// Moves a slide from the first index to the second.
    Move(usize, usize),
    /// Sets the title; `None` or a blank text means the names of the towns.
    Name(Option<String>),
    /// Sets the languages of the deck; an empty list means the language of the window.
    Languages(Vec<Language>),
    /// Replaces the whole talk.
    Replace(Box<Talk>),
}

/// The project after an edit.
#[must_use]
pub fn apply(project: &Project, edit: &Edit) -> Project {
    let mut next = project.clone();
    match edit {
        // Recipes of the files read before may fit the files of the new project.
        Edit::Open(other) => {
            let recipes_of_other_files = merge_recipes(&project.recipes_of_other_files, &other.recipes_of_other_files);
            next = Project { recipes_of_other_files, ..(**other).clone() };
        }
        Edit::Learn(recipes) => next.recipes_of_other_files = merge_recipes(&project.recipes_of_other_files, recipes),
        Edit::Ask(query) => set_query(&mut next, query),
        Edit::Move(moved) => next.move_files(moved),
        Edit::Pin(pinned) => {
            next.board.extend(pinned.iter().filter(|new| !project.board.contains(new)).cloned());
            next.board.truncate(MOST_PINNED);
        }
        Edit::Unpin(index) => {
            if *index < next.board.len() {
                next.board.remove(*index);
            }
        }
        Edit::Reopen(pinned) => {
            next.question = Some(pinned.question.clone());
            next.kind = pinned.kind;
            next.saying = None;
        }
        Edit::Talk(change) => apply_to_talk(&mut next.talk, change),
        Edit::Say(headline) => next.saying.clone_from(headline),
        Edit::Read(file, recipe) => set_recipe(&mut next, file, recipe),
        Edit::Define(indicator) => {
            next.own.retain(|other| other.name != indicator.name);
            next.own.push(indicator.clone());
        }
        Edit::Drop(name) => next.own.retain(|other| other.name != *name),
        Edit::Suppose(suppositions) => next.supposed.clone_from(suppositions),
        Edit::Join(group, query) => {
            next.groups.retain(|other| other.id() != group.id());
            next.groups.push(group.clone());
            next.question = Some((**query).clone());
        }
        Edit::Part(id) => {
            next.groups.retain(|group| group.id() != *id);
            next.question = next.question.map(|query| query.without(id));
        }
        Edit::Show(kind) => {
            next.kind = *kind;
            next.saying = None;
        }
    }
    next
}

/// Sets the comparison on screen; a headline chosen for another comparison is dropped.
fn set_query(project: &mut Project, query: &ComparisonQuery) {
    // Colours and annotations do not make another comparison.
    if !project.question.as_ref().is_some_and(|before| before.compares_as(query)) {
        project.saying = None;
    }
    project.question = Some(query.clone());
}

/// Sets the recipe of a file, or removes it if it is the default one.
fn set_recipe(project: &mut Project, file: &str, recipe: &Recipe) {
    if *recipe == Recipe::default() {
        project.recipes.remove(file);
    } else {
        project.recipes.insert(file.to_owned(), recipe.clone());
    }
}

/// Changes the talk in place.
fn apply_to_talk(talk: &mut Talk, change: &TalkEdit) {
    let count = talk.slides.len();
    match change {
        TalkEdit::Add(slide, after) => {
            if count < MOST_SLIDES {
                talk.slides.insert(after.map_or(count, |index| (index + 1).min(count)), (**slide).clone());
            }
        }
        TalkEdit::Set(index, slide) => {
            if let Some(old) = talk.slides.get_mut(*index) {
                *old = (**slide).clone();
            }
        }
        TalkEdit::Remove(index) => {
            if *index < count {
                talk.slides.remove(*index);
            }
        }
        TalkEdit::Move(from, to) => {
            if *from < count && *to < count {
                let slide = talk.slides.remove(*from);
                talk.slides.insert(*to, slide);
            }
        }
        TalkEdit::Name(title) => talk.title = title.clone().filter(|title| !title.trim().is_empty()),
        TalkEdit::Languages(languages) => talk.languages.clone_from(languages),
        TalkEdit::Replace(other) => *talk = (**other).clone(),
    }
}

/// The old recipes followed by the new ones, cut to the latest `MOST_RECIPES`; of one file only the latest stays.
fn merge_recipes(old: &[Arc<Recipe>], new: &[Arc<Recipe>]) -> Vec<Arc<Recipe>> {
    let file = |recipe: &Recipe| recipe.memory.as_ref().map(|memory| memory.file.clone());
    let is_replaced = |recipe: &Recipe| new.iter().any(|other| file(other) == file(recipe));
    let mut all: Vec<Arc<Recipe>> = old.iter().filter(|recipe| !is_replaced(recipe)).cloned().collect();
    all.extend_from_slice(new);
    let first = all.len().saturating_sub(MOST_RECIPES);
    all.split_off(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::IndicatorId;
    use crate::compare::Annotations;

    #[test]
    fn a_written_headline_survives_annotations_and_is_dropped_with_the_query() {
        let places = [PlaceId::new("kenitra"), PlaceId::new("evreux"), PlaceId::new("paris")];
        let query = ComparisonQuery::about(&places, vec![IndicatorId::new("x")], vec![]).expect("a query");
        let headline = Some(HeadlineChoice::Own("Deux fois plus".to_owned()));
        let project = Project { question: Some(query.clone()), saying: headline.clone(), ..Project::default() };
        let annotated = ComparisonQuery { annotations: Annotations { gap: true, ..Annotations::default() }, ..query.clone() };
        assert_eq!(apply(&project, &Edit::Ask(annotated)).saying, headline);
        assert_eq!(apply(&project, &Edit::Ask(query.coloured(&PlaceId::new("paris")))).saying, headline);
        assert_eq!(apply(&project, &Edit::Ask(query.with_twin(&PlaceId::new("paris")))).saying, None);
    }
}
