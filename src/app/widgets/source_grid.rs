//! A source file beside the table it became: every record, the skipped rows too. Cells that should be numbers and are not are
//! outlined, with the reason as a tooltip. Only visible rows are painted, so a million rows scroll like ten.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Align, Button, Color32, CornerRadius, Id, Layout, Popup, PopupCloseBehavior, Pos2, Rect, RectAlign, Response, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::bidi::layout_text;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::menu_choice_ui;
use crate::app::widgets::column_answers::{AnsweredColumn, column_answers_ui};
use crate::app::widgets::text::line;
use crate::base::number::parse_number;
use crate::engine::LoadedFile;
use crate::intake::{ColumnKind, SkipReason, Table};
use crate::render::Rgb;
use crate::speech::Direction;
use crate::speech::Message;
use crate::tidy::{ColumnRole, Heading, Mapping, Recipe};

/// The height of a row, in points.
const ROW_HEIGHT: f32 = 26.0;
/// The height of the headings, in points.
const HEADING_HEIGHT: f32 = 48.0;
/// The width of the line numbers, in points.
const NUMBER_WIDTH: f32 = 52.0;
/// The width of the reasons why rows are skipped, in points.
const REASON_WIDTH: f32 = 84.0;
/// The width of the raw text of a row, in points.
const RAW_WIDTH: f32 = 330.0;
/// The width of a cell, in points.
const CELL_WIDTH: f32 = 132.0;
/// Texts are cut after this many characters.
const MAX_CHARS: usize = 120;

/// Shows a file.
pub(crate) fn source_grid_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, queue: &mut MessageQueue) {
    let table = &file.intake.table;
    let size = vec2(cell_x(table.headings().len()), row_y(table.grid().len()));
    let mut area = ScrollArea::both().id_salt(("jumelles-grid", file.intake.name.as_ref())).auto_shrink([false, false]);
    if let Some(offset) = requested_offset(ui, view, table) {
        area = area.vertical_scroll_offset(offset);
    }
    // Read from right to left, a table begins at its right end.
    let has_begun = Id::unique(("jumelles-grid-begun", file.intake.name.as_ref()));
    if view.is_rtl() && ui.data(|data| data.get_temp::<bool>(has_begun)).is_none() {
        ui.data_mut(|data| data.insert_temp(has_begun, true));
        area = area.horizontal_scroll_offset(size.x);
    }
    let show = |ui: &mut Ui, visible: Rect| {
        ui.set_min_size(size);
        let grid = SourceGrid { view, file, origin: ui.min_rect().min, width: size.x.max(visible.width()), visible };
        for record in grid.visible_records() {
            grid.record_ui(ui, record, queue);
        }
        grid.headings_ui(ui, queue);
    };
    ui.with_layout(Layout::top_down(Align::Min), |ui| area.show_viewport(ui, show));
}

/// The distance of a record from the top of the grid.
#[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
fn row_y(record: usize) -> f32 {
    HEADING_HEIGHT + ROW_HEIGHT * record as f32
}

/// The distance of a column of cells from the side where the grid begins.
#[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
fn cell_x(column: usize) -> f32 {
    NUMBER_WIDTH + REASON_WIDTH + RAW_WIDTH + CELL_WIDTH * column as f32
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

/// The grid of one frame.
struct SourceGrid<'a> {
    view: &'a View<'a>,
    file: &'a LoadedFile,
    /// The top left corner in the window.
    origin: Pos2,
    /// The width of the whole grid.
    width: f32,
    /// The visible part, relative to the origin.
    visible: Rect,
}

/// The style of a text in the grid, and the side it is aligned to.
#[derive(Clone, Copy)]
struct CellText {
    style: LabelStyle,
    align: CellAlign,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellAlign {
    /// Where reading begins, as words are.
    Start,
    /// Where reading ends, as numbers are.
    End,
}

impl CellText {
    /// A word in a colour.
    fn word(color: Rgb) -> Self {
        Self { style: LabelStyle::regular(TextSize::Note, color), align: CellAlign::Start }
    }

    /// A heading in a colour.
    fn heading(color: Rgb) -> Self {
        Self { style: LabelStyle::bold(TextSize::Note, color), align: CellAlign::Start }
    }

    /// A number in a colour.
    fn number(color: Rgb) -> Self {
        Self { style: LabelStyle::regular(TextSize::Note, color), align: CellAlign::End }
    }
}

impl SourceGrid<'_> {
    /// The records in sight.
    fn visible_records(&self) -> Range<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset is positive and below the number of rows")]
        let (first, last) = ((self.visible.min.y / ROW_HEIGHT).max(0.0) as usize, (self.visible.max.y / ROW_HEIGHT) as usize + 1);
        first..last.min(self.file.intake.table.grid().len())
    }

    /// A rectangle in the window, mirrored where reading begins at the right.
    fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        let x = if self.view.is_rtl() { self.width - x - width } else { x };
        Rect::from_min_size(pos2(self.origin.x + x, self.origin.y + y), vec2(width, height))
    }

    /// Whether a rectangle is in sight horizontally.
    fn is_visible(&self, rect: Rect) -> bool {
        let visible = self.visible.translate(self.origin.to_vec2());
        rect.max.x > visible.min.x && rect.min.x < visible.max.x
    }

    /// Paints a text of the file on one line in its own direction. A text too long for its rectangle shows its beginning.
    fn paint_text(&self, ui: &Ui, rect: Rect, text: &str, cell: CellText) {
        let rect = rect.shrink2(vec2(6.0, 2.0));
        let short: String = text.chars().take(MAX_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let direction = script_direction(&short);
        let galleys = layout_text(ui.painter(), &short, &cell.style.format(), f32::INFINITY, direction);
        let Some(galley) = galleys.lines.first() else { return };
        let width = galley.size().x;
        let is_at_right =
            if width > rect.width() { direction == Direction::RightToLeft } else { (cell.align == CellAlign::End) != self.view.is_rtl() };
        let left = if is_at_right { rect.right() - width } else { rect.left() };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), Arc::clone(galley), Color32::PLACEHOLDER);
    }

    /// A record: its line number, why it was skipped, its raw text, and its cells if it was not.
    fn record_ui(&self, ui: &mut Ui, record: usize, queue: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let (grid, y) = (table.grid(), row_y(record));
        let skipped = u32::try_from(record).ok().and_then(|record| table.layout().skip_reason(record));
        let line = grid.line(record);
        let row = self.rect(0.0, y, self.width, ROW_HEIGHT);
        if view.session.highlighted_line == Some(line) {
            ui.painter().rect_filled(row, CornerRadius::ZERO, color32(theme.panel));
        }
        ui.painter().hline(row.x_range(), row.bottom(), Stroke::new(1.0, color32(theme.line)));
        self.paint_text(ui, self.rect(0.0, y, NUMBER_WIDTH, ROW_HEIGHT), &line.to_string(), CellText::number(theme.soft));
        if let Some(reason) = skipped {
            let rect = self.rect(NUMBER_WIDTH, y, REASON_WIDTH, ROW_HEIGHT);
            self.paint_text(ui, rect, &view.text(skip_reason_name(reason)), CellText::word(theme.soft));
        }
        let raw = self.rect(NUMBER_WIDTH + REASON_WIDTH, y, RAW_WIDTH, ROW_HEIGHT);
        self.paint_text(ui, raw, &grid.raw(record), CellText::word(theme.soft));
        if skipped.is_none() {
            for column in 0..table.headings().len() {
                let rect = self.rect(cell_x(column), y, CELL_WIDTH, ROW_HEIGHT);
                if self.is_visible(rect) {
                    self.cell_ui(ui, rect, record, column, queue);
                }
            }
        }
    }

    /// A cell as it was read.
    fn cell_ui(&self, ui: &mut Ui, rect: Rect, record: usize, column: usize, queue: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let text = table.grid().cell(record, column).trim();
        let kind = table.columns().get(column).map_or(ColumnKind::Empty, |column| column.kind);
        if kind != ColumnKind::Number {
            self.paint_text(ui, rect, text, CellText::word(theme.ink));
            return;
        }
        let decimal = table.decimal(column);
        if parse_number(text, decimal).or_else(|| parse_number(text, decimal.other())).is_some() {
            self.paint_text(ui, rect, text, CellText::number(theme.ink));
            return;
        }
        let id = Id::unique(("jumelles-cell", record, column));
        if let Some(reason) = table.missing(text) {
            self.paint_text(ui, rect, text, CellText::number(theme.soft));
            self.explain(ui.interact(rect, id, Sense::hover()), &view.speech().missing_reason(reason));
            return;
        }
        self.paint_text(ui, rect, text, CellText::number(theme.warn));
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), Stroke::new(1.5, color32(theme.warn)), StrokeKind::Inside);
        let reason = view.text(Message::CellUnreadable { text: text.to_owned() });
        let response = self.explain(ui.interact(rect, id, Sense::click()), &reason);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &reason));
        Popup::menu(&response).show(|ui| self.mark_missing_ui(ui, text, queue));
    }

    /// Attaches a tooltip.
    fn explain(&self, response: Response, text: &str) -> Response {
        response.on_hover_text(line(self.view, text, LabelStyle::regular(TextSize::Note, self.view.theme.ink)))
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

    /// The headings, which stay in place while rows scroll below them.
    fn headings_ui(&self, ui: &mut Ui, queue: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let y = self.visible.min.y.max(0.0);
        let corner = pos2(self.origin.x + self.visible.min.x, self.origin.y + y);
        let band = Rect::from_min_size(corner, vec2(self.visible.width(), HEADING_HEIGHT));
        ui.painter().rect_filled(band, CornerRadius::ZERO, color32(theme.paper));
        ui.painter().hline(band.x_range(), band.bottom(), Stroke::new(1.5, color32(theme.line)));
        let raw = self.rect(NUMBER_WIDTH + REASON_WIDTH, y, RAW_WIDTH, HEADING_HEIGHT);
        self.paint_text(ui, raw, &view.text(Message::DataRaw {}), CellText::heading(theme.soft));
        for (column, heading) in table.headings().iter().enumerate() {
            let rect = self.rect(cell_x(column), y, CELL_WIDTH, HEADING_HEIGHT);
            if self.is_visible(rect) {
                self.heading_ui(ui, rect, column, heading, queue);
            }
        }
    }

    /// A heading and the role of its column; its menu changes the role.
    fn heading_ui(&self, ui: &mut Ui, rect: Rect, column: usize, heading: &str, queue: &mut MessageQueue) {
        let view = self.view;
        let theme = &view.theme;
        let role = self.file.mapping.as_ref().map_or(ColumnRole::Unused, |mapping| mapping.role(heading));
        let mut name = view.text(role_name(role));
        // Headings of one measure differ by their year, which stands at their end and may be cut off.
        if let Some(year) = Heading::parse(heading).year().filter(|_| role == ColumnRole::Value) {
            name = format!("{name} {year}");
        }
        let response = ui.interact(rect, Id::unique(("jumelles-head", column)), Sense::click());
        let label = format!("{heading}, {name}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), color32(theme.panel));
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(2.0, color32(theme.focus)), StrokeKind::Inside);
        }
        let upper = Rect::from_min_max(rect.min, pos2(rect.max.x, rect.center().y));
        let lower = Rect::from_min_max(pos2(rect.min.x, rect.center().y), rect.max);
        let (heading_text, role_text) = if role == ColumnRole::Unused {
            (CellText::word(theme.soft), CellText::word(theme.soft))
        } else {
            (CellText::heading(theme.ink), CellText::word(theme.focus))
        };
        self.paint_text(ui, upper, heading, heading_text);
        self.paint_text(ui, lower, &name, role_text);
        let response = self.explain(response, &self.column_summary(column));
        // The menu has fields too: it stays until one clicks elsewhere or chooses.
        let menu = Popup::menu(&response).align(RectAlign::BOTTOM_START).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        menu.show(|ui| {
            self.roles_ui(ui, heading, role, queue);
            column_answers_ui(ui, view, self.file, AnsweredColumn { heading, role }, queue);
        });
    }

    /// The counts and the unit of a column, in one sentence.
    fn column_summary(&self, index: usize) -> String {
        let table = &self.file.intake.table;
        let Some(column) = table.columns().get(index) else { return String::new() };
        let heading = table.headings().get(index).map(|heading| Heading::parse(heading)).unwrap_or_default();
        self.view.text(Message::ColumnDetail {
            numbers: column.stats.read_under(column.decimal),
            missing: column.stats.missing(),
            words: column.stats.words,
            unit: heading.unit.or_else(|| table.unit(index).map(str::to_owned)).unwrap_or_else(|| "–".to_owned()),
        })
    }

    /// The roles a column can be given.
    fn roles_ui(&self, ui: &mut Ui, heading: &str, role: ColumnRole, queue: &mut MessageQueue) {
        for other in ColumnRole::GIVEN {
            let choice = menu_choice_ui(ui, self.view, &self.view.text(role_name(other)), other == role);
            if choice.clicked() && other != role {
                let mapping = self.file.mapping.clone().unwrap_or_else(Mapping::blank).with_role(heading, other);
                let recipe = Recipe { mapping: Some(mapping), ..self.view.recipe(self.file) };
                queue.push(UiMessage::read_with(self.file, recipe));
                ui.close();
            }
        }
    }
}

/// The direction in which the script of the first letter of a text is read.
fn script_direction(text: &str) -> Direction {
    match text.chars().find(|c| c.is_alphabetic()) {
        Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}') => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

fn role_name(role: ColumnRole) -> Message {
    match role {
        ColumnRole::Place => Message::RolePlace {},
        ColumnRole::Year => Message::RoleYear {},
        ColumnRole::Measure => Message::RoleMeasure {},
        ColumnRole::Value => Message::RoleValue {},
        ColumnRole::Unit => Message::RoleUnit {},
        ColumnRole::Context(_) => Message::RoleContext {},
        ColumnRole::Bound => Message::RoleBound {},
        ColumnRole::Breakdown => Message::RoleBreakdown {},
        ColumnRole::Unused => Message::RoleUnused {},
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
