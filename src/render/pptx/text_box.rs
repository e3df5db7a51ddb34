//! Text boxes of a slide.

use crate::render::brand::SlideArea;
use crate::render::pptx::drawing::{ShapeName, write_geometry, write_shape_name, write_transform};
use crate::render::xml::XmlWriter;

/// A text box without margins.
pub(super) fn write_text_box(xml: &mut XmlWriter, shape: ShapeName, area: SlideArea, paragraphs: impl FnOnce(&mut XmlWriter)) {
    xml.parent("p:sp", |xml| {
        xml.parent("p:nvSpPr", |xml| {
            write_shape_name(xml, shape);
            xml.element("p:cNvSpPr").attr("txBox", true).empty();
            xml.leaf("p:nvPr");
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", area);
            write_geometry(xml, "rect");
            xml.leaf("a:noFill");
        });
        xml.parent("p:txBody", |xml| {
            let body = xml.element("a:bodyPr").attr("wrap", "square").attrs(&[("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")]);
            body.children(|xml| xml.leaf("a:normAutofit"));
            xml.leaf("a:lstStyle");
            paragraphs(xml);
        });
    });
}
