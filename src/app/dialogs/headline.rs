//! The headline of the chart: one of the sentences the program proposes, or the user's own.

use egui::Ui;

use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{choice_ui, primary_button_ui};
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::text_field_ui;
use crate::base::words::words;
use crate::project::{Edit, HeadlineChoice};
use crate::speech::Message;

/// Shows the proposals, and a field for a headline of the user's own.
pub(super) fn headline_ui(ui: &mut Ui, view: &View<'_>, text: &str, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::HeadlineEditTitle {});
    proposals_ui(ui, view, queue);
    let mut typed = text.to_owned();
    let field = text_field_ui(ui, view, Message::HeadlineOwnText {}, 2, &mut typed);
    focus_if_none(ui, &field);
    if field.changed() {
        queue.push(UiMessage::open_dialog(Dialog::Headline { text: typed.clone() }));
    }
    // A preview: blanks and line breaks become single spaces.
    let headline = words(&typed).collect::<Vec<_>>().join(" ");
    text_ui(ui, view, &headline, LabelStyle::bold(TextSize::Title, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(!headline.is_empty(), |ui| {
            if primary_button_ui(ui, view, &view.text(Message::HeadlineUseText {})).clicked() {
                choose(queue, Some(HeadlineChoice::Written(headline.clone())));
            }
        });
        cancel_button_ui(ui, view, queue);
    });
}

/// The strongest sentence first, then the others.
fn proposals_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(derived) = view.derived() else { return };
    let Ok(chart) = &derived.chart else { return };
    let others = chart.alternative_headlines.iter().enumerate().map(|(index, text)| (Some(HeadlineChoice::Proposal(index)), text));
    let all = std::iter::once((None, &derived.default_headline)).chain(others);
    for (choice, sentence) in all.filter(|(_, sentence)| !sentence.is_empty()) {
        if choice_ui(ui, view, sentence, view.project.headline == choice).clicked() {
            choose(queue, choice);
        }
    }
    ui.add_space(8.0);
}

/// Sets the headline and closes the dialog.
fn choose(queue: &mut MessageQueue, choice: Option<HeadlineChoice>) {
    queue.push(UiMessage::Edit(Edit::SetHeadline(choice)));
    queue.push(UiMessage::SetDialog(None));
}
