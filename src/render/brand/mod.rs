//! A user's own presentation or template in, its colours, faces, logo and master out: what our decks wear instead of ours.
//!
//! A colour that could not be read on the page is left out, and said: a brand does not excuse a slide nobody reads.

mod master;
mod xml;

use std::io::Cursor;

use zip::ZipArchive;

use crate::render::theme::{Rgb, Theme};
pub(in crate::render) use master::{Layout, Master, image_type};
use xml::{Zip, numbers, part, tags};

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
    /// Its master with its layouts, if they could be taken as they are.
    pub(in crate::render) master: Option<Master>,
    /// The colours its theme gives the names our slides use, where they are not those we draw with.
    pub(in crate::render) others: Vec<(&'static str, Rgb)>,
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
        Self {
            theme: *theme,
            latin: LATIN.to_owned(),
            arabic: ARABIC.to_owned(),
            logo: None,
            master: None,
            others: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Reads a `.pptx` or `.potx`; what it does not say stays as in `base`. None when it is no presentation.
    #[must_use]
    pub fn read(bytes: &[u8], base: &Theme) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let master = Master::read(&mut zip);
        let theme = master.as_ref().map_or("ppt/theme/theme1.xml", |master| master.theme.as_str()).to_owned();
        let said = scheme(&String::from_utf8(part(&mut zip, &theme, LONGEST)?).ok()?)?;
        let said = master.as_ref().map_or_else(|| said.clone(), |master| said.mapped(master));
        let mut brand = Self::plain(base);
        brand.wear(&said);
        brand.others = brand.unlike(&said);
        brand.latin = said.latin.unwrap_or(brand.latin);
        brand.arabic = said.arabic.unwrap_or(brand.arabic);
        brand.logo = logo(&mut zip);
        brand.master = master;
        Some(brand)
    }

    /// The colours our slides name, and what they are here.
    #[must_use]
    pub(in crate::render) fn named(&self) -> [(&'static str, Rgb); 10] {
        let theme = &self.theme;
        [
            ("tx1", theme.ink),
            ("bg1", theme.paper),
            ("tx2", theme.soft),
            ("bg2", theme.panel),
            ("accent1", theme.focus),
            ("accent2", theme.twin),
            ("accent3", theme.peer),
            ("accent4", theme.other(0)),
            ("accent5", theme.other(1)),
            ("accent6", theme.other(2)),
        ]
    }

    /// The names of colours that mean another colour in the user's theme than here.
    fn unlike(&self, said: &Scheme) -> Vec<(&'static str, Rgb)> {
        let theirs = |name: &str| match name {
            "tx1" => "dk1",
            "bg1" => "lt1",
            "tx2" => "dk2",
            "bg2" => "lt2",
            _ => "",
        };
        let is_same = |(name, own): &(&'static str, Rgb)| {
            let other = Some(theirs(name)).filter(|other| !other.is_empty()).unwrap_or(name);
            said.colours.iter().any(|(name, colour)| name == other && colour == own)
        };
        self.named().into_iter().filter(|one| !is_same(one)).collect()
    }

    /// Whether slides are laid out as in the user's own presentation.
    #[must_use]
    pub fn has_master(&self) -> bool {
        self.master.is_some()
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
#[derive(Clone, Default)]
struct Scheme {
    colours: Vec<(String, Rgb)>,
    latin: Option<String>,
    arabic: Option<String>,
}

impl Scheme {
    /// The colours under the names the master uses them by: on a dark master the page is the dark colour, and letters the light.
    fn mapped(&self, master: &Master) -> Self {
        let of = |name: &str| self.colours.iter().find(|(own, _)| own == name).map(|(_, colour)| *colour);
        let mut colours = self.colours.clone();
        for (ours, theirs) in [("lt1", "bg1"), ("dk1", "tx1"), ("lt2", "bg2"), ("dk2", "tx2")] {
            let colour = if theirs == "bg1" { master.paper } else { None };
            let colour = colour.or_else(|| of(master.colours.get(theirs)?));
            if let (Some(colour), Some((_, own))) = (colour, colours.iter_mut().find(|(own, _)| own == ours)) {
                *own = colour;
            }
        }
        Self { colours, ..self.clone() }
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
fn logo(zip: &mut Zip<'_>) -> Option<Logo> {
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
