//! The compare page: towns and indicators in the sidebar, the headline and its chart in the middle, provenance at the other side.

use std::sync::Arc;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::pages::chart_controls::{controls_ui, is_scene, kinds_ui};
use crate::app::state::command::Command;
use crate::app::state::dialog::Dialog;
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::badges::badges_ui;
use crate::app::widgets::bar_plot::bar_plot_ui;
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::data_table::data_table_ui;
use crate::app::widgets::layout::{column, page_panel, wrapped_row};
use crate::app::widgets::provenance_panel::provenance_ui;
use crate::app::widgets::scene_view::chart_view_ui;
use crate::app::widgets::sidebar::sidebar_ui;
use crate::app::widgets::text::text_ui;
use crate::base::Severity;
use crate::chart::ChartSpec;
use crate::engine::report::unsuitable_text;
use crate::project::{CustomIndicator, Edit, HeadlineChoice, PinnedComparison};
use crate::speech::Message;

/// In a narrower window the provenance stands below the chart; in points.
const MIN_WIDTH_FOR_PANEL: f32 = 1300.0;
/// The height of what surrounds the chart, about, in points.
const SURROUNDING_HEIGHT: f32 = 440.0;
/// The smallest height of the chart, in points.
const MIN_CHART_HEIGHT: f32 = 240.0;

/// Shows the page.
pub(super) fn compare_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let frame = |color| Frame::NONE.fill(color32(color)).inner_margin(Margin::symmetric(16, 14));
    let (sidebar, provenance) = if view.is_rtl() {
        (Panel::right("jumelles-rail"), Panel::left("jumelles-origin"))
    } else {
        (Panel::left("jumelles-rail"), Panel::right("jumelles-origin"))
    };
    let height = ui.available_height();
    let is_wide = ui.available_width() >= MIN_WIDTH_FOR_PANEL;
    sidebar.exact_size(280.0).resizable(false).frame(frame(view.theme.panel)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-rail-scroll").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            column(ui, view, |ui| sidebar_ui(ui, view, queue));
        });
    });
    if is_wide {
        provenance.exact_size(340.0).resizable(false).frame(frame(view.theme.surface)).show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("jumelles-origin-scroll");
            area.show(ui, |ui| column(ui, view, |ui| provenance_ui(ui, view, queue)));
        });
    }
    let contents = |ui: &mut Ui| {
        comparison_ui(ui, view, height, queue);
        if !is_wide && view.derived().is_some() {
            ui.add_space(18.0);
            provenance_ui(ui, view, queue);
        }
    };
    page_panel(view).show(ui, |ui| ScrollArea::vertical().id_salt("jumelles-middle").show(ui, |ui| column(ui, view, contents)));
}

/// The chart or why there is none, its controls, what can be done with it, and its sources.
fn comparison_ui(ui: &mut Ui, view: &View<'_>, height: f32, queue: &mut MessageQueue) {
    let theme = &view.theme;
    let Some(derived) = view.derived() else {
        let message = if view.engine.is_working() { Message::Working {} } else { Message::Empty {} };
        text_ui(ui, view, &view.text(message), LabelStyle::bold(TextSize::Title, theme.ink));
        text_ui(ui, view, &view.text(Message::EmptyHint {}), LabelStyle::regular(TextSize::Body, theme.soft));
        errors_ui(ui, view, queue);
        return;
    };
    match &derived.chart {
        Ok(chart) => chart_ui(ui, view, chart, height, queue),
        Err(reason) => {
            text_ui(ui, view, &unsuitable_text(*reason, view.speech()), LabelStyle::regular(TextSize::Body, theme.ink));
        }
    }
    ui.add_space(10.0);
    kinds_ui(ui, view, derived, queue);
    ui.add_space(6.0);
    controls_ui(ui, view, &derived.times, queue);
    ui.add_space(6.0);
    wrapped_row(ui, view, |ui| {
        output_buttons_ui(ui, view, queue);
        headline_buttons_ui(ui, view, queue);
        ui.add_space(14.0);
        what_if_buttons_ui(ui, view, queue);
    });
    // The sources come last: they are read once, the controls above them are used again and again.
    if let Ok(chart) = &derived.chart {
        ui.add_space(8.0);
        text_ui(ui, view, &chart.sources, LabelStyle::regular(TextSize::Note, theme.soft));
    }
}

/// Buttons that export, copy or collect the comparison.
fn output_buttons_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if primary_button_ui(ui, view, &view.text(Message::Export {})).clicked() {
        queue.push(UiMessage::Command(Command::Export));
    }
    if button_ui(ui, view, &view.text(Message::TalkAdd {})).clicked() {
        queue.push(UiMessage::Command(Command::AddToTalk));
    }
    if button_ui(ui, view, &view.text(Message::CopyTable {})).clicked() {
        queue.push(UiMessage::Command(Command::CopyTable));
    }
    if let Some(query) = view.query()
        && button_ui(ui, view, &view.text(Message::BoardPin {})).clicked()
    {
        queue.push(UiMessage::Edit(Edit::Pin(vec![PinnedComparison { query: query.clone(), kind: view.project.kind }])));
    }
    if button_ui(ui, view, &view.text(Message::CopyPicture {})).clicked() {
        queue.push(UiMessage::Command(Command::CopyImage));
    }
}

/// Buttons that change the headline and the annotations.
fn headline_buttons_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if button_ui(ui, view, &view.text(Message::HeadlineButton {})).clicked() {
        let text = match &view.project.headline {
            Some(HeadlineChoice::Written(text)) => text.clone(),
            Some(HeadlineChoice::Proposal(_)) | None => String::new(),
        };
        queue.push(UiMessage::open_dialog(Dialog::Headline { text }));
    }
    if button_ui(ui, view, &view.text(Message::AnnotateButton {})).clicked() {
        queue.push(UiMessage::open_dialog(Dialog::Annotations { text: String::new() }));
    }
}

/// Buttons that add custom indicators and suppositions.
fn what_if_buttons_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if button_ui(ui, view, &view.text(Message::CustomButton {})).clicked() {
        queue.push(UiMessage::open_dialog(Dialog::CustomIndicator(CustomIndicator::default())));
    }
    let count = view.project.suppositions.len();
    let label = if count == 0 { Message::SupposeButton {} } else { Message::SupposeSome { count } };
    if button_ui(ui, view, &view.text(label)).clicked() {
        queue.push(UiMessage::open_dialog(Dialog::Supposition { text: String::new() }));
    }
}

/// The chart or its table, under its headline and with its badges.
fn chart_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, page_height: f32, queue: &mut MessageQueue) {
    let theme = &view.theme;
    ui.spacing_mut().item_spacing.y = 6.0;
    text_ui(ui, view, &chart.headline, LabelStyle::bold(TextSize::Headline, theme.ink));
    text_ui(ui, view, &chart.subtitle, LabelStyle::regular(TextSize::Name, theme.soft));
    ui.add_space(14.0);
    let height = (page_height - SURROUNDING_HEIGHT).max(MIN_CHART_HEIGHT);
    if view.session.is_table_shown {
        data_table_ui(ui, view, &chart.table, queue);
    } else if is_scene(chart) {
        chart_view_ui(ui, view, chart, height, queue);
    } else {
        bar_plot_ui(ui, view, chart, height, queue);
    }
    // How the marks are read, and which towns have no place in the frame.
    if !chart.reading_key.is_empty() {
        text_ui(ui, view, &chart.reading_key.join(" "), LabelStyle::regular(TextSize::Note, theme.soft));
    }
    for mark in &chart.undrawn_marks {
        let text = view.text(Message::ChartMarkUndrawn { mark: mark_name(view, mark) });
        text_ui(ui, view, &text, LabelStyle::regular(TextSize::Note, theme.warn));
    }
    ui.add_space(12.0);
    badges_ui(ui, view, &chart.badges);
    errors_ui(ui, view, queue);
}

/// The name of a mark as the dialog of annotations has it; an event as it was typed.
fn mark_name(view: &View<'_>, mark: &str) -> String {
    match mark {
        "gap" => view.text(Message::AnnotateGap {}),
        "target" => view.text(Message::AnnotateTarget {}),
        "median" => view.text(Message::AnnotateMedian {}),
        "national" => view.text(Message::AnnotateNational {}),
        event => event.to_owned(),
    }
}

/// Where files have errors, a button with their count that opens the data page.
fn errors_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let count = view.engine.loaded().map_or(0, |loaded| loaded.count_notes(Severity::Error));
    if count > 0 && button_ui(ui, view, &view.text(Message::DataErrors { count })).clicked() {
        queue.push(UiMessage::Command(Command::GoTo(Page::Data)));
    }
}
