//! "Where does this number come from?": the figure under the pointer or held, its formula, its cells, its sources.

use egui::Ui;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::TextSize;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, card, column, part_ui, text_ui};
use crate::chart::{ExplainedInput, explain};
use crate::speech::Message;

/// Shows the origin of the figure in question.
pub(crate) fn origin_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let theme = &view.theme;
    part_ui(ui, view, &view.say(Message::OriginTitle {}));
    let Some(derived) = view.derived() else { return };
    let focus = derived.figures.focus().map(|figure| derived.figures.rank(figure));
    let row = view.session.hovered.or(view.session.pinned).or(focus);
    let Some(figure) = row.and_then(|row| derived.figures.rows.get(row)) else {
        text_ui(ui, view, &view.say(Message::OriginHint {}), Setting::new(TextSize::Body, false, theme.soft));
        return;
    };
    let place = view.name(&figure.place).to_owned();
    let Some(trace) = &figure.trace else {
        text_ui(ui, view, &place, Setting::new(TextSize::Title, true, theme.ink));
        let reason = view.speech().gap(figure.absence);
        text_ui(ui, view, &view.say(Message::ExplainMissing { reason }), Setting::new(TextSize::Body, false, theme.soft));
        return;
    };
    let explained = explain(trace, view.speech());
    text_ui(ui, view, &explained.value, Setting::new(TextSize::Title, true, theme.focus));
    let title = Message::ExplainTitle { measure: explained.measure.clone(), place, year: explained.year.clone() };
    text_ui(ui, view, &view.say(title), Setting::new(TextSize::Note, false, theme.soft));
    text_ui(ui, view, &explained.formula, Setting::new(TextSize::Body, true, theme.ink));
    if let Some(worked) = &explained.worked {
        text_ui(ui, view, worked, Setting::new(TextSize::Note, false, theme.ink));
    }
    for input in &explained.inputs {
        input_ui(ui, view, input, inbox);
    }
    part_ui(ui, view, &view.say(Message::SayTitle {}));
    if let Ok(chart) = &derived.chart {
        text_ui(ui, view, &chart.headline, Setting::new(TextSize::Body, false, theme.ink));
        for remark in &chart.caption {
            text_ui(ui, view, remark, Setting::new(TextSize::Note, false, theme.soft));
        }
    }
}

fn input_ui(ui: &mut Ui, view: &View<'_>, input: &ExplainedInput, inbox: &mut MessageQueue) {
    let theme = &view.theme;
    let mut show = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        text_ui(ui, view, &input.measure, Setting::new(TextSize::Note, true, theme.ink));
        text_ui(ui, view, &input.value, Setting::new(TextSize::Body, true, theme.ink));
        if let Some(cell) = &input.cell {
            let line = Message::ExplainCell {
                file: cell.file.clone(),
                line: cell.line.to_string(),
                column: cell.column.to_string(),
                raw: cell.raw.clone(),
            };
            let files = view.engine.loaded().map(|loaded| loaded.files.as_slice()).unwrap_or_default();
            let file = files.iter().position(|file| *file.intake.name == *cell.file);
            let link = text_ui(ui, view, &view.say(line), Setting::new(TextSize::Note, false, theme.focus)).interact(egui::Sense::click());
            if let Some(rank) = file.filter(|_| link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()) {
                inbox.push(UiMessage::ShowLine(rank, cell.line));
            }
        }
        for detail in &input.details {
            text_ui(ui, view, detail, Setting::new(TextSize::Small, false, theme.soft));
        }
        if !input.others.is_empty() {
            text_ui(ui, view, &view.say(Message::OriginOthers {}), Setting::new(TextSize::Small, true, theme.soft));
        }
        for other in &input.others {
            text_ui(ui, view, other, Setting::new(TextSize::Small, false, theme.warn));
        }
    };
    card(view).show(ui, |ui| column(ui, view, |ui| show(ui)));
}
