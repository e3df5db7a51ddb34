//! A scene painted in the window: the same drawing as the exported picture, on the room there is. Hover explains, click holds;
//! a larger page in the same room is the zoom, so that names find room as one comes nearer.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::ink;
use crate::app::rtl::lines;
use crate::app::view::View;
use crate::app::widgets::walk::walk;
use crate::base::PlaceId;
use crate::chart::{ChartSpec, RenderedChart};
use crate::render::{Anchor, FONTS, Item, Point, Scene, Size, Weight, chart_alone};

/// The size of names in the window.
const EM: f64 = 17.0;

/// Where a chart is drawn: which of those shown, how large its names are, and the room it has.
pub(crate) struct Canvas {
    pub id: usize,
    pub em: f64,
    pub size: Vec2,
}

/// Shows a chart beside others: the town in question lights in all of them. The one under the pointer comes back.
pub(crate) fn linked_ui(ui: &mut Ui, view: &View<'_>, drawn: &Arc<RenderedChart>, canvas: &Canvas) -> Option<PlaceId> {
    let (rect, response) = ui.allocate_exact_size(canvas.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &drawn.chart.alt));
    let scene = scene(ui, view, (&drawn.chart, Arc::as_ptr(drawn) as usize), canvas);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let origin = rect.min.to_vec2();
    for item in &scene.items {
        paint(&painter, item, origin, view.rtl());
    }
    let place_of = |row: usize| drawn.figures.rows.get(row).map(|row| &row.place.id);
    if let Some(lit) = &view.session.lit {
        for touch in scene.touch.iter().filter(|touch| place_of(touch.row) == Some(lit)) {
            light(&painter, view, place(touch.at, origin, touch.width, touch.height), 2.0);
        }
    }
    place_of(under(&response, &scene, origin)?).cloned()
}

/// The row of the table whose mark is under the pointer; of several, the one drawn last.
fn under(response: &egui::Response, scene: &Scene, origin: Vec2) -> Option<usize> {
    let at = response.hover_pos().filter(|_| response.contains_pointer())?;
    let touched = scene.touch.iter().rev().find(|touch| place(touch.at, origin, touch.width, touch.height).contains(at));
    touched.map(|touch| touch.row)
}

/// A ring around what is small, a frame around what is not.
fn light(painter: &egui::Painter, view: &View<'_>, around: Rect, width: f32) {
    let stroke = Stroke::new(width, ink(view.theme.ink));
    if around.width() < 60.0 && around.height() < 60.0 {
        painter.circle_stroke(around.center(), around.width().max(around.height()) / 2.0, stroke);
    } else {
        painter.rect_stroke(around, CornerRadius::same(4), stroke, egui::StrokeKind::Inside);
    }
}

/// Shows a chart as it will be exported, without its sentences.
pub(crate) fn drawing_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, room: f32, inbox: &mut MessageQueue) {
    let shown = vec2(ui.available_width(), room);
    let zoom = view.session.zoom;
    if zoom <= 1.0 {
        canvas_ui(ui, view, chart, shown, inbox);
        return;
    }
    ScrollArea::both().id_salt("jumelles-zoom").max_height(room).show(ui, |ui| canvas_ui(ui, view, chart, shown * zoom, inbox));
}

fn canvas_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, size: Vec2, inbox: &mut MessageQueue) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt));
    walk(ui, view, (&response, chart), inbox);
    let scene = scene(ui, view, (chart, Arc::as_ptr(chart) as usize), &Canvas { id: 0, em: EM, size });
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let origin = rect.min.to_vec2();
    for item in &scene.items {
        paint(&painter, item, origin, view.rtl());
    }
    let touched = under(&response, &scene, origin);
    for touch in &scene.touch {
        if view.session.pinned == Some(touch.row) || view.session.hovered == Some(touch.row) {
            let width = if view.session.pinned == Some(touch.row) { 2.0 } else { 1.0 };
            light(&painter, view, place(touch.at, origin, touch.width, touch.height), width);
        }
    }
    let nearer = ui.input(egui::InputState::zoom_delta);
    if response.contains_pointer() && (nearer - 1.0).abs() > f32::EPSILON {
        inbox.push(UiMessage::Zoom(view.session.zoom.max(1.0) * nearer));
    }
    if touched != view.session.hovered {
        inbox.push(UiMessage::Hover(touched));
    }
    if touched.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked()
        && let Some(row) = touched
    {
        inbox.push(UiMessage::Pin(Some(row)));
    }
}

/// The drawing, made again only when the chart, the room or the theme change. `address` tells one chart from another.
fn scene(ui: &Ui, view: &View<'_>, (chart, address): (&ChartSpec, usize), canvas: &Canvas) -> Arc<Scene> {
    type Kept = (usize, [u32; 2], crate::render::Rgb, String, Arc<Scene>);
    let id = egui::Id::unique(("jumelles-drawing", canvas.id));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window of a few thousand points")]
    let pixels = [canvas.size.x.max(1.0) as u32, canvas.size.y.max(1.0) as u32];
    let (key, paper) = ((address, pixels), view.theme.paper);
    // Another chart may come to stand at the same address: it says something else.
    if let Some((own, room, page, alt, scene)) = ui.data(|data| data.get_temp::<Kept>(id))
        && ((own, room), page) == (key, paper)
        && alt == chart.alt
    {
        return scene;
    }
    let size = Size { width: f64::from(canvas.size.x), height: f64::from(canvas.size.y) };
    let scene = Arc::new(chart_alone(chart, &view.theme, size, canvas.em));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key.0, key.1, paper, chart.alt.clone(), Arc::clone(&scene))));
    scene
}

/// A scene as large as a rectangle allows, in its middle: the same drawing as the exported one.
pub(crate) fn scene_ui(painter: &egui::Painter, room: Rect, scene: &Scene) {
    let scale = (f64::from(room.width()) / scene.width).min(f64::from(room.height()) / scene.height);
    #[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
    let size = vec2((scene.width * scale) as f32, (scene.height * scale) as f32);
    let own = Rect::from_center_size(room.center(), size);
    painter.rect_filled(own, CornerRadius::ZERO, ink(scene.paper));
    for item in &scene.items {
        paint(painter, &item.scaled(scale), own.min.to_vec2(), scene.rtl);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a window")]
fn at(point: Point, origin: Vec2) -> Pos2 {
    pos2(point.x as f32, point.y as f32) + origin
}

#[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
fn place(corner: Point, origin: Vec2, width: f64, height: f64) -> Rect {
    Rect::from_min_size(at(corner, origin), vec2(width as f32, height as f32))
}

#[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
fn paint(painter: &egui::Painter, item: &Item, origin: Vec2, rtl: bool) {
    match item {
        Item::Rect { at: corner, width, height, radius, fill } => {
            let corners = CornerRadius::from(*radius as f32);
            painter.rect_filled(place(*corner, origin, *width, *height), corners, ink(*fill));
        }
        Item::Line { at: corner, width, ink: colour } => {
            painter.rect_filled(place(*corner, origin, *width, 1.0), CornerRadius::ZERO, ink(*colour));
        }
        Item::Path { points, width, ink: colour } => {
            let points = points.iter().map(|point| at(*point, origin)).collect();
            painter.add(Shape::line(points, Stroke::new(*width as f32, ink(*colour))));
        }
        Item::Area { points, fill } => {
            let points = points.iter().map(|point| at(*point, origin)).collect();
            painter.add(Shape::convex_polygon(points, ink(*fill), Stroke::NONE));
        }
        Item::Dot { at: centre, radius, fill, edge } => {
            let stroke = edge.map_or(Stroke::NONE, |edge| Stroke::new(1.5, ink(edge)));
            painter.circle(at(*centre, origin), *radius as f32, ink(*fill), stroke);
        }
        Item::Text { at: base, anchor, style, text } => {
            let family = if style.weight == Weight::Semibold { FontFamily::Name(FONTS[2].0.into()) } else { FontFamily::Proportional };
            words(painter, text, (FontId::new(style.size as f32, family), ink(style.ink)), (at(*base, origin), *anchor), rtl);
        }
    }
}

/// A text on its base line.
fn words(painter: &egui::Painter, text: &str, style: (FontId, Color32), (base, anchor): (Pos2, Anchor), rtl: bool) {
    let laid = lines(painter, text, style, f32::INFINITY, rtl);
    let Some(galley) = laid.galleys.first() else { return };
    let above = galley.rows.first().map_or(0.0, |row| row.pos.y + row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
    let width = galley.size().x;
    let left = match anchor {
        Anchor::Left => base.x,
        Anchor::Right => base.x - width,
        Anchor::Middle => base.x - width / 2.0,
    };
    let corner = Align2::LEFT_TOP.anchor_size(pos2(left, base.y - above), galley.size()).min;
    painter.galley(corner, Arc::clone(galley), Color32::PLACEHOLDER);
}
