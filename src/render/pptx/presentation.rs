//! The presentation itself: its slides, their size, its sections; the properties of the file; and its theme.

use strum::VariantArray as _;

use crate::chart::Deck;
use crate::render::brand::{Brand, SlideColor, SlideMaster, ThemeColor};
use crate::render::layout::HEIGHT;
use crate::render::pptx::drawing::{DRAWING_NAMESPACE, PRESENTATION_NAMESPACES, SLIDE_WIDTH_EMU, emu, points};
use crate::render::pptx::text::write_levels;
use crate::render::theme::Rgb;
use crate::render::xml::XmlWriter;
use crate::speech::Direction;

/// The identifier of the first slide; smaller ones are not allowed.
const FIRST_SLIDE_ID: usize = 256;
/// The number in `rId7`, the relationship to the first slide.
const FIRST_SLIDE_RELATIONSHIP: usize = 7;
/// The identifier of our own master.
const OWN_MASTER_ID: u64 = 2_147_483_648;
/// The time in every file: two exports of one deck are the same bytes.
const FIXED_TIME: &str = "2024-11-01T00:00:00Z";

/// The part `ppt/presentation.xml`.
pub(super) fn presentation(deck: &Deck, master: Option<&SlideMaster>) -> Vec<u8> {
    let height = emu(master.map_or(HEIGHT, |master| master.height));
    XmlWriter::document(|xml| {
        xml.element("p:presentation").attrs(&PRESENTATION_NAMESPACES).attr("saveSubsetFonts", true).children(|xml| {
            xml.parent("p:sldMasterIdLst", |xml| {
                let id = master.map_or(OWN_MASTER_ID, |master| master.id);
                xml.element("p:sldMasterId").attr("id", id).attr("r:id", "rId1").empty();
            });
            xml.parent("p:notesMasterIdLst", |xml| xml.element("p:notesMasterId").attr("r:id", "rId2").empty());
            xml.parent("p:sldIdLst", |xml| {
                for index in 0..deck.slides.len() {
                    let relationship = format!("rId{}", FIRST_SLIDE_RELATIONSHIP + index);
                    xml.element("p:sldId").attr("id", FIRST_SLIDE_ID + index).attr("r:id", relationship).empty();
                }
            });
            xml.element("p:sldSz").attr("cx", SLIDE_WIDTH_EMU).attr("cy", height).empty();
            xml.element("p:notesSz").attr("cx", 6_858_000_i64).attr("cy", 9_144_000_i64).empty();
            let text = SlideColor::Theme(ThemeColor::Text1);
            xml.parent("p:defaultTextStyle", |xml| write_levels(xml, points(28.0), text, Direction::LeftToRight));
            write_sections(xml, deck);
        });
    })
}

/// The sections of the deck, as PowerPoint's list of slides shows them.
fn write_sections(xml: &mut XmlWriter, deck: &Deck) {
    if deck.sections.is_empty() {
        return;
    }
    let ends = deck.sections.iter().skip(1).map(|section| section.first_slide).chain([deck.slides.len()]);
    xml.parent("p:extLst", |xml| {
        xml.element("p:ext").attr("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}").children(|xml| {
            let list = xml.element("p14:sectionLst").attr("xmlns:p14", "http://schemas.microsoft.com/office/powerpoint/2010/main");
            list.children(|xml| {
                for (number, (section, end)) in (1..).zip(deck.sections.iter().zip(ends)) {
                    let id = format!("{{{number:08X}-0000-4000-8000-000000000000}}");
                    xml.element("p14:section").attr("name", &section.name).attr("id", id).children(|xml| {
                        xml.parent("p14:sldIdLst", |xml| {
                            for slide in section.first_slide..end {
                                xml.element("p14:sldId").attr("id", FIRST_SLIDE_ID + slide).empty();
                            }
                        });
                    });
                }
            });
        });
    });
}

/// The properties of the presentation, of which we set none.
pub(super) fn presentation_properties() -> Vec<u8> {
    XmlWriter::document(|xml| xml.element("p:presentationPr").attrs(&PRESENTATION_NAMESPACES).empty())
}

/// The properties of the view, of which we set none.
pub(super) fn view_properties() -> Vec<u8> {
    XmlWriter::document(|xml| xml.element("p:viewPr").attrs(&PRESENTATION_NAMESPACES).empty())
}

/// The table styles: none, only the default of PowerPoint by its identifier.
pub(super) fn table_styles() -> Vec<u8> {
    XmlWriter::document(|xml| {
        let root = xml.element("a:tblStyleLst").attr("xmlns:a", DRAWING_NAMESPACE);
        root.attr("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}").empty();
    })
}

/// The core properties: title, author, language and a fixed time.
pub(super) fn core_properties(deck: &Deck) -> Vec<u8> {
    XmlWriter::document(|xml| {
        let root = xml.element("cp:coreProperties").attrs(&[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ]);
        root.children(|xml| {
            xml.text("dc:title", &deck.title);
            xml.text("dc:creator", "Jumelles");
            xml.text("dc:language", deck.language.tag());
            xml.element("dcterms:created").attr("xsi:type", "dcterms:W3CDTF").text(FIXED_TIME);
            xml.element("dcterms:modified").attr("xsi:type", "dcterms:W3CDTF").text(FIXED_TIME);
        });
    })
}

/// The extended properties: the program and the number of slides.
pub(super) fn app_properties(slide_count: usize) -> Vec<u8> {
    XmlWriter::document(|xml| {
        let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        xml.element("Properties").attr("xmlns", namespace).children(|xml| {
            xml.text("Application", "Jumelles");
            xml.text("Slides", slide_count);
        });
    })
}

/// The theme: colors and fonts of the brand, and the plainest formats.
pub(super) fn theme(brand: &Brand) -> Vec<u8> {
    XmlWriter::document(|xml| {
        xml.element("a:theme").attr("xmlns:a", DRAWING_NAMESPACE).attr("name", "Jumelles").children(|xml| {
            xml.parent("a:themeElements", |xml| {
                xml.element("a:clrScheme").attr("name", "Jumelles").children(|xml| write_color_scheme(xml, brand));
                xml.element("a:fontScheme").attr("name", "Jumelles").children(|xml| {
                    write_fonts(xml, "a:majorFont", brand);
                    write_fonts(xml, "a:minorFont", brand);
                });
                xml.element("a:fmtScheme").attr("name", "Jumelles").children(write_formats);
            });
        });
    })
}

fn write_color_scheme(xml: &mut XmlWriter, brand: &Brand) {
    let write_color = |xml: &mut XmlWriter, name: &'static str, value: Rgb| xml.parent(name, |xml| xml.val("a:srgbClr", value));
    for color in ThemeColor::VARIANTS {
        write_color(xml, color.scheme_element(), color.value_in(&brand.theme));
    }
    write_color(xml, "a:hlink", brand.theme.focus);
    write_color(xml, "a:folHlink", brand.theme.soft);
}

fn write_fonts(xml: &mut XmlWriter, name: &'static str, brand: &Brand) {
    xml.parent(name, |xml| {
        xml.element("a:latin").attr("typeface", &brand.latin_font).empty();
        xml.element("a:ea").attr("typeface", "").empty();
        xml.element("a:cs").attr("typeface", &brand.arabic_font).empty();
    });
}

/// Three fills, lines, effects and backgrounds, as every theme must have; all plain.
fn write_formats(xml: &mut XmlWriter) {
    let write_fill = |xml: &mut XmlWriter| xml.parent("a:solidFill", |xml| xml.val("a:schemeClr", "phClr"));
    xml.parent("a:fillStyleLst", |xml| (0..3).for_each(|_| write_fill(xml)));
    xml.parent("a:lnStyleLst", |xml| (0..3).for_each(|_| xml.element("a:ln").attr("w", 9525_i64).children(write_fill)));
    xml.parent("a:effectStyleLst", |xml| (0..3).for_each(|_| xml.parent("a:effectStyle", |xml| xml.leaf("a:effectLst"))));
    xml.parent("a:bgFillStyleLst", |xml| (0..3).for_each(|_| write_fill(xml)));
}
