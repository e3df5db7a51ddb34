//! The colors of an Office theme: their names in a theme and on a slide, and the colors of our themes they correspond to.

use crate::render::theme::{Rgb, Theme};

/// A color of an Office theme that our slides refer to. Converts into its name on a slide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::IntoStaticStr, strum::VariantArray)]
pub(in crate::render) enum ThemeColor {
    /// Letters.
    #[strum(serialize = "tx1")]
    Text1,
    /// The page.
    #[strum(serialize = "bg1")]
    Background1,
    /// Secondary letters.
    #[strum(serialize = "tx2")]
    Text2,
    /// Panels and grid lines.
    #[strum(serialize = "bg2")]
    Background2,
    /// The town in question.
    #[strum(serialize = "accent1")]
    Accent1,
    /// Its twin.
    #[strum(serialize = "accent2")]
    Accent2,
    /// All other towns.
    #[strum(serialize = "accent3")]
    Accent3,
    /// The first further town.
    #[strum(serialize = "accent4")]
    Accent4,
    /// The second further town.
    #[strum(serialize = "accent5")]
    Accent5,
    /// The third further town.
    #[strum(serialize = "accent6")]
    Accent6,
}

impl ThemeColor {
    /// Its name on a slide, which the color map of the master translates to a name in the theme.
    pub(in crate::render) fn slide_name(self) -> &'static str {
        self.into()
    }

    /// The element of a theme that holds it, under the usual color map: `a:dk1` for letters, `a:lt1` for the page, and so on.
    pub(in crate::render) fn scheme_element(self) -> &'static str {
        match self {
            Self::Text1 => "a:dk1",
            Self::Background1 => "a:lt1",
            Self::Text2 => "a:dk2",
            Self::Background2 => "a:lt2",
            Self::Accent1 => "a:accent1",
            Self::Accent2 => "a:accent2",
            Self::Accent3 => "a:accent3",
            Self::Accent4 => "a:accent4",
            Self::Accent5 => "a:accent5",
            Self::Accent6 => "a:accent6",
        }
    }

    /// The name of that element without its prefix.
    pub(in crate::render) fn scheme_name(self) -> &'static str {
        self.scheme_element().trim_start_matches("a:")
    }

    /// The color with this name in a theme.
    pub(in crate::render) fn from_scheme_name(name: &str) -> Option<Self> {
        use strum::VariantArray as _;
        Self::VARIANTS.iter().copied().find(|color| color.scheme_name() == name)
    }

    /// The color of one of our themes that corresponds to it.
    pub(in crate::render) fn value_in(self, theme: &Theme) -> Rgb {
        match self {
            Self::Text1 => theme.ink,
            Self::Background1 => theme.paper,
            Self::Text2 => theme.soft,
            Self::Background2 => theme.panel,
            Self::Accent1 => theme.focus,
            Self::Accent2 => theme.twin,
            Self::Accent3 => theme.peer,
            Self::Accent4 => theme.other_color(0),
            Self::Accent5 => theme.other_color(1),
            Self::Accent6 => theme.other_color(2),
        }
    }
}

/// A color of a theme and its value there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::render) struct ThemeColorValue {
    /// Which color.
    pub color: ThemeColor,
    /// Its value.
    pub value: Rgb,
}

/// A color as DrawingML writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::render) enum SlideColor {
    /// A reference to the theme: it changes with the theme.
    Theme(ThemeColor),
    /// A fixed value.
    Fixed(Rgb),
}
