//! "Where does this number come from?": the formula, the cells and the sources of the figure hovered or pinned.

use egui::{CollapsingHeader, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::show_focus;
use crate::app::widgets::layout::{card, column};
use crate::app::widgets::text::{heading_ui, line, link_ui, text_ui};
use crate::chart::{ChartSpec, ExplainedCell, ExplainedInput, explain, library_table_name};
use crate::speech::Message;

/// Shows the provenance of the figure hovered, else of the one pinned, else of the focus town.
pub(crate) fn provenance_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let theme = &view.theme;
    heading_ui(ui, view, &view.text(Message::ProvenanceTitle {}));
    let Some(derived) = view.derived() else { return };
    let comparison = &derived.comparison;
    let focus = || comparison.focus().map(|row| comparison.index_of(row));
    let index = view.session.hovered_row.or(view.session.pinned_row).or_else(focus);
    let Some(row) = index.and_then(|index| comparison.rows.get(index)) else {
        text_ui(ui, view, &view.text(Message::ProvenanceHint {}), LabelStyle::regular(TextSize::Body, theme.soft));
        return;
    };
    let place = view.place_name(&row.place).to_owned();
    let Some(trace) = &row.trace else {
        text_ui(ui, view, &place, LabelStyle::bold(TextSize::Title, theme.ink));
        let reason = view.speech().missing_reason(row.missing_reason);
        text_ui(ui, view, &view.text(Message::ExplainMissing { reason }), LabelStyle::regular(TextSize::Body, theme.soft));
        return;
    };
    let explained = explain(trace, view.speech());
    text_ui(ui, view, &explained.value, LabelStyle::bold(TextSize::Title, theme.focus));
    let title = Message::ExplainTitle { measure: explained.measure.clone(), place, year: explained.year.clone() };
    text_ui(ui, view, &view.text(title), LabelStyle::regular(TextSize::Note, theme.soft));
    text_ui(ui, view, &explained.formula, LabelStyle::bold(TextSize::Body, theme.ink));
    if let Some(worked) = &explained.calculation {
        text_ui(ui, view, worked, LabelStyle::regular(TextSize::Note, theme.ink));
    }
    for input in &explained.inputs {
        card(view).show(ui, |ui| column(ui, view, |ui| input_ui(ui, view, input, queue)));
    }
}

/// The remarks under the chart, in full.
pub(crate) fn remarks_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec) {
    for remark in &chart.footnotes {
        text_ui(ui, view, remark, LabelStyle::regular(TextSize::Small, view.theme.soft));
    }
}

/// One input of the formula: its value, the cell it was read from, and other values read for it.
fn input_ui(ui: &mut Ui, view: &View<'_>, input: &ExplainedInput, queue: &mut MessageQueue) {
    let theme = &view.theme;
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = 4.0;
    text_ui(ui, view, &input.measure, LabelStyle::bold(TextSize::Note, theme.ink));
    text_ui(ui, view, &input.value, LabelStyle::bold(TextSize::Body, theme.ink));
    if let Some(cell) = &input.cell {
        cell_link_ui(ui, view, cell, queue);
    }
    let title = line(view, &view.text(Message::ProvenanceDetails {}), LabelStyle::regular(TextSize::Small, theme.ink));
    CollapsingHeader::new(title).id_salt(("jumelles-details", &input.measure, &input.year)).show(ui, |ui| {
        column(ui, view, |ui| {
            for detail in &input.details {
                text_ui(ui, view, detail, LabelStyle::regular(TextSize::Small, theme.soft));
            }
        });
    });
    if !input.others.is_empty() {
        let title = format!("{} ({})", view.text(Message::ProvenanceOthers {}), view.speech().format_count(input.others.len()));
        let title = line(view, &title, LabelStyle::regular(TextSize::Small, theme.warn));
        CollapsingHeader::new(title).id_salt(("jumelles-others", &input.measure, &input.year)).show(ui, |ui| {
            column(ui, view, |ui| {
                for other in &input.others {
                    text_ui(ui, view, other, LabelStyle::regular(TextSize::Small, theme.warn));
                }
            });
        });
    }
}

/// A cell of a source file; a click opens the data page on its line.
fn cell_link_ui(ui: &mut Ui, view: &View<'_>, cell: &ExplainedCell, queue: &mut MessageQueue) {
    let text = view.text(Message::ExplainCell {
        file: library_table_name(view.engine.speech(), &cell.file).unwrap_or_else(|| cell.file.clone()),
        line: cell.line.to_string(),
        column: cell.column.to_string(),
        raw: cell.raw.clone(),
    });
    let files = view.engine.loaded().map(|loaded| loaded.files.as_slice()).unwrap_or_default();
    let file = files.iter().position(|file| *file.intake.name == *cell.file);
    let link = link_ui(ui, view, &text, LabelStyle::regular(TextSize::Note, view.theme.focus));
    show_focus(ui, view, &link);
    if let Some(file) = file.filter(|_| link.clicked()) {
        queue.push(UiMessage::ShowSourceLine { file, line: cell.line });
    }
}
