//! The content types of all parts, by extension and by name.

use std::collections::BTreeMap;

use strum::VariantArray as _;

use crate::chart::Deck;
use crate::render::brand::{Brand, picture_type};
use crate::render::pptx::form::SlideForm;
use crate::render::pptx::layouts::OwnLayout;
use crate::render::pptx::relationships::{NOTES_THEME, chart_name};
use crate::render::pptx::several::charts_of_slide;
use crate::render::xml::XmlWriter;

const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// The content type of one part.
struct Override {
    part: String,
    content_type: String,
}

impl Override {
    /// A part by its name without the leading slash, and a content type of Office without its common beginning.
    fn office(part: &str, kind: &str) -> Self {
        Self { part: format!("/{part}"), content_type: format!("{OFFICE}.{kind}+xml") }
    }
}

/// The part `[Content_Types].xml`.
pub(super) fn content_types(deck: &Deck, brand: &Brand) -> Vec<u8> {
    let pictures = picture_types(brand);
    let overrides = overrides(deck, brand);
    XmlWriter::document(|xml| {
        let root = xml.element("Types").attr("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
        root.children(|xml| {
            write_default(xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
            for (extension, content_type) in &pictures {
                write_default(xml, extension, content_type);
            }
            write_default(xml, "xml", "application/xml");
            write_default(xml, "xlsx", &format!("{OFFICE}.spreadsheetml.sheet"));
            for Override { part, content_type } in &overrides {
                xml.element("Override").attr("PartName", part).attr("ContentType", content_type).empty();
            }
        });
    })
}

/// The content type of all parts with an extension.
fn write_default(xml: &mut XmlWriter, extension: &str, content_type: &str) {
    xml.element("Default").attr("Extension", extension).attr("ContentType", content_type).empty();
}

/// The content types of pictures by extension: those we write and those of the user's master.
fn picture_types(brand: &Brand) -> BTreeMap<&str, &'static str> {
    let copied = brand.master.iter().flat_map(|master| &master.parts).filter_map(|part| part.name.rsplit('.').next());
    let extensions = ["png", "jpg", "jpeg", "svg"].into_iter().chain(copied);
    extensions.filter_map(|extension| Some((extension, picture_type(extension)?))).collect()
}

/// The content types of parts whose extension is `xml`, by name.
fn overrides(deck: &Deck, brand: &Brand) -> Vec<Override> {
    let mut all = vec![
        Override::office("ppt/presentation.xml", "presentationml.presentation.main"),
        Override::office("ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster"),
        Override::office(NOTES_THEME, "theme"),
        Override::office("ppt/presProps.xml", "presentationml.presProps"),
        Override::office("ppt/viewProps.xml", "presentationml.viewProps"),
        Override::office("ppt/tableStyles.xml", "presentationml.tableStyles"),
        Override {
            part: "/docProps/core.xml".to_owned(),
            content_type: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        },
        Override::office("docProps/app.xml", "extended-properties"),
    ];
    match &brand.master {
        Some(master) => all.extend(
            master
                .parts
                .iter()
                .filter_map(|part| Some(Override { part: format!("/{}", part.name), content_type: part.content_type?.to_owned() })),
        ),
        None => {
            all.push(Override::office("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster"));
            let layout = |layout: &OwnLayout| {
                Override::office(&format!("ppt/slideLayouts/slideLayout{}.xml", layout.number()), "presentationml.slideLayout")
            };
            all.extend(OwnLayout::VARIANTS.iter().map(layout));
            all.push(Override::office("ppt/theme/theme1.xml", "theme"));
        }
    }
    for (number, slide) in (1..).zip(&deck.slides) {
        all.push(Override::office(&format!("ppt/slides/slide{number}.xml"), "presentationml.slide"));
        let Some(chart) = slide.chart() else { continue };
        all.push(Override::office(&format!("ppt/notesSlides/notesSlide{number}.xml"), "presentationml.notesSlide"));
        let names: Vec<String> = match SlideForm::for_chart(chart) {
            SlideForm::Chart => vec![format!("chart{number}")],
            SlideForm::Charts => (0..charts_of_slide(chart).len()).map(|index| chart_name(number, index)).collect(),
            SlideForm::Table | SlideForm::Picture => Vec::new(),
        };
        all.extend(names.iter().map(|name| Override::office(&format!("ppt/charts/{name}.xml"), "drawingml.chart")));
    }
    all
}
