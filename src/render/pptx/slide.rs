//! One slide: headline, subtitle, chart, foot and number; or a title and text.

use crate::chart::{ChartSpec, TextSlide};
use crate::compare::ComparisonRole;
use crate::render::brand::{Brand, Placeholder, SlideArea, SlideMaster, ThemeColor};
use crate::render::layout::layout_slide;
use crate::render::pptx::bracket;
use crate::render::pptx::caveat::write_caveat;
use crate::render::pptx::drawing::{
    ShapeName, presentation_document, write_described_name, write_fill, write_geometry, write_placeholder, write_slide_content,
    write_text_shape_names, write_transform,
};
use crate::render::pptx::form::SlideForm;
use crate::render::pptx::placement::{ChartPlacement, NumberPlacement, TextPlacement, TextSlidePlacement, TitlePlacement};
use crate::render::pptx::relationships::chart_relationship;
use crate::render::pptx::row_marks;
use crate::render::pptx::several::{ChartText, charts_of_slide};
use crate::render::pptx::table::write_table;
use crate::render::pptx::text::{LetterStyle, RunStyle, with_direction, with_letters, write_lines, write_paragraph, write_run};
use crate::render::pptx::text_box::write_text_box;
use crate::render::text_slide::is_title;
use crate::render::xml::XmlWriter;
use crate::speech::Language;

/// The extension by which PowerPoint finds the SVG of a picture.
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
const CHART_NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// The slide of a chart.
pub(super) fn chart_slide(chart: &ChartSpec, brand: &Brand, number: usize) -> Vec<u8> {
    let (own_layout, placement) = (layout_slide(chart), ChartPlacement::new(chart, brand));
    let language = chart.language;
    let paragraphs = |texts| Paragraphs { texts, language };
    presentation_document("p:sld", |xml| {
        write_slide_content(xml, |xml| {
            write_title(xml, &placement.title, language);
            write_text(xml, ShapeName { id: 3, name: "Subtitle" }, &placement.subtitle, &paragraphs(std::slice::from_ref(&chart.subtitle)));
            if let Some(caveat) = &placement.caveat {
                write_caveat(xml, caveat, &brand.theme, language);
            }
            match SlideForm::for_chart(chart) {
                SlideForm::Chart => {
                    // Under the chart, whose labels lie on the page.
                    row_marks::write(xml, chart, &placement, &brand.theme);
                    write_native_chart(xml, &NativeChart::of_slide(chart, &placement));
                    bracket::write(xml, chart, &placement, &brand.theme);
                }
                SlideForm::Charts => write_several_charts(xml, chart, &placement, brand),
                SlideForm::Table => write_table(xml, chart, brand, placement.chart_area),
                SlideForm::Picture => write_picture(xml, chart, placement.chart_area),
            }
            if let Some(key) = &placement.key {
                write_text(xml, ShapeName { id: 11, name: "Key" }, key, &Paragraphs { texts: &[key_of(chart)], language });
            }
            let said = own_layout.caveat.filter(|_| placement.caveat.is_none()).map(|caveat| caveat.text);
            let key = Some(key_of(chart)).filter(|key| placement.key.is_none() && !key.is_empty());
            let foot: Vec<String> = said.into_iter().chain(key).chain(std::iter::once(own_layout.sources)).collect();
            write_text(xml, ShapeName { id: 5, name: "Sources" }, &placement.foot, &Paragraphs { texts: &foot, language });
            if let Some(placement) = placement.number {
                write_number(xml, placement, number, language);
            }
        });
    })
}

/// How the chart is read. Peers are a table here, which has shades and numbers in the place of bands and dots.
fn key_of(chart: &ChartSpec) -> String {
    chart.peers.as_ref().map_or_else(|| chart.reading_key.join(" "), |peers| peers.table_key.clone())
}

/// A text slide: its title, and a line or paragraphs under it.
pub(super) fn text_slide(text: &TextSlide, number: usize, master: Option<&SlideMaster>) -> Vec<u8> {
    let language = text.language;
    let placement = TextSlidePlacement::new(text, master);
    presentation_document("p:sld", |xml| {
        write_slide_content(xml, |xml| {
            write_title(xml, &placement.title, language);
            if let Some(body) = placement.body {
                write_filled_placeholder(xml, ShapeName { id: 3, name: "Words" }, body, None, |xml| {
                    if is_title(text) {
                        write_paragraph(xml, &text.subtitle, RunStyle { language, size: None });
                    } else {
                        let style = RunStyle { language, size: placement.body_size };
                        text.paragraphs.iter().for_each(|paragraph| write_body_paragraph(xml, paragraph, style));
                    }
                });
            }
            if let Some(placement) = placement.number {
                write_number(xml, placement, number, language);
            }
        });
    })
}

/// Paragraphs in one language.
struct Paragraphs<'a> {
    texts: &'a [String],
    language: Language,
}

/// The title in its placeholder.
fn write_title(xml: &mut XmlWriter, placement: &TitlePlacement, language: Language) {
    let shape = ShapeName { id: 2, name: "Title" };
    write_filled_placeholder(xml, shape, placement.placeholder, placement.area, |xml| {
        write_lines(xml, &placement.lines, RunStyle { language, size: placement.size });
    });
}

/// A text in its placeholder, or in a text box where there is none.
fn write_text(xml: &mut XmlWriter, shape: ShapeName, placement: &TextPlacement, paragraphs: &Paragraphs<'_>) {
    let style = RunStyle { language: paragraphs.language, size: Some(placement.size) };
    let write_paragraphs = |xml: &mut XmlWriter| paragraphs.texts.iter().for_each(|text| write_paragraph(xml, text, style));
    match placement.placeholder {
        Some(placeholder) => write_filled_placeholder(xml, shape, placeholder, Some(placement.area), write_paragraphs),
        None => write_text_box(xml, shape, placement.area, write_paragraphs),
    }
}

/// A placeholder filled with paragraphs; without an area, the slide layout places it.
fn write_filled_placeholder(
    xml: &mut XmlWriter,
    shape: ShapeName,
    placeholder: Placeholder,
    area: Option<SlideArea>,
    paragraphs: impl FnOnce(&mut XmlWriter),
) {
    xml.parent("p:sp", |xml| {
        write_text_shape_names(xml, shape, placeholder);
        xml.parent("p:spPr", |xml| area.into_iter().for_each(|area| write_transform(xml, "a:xfrm", area)));
        xml.parent("p:txBody", |xml| {
            xml.parent("a:bodyPr", |xml| xml.leaf("a:normAutofit"));
            xml.leaf("a:lstStyle");
            paragraphs(xml);
        });
    });
}

/// A paragraph of a text slide: without the bullet its layout may have, and with space after it.
fn write_body_paragraph(xml: &mut XmlWriter, text: &str, style: RunStyle) {
    xml.parent("a:p", |xml| {
        let properties = xml.element("a:pPr").attr("marL", 0_i64).attr("indent", 0_i64);
        with_direction(properties, style.language.into()).children(|xml| {
            xml.parent("a:spcAft", |xml| xml.val("a:spcPts", 600_i64));
            xml.leaf("a:buNone");
        });
        write_run(xml, text, style);
    });
}

/// The chart as a picture: PNG (`rId2`), and SVG (`rId4`) for programs that read it.
fn write_picture(xml: &mut XmlWriter, chart: &ChartSpec, area: SlideArea) {
    xml.parent("p:pic", |xml| {
        xml.parent("p:nvPicPr", |xml| {
            write_described_name(xml, ShapeName { id: 4, name: "Chart" }, &chart.alt_text);
            xml.parent("p:cNvPicPr", |xml| xml.element("a:picLocks").attr("noGrp", true).attr("noChangeAspect", true).empty());
            xml.leaf("p:nvPr");
        });
        xml.parent("p:blipFill", |xml| {
            xml.element("a:blip").attr("r:embed", "rId2").children(|xml| {
                xml.parent("a:extLst", |xml| {
                    xml.element("a:ext").attr("uri", SVG_EXTENSION).children(|xml| {
                        let namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
                        xml.element("asvg:svgBlip").attr("xmlns:asvg", namespace).attr("r:embed", "rId4").empty();
                    });
                });
            });
            xml.parent("a:stretch", |xml| xml.leaf("a:fillRect"));
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", area);
            write_geometry(xml, "rect");
        });
    });
}

/// A native chart on a slide.
struct NativeChart<'a> {
    shape: ShapeName,
    alt_text: &'a str,
    /// The placeholder it fills, if any.
    placeholder: Option<Placeholder>,
    area: SlideArea,
    /// The relationship of the slide to its part.
    relationship: String,
}

impl<'a> NativeChart<'a> {
    /// The only chart of a slide.
    fn of_slide(chart: &'a ChartSpec, placement: &ChartPlacement) -> Self {
        Self {
            shape: ShapeName { id: 4, name: "Chart" },
            alt_text: &chart.alt_text,
            placeholder: Some(placement.chart),
            area: placement.chart_area,
            relationship: chart_relationship(0),
        }
    }
}

/// The identifiers of the first chart and of the first text of several on one slide.
const FIRST_CHART_ID: usize = 100;
const FIRST_TEXT_ID: usize = 200;

/// Several charts, each under its texts.
fn write_several_charts(xml: &mut XmlWriter, chart: &ChartSpec, placement: &ChartPlacement, brand: &Brand) {
    let mut next_text = FIRST_TEXT_ID;
    for (index, one) in charts_of_slide(chart).iter().enumerate() {
        write_native_chart(
            xml,
            &NativeChart {
                shape: ShapeName { id: FIRST_CHART_ID + index, name: "Chart" },
                alt_text: if index == 0 { &chart.alt_text } else { &one.chart.alt_text },
                // The first fills the placeholder, so that none is left empty.
                placeholder: (index == 0).then_some(placement.chart),
                area: one.area(chart, placement),
                relationship: chart_relationship(index),
            },
        );
        for text in &one.texts {
            write_text_box(xml, ShapeName { id: next_text, name: "Chart text" }, text.area(chart, placement), |xml| {
                write_colored_paragraph(xml, text, chart.language, brand);
            });
            next_text += 1;
        }
    }
}

/// A line above a chart, in the colour of its town.
fn write_colored_paragraph(xml: &mut XmlWriter, text: &ChartText, language: Language, brand: &Brand) {
    let color = match text.role {
        ComparisonRole::Focus => ThemeColor::Accent1,
        ComparisonRole::Twin => ThemeColor::Accent2,
        ComparisonRole::Colored(_) if text.is_bold => ThemeColor::Text1,
        ComparisonRole::Colored(_) | ComparisonRole::Other => ThemeColor::Text2,
    };
    let style = LetterStyle { size: text.size, color: brand.slide_color(color), is_bold: text.is_bold };
    xml.parent("a:p", |xml| {
        with_direction(xml.element("a:pPr"), language.into()).empty();
        xml.parent("a:r", |xml| {
            with_letters(xml.element("a:rPr"), language, style).children(|xml| write_fill(xml, style.color));
            xml.text("a:t", &text.text);
        });
    });
}

/// The frame of a native chart.
fn write_native_chart(xml: &mut XmlWriter, chart: &NativeChart<'_>) {
    xml.parent("p:graphicFrame", |xml| {
        xml.parent("p:nvGraphicFramePr", |xml| {
            write_described_name(xml, chart.shape, chart.alt_text);
            xml.parent("p:cNvGraphicFramePr", |xml| xml.element("a:graphicFrameLocks").attr("noGrp", true).empty());
            match chart.placeholder {
                Some(placeholder) => xml.parent("p:nvPr", |xml| write_placeholder(xml, placeholder)),
                None => xml.leaf("p:nvPr"),
            }
        });
        write_transform(xml, "p:xfrm", chart.area);
        xml.parent("a:graphic", |xml| {
            xml.element("a:graphicData").attr("uri", CHART_NAMESPACE).children(|xml| {
                xml.element("c:chart").attr("xmlns:c", CHART_NAMESPACE).attr("r:id", &chart.relationship).empty();
            });
        });
    });
}

/// The number of the slide as a field; on our own layout it is aligned to the outer edge.
fn write_number(xml: &mut XmlWriter, placement: NumberPlacement, number: usize, language: Language) {
    write_filled_placeholder(xml, ShapeName { id: 6, name: "Number" }, placement.placeholder, placement.area, |xml| {
        xml.parent("a:p", |xml| {
            if placement.area.is_some() {
                xml.element("a:pPr").attr("algn", if language.is_rtl() { "l" } else { "r" }).empty();
            }
            let field = xml.element("a:fld").attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}").attr("type", "slidenum");
            field.children(|xml| {
                xml.element("a:rPr").attr("lang", language.tag()).empty();
                xml.text("a:t", number);
            });
        });
    });
}
