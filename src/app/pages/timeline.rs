//! The line of years under the chart: a slider through those that have figures, with their marks, and the button that plays them.

use egui::{Align2, ComboBox, FontId, Rect, Role, Slider, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32, font_family};
use crate::app::widgets::icons::icon_button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::text::line;
use crate::base::Time;
use crate::compare::ComparisonQuery;
use crate::project::Edit;
use crate::render::Weight;
use crate::speech::Message;

/// The height of the line with its marks, in points.
pub(super) const TIMELINE_HEIGHT: f32 = 60.0;
/// The width of the list of years, in points.
const LIST_WIDTH: f32 = 130.0;
/// The least distance between two marks that are written, in points.
const MARK_DISTANCE: f32 = 52.0;
/// The half of the handle: the line of a slider begins and ends so far inside it.
const HANDLE_RADIUS: f32 = 12.0;

/// Shows the line. `times` are those with figures, latest first.
pub(super) fn timeline_ui(ui: &mut Ui, view: &View<'_>, times: &[Time], queue: &mut MessageQueue) {
    let Some(query) = view.query() else { return };
    row(ui, view, |ui| {
        if times.len() > 1 && query.times.len() < 2 {
            playback_ui(ui, view, queue);
            slider_ui(ui, view, query, times, queue);
            ui.add_space(12.0);
        }
        years_ui(ui, view, query, times, queue);
    });
}

/// The button that plays the years.
fn playback_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let is_playing = view.session.playback_since.is_some();
    let (icon, label) = if is_playing { (Icon::Pause, Message::Pause {}) } else { (Icon::Play, Message::Play {}) };
    if icon_button_ui(ui, view, icon, &view.text(label)).clicked() {
        queue.push(UiMessage::SetPlayback(!is_playing));
    }
}

/// The slider from the oldest year to the latest, with the years under it.
fn slider_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, times: &[Time], queue: &mut MessageQueue) {
    let oldest_first: Vec<Time> = times.iter().rev().copied().collect();
    let last = oldest_first.len().saturating_sub(1);
    let shown = query.times.first().and_then(|year| oldest_first.iter().position(|other| other == year)).unwrap_or(last);
    let mut chosen = shown;
    ui.visuals_mut().widgets.inactive.bg_fill = color32(view.theme.line);
    ui.spacing_mut().slider_width = (ui.available_width() - LIST_WIDTH - 60.0).max(80.0);
    let response = ui.add(Slider::new(&mut chosen, 0..=last).show_value(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, view.text(Message::Year {})));
    marks_ui(ui, view, &oldest_first, response.rect);
    if let Some(year) = oldest_first.get(chosen).filter(|_| chosen != shown) {
        queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { times: vec![*year], ..query.clone() })));
    }
}

/// Writes the years under the line, the first and the last and those between that have room.
fn marks_ui(ui: &Ui, view: &View<'_>, times: &[Time], line: Rect) {
    let font = FontId::new(TextSize::Small.points(), font_family(Weight::Regular));
    let last = times.len().saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "years are few")]
    let x_of = |index: usize| {
        let share = index as f32 / last.max(1) as f32;
        line.left() + HANDLE_RADIUS + share * (line.width() - 2.0 * HANDLE_RADIUS)
    };
    let mut free_from = f32::NEG_INFINITY;
    for (index, time) in times.iter().enumerate() {
        let x = x_of(index);
        let has_room = x >= free_from && (index == last || x <= x_of(last) - MARK_DISTANCE);
        if has_room {
            ui.painter().text(pos2(x, line.bottom() + 2.0), Align2::CENTER_TOP, time.to_string(), font.clone(), color32(view.theme.soft));
            free_from = x + MARK_DISTANCE;
        }
        ui.painter().rect_filled(Rect::from_center_size(pos2(x, line.bottom() - 2.0), vec2(1.0, 4.0)), 0.0, color32(view.theme.soft));
    }
}

/// The list of years; its first entry is the latest year of each town.
fn years_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, times: &[Time], queue: &mut MessageQueue) {
    let label = |text: &str, selected: bool| {
        let color = if selected { view.theme.on_focus } else { view.theme.ink };
        line(view, text, LabelStyle::regular(TextSize::Body, color))
    };
    let latest = view.text(Message::YearLatest {});
    let shown = query.times.first().map_or_else(|| latest.clone(), |time| view.speech().time_text(*time));
    let list = ComboBox::from_id_salt("jumelles-year").selected_text(label(&shown, false)).width(LIST_WIDTH).show_ui(ui, |ui| {
        let latest = std::iter::once((latest.clone(), Vec::new()));
        for (text, times) in latest.chain(times.iter().map(|time| (view.speech().time_text(*time), vec![*time]))) {
            let selected = query.times == times;
            if ui.selectable_label(selected, label(&text, selected)).clicked() {
                queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { times, ..query.clone() })));
                ui.close();
            }
        }
    });
    takes_focus_of(ui, PagePart::Years, &list.response);
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, view.text(Message::Year {})));
}
