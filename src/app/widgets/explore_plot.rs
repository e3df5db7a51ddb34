//! A scatter plot, a strip or lines to explore: `egui_plot` moves and zooms the scales and holds our marks as its items. What is shown is
//! laid out anew as a chart of that part, so that the picture, the slide and the plot are one scene.

use std::sync::Arc;

use egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, Vec2b, WidgetInfo};
use egui_plot::{Plot, PlotBounds, PlotResponse};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::widgets::bare_plot::bare_plot;
use crate::app::widgets::brush::{AfterBrush, Brush, BrushedPlot, brush_ui, brushed_ui};
use crate::app::widgets::keyboard_navigation::chart_keys_ui;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::place_sets::{add_towns, town_of_place};
use crate::app::widgets::plot_marks::SceneLayers;
use crate::app::widgets::scene_view::{
    Canvas, TEXT_SIZE, cached_scene, highlight_rows, paint_item, row_under_pointer, send_pointer, to_rect,
};
use crate::app::widgets::tooltip::lines_at_pointer_ui;
use crate::chart::{ChartPart, ChartSpec, ExploredChart, ScalePart, explored, pointed_unnamed};

/// How far around what the scales span marks are still drawn whole, in points.
const MARGIN: f32 = 12.0;
/// How far from a dot the pointer still means it, in points.
const REACH: f32 = 9.0;
/// A part that is so little smaller than the whole is the whole.
const WHOLE_SLACK: f64 = 1e-3;

/// A chart that can be explored.
#[derive(Clone, Copy)]
pub(crate) struct Explorable<'a> {
    /// The chart.
    pub chart: &'a Arc<ChartSpec>,
    /// All of it.
    pub whole: ChartPart,
}

/// What is remembered of a plot from one frame to the next.
#[derive(Clone, Default)]
struct Exploring {
    /// The part that is shown; `None` for the whole.
    part: Option<ChartPart>,
    /// The last part that was laid out.
    laid_out: Option<LaidOut>,
    /// The frame around towns.
    brush: Brush,
}

/// A part of a chart as a chart.
#[derive(Clone)]
struct LaidOut {
    of: Arc<ChartSpec>,
    part: ChartPart,
    explored: Arc<ExploredChart>,
}

/// Shows a chart that can be moved about and zoomed, and whose towns can be chosen by a frame around them.
pub(crate) fn explore_plot_ui(ui: &mut Ui, view: &View<'_>, explorable: Explorable<'_>, size: Vec2, queue: &mut MessageQueue) {
    let Explorable { chart, whole } = explorable;
    let id = Id::unique(("jumelles-exploring", chart.kind, view.query().map(|query| &query.indicators)));
    let mut exploring: Exploring = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    follow_buttons(&mut exploring, view, whole, queue);
    let explored = laid_out(&mut exploring, view, explorable);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt_text));
    takes_focus_of(ui, PagePart::Chart, &response);
    chart_keys_ui(ui, view, &response, chart, queue);
    let canvas = Canvas { id: 0, text_size: TEXT_SIZE, size, part: exploring.part };
    let drawn = explored.as_ref().map_or(chart.as_ref(), |explored| &explored.chart);
    let scene = cached_scene(ui, view, drawn, &canvas, Arc::as_ptr(chart) as usize);
    let Some(plane) = &scene.plane else { return };
    let origin = rect.min.to_vec2();
    let area = to_rect(plane.top_left, origin, plane.width, plane.height);
    let frame = PlotFrame { area, part: exploring.part.unwrap_or(whole), is_mirrored: view.is_rtl() };
    let layers = SceneLayers::new(&scene, plane);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    for (index, item) in scene.items.iter().enumerate() {
        if !layers.has(index) {
            paint_item(&painter, item, origin, view.direction());
        }
    }
    let is_moved = exploring.part.is_some() && !exploring.brush.has_begun() && !ui.input(|input| input.modifiers.shift);
    let drag = if is_moved { Drag::Moves } else { Drag::Chooses };
    let plot = frame.plot(view, id, drag);
    let transform = frame.transform();
    let [unnamed, named] = [layers.unnamed(&scene, origin, &transform), layers.named(&scene, origin, &transform)];
    let (bounds, dots) = (frame.bounds(), unnamed.clone());
    let mut child = ui.new_child(UiBuilder::new().max_rect(frame.rect()));
    let plot = plot.show(&mut child, |plot| {
        plot.set_plot_bounds(bounds);
        plot.add(dots);
        plot.add(named);
    });
    highlight_rows(&painter, view, &scene, origin);
    let pointed = response.union(plot.response.clone());
    let row = row_under_pointer(&pointed, &scene, origin);
    send_pointer(ui, view, &pointed, row, queue);
    let dot = plot.response.hover_pos().filter(|_| row.is_none()).and_then(|pointer| unnamed.nearest(pointer, &transform, REACH));
    if let Some(dot) = dot.and_then(|nearest| plane.unnamed.get(nearest)) {
        let index = explored.as_ref().map_or(Some(dot.index), |explored| explored.background.get(dot.index).copied());
        unnamed_ui(ui, view, &pointed, index.unwrap_or(usize::MAX), queue);
    }
    if drag == Drag::Moves || !plot.response.dragged() {
        follow_plot(&mut exploring, &plot, &frame, whole);
    }
    if drag == Drag::Chooses {
        let brushed = BrushedPlot { chart, scene: &scene, origin, response: &plot.response, part_of: &|rect| frame.part_of(rect) };
        brush_ui(ui, view, &mut exploring.brush, &brushed);
    }
    if pointed.double_clicked() {
        exploring = Exploring::default();
    }
    match brushed_ui(ui, view, &exploring.brush, queue) {
        None => {}
        Some(AfterBrush::Zoom(part)) => (exploring.part, exploring.brush) = (Some(part.within(whole)), Brush::default()),
        Some(AfterBrush::Close) => exploring.brush = Brush::default(),
    }
    ui.data_mut(|data| data.insert_temp(id, exploring));
}

/// Zooms by what the buttons of the toolbar asked for since the last frame.
fn follow_buttons(exploring: &mut Exploring, view: &View<'_>, whole: ChartPart, queue: &mut MessageQueue) {
    let asked = f64::from(view.session.chart_zoom);
    if (asked - 1.0).abs() < WHOLE_SLACK {
        return;
    }
    queue.push(UiMessage::SetChartZoom(1.0));
    if asked <= 0.0 {
        (exploring.part, exploring.brush) = (None, Brush::default());
        return;
    }
    exploring.part = unless_whole(exploring.part.unwrap_or(whole).zoomed(asked).within(whole), whole);
    exploring.brush = Brush::default();
}

/// The part, or nothing where it is all there is.
fn unless_whole(part: ChartPart, whole: ChartPart) -> Option<ChartPart> {
    let is_smaller = |part: ScalePart, whole: ScalePart| part.span() < whole.span() * (1.0 - WHOLE_SLACK);
    let is_part = is_smaller(part.across, whole.across) || part.up.zip(whole.up).is_some_and(|(part, whole)| is_smaller(part, whole));
    is_part.then_some(part)
}

/// The part that is shown as a chart, laid out again only when it or the chart changed; `None` for the whole.
fn laid_out(exploring: &mut Exploring, view: &View<'_>, explorable: Explorable<'_>) -> Option<Arc<ExploredChart>> {
    let part = exploring.part?.within(explorable.whole);
    exploring.part = Some(part);
    if let Some(kept) = exploring.laid_out.as_ref().filter(|kept| Arc::ptr_eq(&kept.of, explorable.chart) && kept.part == part) {
        return Some(Arc::clone(&kept.explored));
    }
    let explored = Arc::new(explored(explorable.chart, part, view.speech()));
    exploring.laid_out = Some(LaidOut { of: Arc::clone(explorable.chart), part, explored: Arc::clone(&explored) });
    Some(explored)
}

/// Takes over what the pointer did to the plot: it was dragged, zoomed, or a frame was drawn with the right button.
fn follow_plot(exploring: &mut Exploring, plot: &PlotResponse<()>, frame: &PlotFrame, whole: ChartPart) {
    let after = *plot.transform.bounds();
    if after != frame.bounds() {
        exploring.part = unless_whole(frame.part_of_bounds(&after).within(whole), whole);
        exploring.brush = Brush::default();
    }
}

/// Tells the town under the pointer that nobody named; a click adds it to those compared.
fn unnamed_ui(ui: &Ui, view: &View<'_>, response: &Response, index: usize, queue: &mut MessageQueue) {
    let Some(derived) = view.derived() else { return };
    let lines = pointed_unnamed(&derived.comparison, index, view.speech());
    if lines.is_empty() {
        return;
    }
    lines_at_pointer_ui(ui, view, response, &lines);
    let town = derived.comparison.background.get(index).and_then(|town| town_of_place(view, &town.place.id));
    if let Some((town, query)) = town.zip(view.query()).filter(|_| response.clicked()) {
        queue.push(add_towns(view, query, &[&town]));
    }
}

/// What dragging the pointer does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drag {
    /// It moves the part that is shown.
    Moves,
    /// It draws a frame around towns.
    Chooses,
}

/// Where a plot is and what it shows.
struct PlotFrame {
    /// What the scales span, in the window.
    area: Rect,
    /// The part of the chart that they span.
    part: ChartPart,
    /// Whether values grow to the left.
    is_mirrored: bool,
}

/// The scale that is not one of values.
const NO_SCALE: ScalePart = ScalePart { low: 0.0, high: 1.0 };

impl PlotFrame {
    /// The place of the plot: marks at the ends of the scales are not cut.
    fn rect(&self) -> Rect {
        self.area.expand(MARGIN)
    }

    fn up(&self) -> ScalePart {
        self.part.up.unwrap_or(NO_SCALE)
    }

    /// How much the margin is, on both scales.
    fn margins(&self) -> [f64; 2] {
        let margin = f64::from(MARGIN);
        [
            self.part.across.span() * margin / f64::from(self.area.width().max(1.0)),
            self.up().span() * margin / f64::from(self.area.height().max(1.0)),
        ]
    }

    fn bounds(&self) -> PlotBounds {
        let ([across, up], part) = (self.margins(), self.part.across);
        PlotBounds::from_min_max([part.low - across, self.up().low - up], [part.high + across, self.up().high + up])
    }

    /// The part that some bounds show.
    fn part_of_bounds(&self, bounds: &PlotBounds) -> ChartPart {
        let ([min_x, min_y], [max_x, max_y], [across, up]) = (bounds.min(), bounds.max(), self.margins());
        let (wide, high) = (bounds.width() / self.bounds().width(), bounds.height() / self.bounds().height());
        ChartPart {
            across: ScalePart { low: min_x + across * wide, high: max_x - across * wide },
            up: self.part.up.map(|_| ScalePart { low: min_y + up * high, high: max_y - up * high }),
        }
    }

    /// The part under a rectangle of the window.
    fn part_of(&self, rect: Rect) -> ChartPart {
        let transform = self.transform();
        let [first, second] = [rect.min, rect.max].map(|corner| transform.value_from_position(corner));
        let between = |a: f64, b: f64| ScalePart { low: a.min(b), high: a.max(b) };
        ChartPart { across: between(first.x, second.x), up: self.part.up.map(|_| between(first.y, second.y)) }
    }

    fn transform(&self) -> egui_plot::PlotTransform {
        egui_plot::PlotTransform::new_with_invert_axis(self.rect(), self.bounds(), false, Vec2b::new(self.is_mirrored, false))
    }

    /// The plot: our own scales and texts, its moving and zooming.
    fn plot<'a>(&self, view: &View<'_>, id: Id, drag: Drag) -> Plot<'a> {
        let (has_two_scales, is_moved) = (self.part.up.is_some(), drag == Drag::Moves);
        bare_plot(view, id, self.rect())
            // The chart is the one stop of the keyboard.
            .sense(Sense::CLICK | Sense::DRAG)
            .allow_zoom(Vec2b::new(true, has_two_scales))
            .allow_drag(Vec2b::new(is_moved, is_moved && has_two_scales))
            .allow_boxed_zoom(has_two_scales)
    }
}
