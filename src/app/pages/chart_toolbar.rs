//! The one row of tools above the chart: its kinds as icons, how its values are read, and what is added to them.

use egui::text::TextWrapping;
use egui::{ComboBox, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::app::pages::chart_controls::options_ui;
use crate::app::state::command::Command;
use crate::app::state::dialog::Dialog;
use crate::app::state::session::PanelState;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, menu_choice_ui};
use crate::app::widgets::icons::{IconChoice, icon_button_ui, icon_choice_ui, kind_icon};
use crate::app::widgets::layout::wrapped_row;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::text::line;
use crate::engine::Derived;
use crate::project::{Edit, PinnedComparison};
use crate::speech::Message;

/// The space between groups of tools, in points.
const GROUP_SPACE: f32 = 6.0;
/// The width of the list of kinds, in points.
const LIST_WIDTH: f32 = 138.0;
/// The part of it that its arrow takes.
const ARROW_WIDTH: f32 = 38.0;
/// How many kinds have an icon; the others stand in the list beside them.
const MAX_ICONS: usize = 6;

/// Shows the row; on as many lines as it needs in a narrow window.
pub(super) fn chart_toolbar_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, queue: &mut MessageQueue) {
    wrapped_row(ui, view, |ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        ui.spacing_mut().button_padding.x = 9.0;
        kinds_ui(ui, view, derived, queue);
        ui.add_space(GROUP_SPACE);
        if let Some(query) = view.query() {
            options_ui(ui, view, query, queue);
        }
        ui.add_space(GROUP_SPACE);
        additions_ui(ui, view, queue);
        ui.add_space(GROUP_SPACE);
        views_ui(ui, view, queue);
        ui.add_space(GROUP_SPACE);
        copies_ui(ui, view, queue);
        if view.session.provenance == PanelState::Folded {
            ui.add_space(GROUP_SPACE);
            unfold_ui(ui, view, queue);
        }
    });
}

/// The kinds of chart that suit the comparison, the most suitable first, and the name of the one that is shown.
fn kinds_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, queue: &mut MessageQueue) {
    let Ok(chart) = &derived.chart else { return };
    for kind in derived.suitable_kinds.iter().take(MAX_ICONS) {
        let choice = IconChoice { icon: kind_icon(*kind), name: view.text(kind.label()), help: view.text(kind.description()) };
        let response = icon_choice_ui(ui, view, &choice, chart.kind == *kind);
        takes_focus_of(ui, PagePart::Tools, &response);
        if response.clicked() {
            queue.push(UiMessage::Edit(Edit::SetChartKind(Some(*kind))));
        }
    }
    let shown = view.text(chart.kind.label());
    let mut selected_text = line(view, &shown, LabelStyle::bold(TextSize::Body, view.theme.focus));
    // A long name is cut: the tools behind the list stay where they are.
    selected_text.wrap = TextWrapping::truncate_at_width(LIST_WIDTH - ARROW_WIDTH);
    let list = ComboBox::from_id_salt("jumelles-kind").selected_text(selected_text).width(LIST_WIDTH).show_ui(ui, |ui| {
        for kind in &derived.suitable_kinds {
            if menu_choice_ui(ui, view, &view.text(kind.label()), chart.kind == *kind).clicked() {
                queue.push(UiMessage::Edit(Edit::SetChartKind(Some(*kind))));
                ui.close();
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, view.text(Message::ChartKindList {})));
}

/// Annotations and suppositions.
fn additions_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if button_ui(ui, view, &view.text(Message::AnnotateButton {})).clicked() {
        queue.push(UiMessage::open_dialog(Dialog::Annotations { text: String::new() }));
    }
    let count = view.project.suppositions.len();
    let label = if count == 0 { Message::SupposeButton {} } else { Message::SupposeSome { count } };
    if button_ui(ui, view, &view.text(label)).clicked() {
        queue.push(UiMessage::open_dialog(Dialog::Supposition { text: String::new() }));
    }
}

/// The figures in place of the chart, and back.
fn views_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let is_shown = view.session.is_table_shown;
    let choice = IconChoice { icon: Icon::Sheet, name: view.text(Message::TableView {}), help: String::new() };
    if icon_choice_ui(ui, view, &choice, is_shown).clicked() {
        queue.push(UiMessage::ShowTable(!is_shown));
    }
}

/// The button that shows the panel with the origin of a figure again; it folds at its own corner.
fn unfold_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let icon = if view.is_rtl() { Icon::PanelLeftOpen } else { Icon::PanelRightOpen };
    if icon_button_ui(ui, view, icon, &view.text(Message::UnfoldProvenance {})).clicked() {
        queue.push(UiMessage::SetProvenance(PanelState::Shown));
    }
}

/// What keeps the comparison or copies it.
fn copies_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if let Some(query) = view.query()
        && icon_button_ui(ui, view, Icon::Pin, &view.text(Message::BoardPin {})).clicked()
    {
        queue.push(UiMessage::Edit(Edit::Pin(vec![PinnedComparison { query: query.clone(), kind: view.project.kind }])));
    }
    if icon_button_ui(ui, view, Icon::Image, &view.text(Message::CopyPicture {})).clicked() {
        queue.push(UiMessage::Command(Command::CopyImage));
    }
    if icon_button_ui(ui, view, Icon::Copy, &view.text(Message::CopyTable {})).clicked() {
        queue.push(UiMessage::Command(Command::CopyTable));
    }
}
