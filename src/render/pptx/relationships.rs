//! The relationships between the parts of the package.

use strum::VariantArray as _;

use crate::chart::Slide;
use crate::render::brand::{Brand, LayoutPurpose, SlideMaster};
use crate::render::pptx::drawing::RELATIONSHIPS_NAMESPACE;
use crate::render::pptx::form::SlideForm;
use crate::render::pptx::layouts::OwnLayout;
use crate::render::pptx::several::charts_of_slide;
use crate::render::xml::XmlWriter;

const CORE_PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/// The theme of the notes pages; the name differs from those PowerPoint uses, so that no part of a user's master collides with it.
pub(super) const NOTES_THEME: &str = "ppt/theme/themeOfNotes.xml";

/// The relationships of one part; the first one added is `rId1`.
#[derive(Default)]
struct Relationships {
    all: Vec<Relationship>,
}

struct Relationship {
    /// The whole type, a URI.
    kind: String,
    target: String,
}

impl Relationships {
    /// Adds a relationship of Office: its short type, such as `slideLayout`, and its target.
    fn add(&mut self, kind: &str, target: impl Into<String>) {
        self.all.push(Relationship { kind: format!("{RELATIONSHIPS_NAMESPACE}/{kind}"), target: target.into() });
    }

    fn into_part(self) -> Vec<u8> {
        XmlWriter::document(|xml| {
            let root = xml.element("Relationships").attr("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
            root.children(|xml| {
                for (number, Relationship { kind, target }) in (1..).zip(&self.all) {
                    let id = format!("rId{number}");
                    xml.element("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target).empty();
                }
            });
        })
    }
}

/// The relationships of a part to one other part.
fn to_one(kind: &str, target: impl Into<String>) -> Vec<u8> {
    let mut all = Relationships::default();
    all.add(kind, target);
    all.into_part()
}

/// The name of a part relative to the folder `ppt`.
fn within_ppt(part: &str) -> &str {
    part.strip_prefix("ppt/").unwrap_or(part)
}

/// Of the package: the presentation and its properties.
pub(super) fn of_package() -> Vec<u8> {
    let mut all = Relationships::default();
    all.add("officeDocument", "ppt/presentation.xml");
    all.all.push(Relationship { kind: CORE_PROPERTIES.to_owned(), target: "docProps/core.xml".to_owned() });
    all.add("extended-properties", "docProps/app.xml");
    all.into_part()
}

/// Of the presentation: `rId1` is the slide master, `rId2` the notes master, `rId7` the first slide.
pub(super) fn of_presentation(slide_count: usize, master: Option<&SlideMaster>) -> Vec<u8> {
    let mut all = Relationships::default();
    all.add("slideMaster", master.map_or("slideMasters/slideMaster1.xml".to_owned(), |master| within_ppt(&master.part).to_owned()));
    all.add("notesMaster", "notesMasters/notesMaster1.xml");
    all.add("theme", master.map_or("theme/theme1.xml".to_owned(), |master| within_ppt(&master.theme).to_owned()));
    all.add("presProps", "presProps.xml");
    all.add("viewProps", "viewProps.xml");
    all.add("tableStyles", "tableStyles.xml");
    for number in 1..=slide_count {
        all.add("slide", format!("slides/slide{number}.xml"));
    }
    all.into_part()
}

/// Of our own master: its three layouts, its theme, and as `rId5` the logo if there is one.
pub(super) fn of_own_master(brand: &Brand) -> Vec<u8> {
    let mut all = Relationships::default();
    for layout in OwnLayout::VARIANTS {
        all.add("slideLayout", format!("../slideLayouts/slideLayout{}.xml", layout.number()));
    }
    all.add("theme", "../theme/theme1.xml");
    if let Some(logo) = &brand.logo {
        all.add("image", format!("../media/logo.{}", logo.extension));
    }
    all.into_part()
}

/// Of a layout of ours: its master.
pub(super) fn of_own_layout() -> Vec<u8> {
    to_one("slideMaster", "../slideMasters/slideMaster1.xml")
}

/// Of the notes master: its theme.
pub(super) fn of_notes_master() -> Vec<u8> {
    to_one("theme", format!("../{}", within_ppt(NOTES_THEME)))
}

/// Of a slide: its layout; then, for a chart, `rId2` is the chart, workbook or picture, `rId3` the notes, and of a picture `rId4`
/// is the SVG and `rId5` the workbook. Of several charts the others follow the notes.
pub(super) fn of_slide(slide: &Slide, number: usize, master: Option<&SlideMaster>) -> Vec<u8> {
    let layout = OwnLayout::for_slide(slide);
    let purpose = if layout == OwnLayout::Title { LayoutPurpose::Opening } else { LayoutPurpose::Content };
    let mut all = Relationships::default();
    all.add(
        "slideLayout",
        master.map_or_else(
            || format!("../slideLayouts/slideLayout{}.xml", layout.number()),
            |master| format!("../{}", within_ppt(&master.layout(purpose).part)),
        ),
    );
    let Some(form) = slide.chart().map(SlideForm::for_chart) else { return all.into_part() };
    let workbook = format!("../embeddings/Microsoft_Excel_Sheet{number}.xlsx");
    match form {
        SlideForm::Chart => all.add("chart", format!("../charts/chart{number}.xml")),
        SlideForm::Charts => all.add("chart", format!("../charts/{}.xml", chart_name(number, 0))),
        SlideForm::Table => all.add("package", workbook.clone()),
        SlideForm::Picture => all.add("image", format!("../media/chart{number}.png")),
    }
    all.add("notesSlide", format!("../notesSlides/notesSlide{number}.xml"));
    if form == SlideForm::Charts {
        let count = slide.chart().map_or(0, |chart| charts_of_slide(chart).len());
        (1..count).for_each(|index| all.add("chart", format!("../charts/{}.xml", chart_name(number, index))));
    }
    if form == SlideForm::Picture {
        all.add("image", format!("../media/chart{number}.svg"));
        all.add("package", workbook);
    }
    all.into_part()
}

/// Of a page of notes: its master and its slide.
pub(super) fn of_notes(number: usize) -> Vec<u8> {
    let mut all = Relationships::default();
    all.add("notesMaster", "../notesMasters/notesMaster1.xml");
    all.add("slide", format!("../slides/slide{number}.xml"));
    all.into_part()
}

/// The name of one of several charts of a slide, and of its workbook, without their extensions.
pub(super) fn chart_name(slide: usize, index: usize) -> String {
    format!("chart{slide}_{}", index + 1)
}

/// The relationship of a slide to one of its several charts: the first is `rId2`, the others follow the notes.
pub(super) fn chart_relationship(index: usize) -> String {
    format!("rId{}", if index == 0 { 2 } else { index + 3 })
}

/// Of one of several charts: its workbook.
pub(super) fn of_chart_with(name: &str) -> Vec<u8> {
    to_one("package", format!("../embeddings/{name}.xlsx"))
}

/// Of a chart: its workbook.
pub(super) fn of_chart(number: usize) -> Vec<u8> {
    to_one("package", format!("../embeddings/Microsoft_Excel_Sheet{number}.xlsx"))
}
