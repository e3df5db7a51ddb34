//! Measures found by a part of their name in any of the three languages, in a list to choose from.

use std::sync::Arc;

use egui::Ui;

use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::tab_ui;
use crate::app::widgets::layout::wrapped_row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::text_field_ui;
use crate::base::fold::fold;
use crate::speech::Message;
use crate::tidy::Measure;

/// The most measures listed.
const MOST_LISTED: usize = 6;

/// Shows a field and the measures that what is typed may mean. Returns the one that was clicked.
pub(super) fn measure_choices_ui(ui: &mut Ui, view: &View<'_>, typed: &mut String, chosen: Option<&Arc<Measure>>) -> Option<Arc<Measure>> {
    text_field_ui(ui, view, Message::MeasureSearch {}, 1, typed);
    let is_chosen = chosen.is_some_and(|measure| measure.names.get(view.preferences.language) == typed.as_str());
    if is_chosen { None } else { found_ui(ui, view, typed) }
}

/// The measures that a text may mean, as buttons on one or two lines.
pub(super) fn found_ui(ui: &mut Ui, view: &View<'_>, text: &str) -> Option<Arc<Measure>> {
    let found = found(view, text);
    if found.is_empty() {
        if !text.trim().is_empty() {
            text_ui(ui, view, &view.text(Message::MeasureNotFound {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
        }
        return None;
    }
    let mut clicked = None;
    wrapped_row(ui, view, |ui| {
        for measure in &found {
            if tab_ui(ui, view, measure.names.get(view.preferences.language), false).clicked() {
                clicked = Some(Arc::clone(measure));
            }
        }
    });
    clicked
}

/// The measures the files have whose name or identifier holds a text, those that begin with it first.
fn found(view: &View<'_>, text: &str) -> Vec<Arc<Measure>> {
    let wanted = fold(text);
    let Some(loaded) = view.engine.loaded().filter(|_| wanted.chars().count() > 1) else { return Vec::new() };
    let rank = |measure: &Arc<Measure>| {
        let names = [&measure.names.fr, &measure.names.ar, &measure.names.en].map(|name| fold(name));
        let spellings = names.iter().map(String::as_str).chain([measure.id.as_str()]);
        let ranks = spellings.filter(|spelling| spelling.contains(wanted.as_str()));
        ranks.map(|spelling| (!spelling.starts_with(wanted.as_str()), spelling.len())).min()
    };
    let measures = loaded.values.observations().measures().iter();
    let mut ranked: Vec<_> = measures.filter_map(|measure| Some((rank(measure)?, measure))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(MOST_LISTED).map(|(_, measure)| Arc::clone(measure)).collect()
}
