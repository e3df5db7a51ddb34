//! The figures of a chart as a table: the same numbers, with years, territories and sources.

use egui::{CornerRadius, Grid, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::lines;
use crate::app::view::View;
use crate::app::widgets::words::paint_lines;
use crate::chart::{ChartTable, TableCell};

/// The column of the indicator.
const MEASURE: usize = 1;
/// The column of the unit.
const UNIT: usize = 4;
/// No column is wider than this; longer text wraps.
const WIDEST: f32 = 220.0;

/// Shows a table.
pub(crate) fn table_ui(ui: &mut Ui, view: &View<'_>, table: &ChartTable, inbox: &mut MessageQueue) {
    // What the subtitle already says, and addresses, are left to the workbook. In Arabic the first column stands on the right.
    let mut columns: Vec<usize> = (0..table.headings.len().saturating_sub(1))
        .filter(|column| *column != UNIT && (*column != MEASURE || varies(table, MEASURE)))
        .collect();
    if view.rtl() {
        columns.reverse();
    }
    ScrollArea::horizontal().id_salt("jumelles-table").show(ui, |ui| {
        Grid::new("jumelles-figures").striped(true).spacing(vec2(22.0, 8.0)).show(ui, |ui| {
            for column in &columns {
                cell_ui(ui, view, table.headings.get(*column).map_or("", String::as_str), (true, false), Sense::hover());
            }
            ui.end_row();
            for (index, row) in table.rows.iter().enumerate() {
                for column in &columns {
                    let Some(cell) = row.get(*column) else { continue };
                    let number = matches!(cell, TableCell::Number(..));
                    // One stop for the keyboard in a row.
                    let sense = match *column {
                        _ if cell.text().is_empty() => Sense::hover(),
                        0 => Sense::click(),
                        _ => Sense::CLICK,
                    };
                    let cell = cell_ui(ui, view, cell.text(), (*column == 0 || number, number), sense);
                    if cell.has_focus() {
                        let stroke = Stroke::new(2.0, ink(view.theme.focus));
                        ui.painter().rect_stroke(cell.rect.expand(3.0), CornerRadius::same(6), stroke, StrokeKind::Outside);
                    }
                    if cell.clicked() {
                        inbox.push(UiMessage::Pin(Some(index)));
                    }
                }
                ui.end_row();
            }
        });
    });
}

/// Whether a column says different things on different rows.
fn varies(table: &ChartTable, column: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(column));
    let first = cells.next();
    cells.any(|cell| Some(cell) != first)
}

fn cell_ui(ui: &mut Ui, view: &View<'_>, text: &str, (strong, number): (bool, bool), sense: Sense) -> egui::Response {
    let colour = if strong { view.theme.ink } else { view.theme.soft };
    let laid = lines(ui.painter(), text, (font(TextSize::Note, strong), ink(colour)), WIDEST, view.rtl());
    let (rect, response) = ui.allocate_exact_size(laid.size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint_lines(ui, &laid, rect, view.rtl() != number || view.rtl());
    response
}
