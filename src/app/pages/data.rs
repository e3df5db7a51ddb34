//! The data page: the files at one side; in the middle the decisions about one of them, its table under a card for each column, and the charts
//! it gives; at the other side what is to be confirmed and what was noticed.

use egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Ui, vec2};

use crate::app::pages::data_files::file_list_ui;
use crate::app::pages::data_review::{NotedFile, review_ui};
use crate::app::state::command::{Command, shortcut_of};
use crate::app::state::session::FileView;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{choice_ui, primary_button_ui};
use crate::app::widgets::file_preview::{PREVIEW_HEIGHT, compare_ui, file_preview_ui};
use crate::app::widgets::layout::{MIN_WIDTH_FOR_PANEL, card, column, page_panel, reading_layout, row, trailing_layout};
use crate::app::widgets::questions::questions;
use crate::app::widgets::reading_chips::reading_chips_ui;
use crate::app::widgets::source_grid::source_grid_ui;
use crate::app::widgets::text::text_ui;
use crate::base::Note;
use crate::chart::file_name;
use crate::engine::{Loaded, LoadedFile, RecipeOffer};
use crate::speech::Message;

/// The most changes listed of an offered recipe; further ones are counted.
const MAX_CHANGES: usize = 6;
/// The widths of the panels at both sides, in points.
const LIST_WIDTH: f32 = 236.0;
const REVIEW_WIDTH: f32 = 300.0;
/// The height kept at the foot for the main action, in points.
const FOOT_HEIGHT: f32 = 58.0;
/// The smallest height of the table, in points.
const MIN_GRID_HEIGHT: f32 = 220.0;
/// The height of what must be confirmed under the table of a narrow window, in points.
const REVIEW_HEIGHT: f32 = 320.0;

/// Shows the page.
pub(super) fn data_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let message_style = LabelStyle::regular(TextSize::Body, view.theme.soft);
    let Some(loaded) = view.engine.loaded() else {
        page_panel(view).show(ui, |ui| text_ui(ui, view, &view.text(Message::Working {}), message_style));
        return;
    };
    let is_wide = ui.available_width() >= MIN_WIDTH_FOR_PANEL;
    let frame = |color| Frame::NONE.fill(color32(color)).inner_margin(Margin::symmetric(12, 12));
    let (list, review) = if view.is_rtl() {
        (Panel::right("jumelles-files"), Panel::left("jumelles-review"))
    } else {
        (Panel::left("jumelles-files"), Panel::right("jumelles-review"))
    };
    list.exact_size(LIST_WIDTH).resizable(false).frame(frame(view.theme.panel)).show(ui, |ui| {
        file_list_ui(ui, view, loaded, selected_file(view, loaded), queue);
    });
    let Some(file) = loaded.files.get(selected_file(view, loaded)) else {
        page_panel(view).show(ui, |ui| text_ui(ui, view, &view.text(Message::EmptyHint {}), message_style));
        return;
    };
    let is_on_file = |note: &&Note| note.location.as_ref().is_none_or(|location| location.source == file.intake.name);
    let notes: Vec<&Note> = loaded.notes.iter().filter(is_on_file).collect();
    let asked = questions(&notes);
    let noted = NotedFile { file, notes: &notes, asked: &asked };
    if is_wide {
        review.exact_size(REVIEW_WIDTH).resizable(false).frame(frame(view.theme.surface)).show(ui, |ui| {
            ScrollArea::vertical().id_salt("jumelles-review-scroll").show(ui, |ui| {
                column(ui, view, |ui| review_ui(ui, view, noted, queue));
            });
        });
    }
    let foot = Frame::NONE.fill(color32(view.theme.paper)).inner_margin(Margin::symmetric(24, 8));
    Panel::bottom("jumelles-data-foot").exact_size(FOOT_HEIGHT).resizable(false).frame(foot).show(ui, |ui| compare_ui(ui, view, queue));
    let middle = Frame::NONE.fill(color32(view.theme.paper)).inner_margin(Margin::symmetric(24, 12));
    CentralPanel::default().frame(middle).show(ui, |ui| {
        let below = if is_wide { None } else { Some(|ui: &mut Ui, queue: &mut MessageQueue| review_ui(ui, view, noted, queue)) };
        column(ui, view, |ui| file_ui(ui, view, noted, queue, below));
    });
}

/// The index of the file shown: the selected one, or the last if there are fewer files now.
fn selected_file(view: &View<'_>, loaded: &Loaded) -> usize {
    view.session.selected_file.min(loaded.files.len().saturating_sub(1))
}

/// One file: its name, what became of its cells, the offered recipe, the decisions, the table, and what it gives. `below` is what a
/// narrow window shows under the table in place of that.
fn file_ui(
    ui: &mut Ui,
    view: &View<'_>,
    noted: NotedFile<'_>,
    queue: &mut MessageQueue,
    below: Option<impl FnOnce(&mut Ui, &mut MessageQueue)>,
) {
    let NotedFile { file, asked, .. } = noted;
    title_ui(ui, view, file, queue);
    if let Some(offer) = &file.recipe_offer {
        offer_ui(ui, view, file, offer, queue);
    }
    reading_chips_ui(ui, view, file, queue);
    ui.add_space(6.0);
    // In a low window the table comes first.
    let has_room = ui.available_height() >= MIN_GRID_HEIGHT + PREVIEW_HEIGHT;
    let previews = if has_room { view.engine.preview() } else { &[] };
    let kept = match (&below, previews.is_empty()) {
        (Some(_), _) => REVIEW_HEIGHT,
        (None, false) => PREVIEW_HEIGHT,
        (None, true) => 0.0,
    };
    let grid_height = (ui.available_height() - kept).max(MIN_GRID_HEIGHT);
    ui.allocate_ui(vec2(ui.available_width(), grid_height), |ui| {
        ui.set_height(grid_height);
        source_grid_ui(ui, view, file, asked, queue);
    });
    match below {
        Some(below) => {
            let area = ScrollArea::vertical().id_salt(Id::unique("jumelles-review-below")).auto_shrink([false, false]);
            area.show(ui, |ui| column(ui, view, |ui| below(ui, queue)));
        }
        None => file_preview_ui(ui, view, previews),
    }
}

/// The name of a file, what became of its cells, and whether the table or the lines as they are written are shown.
fn title_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, queue: &mut MessageQueue) {
    row(ui, view, |ui| {
        ui.with_layout(trailing_layout(view), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (file_view, label) in [(FileView::RawLines, Message::DataViewRaw {}), (FileView::Table, Message::DataViewTable {})] {
                if choice_ui(ui, view, &view.text(label), view.session.file_view == file_view).clicked() {
                    queue.push(UiMessage::SetFileView(file_view));
                }
            }
            ui.with_layout(reading_layout(view), |ui| {
                text_ui(ui, view, &file_name(&file.intake.name), LabelStyle::bold(TextSize::Title, view.theme.ink));
            });
        });
    });
    text_ui(ui, view, &cell_counts(view, file), LabelStyle::regular(TextSize::Note, view.theme.soft));
}

/// How many cells of a file are values, missing, unreadable, text or skipped, in one sentence.
fn cell_counts(view: &View<'_>, file: &LoadedFile) -> String {
    let counts = file.intake.table.account();
    let number = |count: usize| view.speech().format_count(count);
    view.text(Message::CheckAccount {
        total: number(counts.total),
        values: number(counts.values),
        missing: number(counts.missing),
        unreadable: number(counts.unreadable),
        text: number(counts.text),
        aside: number(counts.skipped),
    })
}

/// The recipe of an earlier file of the same shape: what changed since, and a button that reads this file with it.
fn offer_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, offer: &RecipeOffer, queue: &mut MessageQueue) {
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let from = file_name(&offer.made_for);
        let title = if offer.changes.is_empty() { Message::OfferSame { from } } else { Message::OfferTitle { from } };
        column(ui, view, |ui| {
            let note_style = LabelStyle::regular(TextSize::Note, view.theme.soft);
            text_ui(ui, view, &view.text(title), LabelStyle::bold(TextSize::Body, view.theme.ink));
            for change in offer.changes.iter().take(MAX_CHANGES) {
                text_ui(ui, view, &view.speech().format_note(change), note_style);
            }
            if offer.changes.len() > MAX_CHANGES {
                let more = Message::DataMoreNotes { count: offer.changes.len() - MAX_CHANGES };
                text_ui(ui, view, &view.text(more), note_style);
            }
        });
        row(ui, view, |ui| {
            let shortcut = shortcut_of(Command::ApplyOfferedRecipe, view.preferences.language).unwrap_or_default();
            let button = primary_button_ui(ui, view, &view.text(Message::OfferAccept {}));
            if button.on_hover_text(shortcut).clicked() {
                queue.push(UiMessage::read_with(file, offer.recipe.clone()));
            }
        });
    });
    ui.add_space(8.0);
}
