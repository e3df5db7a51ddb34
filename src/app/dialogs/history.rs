//! The list of changes made: a click on one goes back, or forward again, to the project after it.

use egui::{ScrollArea, Ui};

use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::widgets::buttons::menu_choice_ui;
use crate::app::widgets::layout::column;
use crate::base::IndicatorId;
use crate::chart::file_name;
use crate::compare::ComparisonQuery;
use crate::project::{Edit, TalkEdit};
use crate::speech::Message;

/// The most indicators named in a change of the comparison.
const MAX_INDICATORS: usize = 2;
/// The most years named in a change of the comparison.
const MAX_YEARS: usize = 3;

/// Shows the changes, the latest first.
pub(super) fn history_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CommandHistory {});
    let current = view.history.position();
    let names: Vec<String> = view
        .history
        .edits()
        .map(|edit| edit.map_or(Message::StepBegin {}, |edit| edit_name(view, edit)))
        .map(|name| view.text(name))
        .collect();
    ScrollArea::vertical().id_salt("jumelles-steps").max_height(440.0).show(ui, |ui| {
        column(ui, view, |ui| {
            for (index, name) in names.iter().enumerate().rev() {
                ui.push_id(index, |ui| {
                    if menu_choice_ui(ui, view, &format!("{}. {name}", index + 1), index == current).clicked() {
                        queue.push(UiMessage::JumpToState(index));
                    }
                });
            }
        });
    });
    close_row_ui(ui, view, queue);
}

/// The name of an edit.
fn edit_name(view: &View<'_>, edit: &Edit) -> Message {
    match edit {
        Edit::Open(project) => match project.sources.as_slice() {
            [] => Message::CommandNew {},
            [source] => Message::StepOpen { name: file_name(&source.path.display().to_string()) },
            sources => Message::StepOpenMany { count: sources.len() },
        },
        Edit::AddFiles(sources) => match sources.as_slice() {
            [source] => Message::StepOpen { name: file_name(&source.path.display().to_string()) },
            sources => Message::StepOpenMany { count: sources.len() },
        },
        Edit::ReturnToFiles(_) => Message::StepReadingStopped {},
        Edit::SetQuery(query) => Message::StepQuery { what: query_summary(view, query) },
        Edit::KeepRecipes(_) => Message::StepLearn {},
        Edit::MoveFiles(moved) => Message::StepMove { count: moved.len() },
        Edit::SetRecipe(name, _) => Message::StepRead { name: file_name(name) },
        Edit::DefineIndicator(indicator) => Message::StepDefine { name: indicator.name.clone() },
        Edit::RemoveIndicator(name) => Message::StepRemove { name: name.clone() },
        Edit::SetSuppositions(texts) => Message::StepSuppose { text: texts.last().cloned().unwrap_or_default() },
        Edit::GroupPlaces(group, _) => Message::StepGroup { count: group.members.len() },
        Edit::Ungroup(_) => Message::StepUngroup {},
        Edit::KeepPlaceSet(set) => Message::StepKeepPlaceSet { set: set.name.clone() },
        Edit::RemovePlaceSet(set) => Message::StepRemovePlaceSet { set: set.clone() },
        Edit::Pin(_) => Message::BoardPin {},
        Edit::Unpin(_) => Message::StepUnpin {},
        Edit::ShowPinned(_) => Message::BoardOpen {},
        Edit::AddTerritories(added, _) => Message::StepAddCommunes { count: added.len() },
        Edit::SetLibrary(_) => Message::StepLibrary {},
        Edit::SetHeadline(_) => Message::HeadlineEditTitle {},
        Edit::SetChartKind(_) => Message::StepKind {},
        Edit::Talk(edit) => talk_edit_name(edit),
    }
}

/// The name of an edit of the talk.
fn talk_edit_name(edit: &TalkEdit) -> Message {
    match edit {
        TalkEdit::Insert(..) => Message::CommandAddToTalk {},
        TalkEdit::ReplaceSlide(index, _) => Message::StepSlideSet { number: index + 1 },
        TalkEdit::Remove(index) => Message::StepSlideGone { number: index + 1 },
        TalkEdit::Move(from, to) => Message::StepSlideMove { from: from + 1, to: to + 1 },
        TalkEdit::SetTitle(_) => Message::StepTalkName {},
        TalkEdit::SetLanguages(_) => Message::StepTalkLanguages {},
        TalkEdit::ReplaceTalk(_) => Message::StepTalkStory {},
    }
}

/// The first indicators and years of a comparison, separated by commas. An indicator without a name is shown by its id.
fn query_summary(view: &View<'_>, query: &ComparisonQuery) -> String {
    let name_of = |id: &IndicatorId| {
        let indicator = view.engine.loaded().and_then(|loaded| loaded.values.indicators().find(|indicator| indicator.id == *id));
        indicator.map_or_else(|| id.to_string(), |indicator| indicator.names.get(view.preferences.language).to_owned())
    };
    let names = query.indicators.iter().take(MAX_INDICATORS).map(name_of);
    let years = query.times.iter().take(MAX_YEARS).map(ToString::to_string);
    names.chain(years).collect::<Vec<_>>().join(", ")
}
