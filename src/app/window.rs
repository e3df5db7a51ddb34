//! The window before it exists: whether one can open here, and with which size, title and icon.

use eframe::NativeOptions;
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

/// How the window is opened: on X11 where the Wayland that the environment names does not answer any more, as after a session ended.
pub(super) fn options() -> NativeOptions {
    let mut options = NativeOptions { viewport: main_viewport(), ..NativeOptions::default() };
    choose_x11_if_wayland_is_gone(&mut options);
    options
}

#[cfg(target_os = "linux")]
fn choose_x11_if_wayland_is_gone(options: &mut NativeOptions) {
    use std::os::unix::net::UnixStream;
    use std::path::PathBuf;

    use winit::platform::x11::EventLoopBuilderExtX11 as _;

    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let socket = set("WAYLAND_DISPLAY").map(|name| set("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default().join(name));
    let is_gone = socket.is_some_and(|socket| UnixStream::connect(socket).is_err());
    if is_gone && set("DISPLAY").is_some() && set("WAYLAND_SOCKET").is_none() {
        options.event_loop_builder = Some(Box::new(|builder| {
            builder.with_x11();
        }));
    }
}

#[cfg(not(target_os = "linux"))]
fn choose_x11_if_wayland_is_gone(_: &mut NativeOptions) {}

/// The window as it opens.
fn main_viewport() -> ViewportBuilder {
    let viewport = ViewportBuilder::default().with_title("Jumelles").with_app_id("jumelles");
    let viewport = viewport.with_inner_size(SIZE).with_min_inner_size(MIN_SIZE);
    let Some(image) = rasterize_icon(ICON_SIZE) else { return viewport };
    let size = [image.width as usize, image.height as usize];
    let pixels = ColorImage::from_rgba_premultiplied(size, &image.rgba).pixels;
    let rgba = pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    viewport.with_icon(IconData { rgba, width: image.width, height: image.height })
}
