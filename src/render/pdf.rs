//! SVG pages in, a PDF out: vectors with embedded fonts and selectable text, tagged for screen readers, with an outline.

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use crate::chart::Deck;
use crate::render::error::ExportError;
use crate::render::raster::parse_svg;

/// The width of a page in points: that of a slide of 13⅓ inches.
const PAGE_WIDTH: f32 = 960.0;

/// Returns a PDF with a page for each picture. `pages` holds the SVG texts of the deck's slides, in order; each page gets the
/// title and the description of its slide.
///
/// # Errors
/// When an SVG text cannot be parsed or the PDF library refuses the document.
pub(super) fn pages_to_pdf(pages: &[String], deck: &Deck) -> Result<Vec<u8>, ExportError> {
    debug_assert_eq!(pages.len(), deck.slides.len(), "each slide has a page");
    let mut document = Document::new();
    let (mut tags, mut outline) = (TagTree::new(), Outline::new());
    for (index, (page, slide)) in pages.iter().zip(&deck.slides).enumerate() {
        let tag = add_page(&mut document, page)?;
        let mut figure = TagGroup::new(Tag::Figure(Some(slide.alt_text())).with_lang(Some(slide.language().tag().to_owned())));
        figure.push(tag);
        tags.push(figure);
        outline.push_child(OutlineNode::new(slide.title().to_owned(), XyzDestination::new(index, Point::from_xy(0.0, 0.0))));
    }
    document.set_tag_tree(tags);
    document.set_outline(outline);
    let direction = if deck.language.is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let mut metadata = Metadata::new().creator("Jumelles".to_owned()).language(deck.language.tag().to_owned()).text_direction(direction);
    if let Some(first) = deck.slides.first() {
        metadata = metadata.title(deck.title.clone()).description(first.alt_text());
    }
    document.set_metadata(metadata);
    document.finish().map_err(|error| ExportError::Pdf(format!("{error:?}")))
}

/// Adds a page with a picture; returns the identifier by which a tag refers to it.
fn add_page(document: &mut Document, svg: &str) -> Result<Identifier, ExportError> {
    let tree = parse_svg(svg)?;
    let height = PAGE_WIDTH * tree.size().height() / tree.size().width();
    let settings = PageSettings::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
    let size = Size::from_wh(PAGE_WIDTH, height).ok_or_else(|| ExportError::Pdf("page size".to_owned()))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let tag = surface.start_tagged(ContentTag::Other);
    surface.draw_svg(&tree, size, SvgSettings::default()).ok_or_else(|| ExportError::Pdf("svg".to_owned()))?;
    surface.end_tagged();
    surface.finish();
    page.finish();
    Ok(tag)
}
