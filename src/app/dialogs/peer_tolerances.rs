//! The tolerances of the variables of likeness: the difference under which two values are about the same, each a field of its own.

use egui::{DragValue, Role, Ui, WidgetInfo};

use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::chart::{tolerance_words, variable_name};
use crate::peers::{PeerQuestion, PeerVariable, VariableChoice};
use crate::speech::Message;

/// How much a tolerance changes while a point is dragged, as a share of it.
const SPEED: f64 = 0.01;
/// The width of a field, in points.
const FIELD_WIDTH: f32 = 64.0;

/// Shows a field for each variable, and the button that sets all of them back; `ask` is called with another question.
pub(super) fn tolerances_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, ask: &mut dyn FnMut(PeerQuestion)) {
    let soft = LabelStyle::regular(TextSize::Small, view.theme.soft);
    text_ui(ui, view, &view.text(Message::PeersTolerancesAbout {}), soft);
    let criteria = question.criteria();
    for (index, variable) in PeerVariable::USUAL.into_iter().enumerate() {
        let before = question.tolerance(index);
        let mut tolerance = before;
        let name = variable_name(variable, &[], view.engine.speech());
        row(ui, view, |ui| {
            ui.spacing_mut().interact_size.x = FIELD_WIDTH;
            let least = if variable.is_ratio() { 1.01 } else { 0.01 };
            let field = DragValue::new(&mut tolerance).speed(before * SPEED).range(least..=1000.0).max_decimals(2);
            let field = field.custom_formatter(|value, _| view.engine.speech().format_number(value, decimals_of(value)));
            let response = ui.add(field.custom_parser(parsed));
            response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &name));
            text_ui(ui, view, &name, LabelStyle::bold(TextSize::Body, view.theme.ink));
            let choice = VariableChoice { variable, weight: 1.0, tolerance: before };
            text_ui(ui, view, &tolerance_words(&choice, &criteria, view.engine.speech()), soft);
        });
        if (tolerance - before).abs() > f64::EPSILON {
            ask(question.with_tolerance(index, tolerance));
        }
    }
    let usual = PeerQuestion::about(question.focus.clone()).tolerances;
    if question.tolerances != usual && button_ui(ui, view, &view.text(Message::PeersTolerancesReset {})).clicked() {
        ask(PeerQuestion { tolerances: usual, ..question.clone() });
    }
}

/// The decimals a tolerance has, up to two.
fn decimals_of(tolerance: f64) -> u8 {
    (0..2).find(|decimals| (tolerance * 10_f64.powi(i32::from(*decimals))).fract().abs() < 1e-6).unwrap_or(2)
}

/// A typed tolerance, with the decimal sign of any language.
fn parsed(text: &str) -> Option<f64> {
    let digits: String = text.chars().map(|c| if c == ',' { '.' } else { c }).filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerances_are_typed_and_printed_in_every_language() {
        assert_eq!([" 1,5 ", "1.5", "\u{2066}0,35\u{2069}", "x"].map(parsed), [Some(1.5), Some(1.5), Some(0.35), None]);
        assert_eq!([3.0, 1.5, 0.35, 1.0 / 3.0].map(decimals_of), [0, 1, 2, 2]);
    }
}
