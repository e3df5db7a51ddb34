//! The command palette: a few letters find anything there is to do or to show; and the list of shortcuts.

use egui::{CornerRadius, Key, Margin, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::bidi::{end_align, start_align};
use crate::app::dialogs::palette_entries::{PaletteEntry, matching_entries};
use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::state::command::{declared_commands, shortcut_name};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::text::{layout, paint_galleys, text_ui};
use crate::app::widgets::text_field::{field_align, ring_ui};
use crate::speech::Message;

/// Shows the field and the entries that match. Arrow keys move the selection, Enter chooses.
pub(super) fn palette_ui(ui: &mut Ui, view: &View<'_>, text: &str, selected: usize, queue: &mut MessageQueue) {
    let label = view.text(Message::PaletteHint {});
    let mut typed = text.to_owned();
    let is_pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let (down, up, enter) = (is_pressed(Key::ArrowDown), is_pressed(Key::ArrowUp), is_pressed(Key::Enter));
    let edit = TextEdit::singleline(&mut typed).hint_text(&label).desired_width(f32::INFINITY).margin(Margin::symmetric(12, 10));
    let field = ui.add(edit.align(field_align(view)));
    ring_ui(ui, &field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    // The field keeps the keyboard focus whatever was clicked.
    field.request_focus();
    let entries = matching_entries(ui, view, &typed);
    let last = entries.len().saturating_sub(1);
    let mut next = if field.changed() { 0 } else { selected.min(last) };
    if down {
        next = if next == last { 0 } else { next + 1 };
    }
    if up {
        next = next.checked_sub(1).unwrap_or(last);
    }
    if enter && let Some(entry) = entries.get(next) {
        choose(entry, queue);
        return;
    }
    if typed != text || next != selected {
        queue.push(UiMessage::open_dialog(Dialog::Palette { text: typed.clone(), selected: next }));
    }
    ui.add_space(6.0);
    if entries.is_empty() {
        text_ui(ui, view, &view.text(Message::PaletteNothing {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    }
    ScrollArea::vertical().id_salt("jumelles-palette").max_height(440.0).show(ui, |ui| {
        for (index, entry) in entries.iter().enumerate() {
            if entry_ui(ui, view, entry, index == next) {
                choose(entry, queue);
            }
        }
    });
}

/// Closes the palette, then runs the entry: it may open a dialog of its own.
fn choose(entry: &PaletteEntry, queue: &mut MessageQueue) {
    queue.push(UiMessage::SetDialog(None));
    queue.push(entry.message.clone());
}

/// One entry: its name, and its detail at the other end. Returns whether it was clicked.
fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &PaletteEntry, selected: bool) -> bool {
    let theme = &view.theme;
    let (name_color, detail_color) = if selected { (theme.on_focus, theme.on_focus) } else { (theme.ink, theme.soft) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &entry.name));
    if selected || response.hovered() {
        let fill = if selected { theme.focus } else { theme.panel };
        ui.painter().rect_filled(rect, CornerRadius::same(8), color32(fill));
    }
    let inner = rect.shrink2(vec2(12.0, 7.0));
    let detail = layout(ui, view, &entry.detail, LabelStyle::regular(TextSize::Note, detail_color), f32::INFINITY);
    let name_style = LabelStyle::selectable(TextSize::Body, name_color, selected);
    let name = layout(ui, view, &entry.name, name_style, inner.width() - detail.size.x - 16.0);
    paint_galleys(ui, &detail, inner, end_align(view.direction()));
    let clip = ui.clip_rect();
    ui.set_clip_rect(rect.intersect(clip));
    paint_galleys(ui, &name, inner, start_align(view.direction()));
    ui.set_clip_rect(clip);
    if selected {
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// Shows the list of shortcuts; a click runs the command.
pub(super) fn shortcuts_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CommandKeys {});
    ScrollArea::vertical().id_salt("jumelles-keys").max_height(480.0).show(ui, |ui| {
        for spec in declared_commands().iter().filter(|spec| !spec.keys.is_empty()) {
            let keys: Vec<String> = spec.keys.iter().map(|key| shortcut_name(*key, view.preferences.language)).collect();
            let entry = PaletteEntry { name: view.text(&spec.name), detail: keys.join("  "), message: UiMessage::Command(spec.command) };
            if entry_ui(ui, view, &entry, false) {
                choose(&entry, queue);
            }
        }
        for message in [Message::StageKeys {}, Message::ExploreHelp {}] {
            text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Note, view.theme.soft));
        }
    });
    close_row_ui(ui, view, queue);
}
