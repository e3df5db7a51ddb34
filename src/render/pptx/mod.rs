//! A `Deck` and its brand in, the bytes of a PowerPoint file out: native charts, each with its workbook.
//!
//! Every part is written here: no crate writes charts whose “Edit Data” opens the right figures.

mod bracket;
mod caveat;
mod chart;
mod content_types;
mod drawing;
mod form;
mod layouts;
mod notes;
mod placement;
mod presentation;
mod relationships;
mod row_marks;
mod several;
mod slide;
mod table;
mod table_trends;
mod text;
mod text_box;

use std::io::{Cursor, Write as _};

use strum::VariantArray as _;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::chart::{ChartSpec, Deck, Slide};
use crate::render::brand::{Brand, SlideArea};
use crate::render::chart_scene::draw_chart_alone;
use crate::render::error::ExportError;
use crate::render::geometry::Size;
use crate::render::layout::EM;
use crate::render::workbook::chart_data_workbook;
use crate::render::{raster, svg};
use form::SlideForm;
use layouts::OwnLayout;
use placement::ChartPlacement;
use several::charts_of_slide;

/// A part of the package.
struct PackagePart {
    name: String,
    bytes: Vec<u8>,
}

impl PackagePart {
    fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

/// At most this many threads make slides.
const MAX_THREADS: usize = 4;
/// The width in pixels of the PNG that PowerPoint shows if it does not read SVG.
const PNG_WIDTH: u32 = 2400;

/// Returns the package of a deck; the same deck and brand give the same bytes.
///
/// # Errors
/// When a workbook or a picture cannot be made, or the archive cannot be written.
pub(super) fn pptx(deck: &Deck, brand: &Brand) -> Result<Vec<u8>, ExportError> {
    let mut parts = common_parts(deck, brand);
    match &brand.master {
        // A logo is part of the user's own master.
        Some(master) => parts.extend(master.parts.iter().map(|part| PackagePart::new(part.name.as_str(), part.bytes.clone()))),
        None => {
            parts.extend(brand.logo.iter().map(|logo| PackagePart::new(format!("ppt/media/logo.{}", logo.extension), logo.bytes.clone())));
        }
    }
    parts.extend(slide_parts(deck, brand)?);
    pack(&parts).map_err(|error| ExportError::Pptx(error.to_string()))
}

/// The parts that do not belong to one slide, except those copied from the user's presentation.
fn common_parts(deck: &Deck, brand: &Brand) -> Vec<PackagePart> {
    let (slide_count, master) = (deck.slides.len(), brand.master.as_ref());
    let mut parts = if master.is_some() { Vec::new() } else { own_master_parts(deck, brand) };
    parts.extend([
        PackagePart::new("[Content_Types].xml", content_types::content_types(deck, brand)),
        PackagePart::new("_rels/.rels", relationships::of_package()),
        PackagePart::new("docProps/core.xml", presentation::core_properties(deck)),
        PackagePart::new("docProps/app.xml", presentation::app_properties(slide_count)),
        PackagePart::new("ppt/presentation.xml", presentation::presentation(deck, master)),
        PackagePart::new("ppt/_rels/presentation.xml.rels", relationships::of_presentation(slide_count, master)),
        PackagePart::new("ppt/presProps.xml", presentation::presentation_properties()),
        PackagePart::new("ppt/viewProps.xml", presentation::view_properties()),
        PackagePart::new("ppt/tableStyles.xml", presentation::table_styles()),
        PackagePart::new("ppt/notesMasters/notesMaster1.xml", notes::notes_master()),
        PackagePart::new("ppt/notesMasters/_rels/notesMaster1.xml.rels", relationships::of_notes_master()),
        PackagePart::new(relationships::NOTES_THEME, presentation::theme(brand)),
    ]);
    parts
}

/// Our own master with its layouts and theme.
fn own_master_parts(deck: &Deck, brand: &Brand) -> Vec<PackagePart> {
    let direction = deck.language.into();
    let layouts = OwnLayout::VARIANTS;
    let mut parts = vec![
        PackagePart::new("ppt/slideMasters/slideMaster1.xml", layouts::own_master(brand, direction)),
        PackagePart::new("ppt/slideMasters/_rels/slideMaster1.xml.rels", relationships::of_own_master(brand)),
    ];
    let layout =
        |layout: &OwnLayout| PackagePart::new(format!("ppt/slideLayouts/slideLayout{}.xml", layout.number()), layout.part(direction));
    parts.extend(layouts.iter().map(layout));
    let to_master = |layout: &OwnLayout| format!("ppt/slideLayouts/_rels/slideLayout{}.xml.rels", layout.number());
    parts.extend(layouts.iter().map(|layout| PackagePart::new(to_master(layout), relationships::of_own_layout())));
    parts.push(PackagePart::new("ppt/theme/theme1.xml", presentation::theme(brand)));
    parts
}

/// The parts of all slides, in order, made by several threads: workbooks and pictures are most of the work.
fn slide_parts(deck: &Deck, brand: &Brand) -> Result<Vec<PackagePart>, ExportError> {
    let slides: Vec<(usize, &Slide)> = (1..).zip(&deck.slides).collect();
    let share = slides.len().div_ceil(MAX_THREADS).max(1);
    let shares: Vec<Result<Vec<PackagePart>, ExportError>> = std::thread::scope(|scope| {
        let threads: Vec<_> = slides
            .chunks(share)
            .map(|slides| {
                scope.spawn(move || {
                    let mut parts = Vec::new();
                    slides.iter().try_for_each(|(number, slide)| add_slide(&mut parts, slide, *number, brand))?;
                    Ok(parts)
                })
            })
            .collect();
        let panicked = || Err(ExportError::Pptx("a worker broke".to_owned()));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panicked())).collect()
    });
    let mut parts = Vec::new();
    for share in shares {
        parts.extend(share?);
    }
    Ok(parts)
}

/// Adds the parts of a slide.
fn add_slide(parts: &mut Vec<PackagePart>, slide: &Slide, number: usize, brand: &Brand) -> Result<(), ExportError> {
    let master = brand.master.as_ref();
    let name = format!("ppt/slides/slide{number}.xml");
    parts.push(PackagePart::new(format!("ppt/slides/_rels/slide{number}.xml.rels"), relationships::of_slide(slide, number, master)));
    match slide {
        Slide::Chart(chart) => {
            parts.push(PackagePart::new(name, slide::chart_slide(chart, brand, number)));
            add_chart(parts, chart, number, brand)
        }
        Slide::Text(text) => {
            parts.push(PackagePart::new(name, slide::text_slide(text, number, master)));
            Ok(())
        }
    }
}

/// Adds what a slide with a chart refers to: its notes, its workbook, and the native chart or the picture.
fn add_chart(parts: &mut Vec<PackagePart>, chart: &ChartSpec, number: usize, brand: &Brand) -> Result<(), ExportError> {
    let form = SlideForm::for_chart(chart);
    parts.extend([
        PackagePart::new(format!("ppt/notesSlides/notesSlide{number}.xml"), notes::notes(chart)),
        PackagePart::new(format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), relationships::of_notes(number)),
    ]);
    // Several charts have a workbook each.
    if form != SlideForm::Charts {
        let workbook = chart_data_workbook(chart).map_err(|error| ExportError::Pptx(error.to_string()))?;
        parts.push(PackagePart::new(format!("ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), workbook));
    }
    match form {
        SlideForm::Chart => parts.extend([
            PackagePart::new(format!("ppt/charts/chart{number}.xml"), chart::chart(chart, brand)),
            PackagePart::new(format!("ppt/charts/_rels/chart{number}.xml.rels"), relationships::of_chart(number)),
        ]),
        SlideForm::Charts => {
            for (index, one) in charts_of_slide(chart).iter().enumerate() {
                let name = relationships::chart_name(number, index);
                let workbook = chart_data_workbook(&one.chart).map_err(|error| ExportError::Pptx(error.to_string()))?;
                parts.extend([
                    PackagePart::new(format!("ppt/charts/{name}.xml"), one.part(brand)),
                    PackagePart::new(format!("ppt/charts/_rels/{name}.xml.rels"), relationships::of_chart_with(&name)),
                    PackagePart::new(format!("ppt/embeddings/{name}.xlsx"), workbook),
                ]);
            }
        }
        SlideForm::Table => {}
        SlideForm::Picture => {
            let picture = picture(chart, brand);
            parts.push(PackagePart::new(format!("ppt/media/chart{number}.png"), raster::encode_png(&picture, PNG_WIDTH)?));
            parts.push(PackagePart::new(format!("ppt/media/chart{number}.svg"), picture.into_bytes()));
        }
    }
    Ok(())
}

/// The chart alone as SVG, in the size of its area on the slide.
fn picture(chart: &ChartSpec, brand: &Brand) -> String {
    let SlideArea { width, height, .. } = ChartPlacement::new(chart, brand).chart_area;
    svg::scene_to_svg(&draw_chart_alone(chart, &brand.theme, Size { width, height }, EM))
}

/// Packs the parts into a zip archive with fixed dates, so that two exports are the same bytes.
fn pack(parts: &[PackagePart]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for PackagePart { name, bytes } in parts {
        // Workbooks and PNG are compressed already.
        let is_compressed = [".xlsx", ".png"].iter().any(|ending| name.ends_with(ending));
        let options = if is_compressed { options.compression_method(CompressionMethod::Stored) } else { options };
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    zip.finish().map(Cursor::into_inner)
}
