//! The table of a chart: the same figures with their years, territories and sources.

use egui::{CornerRadius, Grid, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::bidi::start_align;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::text::{layout, paint_galleys};
use crate::chart::{ChartTable, TableCell};

/// The column of the indicator.
const INDICATOR: usize = 1;
/// The column of the unit.
const UNIT: usize = 4;
/// The largest width of a column, in points; longer text wraps.
const MAX_COLUMN_WIDTH: f32 = 220.0;

/// Shows a table. A click on a cell pins its row.
pub(crate) fn data_table_ui(ui: &mut Ui, view: &View<'_>, table: &ChartTable, queue: &mut MessageQueue) {
    let columns = shown_columns(view, table);
    ScrollArea::horizontal().id_salt("jumelles-table").show(ui, |ui| {
        Grid::new("jumelles-figures").striped(true).spacing(vec2(22.0, 8.0)).show(ui, |ui| {
            for column in &columns {
                let Some(heading) = table.headings.get(*column) else { continue };
                heading_cell_ui(ui, view, heading);
            }
            ui.end_row();
            for (index, row) in table.rows.iter().enumerate() {
                for column in &columns {
                    let Some(cell) = row.get(*column) else { continue };
                    if cell_ui(ui, view, cell, *column).clicked() {
                        queue.push(UiMessage::TogglePinnedRow(index));
                    }
                }
                ui.end_row();
            }
        });
    });
}

/// The columns shown, from left to right: not the unit and a single indicator, which the subtitle names, and not the addresses in the
/// last column, which the exported workbook has.
fn shown_columns(view: &View<'_>, table: &ChartTable) -> Vec<usize> {
    let columns = 0..table.headings.len().saturating_sub(1);
    let mut columns: Vec<usize> =
        columns.filter(|column| *column != UNIT && (*column != INDICATOR || has_different_values(table, INDICATOR))).collect();
    if view.is_rtl() {
        columns.reverse();
    }
    columns
}

/// Whether the cells of a column differ.
fn has_different_values(table: &ChartTable, column: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(column));
    let first = cells.next();
    cells.any(|cell| Some(cell) != first)
}

fn heading_cell_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    let galleys = layout(ui, view, text, LabelStyle::bold(TextSize::Note, view.theme.ink), MAX_COLUMN_WIDTH);
    let (rect, response) = ui.allocate_exact_size(galleys.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint_galleys(ui, &galleys, rect, start_align(view.direction()));
}

fn cell_ui(ui: &mut Ui, view: &View<'_>, cell: &TableCell, column: usize) -> Response {
    let is_number = matches!(cell, TableCell::Number(..));
    let text = cell.text();
    // Only the first cell of a row takes the keyboard focus: one stop per row.
    let sense = match column {
        _ if text.is_empty() => Sense::hover(),
        0 => Sense::click(),
        _ => Sense::CLICK,
    };
    let style = if column == 0 || is_number {
        LabelStyle::bold(TextSize::Note, view.theme.ink)
    } else {
        LabelStyle::regular(TextSize::Note, view.theme.soft)
    };
    let galleys = layout(ui, view, text, style, MAX_COLUMN_WIDTH);
    let (rect, response) = ui.allocate_exact_size(galleys.size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let align = if is_number { egui::Align::Max } else { start_align(view.direction()) };
    paint_galleys(ui, &galleys, rect, align);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, color32(view.theme.focus));
        ui.painter().rect_stroke(response.rect.expand(3.0), CornerRadius::same(6), stroke, StrokeKind::Outside);
    }
    response
}
