//! The slide master of a user's presentation: copied and resized, so that our slides can fill its placeholders.

use strum::VariantArray as _;

use crate::render::brand::copied_parts::{CopiedPart, MAX_PART_BYTES, copy_parts, links, part_tags};
use crate::render::brand::package::{PRESENTATION, Package, XmlTag, inside, numbers, tags};
use crate::render::brand::placeholder::{Placeholder, PlaceholderKind, SlideArea};
use crate::render::brand::resize::resize;
use crate::render::brand::scheme::ColorMapping;
use crate::render::brand::theme_color::ThemeColor;
use crate::render::layout::WIDTH;
use crate::render::theme::Rgb;

/// The width of our slides in English Metric Units: every master is resized to it.
const SLIDE_WIDTH_EMU: f64 = 12_192_000.0;
/// The identifiers of masters and layouts begin here.
const FIRST_ID: u64 = 2_147_483_648;
/// The size of titles if the master names none, in the units of our layout.
const DEFAULT_TITLE_SIZE: f64 = 50.0;

/// A layout our slides are based on.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct SlideLayout {
    /// The name of its part.
    pub part: String,
    /// The placeholder of the title.
    pub title: PlacedPlaceholder,
    /// The placeholder under the title, if there is one.
    pub body: Option<PlacedPlaceholder>,
    /// The placeholder of the slide number, if there is one.
    pub number: Option<Placeholder>,
}

/// A placeholder and where its layout has it, in the units of our layout.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::render) struct PlacedPlaceholder {
    /// How a shape refers to it.
    pub placeholder: Placeholder,
    /// The area it fills.
    pub area: SlideArea,
}

/// A slide master.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct SlideMaster {
    /// The master and everything it refers to.
    pub parts: Vec<CopiedPart>,
    /// The name of the part of the master itself.
    pub part: String,
    /// The name of the part of its theme.
    pub theme: String,
    /// An identifier none of its layouts has.
    pub id: u64,
    /// The layout of title slides.
    pub opening: SlideLayout,
    /// The layout of charts and paragraphs.
    pub content: SlideLayout,
    /// The height of a slide, in the units of our layout.
    pub height: f64,
    /// The size of titles, in the units of our layout.
    pub title_size: f64,
    /// How it translates the colors of its slides to those of its theme.
    pub(super) color_map: Vec<ColorMapping>,
    /// The color of the page, where the master fixes it rather than taking one of the theme.
    pub(super) background: Option<Rgb>,
}

impl SlideMaster {
    /// Reads the first master of a presentation; `None` if it cannot be copied whole.
    pub(super) fn read(package: &mut Package<'_>) -> Option<Self> {
        let presentation = tags(&package.text(PRESENTATION, MAX_PART_BYTES)?)?;
        let [cx, cy] = numbers(&presentation, "sldSz", ["cx", "cy"])?;
        let factor = SLIDE_WIDTH_EMU / cx;
        if !(0.2..5.0).contains(&factor) || !(0.3..1.2).contains(&(cy / cx)) {
            return None;
        }
        let id = presentation.iter().find(|tag| tag.name == "sldMasterId")?.get("r:id")?;
        let part = links(package, PRESENTATION)?.into_iter().find(|link| link.id == id)?.target;
        let mut parts = copy_parts(package, &part)?;
        for part in parts.iter_mut().filter(|part| part.content_type.is_some()) {
            part.bytes = resize(&part.bytes, factor)?;
        }
        let master = part_tags(&parts, &part)?;
        let links = links(package, &part)?;
        let layouts: Vec<LayoutPart> = links
            .iter()
            .filter(|link| link.kind == "slideLayout")
            .map(|link| Some(LayoutPart { name: link.target.clone(), tags: part_tags(&parts, &link.target)? }))
            .collect::<Option<_>>()?;
        let inherited = placeholders(&master);
        let content = LayoutPart::of_type(&layouts, "obj")?.read(&inherited).filter(|layout| layout.body.is_some())?;
        let opening = LayoutPart::of_type(&layouts, "title")?.read(&inherited)?;
        let theme = links.iter().find(|link| link.kind == "theme")?.target.clone();
        let ids = master.iter().filter(|tag| tag.name == "sldLayoutId").filter_map(|tag| tag.get("id")?.parse::<u64>().ok());
        Some(Self {
            id: ids.max().unwrap_or(FIRST_ID) + 1,
            height: cy / cx * WIDTH,
            title_size: title_size(&master).unwrap_or(DEFAULT_TITLE_SIZE),
            color_map: color_map(&master),
            background: background(&master),
            part,
            theme,
            opening,
            content,
            parts,
        })
    }

    /// The layout of a slide by what it shows.
    pub(in crate::render) fn layout(&self, purpose: LayoutPurpose) -> &SlideLayout {
        match purpose {
            LayoutPurpose::Opening => &self.opening,
            LayoutPurpose::Content => &self.content,
        }
    }
}

/// What a slide is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::render) enum LayoutPurpose {
    /// It shows the title of a talk or of a section.
    Opening,
    /// It shows a chart or paragraphs.
    Content,
}

/// A placeholder as a master or layout declares it.
struct DeclaredPlaceholder {
    /// `None` for types our slides do not fill.
    kind: Option<PlaceholderKind>,
    index: Option<u32>,
    /// `None` where it takes the area of the master.
    area: Option<SlideArea>,
}

/// The placeholders of a master or layout, in document order.
fn placeholders(tags: &[XmlTag]) -> Vec<DeclaredPlaceholder> {
    let mut all: Vec<DeclaredPlaceholder> = Vec::new();
    let (mut is_open, mut corner) = (false, None);
    let units = |lengths: [f64; 2]| lengths.map(|length| length / SLIDE_WIDTH_EMU * WIDTH);
    for tag in tags {
        match tag.name.as_str() {
            "sp" | "pic" | "grpSp" | "cxnSp" | "graphicFrame" => (is_open, corner) = (false, None),
            "ph" => {
                let kind = tag.get("type").map_or(Some(PlaceholderKind::Object), |kind| kind.parse().ok());
                let index = tag.get("idx").map_or(Some(0), |index| index.parse().ok());
                all.push(DeclaredPlaceholder { kind, index, area: None });
                is_open = true;
            }
            "off" if is_open => corner = tag.numbers(["x", "y"]),
            "ext" if is_open => {
                if let (Some(at), Some(size), Some(last)) = (corner.take(), tag.numbers(["cx", "cy"]), all.last_mut()) {
                    let ([x, y], [width, height]) = (units(at), units(size));
                    last.area = Some(SlideArea::new(x, y, width, height));
                    is_open = false;
                }
            }
            _ => {}
        }
    }
    all
}

/// A layout as read.
struct LayoutPart {
    name: String,
    tags: Vec<XmlTag>,
}

impl LayoutPart {
    /// The first layout of a type: `obj` for a title and any content, `title` for a title slide.
    fn of_type<'a>(layouts: &'a [Self], kind: &str) -> Option<&'a Self> {
        layouts.iter().find(|layout| layout.tags.iter().any(|tag| tag.name == "sldLayout" && tag.get("type") == Some(kind)))
    }

    /// The placeholders our slides fill; those without an area take that of the master. `None` without a title.
    fn read(&self, master: &[DeclaredPlaceholder]) -> Option<SlideLayout> {
        use PlaceholderKind::{Body, CenteredTitle, Object, SlideNumber, Subtitle, Title};
        let declared = placeholders(&self.tags);
        let is_one_of = |declared: &DeclaredPlaceholder, kinds: &[PlaceholderKind]| declared.kind.is_some_and(|kind| kinds.contains(&kind));
        let find = |kinds: &[PlaceholderKind], inherited: &[PlaceholderKind]| {
            let found = declared.iter().find(|own| is_one_of(own, kinds) && own.index.is_some())?;
            let placeholder = Placeholder { index: found.index.filter(|index| *index > 0), ..Placeholder::new(found.kind?) };
            let of_master = || master.iter().find(|of_master| is_one_of(of_master, inherited))?.area;
            let is_usable = |area: &SlideArea| area.x > -400.0 && area.y > -400.0 && area.width > 100.0 && area.height > 20.0;
            Some(PlacedPlaceholder { placeholder, area: found.area.or_else(of_master).filter(is_usable)? })
        };
        let number = declared.iter().filter(|own| is_one_of(own, &[SlideNumber])).find_map(|own| own.index);
        Some(SlideLayout {
            part: self.name.clone(),
            title: find(&[Title, CenteredTitle], &[Title])?,
            body: find(&[Object, Body, Subtitle], &[Body, Object]),
            number: number.map(|index| Placeholder::new(SlideNumber).quarter().at(index)),
        })
    }
}

/// The size of titles, in the units of our layout, if the master names one.
fn title_size(tags: &[XmlTag]) -> Option<f64> {
    let size = inside(tags, "titleStyle")?.iter().filter(|tag| tag.name == "defRPr").find_map(|tag| tag.get("sz")?.parse::<f64>().ok())?;
    Some((size / 60.0).clamp(20.0, 90.0))
}

/// How the master translates the colors of the page and of letters.
fn color_map(tags: &[XmlTag]) -> Vec<ColorMapping> {
    let Some(map) = tags.iter().find(|tag| tag.name == "clrMap") else { return Vec::new() };
    let mapping = |role: ThemeColor| Some(ColorMapping { role, source: ThemeColor::from_scheme_name(map.get(role.slide_name())?)? });
    ThemeColor::VARIANTS.iter().copied().filter_map(mapping).collect()
}

/// The color of the page, where the master fixes it.
fn background(tags: &[XmlTag]) -> Option<Rgb> {
    let fill = inside(inside(tags, "bg")?, "solidFill")?;
    let color = fill.iter().find(|tag| tag.name == "srgbClr")?;
    Rgb::try_from(color.get("val")?.to_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_part_panics(text in ".{0,200}") {
            let _ = tags(&text).map(|tags| (placeholders(&tags).len(), background(&tags), title_size(&tags)));
        }
    }
}
