//! The error of every export.

/// Why a file could not be built. The cause is a defect of this program or of a library, never the user's data.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The SVG parser refused the SVG text we wrote.
    #[error("svg: {0}")]
    Svg(String),
    /// The picture could not be rasterised or compressed.
    #[error("png: {0}")]
    Png(String),
    /// The PDF library refused a page.
    #[error("pdf: {0}")]
    Pdf(String),
    /// The presentation could not be packed.
    #[error("pptx: {0}")]
    Pptx(String),
    /// The spreadsheet library refused the workbook.
    #[error("xlsx: {0}")]
    Xlsx(String),
    /// The deck has no slide, or no chart for a format that needs one.
    #[error("no slide")]
    Empty,
}
