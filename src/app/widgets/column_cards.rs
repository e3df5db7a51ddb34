//! The cards over the columns of a file: heading, meaning, unit and years; a menu changes what a column means.

use egui::{
    CornerRadius, Id, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{menu_choice_ui, scroll_to_new_focus};
use crate::app::widgets::column_answers::{AnsweredColumns, column_answers_ui};
use crate::app::widgets::column_groups::ColumnGroup;
use crate::app::widgets::grid_canvas::{CellStyle, GridCanvas};
use crate::app::widgets::icons::paint_icon;
use crate::speech::Message;
use crate::tidy::{ColumnRole, Heading, Mapping, Recipe};

/// The height of the cards, and the space under them, in points.
const CARD_HEIGHT: f32 = 76.0;
pub(super) const CARDS_HEIGHT: f32 = CARD_HEIGHT + 8.0;
/// The width kept for the sign that a card opens, in points.
const SIGN_WIDTH: f32 = 20.0;

/// Shows the cards, which stay in place while rows scroll below them.
pub(super) fn column_cards_ui(ui: &mut Ui, grid: &GridCanvas<'_>, queue: &mut MessageQueue) {
    let y = grid.visible.min.y.max(0.0);
    let band = grid.band(y, CARDS_HEIGHT);
    ui.painter().rect_filled(band, CornerRadius::ZERO, color32(grid.view.theme.paper));
    for group in &grid.columns.groups {
        let rect = grid.column_rect(group.first, group.headings.len(), y, CARD_HEIGHT).shrink2(vec2(2.0, 1.0));
        if grid.is_visible(rect) {
            card_ui(ui, grid, group, rect, queue);
        }
    }
}

fn card_ui(ui: &mut Ui, grid: &GridCanvas<'_>, group: &ColumnGroup, rect: Rect, queue: &mut MessageQueue) {
    let (view, theme) = (grid.view, &grid.view.theme);
    let meaning = meaning(grid, group);
    let response = ui.interact(rect, Id::unique(("jumelles-head", group.first)), Sense::click());
    let role = view.text(role_name(group.role));
    let told = [group.headings.join(", "), role, group.measure.clone().unwrap_or_default(), group.detail.clone()];
    let label = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    scroll_to_new_focus(&response);
    let fill = if response.hovered() { theme.panel } else { theme.surface };
    let stroke = match (response.has_focus(), group.is_asked) {
        (true, _) => Stroke::new(2.0, color32(theme.focus)),
        (false, true) => Stroke::new(1.5, color32(theme.warn)),
        (false, false) => Stroke::new(1.0, color32(theme.line)),
    };
    ui.painter().rect(rect, CornerRadius::same(8), color32(fill), stroke, StrokeKind::Inside);
    let color = if group.is_asked {
        theme.warn
    } else if group.role == ColumnRole::Unused {
        theme.soft
    } else if group.role == ColumnRole::Place || group.measure.is_some() {
        theme.good
    } else {
        theme.ink
    };
    let undated = view.text(Message::ColumnUndated {});
    let detail = match (group.detail.is_empty(), group.is_undated && group.is_asked) {
        (_, false) => group.detail.clone(),
        (true, true) => undated,
        (false, true) => format!("{} · {undated}", group.detail),
    };
    let lines = [
        (group.name.as_str(), LabelStyle::regular(TextSize::Small, theme.soft)),
        (meaning.as_str(), LabelStyle::bold(TextSize::Note, color)),
        (detail.as_str(), LabelStyle::regular(TextSize::Small, theme.soft)),
    ];
    let mut top = rect.top() + 6.0;
    for (rank, (text, style)) in lines.into_iter().enumerate() {
        let end = if rank == 1 { SIGN_WIDTH } else { 0.0 };
        let (left, right) = if view.is_rtl() { (rect.left() + end, rect.right()) } else { (rect.left(), rect.right() - end) };
        grid.paint_text(ui, Rect::from_min_max(pos2(left, top), pos2(right, top + 21.0)), text, CellStyle::words(style));
        top += 21.0;
    }
    let sign = if view.is_rtl() { rect.left() + 14.0 } else { rect.right() - 14.0 };
    paint_icon(ui, Icon::ChevronDown, pos2(sign, rect.center().y), 14.0, theme.soft);
    let response = grid.explain(response, &summary(grid, group));
    menu_ui(grid, group, &response, queue);
}

/// What a column means, in a word or two: the measure, the role, or that it is kept under its own name.
fn meaning(grid: &GridCanvas<'_>, group: &ColumnGroup) -> String {
    match (group.role, &group.measure) {
        (ColumnRole::Value, Some(measure)) => measure.clone(),
        (ColumnRole::Value, None) => grid.view.text(Message::ColumnOwn {}),
        (role, _) => grid.view.text(role_name(role)),
    }
}

/// The menu has fields too: it stays until one clicks elsewhere or chooses.
fn menu_ui(grid: &GridCanvas<'_>, group: &ColumnGroup, response: &Response, queue: &mut MessageQueue) {
    let menu = Popup::menu(response).align(RectAlign::BOTTOM_START).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.show(|ui| {
        roles_ui(ui, grid, group, queue);
        column_answers_ui(ui, grid.view, grid.file, AnsweredColumns { headings: &group.headings, role: group.role }, queue);
    });
}

/// The counts and the unit of the first column of a card, in one sentence.
fn summary(grid: &GridCanvas<'_>, group: &ColumnGroup) -> String {
    let table = &grid.file.intake.table;
    let Some(column) = table.columns().get(group.first) else { return String::new() };
    let heading = group.headings.first().map(|heading| Heading::parse(heading)).unwrap_or_default();
    let detail = grid.view.text(Message::ColumnDetail {
        numbers: column.stats.read_under(column.decimal),
        missing: column.stats.missing(),
        words: column.stats.words,
        unit: heading.unit.or_else(|| table.unit(group.first).map(str::to_owned)).unwrap_or_else(|| "–".to_owned()),
    });
    format!("{}\n{detail}", group.headings.first().map_or("", String::as_str))
}

/// The roles a column can be given.
fn roles_ui(ui: &mut Ui, grid: &GridCanvas<'_>, group: &ColumnGroup, queue: &mut MessageQueue) {
    for other in ColumnRole::GIVEN {
        let choice = menu_choice_ui(ui, grid.view, &grid.view.text(role_name(other)), other == group.role);
        if choice.clicked() && other != group.role {
            let mapping = grid.file.mapping.clone().unwrap_or_else(Mapping::blank);
            let mapping = group.headings.iter().fold(mapping, |mapping, heading| mapping.with_role(heading, other));
            let recipe = Recipe { mapping: Some(mapping), ..grid.view.recipe(grid.file) };
            queue.push(UiMessage::read_with(grid.file, recipe));
            ui.close();
        }
    }
}

fn role_name(role: ColumnRole) -> Message {
    match role {
        ColumnRole::Place => Message::RolePlace {},
        ColumnRole::Year => Message::RoleYear {},
        ColumnRole::Measure => Message::RoleMeasure {},
        ColumnRole::Value => Message::RoleValue {},
        ColumnRole::Unit => Message::RoleUnit {},
        ColumnRole::Context(_) => Message::RoleContext {},
        ColumnRole::Bound => Message::RoleBound {},
        ColumnRole::Breakdown => Message::RoleBreakdown {},
        ColumnRole::Unused => Message::RoleUnused {},
    }
}
