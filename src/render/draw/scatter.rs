//! Scatter plots: two scales and a dot for each town, its area a third indicator if there is one; names where they have room.

use std::collections::BTreeMap;

use crate::base::as_number;
use crate::chart::{Axis, Category, ChartSpec, DataPoint, MarkScale};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar;
use crate::render::draw::scale::{draw_dashed_line, draw_x_axis, draw_y_axis, tick_label_width, x_of, y_of};
use crate::render::geometry::{Bounds, Frame, Point, Rect, Size, Span};
use crate::render::labels::{DotLabel, label_rank, place_beside_dots};
use crate::render::layout::{LABEL_SIZE, NAME_SIZE};
use crate::render::measure::fit;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::speech::Direction;

/// More background towns than this are counted in cells instead of drawn as dots.
const MAX_DOTS: usize = 1500;
/// The side of such a cell, in ems.
const CELL_SIDE: f64 = 0.22;
/// The radius of the largest disc, in ems.
const MAX_DISC_RADIUS: f64 = 1.5;

/// The two scales of a scatter plot and the frame they span.
struct Plane<'a> {
    x_axis: &'a Axis,
    y_axis: &'a Axis,
    frame: Frame,
}

impl Plane<'_> {
    /// The point of a pair of values.
    fn point(&self, [x, y]: [f64; 2]) -> Point {
        Point { x: x_of(self.x_axis, &self.frame, x), y: y_of(self.y_axis, &self.frame, y) }
    }
}

/// A town that has both figures.
struct Town<'a> {
    category: &'a Category,
    x: &'a DataPoint,
    y: &'a DataPoint,
    /// Its points on both scales at earlier dates, oldest first; may be empty.
    trail: &'a [[f64; 2]],
    center: Point,
    /// The radius that makes the area of the dot its third figure; `None` without one.
    disc_radius: Option<f64>,
    /// The radius of the dot as drawn.
    radius: f64,
}

impl Town<'_> {
    /// The bounds of its dot.
    fn bounds(&self) -> Bounds {
        let (Point { x, y }, radius) = (self.center, self.radius);
        Bounds { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }
}

/// Draws the scatter plot.
pub(super) fn draw_scatter(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let Some(x_axis) = &chart.x_axis else { return };
    let inner = Frame {
        left: frame.left + tick_label_width(pen, &chart.axis, em) + em * 0.5,
        right: frame.right - em * 1.2,
        top: frame.top + em * 1.6,
        bottom: frame.bottom - em * 2.4,
        em,
    };
    let plane = Plane { x_axis, y_axis: &chart.axis, frame: inner };
    pen.set_plane(&inner);
    draw_y_axis(pen, plane.y_axis, &inner);
    draw_x_axis(pen, plane.x_axis, &inner);
    draw_axis_titles(pen, frame, &plane);
    draw_background(pen, chart, &plane);
    let mut towns = towns(chart, &plane);
    let mut taken = draw_marks(pen, chart, &plane, &towns.iter().map(Town::bounds).collect::<Vec<_>>());
    draw_trails(pen, &towns, &plane);
    // Small discs are drawn over large ones.
    if towns.iter().any(|town| town.disc_radius.is_some()) {
        towns.sort_by(|a, b| b.disc_radius.unwrap_or(0.0).total_cmp(&a.disc_radius.unwrap_or(0.0)));
    }
    for town in &towns {
        draw_town(pen, town, &plane);
    }
    taken.extend(towns.iter().map(Town::bounds));
    let room = Bounds { left: inner.left, top: inner.top - em * 0.3, right: frame.right, bottom: inner.bottom };
    draw_names(pen, &towns, &taken, &room, em);
}

/// The towns that have both figures, the least important first: the others are drawn over them.
fn towns<'a>(chart: &'a ChartSpec, plane: &Plane<'_>) -> Vec<Town<'a>> {
    let [Some(xs), Some(ys)] = [chart.series.first(), chart.series.get(1)] else { return Vec::new() };
    let em = plane.frame.em;
    let plain_radius = em * 0.3;
    let sizes = chart.series.get(2);
    let size_values = sizes.into_iter().flat_map(|series| &series.points).filter_map(|point| point.value.number());
    let largest = size_values.fold(0.0, f64::max);
    let town = |(index, category): (usize, &'a Category)| {
        let (x, y) = (xs.points.get(index)?, ys.points.get(index)?);
        let center = plane.point([x.value.number()?, y.value.number()?]);
        let size = sizes.and_then(|series| series.points.get(index)).and_then(|point| point.value.number());
        // Readers compare areas, not radii.
        let disc_radius = size.filter(|_| largest > 0.0).map(|size| em * MAX_DISC_RADIUS * (size.max(0.0) / largest).sqrt());
        let radius = match disc_radius {
            Some(radius) => radius.max(plain_radius * 0.5),
            None if category.role.is_focus_or_twin() => plain_radius * 1.5,
            None => plain_radius,
        };
        Some(Town { category, x, y, trail: chart.trails.get(index).map_or(&[], Vec::as_slice), center, disc_radius, radius })
    };
    let mut towns: Vec<Town<'a>> = chart.categories.iter().enumerate().filter_map(town).collect();
    towns.sort_by_key(|town| std::cmp::Reverse(label_rank(town.category.role)));
    towns
}

/// Draws the dot of a town with its error bars.
fn draw_town(pen: &mut Pen<'_>, town: &Town<'_>, plane: &Plane<'_>) {
    let em = plane.frame.em;
    let center = town.center;
    if let Some((low, high)) = town.x.interval {
        let span = Span { start: x_of(plane.x_axis, &plane.frame, low), end: x_of(plane.x_axis, &plane.frame, high) };
        error_bar::horizontal(pen, span, center.y, em * 0.14, pen.theme.soft);
    }
    if let Some((low, high)) = town.y.interval {
        let span = Span { start: y_of(plane.y_axis, &plane.frame, low), end: y_of(plane.y_axis, &plane.frame, high) };
        error_bar::vertical(pen, center.x, span, em * 0.14, pen.theme.soft);
    }
    let doubted = if town.x.doubt.is_some() { town.x } else { town.y };
    pen.figure_dot(center, town.radius, pen.theme.role_color(town.category.role), doubted);
    pen.hit_area(Rect::new(center.x - em * 0.5, center.y - em * 0.5, em, em), town.y);
}

/// Draws the path of each town from its earlier dates to its dot, with a small dot at each date.
fn draw_trails(pen: &mut Pen<'_>, towns: &[Town<'_>], plane: &Plane<'_>) {
    let em = plane.frame.em;
    for town in towns.iter().filter(|town| !town.trail.is_empty()) {
        let mut points: Vec<Point> = town.trail.iter().map(|values| plane.point(*values)).collect();
        let ink = pen.theme.paper.mix(pen.theme.role_color(town.category.role), 0.6);
        for point in &points {
            pen.background_dot(*point, em * 0.14, ink);
        }
        points.push(town.center);
        pen.path(&points, em * 0.09, ink);
    }
}

/// Writes the name of the vertical scale above it and that of the horizontal scale below it, each with an arrow.
fn draw_axis_titles(pen: &mut Pen<'_>, frame: &Frame, plane: &Plane<'_>) {
    let em = frame.em;
    let style = pen.town_style(ComparisonRole::Colored(0), frame.small_size());
    let title = fit(&format!("\u{2191} {}", plane.y_axis.title), style.size, style.weight, frame.width());
    pen.text_start(frame.left, frame.top + em * 0.6, style, &title);
    let arrow = match pen.direction {
        Direction::LeftToRight => "\u{2192}",
        Direction::RightToLeft => "\u{2190}",
    };
    let title = fit(&format!("{} {arrow}", plane.x_axis.title), style.size, style.weight, plane.frame.width());
    pen.text_end(plane.frame.right, frame.bottom - em * 0.1, style, &title);
}

/// Writes a name beside each dot that has room for one; the most important towns choose first.
fn draw_names(pen: &mut Pen<'_>, towns: &[Town<'_>], taken: &[Bounds], room: &Bounds, em: f64) {
    let size = em * LABEL_SIZE / NAME_SIZE;
    let label = |town: &Town<'_>| {
        let width = pen.town_style(town.category.role, size).text_width(&town.category.label);
        DotLabel { center: town.center, radius: town.radius, size: Size { width, height: size * 1.1 } }
    };
    let labels: Vec<DotLabel> = towns.iter().rev().map(label).collect();
    for ((town, label), bounds) in towns.iter().rev().zip(&labels).zip(place_beside_dots(&labels, taken, room)) {
        if let Some(bounds) = bounds {
            if let Some(leader) = label.leader(&bounds) {
                pen.path(&leader, 2.0, pen.theme.line);
            }
            let style = pen.series_style(town.category.role, size);
            let middle = f64::midpoint(bounds.top, bounds.bottom);
            pen.text_start(bounds.left, middle + size * HALF_LETTER, style, &town.category.label);
        }
    }
}

/// Draws the background towns as dots; if they are very many, as square cells that are darker the more towns they hold.
fn draw_background(pen: &mut Pen<'_>, chart: &ChartSpec, plane: &Plane<'_>) {
    let inner = &plane.frame;
    let points = chart.background.iter().map(|values| plane.point(*values));
    if chart.background.len() <= MAX_DOTS {
        let pale = pen.theme.paper.mix(pen.theme.peer, 0.55);
        for (index, point) in points.enumerate() {
            pen.unnamed_dot(index, point, inner.em * 0.13, pale);
        }
        return;
    }
    let side = inner.em * CELL_SIDE;
    #[expect(clippy::cast_possible_truncation, reason = "a cell of a frame of at most a few thousand points")]
    let cell_of = |length: f64| (length / side).floor() as i64;
    // The number of towns in each cell, by column and row.
    let mut cells: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for point in points {
        *cells.entry((cell_of(point.x - inner.left), cell_of(point.y - inner.top))).or_default() += 1;
    }
    let max = cells.values().copied().max().unwrap_or(1);
    for ((column, row), count) in cells {
        // Shades are perceived by ratios.
        let shade = 0.25 + 0.75 * (as_number(count).ln_1p() / as_number(max).ln_1p());
        #[expect(clippy::cast_precision_loss, reason = "the number of a cell")]
        let rect = Rect::new(inner.left + column as f64 * side, inner.top + row as f64 * side, side, side);
        pen.rect(rect, pen.theme.paper.mix(pen.theme.peer, shade));
    }
}

/// Draws the marks of both scales as dashed lines: medians, targets, national figures. Returns the bounds of their labels.
fn draw_marks(pen: &mut Pen<'_>, chart: &ChartSpec, plane: &Plane<'_>, dots: &[Bounds]) -> Vec<Bounds> {
    let inner = &plane.frame;
    let style = pen.secondary_style(inner.small_size());
    let mut taken: Vec<Bounds> = Vec::new();
    // Labels stand above dots and above those of lines near by.
    let free = |bounds: Bounds, taken: &[Bounds]| {
        let step = style.size * 1.3;
        let lifted =
            |lines: usize| Bounds { top: bounds.top - step * as_number(lines), bottom: bounds.bottom - step * as_number(lines), ..bounds };
        (0..8).map(lifted).find(|lifted| !taken.iter().chain(dots).any(|other| other.overlaps(lifted))).unwrap_or(bounds)
    };
    for mark in chart.reference_marks() {
        let width = style.text_width(&mark.label);
        let gap = style.size * 0.4;
        let wanted = match mark.scale {
            MarkScale::Across => {
                let x = x_of(plane.x_axis, inner, mark.to);
                draw_dashed_line(pen, Point::new(x, inner.top), Point::new(x, inner.bottom), inner.em);
                let left = if x + gap + width > inner.right { x - gap - width } else { x + gap };
                Bounds { left, top: inner.bottom - gap - style.size, right: left + width, bottom: inner.bottom }
            }
            MarkScale::Main => {
                let y = y_of(plane.y_axis, inner, mark.to);
                draw_dashed_line(pen, Point::new(inner.left, y), Point::new(inner.right, y), inner.em);
                Bounds { left: inner.right - width, top: y - style.size * 1.4, right: inner.right, bottom: y }
            }
        };
        let bounds = free(wanted, &taken);
        pen.text_start(bounds.left, bounds.bottom - gap, style, &mark.label);
        taken.push(bounds);
    }
    taken
}
