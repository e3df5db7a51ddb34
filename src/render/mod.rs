//! Floor 6: a `Deck` and a theme in, the bytes of a file out. No egui, no disk.
//!
//! Pictures go `ChartSpec → Scene → SVG → PNG or PDF`; PowerPoint gets the chart itself, editable.

mod brand;
mod draw;
mod handout;
mod html;
mod labels;
mod layout;
mod legibility;
mod measure;
mod pdf;
mod pen;
mod pptx;
mod raster;
mod scene;
mod sheet;
mod stage;
mod svg;
mod text_slide;
mod theme;
mod workbook;
mod xml;

pub use brand::{Brand, Logo};
pub use legibility::{BackRow, back_row, least_size};
pub use raster::Picture;
pub use scene::{Anchor, Item, Point, Scene, Style, Touch, Weight};
pub use stage::{chart_alone, stage};
pub use theme::{Rgb, Theme, ThemeName};

use crate::base::Csv;
use crate::chart::{ChartSpec, Deck, Slide, TableCell};
use crate::speech::{Message, Speech};

/// The regular, medium and semi-bold faces: one family for Latin and Arabic.
pub const FONTS: [(&str, &[u8]); 3] = [
    ("regular", include_bytes!("../../assets/fonts/IBMPlexSansArabic_400Regular.ttf")),
    ("medium", include_bytes!("../../assets/fonts/IBMPlexSansArabic_500Medium.ttf")),
    ("semibold", include_bytes!("../../assets/fonts/IBMPlexSansArabic_600SemiBold.ttf")),
];

/// A file format we write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A vector picture.
    Svg,
    /// A picture of 1920 × 1080 pixels.
    Png,
    /// A page with selectable text.
    Pdf,
    /// Slides whose charts can be edited.
    Pptx,
    /// A page for a browser: every slide, without a network.
    Html,
    /// A workbook: the figures, their sources, a chart of its own.
    Xlsx,
    /// The figures with their years, units, territories and sources.
    Csv,
}

impl Format {
    /// Every format, the one for a talk first.
    pub const ALL: [Self; 7] = [Self::Pptx, Self::Png, Self::Svg, Self::Pdf, Self::Html, Self::Xlsx, Self::Csv];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The format a file name asks for.
    #[must_use]
    pub fn of(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }
}

/// Why a file could not be made: a fault of ours or of a library, never of the data.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The SVG we wrote was refused.
    #[error("svg: {0}")]
    Svg(String),
    /// The picture could not be painted or packed.
    #[error("png: {0}")]
    Png(String),
    /// The page could not be made.
    #[error("pdf: {0}")]
    Pdf(String),
    /// The package could not be made.
    #[error("pptx: {0}")]
    Pptx(String),
    /// The workbook could not be made.
    #[error("xlsx: {0}")]
    Xlsx(String),
    /// There is no slide to draw.
    #[error("no slide")]
    Empty,
}

/// The width of a PNG, in pixels, at scale 1.
const PNG_WIDTH: u32 = 1920;

/// Makes the file of a deck. Pictures, workbooks and tables hold the first slide; PDF, PPTX and HTML hold all.
///
/// # Errors
/// When a library refuses what we made.
pub fn export(deck: &Deck, format: Format, theme: &Theme) -> Result<Vec<u8>, ExportError> {
    export_scaled(deck, format, theme, 1)
}

/// The same, a PNG so many times as large.
///
/// # Errors
/// When a library refuses what we made.
pub fn export_scaled(deck: &Deck, format: Format, theme: &Theme, scale: u8) -> Result<Vec<u8>, ExportError> {
    export_branded(deck, format, &Brand::plain(theme), scale)
}

/// The same in the colours, faces and logo of a user's own presentation.
///
/// # Errors
/// When a library refuses what we made.
pub fn export_branded(deck: &Deck, format: Format, brand: &Brand, scale: u8) -> Result<Vec<u8>, ExportError> {
    let theme = &brand.theme;
    let deck = &text_slide::spread(deck);
    let first = deck.slides.first().ok_or(ExportError::Empty)?;
    let chart = || deck.charts().next().ok_or(ExportError::Empty);
    match format {
        Format::Svg => Ok(picture(first, theme).into_bytes()),
        Format::Png => raster::encoded(&picture(first, theme), PNG_WIDTH * u32::from(scale.clamp(1, LARGEST_SCALE))),
        Format::Pdf => {
            let pages: Vec<String> = deck.slides.iter().map(|slide| svg::svg(&sealed(slide, deck, theme))).collect();
            pdf::pdf(&pages, deck)
        }
        Format::Pptx => pptx::pptx(deck, brand),
        Format::Html => Ok(html::html(deck, theme).into_bytes()),
        Format::Xlsx => workbook::book(chart()?).map_err(|error| ExportError::Xlsx(error.to_string())),
        Format::Csv => Ok(table(chart()?)),
    }
}

/// A picture of each slide, in order.
///
/// # Errors
/// When a picture cannot be painted.
pub fn pictures(deck: &Deck, theme: &Theme, scale: u8) -> Result<Vec<Vec<u8>>, ExportError> {
    let width = PNG_WIDTH * u32::from(scale.clamp(1, LARGEST_SCALE));
    text_slide::spread(deck).slides.iter().map(|slide| raster::encoded(&picture(slide, theme), width)).collect()
}

/// A page of paper for each slide: the slide above, its notes below.
///
/// # Errors
/// When a library refuses what we made.
pub fn handout(deck: &Deck, theme: &Theme) -> Result<Vec<u8>, ExportError> {
    let deck = text_slide::spread(deck);
    let pages: Vec<String> = deck.slides.iter().enumerate().map(|(rank, slide)| handout::page(slide, rank + 1, theme)).collect();
    pdf::pdf(&pages, &deck)
}

/// A picture is at most so many times as large as a screen.
pub const LARGEST_SCALE: u8 = 4;

/// The table of a slide as CSV, with the mark by which spreadsheets know UTF-8. Numbers are whole, with a point.
fn table(chart: &ChartSpec) -> Vec<u8> {
    let table = &chart.table;
    let flags = Speech::new(chart.language).say(&Message::ColumnFlags {});
    let mut csv = Csv::new(&table.headings.iter().chain([&flags]).map(String::as_str).collect::<Vec<_>>());
    for (row, flags) in table.rows.iter().zip(&table.flags) {
        let flags = TableCell::Text(flags.clone());
        let cells: Vec<String> = row
            .iter()
            .chain([&flags])
            .map(|cell| match cell {
                TableCell::Number(value, _) => value.to_string(),
                TableCell::Text(text) => text.clone(),
            })
            .collect();
        csv.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    format!("\u{feff}{}", csv.text()).into_bytes()
}

/// The drawing of a slide.
#[must_use]
pub fn drawing(slide: &Slide, theme: &Theme) -> Scene {
    match slide {
        Slide::Chart(chart) => stage(chart, theme),
        Slide::Text(words) => text_slide::words(words, theme),
    }
}

/// The drawing of a slide with what stands at the foot of every page.
fn sealed(slide: &Slide, deck: &Deck, theme: &Theme) -> Scene {
    let mut scene = drawing(slide, theme);
    if !deck.seal.is_empty() {
        let mut pen = pen::Pen::new(theme, scene.rtl, scene.width);
        let style = pen.soft(SEAL_SIZE);
        pen.from(layout::MARGIN, scene.height - SEAL_SIZE, style, &deck.seal);
        scene.items.extend(pen.items);
    }
    scene
}

/// The size of what stands at the foot of every page.
const SEAL_SIZE: f64 = 14.0;

/// The SVG text of a slide.
fn picture(slide: &Slide, theme: &Theme) -> String {
    svg::svg(&drawing(slide, theme))
}

/// The sign of the program, this many pixels wide. None only if our own drawing is broken.
#[must_use]
pub fn icon(width: u32) -> Option<Picture> {
    raster::paint(include_str!("../../assets/desktop/jumelles.svg"), width).ok()
}

/// The pixels of a slide as exported, for the preview.
///
/// # Errors
/// When the picture cannot be painted.
pub fn preview(slide: &Slide, theme: &Theme, width: u32) -> Result<Picture, ExportError> {
    raster::paint(&picture(slide, theme), width)
}
