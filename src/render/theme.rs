//! Colours as tokens from TOML: the only place where a colour is made.

use std::sync::LazyLock;

use crate::chart::SeriesColor;
use crate::compare::ComparisonRole;

/// An opaque sRGB colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// The six hexadecimal digits, in capitals.
    #[must_use]
    pub fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("{r:02X}{g:02X}{b:02X}")
    }

    /// Relative luminance, as WCAG 2 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The colour a part of the way to another: 0 is this one, 1 the other.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a channel between two channels")]
    pub fn towards(self, other: Self, part: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0)).round() as u8;
        let (own, to) = (self.0, other.0);
        Self(std::array::from_fn(|channel| {
            mix(own.get(channel).copied().unwrap_or_default(), to.get(channel).copied().unwrap_or_default())
        }))
    }

    /// Contrast ratio with another colour, from 1 to 21.
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// By day.
    #[default]
    Light,
    /// By night.
    Dark,
    /// For a slide in a lit room.
    Slide,
    /// For eyes that need every difference.
    Contrast,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Slide, Self::Contrast];

    /// Its stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Slide => "slide",
            Self::Contrast => "contrast",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == text)
    }
}

/// The colours of a theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Text.
    pub ink: Rgb,
    /// Secondary text.
    pub soft: Rgb,
    /// The page.
    pub paper: Rgb,
    /// The rail.
    pub panel: Rgb,
    /// Cards.
    pub surface: Rgb,
    /// Hairlines.
    pub line: Rgb,
    /// The town we speak of.
    pub focus: Rgb,
    /// Its twin.
    pub twin: Rgb,
    /// Everybody else.
    pub peer: Rgb,
    /// Further towns, and parts of a whole.
    pub others: [Rgb; 5],
    /// Comparable; always with words.
    pub good: Rgb,
    /// To be kept in mind; always with words.
    pub warn: Rgb,
    /// Text on the focus colour.
    pub on_focus: Rgb,
}

impl Theme {
    /// A theme that ships with the program.
    ///
    /// # Panics
    /// If a shipped file is broken; a test reads them all.
    #[must_use]
    pub fn shipped(name: ThemeName) -> Self {
        // Asked for on every frame, read once.
        static LIGHT: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../assets/themes/light.toml")));
        static DARK: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../assets/themes/dark.toml")));
        static SLIDE: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../assets/themes/slide.toml")));
        static CONTRAST: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../assets/themes/contrast.toml")));
        match name {
            ThemeName::Contrast => *CONTRAST,
            ThemeName::Light => *LIGHT,
            ThemeName::Dark => *DARK,
            ThemeName::Slide => *SLIDE,
        }
    }

    /// The colour of a town.
    #[must_use]
    pub fn of(&self, standing: ComparisonRole) -> Rgb {
        match standing {
            ComparisonRole::Focus => self.focus,
            ComparisonRole::Twin => self.twin,
            ComparisonRole::Named(rank) => self.other(rank),
            ComparisonRole::Peer => self.peer,
        }
    }

    /// One of the five further colours.
    #[must_use]
    pub fn other(&self, rank: u8) -> Rgb {
        self.others.get(usize::from(rank)).copied().unwrap_or(self.peer)
    }

    /// The colour of a hue.
    #[must_use]
    pub fn hue(&self, hue: SeriesColor) -> Rgb {
        match hue {
            SeriesColor::Town(standing) => self.of(standing),
            SeriesColor::Other(rank) => self.other(rank),
            SeriesColor::Rest => self.peer,
        }
    }
}

fn read(text: &str) -> Theme {
    toml::from_str(text).unwrap_or_else(|error| unreachable!("assets/themes: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_readable_in_every_theme() {
        for name in ThemeName::ALL {
            let theme = Theme::shipped(name);
            for ground in [theme.paper, theme.panel, theme.surface] {
                assert!(theme.ink.contrast(ground) >= 7.0, "{name:?} ink {}", theme.ink.contrast(ground));
                for text in [theme.soft, theme.focus, theme.good, theme.warn] {
                    assert!(text.contrast(ground) >= 4.5, "{name:?} {} on {}: {}", text.hex(), ground.hex(), text.contrast(ground));
                }
            }
            assert!(theme.on_focus.contrast(theme.focus) >= 4.5, "{name:?} button");
        }
    }

    /// Linear light of a colour, as somebody sees it: Machado, Oliveira and Fernandes (2009), severity 1.
    fn seen(colour: Rgb, by: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = colour.0.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        by.map(|row| row.iter().zip(linear).map(|(weight, light)| weight * light).sum::<f64>().clamp(0.0, 1.0))
    }

    /// A colour where distances are those one sees (Oklab, Ottosson 2020).
    fn oklab(light: [f64; 3]) -> [f64; 3] {
        let mix = |row: [f64; 3], of: [f64; 3]| row.iter().zip(of).map(|(weight, part)| weight * part).sum::<f64>();
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let roots = cones.map(|row| mix(row, light).cbrt());
        let axes = [
            [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ];
        axes.map(|row| mix(row, roots))
    }

    #[test]
    fn seven_colours_and_grey_are_told_apart_by_every_eye() {
        let eyes = [
            ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
            ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
            ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
            ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
        ];
        for name in ThemeName::ALL {
            let theme = Theme::shipped(name);
            let all: Vec<Rgb> = [theme.focus, theme.twin, theme.peer].into_iter().chain(theme.others).collect();
            for other in theme.others {
                assert!(other.contrast(theme.paper) >= 3.0, "{name:?} {} on the page", other.hex());
            }
            for (eye, matrix) in eyes {
                for (rank, a) in all.iter().enumerate() {
                    for b in all.iter().skip(rank + 1) {
                        let (a_seen, b_seen) = (oklab(seen(*a, matrix)), oklab(seen(*b, matrix)));
                        let apart = a_seen.iter().zip(b_seen).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                        assert!(apart >= 0.06, "{name:?}: {} and {} are {apart:.3} apart with {eye}", a.hex(), b.hex());
                    }
                }
            }
        }
    }

    #[test]
    fn bars_stand_out_from_the_page_and_from_each_other() {
        for name in ThemeName::ALL {
            let theme = Theme::shipped(name);
            for bar in [theme.focus, theme.twin] {
                assert!(bar.contrast(theme.paper) >= 3.0, "{name:?} {}", bar.hex());
            }
            assert!(theme.peer.contrast(theme.paper) >= 2.0, "{name:?} peer");
            // Blue against orange: told apart by red-green colour-blind eyes because they differ in blue.
            let blue = |c: Rgb| i32::from(c.0[2]) - i32::from(c.0[0]);
            assert!(blue(theme.focus) > 100 && blue(theme.twin) < -100, "{name:?}");
        }
    }
}
