//! A few lines of help beside a thing: under the pointer, or where the keyboard is.

use egui::{Response, Ui};

use crate::app::look::TextSize;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, column, text_ui};

/// The width of the lines.
const WIDTH: f32 = 340.0;

/// Shows help about a thing, and tells it to a screen reader. The first line is its name when there are several. The lines are made only
/// when somebody reads them: a list has many things, and each is passed at every frame.
pub(crate) fn help_ui(ui: &Ui, view: &View<'_>, response: &Response, said: impl Fn() -> Vec<String>) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said().join(" ")));
    let show = |ui: &mut Ui| {
        ui.set_max_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 4.0;
        let said = said();
        column(ui, view, |ui| {
            for (rank, line) in said.iter().enumerate() {
                let named = rank == 0 && said.len() > 1;
                text_ui(ui, view, line, Setting::new(TextSize::Note, named, view.theme.ink));
            }
        });
    };
    if response.has_focus() {
        response.show_tooltip_ui(show);
    } else {
        response.clone().on_hover_ui(show);
    }
}
