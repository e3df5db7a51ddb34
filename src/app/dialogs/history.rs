//! The changes made, by name: one click goes back to any of them, and forward again.

use egui::{ScrollArea, Ui};

use crate::app::act::{Act, Inbox};
use crate::app::view::View;
use crate::app::widgets::words::{column, menu_choice_ui};
use crate::compare::Question;
use crate::project::{Edit, TalkEdit};
use crate::speech::Line;

/// Shows the list, the latest first.
pub(super) fn history_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut Inbox) {
    super::title_ui(ui, view, Line::CommandHistory {});
    let (steps, at) = view.history.steps();
    let names: Vec<String> = steps.map(|edit| edit.map_or_else(|| view.say(Line::StepBegin {}), |edit| named(view, edit))).collect();
    ScrollArea::vertical().id_salt("jumelles-steps").max_height(440.0).show(ui, |ui| {
        column(ui, view, |ui| {
            for (rank, name) in names.iter().enumerate().rev() {
                ui.push_id(rank, |ui| {
                    if menu_choice_ui(ui, view, &format!("{}. {name}", rank + 1), rank == at).clicked() {
                        inbox.push(Act::Return(rank));
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
            [] => Line::CommandNew {},
            [only] => Line::StepOpen { name: file(&only.path.display().to_string()) },
            many => Line::StepOpenMany { count: many.len() },
        },
        Edit::Ask(question) => Line::StepAsk { what: asked(view, question) },
        Edit::Learn(_) => Line::StepLearn {},
        Edit::Move(moved) => Line::StepMove { count: moved.len() },
        Edit::Read(name, _) => Line::StepRead { name: file(name) },
        Edit::Define(own) => Line::StepDefine { name: own.name.clone() },
        Edit::Drop(name) => Line::StepDrop { name: name.clone() },
        Edit::Suppose(all) => Line::StepSuppose { text: all.last().cloned().unwrap_or_default() },
        Edit::Join(group, _) => Line::StepJoin { count: group.members.len() },
        Edit::Part(_) => Line::StepPart {},
        Edit::Pin(_) => Line::BoardPin {},
        Edit::Unpin(_) => Line::StepUnpin {},
        Edit::Reopen(_) => Line::BoardOpen {},
        Edit::Say(_) => Line::SayTitle {},
        Edit::Show(_) => Line::StepKind {},
        Edit::Talk(change) => match change {
            TalkEdit::Add(..) => Line::CommandAddToTalk {},
            TalkEdit::Set(rank, _) => Line::StepSlideSet { number: rank + 1 },
            TalkEdit::Remove(rank) => Line::StepSlideGone { number: rank + 1 },
            TalkEdit::Move(from, to) => Line::StepSlideMove { from: from + 1, to: to + 1 },
            TalkEdit::Name(_) => Line::StepTalkName {},
            TalkEdit::Languages(_) => Line::StepTalkLanguages {},
            TalkEdit::Replace(_) => Line::StepTalkStory {},
        },
    })
}

/// What a question is about: its indicators, and its year if it names one.
fn asked(view: &View<'_>, question: &Question) -> String {
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
