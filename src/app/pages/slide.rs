//! The page of the slide: the exported picture itself, painted by the same code as the file.

use egui::{Role, Ui, WidgetInfo, vec2};

use crate::app::act::{Act, Inbox};
use crate::app::command::Command;
use crate::app::look::Size;
use crate::app::pages::middle;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, button_ui, row, text_ui};
use crate::cli::refused_in_words;
use crate::engine::{Painting, Stamp};
use crate::render::Picture;
use crate::speech::Line;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut Inbox) {
    middle(view).show(ui, |ui| {
        row(ui, view, |ui| {
            if button_ui(ui, view, &view.say(Line::Export {}), true).clicked() {
                inbox.push(Act::Command(Command::Export));
            }
            text_ui(ui, view, &view.say(Line::SlidesHint {}), Setting::new(Size::Body, false, view.theme.soft));
        });
        ui.add_space(12.0);
        let (stamp, picture) = match picture(view) {
            Ok(found) => found,
            Err(why) => {
                text_ui(ui, view, &why, Setting::new(Size::Body, false, view.theme.soft));
                return;
            }
        };
        let texture = texture(ui, stamp, picture);
        let room = ui.available_size();
        let shape = texture.size_vec2();
        let scale = (room.x / shape.x).min(room.y / shape.y).min(1.0);
        let response = ui.add(egui::Image::new((texture.id(), vec2(shape.x, shape.y) * scale)));
        if let Some(Ok(chart)) = view.derived().map(|derived| &derived.chart) {
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt));
        }
    });
}

/// The picture, or why there is none yet.
fn picture<'v>(view: &'v View<'_>) -> Result<(Stamp, &'v Picture), String> {
    match view.derived().map(|derived| &derived.chart) {
        None if view.engine.is_working() => return Err(view.say(Line::Working {})),
        None => return Err(view.say(Line::Empty {})),
        Some(Err(refusal)) => return Err(refused_in_words(*refusal, view.speech())),
        Some(Ok(_)) => {}
    }
    match view.engine.picture() {
        Some((stamp, Painting::Done(picture))) => Ok((stamp, picture)),
        Some((_, Painting::Failed(reason))) => Err(view.say(Line::ExportFailed { reason: reason.clone() })),
        Some((_, Painting::Awaited)) | None => Err(view.say(Line::Working {})),
    }
}

/// The picture on the graphics card; uploaded once for each stamp.
fn texture(ui: &Ui, stamp: Stamp, picture: &Picture) -> egui::TextureHandle {
    let id = egui::Id::unique("jumelles-slide");
    let kept = ui.data(|data| data.get_temp::<(Stamp, egui::TextureHandle)>(id));
    if let Some((known, texture)) = kept
        && known == stamp
    {
        return texture;
    }
    let size = [picture.width as usize, picture.height as usize];
    let image = egui::ColorImage::from_rgba_premultiplied(size, &picture.rgba);
    let texture = ui.ctx().load_texture("jumelles-slide", image, egui::TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, (stamp, texture.clone())));
    texture
}
