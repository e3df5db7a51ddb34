//! The plot that charts of the window stand on: it paints nothing of its own, as scales and texts are ours.

use egui::{Id, Rect};
use egui_plot::Plot;

use crate::app::state::view::View;

/// A plot as large as a rectangle, without axes, grid, pointer lines or words. Values grow to the side where reading goes.
pub(super) fn bare_plot<'a>(view: &View<'_>, id: Id, rect: Rect) -> Plot<'a> {
    Plot::new(id)
        .id(id)
        .width(rect.width())
        .height(rect.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_scroll(false)
        .allow_double_click_reset(false)
        .invert_x(view.is_rtl())
        .auto_bounds(false)
        .label_formatter(|_| None)
}
