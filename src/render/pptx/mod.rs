//! A `Deck` and a theme in, the bytes of a PowerPoint file out: native charts, each with its workbook.
//!
//! Every part is written here: no crate writes a chart whose "Edit Data" opens the right figures.

mod chart;
mod parts;
mod slide;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::chart::Deck;
use crate::render::ExportError;
use crate::render::theme::Theme;
use crate::render::workbook::workbook;

/// A part of the package: its name and its bytes.
type Part = (String, Vec<u8>);

/// The package of a deck; the same deck gives the same bytes.
pub(super) fn pptx(deck: &Deck, theme: &Theme) -> Result<Vec<u8>, ExportError> {
    let mut all: Vec<Part> = parts::fixed(deck, theme).into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    for (number, slide) in (1..).zip(&deck.slides) {
        let book = workbook(&slide.chart).map_err(|error| ExportError::Pptx(error.to_string()))?;
        all.extend([
            (format!("ppt/slides/slide{number}.xml"), slide::slide(&slide.chart, theme, number).into_bytes()),
            (format!("ppt/slides/_rels/slide{number}.xml.rels"), parts::slide_links(number).into_bytes()),
            (format!("ppt/notesSlides/notesSlide{number}.xml"), slide::notes(&slide.chart).into_bytes()),
            (format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), parts::notes_links(number).into_bytes()),
            (format!("ppt/charts/chart{number}.xml"), chart::chart(&slide.chart).into_bytes()),
            (format!("ppt/charts/_rels/chart{number}.xml.rels"), parts::chart_links(number).into_bytes()),
            (format!("ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), book),
        ]);
    }
    pack(&all).map_err(|error| ExportError::Pptx(error.to_string()))
}

fn pack(parts: &[Part]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    zip.finish().map(Cursor::into_inner)
}
