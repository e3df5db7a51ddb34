//! The variables that a list of peers rests on: how much each counts, the indicators of the user beside them, and a word where one of them
//! is what is compared.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, choice_ui, menu_choice_ui};
use crate::app::widgets::layout::{row, wrapped_row};
use crate::app::widgets::text::{line, text_ui};
use crate::base::IndicatorId;
use crate::chart::variable_name;
use crate::indicators::Indicator;
use crate::library::Edition;
use crate::peers::{Importance, MOST_OWN, PeerQuestion, PeerVariable};
use crate::speech::Message;

/// The width of the list of indicators, in points.
const LIST_WIDTH: f32 = 190.0;

/// Shows the variables; `ask` is called with another question.
pub(super) fn variables_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, ask: &mut dyn FnMut(PeerQuestion)) {
    wrapped_row(ui, view, |ui| {
        for (index, (variable, importance)) in PeerVariable::USUAL.into_iter().zip(question.importance).enumerate() {
            let name = variable_name(variable, &[], view.engine.speech());
            let shown = match importance {
                Importance::Normal | Importance::None => name.clone(),
                Importance::Double => format!("{name} ×2"),
            };
            let label = view.text(match importance {
                Importance::Normal => Message::PeersVariableNormal { variable: name },
                Importance::Double => Message::PeersVariableDouble { variable: name },
                Importance::None => Message::PeersVariableOut { variable: name },
            });
            let response = choice_ui(ui, view, &shown, importance != Importance::None);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, importance != Importance::None, &label));
            if response.clicked() {
                ask(with_importance(question, index, importance.next()));
            }
        }
        own_ui(ui, view, question, ask);
    });
    shown_ui(ui, view, question, ask);
}

fn with_importance(question: &PeerQuestion, index: usize, importance: Importance) -> PeerQuestion {
    let mut next = question.clone();
    if let Some(slot) = next.importance.get_mut(index) {
        *slot = importance;
    }
    next
}

/// The indicators of the user, each of which a click removes, and the list that adds one.
fn own_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, ask: &mut dyn FnMut(PeerQuestion)) {
    let Some(loaded) = view.engine.loaded() else { return };
    let without =
        |id: &IndicatorId| PeerQuestion { own: question.own.iter().filter(|own| *own != id).cloned().collect(), ..question.clone() };
    for id in &question.own {
        let Some(indicator) = loaded.values.indicators().find(|indicator| indicator.id == *id) else { continue };
        let name = indicator.names.get(view.preferences.language);
        let response = choice_ui(ui, view, name, true);
        let label = view.text(Message::PeersOwnRemove { indicator: name.to_owned() });
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, true, &label));
        if response.clicked() {
            ask(without(id));
        }
    }
    if question.own.len() >= MOST_OWN {
        return;
    }
    let label = view.text(Message::PeersOwnAdd {});
    let text = line(view, &label, LabelStyle::regular(TextSize::Body, view.theme.soft));
    let list = ComboBox::from_id_salt("jumelles-peers-own").selected_text(text).width(LIST_WIDTH).show_ui(ui, |ui| {
        let is_shown = |indicator: &Indicator| view.query().is_some_and(|query| query.indicators.contains(&indicator.id));
        let is_offered =
            |indicator: &Indicator| is_known_of_many(indicator) && !question.own.contains(&indicator.id) && !is_shown(indicator);
        for indicator in loaded.values.indicators().filter(|indicator| is_offered(indicator)) {
            if menu_choice_ui(ui, view, indicator.names.get(view.preferences.language), false).clicked() {
                ask(PeerQuestion { own: question.own.iter().cloned().chain([indicator.id.clone()]).collect(), ..question.clone() });
                ui.close();
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
}

/// Whether the library has figures of an indicator: what only some towns have does not tell communes apart.
fn is_known_of_many(indicator: &Indicator) -> bool {
    let is_of_library = |measure| Edition::current().columns().iter().any(|column| column.measure.as_ref() == Some(measure));
    indicator.plan.read_inputs().any(|input| is_of_library(&input.measure.id))
}

/// Says so where a variable is the indicator compared, and leaves it out at a click.
fn shown_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, ask: &mut dyn FnMut(PeerQuestion)) {
    let Some(query) = view.query() else { return };
    let is_compared = |variable: PeerVariable| query.indicators.iter().any(|id| variable.shown_by().contains(&id.as_str()));
    let variables = PeerVariable::USUAL.into_iter().zip(question.importance).enumerate();
    let mut compared = variables.filter(|(_, (variable, importance))| *importance != Importance::None && is_compared(*variable));
    if let Some((index, (variable, _))) = compared.next() {
        let name = variable_name(variable, &[], view.engine.speech());
        row(ui, view, |ui| {
            let warn = view.text(Message::PeersCompared { variable: name });
            text_ui(ui, view, &warn, LabelStyle::regular(TextSize::Small, view.theme.warn));
            if button_ui(ui, view, &view.text(Message::PeersLeaveOut {})).clicked() {
                ask(with_importance(question, index, Importance::None));
            }
        });
    }
}
