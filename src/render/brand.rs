//! A user's own presentation or template in, its colours, faces and logo out: what our decks wear instead of ours.
//!
//! A colour that could not be read on the page is left out, and said: a brand does not excuse a slide nobody reads.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::render::theme::{Rgb, Theme};

/// A logo of the master.
#[derive(Clone, PartialEq, Debug)]
pub struct Logo {
    /// The bytes of the picture.
    pub bytes: Vec<u8>,
    /// The ending of its name: `png`, `jpeg`, `jpg`.
    pub ending: String,
    /// Where it stands: left, top, width, height, in shares of the slide.
    pub place: [f64; 4],
}

/// What a deck wears.
#[derive(Clone, PartialEq, Debug)]
pub struct Brand {
    /// Its colours.
    pub theme: Theme,
    /// The face of Latin letters.
    pub latin: String,
    /// The face of Arabic letters.
    pub arabic: String,
    /// Its logo, if the master has one.
    pub logo: Option<Logo>,
    /// The names of the colours that could not be read, and were left out.
    pub unread: Vec<String>,
}

/// The faces named in a deck without a brand; both are on every machine that has PowerPoint.
pub(super) const LATIN: &str = "Calibri";
pub(super) const ARABIC: &str = "Arial";

/// No theme and no master is longer, and no logo heavier, in bytes.
const LONGEST: u64 = 4 << 20;
const HEAVIEST: u64 = 8 << 20;
/// The least contrast of letters on the page, and of marks.
const LETTERS: f64 = 4.5;
const MARKS: f64 = 3.0;

impl Brand {
    /// What a deck without a brand wears.
    #[must_use]
    pub fn plain(theme: &Theme) -> Self {
        Self { theme: *theme, latin: LATIN.to_owned(), arabic: ARABIC.to_owned(), logo: None, unread: Vec::new() }
    }

    /// Reads a `.pptx` or `.potx`; what it does not say stays as in `base`. None when it is no presentation.
    #[must_use]
    pub fn read(bytes: &[u8], base: &Theme) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let theme = part(&mut zip, "ppt/theme/theme1.xml", LONGEST)?;
        let said = scheme(&String::from_utf8(theme).ok()?)?;
        let mut brand = Self::plain(base);
        brand.wear(&said);
        brand.latin = said.latin.unwrap_or(brand.latin);
        brand.arabic = said.arabic.unwrap_or(brand.arabic);
        brand.logo = logo(&mut zip);
        Some(brand)
    }

    /// Puts colours on where they are read.
    fn wear(&mut self, said: &Scheme) {
        let of = |name: &str| said.colours.iter().find(|(own, _)| own == name).map(|(_, colour)| *colour);
        if let (Some(paper), Some(ink)) = (of("lt1"), of("dk1")) {
            if ink.contrast(paper) >= LETTERS {
                (self.theme.paper, self.theme.ink) = (paper, ink);
            } else {
                self.unread.push("dk1".to_owned());
            }
        }
        let paper = self.theme.paper;
        let mut take = |name: &str, least: f64, place: &mut Rgb| match of(name) {
            Some(colour) if colour.contrast(paper) >= least => *place = colour,
            Some(_) => self.unread.push(name.to_owned()),
            None => {}
        };
        let theme = &mut self.theme;
        take("dk2", LETTERS, &mut theme.soft);
        take("accent1", MARKS, &mut theme.focus);
        take("accent2", MARKS, &mut theme.twin);
        for (name, place) in ["accent3", "accent4", "accent5", "accent6"].into_iter().zip(&mut theme.others) {
            take(name, MARKS, place);
        }
        if let Some(panel) = of("lt2") {
            theme.panel = panel;
        }
        // The two in question must be told apart.
        if is_alike(theme.focus, theme.twin) {
            let base = Theme::shipped(crate::render::ThemeName::Slide);
            (theme.focus, theme.twin) = (base.focus, base.twin);
            self.unread.push("accent1, accent2".to_owned());
        }
    }
}

/// Whether two colours are one from the back row.
fn is_alike(a: Rgb, b: Rgb) -> bool {
    a.0.iter().zip(b.0).map(|(own, other)| u32::from(own.abs_diff(other))).sum::<u32>() < LEAST_APART
}

/// Channels that differ by less than this together.
const LEAST_APART: u32 = 90;

/// What a theme says.
#[derive(Default)]
struct Scheme {
    colours: Vec<(String, Rgb)>,
    latin: Option<String>,
    arabic: Option<String>,
}

fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (u64::try_from(bytes.len()).ok()? <= most).then_some(bytes)
}

/// A tag that opens: its name without prefix, and its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Every tag that opens in a text or in a piece of one, in order; none when it is no XML.
fn tags(text: &str) -> Option<Vec<Tag>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut all = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(all),
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().flatten().map(|own| (own.key.as_ref().to_owned(), own.value.into_owned()));
                all.push(Tag { name: tag.local_name().as_ref().to_owned(), attributes: attributes.collect() });
            }
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// The colours by name, and the faces of the text.
fn scheme(text: &str) -> Option<Scheme> {
    let (mut said, mut name, mut minor) = (Scheme::default(), String::new(), false);
    for tag in tags(text)? {
        match tag.name.as_str() {
            "dk1" | "lt1" | "dk2" | "lt2" | "accent1" | "accent2" | "accent3" | "accent4" | "accent5" | "accent6" => name = tag.name,
            "srgbClr" | "sysClr" if !name.is_empty() => {
                let value = tag.get(if tag.name == "srgbClr" { "val" } else { "lastClr" });
                if let Some(colour) = value.and_then(|value| Rgb::try_from(value.to_owned()).ok()) {
                    said.colours.push((std::mem::take(&mut name), colour));
                }
            }
            "majorFont" => minor = false,
            "minorFont" => minor = true,
            "latin" if minor => said.latin = tag.get("typeface").filter(|face| is_face(face)).map(str::to_owned),
            "cs" if minor => said.arabic = tag.get("typeface").filter(|face| is_face(face)).map(str::to_owned),
            _ => {}
        }
    }
    (!said.colours.is_empty()).then_some(said)
}

/// A name of a face, and nothing that means more.
fn is_face(face: &str) -> bool {
    !face.is_empty() && face.len() <= 60 && face.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'))
}

/// The first picture of the master, where it stands.
fn logo(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Logo> {
    let master = String::from_utf8(part(zip, "ppt/slideMasters/slideMaster1.xml", LONGEST)?).ok()?;
    let links = String::from_utf8(part(zip, "ppt/slideMasters/_rels/slideMaster1.xml.rels", LONGEST)?).ok()?;
    let size =
        String::from_utf8(part(zip, "ppt/presentation.xml", LONGEST)?).ok().and_then(|text| numbers(&text, "sldSz", ["cx", "cy"]))?;
    let picture = master.split("<p:pic>").nth(1)?.split("</p:pic>").next()?;
    let id = picture.split("r:embed=\"").nth(1)?.split('"').next()?;
    let [x, y] = numbers(picture, "off", ["x", "y"])?;
    let [width, height] = numbers(picture, "ext", ["cx", "cy"])?;
    let link = links.split("<Relationship ").find(|link| link.contains(&format!("Id=\"{id}\"")))?;
    let target = link.split("Target=\"").nth(1)?.split('"').next()?;
    let name = format!("ppt/{}", target.strip_prefix("../")?);
    let ending = name.rsplit('.').next()?.to_lowercase();
    if !matches!(ending.as_str(), "png" | "jpg" | "jpeg") || name.contains("..") || size.contains(&0.0) {
        return None;
    }
    let bytes = part(zip, &name, HEAVIEST)?;
    Some(Logo { bytes, ending, place: [x / size[0], y / size[1], width / size[0], height / size[1]] })
}

/// Two numbers of the first tag of a name that has both.
fn numbers(text: &str, tag: &str, names: [&str; 2]) -> Option<[f64; 2]> {
    let number = |own: &Tag, name: &str| own.get(name)?.parse::<f64>().ok().filter(|value| value.is_finite());
    let [first, second] = names;
    tags(text)?.iter().filter(|own| own.name == tag).find_map(|own| Some([number(own, first)?, number(own, second)?]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::ThemeName;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn template(accents: [&str; 2]) -> Vec<u8> {
        let theme = format!(
            "<a:theme xmlns:a=\"x\"><a:themeElements><a:clrScheme name=\"n\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"101010\"/></a:dk1>\
             <a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1><a:accent1><a:srgbClr val=\"{}\"/></a:accent1><a:accent2><a:srgbClr val=\"{}\"/></a:accent2>\
             </a:clrScheme><a:fontScheme name=\"n\"><a:majorFont><a:latin typeface=\"Georgia\"/></a:majorFont><a:minorFont><a:latin typeface=\"Verdana\"/>\
             <a:cs typeface=\"Tahoma\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>",
            accents[0], accents[1]
        );
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("ppt/theme/theme1.xml", zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(theme.as_bytes()).expect("bytes");
        zip.finish().expect("a zip").into_inner()
    }

    #[test]
    fn colours_and_faces_are_those_of_the_template() {
        let base = Theme::shipped(ThemeName::Slide);
        let brand = Brand::read(&template(["7A1FA2", "00796B"]), &base).expect("a brand");
        assert_eq!((brand.theme.focus.hex(), brand.theme.twin.hex()), ("7A1FA2".to_owned(), "00796B".to_owned()));
        assert_eq!((brand.latin.as_str(), brand.arabic.as_str(), brand.theme.ink.hex().as_str()), ("Verdana", "Tahoma", "101010"));
        assert!(brand.unread.is_empty());
    }

    #[test]
    fn a_colour_nobody_reads_and_two_nobody_tells_apart_are_left_out() {
        let base = Theme::shipped(ThemeName::Slide);
        let pale = Brand::read(&template(["FFF59D", "00796B"]), &base).expect("a brand");
        assert_eq!((pale.theme.focus, pale.unread.as_slice()), (base.focus, &["accent1".to_owned()][..]));
        let alike = Brand::read(&template(["00796B", "007A6C"]), &base).expect("a brand");
        assert_eq!((alike.theme.focus, alike.theme.twin), (base.focus, base.twin));
    }

    proptest! {
        #[test]
        fn no_template_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..600, byte: u8) {
            let base = Theme::shipped(ThemeName::Slide);
            let _ = Brand::read(&bytes, &base);
            let mut damaged = template(["7A1FA2", "00796B"]);
            let at = at % damaged.len();
            damaged[at] = byte;
            let _ = Brand::read(&damaged, &base);
        }
        #[test]
        fn no_theme_panics(text in ".{0,200}") {
            let _ = (scheme(&text), numbers(&text, "off", ["x", "y"]));
        }
    }
}
