//! Two dialogs where a formula is typed: an indicator of one's own, and a figure supposed. What is wrong is said while one
//! types, and what it gives for the town in question is shown.

use egui::Ui;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::TextSize;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, row, text_ui};
use crate::base::PlaceId;
use crate::compare::ComparisonQuery;
use crate::engine::{own_card, suppose, tried};
use crate::project::{CustomIndicator, Edit};
use crate::speech::Message;

/// A line to type; whether it was changed.
fn line_ui(ui: &mut Ui, view: &View<'_>, label: Message, text: &mut String) -> bool {
    let field = field_ui(ui, view, (label, 1), text);
    ordered_ui(ui, view, text);
    super::ready_to_type(ui, &field);
    field.changed()
}

fn cancel_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    if button_ui(ui, view, &view.say(Message::ExportCancel {}), false).clicked() {
        inbox.push(UiMessage::Dialog(None));
    }
}

/// An indicator of one's own: its name, its unit, its formula.
pub(super) fn own_ui(ui: &mut Ui, view: &View<'_>, own: &CustomIndicator, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::OwnTitle {});
    let mut typed = own.clone();
    let changed = line_ui(ui, view, Message::OwnName {}, &mut typed.name)
        | line_ui(ui, view, Message::OwnUnit {}, &mut typed.unit)
        | line_ui(ui, view, Message::OwnFormula {}, &mut typed.formula);
    if changed {
        inbox.push(UiMessage::Dialog(Some(Dialog::Own(typed.clone()))));
    }
    text_ui(ui, view, &view.say(Message::OwnHelp {}), Setting::new(TextSize::Small, false, view.theme.soft));
    let blank = typed.name.trim().is_empty() || typed.formula.trim().is_empty();
    let focus = view.question().map(|question| question.focus.clone());
    let found = view.engine.loaded().filter(|_| !blank).map(|loaded| tried(view.library, &loaded.results, &typed, focus.as_ref()));
    let fine = match found {
        None => false,
        Some(Err(note)) => {
            text_ui(ui, view, &view.speech().note(&note), Setting::new(TextSize::Note, false, view.theme.warn));
            false
        }
        Some(Ok(value)) => {
            let value = value.map_or_else(
                || view.say(Message::OwnNoFigure {}),
                |(year, value)| {
                    let number = view.speech().number(value, 2);
                    let place = focus.as_ref().map_or_else(String::new, |place| town(view, place));
                    view.say(Message::OwnGives { place, year: year.to_string(), value: view.speech().quantity(&number, &typed.unit) })
                },
            );
            text_ui(ui, view, &value, Setting::new(TextSize::Note, true, view.theme.good));
            true
        }
    };
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Message::OwnAdd {}), true).clicked() {
                inbox.push(UiMessage::Edit(Edit::Define(typed.clone())));
                if let Some(question) = view.question() {
                    let indicators = vec![own_card(&typed).id];
                    inbox.push(UiMessage::Edit(Edit::Ask(ComparisonQuery { indicators, years: Vec::new(), ..question.clone() })));
                }
                inbox.push(UiMessage::Dialog(None));
            }
        });
        cancel_ui(ui, view, inbox);
    });
}

fn town(view: &View<'_>, place: &PlaceId) -> String {
    let read = view.engine.loaded().and_then(|loaded| loaded.results.observations().place(place));
    read.map_or_else(|| place.to_string(), |place| view.name(place).to_owned())
}

/// Figures supposed, one a line: those there are, and one more.
pub(super) fn suppose_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::SupposeTitle {});
    let supposed = &view.project.supposed;
    for (rank, other) in supposed.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, other, Setting::new(TextSize::Body, false, view.theme.ink));
            if button_ui(ui, view, &view.say(Message::SupposeRemove {}), false).clicked() {
                let rest = supposed.iter().enumerate().filter(|(own, _)| *own != rank).map(|(_, own)| own.clone()).collect();
                inbox.push(UiMessage::Edit(Edit::Suppose(rest)));
            }
        });
    }
    let mut typed = text.to_owned();
    if line_ui(ui, view, Message::SupposeText {}, &mut typed) {
        inbox.push(UiMessage::Dialog(Some(Dialog::Suppose { text: typed.clone() })));
    }
    text_ui(ui, view, &view.say(Message::SupposeHelp {}), Setting::new(TextSize::Small, false, view.theme.soft));
    let read = view.engine.loaded().filter(|_| !typed.trim().is_empty()).map(|loaded| suppose(view.library, &loaded.results, &typed));
    let fine = matches!(read, Some(Ok(_)));
    if let Some(Err(note)) = &read {
        text_ui(ui, view, &view.speech().note(note), Setting::new(TextSize::Note, false, view.theme.warn));
    }
    if let Some(Ok(own)) = &read {
        let card = view.library.measures.find(own.measure.as_str());
        let unit = card.map_or("", |card| card.unit.as_str());
        let value = view.speech().quantity(&view.speech().number(own.value, 2), unit);
        let line = Message::OwnGives { place: town(view, &own.place), year: own.year.to_string(), value };
        text_ui(ui, view, &view.say(line), Setting::new(TextSize::Note, true, view.theme.good));
    }
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Message::SupposeAdd {}), true).clicked() {
                let all = supposed.iter().cloned().chain(std::iter::once(typed.trim().to_owned())).collect();
                inbox.push(UiMessage::Edit(Edit::Suppose(all)));
                inbox.push(UiMessage::Dialog(None));
            }
        });
        cancel_ui(ui, view, inbox);
    });
}
