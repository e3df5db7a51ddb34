//! A file as a table: every record, the skipped rows too, under a card for each column; or the lines as they are written. Cells that should
//! be numbers and are not are outlined, with the reason as a tooltip. Only visible rows are painted, so a million rows scroll like ten.

use std::ops::Range;

use egui::{Align, Button, CornerRadius, Id, Layout, Popup, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::state::session::FileView;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::column_cards::{CARDS_HEIGHT, column_cards_ui};
use crate::app::widgets::column_groups::column_groups;
use crate::app::widgets::grid_canvas::{CellStyle, GridCanvas, NUMBER_WIDTH, Painted};
use crate::app::widgets::text::line;
use crate::base::Note;
use crate::base::number::parse_number;
use crate::engine::LoadedFile;
use crate::intake::{ColumnKind, SkipReason, Table};
use crate::render::Rgb;
use crate::speech::Message;

/// The height of a row, in points.
const ROW_HEIGHT: f32 = 27.0;
/// The width of the reasons why rows are skipped, in points.
const REASON_WIDTH: f32 = 96.0;
/// The most letters that are painted of a line as it is written.
const MAX_RAW_CHARS: usize = 2_000;
/// The width of a letter of a line as it is written, for the width of the area they scroll in, in points.
const LETTER_WIDTH: f32 = 7.4;

/// Shows a file. `asked` are the questions it leaves.
pub(crate) fn source_grid_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, asked: &[&Note], queue: &mut MessageQueue) {
    let table = &file.intake.table;
    let is_raw = view.session.file_view == FileView::RawLines;
    let columns = column_groups(ui, view, file, asked);
    let width = if is_raw { raw_width(table) } else { NUMBER_WIDTH + columns.width() + REASON_WIDTH };
    let top = if is_raw { 0.0 } else { CARDS_HEIGHT };
    let size = vec2(width, row_y(top, table.grid().len()));
    let mut area = ScrollArea::both().id_salt(("jumelles-grid", file.intake.name.as_ref(), is_raw)).auto_shrink([false, false]);
    if let Some(offset) = requested_offset(ui, view, table) {
        area = area.vertical_scroll_offset(offset);
    }
    // Read from right to left, a table begins at its right end.
    let has_begun = Id::unique(("jumelles-grid-begun", file.intake.name.as_ref(), is_raw));
    if view.is_rtl() && ui.data(|data| data.get_temp::<bool>(has_begun)).is_none() {
        ui.data_mut(|data| data.insert_temp(has_begun, true));
        area = area.horizontal_scroll_offset(size.x);
    }
    let show = |ui: &mut Ui, visible: Rect| {
        ui.set_min_size(size);
        let grid =
            GridCanvas { view, file, columns: &columns, origin: ui.min_rect().min, top, width: size.x.max(visible.width()), visible };
        for record in grid.visible_records() {
            if is_raw {
                grid.raw_record_ui(ui, record);
            } else {
                grid.record_ui(ui, record, queue);
            }
        }
        if !is_raw {
            column_cards_ui(ui, &grid, queue);
        }
    };
    ui.with_layout(Layout::top_down(Align::Min), |ui| area.show_viewport(ui, show));
}

/// The width of the lines as they are written: that of the longest of the first ones.
fn raw_width(table: &Table) -> f32 {
    let grid = table.grid();
    let longest = (0..grid.len().min(200)).map(|record| grid.raw(record).chars().count()).max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    let letters = longest.min(MAX_RAW_CHARS) as f32;
    NUMBER_WIDTH + letters * LETTER_WIDTH + REASON_WIDTH
}

/// The distance of a record from the top of the grid, whose rows begin at `top`.
#[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
fn row_y(top: f32, record: usize) -> f32 {
    top + ROW_HEIGHT * record as f32
}

/// The scroll offset of a line that was just requested; None once the grid has scrolled there.
fn requested_offset(ui: &Ui, view: &View<'_>, table: &Table) -> Option<f32> {
    let line = view.session.highlighted_line?;
    let id = Id::unique("jumelles-shown-line");
    let request = (view.session.selected_file, line, view.session.line_requests);
    if ui.data(|data| data.get_temp(id)) == Some(request) {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, request));
    let grid = table.grid();
    let record = (0..grid.len()).rev().find(|record| grid.line(*record) <= line)?;
    // Three rows above it stay in sight.
    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    Some((record as f32 * ROW_HEIGHT - 3.0 * ROW_HEIGHT).max(0.0))
}

impl GridCanvas<'_> {
    /// The records in sight.
    fn visible_records(&self) -> Range<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset is positive and below the number of rows")]
        let (first, last) = ((self.visible.min.y / ROW_HEIGHT).max(0.0) as usize, (self.visible.max.y / ROW_HEIGHT) as usize + 1);
        first..last.min(self.file.intake.table.grid().len())
    }

    /// A rectangle at the end of the visible part of a row.
    fn end_rect(&self, y: f32, width: f32) -> Rect {
        let x = if self.view.is_rtl() { self.visible.min.x } else { self.visible.max.x - width };
        Rect::from_min_size(pos2(self.origin.x + x, self.origin.y + y), vec2(width, ROW_HEIGHT))
    }

    /// Why a record is no row of the table.
    fn skipped(&self, record: usize) -> Option<SkipReason> {
        u32::try_from(record).ok().and_then(|record| self.file.intake.table.layout().skip_reason(record))
    }

    /// The line under a record, its number, and at its end why it is no row.
    fn row_ui(&self, ui: &Ui, record: usize) {
        let (theme, y) = (&self.view.theme, row_y(self.top, record));
        let line = self.file.intake.table.grid().line(record);
        let row = self.rect(0.0, y, self.width, ROW_HEIGHT);
        ui.painter().rect_filled(row, CornerRadius::ZERO, color32(self.row_color(record)));
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, color32(theme.line)));
        self.paint_text(ui, self.rect(0.0, y, NUMBER_WIDTH, ROW_HEIGHT), &line.to_string(), CellStyle::number(theme.soft));
    }

    /// What a record stands on: the line asked for, a heading, or the page.
    fn row_color(&self, record: usize) -> Rgb {
        let theme = &self.view.theme;
        if self.view.session.highlighted_line == Some(self.file.intake.table.grid().line(record)) {
            theme.panel
        } else if matches!(self.skipped(record), Some(SkipReason::Heading | SkipReason::Section)) {
            theme.surface
        } else {
            theme.paper
        }
    }

    /// Why a record is no row, at the end of its line.
    fn reason_ui(&self, ui: &Ui, record: usize) {
        let Some(reason) = self.skipped(record) else { return };
        let rect = self.end_rect(row_y(self.top, record), REASON_WIDTH);
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::ZERO, color32(self.row_color(record)));
        let text = self.view.text(skip_reason_name(reason));
        self.paint_text(ui, rect, &text, CellStyle::number(self.view.theme.soft));
    }

    /// A record as it is written.
    fn raw_record_ui(&self, ui: &Ui, record: usize) {
        self.row_ui(ui, record);
        let color = if self.skipped(record).is_some() { self.view.theme.soft } else { self.view.theme.ink };
        let rect = self.rect(NUMBER_WIDTH, row_y(self.top, record), self.width - NUMBER_WIDTH, ROW_HEIGHT);
        self.paint_letters(ui, rect, &self.file.intake.table.grid().raw(record), CellStyle::word(color), MAX_RAW_CHARS);
        self.reason_ui(ui, record);
    }

    /// A record of the table: its cells, or in one text what stands beside the table.
    fn record_ui(&self, ui: &mut Ui, record: usize, queue: &mut MessageQueue) {
        let (table, y) = (&self.file.intake.table, row_y(self.top, record));
        self.row_ui(ui, record);
        if self.skipped(record).is_some() {
            let cells: Vec<&str> = table.grid().record(record).map(str::trim).filter(|cell| !cell.is_empty()).collect();
            let rect = self.rect(NUMBER_WIDTH, y, (self.width - NUMBER_WIDTH - REASON_WIDTH).max(0.0), ROW_HEIGHT);
            self.paint_text(ui, rect, &cells.join(" · "), CellStyle::word(self.view.theme.soft));
            self.reason_ui(ui, record);
            return;
        }
        for column in 0..table.headings().len() {
            let rect = self.column_rect(column, 1, y, ROW_HEIGHT);
            if self.is_visible(rect) {
                self.cell_ui(ui, rect, record, column, queue);
            }
        }
    }

    /// A cell as it was read.
    fn cell_ui(&self, ui: &mut Ui, rect: Rect, record: usize, column: usize, queue: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let text = table.grid().cell(record, column).trim();
        let kind = table.columns().get(column).map_or(ColumnKind::Empty, |column| column.kind);
        let id = Id::unique(("jumelles-cell", record, column));
        let is_place = self.columns.is_place(column);
        if kind != ColumnKind::Number {
            let style = if is_place { LabelStyle::bold(TextSize::Note, theme.ink) } else { LabelStyle::regular(TextSize::Note, theme.ink) };
            if self.paint_text(ui, rect, text, CellStyle::words(style)) == Painted::Cut {
                self.explain(ui.interact(rect, id, Sense::hover()), text);
            }
            return;
        }
        let decimal = table.decimal(column);
        if parse_number(text, decimal).or_else(|| parse_number(text, decimal.other())).is_some() {
            if self.paint_text(ui, rect, text, CellStyle::number(theme.ink)) == Painted::Cut {
                self.explain(ui.interact(rect, id, Sense::hover()), text);
            }
            return;
        }
        if let Some(reason) = table.missing(text) {
            let shade = rect.shrink2(vec2(4.0, 3.0));
            ui.painter().rect_filled(shade, CornerRadius::same(3), color32(theme.panel));
            self.paint_text(ui, rect, text, CellStyle::number(theme.soft));
            self.explain(ui.interact(rect, id, Sense::hover()), &view.speech().missing_reason(reason));
            return;
        }
        self.paint_text(ui, rect, text, CellStyle::number(theme.warn));
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), Stroke::new(1.5, color32(theme.warn)), StrokeKind::Inside);
        let reason = view.text(Message::CellUnreadable { text: text.to_owned() });
        let response = self.explain(ui.interact(rect, id, Sense::click()), &reason);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &reason));
        Popup::menu(&response).show(|ui| self.mark_missing_ui(ui, text, queue));
    }

    /// The menu of an unreadable cell: its text can be declared a way of writing that a number is missing.
    fn mark_missing_ui(&self, ui: &mut Ui, text: &str, queue: &mut MessageQueue) {
        let view = self.view;
        let name = view.text(Message::CellMissing { text: text.to_owned() });
        let choice = ui.add(Button::new(line(view, &name, LabelStyle::regular(TextSize::Body, view.theme.ink))));
        choice.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if choice.clicked() {
            let mut recipe = view.recipe(self.file);
            recipe.settings.missing.push(text.to_owned());
            queue.push(UiMessage::read_with(self.file, recipe));
        }
    }
}

fn skip_reason_name(reason: SkipReason) -> Message {
    match reason {
        SkipReason::Preamble => Message::ZonePreamble {},
        SkipReason::Comment => Message::ZoneComment {},
        SkipReason::Heading | SkipReason::Section => Message::ZoneHeading {},
        SkipReason::Repeated => Message::ZoneRepeated {},
        SkipReason::Blank => Message::ZoneBlank {},
        SkipReason::Total => Message::ZoneTotal {},
        SkipReason::Footer => Message::ZoneFooter {},
        SkipReason::OtherTable => Message::ZoneOther {},
    }
}
