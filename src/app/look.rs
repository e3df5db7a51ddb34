//! A theme in, the fonts and the style of egui out: the only place where tokens become egui colours.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, Theme as EguiTheme, Visuals};

use crate::app::preferences::Preferences;
use crate::render::{FONTS, Rgb, Theme, ThemeName};

/// The sizes of letters in the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TextSize {
    /// Captions.
    Small,
    /// Secondary text.
    Note,
    /// Text.
    Body,
    /// Names.
    Name,
    /// Titles of panels.
    Title,
    /// The finding.
    Headline,
}

impl TextSize {
    /// The size in points.
    pub(super) fn points(self) -> f32 {
        match self {
            Self::Small => 12.0,
            Self::Note => 13.5,
            Self::Body => 15.0,
            Self::Name => 16.0,
            Self::Title => 19.0,
            Self::Headline => 30.0,
        }
    }
}

/// A colour of the theme for egui.
pub(super) fn ink(rgb: Rgb) -> Color32 {
    let [r, g, b] = rgb.0;
    Color32::from_rgb(r, g, b)
}

/// A small count as a length.
pub(super) fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// A letter of this size and weight.
pub(super) fn font(size: TextSize, bold: bool) -> FontId {
    FontId::new(size.points(), if bold { FontFamily::Name(FONTS[2].0.into()) } else { FontFamily::Proportional })
}

/// One family for Latin and Arabic, in three weights: runs of mixed text stay whole.
pub(super) fn install_fonts(context: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FONTS {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![FONTS[0].0.to_owned()]);
    }
    context.set_fonts(fonts);
}

/// Puts the theme on, when it is another one.
pub(super) fn install_style(context: &egui::Context, preferences: &Preferences) {
    let (id, wanted) = (egui::Id::unique("jumelles-theme"), (preferences.theme, preferences.size, preferences.still));
    if context.data(|data| data.get_temp::<(ThemeName, u16, bool)>(id)) == Some(wanted) {
        return;
    }
    context.data_mut(|data| data.insert_temp(id, wanted));
    context.set_zoom_factor(f32::from(preferences.size) / 100.0);
    let theme = Theme::shipped(preferences.theme);
    let dark = matches!(preferences.theme, ThemeName::Dark | ThemeName::Contrast);
    context.set_theme(if dark { EguiTheme::Dark } else { EguiTheme::Light });
    // The size is a preference with keys of its own.
    context.options_mut(|options| options.zoom_with_keyboard = false);
    context.all_styles_mut(|style| {
        dress(style, &theme, dark);
        if preferences.still {
            style.animation_time = 0.0;
        }
    });
}

fn dress(style: &mut Style, theme: &Theme, dark: bool) {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = ink(theme.paper);
    visuals.window_fill = ink(theme.surface);
    visuals.extreme_bg_color = ink(theme.surface);
    visuals.faint_bg_color = ink(theme.panel);
    visuals.window_stroke = Stroke::new(1.0, ink(theme.line));
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.hyperlink_color = ink(theme.focus);
    visuals.selection.bg_fill = ink(theme.focus);
    visuals.selection.stroke = Stroke::new(1.0, ink(theme.on_focus));
    let widgets = &mut visuals.widgets;
    for widget in [&mut widgets.noninteractive, &mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        widget.corner_radius = CornerRadius::same(8);
        widget.fg_stroke = Stroke::new(1.0, ink(theme.ink));
        widget.bg_stroke = Stroke::new(1.0, ink(theme.line));
        widget.bg_fill = ink(theme.surface);
        widget.weak_bg_fill = ink(theme.surface);
        widget.expansion = 0.0;
    }
    widgets.hovered.bg_stroke = Stroke::new(1.0, ink(theme.soft));
    widgets.active.bg_stroke = Stroke::new(1.5, ink(theme.focus));
    style.visuals = visuals;
    style.spacing.item_spacing = egui::vec2(8.0, 8.0);
    style.spacing.button_padding = egui::vec2(14.0, 8.0);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.interact_size.y = 32.0;
    style.spacing.combo_height = 420.0;
    for font in style.text_styles.values_mut() {
        font.size = TextSize::Body.points();
        font.family = FontFamily::Proportional;
    }
}
