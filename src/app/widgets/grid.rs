//! A file as it stands beside the table it became: every record, the lines set aside too; each cell as it was read, the
//! ones that could not be outlined with their reason. Only what is seen is drawn, so a million lines scroll like ten.

use egui::{CornerRadius, Popup, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::{job, lines};
use crate::app::view::View;
use crate::app::widgets::words::menu_choice_ui;
use crate::base::number::read;
use crate::engine::FileRead;
use crate::intake::{ColumnKind, SkipReason, Table};
use crate::render::Rgb;
use crate::speech::Message;
use crate::tidy::{ColumnRole, Heading, Mapping, Recipe};

const ROW: f32 = 26.0;
const HEAD: f32 = 48.0;
const NUMBER: f32 = 52.0;
const ZONE: f32 = 84.0;
const RAW: f32 = 330.0;
const CELL: f32 = 132.0;

/// Shows a file.
pub(crate) fn grid_ui(ui: &mut Ui, view: &View<'_>, file: &FileRead, inbox: &mut MessageQueue) {
    let table = &file.intake.table;
    let records = table.grid().len();
    let columns = table.headings().len();
    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    let size = vec2(NUMBER + ZONE + RAW + CELL * columns as f32, HEAD + ROW * records as f32);
    let id = ("jumelles-grid", file.intake.name.as_ref());
    let mut area = ScrollArea::both().id_salt(id).auto_shrink([false, false]);
    if let Some(offset) = wanted_offset(ui, view, table) {
        area = area.vertical_scroll_offset(offset);
    }
    // Read from the right, a table begins at its right end.
    let begun = egui::Id::unique(("jumelles-grid-begun", file.intake.name.as_ref()));
    if view.rtl() && ui.data(|data| data.get_temp::<bool>(begun)).is_none() {
        ui.data_mut(|data| data.insert_temp(begun, true));
        area = area.horizontal_scroll_offset(size.x);
    }
    let show = |ui: &mut Ui, seen: Rect| {
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        let sheet = Sheet { view, file, origin, width: size.x.max(seen.width()), seen };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset is positive and below the number of rows")]
        let (first, last) = (((seen.min.y) / ROW).max(0.0) as usize, (seen.max.y / ROW) as usize + 1);
        for record in first..last.min(records) {
            sheet.record(ui, record, inbox);
        }
        sheet.head(ui, inbox);
    };
    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| area.show_viewport(ui, show));
}

/// Where to scroll to, once, when a note asked for a line.
fn wanted_offset(ui: &Ui, view: &View<'_>, table: &Table) -> Option<f32> {
    let line = view.session.line?;
    let id = egui::Id::unique("jumelles-shown-line");
    let asked = (view.session.file, line, view.session.asked);
    if ui.data(|data| data.get_temp(id)) == Some(asked) {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, asked));
    let grid = table.grid();
    let record = (0..grid.len()).rev().find(|record| grid.line(*record) <= line)?;
    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    Some((record as f32 * ROW - 3.0 * ROW).max(0.0))
}

struct Sheet<'a> {
    view: &'a View<'a>,
    file: &'a FileRead,
    origin: Pos2,
    width: f32,
    seen: Rect,
}

impl Sheet<'_> {
    /// A place on the page; mirrored when reading begins at the right.
    fn place(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        let x = if self.view.rtl() { self.width - x - width } else { x };
        Rect::from_min_size(pos2(self.origin.x + x, self.origin.y + y), vec2(width, height))
    }

    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    fn column(column: usize) -> f32 {
        NUMBER + ZONE + RAW + CELL * column as f32
    }

    fn is_seen(&self, rect: Rect) -> bool {
        let seen = self.seen.translate(self.origin.to_vec2());
        rect.max.x > seen.min.x && rect.min.x < seen.max.x
    }

    /// Paints a text of the file on one line, in its own direction, cut where its place ends; numbers stand at the end, as
    /// they are added up.
    fn text(&self, ui: &Ui, rect: Rect, text: &str, (colour, bold, at_end): (Rgb, bool, bool)) {
        let rect = rect.shrink2(vec2(6.0, 2.0));
        let short: String = text.chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let backwards = is_backwards(&short);
        let laid = lines(ui.painter(), &short, (font(TextSize::Note, bold), ink(colour)), f32::INFINITY, backwards);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let Some(galley) = laid.galleys.first() else { return };
        let width = galley.size().x;
        // Of a text too long for its place, the beginning is seen.
        let at_right = if width > rect.width() { backwards } else { at_end != self.view.rtl() };
        let left = if at_right { rect.right() - width } else { rect.left() };
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), std::sync::Arc::clone(galley), egui::Color32::PLACEHOLDER);
    }

    #[expect(clippy::cast_precision_loss, reason = "a scroll bar has no finer steps")]
    fn record(&self, ui: &mut Ui, record: usize, inbox: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let (grid, y) = (table.grid(), HEAD + ROW * record as f32);
        let why = u32::try_from(record).ok().and_then(|record| table.zones().why(record));
        let line = grid.line(record);
        let all = self.place(0.0, y, self.width, ROW);
        if view.session.line == Some(line) {
            ui.painter().rect_filled(all, CornerRadius::ZERO, ink(theme.panel));
        }
        ui.painter().hline(all.x_range(), all.bottom(), Stroke::new(1.0, ink(theme.line)));
        self.text(ui, self.place(0.0, y, NUMBER, ROW), &line.to_string(), (theme.soft, false, true));
        if let Some(why) = why {
            self.text(ui, self.place(NUMBER, y, ZONE, ROW), &view.say(zone(why)), (theme.soft, false, false));
        }
        self.text(ui, self.place(NUMBER + ZONE, y, RAW, ROW), &grid.raw(record), (theme.soft, false, false));
        if why.is_none() {
            for column in 0..table.headings().len() {
                let rect = self.place(Self::column(column), y, CELL, ROW);
                if self.is_seen(rect) {
                    self.cell(ui, rect, (record, column), inbox);
                }
            }
        }
    }

    /// A cell as it was read; one that could not be is outlined, and says why under the pointer.
    fn cell(&self, ui: &mut Ui, rect: Rect, (record, column): (usize, usize), inbox: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let text = table.grid().cell(record, column).trim();
        let kind = table.columns().get(column).map_or(ColumnKind::Empty, |column| column.kind);
        if kind != ColumnKind::Number {
            self.text(ui, rect, text, (theme.ink, false, false));
            return;
        }
        let decimal = table.decimal(column);
        if read(text, decimal).or_else(|| read(text, decimal.other())).is_some() {
            self.text(ui, rect, text, (theme.ink, false, true));
            return;
        }
        let reason = match table.missing(text) {
            Some(gap) => view.speech().gap(gap),
            None => view.say(Message::CellUnreadable { text: text.to_owned() }),
        };
        let bad = table.missing(text).is_none();
        self.text(ui, rect, text, (if bad { theme.warn } else { theme.soft }, false, true));
        if bad {
            ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), Stroke::new(1.5, ink(theme.warn)), StrokeKind::Inside);
        }
        let id = egui::Id::unique(("jumelles-cell", record, column));
        let response = ui.interact(rect, id, if bad { Sense::click() } else { Sense::hover() });
        let response = response.on_hover_text(job(&reason, &(font(TextSize::Note, false), ink(theme.ink)), view.rtl()));
        if bad {
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &reason));
            Popup::menu(&response).show(|ui| self.as_missing(ui, text, inbox));
        }
    }

    /// The one thing a word among numbers may be told to be: a way of saying that the number is missing.
    fn as_missing(&self, ui: &mut Ui, text: &str, inbox: &mut MessageQueue) {
        let view = self.view;
        let name = view.say(Message::CellMissing { text: text.to_owned() });
        let choice = ui.add(egui::Button::new(job(&name, &(font(TextSize::Body, false), ink(view.theme.ink)), view.rtl())));
        choice.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if choice.clicked() {
            let mut recipe = view.recipe(self.file);
            recipe.settings.missing.push(text.to_owned());
            inbox.push(UiMessage::read(self.file, recipe));
        }
    }

    /// The headings, which stay above what scrolls: each opens to say what its column is for.
    fn head(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let (view, table) = (self.view, &self.file.intake.table);
        let theme = &view.theme;
        let y = self.seen.min.y.max(0.0);
        let band = Rect::from_min_size(pos2(self.origin.x + self.seen.min.x, self.origin.y + y), vec2(self.seen.width(), HEAD));
        ui.painter().rect_filled(band, CornerRadius::ZERO, ink(theme.paper));
        ui.painter().hline(band.x_range(), band.bottom(), Stroke::new(1.5, ink(theme.line)));
        let raw = self.place(NUMBER + ZONE, y, RAW, HEAD);
        self.text(ui, raw, &view.say(Message::DataRaw {}), (theme.soft, true, false));
        for (column, heading) in table.headings().iter().enumerate() {
            let rect = self.place(Self::column(column), y, CELL, HEAD);
            if !self.is_seen(rect) {
                continue;
            }
            let role = self.file.mapping.as_ref().map_or(ColumnRole::Unused, |mapping| mapping.role(heading));
            let mut name = view.say(role_line(role));
            // Two columns of one measure differ by what comes last in their headings, which is what is cut.
            if let Some(year) = Heading::parse(heading).year.filter(|_| role == ColumnRole::Value) {
                name = format!("{name} {year}");
            }
            let upper = Rect::from_min_max(rect.min, pos2(rect.max.x, rect.center().y));
            let lower = Rect::from_min_max(pos2(rect.min.x, rect.center().y), rect.max);
            let response = ui.interact(rect, egui::Id::unique(("jumelles-head", column)), Sense::click());
            let label = format!("{heading}, {name}");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, CornerRadius::same(4), ink(theme.panel));
            }
            if response.has_focus() {
                ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(2.0, ink(theme.focus)), StrokeKind::Inside);
            }
            let unused = role == ColumnRole::Unused;
            self.text(ui, upper, heading, (if unused { theme.soft } else { theme.ink }, !unused, false));
            self.text(ui, lower, &name, (if unused { theme.soft } else { theme.focus }, false, false));
            let detail = self.detail(column);
            let response = response.on_hover_text(job(&detail, &(font(TextSize::Note, false), ink(theme.ink)), view.rtl()));
            Popup::menu(&response).align(egui::RectAlign::BOTTOM_START).show(|ui| self.roles(ui, heading, role, inbox));
        }
    }

    /// What a column holds, in one sentence.
    fn detail(&self, index: usize) -> String {
        let table = &self.file.intake.table;
        let Some(column) = table.columns().get(index) else { return String::new() };
        let heading = table.headings().get(index).map(|heading| Heading::parse(heading)).unwrap_or_default();
        self.view.say(Message::ColumnDetail {
            numbers: column.tally.read_under(column.decimal),
            missing: column.tally.missing(),
            words: column.tally.words,
            unit: heading.unit.or_else(|| table.unit(index).map(str::to_owned)).unwrap_or_else(|| "–".to_owned()),
        })
    }

    fn roles(&self, ui: &mut Ui, heading: &str, role: ColumnRole, inbox: &mut MessageQueue) {
        let view = self.view;
        for other in ColumnRole::GIVEN {
            let name = view.say(role_line(other));
            let choice = menu_choice_ui(ui, view, &name, other == role);
            if choice.clicked() && other != role {
                let recipe = view.recipe(self.file);
                let mapping = self.file.mapping.clone().unwrap_or_else(Mapping::blank).with_role(heading, other);
                let recipe = Recipe { mapping: Some(mapping), ..recipe };
                inbox.push(UiMessage::read(self.file, recipe));
            }
        }
    }
}

/// Whether a text begins in a script read from right to left.
fn is_backwards(text: &str) -> bool {
    let strong = |c: &char| c.is_alphabetic();
    text.chars().find(strong).is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'))
}

fn role_line(role: ColumnRole) -> Message {
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

fn zone(why: SkipReason) -> Message {
    match why {
        SkipReason::Preamble => Message::ZonePreamble {},
        SkipReason::Comment => Message::ZoneComment {},
        SkipReason::Heading => Message::ZoneHeading {},
        SkipReason::Repeated => Message::ZoneRepeated {},
        SkipReason::Blank => Message::ZoneBlank {},
        SkipReason::Total => Message::ZoneTotal {},
        SkipReason::Footer => Message::ZoneFooter {},
        SkipReason::OtherTable => Message::ZoneOther {},
    }
}
