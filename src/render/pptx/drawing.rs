//! Pieces of DrawingML that all parts share: namespaces, units, positions, colors and the tree of shapes.

use crate::render::brand::{Placeholder, PlaceholderKind, SlideArea, SlideColor};
use crate::render::layout::WIDTH;
use crate::render::xml::XmlWriter;

/// The width of a slide in English Metric Units.
pub(super) const SLIDE_WIDTH_EMU: i64 = 12_192_000;
/// English Metric Units in one unit of our layout.
const EMU_PER_UNIT: f64 = 12_192_000.0 / WIDTH;

pub(super) const DRAWING_NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const RELATIONSHIPS_NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespaces of every PresentationML part.
pub(super) const PRESENTATION_NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", DRAWING_NAMESPACE),
    ("xmlns:r", RELATIONSHIPS_NAMESPACE),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// A length of our layout in English Metric Units.
pub(super) fn emu(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a slide is twelve million units wide")]
    let units = (length * EMU_PER_UNIT).round() as i64;
    units
}

/// A font size of our layout in hundredths of a point, to a tenth: the width of a slide is 960 points.
pub(super) fn points(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "letters are below a thousand points")]
    let hundredths = (size * 960.0 / WIDTH * 10.0).round() as i64 * 10;
    hundredths
}

/// A PresentationML document: its root element with the namespaces, written around `children`.
pub(super) fn presentation_document(root: &'static str, children: impl FnOnce(&mut XmlWriter)) -> Vec<u8> {
    XmlWriter::document(|xml| xml.element(root).attrs(&PRESENTATION_NAMESPACES).children(children))
}

/// The position and size of a shape, under `a:xfrm` or, for frames of charts and tables, `p:xfrm`.
pub(super) fn write_transform(xml: &mut XmlWriter, name: &'static str, area: SlideArea) {
    xml.parent(name, |xml| {
        write_offset(xml, emu(area.x), emu(area.y));
        write_extent(xml, emu(area.width), emu(area.height));
    });
}

/// A position in English Metric Units.
pub(super) fn write_offset(xml: &mut XmlWriter, x: i64, y: i64) {
    xml.element("a:off").attr("x", x).attr("y", y).empty();
}

/// A size in English Metric Units.
pub(super) fn write_extent(xml: &mut XmlWriter, width: i64, height: i64) {
    xml.element("a:ext").attr("cx", width).attr("cy", height).empty();
}

/// The outline of a shape: `rect` or `line`.
pub(super) fn write_geometry(xml: &mut XmlWriter, preset: &'static str) {
    xml.element("a:prstGeom").attr("prst", preset).children(|xml| xml.leaf("a:avLst"));
}

/// A color.
pub(super) fn write_color(xml: &mut XmlWriter, color: SlideColor) {
    match color {
        SlideColor::Theme(color) => xml.val("a:schemeClr", color.slide_name()),
        SlideColor::Fixed(value) => xml.val("a:srgbClr", value),
    }
}

/// A fill of one color.
pub(super) fn write_fill(xml: &mut XmlWriter, color: SlideColor) {
    xml.parent("a:solidFill", |xml| write_color(xml, color));
}

/// The reference of a shape to its placeholder.
pub(super) fn write_placeholder(xml: &mut XmlWriter, placeholder: Placeholder) {
    let kind: &str = placeholder.kind.into();
    xml.element("p:ph")
        .attr_opt("type", (placeholder.kind != PlaceholderKind::Object).then_some(kind))
        .attr_opt("sz", placeholder.is_quarter.then_some("quarter"))
        .attr_opt("idx", placeholder.index)
        .empty();
}

/// The non-visual properties of a text placeholder: its name, its lock against grouping, its reference to the layout.
pub(super) fn write_text_shape_names(xml: &mut XmlWriter, shape: ShapeName, placeholder: Placeholder) {
    xml.parent("p:nvSpPr", |xml| {
        write_shape_name(xml, shape);
        xml.parent("p:cNvSpPr", |xml| xml.element("a:spLocks").attr("noGrp", true).empty());
        xml.parent("p:nvPr", |xml| write_placeholder(xml, placeholder));
    });
}

/// The identifier of a shape on its slide and its name in the selection pane.
#[derive(Clone, Copy)]
pub(super) struct ShapeName {
    pub(super) id: usize,
    pub(super) name: &'static str,
}

/// The identifier and name of a shape.
pub(super) fn write_shape_name(xml: &mut XmlWriter, shape: ShapeName) {
    xml.element("p:cNvPr").attr("id", shape.id).attr("name", shape.name).empty();
}

/// The identifier, name and alternative text of a chart, table or picture.
pub(super) fn write_described_name(xml: &mut XmlWriter, shape: ShapeName, description: &str) {
    xml.element("p:cNvPr").attr("id", shape.id).attr("name", shape.name).attr("descr", description).empty();
}

/// The shape tree of a slide, layout or master: the root group, then the shapes.
pub(super) fn write_shape_tree(xml: &mut XmlWriter, shapes: impl FnOnce(&mut XmlWriter)) {
    xml.parent("p:spTree", |xml| {
        xml.parent("p:nvGrpSpPr", |xml| {
            write_shape_name(xml, ShapeName { id: 1, name: "" });
            xml.leaf("p:cNvGrpSpPr");
            xml.leaf("p:nvPr");
        });
        xml.parent("p:grpSpPr", |xml| {
            xml.parent("a:xfrm", |xml| {
                write_offset(xml, 0, 0);
                write_extent(xml, 0, 0);
                xml.element("a:chOff").attr("x", 0_i64).attr("y", 0_i64).empty();
                xml.element("a:chExt").attr("cx", 0_i64).attr("cy", 0_i64).empty();
            });
        });
        shapes(xml);
    });
}

/// The content of a slide or a page of notes, with the colors of its master.
pub(super) fn write_slide_content(xml: &mut XmlWriter, shapes: impl FnOnce(&mut XmlWriter)) {
    xml.parent("p:cSld", |xml| write_shape_tree(xml, shapes));
    write_inherited_colors(xml);
}

/// The statement that a slide or layout uses the color map of its master.
pub(super) fn write_inherited_colors(xml: &mut XmlWriter) {
    xml.parent("p:clrMapOvr", |xml| xml.leaf("a:masterClrMapping"));
}
