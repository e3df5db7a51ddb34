//! Colour themes, read from `assets/themes/*.toml`; no other file makes a colour. And the two font weights of the drawings.

use std::sync::LazyLock;

use crate::chart::SeriesColor;
use crate::compare::ComparisonRole;

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// For running text.
    Regular,
    /// For headlines and for the focus and its twin.
    Semibold,
}

impl Weight {
    /// The weight as CSS numbers it.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Semibold => 600,
        }
    }
}

/// An opaque sRGB colour: red, green, blue. In TOML it is written as six hexadecimal digits without a sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// The six hexadecimal digits in capitals, without a sign.
    #[must_use]
    pub fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("{r:02X}{g:02X}{b:02X}")
    }

    /// The relative luminance as WCAG 2 defines it, from 0 (black) to 1 (white).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The linear mix with another colour in sRGB: `part` 0 gives this colour, 1 the other.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a channel between two channels")]
    pub fn mix(self, other: Self, part: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0)).round() as u8;
        let ([r, g, b], [other_r, other_g, other_b]) = (self.0, other.0);
        Self([mix(r, other_r), mix(g, other_g), mix(b, other_b)])
    }

    /// The contrast ratio with another colour as WCAG 2 defines it, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = (text.len() == 6).then(|| u32::from_str_radix(&text, 16).ok()).flatten();
        let [_, r, g, b] = number.ok_or_else(|| format!("\"{text}\" is not six hexadecimal digits"))?.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

/// A theme that ships with the program.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Default,
    serde::Serialize,
    serde::Deserialize,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ThemeName {
    /// Dark letters on a light page.
    #[default]
    Light,
    /// Light letters on a dark page.
    Dark,
    /// A white page for a slide in a lit room and for paper.
    Slide,
    /// The strongest contrasts, for readers with low vision.
    Contrast,
}

impl ThemeName {
    /// The name in preferences and on the command line: `light`, `dark`, `slide` or `contrast`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The theme of this name; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// The colours of a theme, each named by its use. The fields are the keys of `assets/themes/*.toml`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Main text, and lines as dark as text.
    pub ink: Rgb,
    /// Secondary text.
    pub soft: Rgb,
    /// The page background.
    pub paper: Rgb,
    /// The background of the side rail of the window.
    pub panel: Rgb,
    /// The background of cards.
    pub surface: Rgb,
    /// Hairlines and pale bands.
    pub line: Rgb,
    /// The town in focus.
    pub focus: Rgb,
    /// The twin of the town in focus.
    pub twin: Rgb,
    /// Every town that has no colour of its own.
    pub peer: Rgb,
    /// Further named towns, and the parts of a whole.
    pub others: [Rgb; 5],
    /// Marks what is comparable; text always says the same.
    pub good: Rgb,
    /// Marks a warning; text always says the same.
    pub warn: Rgb,
    /// Text on the focus colour.
    pub on_focus: Rgb,
}

/// How much paler each part of a family is than the one before, and how many times.
const TINT: f64 = 0.34;
const MAX_TINT: u8 = 2;

impl Theme {
    /// The colours of a theme that ships with the program.
    ///
    /// # Panics
    /// If a shipped file is broken; a test reads them all.
    #[must_use]
    pub fn builtin(name: ThemeName) -> Self {
        // The window asks on every frame; each file is parsed once.
        static LIGHT: LazyLock<Theme> = LazyLock::new(|| parse_theme(include_str!("../../assets/themes/light.toml")));
        static DARK: LazyLock<Theme> = LazyLock::new(|| parse_theme(include_str!("../../assets/themes/dark.toml")));
        static SLIDE: LazyLock<Theme> = LazyLock::new(|| parse_theme(include_str!("../../assets/themes/slide.toml")));
        static CONTRAST: LazyLock<Theme> = LazyLock::new(|| parse_theme(include_str!("../../assets/themes/contrast.toml")));
        match name {
            ThemeName::Contrast => *CONTRAST,
            ThemeName::Light => *LIGHT,
            ThemeName::Dark => *DARK,
            ThemeName::Slide => *SLIDE,
        }
    }

    /// The colour of a town, by its role in the comparison.
    #[must_use]
    pub fn role_color(&self, role: ComparisonRole) -> Rgb {
        match role {
            ComparisonRole::Focus => self.focus,
            ComparisonRole::Twin => self.twin,
            ComparisonRole::Colored(index) => self.other_color(index),
            ComparisonRole::Other => self.peer,
        }
    }

    /// One of the five further colours, counted from 0; beyond them, the colour of towns without one.
    #[must_use]
    pub fn other_color(&self, index: u8) -> Rgb {
        self.others.get(usize::from(index)).copied().unwrap_or(self.peer)
    }

    /// The colour of a series.
    #[must_use]
    pub fn series_color(&self, color: SeriesColor) -> Rgb {
        match color {
            SeriesColor::Role(role) => self.role_color(role),
            SeriesColor::Palette(index) => self.other_color(index),
            SeriesColor::Family { hue, tint } => self.other_color(hue).mix(self.paper, f64::from(tint.min(MAX_TINT)) * TINT),
            SeriesColor::Neutral => self.peer,
        }
    }
}

fn parse_theme(text: &str) -> Theme {
    toml::from_str(text).unwrap_or_else(|error| unreachable!("assets/themes: {error}"))
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn text_is_readable_in_every_theme() {
        for name in ThemeName::VARIANTS {
            let theme = Theme::builtin(*name);
            for background in [theme.paper, theme.panel, theme.surface] {
                assert!(theme.ink.contrast(background) >= 7.0, "{name:?} ink {}", theme.ink.contrast(background));
                for text in [theme.soft, theme.focus, theme.good, theme.warn] {
                    assert!(
                        text.contrast(background) >= 4.5,
                        "{name:?} {} on {}: {}",
                        text.hex(),
                        background.hex(),
                        text.contrast(background)
                    );
                }
            }
            assert!(theme.on_focus.contrast(theme.focus) >= 4.5, "{name:?} button");
        }
    }

    /// Simulates a colour vision deficiency on the linear light of a colour: Machado, Oliveira and Fernandes (2009), severity 1.
    fn simulate(color: Rgb, matrix: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = color.0.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        matrix.map(|row| row.iter().zip(linear).map(|(weight, light)| weight * light).sum::<f64>().clamp(0.0, 1.0))
    }

    /// Converts linear light to Oklab (Ottosson 2020), where distances are close to perceived differences.
    fn oklab(light: [f64; 3]) -> [f64; 3] {
        let dot = |row: [f64; 3], column: [f64; 3]| row.iter().zip(column).map(|(weight, part)| weight * part).sum::<f64>();
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let roots = cones.map(|row| dot(row, light).cbrt());
        let axes = [
            [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ];
        axes.map(|row| dot(row, roots))
    }

    #[test]
    fn seven_colors_and_grey_differ_for_every_color_vision() {
        let visions = [
            ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
            ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
            ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
            ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
        ];
        for name in ThemeName::VARIANTS {
            let theme = Theme::builtin(*name);
            let all: Vec<Rgb> = [theme.focus, theme.twin, theme.peer].into_iter().chain(theme.others).collect();
            for other in theme.others {
                assert!(other.contrast(theme.paper) >= 3.0, "{name:?} {} on the page", other.hex());
            }
            for (vision, matrix) in visions {
                for (index, a) in all.iter().enumerate() {
                    for b in all.iter().skip(index + 1) {
                        let (a_seen, b_seen) = (oklab(simulate(*a, matrix)), oklab(simulate(*b, matrix)));
                        let distance = a_seen.iter().zip(b_seen).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                        assert!(distance >= 0.06, "{name:?}: {} and {} are {distance:.3} apart with {vision}", a.hex(), b.hex());
                    }
                }
            }
        }
    }

    #[test]
    fn bars_stand_out_from_the_page_and_from_each_other() {
        for name in ThemeName::VARIANTS {
            let theme = Theme::builtin(*name);
            for bar in [theme.focus, theme.twin] {
                assert!(bar.contrast(theme.paper) >= 3.0, "{name:?} {}", bar.hex());
            }
            assert!(theme.peer.contrast(theme.paper) >= 2.0, "{name:?} peer");
            // Blue against orange differ in the blue channel, which red-green colour blindness leaves intact.
            let blue = |c: Rgb| i32::from(c.0[2]) - i32::from(c.0[0]);
            assert!(blue(theme.focus) > 100 && blue(theme.twin) < -100, "{name:?}");
        }
    }
}
