//! The entry of a town in a list: its name with space for a marker before it, and a note at the end of its line.

use egui::{Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use crate::app::bidi::start_align;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::filtered_list::paint_background;
use crate::app::widgets::text::{layout, paint_galleys};

/// The entry of a town, before its marker is painted.
pub(super) struct TownEntry {
    /// The whole entry.
    pub rect: Rect,
    /// Clicks on it.
    pub response: Response,
    /// The centre of the marker.
    pub marker: Pos2,
}

/// A name with space for a marker before it, and a note at the end of its line.
pub(super) fn entry_ui(ui: &mut Ui, view: &View<'_>, name: &str, style: LabelStyle, note: &str) -> TownEntry {
    let width = ui.available_width();
    let note = layout(ui, view, note, LabelStyle::regular(TextSize::Small, view.theme.soft), width);
    let name = layout(ui, view, name, style, width - NAME_START - note.size.x - 18.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, name.size.y + 8.0), Sense::click());
    paint_background(ui, view, rect, &response, style.is_bold());
    let start = start_align(view.direction());
    let [name_left, note_left, marker] = if view.is_rtl() {
        [rect.right() - NAME_START - name.size.x, rect.left() + 8.0, rect.right() - 18.0]
    } else {
        [rect.left() + NAME_START, rect.right() - 8.0 - note.size.x, rect.left() + 18.0]
    };
    paint_galleys(ui, &name, Rect::from_min_size(pos2(name_left, rect.top() + 4.0), name.size), start);
    let note_top = rect.top() + 4.0 + (TextSize::Name.points() - TextSize::Small.points());
    paint_galleys(ui, &note, Rect::from_min_size(pos2(note_left, note_top), note.size), start);
    TownEntry { rect, response, marker: pos2(marker, rect.center().y) }
}

/// Where the name of a town begins, in points.
const NAME_START: f32 = 34.0;
