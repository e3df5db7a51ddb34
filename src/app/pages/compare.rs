//! The page where one compares: towns and indicators, the finding and its picture, where the number comes from.

use std::sync::Arc;

use egui::{ComboBox, Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::Command;
use crate::app::look::{TextSize, font, ink};
use crate::app::pages::middle;
use crate::app::rtl::job;
use crate::app::session::Dialog;
use crate::app::session::Page;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, badges_ui, button_ui, choice_ui, column, menu_choice_ui, text_ui, wrapped};
use crate::app::widgets::{drawing::drawing_ui, origin::origin_ui, plot::plot_ui, rail::rail_ui, table::table_ui};
use crate::base::{Severity, Year};
use crate::chart::{ChartKind, ChartSpec, multiplies, orders};
use crate::cli::refused_in_words;
use crate::compare::{ChartOptions, ComparisonQuery, Normalization, SortOrder};
use crate::engine::Derived;
use crate::project::{CustomIndicator, Edit, HeadlineChoice, Pinned};
use crate::speech::Message;

/// Below this width the panel of origins folds away.
const WIDE: f32 = 1300.0;
/// What stands around the chart takes about this much height.
const AROUND: f32 = 440.0;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let side = |colour| Frame::NONE.fill(ink(colour)).inner_margin(Margin::symmetric(16, 14));
    let (rail, origin) = if view.rtl() {
        (Panel::right("jumelles-rail"), Panel::left("jumelles-origin"))
    } else {
        (Panel::left("jumelles-rail"), Panel::right("jumelles-origin"))
    };
    let room = ui.available_height();
    let wide = ui.available_width() >= WIDE;
    rail.exact_size(280.0).resizable(false).frame(side(view.theme.panel)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-rail-scroll").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            column(ui, view, |ui| rail_ui(ui, view, inbox));
        });
    });
    if wide {
        origin.exact_size(340.0).resizable(false).frame(side(view.theme.surface)).show(ui, |ui| {
            ScrollArea::vertical().id_salt("jumelles-origin-scroll").show(ui, |ui| column(ui, view, |ui| origin_ui(ui, view, inbox)));
        });
    }
    let centre = |ui: &mut Ui| {
        middle_ui(ui, view, room, inbox);
        // A narrow window shows the origin of the number below the chart rather than not at all.
        if !wide && view.derived().is_some() {
            ui.add_space(18.0);
            origin_ui(ui, view, inbox);
        }
    };
    middle(view).show(ui, |ui| ScrollArea::vertical().id_salt("jumelles-middle").show(ui, |ui| column(ui, view, centre)));
}

fn middle_ui(ui: &mut Ui, view: &View<'_>, room: f32, inbox: &mut MessageQueue) {
    let theme = &view.theme;
    let Some(derived) = view.derived() else {
        let line = if view.engine.is_working() { Message::Working {} } else { Message::Empty {} };
        text_ui(ui, view, &view.say(line), Setting::new(TextSize::Title, true, theme.ink));
        text_ui(ui, view, &view.say(Message::EmptyHint {}), Setting::new(TextSize::Body, false, theme.soft));
        errors_ui(ui, view, inbox);
        return;
    };
    match &derived.chart {
        Ok(chart) => chart_ui(ui, view, chart, room, inbox),
        Err(refusal) => {
            text_ui(ui, view, &refused_in_words(*refusal, view.speech()), Setting::new(TextSize::Body, false, theme.ink));
        }
    }
    ui.add_space(10.0);
    kinds_ui(ui, view, derived, inbox);
    ui.add_space(6.0);
    controls_ui(ui, view, &derived.years, inbox);
    ui.add_space(6.0);
    actions_ui(ui, view, inbox);
    // The sources stand last: they are read once, the controls are used again and again.
    if let Ok(chart) = &derived.chart {
        ui.add_space(8.0);
        text_ui(ui, view, &chart.sources, Setting::new(TextSize::Note, false, theme.soft));
    }
}

/// What can be done with the comparison.
fn actions_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    wrapped(ui, view, |ui| {
        if button_ui(ui, view, &view.say(Message::Export {}), true).clicked() {
            inbox.push(UiMessage::Command(Command::Export));
        }
        if button_ui(ui, view, &view.say(Message::TalkAdd {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::AddToTalk));
        }
        if button_ui(ui, view, &view.say(Message::CopyTable {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::CopyTable));
        }
        if let Some(question) = view.question()
            && button_ui(ui, view, &view.say(Message::BoardPin {}), false).clicked()
        {
            inbox.push(UiMessage::Edit(Edit::Pin(vec![Pinned { question: question.clone(), kind: view.project.kind }])));
        }
        if button_ui(ui, view, &view.say(Message::CopyPicture {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::CopyPicture));
        }
        if button_ui(ui, view, &view.say(Message::SayButton {}), false).clicked() {
            let text = match &view.project.saying {
                Some(HeadlineChoice::Own(text)) => text.clone(),
                Some(HeadlineChoice::Proposal(_)) | None => String::new(),
            };
            inbox.push(UiMessage::Dialog(Some(Dialog::Say { text })));
        }
        if button_ui(ui, view, &view.say(Message::AnnotateButton {}), false).clicked() {
            inbox.push(UiMessage::Dialog(Some(Dialog::Annotate { text: String::new() })));
        }
        ui.add_space(14.0);
        if button_ui(ui, view, &view.say(Message::OwnButton {}), false).clicked() {
            inbox.push(UiMessage::Dialog(Some(Dialog::Own(CustomIndicator::default()))));
        }
        let supposed = view.project.supposed.len();
        let what_if = if supposed == 0 { Message::SupposeButton {} } else { Message::SupposeSome { count: supposed } };
        if button_ui(ui, view, &view.say(what_if), false).clicked() {
            inbox.push(UiMessage::Dialog(Some(Dialog::Suppose { text: String::new() })));
        }
    });
}

fn chart_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, room: f32, inbox: &mut MessageQueue) {
    let theme = &view.theme;
    ui.spacing_mut().item_spacing.y = 6.0;
    text_ui(ui, view, &chart.headline, Setting::new(TextSize::Headline, true, theme.ink));
    text_ui(ui, view, &chart.subtitle, Setting::new(TextSize::Name, false, theme.soft));
    ui.add_space(14.0);
    if view.session.table {
        table_ui(ui, view, &chart.table, inbox);
    } else {
        let room = (room - AROUND).max(240.0);
        // Bars are explored in the plot; every other form is the drawing of the slide.
        if is_drawn(chart) {
            drawing_ui(ui, view, chart, room, inbox);
        } else {
            plot_ui(ui, view, chart, room, inbox);
        }
    }
    ui.add_space(12.0);
    badges_ui(ui, view, &chart.badges);
    errors_ui(ui, view, inbox);
}

/// The forms that would do, the fittest first; the one shown is marked, and says when it is used.
fn kinds_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, inbox: &mut MessageQueue) {
    let Ok(chart) = &derived.chart else { return };
    wrapped(ui, view, |ui| {
        for kind in &derived.offered {
            let said = view.say(kind.description());
            let response = choice_ui(ui, view, &view.say(kind.label()), chart.kind == *kind);
            let hint = job(&said, &(font(TextSize::Note, false), ink(view.theme.ink)), view.rtl());
            if response.on_hover_text(hint).clicked() {
                inbox.push(UiMessage::Edit(Edit::Show(Some(*kind))));
            }
        }
    });
}

/// What the figures are brought to, where that means something; then the order of the lines and the kind of scales, where the form
/// has a choice. One list, so that all stay in one line.
fn scales_ui(ui: &mut Ui, view: &View<'_>, question: &ComparisonQuery, inbox: &mut MessageQueue) {
    let possible = view.derived().map(|derived| derived.scales.as_slice()).unwrap_or_default();
    let chart = view.derived().and_then(|derived| derived.chart.as_ref().ok());
    let ordered = chart.is_some_and(|chart| orders(chart.kind) && chart.slots.len() > 2);
    let logged = chart.is_some_and(|chart| multiplies(chart.kind));
    if possible.len() < 2 && !ordered && !logged {
        return;
    }
    let manner = question.manner;
    let body = |text: &str| job(text, &(font(TextSize::Body, false), ink(view.theme.ink)), view.rtl());
    let shown = match (question.scaled, manner.order) {
        (Normalization::AsIs, order) if order != SortOrder::Fit && ordered => view.say(order_line(order)),
        (scaled, _) => view.say(scaled_line(scaled)),
    };
    let list = ComboBox::from_id_salt("jumelles-scale").selected_text(body(&shown)).width(130.0).show_ui(ui, |ui| {
        let mut choice = |ui: &mut Ui, line: Message, chosen: bool, next: ComparisonQuery| {
            if menu_choice_ui(ui, view, &view.say(line), chosen).clicked() {
                inbox.push(UiMessage::Edit(Edit::Ask(next)));
                ui.close();
            }
        };
        for scaled in possible {
            choice(ui, scaled_line(*scaled), question.scaled == *scaled, ComparisonQuery { scaled: *scaled, ..question.clone() });
        }
        let set = |manner: ChartOptions| ComparisonQuery { manner, ..question.clone() };
        for order in SortOrder::ALL.iter().copied().filter(|_| ordered) {
            choice(ui, order_line(order), manner.order == order, set(ChartOptions { order, ..manner }));
        }
        if logged {
            choice(ui, Message::MannerLog {}, manner.log, set(ChartOptions { log: !manner.log, ..manner }));
        }
        if chart.is_some_and(|chart| chart.kind == ChartKind::Multiples) {
            choice(ui, Message::MannerOwn {}, manner.own, set(ChartOptions { own: !manner.own, ..manner }));
        }
    });
    list.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &shown));
}

fn scaled_line(scaled: Normalization) -> Message {
    match scaled {
        Normalization::AsIs => Message::ScaledAsIs {},
        Normalization::Person => Message::ScaledPerson {},
        Normalization::Km2 => Message::ScaledKm2 {},
        Normalization::Household => Message::ScaledHousehold {},
        Normalization::Index => Message::ScaledIndex {},
        Normalization::Gap => Message::ScaledGap {},
        Normalization::Target => Message::ScaledTarget {},
    }
}

fn order_line(order: SortOrder) -> Message {
    match order {
        SortOrder::Fit => Message::OrderFit {},
        SortOrder::Asked => Message::OrderAsked {},
        SortOrder::Value => Message::OrderValue {},
        SortOrder::Gap => Message::OrderGap {},
        SortOrder::Name => Message::OrderName {},
    }
}

/// A slider through the years, from the oldest.
fn slider_ui(ui: &mut Ui, view: &View<'_>, (question, years): (&ComparisonQuery, &[Year]), inbox: &mut MessageQueue) {
    let last = years.len().saturating_sub(1);
    let shown = question.years.first().and_then(|year| years.iter().rev().position(|other| other == year)).unwrap_or(last);
    let mut chosen = shown;
    ui.visuals_mut().widgets.inactive.bg_fill = ink(view.theme.line);
    let response = ui.add(egui::Slider::new(&mut chosen, 0..=last).show_value(false));
    let name = view.say(Message::Year {});
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &name));
    if let Some(year) = years.iter().rev().nth(chosen).filter(|_| chosen != shown) {
        inbox.push(UiMessage::Edit(Edit::Ask(ComparisonQuery { years: vec![*year], ..question.clone() })));
    }
}

/// Whether a chart is shown as it is drawn on the slide.
fn is_drawn(chart: &ChartSpec) -> bool {
    !matches!(chart.kind, ChartKind::Bars | ChartKind::Grouped) || !chart.marks.is_empty()
}

/// Each step of the zoom.
const ZOOM_STEP: f32 = 1.5;

/// Errors in the files are told where one looks, and lead to the page that lists them.
fn errors_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let count = view.engine.loaded().map_or(0, |loaded| loaded.count(Severity::Error));
    if count > 0 && button_ui(ui, view, &view.say(Message::DataErrors { count }), false).clicked() {
        inbox.push(UiMessage::Command(Command::Go(Page::Data)));
    }
}

/// Chart or table, and the year.
fn controls_ui(ui: &mut Ui, view: &View<'_>, years: &[Year], inbox: &mut MessageQueue) {
    wrapped(ui, view, |ui| {
        for (table, line) in [(false, Message::ChartView {}), (true, Message::TableView {})] {
            if choice_ui(ui, view, &view.say(line), view.session.table == table).clicked() {
                inbox.push(UiMessage::ShowTable(table));
            }
        }
        if !view.session.table && view.derived().is_some_and(|derived| derived.chart.as_ref().is_ok_and(|chart| is_drawn(chart))) {
            let zoom = view.session.zoom.max(1.0);
            for (sign, line, to) in [("\u{2212}", Message::ZoomOut {}, zoom / ZOOM_STEP), ("+", Message::ZoomIn {}, zoom * ZOOM_STEP)] {
                let response = button_ui(ui, view, sign, false);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, view.say(line.clone())));
                if response.clicked() {
                    inbox.push(UiMessage::Zoom(to));
                }
            }
        }
        ui.add_space(20.0);
        let Some(question) = view.question() else { return };
        let name = view.say(Message::Year {});
        text_ui(ui, view, &name, Setting::new(TextSize::Body, false, view.theme.soft));
        let latest = view.say(Message::YearLatest {});
        let shown = question.years.first().map_or_else(|| latest.clone(), ToString::to_string);
        let body = |text: &str, chosen: bool| {
            let colour = if chosen { view.theme.on_focus } else { view.theme.ink };
            job(text, &(font(TextSize::Body, false), ink(colour)), view.rtl())
        };
        let mut choose = |ui: &mut Ui, text: &str, years: Vec<Year>| {
            if ui.selectable_label(question.years == years, body(text, question.years == years)).clicked() {
                inbox.push(UiMessage::Edit(Edit::Ask(ComparisonQuery { years, ..question.clone() })));
                ui.close();
            }
        };
        let list = ComboBox::from_id_salt("jumelles-year").selected_text(body(&shown, false)).width(130.0).show_ui(ui, |ui| {
            choose(ui, &latest, Vec::new());
            for year in years {
                choose(ui, &year.to_string(), vec![*year]);
            }
        });
        scales_ui(ui, view, question, inbox);
        if years.len() > 1 && question.years.len() < 2 {
            let plays = view.session.playing.is_some();
            if button_ui(ui, view, &view.say(if plays { Message::Pause {} } else { Message::Play {} }), false).clicked() {
                inbox.push(UiMessage::Play(!plays));
            }
            slider_ui(ui, view, (question, years), inbox);
        }
        list.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    });
}
