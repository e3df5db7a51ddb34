//! Reads the colors, fonts, logo and slide master of a user's presentation or template, so that our decks can use them.
//!
//! A color without enough contrast to the page is not used, and its name is reported.

mod copied_parts;
pub(in crate::render) mod logo;
mod master;
mod package;
mod placeholder;
mod resize;
mod scheme;
mod theme_color;

use strum::VariantArray as _;

use crate::render::theme::{Rgb, Theme, ThemeName};
pub(in crate::render) use copied_parts::picture_type;
pub use logo::Logo;
pub(in crate::render) use master::{LayoutPurpose, SlideLayout, SlideMaster};
use package::Package;
pub(in crate::render) use placeholder::{Placeholder, PlaceholderKind, SlideArea};
use scheme::Scheme;
pub(in crate::render) use theme_color::{SlideColor, ThemeColor, ThemeColorValue};

/// How a deck looks.
#[derive(Clone, PartialEq, Debug)]
pub struct Brand {
    /// Its colors.
    pub theme: Theme,
    /// The font of Latin text.
    pub latin_font: String,
    /// The font of Arabic text.
    pub arabic_font: String,
    /// The logo on every slide, if there is one.
    pub logo: Option<Logo>,
    /// The user's slide master with its layouts, if it could be copied whole.
    pub(in crate::render) master: Option<SlideMaster>,
    /// The colors our slides refer to whose value in the user's theme is not the one we draw with.
    pub(in crate::render) overrides: Vec<ThemeColorValue>,
    /// The names of the colors in the user's theme that were not used for lack of contrast.
    pub rejected_colors: Vec<String>,
}

/// The fonts of a deck without a template; both are on every computer that has PowerPoint.
const LATIN: &str = "Calibri";
const ARABIC: &str = "Arial";

/// The theme is not read beyond this many bytes.
const MAX_THEME_BYTES: u64 = 4 << 20;
/// The theme of a presentation whose master cannot be copied.
const FIRST_THEME: &str = "ppt/theme/theme1.xml";
/// The least contrast with the page (WCAG 2) of letters, and of bars, lines and dots.
const MIN_TEXT_CONTRAST: f64 = 4.5;
const MIN_MARK_CONTRAST: f64 = 3.0;
/// Colors whose channels differ by less than this in sum look the same from the back row.
const MIN_DISTANCE: u32 = 90;

impl Brand {
    /// The look of a deck without a template: a theme of ours and the fonts every PowerPoint has.
    #[must_use]
    pub fn from_theme(theme: &Theme) -> Self {
        Self {
            theme: *theme,
            latin_font: LATIN.to_owned(),
            arabic_font: ARABIC.to_owned(),
            logo: None,
            master: None,
            overrides: Vec::new(),
            rejected_colors: Vec::new(),
        }
    }

    /// Reads a `.pptx` or `.potx`; colors and fonts it lacks are those of `base`.
    ///
    /// Returns `None` if the bytes are not a presentation with a theme.
    #[must_use]
    pub fn read(bytes: &[u8], base: &Theme) -> Option<Self> {
        let mut package = Package::open(bytes)?;
        let master = SlideMaster::read(&mut package);
        let theme = master.as_ref().map_or(FIRST_THEME, |master| master.theme.as_str());
        let mut scheme = Scheme::read(&package.text(theme, MAX_THEME_BYTES)?)?;
        if let Some(master) = &master {
            scheme = scheme.mapped(&master.color_map, master.background);
        }
        let mut brand = Self::from_theme(base);
        brand.apply_colors(&scheme);
        brand.overrides = brand.differing_colors(&scheme);
        brand.latin_font = scheme.latin.unwrap_or(brand.latin_font);
        brand.arabic_font = scheme.arabic.unwrap_or(brand.arabic_font);
        brand.logo = Logo::read(&mut package);
        brand.master = master;
        Some(brand)
    }

    /// Whether slides are laid out as in the user's own presentation.
    #[must_use]
    pub fn has_master(&self) -> bool {
        self.master.is_some()
    }

    /// How a slide writes a color: as a reference to the theme, or by value where the user's theme has another.
    pub(in crate::render) fn slide_color(&self, color: ThemeColor) -> SlideColor {
        let differs = self.overrides.iter().find(|entry| entry.color == color).filter(|_| self.has_master());
        differs.map_or(SlideColor::Theme(color), |entry| SlideColor::Fixed(entry.value))
    }

    /// The colors our slides refer to whose value in a theme is not the one we draw with.
    fn differing_colors(&self, scheme: &Scheme) -> Vec<ThemeColorValue> {
        let ours = ThemeColor::VARIANTS.iter().map(|color| ThemeColorValue { color: *color, value: color.value_in(&self.theme) });
        ours.filter(|color| !scheme.colors.contains(color)).collect()
    }

    /// Takes the colors of a theme that have enough contrast; reports the others.
    fn apply_colors(&mut self, scheme: &Scheme) {
        let (page, ink) = (scheme.value(ThemeColor::Background1), scheme.value(ThemeColor::Text1));
        if let (Some(page), Some(ink)) = (page, ink) {
            if ink.contrast(page) >= MIN_TEXT_CONTRAST {
                (self.theme.paper, self.theme.ink) = (page, ink);
            } else {
                self.rejected_colors.push(ThemeColor::Text1.scheme_name().to_owned());
            }
        }
        let page = self.theme.paper;
        let mut apply = |color: ThemeColor, min_contrast: f64, target: &mut Rgb| match scheme.value(color) {
            Some(value) if value.contrast(page) >= min_contrast => *target = value,
            Some(_) => self.rejected_colors.push(color.scheme_name().to_owned()),
            None => {}
        };
        let theme = &mut self.theme;
        apply(ThemeColor::Text2, MIN_TEXT_CONTRAST, &mut theme.soft);
        apply(ThemeColor::Accent1, MIN_MARK_CONTRAST, &mut theme.focus);
        apply(ThemeColor::Accent2, MIN_MARK_CONTRAST, &mut theme.twin);
        let accents = [ThemeColor::Accent3, ThemeColor::Accent4, ThemeColor::Accent5, ThemeColor::Accent6];
        for (color, target) in accents.into_iter().zip(&mut theme.others) {
            apply(color, MIN_MARK_CONTRAST, target);
        }
        if let Some(panel) = scheme.value(ThemeColor::Background2) {
            theme.panel = panel;
        }
        // The two towns compared must be distinguishable.
        if looks_alike(theme.focus, theme.twin) {
            let base = Theme::builtin(ThemeName::Slide);
            (theme.focus, theme.twin) = (base.focus, base.twin);
            self.rejected_colors.push("accent1, accent2".to_owned());
        }
    }
}

/// Whether two colors cannot be told apart from the back row.
fn looks_alike(a: Rgb, b: Rgb) -> bool {
    a.0.iter().zip(b.0).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>() < MIN_DISTANCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Write as _};

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
    fn colors_and_fonts_are_those_of_the_template() {
        let base = Theme::builtin(ThemeName::Slide);
        let brand = Brand::read(&template(["7A1FA2", "00796B"]), &base).expect("a brand");
        assert_eq!((brand.theme.focus.hex(), brand.theme.twin.hex()), ("7A1FA2".to_owned(), "00796B".to_owned()));
        assert_eq!(
            (brand.latin_font.as_str(), brand.arabic_font.as_str(), brand.theme.ink.hex().as_str()),
            ("Verdana", "Tahoma", "101010")
        );
        assert!(brand.rejected_colors.is_empty());
    }

    #[test]
    fn unreadable_and_indistinguishable_colors_are_not_used() {
        let base = Theme::builtin(ThemeName::Slide);
        let pale = Brand::read(&template(["FFF59D", "00796B"]), &base).expect("a brand");
        assert_eq!((pale.theme.focus, pale.rejected_colors.as_slice()), (base.focus, &["accent1".to_owned()][..]));
        let alike = Brand::read(&template(["00796B", "007A6C"]), &base).expect("a brand");
        assert_eq!((alike.theme.focus, alike.theme.twin), (base.focus, base.twin));
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_template_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..600, byte: u8) {
            let base = Theme::builtin(ThemeName::Slide);
            let _ = Brand::read(&bytes, &base);
            let mut damaged = template(["7A1FA2", "00796B"]);
            let at = at % damaged.len();
            damaged[at] = byte;
            let _ = Brand::read(&damaged, &base);
        }
    }
}
