//! Every change to a project. In: a project and an edit. Out: the changed project; the input is not modified.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::PlaceId;
use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::library::{LibraryChoice, TerritoryCode};
use crate::project::document::{CustomIndicator, MOST_PINNED, PinnedComparison, Project, SourcePath};
use crate::project::place_set::{MOST_PLACE_SETS, PlaceSet};
use crate::project::talk::{HeadlineChoice, MOST_SLIDES, Talk, TalkSlide};
use crate::speech::Language;
use crate::tidy::{PlaceGroup, Recipe};

/// The largest number of recipes of other files kept in a project.
const MOST_RECIPES: usize = 24;

/// A change to the project. It is written into the history that is kept between two runs; the names must stay.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum Edit {
    /// Replaces the project by another one.
    Open(Box<Project>),
    /// Adds source files to those of the project; those it has are read again.
    AddFiles(Vec<SourcePath>),
    /// Goes back to the files of another state and to how they were read; everything else stays. A reading was stopped.
    ReturnToFiles(Box<Project>),
    /// Replaces the comparison on screen.
    SetQuery(ComparisonQuery),
    /// Keeps recipes of files that were read, to be offered for files of the same shape. It is never a step of the history.
    #[serde(skip)]
    KeepRecipes(Vec<Arc<Recipe>>),
    /// Updates the paths of files that moved: from each key to its value.
    MoveFiles(BTreeMap<PathBuf, PathBuf>),
    /// Sets the recipe of the file with this name; a default recipe removes it, so that the file is read as proposed.
    SetRecipe(String, Box<Recipe>),
    /// Adds territories of the library, and sets the comparison that shows them.
    AddTerritories(Vec<TerritoryCode>, Box<ComparisonQuery>),
    /// Sets what is taken from the library beside the files.
    SetLibrary(Box<LibraryChoice>),
    /// Adds an indicator of the user, or replaces the one with the same name.
    DefineIndicator(CustomIndicator),
    /// Removes the user's indicator with this name.
    RemoveIndicator(String),
    /// Replaces all hypothetical values.
    SetSuppositions(Vec<String>),
    /// Adds a group of towns, or replaces the one with the same members, and sets the comparison that shows it.
    GroupPlaces(PlaceGroup, Box<ComparisonQuery>),
    /// Removes a group of towns, also from the comparison.
    Ungroup(PlaceId),
    /// Keeps a set of towns, in the place of the one with the same name.
    KeepPlaceSet(Box<PlaceSet>),
    /// Removes the set of towns with this name.
    RemovePlaceSet(String),
    /// Adds comparisons at the end of the board; those already there are skipped.
    Pin(Vec<PinnedComparison>),
    /// Removes the comparison at this index of the board.
    Unpin(usize),
    /// Makes a comparison of the board the one on screen.
    ShowPinned(Box<PinnedComparison>),
    /// Changes the talk.
    Talk(TalkEdit),
    /// Sets the headline above the chart; `None` means the program's first proposal.
    SetHeadline(Option<HeadlineChoice>),
    /// Sets the kind of chart; `None` lets the program choose the most suitable one.
    SetChartKind(Option<ChartKind>),
}

/// A change to the talk. Indices count the slides of the talk from 0; an index out of range changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum TalkEdit {
    /// Inserts a slide after the one at this index; `None` means at the end.
    Insert(Box<TalkSlide>, Option<usize>),
    /// Replaces the slide at this index.
    ReplaceSlide(usize, Box<TalkSlide>),
    /// Removes the slide at this index.
    Remove(usize),
    /// Moves a slide from the first index to the second.
    Move(usize, usize),
    /// Sets the title; `None` or a blank text means the names of the towns.
    SetTitle(Option<String>),
    /// Sets the languages of the deck; an empty list means the language of the window.
    SetLanguages(Vec<Language>),
    /// Replaces the whole talk.
    ReplaceTalk(Box<Talk>),
}

/// Goes back to the files of another state and to what was made of them.
fn return_to_files(next: &mut Project, before: &Project) {
    next.sources.clone_from(&before.sources);
    next.recipes.clone_from(&before.recipes);
    next.custom_indicators.clone_from(&before.custom_indicators);
    next.suppositions.clone_from(&before.suppositions);
    next.groups.clone_from(&before.groups);
    // A comparison of files that are no longer read has nothing to show.
    next.query = next.query.take().or_else(|| before.query.clone());
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
        Edit::AddFiles(added) => next.add_sources(added),
        Edit::ReturnToFiles(before) => return_to_files(&mut next, before),
        Edit::KeepRecipes(recipes) => next.recipes_of_other_files = merge_recipes(&project.recipes_of_other_files, recipes),
        Edit::SetQuery(query) => set_query(&mut next, query),
        Edit::AddTerritories(added, query) => {
            let new = added.iter().filter(|new| !project.library.territories.contains(new)).cloned();
            next.library.territories.extend(new);
            set_query(&mut next, query);
        }
        Edit::SetLibrary(choice) => next.library.clone_from(choice),
        Edit::MoveFiles(moved) => next.move_files(moved),
        Edit::Pin(pinned) => {
            next.board.extend(pinned.iter().filter(|new| !project.board.contains(new)).cloned());
            next.board.truncate(MOST_PINNED);
        }
        Edit::Unpin(index) => {
            if *index < next.board.len() {
                next.board.remove(*index);
            }
        }
        Edit::ShowPinned(pinned) => {
            next.query = Some(pinned.query.clone());
            next.kind = pinned.kind;
            next.headline = None;
        }
        Edit::Talk(change) => apply_to_talk(&mut next.talk, change),
        Edit::SetHeadline(headline) => next.headline.clone_from(headline),
        Edit::SetRecipe(file, recipe) => set_recipe(&mut next, file, recipe),
        Edit::DefineIndicator(indicator) => {
            next.custom_indicators.retain(|other| other.name != indicator.name);
            next.custom_indicators.push(indicator.clone());
        }
        Edit::RemoveIndicator(name) => next.custom_indicators.retain(|other| other.name != *name),
        Edit::SetSuppositions(suppositions) => next.suppositions.clone_from(suppositions),
        Edit::GroupPlaces(group, query) => {
            next.groups.retain(|other| other.id() != group.id());
            next.groups.push(group.clone());
            next.query = Some((**query).clone());
        }
        Edit::Ungroup(id) => {
            next.groups.retain(|group| group.id() != *id);
            next.query = next.query.map(|query| query.without(id));
        }
        Edit::KeepPlaceSet(set) => keep_place_set(&mut next.place_sets, set),
        Edit::RemovePlaceSet(name) => next.place_sets.retain(|set| set.name != *name),
        Edit::SetChartKind(kind) => {
            next.kind = *kind;
            next.headline = None;
        }
    }
    next
}

/// Sets the comparison on screen; a headline chosen for another comparison is dropped.
fn set_query(project: &mut Project, query: &ComparisonQuery) {
    // Colours and annotations do not make another comparison.
    if !project.query.as_ref().is_some_and(|before| before.has_same_values_as(query)) {
        project.headline = None;
    }
    project.query = Some(query.clone());
}

/// Keeps a set in the place of the one with the same name, else at the end; beyond the most sets, none is added.
fn keep_place_set(sets: &mut Vec<PlaceSet>, set: &PlaceSet) {
    if let Some(same) = sets.iter_mut().find(|other| other.name == set.name) {
        same.clone_from(set);
    } else if sets.len() < MOST_PLACE_SETS {
        sets.push(set.clone());
    }
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
        TalkEdit::Insert(slide, after) => {
            if count < MOST_SLIDES {
                talk.slides.insert(after.map_or(count, |index| (index + 1).min(count)), (**slide).clone());
            }
        }
        TalkEdit::ReplaceSlide(index, slide) => {
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
        TalkEdit::SetTitle(title) => talk.title = title.clone().filter(|title| !title.trim().is_empty()),
        TalkEdit::SetLanguages(languages) => talk.languages.clone_from(languages),
        TalkEdit::ReplaceTalk(other) => *talk = (**other).clone(),
    }
}

/// The old recipes followed by the new ones, cut to the latest `MOST_RECIPES`; of one file only the latest stays.
fn merge_recipes(old: &[Arc<Recipe>], new: &[Arc<Recipe>]) -> Vec<Arc<Recipe>> {
    let file = |recipe: &Recipe| recipe.snapshot.as_ref().map(|memory| memory.file.clone());
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
        let query = ComparisonQuery::from_places(&places, vec![IndicatorId::new("x")], vec![]).expect("a query");
        let headline = Some(HeadlineChoice::Written("Deux fois plus".to_owned()));
        let project = Project { query: Some(query.clone()), headline: headline.clone(), ..Project::default() };
        let annotated = ComparisonQuery { annotations: Annotations { gap: true, ..Annotations::default() }, ..query.clone() };
        assert_eq!(apply(&project, &Edit::SetQuery(annotated)).headline, headline);
        assert_eq!(apply(&project, &Edit::SetQuery(query.with_color_toggled(&PlaceId::new("paris")))).headline, headline);
        assert_eq!(apply(&project, &Edit::SetQuery(query.with_twin(&PlaceId::new("paris")))).headline, None);
    }
}
