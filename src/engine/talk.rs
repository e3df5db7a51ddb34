//! The talk of a project. In: a project. Out: its talk, or one made of the comparison on screen and the board.

use crate::project::{ChartSlide, Project, Talk, TalkSlide};

/// The talk of a project. A talk without slides gets the comparison on screen and those of the board, each once.
#[must_use]
pub fn talk_of_project(project: &Project) -> Talk {
    if !project.talk.slides.is_empty() {
        return project.talk.clone();
    }
    let on_screen = project.query.as_ref().map(|query| ChartSlide::new(query.clone(), project.kind, project.headline.clone()));
    let board = project.board.iter().map(|pinned| ChartSlide::new(pinned.query.clone(), pinned.kind, None));
    let mut slides: Vec<TalkSlide> = Vec::new();
    for chart_slide in on_screen.into_iter().chain(board) {
        let slide = TalkSlide::Chart(Box::new(chart_slide));
        if !slides.contains(&slide) {
            slides.push(slide);
        }
    }
    Talk { slides, ..project.talk.clone() }
}
