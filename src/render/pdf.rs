//! SVG pages in, a PDF out: vector, fonts embedded, text selectable, each page tagged with its words and listed by its title.

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use crate::chart::Deck;
use crate::render::{ExportError, raster};

/// Points a page is wide: a 13⅓ inch slide.
const PAGE_WIDTH: f32 = 960.0;

/// A page for each picture.
pub(super) fn pdf(pages: &[String], deck: &Deck) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new();
    let (mut tags, mut outline) = (TagTree::new(), Outline::new());
    for (rank, page) in pages.iter().enumerate() {
        let tree = raster::tree(page)?;
        let height = PAGE_WIDTH * tree.size().height() / tree.size().width();
        let settings = PageSettings::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
        let size = Size::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let tag = surface.start_tagged(ContentTag::Other);
        surface.draw_svg(&tree, size, SvgSettings::default()).ok_or_else(|| ExportError::Pdf("svg".to_owned()))?;
        surface.end_tagged();
        surface.finish();
        sheet.finish();
        let Some(slide) = deck.slides.get(rank) else { continue };
        let mut figure = TagGroup::new(Tag::Figure(Some(slide.alt())).with_lang(Some(slide.language().tag().to_owned())));
        figure.push(tag);
        tags.push(figure);
        outline.push_child(OutlineNode::new(slide.title().to_owned(), XyzDestination::new(rank, Point::from_xy(0.0, 0.0))));
    }
    document.set_tag_tree(tags);
    document.set_outline(outline);
    let direction = if deck.language.is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let mut metadata = Metadata::new().creator("Jumelles".to_owned()).language(deck.language.tag().to_owned()).text_direction(direction);
    if let Some(first) = deck.slides.first() {
        metadata = metadata.title(deck.title.clone()).description(first.alt());
    }
    document.set_metadata(metadata);
    document.finish().map_err(|error| ExportError::Pdf(format!("{error:?}")))
}
