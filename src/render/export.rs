//! Exports: a deck in, the bytes of a file of any format out.

use crate::chart::{Deck, Slide};
use crate::render::brand::Brand;
use crate::render::csv_table::chart_to_csv;
use crate::render::error::ExportError;
use crate::render::format::Format;
use crate::render::handout_page::handout_page_svg;
use crate::render::html::deck_to_html;
use crate::render::pdf::pages_to_pdf;
use crate::render::pptx::pptx;
use crate::render::raster::{PixelImage, encode_png, render_pixels};
use crate::render::slide_scene::{draw_page, draw_slide};
use crate::render::svg::scene_to_svg;
use crate::render::text_slide::{paginate, with_notes_page};
use crate::render::theme::Theme;
use crate::render::workbook::export_workbook;

/// The width of a PNG in pixels at scale 1.
const PNG_WIDTH: u32 = 1920;

/// The largest scale of a PNG; greater values are lowered to it.
pub const MAX_SCALE: u8 = 4;

/// Returns the file of a deck. SVG and PNG hold the first slide, workbooks and CSV its first chart; PDF, PPTX and HTML hold
/// all slides.
///
/// # Errors
/// When the deck has no slide, or no chart for a format that needs one; when a library refuses a document we built.
pub fn export(deck: &Deck, format: Format, theme: &Theme) -> Result<Vec<u8>, ExportError> {
    export_scaled(deck, format, theme, 1)
}

/// Does the same as [`export`], with a PNG `scale` times as wide and high, from 1 to [`MAX_SCALE`].
///
/// # Errors
/// As [`export`].
pub fn export_scaled(deck: &Deck, format: Format, theme: &Theme, scale: u8) -> Result<Vec<u8>, ExportError> {
    export_branded(deck, format, &Brand::from_theme(theme), scale)
}

/// Does the same as [`export_scaled`], in the colours, fonts and with the logo of the user's own presentation.
///
/// # Errors
/// As [`export`].
pub fn export_branded(deck: &Deck, format: Format, brand: &Brand, scale: u8) -> Result<Vec<u8>, ExportError> {
    let theme = &brand.theme;
    let deck = &paginate(deck);
    let first = deck.slides.first().ok_or(ExportError::Empty)?;
    let chart = || deck.charts().next().ok_or(ExportError::Empty);
    match format {
        Format::Svg => Ok(slide_svg(first, theme).into_bytes()),
        Format::Png => encode_png(&slide_svg(first, theme), png_width(scale)),
        Format::Pdf => {
            let with_notes = with_notes_page(deck);
            let deck = with_notes.as_ref().unwrap_or(deck);
            pages_to_pdf(&page_svgs(deck, theme), deck)
        }
        Format::Pptx => pptx(deck, brand),
        Format::Html => Ok(deck_to_html(deck, theme).into_bytes()),
        Format::Xlsx => export_workbook(chart()?).map_err(|error| ExportError::Xlsx(error.to_string())),
        Format::Csv => Ok(chart_to_csv(chart()?)),
    }
}

/// Returns a PNG of each slide, in order, at a scale from 1 to [`MAX_SCALE`].
///
/// # Errors
/// When a picture cannot be rasterised.
pub fn export_slide_pngs(deck: &Deck, theme: &Theme, scale: u8) -> Result<Vec<Vec<u8>>, ExportError> {
    page_svgs(&paginate(deck), theme).iter().map(|page| encode_png(page, png_width(scale))).collect()
}

/// Returns a PDF for paper: an A4 page for each slide, with the slide above and its notes below.
///
/// # Errors
/// When the PDF library refuses a page.
pub fn export_handout(deck: &Deck, theme: &Theme) -> Result<Vec<u8>, ExportError> {
    let deck = paginate(deck);
    let pages: Vec<String> = (1..).zip(&deck.slides).map(|(number, slide)| handout_page_svg(slide, number, theme)).collect();
    pages_to_pdf(&pages, &deck)
}

/// Returns the pixels of a slide as it is exported, at a width in pixels.
///
/// # Errors
/// When the picture cannot be rasterised.
pub fn rasterize_slide(slide: &Slide, theme: &Theme, width: u32) -> Result<PixelImage, ExportError> {
    render_pixels(&slide_svg(slide, theme), width)
}

/// Returns the icon of the program, at a width in pixels. `None` only if the embedded drawing is broken.
#[must_use]
pub fn rasterize_icon(width: u32) -> Option<PixelImage> {
    render_pixels(include_str!("../../assets/desktop/jumelles.svg"), width).ok()
}

/// The width of a PNG in pixels at a scale.
fn png_width(scale: u8) -> u32 {
    PNG_WIDTH * u32::from(scale.clamp(1, MAX_SCALE))
}

/// The SVG text of each page of a deck.
fn page_svgs(deck: &Deck, theme: &Theme) -> Vec<String> {
    (0..deck.slides.len()).filter_map(|index| draw_page(deck, index, theme)).map(|page| scene_to_svg(&page)).collect()
}

/// The SVG text of a slide.
fn slide_svg(slide: &Slide, theme: &Theme) -> String {
    scene_to_svg(&draw_slide(slide, theme))
}
