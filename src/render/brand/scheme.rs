//! The part of a theme in, its colors and fonts out.

use crate::render::brand::package::tags;
use crate::render::brand::theme_color::{ThemeColor, ThemeColorValue};
use crate::render::theme::Rgb;

/// The colors and fonts of a theme.
#[derive(Clone, Default)]
pub(super) struct Scheme {
    pub(super) colors: Vec<ThemeColorValue>,
    /// The font of Latin body text.
    pub(super) latin: Option<String>,
    /// The font of complex scripts in body text.
    pub(super) arabic: Option<String>,
}

/// How the color map of a master translates a color of its slides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ColorMapping {
    /// The color a slide asks for.
    pub(super) role: ThemeColor,
    /// The color of the theme it gets, named as under the usual map.
    pub(super) source: ThemeColor,
}

impl Scheme {
    /// Reads a theme; `None` if it is not XML or has no color.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (mut scheme, mut color, mut in_minor_font) = (Self::default(), None, false);
        for tag in tags(text)? {
            match tag.name.as_str() {
                "srgbClr" | "sysClr" => {
                    let value = tag.get(if tag.name == "srgbClr" { "val" } else { "lastClr" });
                    let value = value.and_then(|value| Rgb::try_from(value.to_owned()).ok());
                    if let (Some(found), Some(value)) = (color, value) {
                        scheme.colors.push(ThemeColorValue { color: found, value });
                        color = None;
                    }
                }
                "majorFont" => in_minor_font = false,
                "minorFont" => in_minor_font = true,
                "latin" if in_minor_font => scheme.latin = tag.get("typeface").filter(|font| is_font_name(font)).map(str::to_owned),
                "cs" if in_minor_font => scheme.arabic = tag.get("typeface").filter(|font| is_font_name(font)).map(str::to_owned),
                name => color = ThemeColor::from_scheme_name(name).or(color),
            }
        }
        (!scheme.colors.is_empty()).then_some(scheme)
    }

    /// The value of a color, if the theme has it.
    pub(super) fn value(&self, color: ThemeColor) -> Option<Rgb> {
        self.colors.iter().find(|entry| entry.color == color).map(|entry| entry.value)
    }

    /// The colors as slides of a master see them: a dark master maps the page to the dark color and letters to the light one.
    ///
    /// `background` is the color of the page if the master fixes it itself.
    pub(super) fn mapped(&self, map: &[ColorMapping], background: Option<Rgb>) -> Self {
        let mut mapped = self.clone();
        for role in [ThemeColor::Background1, ThemeColor::Text1, ThemeColor::Background2, ThemeColor::Text2] {
            let fixed = background.filter(|_| role == ThemeColor::Background1);
            let source = || map.iter().find(|mapping| mapping.role == role).and_then(|mapping| self.value(mapping.source));
            if let (Some(value), Some(entry)) = (fixed.or_else(source), mapped.colors.iter_mut().find(|entry| entry.color == role)) {
                entry.value = value;
            }
        }
        mapped
    }
}

/// Whether a text can only be the name of a font: no markup, no quotes, at most 60 bytes.
fn is_font_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 60 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_theme_panics(text in ".{0,200}") {
            let _ = Scheme::read(&text);
        }
    }
}
