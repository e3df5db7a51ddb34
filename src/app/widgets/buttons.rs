//! Buttons, choices and tabs in the colours of the theme, with a ring where the keyboard focus is.

use egui::{Button, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::bidi::start_align;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::text::{layout, line, paint_galleys};

/// A button.
pub(crate) fn button_ui(ui: &mut Ui, view: &View<'_>, text: &str) -> Response {
    let label = line(view, text, LabelStyle::regular(TextSize::Body, view.theme.ink));
    framed_button_ui(ui, view, text, Button::new(label))
}

/// The button of the main action of a page or dialog.
pub(crate) fn primary_button_ui(ui: &mut Ui, view: &View<'_>, text: &str) -> Response {
    let label = line(view, text, LabelStyle::bold(TextSize::Body, view.theme.on_focus));
    framed_button_ui(ui, view, text, Button::new(label).fill(color32(view.theme.focus)).stroke(Stroke::NONE))
}

fn framed_button_ui(ui: &mut Ui, view: &View<'_>, text: &str, button: Button<'_>) -> Response {
    let response = ui.add(button.corner_radius(CornerRadius::same(8)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    show_focus(ui, view, &response);
    response
}

/// One of several choices in a row.
pub(crate) fn choice_ui(ui: &mut Ui, view: &View<'_>, text: &str, selected: bool) -> Response {
    let theme = &view.theme;
    let (color, stroke) =
        if selected { (theme.focus, Stroke::new(1.5, color32(theme.focus))) } else { (theme.soft, Stroke::new(1.0, color32(theme.line))) };
    let label = line(view, text, LabelStyle::selectable(TextSize::Body, color, selected));
    let response = ui.add(Button::new(label).corner_radius(CornerRadius::same(8)).stroke(stroke));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, text));
    show_focus(ui, view, &response);
    response
}

/// One line of a menu or list.
pub(crate) fn menu_choice_ui(ui: &mut Ui, view: &View<'_>, text: &str, selected: bool) -> Response {
    let color = if selected { view.theme.on_focus } else { view.theme.ink };
    let label = line(view, text, LabelStyle::selectable(TextSize::Body, color, selected));
    // Chosen or not, a line begins at the same place.
    let response = ui.add(Button::new(label).selected(selected).frame_when_inactive(selected));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, text));
    response
}

/// A choice without a frame: a tab, or a command of the top bar. The selected one is underlined.
pub(crate) fn tab_ui(ui: &mut Ui, view: &View<'_>, text: &str, selected: bool) -> Response {
    let theme = &view.theme;
    let color = if selected { theme.ink } else { theme.soft };
    let galleys = layout(ui, view, text, LabelStyle::selectable(TextSize::Body, color, selected), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(galleys.size + vec2(20.0, 16.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, text));
    scroll_to_new_focus(&response);
    let corners = CornerRadius::same(8);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corners, color32(theme.panel));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corners, Stroke::new(2.0, color32(theme.focus)), StrokeKind::Inside);
    }
    if selected {
        let underline = Rect::from_min_max(pos2(rect.left() + 10.0, rect.bottom() - 3.0), pos2(rect.right() - 10.0, rect.bottom()));
        ui.painter().rect_filled(underline, CornerRadius::ZERO, color32(theme.focus));
    }
    paint_galleys(ui, &galleys, rect.shrink2(vec2(10.0, 8.0)), start_align(view.direction()));
    response
}

/// Scrolls to a widget that has just got the keyboard focus.
pub(crate) fn scroll_to_new_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Draws a ring around a button that has the keyboard focus, and scrolls to it.
pub(crate) fn show_focus(ui: &Ui, view: &View<'_>, response: &Response) {
    scroll_to_new_focus(response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, color32(view.theme.focus));
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(10), stroke, StrokeKind::Outside);
    }
}
