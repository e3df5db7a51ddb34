//! A frame drawn around towns of a plot: which towns are in it, and what may be done with them.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Modifiers, Order, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2,
};

use crate::app::state::ui_message::MessageQueue;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::icons::icon_button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::place_sets::{MOST_COMPARED, add_towns, compare_towns, town_of_place};
use crate::app::widgets::scene_view::touch_rect;
use crate::app::widgets::text::text_ui;
use crate::base::PlaceId;
use crate::chart::{ChartPart, ChartSpec};
use crate::peers::Town;
use crate::render::Scene;
use crate::speech::Message;

use lucide_icons::Icon;

/// A smaller frame is a click with an unsteady hand; in points.
const SMALLEST: f32 = 6.0;
/// The width of the buttons below a frame, in points.
const MENU_WIDTH: f32 = 420.0;

/// A frame around towns.
#[derive(Clone, Default)]
pub(crate) struct Brush {
    /// Where it began, while it is being drawn.
    start: Option<Pos2>,
    /// What is in it, once it was drawn.
    drawn: Option<DrawnFrame>,
}

/// A frame as it was drawn.
#[derive(Clone)]
struct DrawnFrame {
    rect: Rect,
    part: ChartPart,
    places: Vec<PlaceId>,
}

/// What is to become of a frame.
pub(crate) enum AfterBrush {
    /// Its part of the chart is shown.
    Zoom(ChartPart),
    /// It goes.
    Close,
}

/// The plot that a frame is drawn on.
pub(crate) struct BrushedPlot<'a> {
    /// The whole chart.
    pub chart: &'a ChartSpec,
    /// The scene in the window.
    pub scene: &'a Scene,
    /// Where the scene begins.
    pub origin: Vec2,
    /// What the pointer did to the plot.
    pub response: &'a Response,
    /// The part of the chart under a rectangle of the window.
    pub part_of: &'a dyn Fn(Rect) -> ChartPart,
}

impl Brush {
    /// Whether a frame is being drawn.
    pub(crate) fn has_begun(&self) -> bool {
        self.start.is_some()
    }
}

/// Under this name it is remembered in which frame of the window a frame around towns was last shown.
const DRAWN: &str = "jumelles-frame-drawn";

/// Whether a frame around towns stood in the window a moment ago.
pub(crate) fn is_frame_drawn(context: &egui::Context) -> bool {
    let shown: Option<u64> = context.data(|data| data.get_temp(Id::unique(DRAWN)));
    shown.is_some_and(|frame| frame + 1 >= context.cumulative_frame_nr())
}

/// Draws a frame with the pointer.
pub(crate) fn brush_ui(ui: &Ui, view: &View<'_>, brush: &mut Brush, plot: &BrushedPlot<'_>) {
    let pointer = ui.input(|input| input.pointer.latest_pos());
    if plot.response.drag_started_by(PointerButton::Primary) {
        (brush.start, brush.drawn) = (ui.input(|input| input.pointer.press_origin()), None);
    }
    let Some((start, end)) = brush.start.zip(pointer) else { return };
    let drawn = Rect::from_two_pos(start, end).intersect(plot.response.rect);
    // Where only one scale counts, the frame is as high as the plot.
    let has_two_scales = (plot.part_of)(drawn).up.is_some();
    let rect = if has_two_scales { drawn } else { Rect::from_x_y_ranges(drawn.x_range(), plot.response.rect.y_range()) };
    if plot.response.drag_stopped() {
        brush.start = None;
        let places = if drawn.width().max(drawn.height()) < SMALLEST { Vec::new() } else { places_in(view, rect, plot) };
        let part = (plot.part_of)(rect);
        brush.drawn = Some(DrawnFrame { rect, part, places }).filter(|drawn| !drawn.places.is_empty());
    } else if plot.response.dragged() {
        paint_frame(ui, view, rect);
    } else {
        brush.start = None;
    }
}

/// The towns in a frame: the named ones whose marks are in it, then those that nobody named.
fn places_in(view: &View<'_>, rect: Rect, plot: &BrushedPlot<'_>) -> Vec<PlaceId> {
    let Some(derived) = view.derived() else { return Vec::new() };
    let touched = plot.scene.hit_areas.iter().filter(|touch| rect.contains(touch_rect(touch, plot.origin).center()));
    let named = touched.filter_map(|touch| derived.comparison.rows.get(touch.row)).map(|row| &row.place.id);
    let unnamed = (plot.part_of)(rect).unnamed_of(plot.chart).into_iter();
    let unnamed = unnamed.filter_map(|index| derived.comparison.background.get(index)).map(|town| &town.place.id);
    let mut places: Vec<PlaceId> = Vec::new();
    for place in named.chain(unnamed) {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    places
}

fn paint_frame(ui: &Ui, view: &View<'_>, rect: Rect) {
    let stroke = Stroke::new(1.5, color32(view.theme.focus));
    ui.painter().rect(rect, CornerRadius::same(2), color32(view.theme.focus).gamma_multiply(0.08), stroke, StrokeKind::Inside);
}

/// Shows the frame that was drawn and, below it, what may be done with its towns.
pub(crate) fn brushed_ui(ui: &Ui, view: &View<'_>, brush: &Brush, queue: &mut MessageQueue) -> Option<AfterBrush> {
    if brush.drawn.is_some() {
        let frame = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp(Id::unique(DRAWN), frame));
    }
    let DrawnFrame { rect, part, places } = brush.drawn.as_ref()?;
    paint_frame(ui, view, *rect);
    let mut after = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)).then_some(AfterBrush::Close);
    let pivot = if view.is_rtl() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
    let corner = if view.is_rtl() { rect.right_bottom() } else { rect.left_bottom() };
    let area = Area::new(Id::unique("jumelles-brushed")).order(Order::Middle).pivot(pivot).fixed_pos(corner).constrain(true);
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(MENU_WIDTH);
            row(ui, view, |ui| {
                let count = view.text(Message::BrushedTowns { count: places.len() });
                text_ui(ui, view, &count, LabelStyle::bold(TextSize::Body, view.theme.ink));
                if icon_button_ui(ui, view, Icon::X, &view.text(Message::Close {})).clicked() {
                    after = Some(AfterBrush::Close);
                }
            });
            if places.len() > MOST_COMPARED {
                let many = view.text(Message::BrushTooMany { most: MOST_COMPARED });
                text_ui(ui, view, &many, LabelStyle::regular(TextSize::Small, view.theme.soft));
            }
            row(ui, view, |ui| {
                ui.add_enabled_ui(places.len() <= MOST_COMPARED, |ui| {
                    if primary_button_ui(ui, view, &view.text(Message::BrushCompare {})).clicked() {
                        use_towns(view, places, Use::Alone, queue);
                        after = Some(AfterBrush::Close);
                    }
                    if button_ui(ui, view, &view.text(Message::BrushAdd {})).clicked() {
                        use_towns(view, places, Use::Beside, queue);
                        after = Some(AfterBrush::Close);
                    }
                });
                if button_ui(ui, view, &view.text(Message::BrushZoom {})).clicked() {
                    after = Some(AfterBrush::Zoom(*part));
                }
            });
        });
    });
    after
}

/// How the towns of a frame are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// With the town presented and no others.
    Alone,
    /// Beside those compared already.
    Beside,
}

fn use_towns(view: &View<'_>, places: &[PlaceId], how: Use, queue: &mut MessageQueue) {
    let Some(query) = view.query() else { return };
    let others: Vec<Town> = places.iter().filter(|place| **place != query.focus).filter_map(|place| town_of_place(view, place)).collect();
    match (how, town_of_place(view, &query.focus)) {
        (Use::Alone, Some(focus)) => queue.push(compare_towns(view, query, &focus, &others)),
        (Use::Alone | Use::Beside, _) => queue.push(add_towns(view, query, &others.iter().collect::<Vec<_>>())),
    }
}
