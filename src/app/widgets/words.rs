//! Text, badges and buttons in the tokens of the theme, correct in three languages.

use egui::{Color32, CornerRadius, Frame, Margin, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::{Galleys, job, lines};
use crate::app::view::View;
use crate::app::widgets::help::help_ui;
use crate::chart::{Badge, Tone};
use crate::render::Rgb;

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    /// Its size.
    pub size: TextSize,
    /// Whether it is semi-bold.
    pub bold: bool,
    /// Its colour.
    pub ink: Rgb,
}

impl Setting {
    /// A setting.
    pub(crate) fn new(size: TextSize, bold: bool, ink: Rgb) -> Self {
        Self { size, bold, ink }
    }
}

/// Shows a text, wrapped to the width there is, on the side where reading begins.
pub(crate) fn text_ui(ui: &mut Ui, view: &View<'_>, text: &str, setting: Setting) -> Response {
    let width = ui.available_width();
    let laid = lines(ui.painter(), text, (font(setting.size, setting.bold), ink(setting.ink)), width, view.rtl());
    let (rect, response) = ui.allocate_exact_size(laid.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint_lines(ui, &laid, rect, view.rtl());
    response
}

/// Paints lines in a rectangle, from the side where reading begins.
pub(crate) fn paint_lines(ui: &Ui, laid: &Galleys, rect: egui::Rect, rtl: bool) {
    let mut top = rect.top();
    for galley in &laid.galleys {
        let left = if rtl { rect.right() - galley.size().x } else { rect.left() };
        ui.painter().galley(egui::pos2(left, top), std::sync::Arc::clone(galley), Color32::PLACEHOLDER);
        top += galley.size().y;
    }
}

/// The title of a part of a panel.
pub(crate) fn part_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    ui.add_space(6.0);
    text_ui(ui, view, text, Setting::new(TextSize::Small, true, view.theme.soft));
}

/// A button; `primary` for the one thing most people come for.
pub(crate) fn button_ui(ui: &mut Ui, view: &View<'_>, text: &str, primary: bool) -> Response {
    let theme = &view.theme;
    let colour = if primary { theme.on_focus } else { theme.ink };
    let label = job(text, &(font(TextSize::Body, primary), ink(colour)), view.rtl());
    let mut button = egui::Button::new(label).corner_radius(CornerRadius::same(8));
    if primary {
        button = button.fill(ink(theme.focus)).stroke(Stroke::NONE);
    }
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    framed(ui, view, response)
}

/// One of several choices, the chosen one marked.
pub(crate) fn choice_ui(ui: &mut Ui, view: &View<'_>, text: &str, chosen: bool) -> Response {
    let theme = &view.theme;
    let colour = if chosen { theme.focus } else { theme.soft };
    let label = job(text, &(font(TextSize::Body, chosen), ink(colour)), view.rtl());
    let stroke = Stroke::new(if chosen { 1.5 } else { 1.0 }, ink(if chosen { theme.focus } else { theme.line }));
    let response = ui.add(egui::Button::new(label).corner_radius(CornerRadius::same(8)).stroke(stroke));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
    framed(ui, view, response)
}

/// Brings what has just got the keyboard into sight.
pub(crate) fn in_sight(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Shows where the keyboard is, around a button.
fn framed(ui: &Ui, view: &View<'_>, response: Response) -> Response {
    in_sight(&response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ink(view.theme.focus));
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(10), stroke, egui::StrokeKind::Outside);
    }
    response
}

/// One line of a menu; the one in use is marked.
pub(crate) fn menu_choice_ui(ui: &mut Ui, view: &View<'_>, text: &str, chosen: bool) -> Response {
    let colour = if chosen { view.theme.on_focus } else { view.theme.ink };
    let label = job(text, &(font(TextSize::Body, chosen), ink(colour)), view.rtl());
    let response = ui.add(egui::Button::new(label).selected(chosen).frame(chosen));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
    response
}

/// A choice without a frame: a tab, or a quiet command of the bar. The chosen one is underlined.
pub(crate) fn tab_ui(ui: &mut Ui, view: &View<'_>, text: &str, chosen: bool) -> Response {
    let theme = &view.theme;
    let colour = if chosen { theme.ink } else { theme.soft };
    let laid = lines(ui.painter(), text, (font(TextSize::Body, chosen), ink(colour)), f32::INFINITY, view.rtl());
    let (rect, response) = ui.allocate_exact_size(laid.size + vec2(20.0, 16.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text));
    in_sight(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(8), ink(theme.panel));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(8), Stroke::new(2.0, ink(theme.focus)), egui::StrokeKind::Inside);
    }
    if chosen {
        let line =
            egui::Rect::from_min_max(egui::pos2(rect.left() + 10.0, rect.bottom() - 3.0), egui::pos2(rect.right() - 10.0, rect.bottom()));
        ui.painter().rect_filled(line, CornerRadius::ZERO, ink(theme.focus));
    }
    paint_lines(ui, &laid, rect.shrink2(vec2(10.0, 8.0)), view.rtl());
    response
}

/// The badges of a chart, in rows.
pub(crate) fn badges_ui(ui: &mut Ui, view: &View<'_>, badges: &[Badge]) {
    let layout =
        if view.rtl() { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) };
    let size = vec2(ui.available_width(), TextSize::Note.points() + 18.0);
    ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), |ui| badges.iter().for_each(|badge| badge_ui(ui, view, badge)));
}

fn badge_ui(ui: &mut Ui, view: &View<'_>, badge: &Badge) {
    let colour = match badge.tone {
        Tone::Good => view.theme.good,
        Tone::Warn => view.theme.warn,
        Tone::Plain => view.theme.soft,
    };
    let laid = lines(ui.painter(), &badge.text, (font(TextSize::Note, false), ink(colour)), f32::INFINITY, view.rtl());
    let (rect, response) = ui.allocate_exact_size(laid.size + vec2(28.0, 10.0), Sense::hover() | Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &badge.text));
    help_ui(ui, view, &response, || vec![badge.about.clone()]);
    in_sight(&response);
    let stroke = if response.has_focus() { Stroke::new(2.0, ink(view.theme.focus)) } else { Stroke::new(1.0, ink(colour)) };
    ui.painter().rect_stroke(rect, CornerRadius::same(14), stroke, egui::StrokeKind::Inside);
    paint_lines(ui, &laid, rect.shrink2(vec2(14.0, 5.0)), view.rtl());
}

/// A card on the page.
pub(crate) fn card(view: &View<'_>) -> Frame {
    Frame::NONE.fill(ink(view.theme.panel)).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(14, 10))
}

/// Things one below another, on the side where reading begins.
pub(crate) fn column<R>(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let side = if view.rtl() { egui::Align::Max } else { egui::Align::Min };
    ui.with_layout(egui::Layout::top_down(side), add).inner
}

/// The height of a row of controls.
const ROW: f32 = 40.0;

/// Things side by side on as many lines as they need, from the side where reading begins.
pub(crate) fn wrapped<R>(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout =
        if view.rtl() { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) };
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), add).inner
}

/// Things side by side, from the side where reading begins.
pub(crate) fn row<R>(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout =
        if view.rtl() { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) };
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, layout, add).inner
}
