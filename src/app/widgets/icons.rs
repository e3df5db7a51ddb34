//! Buttons with an icon in place of a word: the word is their name for screen readers and their tooltip.

use egui::{Align2, Button, CornerRadius, FontFamily, FontId, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use crate::app::state::view::View;
use crate::app::style::{ICON_FONT, LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::show_focus;
use crate::app::widgets::layout::{column, reading_layout};
use crate::app::widgets::text::line;
use crate::chart::ChartKind;
use crate::render::Rgb;

/// The size of an icon, in points.
const ICON_SIZE: f32 = 18.0;
/// The width and height of a button with an icon, in points.
const BUTTON_SIZE: f32 = 34.0;
/// The width kept for an icon before a text, in points.
const LINE_ICON_WIDTH: f32 = 18.0;

/// A button with an icon.
pub(crate) fn icon_button_ui(ui: &mut Ui, view: &View<'_>, icon: Icon, name: &str) -> Response {
    let response = framed_ui(ui, icon, Frame { color: view.theme.ink, fill: None, stroke: Stroke::NONE });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    show_focus(ui, view, &response);
    response.on_hover_text(line(view, name, LabelStyle::regular(TextSize::Note, view.theme.ink)))
}

/// A choice that has an icon in place of its name.
pub(crate) struct IconChoice {
    pub icon: Icon,
    pub name: String,
    /// What its tooltip tells beside the name; may be empty.
    pub help: String,
}

/// One of several choices in a row.
pub(crate) fn icon_choice_ui(ui: &mut Ui, view: &View<'_>, choice: &IconChoice, selected: bool) -> Response {
    let IconChoice { icon, name, help } = choice;
    let theme = &view.theme;
    let frame = if selected {
        Frame { color: theme.focus, fill: Some(theme.surface), stroke: Stroke::new(1.5, color32(theme.focus)) }
    } else {
        Frame { color: theme.soft, fill: None, stroke: Stroke::NONE }
    };
    let response = framed_ui(ui, *icon, frame);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, name));
    show_focus(ui, view, &response);
    let hint = if help.is_empty() { name.clone() } else { format!("{name}: {help}") };
    response.on_hover_text(line(view, &hint, LabelStyle::regular(TextSize::Note, theme.ink)))
}

/// The colours of a button with an icon.
struct Frame {
    color: Rgb,
    fill: Option<Rgb>,
    stroke: Stroke,
}

fn framed_ui(ui: &mut Ui, icon: Icon, Frame { color, fill, stroke }: Frame) -> Response {
    let font = FontId::new(ICON_SIZE, FontFamily::Name(ICON_FONT.into()));
    let text = RichText::new(icon.unicode().to_string()).font(font).color(color32(color));
    let fill = fill.map_or(egui::Color32::TRANSPARENT, color32);
    let previous = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(0.0, 0.0));
    let response =
        ui.add(Button::new(text).fill(fill).stroke(stroke).corner_radius(CornerRadius::same(8)).min_size(vec2(BUTTON_SIZE, BUTTON_SIZE)));
    ui.spacing_mut().button_padding = previous;
    response
}

/// Paints an icon that says nothing by itself.
pub(crate) fn paint_icon(ui: &Ui, icon: Icon, center: Pos2, size: f32, color: Rgb) {
    let font = FontId::new(size, FontFamily::Name(ICON_FONT.into()));
    ui.painter().text(center, Align2::CENTER_CENTER, icon.unicode(), font, color32(color));
}

/// Shows something behind an icon that stands at its first line.
pub(crate) fn icon_text_ui(ui: &mut Ui, view: &View<'_>, icon: Icon, color: Rgb, add_contents: impl FnOnce(&mut Ui)) {
    let layout = reading_layout(view).with_cross_align(egui::Align::Min);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), layout, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LINE_ICON_WIDTH, ICON_SIZE), Sense::hover());
        paint_icon(ui, icon, rect.center(), ICON_SIZE * 0.8, color);
        let width = ui.available_width();
        ui.allocate_ui(vec2(width, 0.0), |ui| column(ui, view, add_contents));
    });
}

/// An icon that is clicked, at a place of its own inside of another widget.
pub(crate) fn icon_area_ui(ui: &mut Ui, view: &View<'_>, icon: Icon, name: &str, area: Rect) -> Response {
    let response = ui.interact(area, ui.scope_id().with(name), Sense::click());
    show_focus(ui, view, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if response.hovered() { view.theme.focus } else { view.theme.soft };
    paint_icon(ui, icon, area.center(), ICON_SIZE, color);
    response.on_hover_text(line(view, name, LabelStyle::regular(TextSize::Note, view.theme.ink)))
}

/// The icon of a kind of chart.
pub(crate) fn kind_icon(kind: ChartKind) -> Icon {
    match kind {
        ChartKind::Bars => Icon::ChartBarDecreasing,
        ChartKind::Grouped => Icon::ChartBar,
        ChartKind::Dumbbell => Icon::GitCommitHorizontal,
        ChartKind::Arrow => Icon::MoveRight,
        ChartKind::Slope => Icon::TrendingUp,
        ChartKind::Lines => Icon::ChartLine,
        ChartKind::Multiples => Icon::LayoutGrid,
        ChartKind::Scatter => Icon::ChartScatter,
        ChartKind::Heatmap => Icon::Grid3x3,
        ChartKind::Bump => Icon::ArrowDownUp,
        ChartKind::Stacked => Icon::ChartBarStacked,
        ChartKind::Shares => Icon::Percent,
        ChartKind::Waterfall => Icon::ChartNoAxesGantt,
        ChartKind::Strip => Icon::ChartNoAxesCombined,
        ChartKind::Bullet => Icon::Target,
        ChartKind::Table => Icon::Table,
        ChartKind::Numbers => Icon::Hash,
        ChartKind::Pyramid => Icon::Pyramid,
        ChartKind::Gaps => Icon::Diff,
        ChartKind::Panels => Icon::Columns2,
        ChartKind::Radar => Icon::Radar,
        ChartKind::Map => Icon::MapPin,
    }
}
