//! The window before it exists: whether one can open here, and with which size, title and icon.

use egui::{Color32, ColorImage, IconData, ViewportBuilder};

use crate::render::rasterize_icon;

/// The initial size of the window, in points.
const SIZE: [f32; 2] = [1440.0, 900.0];
/// The smallest size of the window, in points.
const MIN_SIZE: [f32; 2] = [1024.0, 640.0];
/// The width and height of the icon, in pixels.
const ICON_SIZE: u32 = 128;

/// Whether a window can open here. On Linux this needs a display server named by the environment.
#[must_use]
pub fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
}

/// The window as it opens.
pub(super) fn main_viewport() -> ViewportBuilder {
    let viewport = ViewportBuilder::default().with_title("Jumelles").with_app_id("jumelles");
    let viewport = viewport.with_inner_size(SIZE).with_min_inner_size(MIN_SIZE);
    let Some(image) = rasterize_icon(ICON_SIZE) else { return viewport };
    let size = [image.width as usize, image.height as usize];
    let pixels = ColorImage::from_rgba_premultiplied(size, &image.rgba).pixels;
    let rgba = pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    viewport.with_icon(IconData { rgba, width: image.width, height: image.height })
}
