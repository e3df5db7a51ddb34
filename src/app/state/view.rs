//! What a panel reads: the whole state of the window, borrowed immutably for one frame.

use std::borrow::Borrow;
use std::sync::Arc;

use crate::app::state::preferences::Preferences;
use crate::app::state::session::Session;
use crate::base::PlaceId;
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::{Derived, Engine, LoadedFile, ReferenceData};
use crate::project::{History, Project};
use crate::render::Theme;
use crate::speech::Direction;
use crate::speech::{Message, Speech};
use crate::tidy::{Place, Recipe};

/// The state of the window, read-only.
pub(crate) struct View<'a> {
    /// Places, measures and indicators that ship with the program.
    pub reference_data: &'a ReferenceData,
    /// What is derived from the project.
    pub engine: &'a Engine,
    /// The project as it stands.
    pub project: &'a Project,
    /// What is remembered between two runs.
    pub preferences: &'a Preferences,
    /// What is neither saved nor undone.
    pub session: &'a Session,
    /// The changes made.
    pub history: &'a History,
    /// The colours of the theme.
    pub theme: Theme,
}

impl View<'_> {
    /// The speech in the language of the window.
    pub(crate) fn speech(&self) -> &Speech {
        self.engine.speech()
    }

    /// The text of a message in the language of the window.
    pub(crate) fn text(&self, message: impl Borrow<Message>) -> String {
        self.speech().format(message.borrow())
    }

    /// Whether the layout is mirrored: the language of the window is read from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.preferences.language.is_rtl()
    }

    /// The reading direction of the language of the window.
    pub(crate) fn direction(&self) -> Direction {
        self.preferences.language.into()
    }

    /// The comparison asked for; None until files with figures were read.
    pub(crate) fn query(&self) -> Option<&ComparisonQuery> {
        self.project.query.as_ref()
    }

    /// The comparison, its chart and what can be chosen for it; None until it is computed.
    pub(crate) fn derived(&self) -> Option<&Arc<Derived>> {
        self.engine.derived()
    }

    /// The name of a place in the language of the window.
    pub(crate) fn place_name<'p>(&self, place: &'p Place) -> &'p str {
        place.names.get(self.preferences.language)
    }

    /// The recipe the user made for a file; the default recipe leaves every decision to the program.
    pub(crate) fn recipe(&self, file: &LoadedFile) -> Recipe {
        self.project.recipes.get(file.intake.name.as_ref()).cloned().unwrap_or_default()
    }

    /// Whether a place is a group of towns made by the user.
    pub(crate) fn is_group(&self, place: &PlaceId) -> bool {
        self.project.groups.iter().any(|group| group.id() == *place)
    }

    /// The role of a place in the comparison; None if it is not compared.
    pub(crate) fn role(&self, place: &PlaceId) -> Option<ComparisonRole> {
        self.query()?.role_of(place)
    }
}
