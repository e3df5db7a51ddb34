//! SVG pages in, a PDF out: vector, fonts embedded, text selectable.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::{Metadata, TextDirection};
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt as _, SvgSettings};

use crate::chart::Deck;
use crate::render::{ExportError, raster};

/// Points a page is wide: a 13⅓ inch slide.
const PAGE_WIDTH: f32 = 960.0;

/// A page for each picture.
pub(super) fn pdf(pages: &[String], deck: &Deck) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new();
    for page in pages {
        let tree = raster::tree(page)?;
        let height = PAGE_WIDTH * tree.size().height() / tree.size().width();
        let settings = PageSettings::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
        let size = Size::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        surface.draw_svg(&tree, size, SvgSettings::default()).ok_or_else(|| ExportError::Pdf("svg".to_owned()))?;
        surface.finish();
        sheet.finish();
    }
    let direction = if deck.language.is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let mut metadata = Metadata::new().creator("Jumelles".to_owned()).language(deck.language.tag().to_owned()).text_direction(direction);
    if let Some(first) = deck.slides.first() {
        metadata = metadata.title(deck.title.clone()).description(first.alt());
    }
    document.set_metadata(metadata);
    document.finish().map_err(|error| ExportError::Pdf(format!("{error:?}")))
}
