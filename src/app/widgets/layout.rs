//! Rows, columns and panels that follow the reading direction.

use egui::{Align, CentralPanel, CornerRadius, Frame, Layout, Margin, Ui, vec2};

use crate::app::bidi::start_align;
use crate::app::state::view::View;
use crate::app::style::color32;

/// The height of a row of controls, in points.
const ROW_HEIGHT: f32 = 40.0;

/// In a narrower window the origin of a figure stands below the chart; in points.
pub(crate) const MIN_WIDTH_FOR_PANEL: f32 = 1300.0;

/// The panel in the middle of a page.
pub(crate) fn page_panel(view: &View<'_>) -> CentralPanel {
    CentralPanel::default().frame(Frame::NONE.fill(color32(view.theme.paper)).inner_margin(Margin::symmetric(36, 24)))
}

/// A card on a page.
pub(crate) fn card(view: &View<'_>) -> Frame {
    Frame::NONE.fill(color32(view.theme.panel)).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(14, 10))
}

/// A horizontal layout from the side where reading begins.
pub(crate) fn reading_layout(view: &View<'_>) -> Layout {
    if view.is_rtl() { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// A horizontal layout from the side where reading ends.
pub(crate) fn trailing_layout(view: &View<'_>) -> Layout {
    if view.is_rtl() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// Places widgets one below another, aligned to the side where reading begins.
pub(crate) fn column<R>(ui: &mut Ui, view: &View<'_>, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::top_down(start_align(view.direction())), add_contents).inner
}

/// Places widgets side by side on one line, from the side where reading begins.
pub(crate) fn row<R>(ui: &mut Ui, view: &View<'_>, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    ui.allocate_ui_with_layout(size, reading_layout(view), add_contents).inner
}

/// Places widgets side by side on as many lines as they need, from the side where reading begins.
pub(crate) fn wrapped_row<R>(ui: &mut Ui, view: &View<'_>, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    ui.allocate_ui_with_layout(size, reading_layout(view).with_main_wrap(true), add_contents).inner
}
