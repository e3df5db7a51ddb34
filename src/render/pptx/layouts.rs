//! Our own slide master and its layouts, for decks that do not use a master of the user's.

use crate::chart::Slide;
use crate::render::brand::logo::Logo;
use crate::render::brand::{Brand, Placeholder, PlaceholderKind, SlideArea, SlideColor, ThemeColor};
use crate::render::layout::{HEIGHT, INNER, MARGIN, NUMBER_ROOM, SOURCE_BASELINE, SOURCE_SIZE, WIDTH};
use crate::render::pptx::drawing::{
    PRESENTATION_NAMESPACES, ShapeName, points, presentation_document, write_described_name, write_fill, write_geometry,
    write_inherited_colors, write_shape_tree, write_text_shape_names, write_transform,
};
use crate::render::pptx::text::{LetterStyle, with_alignment, write_levels};
use crate::render::text_slide::{BODY_BOTTOM, BODY_SIZE, BODY_TOP, is_title};
use crate::render::xml::XmlWriter;
use crate::speech::Direction;

/// The placeholders of our layouts. Slides refer to them by type and index, so both must be the same in layout and slide.
pub(super) const TITLE: Placeholder = Placeholder::new(PlaceholderKind::Title);
pub(super) const OPENING_TITLE: Placeholder = Placeholder::new(PlaceholderKind::CenteredTitle);
pub(super) const OPENING_SUBTITLE: Placeholder = Placeholder::new(PlaceholderKind::Subtitle).at(1);
pub(super) const PARAGRAPHS: Placeholder = Placeholder::new(PlaceholderKind::Body).at(1);
pub(super) const CHART_SUBTITLE: Placeholder = Placeholder::new(PlaceholderKind::Body).at(13);
pub(super) const CHART: Placeholder = Placeholder::new(PlaceholderKind::Chart).at(14);
pub(super) const SOURCES: Placeholder = Placeholder::new(PlaceholderKind::Body).at(15);
pub(super) const SLIDE_NUMBER: Placeholder = Placeholder::new(PlaceholderKind::SlideNumber).quarter().at(12);

/// The top and the height of the line of sources and of the page number, and the width of the number.
pub(super) const FOOT_TOP: f64 = SOURCE_BASELINE - SOURCE_SIZE * 1.1;
pub(super) const FOOT_HEIGHT: f64 = SOURCE_SIZE * 1.6;
pub(super) const NUMBER_WIDTH: f64 = 80.0;

const TEXT: SlideColor = SlideColor::Theme(ThemeColor::Text1);
const SOFT_TEXT: SlideColor = SlideColor::Theme(ThemeColor::Text2);

/// Our layouts, in the order of their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::VariantArray)]
pub(super) enum OwnLayout {
    /// A headline, a chart and its sources.
    Chart,
    /// A title and a line under it.
    Title,
    /// A title and paragraphs.
    Text,
}

impl OwnLayout {
    /// The layout of a slide.
    pub(super) fn for_slide(slide: &Slide) -> Self {
        match slide {
            Slide::Chart(_) => Self::Chart,
            Slide::Text(text) if is_title(text) => Self::Title,
            Slide::Text(_) => Self::Text,
        }
    }

    /// Its number among the parts.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Chart => 1,
            Self::Title => 2,
            Self::Text => 3,
        }
    }

    /// Its name in PowerPoint's list of layouts.
    fn name(self) -> &'static str {
        match self {
            Self::Chart => "Jumelles",
            Self::Title => "Titre",
            Self::Text => "Texte",
        }
    }

    /// Its type in PresentationML; none for a layout like no standard one.
    fn kind(self) -> Option<&'static str> {
        match self {
            Self::Chart => None,
            Self::Title => Some("title"),
            Self::Text => Some("obj"),
        }
    }

    /// The part of the layout.
    pub(super) fn part(self, direction: Direction) -> Vec<u8> {
        XmlWriter::document(|xml| {
            let root = xml.element("p:sldLayout").attrs(&PRESENTATION_NAMESPACES).attr_opt("type", self.kind());
            root.attr("preserve", true).attr("userDrawn", true).children(|xml| {
                xml.element("p:cSld").attr("name", self.name()).children(|xml| {
                    write_shape_tree(xml, |xml| {
                        for placeholder in placeholders(Some(self), direction) {
                            placeholder.write(xml, direction);
                        }
                    });
                });
                write_inherited_colors(xml);
            });
        })
    }
}

/// A placeholder of the master or of a layout.
struct LayoutPlaceholder {
    shape: ShapeName,
    placeholder: Placeholder,
    area: SlideArea,
    /// `None` for a placeholder that holds no text.
    letters: Option<LetterStyle>,
}

/// The bold letters of titles, of a size in the units of our layout.
fn title_letters(size: f64) -> LetterStyle {
    LetterStyle { size, color: TEXT, is_bold: true }
}

/// Plain letters of a size in the units of our layout.
fn plain_letters(size: f64, color: SlideColor) -> LetterStyle {
    LetterStyle { size, color, is_bold: false }
}

/// The placeholders of a layout, or of the master for `None`, in the order of their identifiers.
fn placeholders(layout: Option<OwnLayout>, direction: Direction) -> Vec<LayoutPlaceholder> {
    let one = |id: usize, name: &'static str, placeholder: Placeholder, area: SlideArea, letters: Option<LetterStyle>| LayoutPlaceholder {
        shape: ShapeName { id, name },
        placeholder,
        area,
        letters,
    };
    let (number_x, sources_x) =
        if direction == Direction::RightToLeft { (MARGIN, MARGIN + NUMBER_ROOM) } else { (WIDTH - MARGIN - NUMBER_WIDTH, MARGIN) };
    let mut all = match layout {
        Some(OwnLayout::Title) => vec![
            one(2, "Title", OPENING_TITLE, SlideArea::new(MARGIN, 300.0, INNER, 330.0), Some(title_letters(84.0))),
            one(3, "Number", OPENING_SUBTITLE, SlideArea::new(MARGIN, 650.0, INNER, 144.0), Some(plain_letters(38.0, SOFT_TEXT))),
        ],
        None | Some(OwnLayout::Chart | OwnLayout::Text) => {
            vec![one(2, "Title", TITLE, SlideArea::new(MARGIN, 66.0, INNER, 154.0), Some(title_letters(58.0)))]
        }
    };
    match layout {
        None | Some(OwnLayout::Title) => {}
        Some(OwnLayout::Text) => {
            all.push(one(
                3,
                "Subtitle",
                PARAGRAPHS,
                SlideArea::new(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP),
                Some(plain_letters(BODY_SIZE, TEXT)),
            ));
        }
        Some(OwnLayout::Chart) => all.extend([
            one(3, "Subtitle", CHART_SUBTITLE, SlideArea::new(MARGIN, 228.0, INNER, 46.0), Some(plain_letters(32.0, SOFT_TEXT))),
            one(4, "Chart", CHART, SlideArea::new(MARGIN, 300.0, INNER, 660.0), None),
            one(
                5,
                "Subtitle",
                SOURCES,
                SlideArea::new(sources_x, FOOT_TOP, INNER - NUMBER_ROOM, FOOT_HEIGHT),
                Some(plain_letters(SOURCE_SIZE, SOFT_TEXT)),
            ),
        ]),
    }
    all.push(one(
        6,
        "Number",
        SLIDE_NUMBER,
        SlideArea::new(number_x, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT),
        Some(plain_letters(SOURCE_SIZE, SOFT_TEXT)),
    ));
    all
}

impl LayoutPlaceholder {
    fn write(&self, xml: &mut XmlWriter, direction: Direction) {
        xml.parent("p:sp", |xml| {
            write_text_shape_names(xml, self.shape, self.placeholder);
            xml.parent("p:spPr", |xml| {
                write_transform(xml, "a:xfrm", self.area);
                write_geometry(xml, "rect");
            });
            xml.parent("p:txBody", |xml| {
                let body = xml.element("a:bodyPr").attr("lIns", 0_i64).attr("tIns", 0_i64).attr("rIns", 0_i64).attr("bIns", 0_i64);
                body.children(|xml| xml.leaf("a:normAutofit"));
                xml.parent("a:lstStyle", |xml| self.letters.iter().for_each(|letters| write_first_level(xml, *letters, direction)));
                xml.parent("a:p", |xml| xml.leaf("a:endParaRPr"));
            });
        });
    }
}

/// The first level of the text of a placeholder, without bullet and indentation.
fn write_first_level(xml: &mut XmlWriter, letters: LetterStyle, direction: Direction) {
    let level = xml.element("a:lvl1pPr").attr("marL", 0_i64).attr("indent", 0_i64);
    with_alignment(level, direction).children(|xml| {
        xml.leaf("a:buNone");
        let properties = xml.element("a:defRPr").attr("sz", points(letters.size)).attr_opt("b", letters.is_bold.then_some(true));
        properties.children(|xml| write_fill(xml, letters.color));
    });
}

/// The part of our master.
pub(super) fn own_master(brand: &Brand, direction: Direction) -> Vec<u8> {
    presentation_document("p:sldMaster", |xml| {
        xml.parent("p:cSld", |xml| {
            xml.parent("p:bg", |xml| {
                xml.parent("p:bgPr", |xml| {
                    write_fill(xml, SlideColor::Theme(ThemeColor::Background1));
                    xml.leaf("a:effectLst");
                });
            });
            write_shape_tree(xml, |xml| {
                for placeholder in placeholders(None, direction) {
                    placeholder.write(xml, direction);
                }
                brand.logo.iter().for_each(|logo| write_logo(xml, logo));
            });
        });
        write_color_map(xml);
        xml.parent("p:sldLayoutIdLst", |xml| {
            for (id, relationship) in [(2_147_483_649_u64, "rId1"), (2_147_483_650, "rId2"), (2_147_483_651, "rId3")] {
                xml.element("p:sldLayoutId").attr("id", id).attr("r:id", relationship).empty();
            }
        });
        xml.parent("p:txStyles", |xml| {
            xml.parent("p:titleStyle", |xml| write_levels(xml, points(58.0), TEXT, direction));
            xml.parent("p:bodyStyle", |xml| write_levels(xml, points(32.0), TEXT, direction));
            xml.parent("p:otherStyle", |xml| write_levels(xml, points(32.0), TEXT, direction));
        });
    })
}

/// The logo, where the user's own master has it; `rId5` is its picture.
fn write_logo(xml: &mut XmlWriter, logo: &Logo) {
    xml.parent("p:pic", |xml| {
        xml.parent("p:nvPicPr", |xml| {
            write_described_name(xml, ShapeName { id: 9, name: "Logo" }, "Logo");
            xml.parent("p:cNvPicPr", |xml| xml.element("a:picLocks").attr("noChangeAspect", true).empty());
            xml.element("p:nvPr").attr("userDrawn", true).empty();
        });
        xml.parent("p:blipFill", |xml| {
            xml.element("a:blip").attr("r:embed", "rId5").empty();
            xml.parent("a:stretch", |xml| xml.leaf("a:fillRect"));
        });
        xml.parent("p:spPr", |xml| {
            let SlideArea { x, y, width, height } = logo.area;
            write_transform(xml, "a:xfrm", SlideArea::new(x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT));
            write_geometry(xml, "rect");
        });
    });
}

/// The usual color map: letters dark, page light.
pub(super) fn write_color_map(xml: &mut XmlWriter) {
    let map = xml.element("p:clrMap").attrs(&[("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")]);
    let same = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
    same.into_iter().fold(map, |map, name| map.attr(name, name)).empty();
}
