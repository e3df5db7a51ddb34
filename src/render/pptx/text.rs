//! Paragraphs, runs and text styles of DrawingML.

use crate::render::brand::SlideColor;
use crate::render::pptx::drawing::{points, write_fill};
use crate::render::xml::{Element, XmlWriter};
use crate::speech::Direction;
use crate::speech::Language;

/// How the text of a slide is written; where the size is `None`, the layout decides.
#[derive(Clone, Copy)]
pub(super) struct RunStyle {
    pub(super) language: Language,
    /// The size of letters, in the units of our layout.
    pub(super) size: Option<f64>,
}

/// A paragraph; a text read from the right is aligned right.
pub(super) fn write_paragraph(xml: &mut XmlWriter, text: &str, style: RunStyle) {
    xml.parent("a:p", |xml| {
        if style.language.is_rtl() {
            with_direction(xml.element("a:pPr"), Direction::RightToLeft).empty();
        }
        write_run(xml, text, style);
    });
}

/// A paragraph of several lines, broken where they end.
pub(super) fn write_lines(xml: &mut XmlWriter, lines: &[String], style: RunStyle) {
    xml.parent("a:p", |xml| {
        if style.language.is_rtl() {
            with_direction(xml.element("a:pPr"), Direction::RightToLeft).empty();
        }
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                xml.leaf("a:br");
            }
            write_run(xml, line, style);
        }
    });
}

/// A stretch of text in one style.
pub(super) fn write_run(xml: &mut XmlWriter, text: &str, style: RunStyle) {
    xml.parent("a:r", |xml| {
        let properties = xml.element("a:rPr").attr("lang", style.language.tag()).attr_opt("sz", style.size.map(points));
        properties.attr("dirty", false).empty();
        xml.text("a:t", text);
    });
}

/// Letters of a given size, color and weight.
#[derive(Clone, Copy)]
pub(super) struct LetterStyle {
    /// The size, in the units of our layout.
    pub(super) size: f64,
    pub(super) color: SlideColor,
    pub(super) is_bold: bool,
}

/// Adds language, size and weight to the properties of a run or of a paragraph's end; the color is their child.
pub(super) fn with_letters(properties: Element<'_>, language: Language, style: LetterStyle) -> Element<'_> {
    properties.attr("lang", language.tag()).attr("sz", points(style.size)).attr("b", style.is_bold)
}

/// Adds alignment and direction to the properties of a paragraph, if it is read from the right.
pub(super) fn with_direction(properties: Element<'_>, direction: Direction) -> Element<'_> {
    match direction {
        Direction::LeftToRight => properties,
        Direction::RightToLeft => properties.attr("algn", "r").attr("rtl", true),
    }
}

/// Adds the alignment to the properties of a paragraph in either direction, as layouts need it.
pub(super) fn with_alignment(properties: Element<'_>, direction: Direction) -> Element<'_> {
    match direction {
        Direction::LeftToRight => properties.attr("algn", "l"),
        Direction::RightToLeft => with_direction(properties, direction),
    }
}

/// The names of the nine levels of a text style.
const LEVELS: [&str; 9] =
    ["a:lvl1pPr", "a:lvl2pPr", "a:lvl3pPr", "a:lvl4pPr", "a:lvl5pPr", "a:lvl6pPr", "a:lvl7pPr", "a:lvl8pPr", "a:lvl9pPr"];

/// A text style whose nine levels are the same: a size in hundredths of a point, and the body fonts of the theme.
pub(super) fn write_levels(xml: &mut XmlWriter, size: i64, color: SlideColor, direction: Direction) {
    for level in LEVELS {
        with_alignment(xml.element(level), direction).children(|xml| {
            xml.element("a:defRPr").attr("sz", size).children(|xml| {
                write_fill(xml, color);
                xml.element("a:latin").attr("typeface", "+mn-lt").empty();
                xml.element("a:cs").attr("typeface", "+mn-cs").empty();
            });
        });
    }
}
