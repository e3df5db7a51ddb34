//! A theme in, egui's fonts and visuals out. The only file where colours of the theme become colours of egui.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextFormat, Theme as EguiTheme, Visuals,
};

use crate::app::state::preferences::Preferences;
use crate::render::{FONTS, Rgb, Theme, ThemeName, Weight};

/// The sizes of text in the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TextSize {
    /// Captions and counts.
    Small,
    /// Secondary text.
    Note,
    /// Running text and controls.
    Body,
    /// Names of towns and values of a chart.
    Name,
    /// Titles of pages, panels and dialogs.
    Title,
    /// The headline of the chart.
    Headline,
}

impl TextSize {
    /// The size in points.
    pub(crate) fn points(self) -> f32 {
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

/// Size, weight and colour of a text.
#[derive(Clone, Copy)]
pub(crate) struct LabelStyle {
    size: TextSize,
    weight: Weight,
    color: Rgb,
}

impl LabelStyle {
    /// A regular text.
    pub(crate) fn regular(size: TextSize, color: Rgb) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    /// A semi-bold text.
    pub(crate) fn bold(size: TextSize, color: Rgb) -> Self {
        Self { size, weight: Weight::Semibold, color }
    }

    /// A text that is semi-bold while it is selected.
    pub(crate) fn selectable(size: TextSize, color: Rgb, selected: bool) -> Self {
        if selected { Self::bold(size, color) } else { Self::regular(size, color) }
    }

    /// Whether the text is semi-bold.
    pub(crate) fn is_bold(self) -> bool {
        self.weight == Weight::Semibold
    }

    /// The style for egui's text layout.
    pub(crate) fn format(self) -> TextFormat {
        TextFormat::simple(FontId::new(self.size.points(), font_family(self.weight)), color32(self.color))
    }
}

/// The font family of a weight.
pub(crate) fn font_family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Semibold => FontFamily::Name(FONTS[2].0.into()),
    }
}

/// A colour of the theme as egui's type.
pub(crate) fn color32(color: Rgb) -> Color32 {
    let [r, g, b] = color.0;
    Color32::from_rgb(r, g, b)
}

/// A small count as a length; counts above 65 535 are cut to it.
pub(crate) fn count_as_length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The name of the family of icons.
pub(crate) const ICON_FONT: &str = "icons";

/// Installs the icons, and one family for Latin and Arabic in its weights, so that mixed text is shaped by one font.
pub(crate) fn install_fonts(context: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FONTS {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![FONTS[0].0.to_owned()]);
    }
    fonts.font_data.insert(ICON_FONT.to_owned(), Arc::new(FontData::from_static(lucide_icons::LUCIDE_FONT_BYTES)));
    fonts.families.insert(FontFamily::Name(ICON_FONT.into()), vec![ICON_FONT.to_owned()]);
    context.set_fonts(fonts);
}

/// Applies theme, zoom and motion of the preferences; does nothing while they are unchanged.
pub(crate) fn install_style(context: &egui::Context, preferences: &Preferences) {
    let id = egui::Id::unique("jumelles-theme");
    let wanted = (preferences.theme, preferences.zoom_percent, preferences.reduces_motion);
    if context.data(|data| data.get_temp::<(ThemeName, u16, bool)>(id)) == Some(wanted) {
        return;
    }
    context.data_mut(|data| data.insert_temp(id, wanted));
    context.set_zoom_factor(f32::from(preferences.zoom_percent) / 100.0);
    let theme = Theme::builtin(preferences.theme);
    let egui_theme = match preferences.theme {
        ThemeName::Dark | ThemeName::Contrast => EguiTheme::Dark,
        ThemeName::Light | ThemeName::Slide => EguiTheme::Light,
    };
    context.set_theme(egui_theme);
    // Zooming is a command with its own shortcuts.
    context.options_mut(|options| options.zoom_with_keyboard = false);
    context.all_styles_mut(|style| {
        set_visuals(style, &theme, egui_theme);
        set_spacing(style);
        if preferences.reduces_motion {
            style.animation_time = 0.0;
        }
    });
}

fn set_visuals(style: &mut Style, theme: &Theme, egui_theme: EguiTheme) {
    let mut visuals = match egui_theme {
        EguiTheme::Dark => Visuals::dark(),
        EguiTheme::Light => Visuals::light(),
    };
    visuals.panel_fill = color32(theme.paper);
    visuals.window_fill = color32(theme.surface);
    visuals.extreme_bg_color = color32(theme.surface);
    visuals.faint_bg_color = color32(theme.panel);
    visuals.window_stroke = Stroke::new(1.0, color32(theme.line));
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.hyperlink_color = color32(theme.focus);
    visuals.selection.bg_fill = color32(theme.focus);
    visuals.selection.stroke = Stroke::new(1.0, color32(theme.on_focus));
    let widgets = &mut visuals.widgets;
    for widget in [&mut widgets.noninteractive, &mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        widget.corner_radius = CornerRadius::same(8);
        widget.fg_stroke = Stroke::new(1.0, color32(theme.ink));
        widget.bg_stroke = Stroke::new(1.0, color32(theme.line));
        widget.bg_fill = color32(theme.surface);
        widget.weak_bg_fill = color32(theme.surface);
        widget.expansion = 0.0;
    }
    widgets.hovered.bg_stroke = Stroke::new(1.0, color32(theme.soft));
    widgets.active.bg_stroke = Stroke::new(1.5, color32(theme.focus));
    style.visuals = visuals;
}

fn set_spacing(style: &mut Style) {
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
