//! The welcome page: the sample story, the user's own files, recent files and three short guides.

use egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::bidi::start_align;
use crate::app::dialogs::backups::{moment, summary};
use crate::app::state::command::{Command, shortcut_of};
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32, count_as_length};
use crate::app::widgets::buttons::{button_ui, primary_button_ui, tab_ui};
use crate::app::widgets::layout::{card, column, page_panel, row, wrapped_row};
use crate::app::widgets::scene_view::{Canvas, board_chart_ui};
use crate::app::widgets::text::{heading_ui, layout, paint_galleys, text_ui};
use crate::project::Edit;
use crate::render::Rgb;
use crate::speech::Message;

/// The most works listed that gave way to another project; the dialog of backups lists all.
const MOST_KEPT: usize = 3;
/// The width of a guide, in points.
const GUIDE_WIDTH: f32 = 330.0;
/// The margins of a guide, in points.
const GUIDE_MARGINS: f32 = 40.0;
/// The height of the picture of a guide, in points.
const PICTURE_HEIGHT: f32 = 84.0;

/// The greatest width of the map and of the area for files, in points.
const CONTENT_WIDTH: f32 = 1030.0;
/// The margins of the card of the map, and the height of the map, in points.
const CARD_MARGINS: f32 = 28.0;
const MAP_HEIGHT: f32 = 300.0;
/// Tells the map from the charts of the board, which are counted from 0.
const MAP_CANVAS: usize = usize::MAX;

/// Shows the page.
pub(super) fn welcome_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    page_panel(view).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-welcome").show(ui, |ui| column(ui, view, |ui| contents_ui(ui, view, queue)));
    });
}

fn contents_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    text_ui(ui, view, &view.text(Message::WelcomeTitle {}), LabelStyle::bold(TextSize::Headline, view.theme.ink));
    text_ui(ui, view, &view.text(Message::WelcomeWhat {}), LabelStyle::regular(TextSize::Name, view.theme.soft));
    ui.add_space(12.0);
    row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(Message::WelcomeStory {})).clicked() {
            queue.push(UiMessage::Command(Command::GoTo(Page::Talk)));
            if view.project.talk.slides.is_empty() {
                queue.push(UiMessage::BuildStory);
            }
        }
        if button_ui(ui, view, &view.text(Message::PageCompare {})).clicked() {
            queue.push(UiMessage::Command(Command::GoTo(Page::Compare)));
        }
        if button_ui(ui, view, &view.text(Message::OpenFiles {})).clicked() {
            queue.push(UiMessage::Command(Command::OpenFiles));
        }
    });
    ui.add_space(10.0);
    links_map_ui(ui, view, queue);
    drop_area_ui(ui, view);
    recent_ui(ui, view, queue);
    ui.add_space(8.0);
    heading_ui(ui, view, &view.text(Message::WelcomeGuides {}));
    wrapped_row(ui, view, |ui| {
        guide_ui(ui, view, &Guide { title: Message::GuideRead {}, text: Message::GuideReadHow {}, paint: paint_reading });
        guide_ui(ui, view, &Guide { title: Message::GuideCompare {}, text: Message::GuideCompareHow {}, paint: paint_comparison });
        guide_ui(ui, view, &Guide { title: Message::GuideTell {}, text: Message::GuideTellHow {}, paint: paint_slide });
    });
    ui.add_space(8.0);
    let shortcut = |command: Command| shortcut_of(command, view.preferences.language).unwrap_or_default();
    let hint = Message::WelcomeKeys { palette: shortcut(Command::ShowPalette), keys: shortcut(Command::ShowShortcuts) };
    text_ui(ui, view, &view.text(hint), LabelStyle::regular(TextSize::Note, view.theme.soft));
}

/// The map of the towns that were read and of their agreements, under what it says; the button compares them.
fn links_map_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(map) = view.engine.links_map() else { return };
    let chart = &map.rendered.chart;
    let said = chart.alternative_headlines.first().unwrap_or(&chart.headline);
    let width = ui.available_width().min(CONTENT_WIDTH);
    card(view).show(ui, |ui| {
        ui.set_width(width - CARD_MARGINS);
        row(ui, view, |ui| {
            text_ui(ui, view, said, LabelStyle::bold(TextSize::Name, view.theme.ink));
            if button_ui(ui, view, &view.text(Message::WelcomeMap {})).clicked() {
                queue.push(UiMessage::Edit(Edit::ShowPinned(Box::new(map.asked.clone()))));
                queue.push(UiMessage::Command(Command::GoTo(Page::Compare)));
            }
        });
        let canvas = Canvas { id: MAP_CANVAS, text_size: 14.0, size: vec2(width - CARD_MARGINS, MAP_HEIGHT), part: None };
        board_chart_ui(ui, view, &map.rendered, &canvas);
        text_ui(ui, view, &chart.sources, LabelStyle::regular(TextSize::Note, view.theme.soft));
    });
    ui.add_space(10.0);
}

/// The paths opened last, by file name; the whole path is a tooltip.
fn recent_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let (recent, kept) = (&view.preferences.recent, &view.session.kept_works);
    if recent.is_empty() && kept.is_empty() {
        return;
    }
    heading_ui(ui, view, &view.text(Message::WelcomeRecent {}));
    for (path, session) in kept.iter().take(MOST_KEPT) {
        let name = view.text(Message::WelcomeKept { moment: moment(session.saved_at), what: summary(view, &session.work.project) });
        if tab_ui(ui, view, &name, false).clicked() {
            queue.push(UiMessage::OpenKeptWork(path.clone()));
        }
    }
    for path in recent {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let response = tab_ui(ui, view, &name, false);
        if response.on_hover_text(path.display().to_string()).clicked() {
            queue.push(UiMessage::OpenPaths(vec![path.clone()]));
        }
    }
}

/// Shows that files can be dropped on the window; it is highlighted while files are dragged over it.
fn drop_area_ui(ui: &mut Ui, view: &View<'_>) {
    let width = ui.available_width().min(CONTENT_WIDTH);
    let is_hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 84.0), Sense::hover());
    let text = view.text(Message::WelcomeDrop {});
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let stroke = if is_hovered { Stroke::new(2.5, color32(view.theme.focus)) } else { Stroke::new(1.5, color32(view.theme.line)) };
    ui.painter().rect(rect, CornerRadius::same(10), color32(view.theme.surface), stroke, StrokeKind::Inside);
    let galleys = layout(ui, view, &text, LabelStyle::regular(TextSize::Name, view.theme.soft), width - 40.0);
    let rect = Rect::from_center_size(rect.center(), galleys.size);
    paint_galleys(ui, &galleys, rect, start_align(view.direction()));
}

/// A guide to one task.
struct Guide {
    title: Message,
    /// A few sentences.
    text: Message,
    /// Paints its picture in a rectangle.
    paint: fn(&Ui, &View<'_>, Rect),
}

fn guide_ui(ui: &mut Ui, view: &View<'_>, guide: &Guide) {
    ui.allocate_ui(vec2(GUIDE_WIDTH, 250.0), |ui| {
        card(view).show(ui, |ui| {
            ui.set_width(GUIDE_WIDTH - GUIDE_MARGINS);
            ui.set_min_height(220.0);
            column(ui, view, |ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(GUIDE_WIDTH - GUIDE_MARGINS, PICTURE_HEIGHT), Sense::hover());
                (guide.paint)(ui, view, rect);
                text_ui(ui, view, &view.text(&guide.title), LabelStyle::bold(TextSize::Name, view.theme.ink));
                text_ui(ui, view, &view.text(&guide.text), LabelStyle::regular(TextSize::Note, view.theme.soft));
            });
        });
    });
}

/// A bar of the picture of a guide; lengths are shares of the picture.
struct PictureBar {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    color: Rgb,
}

impl PictureBar {
    fn new(left: f32, top: f32, width: f32, height: f32, color: Rgb) -> Self {
        Self { left, top, width, height, color }
    }
}

/// Paints bars, mirrored where reading begins at the right.
fn paint_bars(ui: &Ui, view: &View<'_>, rect: Rect, bars: &[PictureBar]) {
    for bar in bars {
        let left = if view.is_rtl() { 1.0 - bar.left - bar.width } else { bar.left };
        let min = rect.min + vec2(left * rect.width(), bar.top * rect.height());
        let bar_rect = Rect::from_min_size(min, vec2(bar.width * rect.width(), bar.height * rect.height()));
        ui.painter().rect_filled(bar_rect, CornerRadius::same(3), color32(bar.color));
    }
}

/// Paints lines of a file that become a table.
fn paint_reading(ui: &Ui, view: &View<'_>, rect: Rect) {
    let theme = &view.theme;
    let mut bars = Vec::new();
    for (row, width) in [0.34, 0.28, 0.38, 0.3].into_iter().enumerate() {
        let top = 0.08 + 0.23 * count_as_length(row);
        bars.push(PictureBar::new(0.0, top, width, 0.1, theme.peer));
        let color = if row == 0 { theme.focus } else { theme.surface };
        let cells = (0..3).map(|column| 0.56 + 0.15 * count_as_length(column));
        bars.extend(cells.map(|left| PictureBar::new(left, top - 0.05, 0.135, 0.19, color)));
    }
    bars.push(PictureBar::new(0.44, 0.45, 0.07, 0.06, theme.focus));
    paint_bars(ui, view, rect, &bars);
}

/// Paints two towns among others as a bar chart.
fn paint_comparison(ui: &Ui, view: &View<'_>, rect: Rect) {
    let theme = &view.theme;
    let rows = [(0.92, theme.peer), (0.7, theme.focus), (0.52, theme.peer), (0.34, theme.twin)];
    let rows = rows.into_iter().enumerate();
    let bars = rows.map(|(row, (width, color))| PictureBar::new(0.0, 0.04 + 0.24 * count_as_length(row), width, 0.17, color));
    paint_bars(ui, view, rect, &bars.collect::<Vec<_>>());
}

/// Paints a slide: its headline, its chart and its source.
fn paint_slide(ui: &Ui, view: &View<'_>, rect: Rect) {
    let theme = &view.theme;
    let bars = [
        PictureBar::new(0.12, 0.0, 0.76, 1.0, theme.surface),
        PictureBar::new(0.18, 0.1, 0.52, 0.12, theme.ink),
        PictureBar::new(0.18, 0.34, 0.5, 0.12, theme.focus),
        PictureBar::new(0.18, 0.52, 0.3, 0.12, theme.twin),
        PictureBar::new(0.18, 0.7, 0.2, 0.12, theme.peer),
        PictureBar::new(0.18, 0.9, 0.4, 0.04, theme.peer),
    ];
    paint_bars(ui, view, rect, &bars);
}
