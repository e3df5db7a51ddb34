//! What is said above the chart: the sentences the program proposes, or one's own.

use egui::Ui;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::TextSize;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::field_ui;
use crate::app::widgets::words::{Setting, button_ui, choice_ui, row, text_ui};
use crate::project::{Edit, HeadlineChoice};
use crate::speech::Message;

/// Shows the proposals, and a field for one's own words.
pub(super) fn say_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::SayTitle {});
    let say = |inbox: &mut MessageQueue, saying: Option<HeadlineChoice>| {
        inbox.push(UiMessage::Edit(Edit::Say(saying)));
        inbox.push(UiMessage::Dialog(None));
    };
    if let Some(derived) = view.derived()
        && let Ok(chart) = &derived.chart
    {
        let proposals = chart.proposals.iter().enumerate().map(|(rank, text)| (Some(HeadlineChoice::Proposal(rank)), text));
        let all = std::iter::once((None, &derived.strongest)).chain(proposals);
        for (saying, sentence) in all.filter(|(_, sentence)| !sentence.is_empty()) {
            if choice_ui(ui, view, sentence, view.project.saying == saying).clicked() {
                say(inbox, saying);
            }
        }
        ui.add_space(8.0);
    }
    let mut typed = text.to_owned();
    let field = field_ui(ui, view, (Message::SayOwn {}, 2), &mut typed);
    super::ready_to_type(ui, &field);
    if field.changed() {
        inbox.push(UiMessage::Dialog(Some(Dialog::Say { text: typed.clone() })));
    }
    let own = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    // The headline as it will stand.
    text_ui(ui, view, &own, Setting::new(TextSize::Title, true, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(!own.is_empty(), |ui| {
            if button_ui(ui, view, &view.say(Message::SayThis {}), true).clicked() {
                say(inbox, Some(HeadlineChoice::Own(own.clone())));
            }
        });
        if button_ui(ui, view, &view.say(Message::ExportCancel {}), false).clicked() {
            inbox.push(UiMessage::Dialog(None));
        }
    });
}
