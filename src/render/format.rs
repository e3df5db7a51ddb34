//! The file formats an export can have.

use std::path::Path;

use strum::VariantArray as _;

/// A file format an export can have; the one for a talk comes first in lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// A PowerPoint presentation whose charts can be edited.
    Pptx,
    /// A picture of 1920 × 1080 pixels, or a multiple of it.
    Png,
    /// A vector picture.
    Svg,
    /// Pages with selectable text.
    Pdf,
    /// A single web page with every slide, which loads nothing from a network.
    Html,
    /// A workbook with the figures, their sources and a chart of the spreadsheet program.
    Xlsx,
    /// The figures with their years, units, territories and sources.
    Csv,
}

impl Format {
    /// The file name extension, in lower case and without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.into()
    }

    /// The format a file name asks for by its extension, in any case. `None` without a known extension.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        Self::VARIANTS.iter().copied().find(|format| format.extension() == extension)
    }
}
