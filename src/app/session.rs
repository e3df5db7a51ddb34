//! What is passing: the page, the bar under the pointer, an open dialog, a half-typed path. Never saved, never undone.

use std::path::{Path, PathBuf};

use crate::app::stage::{Screens, Stage};
use crate::project::CustomIndicator;
use crate::render::Format;

/// A page of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Page {
    /// Where one begins.
    Welcome,
    /// What was read, what was not.
    Data,
    /// The question and its picture.
    #[default]
    Compare,
    /// Comparisons side by side.
    Board,
    /// The slide as it will be exported.
    Slide,
}

/// A dialog and what is typed in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Dialog {
    /// Open files or a folder by path.
    Open {
        /// The path as typed.
        path: String,
    },
    /// Say where a file is that is no longer where it was.
    Find {
        /// Where it was.
        lost: PathBuf,
        /// The path as typed.
        path: String,
    },
    /// Export the chart.
    Export {
        /// The format chosen.
        format: Format,
        /// The path as typed.
        path: String,
        /// Whether it is the whole talk.
        talk: bool,
    },
    /// Write the words of a slide of the talk; without a rank, of a new part.
    Slide {
        /// Which slide of the talk.
        rank: Option<usize>,
        /// Its headline as typed.
        title: String,
        /// What the speaker adds to the notes.
        notes: String,
    },
    /// Save the project.
    Save {
        /// The path as typed.
        path: String,
        /// Whether the tables go with it.
        carries: bool,
    },
    /// Find a command, a town or an indicator by name.
    Palette {
        /// What is typed.
        text: String,
        /// The rank of the one chosen.
        chosen: usize,
    },
    /// The keys.
    Keys,
    /// The changes made.
    History,
    /// Where the data comes from.
    About,
    /// Define an indicator of one's own.
    Own(CustomIndicator),
    /// Say something else above the chart.
    Say {
        /// The headline as typed.
        text: String,
    },
    /// Draw something upon the chart.
    Annotate {
        /// The event as typed: "2019 = Tramway".
        text: String,
    },
    /// Suppose a figure.
    Suppose {
        /// The supposition as typed.
        text: String,
    },
}

impl Dialog {
    /// The path typed, as it will be used: blanks and quotes around it dropped, the home folder spelt out, the ending put
    /// right. None while no file is named.
    pub(super) fn target(&self) -> Option<PathBuf> {
        let (typed, ending) = match self {
            Self::Open { path } | Self::Find { path, .. } => (path, None),
            Self::Export { format, path, .. } => (path, Some(format.ending())),
            Self::Save { path, .. } => (path, Some("jumelles")),
            Self::Own(_)
            | Self::Say { .. }
            | Self::Slide { .. }
            | Self::Annotate { .. }
            | Self::Suppose { .. }
            | Self::Palette { .. }
            | Self::Keys
            | Self::History
            | Self::About => return None,
        };
        let bare = typed.trim().trim_matches(['"', '\'']).trim();
        let path = match bare.strip_prefix("~/").zip(directories::UserDirs::new()) {
            Some((rest, folders)) => folders.home_dir().join(rest),
            None => PathBuf::from(bare),
        };
        path.file_name()?;
        Some(ending.map_or_else(|| path.clone(), |ending| with_ending(&path, ending)))
    }
}

/// The path with this ending: in place of an ending we know, else after the name as it is.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let given = path.extension().map(|given| given.to_string_lossy().to_lowercase());
    match given {
        Some(given) if given == ending => path.to_owned(),
        Some(given) if given == "jumelles" || Format::of(path).is_some() => path.with_extension(ending),
        _ => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            PathBuf::from(name)
        }
    }
}

/// What a file picker was opened for; its answer comes back on another frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Picking {
    /// Files to read.
    Sources,
    /// A path to write to.
    Target,
}

/// What is passing.
#[derive(Default)]
pub(super) struct Session {
    /// How much larger than its room the chart is drawn.
    pub zoom: f32,
    /// When the year shown came, while the years are played.
    pub playing: Option<f64>,
    /// The page shown.
    pub page: Page,
    /// The slide of the deck that is chosen, by rank.
    pub slide: usize,
    /// What happens on the stage, while the talk is given.
    pub stage: Option<Box<Stage>>,
    /// The screens there are.
    pub screens: Screens,
    /// The town under the pointer on the board: it lights in every chart.
    pub lit: Option<crate::base::PlaceId>,
    /// The row of the table under the pointer.
    pub hovered: Option<usize>,
    /// The row of the table held by a click.
    pub pinned: Option<usize>,
    /// Whether the table is shown instead of the chart.
    pub table: bool,
    /// What was read when the page was last chosen for it.
    pub read: Option<std::sync::Arc<crate::engine::Loaded>>,
    /// The file shown on the page of data, by rank.
    pub file: usize,
    /// The line of it that a note asked for, and how often lines were asked for.
    pub line: Option<u32>,
    /// How often a line was asked for: the same one may be asked for again.
    pub asked: usize,
    /// What is typed to find a town.
    pub search: String,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What was last done or went wrong, in words.
    pub message: Option<String>,
    /// A file picker that is open.
    pub picking: Option<(Picking, std::sync::mpsc::Receiver<Vec<PathBuf>>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_typed_keeps_its_name_and_gets_its_ending() {
        let target = |path: &str| Dialog::Export { format: Format::Png, path: path.to_owned(), talk: false }.target();
        for (typed, used) in
            [("a/b.png", "a/b.png"), ("a/b.pptx", "a/b.png"), ("a/ville.v2", "a/ville.v2.png"), (" \"a b.PNG\" ", "a b.PNG")]
        {
            assert_eq!(target(typed), Some(PathBuf::from(used)));
        }
        assert_eq!(target("  "), None);
        assert_eq!(target("/"), None);
    }

    #[test]
    fn a_folder_may_be_opened() {
        assert_eq!(Dialog::Open { path: "/a/b".to_owned() }.target(), Some(PathBuf::from("/a/b")));
    }
}
