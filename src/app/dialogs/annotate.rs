//! What is drawn upon a chart, tied to its data: the difference between the two towns, a target, what happened in a year.

use egui::Ui;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::TextSize;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, choice_ui, row, text_ui};
use crate::compare::{Annotations, ComparisonQuery};
use crate::project::Edit;
use crate::speech::Message;

/// Shows what is drawn, and a field for one more event.
pub(super) fn annotate_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::AnnotateTitle {});
    let Some(question) = view.question() else { return };
    let own = &question.annotations;
    let ask = |inbox: &mut MessageQueue, annotations: Annotations| {
        inbox.push(UiMessage::Edit(Edit::Ask(ComparisonQuery { annotations, ..question.clone() })));
    };
    row(ui, view, |ui| {
        if choice_ui(ui, view, &view.say(Message::AnnotateGap {}), own.gap).clicked() {
            ask(inbox, Annotations { gap: !own.gap, ..own.clone() });
        }
        if choice_ui(ui, view, &view.say(Message::AnnotateTarget {}), own.target).clicked() {
            ask(inbox, Annotations { target: !own.target, ..own.clone() });
        }
    });
    for (rank, event) in own.events.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, &format!("{}\u{a0}: {}", event.year, event.label), Setting::new(TextSize::Body, false, view.theme.ink));
            if button_ui(ui, view, &view.say(Message::SupposeRemove {}), false).clicked() {
                let mut other = own.clone();
                other.events.remove(rank);
                ask(inbox, other);
            }
        });
    }
    let mut typed = text.to_owned();
    let field = field_ui(ui, view, (Message::AnnotateEvent {}, 1), &mut typed);
    ordered_ui(ui, view, &typed);
    super::ready_to_type(ui, &field);
    if field.changed() {
        inbox.push(UiMessage::Dialog(Some(Dialog::Annotate { text: typed.clone() })));
    }
    let mut more = own.clone();
    let fine = more.add(&typed) && typed.contains('=');
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Message::AnnotateAdd {}), true).clicked() {
                ask(inbox, more);
                inbox.push(UiMessage::Dialog(Some(Dialog::Annotate { text: String::new() })));
            }
        });
        if button_ui(ui, view, &view.say(Message::Close {}), false).clicked() {
            inbox.push(UiMessage::Dialog(None));
        }
    });
}
