//! Annotations of the chart: the difference between focus and twin, a recommended target, and events in a year.

use egui::Ui;

use crate::app::dialogs::parts::{focus_if_none, title_ui};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, choice_ui, primary_button_ui};
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::{text_field_ui, visual_order_ui};
use crate::compare::{Annotations, ComparisonQuery, DatedEvent, ReferenceFigure};
use crate::project::Edit;
use crate::speech::Message;

/// Shows the annotations of the comparison, and a field that adds an event typed as "2019 = Tramway".
pub(super) fn annotations_ui(ui: &mut Ui, view: &View<'_>, text: &str, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::AnnotateTitle {});
    let Some(query) = view.query() else { return };
    let annotations = &query.annotations;
    let ask = |queue: &mut MessageQueue, annotations: Annotations| {
        queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { annotations, ..query.clone() })));
    };
    row(ui, view, |ui| {
        if choice_ui(ui, view, &view.text(Message::AnnotateGap {}), annotations.gap).clicked() {
            ask(queue, Annotations { gap: !annotations.gap, ..annotations.clone() });
        }
        if choice_ui(ui, view, &view.text(Message::AnnotateTarget {}), annotations.target).clicked() {
            ask(queue, Annotations { target: !annotations.target, ..annotations.clone() });
        }
        if choice_ui(ui, view, &view.text(Message::AnnotateMedian {}), annotations.has(ReferenceFigure::Median)).clicked() {
            ask(queue, annotations.with_toggled(ReferenceFigure::Median));
        }
        if choice_ui(ui, view, &view.text(Message::AnnotateNational {}), annotations.has(ReferenceFigure::National)).clicked() {
            ask(queue, annotations.with_toggled(ReferenceFigure::National));
        }
    });
    if let Some(index) = events_ui(ui, view, annotations) {
        let mut others = annotations.clone();
        others.events.remove(index);
        ask(queue, others);
    }
    let mut typed = text.to_owned();
    let field = text_field_ui(ui, view, Message::AnnotateEvent {}, 1, &mut typed);
    visual_order_ui(ui, view, &typed);
    focus_if_none(ui, &field);
    if field.changed() {
        queue.push(UiMessage::open_dialog(Dialog::Annotations { text: typed.clone() }));
    }
    let mut with_event = annotations.clone();
    let is_event = with_event.add(&typed) && typed.contains('=');
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(is_event, |ui| {
            if primary_button_ui(ui, view, &view.text(Message::AnnotateAdd {})).clicked() {
                ask(queue, with_event);
                queue.push(UiMessage::open_dialog(Dialog::Annotations { text: String::new() }));
            }
        });
        if button_ui(ui, view, &view.text(Message::Close {})).clicked() {
            queue.push(UiMessage::SetDialog(None));
        }
    });
}

/// The events, each with a button that removes it. Returns the index of the event whose button was clicked.
fn events_ui(ui: &mut Ui, view: &View<'_>, annotations: &Annotations) -> Option<usize> {
    let mut removed = None;
    for (index, DatedEvent { year, label: event }) in annotations.events.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, &format!("{year}\u{a0}: {event}"), LabelStyle::regular(TextSize::Body, view.theme.ink));
            if button_ui(ui, view, &view.text(Message::SupposeRemove {})).clicked() {
                removed = Some(index);
            }
        });
    }
    removed
}
