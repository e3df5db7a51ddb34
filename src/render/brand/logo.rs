//! The logo of a user's presentation: the first picture on its first slide master.

use crate::render::brand::package::{PRESENTATION, Package, inside, numbers, tags};
use crate::render::brand::placeholder::SlideArea;

/// The largest XML part that is read, and the largest picture.
const MAX_PART_BYTES: u64 = 4 << 20;
const MAX_PICTURE_BYTES: u64 = 8 << 20;
/// The master whose logo is used.
const FIRST_MASTER: &str = "ppt/slideMasters/slideMaster1.xml";

/// A logo on a slide master.
#[derive(Clone, PartialEq, Debug)]
pub struct Logo {
    /// The picture file.
    pub bytes: Vec<u8>,
    /// The extension of the picture file: `png`, `jpeg` or `jpg`.
    pub extension: String,
    /// Its area on the slide, in shares of the width and height of the slide.
    pub(in crate::render) area: SlideArea,
}

impl Logo {
    /// Reads the first picture of the first master; `None` if there is none, or it is neither PNG nor JPEG.
    pub(super) fn read(package: &mut Package<'_>) -> Option<Self> {
        let master = tags(&package.text(FIRST_MASTER, MAX_PART_BYTES)?)?;
        let presentation = tags(&package.text(PRESENTATION, MAX_PART_BYTES)?)?;
        let [slide_width, slide_height] = numbers(&presentation, "sldSz", ["cx", "cy"])?;
        let picture = inside(&master, "pic")?;
        let id = picture.iter().find_map(|tag| tag.get("r:embed"))?;
        let [x, y] = numbers(picture, "off", ["x", "y"])?;
        let [width, height] = numbers(picture, "ext", ["cx", "cy"])?;
        let relationships = package.relationships(FIRST_MASTER, MAX_PART_BYTES)?;
        let name = relationships.into_iter().find(|relationship| relationship.id == id)?.target?;
        let extension = name.rsplit('.').next()?.to_lowercase();
        if !matches!(extension.as_str(), "png" | "jpg" | "jpeg") || slide_width == 0.0 || slide_height == 0.0 {
            return None;
        }
        let bytes = package.bytes(&name, MAX_PICTURE_BYTES)?;
        let area = SlideArea::new(x / slide_width, y / slide_height, width / slide_width, height / slide_height);
        Some(Self { bytes, extension, area })
    }
}
