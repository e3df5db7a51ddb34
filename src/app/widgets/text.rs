//! Text in the styles of the theme, laid out correctly in French, English and Arabic.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Color32, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};

use crate::app::bidi::{Galleys, layout_text, line_job, start_align};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};

/// Lays a text out in the direction of the window. `f32::INFINITY` as width keeps it on one line.
pub(crate) fn layout(ui: &Ui, view: &View<'_>, text: &str, style: LabelStyle, max_width: f32) -> Galleys {
    layout_text(ui.painter(), text, &style.format(), max_width, view.direction())
}

/// The layout job of one line, for buttons and tooltips of egui.
pub(crate) fn line(view: &View<'_>, text: &str, style: LabelStyle) -> LayoutJob {
    line_job(text, &style.format(), view.direction())
}

/// Shows a text, wrapped to the available width, aligned to the side where reading begins.
pub(crate) fn text_ui(ui: &mut Ui, view: &View<'_>, text: &str, style: LabelStyle) -> Response {
    let galleys = layout(ui, view, text, style, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galleys.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint_galleys(ui, &galleys, rect, start_align(view.direction()));
    response
}

/// Shows a text that is clicked like a link. It is one widget: one that is made clickable afterwards would hold the keyboard fast.
pub(crate) fn link_ui(ui: &mut Ui, view: &View<'_>, text: &str, style: LabelStyle) -> Response {
    let galleys = layout(ui, view, text, style, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galleys.size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    paint_galleys(ui, &galleys, rect, start_align(view.direction()));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Shows a small bold heading above a part of a panel.
pub(crate) fn heading_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    ui.add_space(6.0);
    text_ui(ui, view, text, LabelStyle::bold(TextSize::Small, view.theme.soft));
}

/// Paints lines in a rectangle, from its top, aligned to its left or right edge.
pub(crate) fn paint_galleys(ui: &Ui, galleys: &Galleys, rect: Rect, align: Align) {
    let mut top = rect.top();
    for line in &galleys.lines {
        let left = if align == Align::Max { rect.right() - line.size().x } else { rect.left() };
        ui.painter().galley(pos2(left, top), Arc::clone(line), Color32::PLACEHOLDER);
        top += line.size().y;
    }
}
