//! Where one begins: the sample story, one's own files, what was opened before, and three short guides.

use egui::{CornerRadius, ScrollArea, Sense, Stroke, Ui, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::{Command, key_of};
use crate::app::look::{TextSize, ink};
use crate::app::pages::middle;
use crate::app::session::Page;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, button_ui, card, column, part_ui, row, tab_ui, text_ui, wrapped};
use crate::render::Rgb;
use crate::speech::Message;

/// The width of a guide.
const GUIDE: f32 = 330.0;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    middle(view).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-welcome").show(ui, |ui| column(ui, view, |ui| content_ui(ui, view, inbox)));
    });
}

fn content_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    text_ui(ui, view, &view.say(Message::WelcomeTitle {}), Setting::new(TextSize::Headline, true, view.theme.ink));
    text_ui(ui, view, &view.say(Message::WelcomeWhat {}), Setting::new(TextSize::Name, false, view.theme.soft));
    ui.add_space(12.0);
    row(ui, view, |ui| {
        if button_ui(ui, view, &view.say(Message::WelcomeStory {}), true).clicked() {
            inbox.push(UiMessage::Command(Command::Go(Page::Slide)));
            if view.project.talk.slides.is_empty() {
                inbox.push(UiMessage::TellStory);
            }
        }
        if button_ui(ui, view, &view.say(Message::PageCompare {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::Go(Page::Compare)));
        }
        if button_ui(ui, view, &view.say(Message::OpenFiles {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::Open));
        }
    });
    ui.add_space(10.0);
    drop_ui(ui, view);
    let recent = &view.preferences.recent;
    if !recent.is_empty() {
        part_ui(ui, view, &view.say(Message::WelcomeRecent {}));
        for path in recent {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let whole = path.display().to_string();
            let response = tab_ui(ui, view, &name, false);
            if response.on_hover_text(whole).clicked() {
                inbox.push(UiMessage::Open(vec![path.clone()]));
            }
        }
    }
    ui.add_space(8.0);
    part_ui(ui, view, &view.say(Message::WelcomeGuides {}));
    wrapped(ui, view, |ui| {
        guide_ui(ui, view, (Message::GuideRead {}, Message::GuideReadHow {}), read_picture);
        guide_ui(ui, view, (Message::GuideCompare {}, Message::GuideCompareHow {}), compare_picture);
        guide_ui(ui, view, (Message::GuideTell {}, Message::GuideTellHow {}), tell_picture);
    });
    ui.add_space(8.0);
    let keys = [Command::Palette, Command::Keys].map(|command| key_of(command, view.preferences.language).unwrap_or_default());
    let [palette, keys] = keys;
    text_ui(ui, view, &view.say(Message::WelcomeKeys { palette, keys }), Setting::new(TextSize::Note, false, view.theme.soft));
}

/// Where files may be dropped.
fn drop_ui(ui: &mut Ui, view: &View<'_>) {
    let width = ui.available_width().min(1030.0);
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 84.0), Sense::hover());
    let text = view.say(Message::WelcomeDrop {});
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    let colour = if over { view.theme.focus } else { view.theme.line };
    ui.painter().rect(
        rect,
        CornerRadius::same(10),
        ink(view.theme.surface),
        Stroke::new(if over { 2.5 } else { 1.5 }, ink(colour)),
        egui::StrokeKind::Inside,
    );
    let font = (crate::app::look::font(TextSize::Name, false), ink(view.theme.soft));
    let laid = crate::app::rtl::lines(ui.painter(), &text, font, width - 40.0, view.rtl());
    let at = egui::Rect::from_center_size(rect.center(), laid.size);
    crate::app::widgets::words::paint_lines(ui, &laid, at, view.rtl());
}

/// A guide: a picture, what it is about, how it goes.
fn guide_ui(ui: &mut Ui, view: &View<'_>, (title, how): (Message, Message), picture: impl Fn(&Ui, &View<'_>, egui::Rect)) {
    ui.allocate_ui(vec2(GUIDE, 250.0), |ui| {
        card(view).show(ui, |ui| {
            ui.set_width(GUIDE - 40.0);
            ui.set_min_height(220.0);
            column(ui, view, |ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(GUIDE - 40.0, 84.0), Sense::hover());
                picture(ui, view, rect);
                text_ui(ui, view, &view.say(title), Setting::new(TextSize::Name, true, view.theme.ink));
                text_ui(ui, view, &view.say(how), Setting::new(TextSize::Note, false, view.theme.soft));
            });
        });
    });
}

/// A piece of a guide's picture: left, top, width, height in shares of it, and its colour.
type Piece = (f32, f32, f32, f32, Rgb);

/// Paints pieces, mirrored where reading begins at the right.
fn pieces(ui: &Ui, view: &View<'_>, rect: egui::Rect, all: &[Piece]) {
    for (x, y, width, height, colour) in all {
        let x = if view.rtl() { 1.0 - x - width } else { *x };
        let min = rect.min + vec2(x * rect.width(), y * rect.height());
        let piece = egui::Rect::from_min_size(min, vec2(width * rect.width(), height * rect.height()));
        ui.painter().rect_filled(piece, CornerRadius::same(3), ink(*colour));
    }
}

/// Lines of a file that become a table.
fn read_picture(ui: &Ui, view: &View<'_>, rect: egui::Rect) {
    let theme = &view.theme;
    let mut all: Vec<Piece> = Vec::new();
    for (rank, width) in [0.34, 0.28, 0.38, 0.3].into_iter().enumerate() {
        let y = 0.08 + 0.23 * crate::app::look::small(rank);
        all.push((0.0, y, width, 0.1, theme.peer));
        for column in 0..3 {
            let ground = if rank == 0 { theme.focus } else { theme.surface };
            all.push((0.56 + 0.15 * crate::app::look::small(column), y - 0.05, 0.135, 0.19, ground));
        }
    }
    all.push((0.44, 0.45, 0.07, 0.06, theme.focus));
    pieces(ui, view, rect, &all);
}

/// Two towns among others.
fn compare_picture(ui: &Ui, view: &View<'_>, rect: egui::Rect) {
    let theme = &view.theme;
    let widths = [(0.92, theme.peer), (0.7, theme.focus), (0.52, theme.peer), (0.34, theme.twin)];
    let bar = |(rank, (width, colour)): (usize, (f32, Rgb))| (0.0, 0.04 + 0.24 * crate::app::look::small(rank), width, 0.17, colour);
    pieces(ui, view, rect, &widths.into_iter().enumerate().map(bar).collect::<Vec<_>>());
}

/// A slide: its headline, its chart, its source.
fn tell_picture(ui: &Ui, view: &View<'_>, rect: egui::Rect) {
    let theme = &view.theme;
    let all = [
        (0.12, 0.0, 0.76, 1.0, theme.surface),
        (0.18, 0.1, 0.52, 0.12, theme.ink),
        (0.18, 0.34, 0.5, 0.12, theme.focus),
        (0.18, 0.52, 0.3, 0.12, theme.twin),
        (0.18, 0.7, 0.2, 0.12, theme.peer),
        (0.18, 0.9, 0.4, 0.04, theme.peer),
    ];
    pieces(ui, view, rect, &all);
}
