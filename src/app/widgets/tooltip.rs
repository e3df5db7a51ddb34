//! A tooltip of a few lines, shown under the pointer or where the keyboard focus is, and read out by screen readers.

use egui::{Response, Ui};

use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::layout::column;
use crate::app::widgets::text::text_ui;

/// The largest width of a tooltip, in points.
const MAX_WIDTH: f32 = 340.0;

/// Attaches help to a widget. Of several lines the first is its title.
///
/// `lines` is called only when somebody reads them: a long list passes all its items every frame.
pub(crate) fn help_ui(ui: &Ui, view: &View<'_>, response: &Response, lines: impl Fn() -> Vec<String>) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(lines().join(" ")));
    let show = |ui: &mut Ui| lines_ui(ui, view, &lines());
    if response.has_focus() {
        response.show_tooltip_ui(show);
    } else {
        response.clone().on_hover_ui(show);
    }
}

/// Shows a few lines beside the pointer, the first as their title.
pub(crate) fn lines_at_pointer_ui(ui: &Ui, view: &View<'_>, response: &Response, lines: &[String]) {
    if ui.rect_contains_pointer(response.rect) {
        response.clone().on_hover_ui_at_pointer(|ui| lines_ui(ui, view, lines));
    }
}

fn lines_ui(ui: &mut Ui, view: &View<'_>, lines: &[String]) {
    ui.set_max_width(MAX_WIDTH);
    ui.spacing_mut().item_spacing.y = 4.0;
    column(ui, view, |ui| {
        for (index, line) in lines.iter().enumerate() {
            let is_title = index == 0 && lines.len() > 1;
            text_ui(ui, view, line, LabelStyle::selectable(TextSize::Note, view.theme.ink, is_title));
        }
    });
}
