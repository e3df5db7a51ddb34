//! What is drawn upon a chart, tied to its data: the difference between the two towns, a target, what happened in a year.

use egui::Ui;

use crate::app::act::{Act, Inbox};
use crate::app::look::Size;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, choice_ui, row, text_ui};
use crate::compare::{Annotations, Question};
use crate::project::Edit;
use crate::speech::Line;

/// Shows what is drawn, and a field for one more event.
pub(super) fn annotate_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut Inbox) {
    super::title_ui(ui, view, Line::AnnotateTitle {});
    let Some(question) = view.question() else { return };
    let own = &question.annotations;
    let ask = |inbox: &mut Inbox, annotations: Annotations| {
        inbox.push(Act::Edit(Edit::Ask(Question { annotations, ..question.clone() })));
    };
    row(ui, view, |ui| {
        if choice_ui(ui, view, &view.say(Line::AnnotateGap {}), own.gap).clicked() {
            ask(inbox, Annotations { gap: !own.gap, ..own.clone() });
        }
        if choice_ui(ui, view, &view.say(Line::AnnotateTarget {}), own.target).clicked() {
            ask(inbox, Annotations { target: !own.target, ..own.clone() });
        }
    });
    for (rank, (year, what)) in own.events.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, &format!("{year}\u{a0}: {what}"), Setting::new(Size::Body, false, view.theme.ink));
            if button_ui(ui, view, &view.say(Line::SupposeRemove {}), false).clicked() {
                let mut other = own.clone();
                other.events.remove(rank);
                ask(inbox, other);
            }
        });
    }
    let mut typed = text.to_owned();
    let field = field_ui(ui, view, (Line::AnnotateEvent {}, 1), &mut typed);
    ordered_ui(ui, view, &typed);
    super::ready_to_type(ui, &field);
    if field.changed() {
        inbox.push(Act::Dialog(Some(Dialog::Annotate { text: typed.clone() })));
    }
    let mut more = own.clone();
    let fine = more.add(&typed) && typed.contains('=');
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(fine, |ui| {
            if button_ui(ui, view, &view.say(Line::AnnotateAdd {}), true).clicked() {
                ask(inbox, more);
                inbox.push(Act::Dialog(Some(Dialog::Annotate { text: String::new() })));
            }
        });
        if button_ui(ui, view, &view.say(Line::Close {}), false).clicked() {
            inbox.push(Act::Dialog(None));
        }
    });
}
