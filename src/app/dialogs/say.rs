//! What is said above the chart: the sentences the program proposes, or one's own.

use egui::Ui;

use crate::app::act::{Act, Inbox};
use crate::app::look::Size;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::field_ui;
use crate::app::widgets::words::{Setting, button_ui, choice_ui, row, text_ui};
use crate::project::{Edit, Saying};
use crate::speech::Line;

/// Shows the proposals, and a field for one's own words.
pub(super) fn say_ui(ui: &mut Ui, view: &View<'_>, text: &str, inbox: &mut Inbox) {
    super::title_ui(ui, view, Line::SayTitle {});
    let say = |inbox: &mut Inbox, saying: Option<Saying>| {
        inbox.push(Act::Edit(Edit::Say(saying)));
        inbox.push(Act::Dialog(None));
    };
    if let Some(derived) = view.derived()
        && let Ok(chart) = &derived.chart
    {
        let proposals = chart.proposals.iter().enumerate().map(|(rank, text)| (Some(Saying::Proposal(rank)), text));
        let all = std::iter::once((None, &derived.strongest)).chain(proposals);
        for (saying, sentence) in all.filter(|(_, sentence)| !sentence.is_empty()) {
            if choice_ui(ui, view, sentence, view.project.saying == saying).clicked() {
                say(inbox, saying);
            }
        }
        ui.add_space(8.0);
    }
    let mut typed = text.to_owned();
    let field = field_ui(ui, view, (Line::SayOwn {}, 2), &mut typed);
    super::ready_to_type(ui, &field);
    if field.changed() {
        inbox.push(Act::Dialog(Some(Dialog::Say { text: typed.clone() })));
    }
    let own = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    // The headline as it will stand.
    text_ui(ui, view, &own, Setting::new(Size::Title, true, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(!own.is_empty(), |ui| {
            if button_ui(ui, view, &view.say(Line::SayThis {}), true).clicked() {
                say(inbox, Some(Saying::Own(own.clone())));
            }
        });
        if button_ui(ui, view, &view.say(Line::ExportCancel {}), false).clicked() {
            inbox.push(Act::Dialog(None));
        }
    });
}
