//! What a panel may read: everything, and nothing it could change.

use std::sync::Arc;

use crate::app::preferences::Preferences;
use crate::app::session::Session;
use crate::base::PlaceId;
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::{Derived, Engine, FileRead, ReferenceData};
use crate::project::{History, Project};
use crate::render::Theme;
use crate::speech::{Message, Speech};
use crate::tidy::{Place, Recipe};

/// The state of the program, read-only.
pub(super) struct View<'a> {
    /// What ships with the program.
    pub library: &'a ReferenceData,
    /// What follows from the project.
    pub engine: &'a Engine,
    /// What the user decided.
    pub project: &'a Project,
    /// What she prefers.
    pub preferences: &'a Preferences,
    /// What is passing.
    pub session: &'a Session,
    /// The changes made.
    pub history: &'a History,
    /// The colours.
    pub theme: Theme,
}

impl View<'_> {
    /// The voice of the window.
    pub(super) fn speech(&self) -> &Speech {
        self.engine.speech()
    }

    /// Says a sentence.
    pub(super) fn say(&self, line: impl std::borrow::Borrow<Message>) -> String {
        self.speech().say(line.borrow())
    }

    /// Whether the window is mirrored.
    pub(super) fn rtl(&self) -> bool {
        self.preferences.language.is_rtl()
    }

    /// The question asked, if figures were read.
    pub(super) fn question(&self) -> Option<&ComparisonQuery> {
        self.project.question.as_ref()
    }

    /// What follows from the question.
    pub(super) fn derived(&self) -> Option<&Arc<Derived>> {
        self.engine.derived()
    }

    /// The name of a place in the language of the window.
    pub(super) fn name<'p>(&self, place: &'p Place) -> &'p str {
        place.names.get(self.preferences.language)
    }

    /// How a file is read, as the user decided it.
    pub(super) fn recipe(&self, file: &FileRead) -> Recipe {
        self.project.recipes.get(file.intake.name.as_ref()).cloned().unwrap_or_default()
    }

    /// Whether a place is a group of towns the user put together.
    pub(super) fn is_group(&self, place: &PlaceId) -> bool {
        self.project.groups.iter().any(|group| group.id() == *place)
    }

    /// What a place is in the question; none if it is hidden.
    pub(super) fn standing(&self, place: &PlaceId) -> Option<ComparisonRole> {
        self.question()?.standing(place)
    }
}
