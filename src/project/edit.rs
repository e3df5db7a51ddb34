//! Every change there is to a project: a project and an edit in, the changed project out.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::PlaceId;
use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::project::{CustomIndicator, HeadlineChoice, MOST_PINNED, MOST_SLIDES, Pinned, Project, Talk, TalkSlide};
use crate::speech::Language;
use crate::tidy::{PlaceGroup, Recipe};

/// How many recipes of files read before are kept.
const KNOWN: usize = 24;

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Open another project: its files, and its question if it has one.
    Open(Box<Project>),
    /// Ask another question.
    Ask(ComparisonQuery),
    /// Keep recipes of files read, for the next ones of the same shape.
    Learn(Vec<Arc<Recipe>>),
    /// Files are elsewhere now: each of these paths is at the other.
    Move(BTreeMap<PathBuf, PathBuf>),
    /// Read a file in another way; a recipe that leaves all open reads it as proposed.
    Read(String, Box<Recipe>),
    /// Add an indicator of the user's own, or replace the one of its name.
    Define(CustomIndicator),
    /// Drop the indicator of the user's own with this name.
    Drop(String),
    /// Suppose these figures and no others.
    Suppose(Vec<String>),
    /// Put these towns together, and ask what comes of it.
    Join(PlaceGroup, Box<ComparisonQuery>),
    /// Take a group apart.
    Part(PlaceId),
    /// Keep these comparisons on the board, after those there are.
    Pin(Vec<Pinned>),
    /// Take a comparison off the board, by its rank.
    Unpin(usize),
    /// Ask again what a comparison of the board asks.
    Reopen(Box<Pinned>),
    /// Change the talk.
    Talk(TalkEdit),
    /// Say this above the chart; none means the strongest sentence.
    Say(Option<HeadlineChoice>),
    /// Show the answer in this form; none means the one that fits.
    Show(Option<ChartKind>),
}

/// A change of the talk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TalkEdit {
    /// Add a slide after this rank; none means at the end.
    Add(Box<TalkSlide>, Option<usize>),
    /// Put other words or another chart on a slide.
    Set(usize, Box<TalkSlide>),
    /// Take a slide out.
    Remove(usize),
    /// Move a slide from one rank to another.
    Move(usize, usize),
    /// Call the talk this; none means the towns it is about.
    Name(Option<String>),
    /// Tell it in these languages; none means that of the window.
    Languages(Vec<Language>),
    /// Tell this instead.
    Replace(Box<Talk>),
}

/// Applies a change.
#[must_use]
pub fn apply(project: &Project, edit: &Edit) -> Project {
    match edit {
        // What was learned from the files of before may serve for those that come.
        Edit::Open(other) => Project { known: learned(&project.known, &other.known), ..(**other).clone() },
        Edit::Learn(recipes) => Project { known: learned(&project.known, recipes), ..project.clone() },
        // What was said of another question is not said of this one; what is coloured or drawn upon it makes no other.
        Edit::Ask(question) => {
            let same = project.question.as_ref().is_some_and(|before| before.compares_as(question));
            let saying = project.saying.clone().filter(|_| same);
            Project { question: Some(question.clone()), saying, ..project.clone() }
        }
        Edit::Move(moved) => {
            let mut next = project.clone();
            next.move_files(moved);
            next
        }
        Edit::Pin(pinned) => {
            let mut board = project.board.clone();
            board.extend(pinned.iter().filter(|new| !project.board.contains(new)).cloned());
            board.truncate(MOST_PINNED);
            Project { board, ..project.clone() }
        }
        Edit::Unpin(rank) => {
            let others = project.board.iter().enumerate().filter(|(other, _)| other != rank);
            Project { board: others.map(|(_, pinned)| pinned.clone()).collect(), ..project.clone() }
        }
        Edit::Reopen(pinned) => Project { question: Some(pinned.question.clone()), kind: pinned.kind, saying: None, ..project.clone() },
        Edit::Talk(change) => Project { talk: told(&project.talk, change), ..project.clone() },
        Edit::Say(saying) => Project { saying: saying.clone(), ..project.clone() },
        Edit::Read(file, recipe) => {
            let mut recipes = project.recipes.clone();
            if **recipe == Recipe::default() {
                recipes.remove(file);
            } else {
                recipes.insert(file.clone(), (**recipe).clone());
            }
            Project { recipes, ..project.clone() }
        }
        Edit::Define(own) => {
            let mut all: Vec<CustomIndicator> = project.own.iter().filter(|other| other.name != own.name).cloned().collect();
            all.push(own.clone());
            Project { own: all, ..project.clone() }
        }
        Edit::Drop(name) => {
            let own = project.own.iter().filter(|other| other.name != *name).cloned().collect();
            Project { own, ..project.clone() }
        }
        Edit::Suppose(supposed) => Project { supposed: supposed.clone(), ..project.clone() },
        Edit::Join(group, question) => {
            let mut groups: Vec<PlaceGroup> = project.groups.iter().filter(|other| other.id() != group.id()).cloned().collect();
            groups.push(group.clone());
            Project { groups, question: Some((**question).clone()), ..project.clone() }
        }
        Edit::Part(id) => {
            let groups = project.groups.iter().filter(|group| group.id() != *id).cloned().collect();
            Project { groups, question: project.question.as_ref().map(|question| question.without(id)), ..project.clone() }
        }
        Edit::Show(kind) => Project { kind: *kind, saying: None, ..project.clone() },
    }
}

/// The talk after a change of its slides.
fn told(talk: &Talk, change: &TalkEdit) -> Talk {
    let mut next = talk.clone();
    let count = next.slides.len();
    match change {
        TalkEdit::Add(slide, after) => {
            if count < MOST_SLIDES {
                next.slides.insert(after.map_or(count, |rank| (rank + 1).min(count)), (**slide).clone());
            }
        }
        TalkEdit::Set(rank, slide) => {
            if let Some(own) = next.slides.get_mut(*rank) {
                *own = (**slide).clone();
            }
        }
        TalkEdit::Remove(rank) => {
            if *rank < count {
                next.slides.remove(*rank);
            }
        }
        TalkEdit::Move(from, to) => {
            if *from < count && *to < count {
                let slide = next.slides.remove(*from);
                next.slides.insert(*to, slide);
            }
        }
        TalkEdit::Name(title) => next.title = title.clone().filter(|title| !title.trim().is_empty()),
        TalkEdit::Languages(languages) => next.languages.clone_from(languages),
        TalkEdit::Replace(other) => next = (**other).clone(),
    }
    next
}

/// Recipes after others; of one file the latest counts, and only so many are kept.
fn learned(known: &[Arc<Recipe>], new: &[Arc<Recipe>]) -> Vec<Arc<Recipe>> {
    let file = |recipe: &Recipe| recipe.memory.as_ref().map(|memory| memory.file.clone());
    let mut all: Vec<Arc<Recipe>> = known.iter().filter(|old| !new.iter().any(|recipe| file(recipe) == file(old))).cloned().collect();
    all.extend_from_slice(new);
    let first = all.len().saturating_sub(KNOWN);
    all.split_off(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::IndicatorId;
    use crate::compare::Annotations;

    #[test]
    fn ones_own_headline_stays_when_the_chart_is_annotated_and_goes_with_the_question() {
        let places = [PlaceId::new("kenitra"), PlaceId::new("evreux"), PlaceId::new("paris")];
        let question = ComparisonQuery::about(&places, vec![IndicatorId::new("x")], vec![]).expect("a question");
        let said = Some(HeadlineChoice::Own("Deux fois plus".to_owned()));
        let project = Project { question: Some(question.clone()), saying: said.clone(), ..Project::default() };
        let annotated = ComparisonQuery { annotations: Annotations { gap: true, ..Annotations::default() }, ..question.clone() };
        assert_eq!(apply(&project, &Edit::Ask(annotated)).saying, said);
        assert_eq!(apply(&project, &Edit::Ask(question.coloured(&PlaceId::new("paris")))).saying, said);
        assert_eq!(apply(&project, &Edit::Ask(question.with_twin(&PlaceId::new("paris")))).saying, None);
    }
}
