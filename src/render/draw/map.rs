//! Maps: the sea, the land's outline and discs at the places of towns. There is no border of any country or region.
//!
//! North is up and east is right in every language: where the page is a mirror, the map is turned back.

use crate::base::as_number;
use crate::chart::{Category, ChartMap, ChartSpec, MapDot, MapTown};
use crate::library::{Coordinates, land};
use crate::render::geometry::{Bounds, Frame, Point, Rect, Size};
use crate::render::labels::{DotLabel, label_rank, place_beside_dots};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::slide_grid::{LABEL_SIZE, NAME_SIZE};
use crate::render::theme::Rgb;
use crate::speech::Direction;

/// The distance between two frames, in ems.
const GAP: f64 = 0.6;
/// What is left free around the outermost towns, as a share of their extent.
const MARGIN: f64 = 0.12;
/// The least extent of a frame from south to north, in degrees.
const LEAST_EXTENT: f64 = 1.2;
/// The radius of the largest disc and of the smallest, in ems.
const RADII: (f64, f64) = (1.5, 0.16);
/// Discs behind the towns are never smaller than this, in ems.
const SMALLEST_TOWN: f64 = 0.28;
/// From so many discs behind the towns on, the part around the first town is enlarged.
const LEAST_CROWD: usize = 60;
/// How much of the width the whole takes beside the enlarged part.
const WHOLE_WIDTH: f64 = 0.36;
/// The extent of the enlarged part from south to north, in degrees.
const PART_HEIGHT: f64 = 2.6;
/// Points of the outline nearer than this are one, in slide units.
const FINEST: f64 = 0.8;

/// Draws the map.
pub(super) fn draw_map(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let Some(map) = &chart.map else { return };
    let mut views = views(pen, map, frame);
    let enlarged = enlarged_part(pen, map, &views, frame);
    if let (Some([whole, part]), true) = (enlarged, views.len() == 1) {
        views = vec![whole, part];
    }
    for view in &views {
        draw_land(pen, view);
        for dot in map.background.iter().filter(|dot| dot.frame == view.frame) {
            let (center, radius) = (view.point(dot.at), view.disc_radius(dot.area, frame.em));
            if view.holds(center, radius) {
                let fill = shade(pen, map, dot);
                pen.dot(center, radius, fill);
            }
        }
    }
    if let [whole, part] = views.as_slice()
        && whole.frame == part.frame
    {
        draw_window(pen, whole, part);
    }
    draw_links(pen, map, &views);
    draw_towns(pen, chart, map, &views, frame);
}

/// A country whole beside the part around the first town, where there is a crowd behind it.
fn enlarged_part(pen: &Pen<'_>, map: &ChartMap, views: &[View], frame: &Frame) -> Option<[View; 2]> {
    let [view] = views else { return None };
    if map.background.len() < LEAST_CROWD {
        return None;
    }
    let around = map.towns.first()?.dot.at;
    // Where the part would show most of the whole, one frame is enough.
    let high = (view.rect.bottom - view.rect.top) / view.north;
    if high < 2.0 * PART_HEIGHT {
        return None;
    }
    let (gap, width) = (frame.em * GAP, frame.width() * WHOLE_WIDTH);
    let is_mirror = view.sign < 0.0;
    let [left, right] = [(frame.left, frame.left + width), (frame.left + width + gap, frame.right)];
    let mirrored = |(start, end): (f64, f64)| (frame.left + frame.right - end, frame.left + frame.right - start);
    let [left, right] = if is_mirror { [mirrored(left), mirrored(right)] } else { [left, right] };
    let rect = |(left, right): (f64, f64)| Bounds { left, right, ..view.rect };
    let dots = map.background.iter().map(|dot| dot.at).chain(map.towns.iter().map(|town| town.dot.at));
    let extent = Extent::of(dots);
    let whole = View::new(pen, rect(left), extent.center(), extent.scale(width, frame.height()), view.frame);
    let part = View::new(pen, rect(right), around, frame.height() / PART_HEIGHT, view.frame);
    Some([View { disc_scale: 0.5, ..whole }, part])
}

/// Frames the part that is enlarged, and leads from it to its frame.
fn draw_window(pen: &mut Pen<'_>, whole: &View, part: &View) {
    let (half_height, half_width) =
        ((part.rect.bottom - part.rect.top) / part.north / 2.0, (part.rect.right - part.rect.left) / part.east / 2.0);
    let corner = |north: f64, east: f64| {
        whole.point(Coordinates {
            latitude: part.center.latitude + north * half_height,
            longitude: part.center.longitude + east * half_width,
        })
    };
    let corners = [corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0), corner(-1.0, -1.0), corner(1.0, -1.0)];
    let inside =
        |point: Point| Point::new(point.x.clamp(whole.rect.left, whole.rect.right), point.y.clamp(whole.rect.top, whole.rect.bottom));
    let corners = corners.map(inside);
    let ink = pen.theme.ink;
    pen.path(&corners, 2.0, ink);
    let edge = if whole.sign < 0.0 { part.rect.right } else { part.rect.left };
    for (from, y) in [(corners[1], part.rect.top), (corners[2], part.rect.bottom)] {
        pen.path(&[from, Point::new(edge, y)], 1.5, ink);
    }
}

/// A frame on the page and the part of the world it shows.
#[derive(Clone, Copy)]
struct View {
    /// The index of the frame of the chart whose places it shows.
    frame: usize,
    rect: Bounds,
    center: Coordinates,
    /// Slide units for a degree from south to north, and for one from west to east.
    north: f64,
    east: f64,
    /// −1 where the page is a mirror.
    sign: f64,
    /// How large its discs are, for a frame of usual size.
    disc_scale: f64,
}

impl View {
    fn new(pen: &Pen<'_>, rect: Bounds, center: Coordinates, scale: f64, frame: usize) -> Self {
        let sign = if pen.direction == Direction::RightToLeft { -1.0 } else { 1.0 };
        let east = scale * center.latitude.to_radians().cos();
        Self { frame, rect, center, north: scale, east, sign, disc_scale: 1.0 }
    }

    /// The radius of a disc of a share of the largest area.
    fn disc_radius(&self, area: f64, em: f64) -> f64 {
        em * self.disc_scale * (RADII.0 * area.sqrt()).max(RADII.1)
    }

    fn point(&self, at: Coordinates) -> Point {
        let middle = Point::new(f64::midpoint(self.rect.left, self.rect.right), f64::midpoint(self.rect.top, self.rect.bottom));
        let (east, north) = (at.longitude - self.center.longitude, at.latitude - self.center.latitude);
        Point::new(middle.x + self.sign * east * self.east, middle.y - north * self.north)
    }

    /// Whether a disc lies within the frame.
    fn holds(&self, center: Point, radius: f64) -> bool {
        let disc = Bounds { left: center.x - radius, top: center.y - radius, right: center.x + radius, bottom: center.y + radius };
        disc.is_within(&self.rect)
    }
}

/// The extent of some places.
struct Extent {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

impl Extent {
    fn of(places: impl Iterator<Item = Coordinates>) -> Self {
        let none = Self { south: f64::INFINITY, north: f64::NEG_INFINITY, west: f64::INFINITY, east: f64::NEG_INFINITY };
        places.fold(none, |extent, at| Self {
            south: extent.south.min(at.latitude),
            north: extent.north.max(at.latitude),
            west: extent.west.min(at.longitude),
            east: extent.east.max(at.longitude),
        })
    }

    fn center(&self) -> Coordinates {
        Coordinates { latitude: f64::midpoint(self.south, self.north), longitude: f64::midpoint(self.west, self.east) }
    }

    /// Slide units for a degree from south to north, so that everything fits into a frame.
    fn scale(&self, width: f64, height: f64) -> f64 {
        let high = (self.north - self.south).max(LEAST_EXTENT) * (1.0 + 2.0 * MARGIN);
        let wide = (self.east - self.west).max(LEAST_EXTENT) * (1.0 + 2.0 * MARGIN) * self.center().latitude.to_radians().cos();
        (height / high).min(width / wide)
    }
}

/// The frames side by side, all to the scale of the one that needs the smallest.
fn views(pen: &Pen<'_>, map: &ChartMap, frame: &Frame) -> Vec<View> {
    let gap = frame.em * GAP;
    let width = (frame.width() - gap * as_number(map.frames.saturating_sub(1))) / as_number(map.frames.max(1));
    let is_mirror = pen.direction == Direction::RightToLeft;
    let extents: Vec<Extent> = (0..map.frames)
        .map(|index| {
            let towns = map.towns.iter().filter(|town| town.dot.frame == index).map(|town| town.dot.at);
            Extent::of(towns.chain(map.background.iter().filter(|dot| dot.frame == index).map(|dot| dot.at)))
        })
        .collect();
    let scale = extents.iter().map(|extent| extent.scale(width, frame.height())).fold(f64::INFINITY, f64::min);
    let view = |(index, extent): (usize, &Extent)| {
        // The first frame stands at the west whatever the language.
        let place = if is_mirror { map.frames - 1 - index } else { index };
        let left = frame.left + as_number(place) * (width + gap);
        let rect = Bounds { left, top: frame.top, right: left + width, bottom: frame.bottom };
        View::new(pen, rect, extent.center(), scale, index)
    };
    extents.iter().enumerate().map(view).collect()
}

/// The sea as a rectangle, and the land on it.
fn draw_land(pen: &mut Pen<'_>, view: &View) {
    let (sea, ground) = (pen.theme.paper.mix(pen.theme.line, 0.25), pen.theme.paper.mix(pen.theme.line, 0.85));
    let Bounds { left, top, right, bottom } = view.rect;
    pen.rect(Rect::new(left, top, right - left, bottom - top), sea);
    for ring in land() {
        let mut points: Vec<Point> = Vec::with_capacity(ring.len());
        for at in ring {
            let point = view.point(*at);
            if points.last().is_none_or(|last| (last.x - point.x).hypot(last.y - point.y) >= FINEST) {
                points.push(point);
            }
        }
        let inside = clipped(points, &view.rect);
        if inside.len() > 2 {
            pen.area(&inside, ground);
        }
    }
}

/// The part of a polygon within a rectangle: cut at one side after the other (Sutherland and Hodgman).
fn clipped(mut points: Vec<Point>, rect: &Bounds) -> Vec<Point> {
    let sides: [(f64, bool, bool); 4] =
        [(rect.left, true, true), (rect.right, true, false), (rect.top, false, true), (rect.bottom, false, false)];
    for (limit, is_across, keeps_above) in sides {
        let value = |point: &Point| if is_across { point.x } else { point.y };
        let is_inside = |point: &Point| if keeps_above { value(point) >= limit } else { value(point) <= limit };
        let mut kept: Vec<Point> = Vec::with_capacity(points.len());
        let following = points.iter().cycle().skip(1);
        for (point, next) in points.iter().zip(following) {
            if is_inside(point) {
                kept.push(*point);
            }
            if is_inside(point) != is_inside(next) {
                kept.push(point.towards(*next, (limit - value(point)) / (value(next) - value(point))));
            }
        }
        points = kept;
    }
    points
}

/// The fill of a disc: the darker, the higher its value.
fn shade(pen: &Pen<'_>, map: &ChartMap, dot: &MapDot) -> Rgb {
    match dot.shade {
        Some(index) => shade_of(pen, map, index),
        None if map.shades.is_empty() => pen.theme.peer,
        None => pen.theme.paper,
    }
}

fn shade_of(pen: &Pen<'_>, map: &ChartMap, index: usize) -> Rgb {
    let last = map.shades.len().saturating_sub(1).max(1);
    pen.theme.paper.mix(pen.theme.ink, 0.06 + 0.74 * as_number(index) / as_number(last))
}

/// The frame that a place is named in: the enlarged one where there is one.
fn view_of(views: &[View], frame: usize) -> Option<&View> {
    views.iter().rev().find(|view| view.frame == frame)
}

/// The agreements as arcs from town to town.
fn draw_links(pen: &mut Pen<'_>, map: &ChartMap, views: &[View]) {
    const STEPS: usize = 24;
    let ends = |index: usize| map.towns.get(index).and_then(|town| Some(view_of(views, town.dot.frame)?.point(town.dot.at)));
    for link in &map.links {
        let (Some(from), Some(to)) = (ends(link.from), ends(link.to)) else { continue };
        // The arc leaves the straight line by a sixth of its length, upwards.
        let middle = from.towards(to, 0.5);
        let length = (to.x - from.x).hypot(to.y - from.y);
        let top = Point::new(middle.x, middle.y - length / 6.0);
        let point = |step: usize| {
            let share = as_number(step) / as_number(STEPS);
            from.towards(top, share).towards(top.towards(to, share), share)
        };
        let points: Vec<Point> = (0..=STEPS).map(point).collect();
        let ink = pen.theme.paper.mix(pen.theme.focus, 0.55);
        pen.path(&points, 3.0, ink);
    }
}

/// A town with its disc on the page.
struct PlacedTown<'a> {
    center: Point,
    radius: f64,
    category: &'a Category,
    text: String,
    view: &'a View,
}

impl PlacedTown<'_> {
    fn bounds(&self) -> Bounds {
        let Self { center, radius, .. } = self;
        Bounds { left: center.x - radius, top: center.y - radius, right: center.x + radius, bottom: center.y + radius }
    }
}

/// The towns of the comparison with a ring in their colour, then the key and their names; the important ones are drawn last.
fn draw_towns(pen: &mut Pen<'_>, chart: &ChartSpec, map: &ChartMap, views: &[View], frame: &Frame) {
    let em = frame.em;
    let Some(series) = chart.series.first() else { return };
    let mut towns: Vec<&MapTown> = map.towns.iter().collect();
    let rank = |town: &MapTown| chart.categories.get(town.category).map_or(u8::MAX, |category| label_rank(category.role));
    towns.sort_by_key(|town| std::cmp::Reverse(rank(town)));
    let mut placed: Vec<PlacedTown<'_>> = Vec::new();
    for town in &towns {
        let (Some(view), Some(category), Some(point)) =
            (view_of(views, town.dot.frame), chart.categories.get(town.category), series.points.get(town.category))
        else {
            continue;
        };
        let (center, radius) = (view.point(town.dot.at), view.disc_radius(town.dot.area, em).max(em * SMALLEST_TOWN));
        if !view.holds(center, radius) {
            continue;
        }
        let ring = pen.theme.role_color(category.role);
        let fill = if map.shades.is_empty() { ring } else { shade(pen, map, &town.dot) };
        let outer = radius + em * 0.12;
        pen.mark(point, |pen| {
            pen.dot(center, outer, ring);
            pen.background_dot(center, radius, fill);
        });
        pen.hit_area(Rect::around(center, outer.max(em * 0.5)), point);
        let text = format!("{} {}", category.label, point.label_with_year());
        placed.push(PlacedTown { center, radius: outer, category, text, view });
    }
    let mut obstacles: Vec<Bounds> = placed.iter().map(PlacedTown::bounds).collect();
    obstacles.extend(draw_key(pen, map, views, em));
    for view in views {
        let own: Vec<&PlacedTown<'_>> = placed.iter().rev().filter(|town| std::ptr::eq(town.view, view)).collect();
        draw_names(pen, &own, &obstacles, view, em * LABEL_SIZE / NAME_SIZE);
    }
}

/// The names of the towns of a frame; the most important one chooses its place first.
fn draw_names(pen: &mut Pen<'_>, towns: &[&PlacedTown<'_>], obstacles: &[Bounds], view: &View, size: f64) {
    let label = |town: &&PlacedTown<'_>| {
        let width = pen.town_style(town.category.role, size).text_width(&town.text);
        DotLabel { center: town.center, radius: town.radius, size: Size { width, height: size * 1.1 } }
    };
    let labels: Vec<DotLabel> = towns.iter().map(label).collect();
    for ((town, label), bounds) in towns.iter().zip(&labels).zip(place_beside_dots(&labels, obstacles, &view.rect)) {
        let Some(bounds) = bounds else { continue };
        if let Some(leader) = label.leader(&bounds) {
            pen.path(&leader, 2.0, pen.theme.soft);
        }
        // Letters are read on the page, not on what lies behind them.
        let Bounds { left, top, right, bottom } = bounds.grown(size * 0.12);
        let paper = pen.theme.paper;
        pen.rounded_rect(Rect::new(left, top, right - left, bottom - top), 6.0, paper);
        let style = pen.town_style(town.category.role, size);
        pen.text_start(bounds.left, f64::midpoint(bounds.top, bounds.bottom) + size * HALF_LETTER, style, &town.text);
    }
}

/// The key of the shades, at the top of the first frame, where the Atlantic is; returns the room it takes.
fn draw_key(pen: &mut Pen<'_>, map: &ChartMap, views: &[View], em: f64) -> Option<Bounds> {
    let view = views.first().filter(|_| !map.shades.is_empty())?;
    let style = pen.secondary_style(em * LABEL_SIZE / NAME_SIZE);
    let line = style.size * 1.4;
    let widest = map.shades.iter().map(|label| style.text_width(label)).fold(0.0, f64::max);
    let (width, height) = (widest + em * 1.6, line * as_number(map.shades.len()) + em * 0.5);
    // The corner of the west: at the right of a mirrored page's own left.
    let left = if view.sign < 0.0 { view.rect.right - width - em * 0.3 } else { view.rect.left + em * 0.3 };
    let top = view.rect.top + em * 0.3;
    pen.rounded_rect(Rect::new(left, top, width, height), 8.0, pen.theme.paper);
    for (index, label) in map.shades.iter().enumerate() {
        let middle = top + em * 0.25 + line * (as_number(index) + 0.5);
        let fill = shade_of(pen, map, index);
        pen.dot(Point::new(left + em * 0.6, middle), em * 0.28, pen.theme.soft);
        pen.background_dot(Point::new(left + em * 0.6, middle), em * 0.24, fill);
        pen.text_start(left + em * 1.2, middle + style.size * HALF_LETTER, style, label);
    }
    Some(Bounds { left, top, right: left + width, bottom: top + height })
}
