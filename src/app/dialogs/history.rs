//! The changes made, by name: one click goes back to any of them, and forward again.

use egui::{ScrollArea, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::view::View;
use crate::app::widgets::words::{column, menu_choice_ui};
use crate::compare::ComparisonQuery;
use crate::project::{Edit, TalkEdit};
use crate::speech::Message;

/// Shows the list, the latest first.
pub(super) fn history_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::CommandHistory {});
    let at = view.history.position();
    let names: Vec<String> =
        view.history.edits().map(|edit| edit.map_or_else(|| view.say(Message::StepBegin {}), |edit| named(view, edit))).collect();
    ScrollArea::vertical().id_salt("jumelles-steps").max_height(440.0).show(ui, |ui| {
        column(ui, view, |ui| {
            for (rank, name) in names.iter().enumerate().rev() {
                ui.push_id(rank, |ui| {
                    if menu_choice_ui(ui, view, &format!("{}. {name}", rank + 1), rank == at).clicked() {
                        inbox.push(UiMessage::Return(rank));
                    }
                });
            }
        });
    });
    super::palette::close_ui(ui, view, inbox);
}

/// The name of a change.
fn named(view: &View<'_>, edit: &Edit) -> String {
    let file = |name: &str| crate::chart::file_name(name);
    view.say(match edit {
        Edit::Open(project) => match project.sources.as_slice() {
            [] => Message::CommandNew {},
            [only] => Message::StepOpen { name: file(&only.path.display().to_string()) },
            many => Message::StepOpenMany { count: many.len() },
        },
        Edit::Ask(question) => Message::StepAsk { what: asked(view, question) },
        Edit::Learn(_) => Message::StepLearn {},
        Edit::Move(moved) => Message::StepMove { count: moved.len() },
        Edit::Read(name, _) => Message::StepRead { name: file(name) },
        Edit::Define(own) => Message::StepDefine { name: own.name.clone() },
        Edit::Drop(name) => Message::StepDrop { name: name.clone() },
        Edit::Suppose(all) => Message::StepSuppose { text: all.last().cloned().unwrap_or_default() },
        Edit::Join(group, _) => Message::StepJoin { count: group.members.len() },
        Edit::Part(_) => Message::StepPart {},
        Edit::Pin(_) => Message::BoardPin {},
        Edit::Unpin(_) => Message::StepUnpin {},
        Edit::Reopen(_) => Message::BoardOpen {},
        Edit::Say(_) => Message::SayTitle {},
        Edit::Show(_) => Message::StepKind {},
        Edit::Talk(change) => match change {
            TalkEdit::Add(..) => Message::CommandAddToTalk {},
            TalkEdit::Set(rank, _) => Message::StepSlideSet { number: rank + 1 },
            TalkEdit::Remove(rank) => Message::StepSlideGone { number: rank + 1 },
            TalkEdit::Move(from, to) => Message::StepSlideMove { from: from + 1, to: to + 1 },
            TalkEdit::Name(_) => Message::StepTalkName {},
            TalkEdit::Languages(_) => Message::StepTalkLanguages {},
            TalkEdit::Replace(_) => Message::StepTalkStory {},
        },
    })
}

/// What a question is about: its indicators, and its year if it names one.
fn asked(view: &View<'_>, question: &ComparisonQuery) -> String {
    let title = |id: &crate::base::IndicatorId| {
        view.engine.loaded().and_then(|loaded| loaded.results.indicators().find(|own| own.id == *id).cloned())
    };
    let names = question
        .indicators
        .iter()
        .take(2)
        .map(|id| title(id).map_or_else(|| id.to_string(), |indicator| indicator.names.get(view.preferences.language).to_owned()));
    let years = question.years.iter().take(3).map(ToString::to_string);
    names.chain(years).collect::<Vec<_>>().join(", ")
}
