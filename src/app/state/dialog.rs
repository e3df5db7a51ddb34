//! The modal dialogs and what is typed in them.

use std::path::{Path, PathBuf};

use crate::app::state::rule_draft::RuleDraft;
use crate::engine::ReadingState;
use crate::peers::{PeerQuestion, TownId};
use crate::project::{CustomIndicator, Project};
use crate::render::Format;

/// The open dialog with its half-typed input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Dialog {
    /// Name a file to read or write.
    File(FileDialog),
    /// Find a command, a town or an indicator by name.
    Palette {
        /// The text typed.
        text: String,
        /// The index of the highlighted entry.
        selected: usize,
    },
    /// The list of keyboard shortcuts.
    Shortcuts,
    /// The list of changes made.
    History,
    /// The sources of the data and the version of the program.
    About,
    /// The backups of the project file and the work that gave way to another project.
    Backups,
    /// Files are not read before the user was asked.
    HeldFiles {
        /// Why.
        reason: HeldReason,
        /// Their paths.
        paths: Vec<PathBuf>,
    },
    /// Somebody else changed the project file at this path.
    Conflict(PathBuf),
    /// Define or change a custom indicator.
    CustomIndicator(CustomIndicator),
    /// Choose or write the headline of the chart.
    Headline {
        /// The headline as typed.
        text: String,
    },
    /// Write the headline and the notes of a slide of the talk.
    SlideText {
        /// The index of the slide in the talk; None for a new section.
        slide: Option<usize>,
        /// The text as typed.
        text: SlideText,
    },
    /// Find the communes that resemble a town.
    Peers {
        /// What is looked for.
        question: PeerQuestion,
        /// Which of those found are shown.
        shown: ShownPeers,
    },
    /// Keep, show and choose sets of towns.
    PlaceSets {
        /// The name of a set as typed.
        name: String,
        /// A rule as it is chosen.
        rule: RuleDraft,
    },
    /// Add annotations to the chart.
    Annotations {
        /// The event as typed: "2019 = Tramway".
        text: String,
    },
    /// Add a hypothetical figure.
    Supposition {
        /// The supposition as typed: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t".
        text: String,
    },
}

/// Which of the similar towns are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum ShownPeers {
    /// All of them.
    #[default]
    All,
    /// Those that do better on the indicator of the comparison.
    ToFollow,
    /// None: the tolerances of the variables.
    Tolerances,
}

impl Dialog {
    /// The sets of towns, with nothing typed and no condition.
    pub(crate) fn place_sets() -> Self {
        Self::PlaceSets { name: String::new(), rule: RuleDraft::default() }
    }

    /// The first question about the towns that resemble one.
    pub(crate) fn peers_of(focus: TownId) -> Self {
        Self::Peers { question: PeerQuestion::about(focus), shown: ShownPeers::All }
    }
}

/// Why files of a project are not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum HeldReason {
    /// The program ended while it read them.
    DidNotSurvive,
    /// They lie outside of the folder of the project, and the user has not allowed it.
    Outside,
    /// The user stopped their reading, and nothing was read before.
    Stopped,
}

impl HeldReason {
    /// What is kept for the next start: what the user stopped may be read again.
    pub(crate) fn reading_state(self) -> ReadingState {
        match self {
            Self::DidNotSurvive => ReadingState::Held,
            Self::Outside => ReadingState::NotAllowed,
            Self::Stopped => ReadingState::Done,
        }
    }
}

/// The text of a slide of the talk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct SlideText {
    /// The headline, or the title of a section.
    pub title: String,
    /// The speaker's notes; empty for a section.
    pub notes: String,
}

/// A dialog whose purpose is a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum FileDialog {
    /// Open a file, a folder or a project.
    Open {
        /// The path as typed.
        path: String,
    },
    /// Say where a missing source file is now.
    Locate {
        /// The path the project names.
        missing: PathBuf,
        /// The new path as typed.
        path: String,
    },
    /// Export the chart or the talk.
    Export {
        /// The file format.
        format: Format,
        /// The path as typed.
        path: String,
        /// What is exported.
        content: ExportContent,
    },
    /// Save the project.
    Save {
        /// The path as typed.
        path: String,
        /// Whether the source files go into the project file.
        sources: EmbedOrLink,
    },
}

/// How a project file refers to its sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EmbedOrLink {
    /// Their bytes are in the project file.
    Embedded,
    /// The project file names their paths.
    Referenced,
}

impl EmbedOrLink {
    /// The storage a project was last saved with; a project that was never saved embeds its sources.
    pub(crate) fn of_project(project: &Project) -> Self {
        if project.file.is_none() || project.embeds_sources { Self::Embedded } else { Self::Referenced }
    }
}

/// What an export contains.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ExportContent {
    /// The chart shown.
    Chart,
    /// Every slide of the talk.
    Talk,
}

impl ExportContent {
    /// Whether a format can hold this content: a talk needs a format with pages.
    pub(crate) fn fits(self, format: Format) -> bool {
        self == Self::Chart || matches!(format, Format::Pptx | Format::Pdf | Format::Html)
    }
}

impl Dialog {
    /// The path a file dialog names; None for other dialogs, or while no file is named.
    pub(crate) fn target(&self) -> Option<PathBuf> {
        if let Self::File(dialog) = self { dialog.target() } else { None }
    }
}

impl FileDialog {
    /// The path as it will be used: surrounding blanks and quotes removed, `~/` expanded, the extension corrected for written files.
    /// None while no file is named.
    pub(crate) fn target(&self) -> Option<PathBuf> {
        let extension = match self {
            Self::Open { .. } | Self::Locate { .. } => None,
            Self::Export { format, .. } => Some(format.extension()),
            Self::Save { .. } => Some("jumelles"),
        };
        let trimmed = self.path().trim().trim_matches(['"', '\'']).trim();
        let path = match trimmed.strip_prefix("~/").zip(directories::UserDirs::new()) {
            Some((rest, folders)) => folders.home_dir().join(rest),
            None => PathBuf::from(trimmed),
        };
        path.file_name()?;
        Some(extension.map_or_else(|| path.clone(), |extension| with_extension(&path, extension)))
    }

    /// The path as typed.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Open { path } | Self::Locate { path, .. } | Self::Export { path, .. } | Self::Save { path, .. } => path,
        }
    }

    /// The format of an export; None for other dialogs.
    pub(crate) fn format(&self) -> Option<Format> {
        if let Self::Export { format, .. } = self { Some(*format) } else { None }
    }

    /// The same dialog with another path typed.
    pub(crate) fn with_path(self, path: String) -> Self {
        match self {
            Self::Open { .. } => Self::Open { path },
            Self::Locate { missing, .. } => Self::Locate { missing, path },
            // A known extension in the path chooses the format, if that format can hold the content.
            Self::Export { format, content, .. } => {
                let format = Format::from_path(Path::new(&path)).filter(|format| content.fits(*format)).unwrap_or(format);
                Self::Export { format, path, content }
            }
            Self::Save { sources, .. } => Self::Save { path, sources },
        }
    }
}

/// The path with this extension. An extension of one of our own formats is replaced; any other is taken as a part of the name.
pub(crate) fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let current = path.extension().map(|current| current.to_string_lossy().to_lowercase());
    match current {
        Some(current) if current == extension => path.to_owned(),
        Some(current) if current == "jumelles" || Format::from_path(path).is_some() => path.with_extension(extension),
        _ => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            PathBuf::from(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_path_keeps_its_name_and_gets_the_extension_of_its_format() {
        let target = |path: &str| FileDialog::Export { format: Format::Png, path: path.to_owned(), content: ExportContent::Chart }.target();
        for (typed, expected) in
            [("a/b.png", "a/b.png"), ("a/b.pptx", "a/b.png"), ("a/ville.v2", "a/ville.v2.png"), (" \"a b.PNG\" ", "a b.PNG")]
        {
            assert_eq!(target(typed), Some(PathBuf::from(expected)));
        }
        assert_eq!(target("  "), None);
        assert_eq!(target("/"), None);
    }

    #[test]
    fn a_folder_can_be_opened() {
        assert_eq!(FileDialog::Open { path: "/a/b".to_owned() }.target(), Some(PathBuf::from("/a/b")));
    }
}
