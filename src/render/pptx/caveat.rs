//! The badge of warnings on a slide: a rounded ground, a triangle, and the text.

use crate::render::brand::{SlideArea, SlideColor};
use crate::render::caveat::{CAVEAT_SIZE, CaveatBadge};
use crate::render::geometry::Rect;
use crate::render::layout::WIDTH;
use crate::render::pptx::drawing::{ShapeName, write_fill, write_geometry, write_shape_name, write_transform};
use crate::render::pptx::text::{LetterStyle, with_alignment, with_letters};
use crate::render::theme::{Rgb, Theme};
use crate::render::xml::XmlWriter;
use crate::speech::Language;

/// A shape of the badge.
struct Shape {
    name: ShapeName,
    preset: &'static str,
    area: SlideArea,
    fill: Rgb,
}

/// Writes the badge.
pub(super) fn write_caveat(xml: &mut XmlWriter, caveat: &CaveatBadge, theme: &Theme, language: Language) {
    let area = |rect: Rect| {
        let left = if language.is_rtl() { WIDTH - rect.left - rect.width } else { rect.left };
        SlideArea::new(left, rect.top, rect.width, rect.height)
    };
    let ground = ShapeName { id: 8, name: "Warning ground" };
    write_shape(xml, &Shape { name: ground, preset: "roundRect", area: area(caveat.rect()), fill: CaveatBadge::ground(theme) });
    let sign = ShapeName { id: 9, name: "Warning sign" };
    write_shape(xml, &Shape { name: sign, preset: "triangle", area: area(caveat.sign_rect()), fill: theme.warn });
    xml.parent("p:sp", |xml| {
        xml.parent("p:nvSpPr", |xml| {
            write_shape_name(xml, ShapeName { id: 10, name: "Warning" });
            xml.element("p:cNvSpPr").attr("txBox", true).empty();
            xml.leaf("p:nvPr");
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", area(caveat.text_rect()));
            write_geometry(xml, "rect");
            xml.leaf("a:noFill");
        });
        xml.parent("p:txBody", |xml| {
            let body = xml.element("a:bodyPr").attr("wrap", "none").attr("anchor", "ctr");
            body.attrs(&[("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")]).empty();
            xml.leaf("a:lstStyle");
            xml.parent("a:p", |xml| {
                with_alignment(xml.element("a:pPr"), language.into()).empty();
                xml.parent("a:r", |xml| {
                    let letters = LetterStyle { size: CAVEAT_SIZE, color: SlideColor::Fixed(theme.warn), is_bold: true };
                    with_letters(xml.element("a:rPr"), language, letters).children(|xml| write_fill(xml, letters.color));
                    xml.text("a:t", &caveat.text);
                });
            });
        });
    });
}

fn write_shape(xml: &mut XmlWriter, shape: &Shape) {
    xml.parent("p:sp", |xml| {
        xml.parent("p:nvSpPr", |xml| {
            write_shape_name(xml, shape.name);
            xml.leaf("p:cNvSpPr");
            xml.leaf("p:nvPr");
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", shape.area);
            write_geometry(xml, shape.preset);
            write_fill(xml, SlideColor::Fixed(shape.fill));
        });
    });
}
