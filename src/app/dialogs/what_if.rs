//! Two dialogs where a formula is typed: an indicator of one's own, and a figure supposed. What is wrong is said while one
//! types, and what it gives for the town in question is shown.

use egui::Ui;

use crate::app::act::{Act, Inbox};
use crate::app::look::Size;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, row, text_ui};
use crate::base::PlaceId;
use crate::compare::Question;
use crate::engine::{own_card, suppose, tried};
use crate::project::{Edit, OwnIndicator};
use crate::speech::Line;

/// A line to type; whether it was changed.
fn line_ui(ui: &mut Ui, view: &View<'_>, label: Line, text: &mut String) -> bool {
    let field = field_ui(ui, view, (label, 1), text);
    ordered_ui(ui, view, text);
    super::ready_to_type(ui, &field);
    field.changed()
}

fn cancel_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut Inbox) {
    if button_ui(ui, view, &view.say(Line::ExportCancel {}), false).clicked() {
        inbox.push(Act::Dialog(None));
    }
}

/// An indicator of one's own: its name, its unit, its formula.
pub(super) fn own_ui(ui: &mut Ui, view: &View<'_>, own: &OwnIndicator, inbox: &mut Inbox) {
    super::title_ui(ui, view, Line::OwnTitle {});
    let mut typed = own.clone();
    let changed = line_ui(ui, view, Line::OwnName {}, &mut typed.name)
        | line_ui(ui, view, Line::OwnUnit {}, &mut typed.unit)
        | line_ui(ui, view, Line::OwnFormula {}, &mut typed.formula);
    if changed {
        inbox.push(Act::Dialog(Some(Dialog::Own(typed.clone()))));
    }
    text_ui(ui, view, &view.say(Line::OwnHelp {}), Setting::new(Size::Small, false, view.theme.soft));
    let blank = typed.name.trim().is_empty() || typed.formula.trim().is_empty();
    let focus = view.question().map(|question| question.focus.clone());
    let found = view.engine.loaded().filter(|_| !blank).map(|loaded| tried(view.library, &loaded.results, &typed, focus.as_ref()));
    let fine = match found {
        None => false,
        Some(Err(note)) => {
            text_ui(ui, view, &view.speech().note(&note), Setting::new(Size::Note, false, view.theme.warn));
            false
        }
        Some(Ok(value)) => {
            let value = value.map_or_else(
                || view.say(Line::OwnNoFigure {}),
                |(year, value)| {
                    let number = view.speech().number(value, 2);
                    let place = focus.as_ref().map_or_else(String::new, |place| town(view, place));
                    view.say(Line::OwnGives { place, year: year.to_string(), value: view.speech().quantity(&number, &typed.unit) })
                },
            );
            text_ui(ui, view, &value, Setting::new(Size::Note, true, view.theme.good));
            true
        }
    };
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Line::OwnAdd {}), true).clicked() {
                inbox.push(Act::Edit(Edit::Define(typed.clone())));
                if let Some(question) = view.question() {
                    let indicators = vec![own_card(&typed).id];
                    inbox.push(Act::Edit(Edit::Ask(Question { indicators, years: Vec::new(), ..question.clone() })));
                }
                inbox.push(Act::Dialog(None));
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
pub(super) fn suppose_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut Inbox) {
    super::title_ui(ui, view, Line::SupposeTitle {});
    let supposed = &view.project.supposed;
    for (rank, other) in supposed.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, other, Setting::new(Size::Body, false, view.theme.ink));
            if button_ui(ui, view, &view.say(Line::SupposeRemove {}), false).clicked() {
                let rest = supposed.iter().enumerate().filter(|(own, _)| *own != rank).map(|(_, own)| own.clone()).collect();
                inbox.push(Act::Edit(Edit::Suppose(rest)));
            }
        });
    }
    let mut typed = text.to_owned();
    if line_ui(ui, view, Line::SupposeText {}, &mut typed) {
        inbox.push(Act::Dialog(Some(Dialog::Suppose { text: typed.clone() })));
    }
    text_ui(ui, view, &view.say(Line::SupposeHelp {}), Setting::new(Size::Small, false, view.theme.soft));
    let read = view.engine.loaded().filter(|_| !typed.trim().is_empty()).map(|loaded| suppose(view.library, &loaded.results, &typed));
    let fine = matches!(read, Some(Ok(_)));
    if let Some(Err(note)) = &read {
        text_ui(ui, view, &view.speech().note(note), Setting::new(Size::Note, false, view.theme.warn));
    }
    if let Some(Ok(own)) = &read {
        let card = view.library.measures.find(own.measure.as_str());
        let unit = card.map_or("", |card| card.unit.as_str());
        let value = view.speech().quantity(&view.speech().number(own.value, 2), unit);
        let line = Line::OwnGives { place: town(view, &own.place), year: own.year.to_string(), value };
        text_ui(ui, view, &view.say(line), Setting::new(Size::Note, true, view.theme.good));
    }
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Line::SupposeAdd {}), true).clicked() {
                let all = supposed.iter().cloned().chain(std::iter::once(typed.trim().to_owned())).collect();
                inbox.push(Act::Edit(Edit::Suppose(all)));
                inbox.push(Act::Dialog(None));
            }
        });
        cancel_ui(ui, view, inbox);
    });
}
