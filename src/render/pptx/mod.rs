//! A `Deck` and a theme in, the bytes of a PowerPoint file out: native charts, each with its workbook.
//!
//! Every part is written here: no crate writes a chart whose "Edit Data" opens the right figures.

mod chart;
mod parts;
mod room;
mod slide;
mod table;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::chart::{ChartKind, ChartSpec, Deck, Slide};
use crate::render::brand::Brand;
use crate::render::chart_scene::chart_alone;
use crate::render::error::ExportError;
use crate::render::geometry::Size;
use crate::render::layout::EM;
use crate::render::workbook::workbook;
use crate::render::{raster, svg};

/// A part of the package: its name and its bytes.
type Part = (String, Vec<u8>);

/// The package of a deck; the same deck gives the same bytes.
pub(super) fn pptx(deck: &Deck, brand: &Brand) -> Result<Vec<u8>, ExportError> {
    let mut all: Vec<Part> = parts::fixed(deck, brand).into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    match &brand.master {
        // The user's own master has its logo already.
        Some(master) => all.extend(master.parts.iter().map(|own| (own.name.clone(), own.bytes.clone()))),
        None => all.extend(brand.logo.as_ref().map(|logo| (format!("ppt/media/logo.{}", logo.ending), logo.bytes.clone()))),
    }
    let slides: Vec<(usize, &Slide)> = (1..).zip(&deck.slides).collect();
    // Workbooks and pictures are most of the work: each core makes its share.
    let share = slides.len().div_ceil(CORES).max(1);
    let made: Vec<Result<Vec<Part>, ExportError>> = std::thread::scope(|scope| {
        let work: Vec<_> = slides.chunks(share).map(|slides| scope.spawn(move || parts_of(slides, brand))).collect();
        let broken = || Err(ExportError::Pptx("a worker broke".to_owned()));
        work.into_iter().map(|work| work.join().unwrap_or_else(|_| broken())).collect()
    });
    for parts in made {
        all.extend(parts?);
    }
    pack(&all).map_err(|error| ExportError::Pptx(error.to_string()))
}

/// So many cores make slides at once.
const CORES: usize = 4;

/// The parts of some slides.
fn parts_of(slides: &[(usize, &Slide)], brand: &Brand) -> Result<Vec<Part>, ExportError> {
    let theme = &brand.theme;
    let master = brand.master.as_ref();
    let mut all: Vec<Part> = Vec::new();
    for (number, slide) in slides.iter().map(|(number, slide)| (*number, *slide)) {
        all.push((format!("ppt/slides/_rels/slide{number}.xml.rels"), parts::slide_links(slide, number, master).into_bytes()));
        let chart = match slide {
            Slide::Chart(chart) => chart,
            Slide::Text(words) => {
                all.push((format!("ppt/slides/slide{number}.xml"), slide::words(words, number, master).into_bytes()));
                continue;
            }
        };
        let book = workbook(chart).map_err(|error| ExportError::Pptx(error.to_string()))?;
        all.extend([
            (format!("ppt/slides/slide{number}.xml"), worn(slide::slide(chart, brand, number), brand).into_bytes()),
            (format!("ppt/notesSlides/notesSlide{number}.xml"), slide::notes(chart).into_bytes()),
            (format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), parts::notes_links(number).into_bytes()),
            (format!("ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), book),
        ]);
        match Form::of(chart) {
            Form::Chart => {
                all.push((format!("ppt/charts/chart{number}.xml"), worn(chart::chart(chart, theme), brand).into_bytes()));
                all.push((format!("ppt/charts/_rels/chart{number}.xml.rels"), parts::chart_links(number).into_bytes()));
            }
            Form::Table => {}
            Form::Picture => {
                let drawn = picture(chart, brand);
                all.push((format!("ppt/media/chart{number}.png"), raster::encoded(&drawn, PICTURE_WIDTH)?));
                all.push((format!("ppt/media/chart{number}.svg"), drawn.into_bytes()));
            }
        }
    }
    Ok(all)
}

/// A part whose colours are those we draw with, also where the user's theme has others under their names.
fn worn(part: String, brand: &Brand) -> String {
    let Some(_) = &brand.master else { return part };
    brand.others.iter().fold(part, |part, (name, colour)| {
        part.replace(&format!("<a:schemeClr val=\"{name}\"/>"), &format!("<a:srgbClr val=\"{}\"/>", colour.hex()))
    })
}

/// How a chart is written: as one of PowerPoint's own where it has such a chart or a table, otherwise as a picture with its
/// workbook beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Chart,
    Table,
    Picture,
}

impl Form {
    fn of(chart: &ChartSpec) -> Self {
        if chart::is_charted(chart) {
            Self::Chart
        } else if matches!(chart.kind, ChartKind::Table | ChartKind::Heatmap) {
            Self::Table
        } else {
            Self::Picture
        }
    }
}

/// The chart alone as SVG, on the room it has on its slide.
fn picture(chart: &ChartSpec, brand: &Brand) -> String {
    let [_, _, width, height] = room::Room::of(chart, brand).figure;
    svg::svg(&chart_alone(chart, &brand.theme, Size { width, height }, EM))
}

/// The width of the picture PowerPoint shows when it does not read SVG.
const PICTURE_WIDTH: u32 = 2400;

fn pack(parts: &[Part]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        // A workbook and a picture are packed already.
        let packed = [".xlsx", ".png"].iter().any(|ending| name.ends_with(ending));
        let options = if packed { options.compression_method(CompressionMethod::Stored) } else { options };
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    zip.finish().map(Cursor::into_inner)
}
