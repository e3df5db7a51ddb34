//! A scene painted in the window: the same drawing as the exported picture, laid out for the space there is. Hovering a mark explains
//! it, clicking pins it; zooming lays the chart out on a larger page, so that more labels find room.

use std::sync::Arc;

use egui::epaint::CircleShape;
use egui::scroll_area::ScrollSource;
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Id, InputState, Painter, Pos2, Rect, Response, Role, ScrollArea, Sense, Shape,
    Stroke, StrokeKind, TextFormat, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::bidi::layout_text;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{color32, font_family};
use crate::app::widgets::filled_area::paint_area;
use crate::app::widgets::keyboard_navigation::chart_keys_ui;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::tooltip::lines_at_pointer_ui;
use crate::base::PlaceId;
use crate::chart::{ChartPart, ChartSpec, RenderedChart, pointed_figure};
use crate::render::{Anchor, HitArea, Item, Point, Rgb, Scene, Size, TextStyle, draw_chart_alone};
use crate::speech::Direction;

/// The size of names in the chart of the compare page, in points.
pub(crate) const TEXT_SIZE: f64 = 17.0;
/// A mark smaller than this in both directions is highlighted by a ring, a larger one by a frame; in points.
const MAX_RING: f32 = 60.0;

/// Where a chart is painted.
pub(crate) struct Canvas {
    /// Tells the charts of a page apart: each has its own cached scene.
    pub id: usize,
    /// The size of names in the chart, in points.
    pub text_size: f64,
    /// The space for the chart, in points.
    pub size: Vec2,
    /// The part of a chart that it shows; `None` for the whole.
    pub part: Option<ChartPart>,
}

/// Shows a chart of the board, with the highlighted town marked. Returns the town under the pointer.
pub(crate) fn board_chart_ui(ui: &mut Ui, view: &View<'_>, rendered: &Arc<RenderedChart>, canvas: &Canvas) -> Option<PlaceId> {
    let (rect, response) = ui.allocate_exact_size(canvas.size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &rendered.chart.alt_text));
    let scene = cached_scene(ui, view, &rendered.chart, canvas, Arc::as_ptr(rendered) as usize);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let origin = rect.min.to_vec2();
    paint_items(&painter, &scene, origin, view.direction());
    let place_of = |row: usize| rendered.comparison.rows.get(row).map(|row| &row.place.id);
    if let Some(place) = &view.session.highlighted_place {
        for touch in scene.hit_areas.iter().filter(|touch| place_of(touch.row) == Some(place)) {
            highlight(&painter, view, touch_rect(touch, origin), 2.0);
        }
    }
    place_of(row_under_pointer(&response, &scene, origin)?).cloned()
}

/// Shows the chart of the compare page as it will be exported, without headline and sources, at the zoom of the session.
pub(crate) fn chart_view_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, height: f32, queue: &mut MessageQueue) {
    let size = vec2(ui.available_width(), height);
    let zoom = view.session.chart_zoom;
    if zoom <= 1.0 {
        ui.data_mut(|data| data.remove_temp::<Zoomed>(Id::unique("jumelles-zoom-offset")));
        interactive_chart_ui(ui, view, chart, size, queue);
        return;
    }
    zoomed_chart_ui(ui, view, chart, size, queue);
}

/// A chart larger than its space: it is dragged about, and grows from the point under the pointer.
fn zoomed_chart_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, size: Vec2, queue: &mut MessageQueue) {
    let zoom = view.session.chart_zoom;
    let id = Id::unique("jumelles-zoom-offset");
    let before = ui.data(|data| data.get_temp::<Zoomed>(id)).filter(|before| before.zoom > 1.0).unwrap_or_default();
    let mut area = ScrollArea::both().id_salt("jumelles-zoom").max_height(size.y).scroll_source(ScrollSource::ALL);
    if (before.zoom - zoom).abs() > f32::EPSILON {
        let view_start = ui.cursor().min;
        let middle = view_start + size / 2.0;
        let still = ui.input(|input| input.pointer.hover_pos()).filter(|pointer| Rect::from_min_size(view_start, size).contains(*pointer));
        let still = still.unwrap_or(middle) - view_start;
        area = area.scroll_offset(((before.offset + still) * (zoom / before.zoom) - still).max(Vec2::ZERO));
    }
    let shown = area.show(ui, |ui| interactive_chart_ui(ui, view, chart, size * zoom, queue));
    ui.data_mut(|data| data.insert_temp(id, Zoomed { zoom, offset: shown.state.clamped_offset() }));
}

/// How large a chart was in the last frame, and which part of it was seen.
#[derive(Clone, Copy)]
struct Zoomed {
    zoom: f32,
    offset: Vec2,
}

impl Default for Zoomed {
    fn default() -> Self {
        Self { zoom: 1.0, offset: Vec2::ZERO }
    }
}

fn interactive_chart_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, size: Vec2, queue: &mut MessageQueue) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt_text));
    takes_focus_of(ui, PagePart::Chart, &response);
    chart_keys_ui(ui, view, &response, chart, queue);
    let scene = cached_scene(ui, view, chart, &Canvas { id: 0, text_size: TEXT_SIZE, size, part: None }, Arc::as_ptr(chart) as usize);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let origin = rect.min.to_vec2();
    paint_items(&painter, &scene, origin, view.direction());
    highlight_rows(&painter, view, &scene, origin);
    let zoom_delta = ui.input(InputState::zoom_delta);
    if response.contains_pointer() && (zoom_delta - 1.0).abs() > f32::EPSILON {
        queue.push(UiMessage::SetChartZoom(view.session.chart_zoom.max(1.0) * zoom_delta));
    }
    if response.double_clicked() && view.session.chart_zoom > 1.0 {
        queue.push(UiMessage::SetChartZoom(1.0));
    }
    send_pointer(ui, view, &response, row_under_pointer(&response, &scene, origin), queue);
}

/// Sends the row under the pointer: it is hovered, and pinned by a click.
pub(crate) fn send_pointer(ui: &Ui, view: &View<'_>, response: &Response, row: Option<usize>, queue: &mut MessageQueue) {
    if row != view.session.hovered_row {
        queue.push(UiMessage::HoverRow(row));
    }
    let Some(row) = row else { return };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    pointer_help_ui(ui, view, response, row);
    if response.clicked() {
        queue.push(UiMessage::TogglePinnedRow(row));
    }
}

/// Tells the figure under the pointer: its rank, its value, how far it is from the focus, and its cell.
fn pointer_help_ui(ui: &Ui, view: &View<'_>, response: &Response, row: usize) {
    let Some(derived) = view.derived() else { return };
    let lines = pointed_figure(&derived.comparison, row, view.speech());
    if !lines.is_empty() {
        lines_at_pointer_ui(ui, view, response, &lines);
    }
}

/// The row of the comparison whose mark is under the pointer. Where marks overlap, the one painted last counts.
pub(crate) fn row_under_pointer(response: &Response, scene: &Scene, origin: Vec2) -> Option<usize> {
    let pointer = response.hover_pos().filter(|_| response.contains_pointer())?;
    scene.hit_areas.iter().rev().find(|touch| touch_rect(touch, origin).contains(pointer)).map(|touch| touch.row)
}

/// Marks the figure that is pinned and the one under the pointer.
pub(crate) fn highlight_rows(painter: &Painter, view: &View<'_>, scene: &Scene, origin: Vec2) {
    for touch in &scene.hit_areas {
        if view.session.pinned_row == Some(touch.row) {
            highlight(painter, view, touch_rect(touch, origin), 2.0);
        } else if view.session.hovered_row == Some(touch.row) {
            highlight(painter, view, touch_rect(touch, origin), 1.0);
        }
    }
}

/// Marks a rectangle: a ring around what is small, a frame around what is not.
fn highlight(painter: &Painter, view: &View<'_>, rect: Rect, width: f32) {
    let stroke = Stroke::new(width, color32(view.theme.ink));
    if rect.width() < MAX_RING && rect.height() < MAX_RING {
        painter.circle_stroke(rect.center(), rect.width().max(rect.height()) / 2.0, stroke);
    } else {
        painter.rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
    }
}

/// A scene with everything it was laid out for.
#[derive(Clone)]
struct CachedScene {
    key: SceneKey,
    scene: Arc<Scene>,
}

#[derive(Clone, PartialEq)]
struct SceneKey {
    /// The address of the chart. A later chart may have the same one, hence the text.
    address: usize,
    /// The alternative text of the chart.
    alt: String,
    /// The space, in whole points.
    size: [u32; 2],
    /// The part of the chart that is shown.
    part: Option<ChartPart>,
    /// The background, which tells themes apart.
    paper: Rgb,
}

/// The scene of a chart, laid out again only when the chart, the space or the theme changed. `address` is that of the shared chart.
pub(crate) fn cached_scene(ui: &Ui, view: &View<'_>, chart: &ChartSpec, canvas: &Canvas, address: usize) -> Arc<Scene> {
    let id = Id::unique(("jumelles-drawing", canvas.id));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window of a few thousand points")]
    let size = [canvas.size.x.max(1.0) as u32, canvas.size.y.max(1.0) as u32];
    let key = SceneKey { address, alt: chart.alt_text.clone(), size, part: canvas.part, paper: view.theme.paper };
    if let Some(cached) = ui.data(|data| data.get_temp::<CachedScene>(id)).filter(|cached| cached.key == key) {
        return cached.scene;
    }
    let size = Size { width: f64::from(canvas.size.x), height: f64::from(canvas.size.y) };
    let scene = Arc::new(draw_chart_alone(chart, &view.theme, size, canvas.text_size));
    ui.data_mut(|data| data.insert_temp(id, CachedScene { key, scene: Arc::clone(&scene) }));
    scene
}

/// Paints a scene as large as a rectangle allows, centred in it, on its own background.
pub(crate) fn paint_scene(painter: &Painter, rect: Rect, scene: &Scene) {
    let scale = (f64::from(rect.width()) / scene.width).min(f64::from(rect.height()) / scene.height);
    #[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
    let size = vec2((scene.width * scale) as f32, (scene.height * scale) as f32);
    let page = Rect::from_center_size(rect.center(), size);
    painter.rect_filled(page, CornerRadius::ZERO, color32(scene.background));
    for item in &scene.items {
        paint_item(painter, &item.scaled(scale), page.min.to_vec2(), scene.direction);
    }
}

fn paint_items(painter: &Painter, scene: &Scene, origin: Vec2, direction: Direction) {
    for item in &scene.items {
        paint_item(painter, item, origin, direction);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a position in a window")]
pub(crate) fn to_pos2(point: Point, origin: Vec2) -> Pos2 {
    pos2(point.x as f32, point.y as f32) + origin
}

#[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
pub(crate) fn to_rect(corner: Point, origin: Vec2, width: f64, height: f64) -> Rect {
    Rect::from_min_size(to_pos2(corner, origin), vec2(width as f32, height as f32))
}

/// The rectangle of a mark in the window.
pub(crate) fn touch_rect(touch: &HitArea, origin: Vec2) -> Rect {
    to_rect(touch.top_left, origin, touch.width, touch.height)
}

pub(crate) fn paint_item(painter: &Painter, item: &Item, origin: Vec2, direction: Direction) {
    match item {
        Item::Rect { .. } | Item::Path { .. } | Item::Dot { .. } => {
            painter.extend(shape_of(item, origin));
        }
        Item::Area { points, fill } => {
            let points: Vec<Pos2> = points.iter().map(|point| to_pos2(*point, origin)).collect();
            paint_area(painter, points, color32(*fill));
        }
        Item::Text { at, anchor, style, text } => {
            let baseline = Baseline { position: to_pos2(*at, origin), anchor: *anchor };
            paint_text(painter, text, &text_format(style), direction, &baseline);
        }
    }
}

/// The shape of an item; `None` for areas and texts, which take more than one.
#[expect(clippy::cast_possible_truncation, reason = "a length in a window")]
pub(crate) fn shape_of(item: &Item, origin: Vec2) -> Option<Shape> {
    match item {
        Item::Rect { at, width, height, radius, fill } => {
            let rect = to_rect(*at, origin, *width, *height);
            Some(Shape::rect_filled(rect, CornerRadius::from(*radius as f32), color32(*fill)))
        }
        Item::Path { points, width, ink } => {
            let points = points.iter().map(|point| to_pos2(*point, origin)).collect();
            Some(Shape::line(points, Stroke::new(*width as f32, color32(*ink))))
        }
        Item::Dot { at, radius, fill, edge } => {
            let stroke = edge.map_or(Stroke::NONE, |edge| Stroke::new(Item::edge_width(*radius) as f32, color32(edge)));
            Some(Shape::Circle(CircleShape { center: to_pos2(*at, origin), radius: *radius as f32, fill: color32(*fill), stroke }))
        }
        Item::Area { .. } | Item::Text { .. } => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a text size in a window")]
fn text_format(style: &TextStyle) -> TextFormat {
    TextFormat::simple(FontId::new(style.size as f32, font_family(style.weight)), color32(style.ink))
}

/// Where the baseline of a text is, and which of its points `position` names.
struct Baseline {
    position: Pos2,
    anchor: Anchor,
}

/// Paints one line of text on its baseline.
fn paint_text(painter: &Painter, text: &str, format: &TextFormat, direction: Direction, baseline: &Baseline) {
    let galleys = layout_text(painter, text, format, f32::INFINITY, direction);
    let Some(galley) = galleys.lines.first() else { return };
    let ascent = galley.rows.first().map_or(0.0, |row| row.pos.y + row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
    let width = galley.size().x;
    let left = match baseline.anchor {
        Anchor::Left => baseline.position.x,
        Anchor::Right => baseline.position.x - width,
        Anchor::Middle => baseline.position.x - width / 2.0,
    };
    let corner = Align2::LEFT_TOP.anchor_size(pos2(left, baseline.position.y - ascent), galley.size()).min;
    painter.galley(corner, Arc::clone(galley), Color32::PLACEHOLDER);
}
