//! The notes master and the page of notes of a chart.

use crate::chart::ChartSpec;
use crate::render::brand::{Placeholder, PlaceholderKind, SlideColor, ThemeColor};
use crate::render::layout::MARGIN;
use crate::render::pptx::drawing::{
    ShapeName, emu, presentation_document, write_extent, write_geometry, write_offset, write_placeholder, write_shape_name,
    write_shape_tree, write_slide_content, write_text_shape_names,
};
use crate::render::pptx::layouts::write_color_map;
use crate::render::pptx::text::{RunStyle, write_levels, write_paragraph};
use crate::render::xml::XmlWriter;
use crate::speech::Direction;

const SLIDE_IMAGE: Placeholder = Placeholder::new(PlaceholderKind::SlideImage);
const NOTES: Placeholder = Placeholder::new(PlaceholderKind::Body);
/// The size of notes, in hundredths of a point.
const TEXT_SIZE: i64 = 1200;

/// The part of the notes master.
pub(super) fn notes_master() -> Vec<u8> {
    presentation_document("p:notesMaster", |xml| {
        xml.parent("p:cSld", |xml| {
            write_shape_tree(xml, |xml| {
                xml.parent("p:sp", |xml| {
                    write_slide_image_names(xml, SLIDE_IMAGE.at(2));
                    xml.parent("p:spPr", |xml| {
                        write_fixed_transform(xml, [685_800, 1_143_000], [5_486_400, 3_086_100]);
                        write_geometry(xml, "rect");
                    });
                });
                xml.parent("p:sp", |xml| {
                    write_text_shape_names(xml, ShapeName { id: 3, name: "Notes" }, NOTES.quarter().at(3));
                    xml.parent("p:spPr", |xml| {
                        write_fixed_transform(xml, [685_800, 4_400_550], [5_486_400, 3_600_450]);
                        write_geometry(xml, "rect");
                    });
                    xml.parent("p:txBody", |xml| {
                        xml.leaf("a:bodyPr");
                        xml.leaf("a:lstStyle");
                        xml.parent("a:p", |xml| xml.leaf("a:endParaRPr"));
                    });
                });
            });
        });
        write_color_map(xml);
        xml.parent("p:notesStyle", |xml| write_levels(xml, TEXT_SIZE, SlideColor::Theme(ThemeColor::Text1), Direction::LeftToRight));
    })
}

/// The page of notes of a chart: the slide above, the remarks of the chart below, each as a paragraph.
pub(super) fn notes(chart: &ChartSpec) -> Vec<u8> {
    presentation_document("p:notes", |xml| {
        write_slide_content(xml, |xml| {
            xml.parent("p:sp", |xml| {
                write_slide_image_names(xml, SLIDE_IMAGE);
                xml.parent("p:spPr", |xml| write_fixed_transform(xml, [emu(MARGIN), 1_143_000], [5_486_400, 3_086_100]));
            });
            xml.parent("p:sp", |xml| {
                write_text_shape_names(xml, ShapeName { id: 3, name: "Notes" }, NOTES.at(1));
                xml.parent("p:spPr", |_| {});
                xml.parent("p:txBody", |xml| {
                    xml.parent("a:bodyPr", |xml| xml.leaf("a:normAutofit"));
                    xml.leaf("a:lstStyle");
                    for remark in &chart.speaker_notes {
                        write_paragraph(xml, remark, RunStyle { language: chart.language, size: None });
                    }
                });
            });
        });
    })
}

/// The name of the picture of the slide, which can be moved but not turned or distorted.
fn write_slide_image_names(xml: &mut XmlWriter, placeholder: Placeholder) {
    xml.parent("p:nvSpPr", |xml| {
        write_shape_name(xml, ShapeName { id: 2, name: "Slide" });
        xml.parent("p:cNvSpPr", |xml| {
            xml.element("a:spLocks").attr("noGrp", true).attr("noRot", true).attr("noChangeAspect", true).empty();
        });
        xml.parent("p:nvPr", |xml| write_placeholder(xml, placeholder));
    });
}

/// A position and a size in English Metric Units: pages of notes have a size of their own.
fn write_fixed_transform(xml: &mut XmlWriter, [x, y]: [i64; 2], [width, height]: [i64; 2]) {
    xml.parent("a:xfrm", |xml| {
        write_offset(xml, x, y);
        write_extent(xml, width, height);
    });
}
