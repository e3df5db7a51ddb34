//! Peers as dots: a band for each variable, dark within one tolerance and pale within two, the town in question as the line in its
//! middle. At the end of a row, in words how near the town is, and in dots how sure.

use crate::base::as_number;
use crate::chart::{ChartSpec, PeerColumn, PeerDots};
use crate::render::geometry::{Frame, Point, Rect};
use crate::render::measure::{fit, text_width, wrap_balanced, wrap_clipped};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::scene::TextStyle;
use crate::render::theme::{Rgb, Weight};

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.21;
/// The most lines of the name of a variable, and of its tolerance.
const MAX_HEADING_LINES: usize = 2;
/// The number of tolerances beyond which two values are as far apart as can be.
const FARTHEST: f64 = 4.0;
/// How much of half a column the two nearest tolerances take; the others share the rest.
const NEAR_SHARE: f64 = 0.66;
/// The most dots of how sure a place is.
const MOST_DOTS: usize = 5;
/// The radius of a dot and the distance between two of how sure, in ems.
const RADIUS: f64 = 0.32;
const DOT_STEP: f64 = 0.78;
/// The greatest height of a row, in ems.
const MAX_ROW_HEIGHT: f64 = 2.3;

/// The distance between two lines of a heading, and the height of the key with what is above it, in sizes of their letters.
const LEADING: f64 = 1.2;
const KEY_HEIGHT: f64 = 2.2;
/// How much of the grey of other towns is in the band of what is the same, and of what is near.
const SAME_TINT: f64 = 0.48;
const NEAR_TINT: f64 = 0.2;

/// Where the parts of a row stand.
struct PeerLayout {
    em: f64,
    /// The type size of all but names.
    small: f64,
    /// Where the columns begin, and the width of each.
    left: f64,
    width: f64,
    /// Where the class begins, and where the dots of how sure end.
    class: f64,
    right: f64,
    /// Where the rows begin, and the height of each.
    top: f64,
    height: f64,
    rows: usize,
    columns: usize,
    /// The most lines that a tolerance takes.
    tolerance_lines: usize,
}

impl PeerLayout {
    fn middle(&self, column: usize) -> f64 {
        self.left + (as_number(column) + 0.5) * self.width
    }

    fn row_middle(&self, row: usize) -> f64 {
        self.top + (as_number(row) + 0.5) * self.height
    }

    /// Half the width that the dots of a column stand in.
    fn half(&self) -> f64 {
        self.width * 0.46
    }

    /// How far from the middle of a column a number of tolerances stands.
    fn offset(&self, tolerances: f64) -> f64 {
        let size = tolerances.abs().min(FARTHEST);
        let share = if size <= 2.0 { size / 2.0 * NEAR_SHARE } else { NEAR_SHARE + (size - 2.0) / 2.0 * (1.0 - NEAR_SHARE) };
        self.half() * share * tolerances.signum()
    }
}

/// Draws the dots.
pub(super) fn draw_peers(pen: &mut Pen<'_>, chart: &ChartSpec, peers: &PeerDots, frame: &Frame) {
    let (small, em) = (frame.small_size(), frame.em);
    let most = frame.width() * MAX_NAMES_SHARE;
    let names: Vec<String> = chart.categories.iter().skip(1).map(|town| fit(&town.label, em, Weight::Semibold, most)).collect();
    let (layout, headings) = set_columns(peers, &names, frame);
    draw_headings(pen, peers, &headings, &layout);
    draw_bands(pen, &layout);
    for (index, (row, name)) in peers.rows.iter().zip(&names).enumerate() {
        let middle = layout.row_middle(index);
        if index > 0 {
            pen.rect(Rect::new(frame.left, middle - layout.height / 2.0 - 0.5, frame.width(), 1.0), pen.theme.line);
        }
        let weight = if row.is_very_close { Weight::Semibold } else { Weight::Regular };
        let [name_style, class_style] = [em, small].map(|size| TextStyle { weight, ..pen.strong_style(size) });
        pen.text_start(frame.left, middle + em * HALF_LETTER, name_style, name);
        pen.text_start(layout.class, middle + small * HALF_LETTER, class_style, &row.class);
        draw_differences(pen, chart, index, &layout);
        draw_certainty(pen, row.certainty, middle, &layout);
    }
    draw_key(pen, peers, frame, &layout);
}

/// Shares the width among the names, the variables, the class and how sure it is, and the height among the headings, the rows and the key.
fn set_columns(peers: &PeerDots, names: &[String], frame: &Frame) -> (PeerLayout, Vec<Heading>) {
    let (small, em) = (frame.small_size(), frame.em);
    let width_of = |text: &str, size: f64| text_width(text, size, Weight::Semibold);
    let names_width = names.iter().map(|name| width_of(name, em)).fold(0.0, f64::max);
    let [class_heading, certainty_heading] = &peers.headings;
    let class_width = peers.rows.iter().map(|row| width_of(&row.class, small)).fold(width_of(class_heading, small), f64::max);
    let certainty_width = (em * DOT_STEP * as_number(MOST_DOTS)).max(width_of(certainty_heading, small));
    let class = frame.right - certainty_width - em * 0.8 - class_width;
    let left = frame.left + names_width + em * 0.8;
    let width = (class - em * 0.8 - left) / as_number(peers.columns.len().max(1));
    let headings: Vec<Heading> = peers.columns.iter().map(|column| Heading::set(column, small, width)).collect();
    let name_lines = headings.iter().map(|heading| heading.name.len()).max().unwrap_or_default();
    let tolerance_lines = headings.iter().map(|heading| heading.tolerance.len()).max().unwrap_or_default();
    let heading_height = small * (LEADING * as_number(name_lines + tolerance_lines) + 0.7);
    let rows = as_number(peers.rows.len().max(1));
    let height = ((frame.height() - heading_height - small * KEY_HEIGHT) / rows).min(em * MAX_ROW_HEIGHT);
    let layout = PeerLayout {
        em,
        small,
        left,
        width,
        class,
        right: frame.right,
        top: frame.top + heading_height,
        height,
        rows: peers.rows.len(),
        columns: peers.columns.len(),
        tolerance_lines,
    };
    (layout, headings)
}

/// The heading of a column, in lines.
struct Heading {
    name: Vec<String>,
    tolerance: Vec<String>,
}

impl Heading {
    fn set(column: &PeerColumn, size: f64, width: f64) -> Self {
        let room = width - size * 0.3;
        let wrapped = |text: &str, weight: Weight| {
            let lines = wrap_balanced(text, size, weight, room);
            if lines.len() > MAX_HEADING_LINES { wrap_clipped(text, size, weight, room, MAX_HEADING_LINES) } else { lines }
        };
        Self { name: wrapped(&column.name, Weight::Semibold), tolerance: wrapped(&column.tolerance, Weight::Regular) }
    }
}

/// Writes what each column is: the variables in their middle, their names all ending on one line, then their tolerances.
fn draw_headings(pen: &mut Pen<'_>, peers: &PeerDots, headings: &[Heading], layout: &PeerLayout) {
    let (small, line) = (layout.small, layout.small * LEADING);
    let bottom = layout.top - small * 0.7;
    let names_bottom = bottom - line * as_number(layout.tolerance_lines);
    for (index, heading) in headings.iter().enumerate() {
        for (from_end, text) in heading.name.iter().rev().enumerate() {
            pen.text_center(layout.middle(index), names_bottom - line * as_number(from_end), pen.strong_style(small), text);
        }
        for (from_start, text) in heading.tolerance.iter().enumerate() {
            let baseline = names_bottom + line * as_number(from_start + 1);
            pen.text_center(layout.middle(index), baseline, pen.secondary_style(small), text);
        }
    }
    let [class, certainty] = &peers.headings;
    pen.text_start(layout.class, bottom, pen.strong_style(small), class);
    pen.text_end(layout.right, bottom, pen.strong_style(small), certainty);
}

/// The fill of what is within one tolerance, and within two.
fn band_fills(pen: &Pen<'_>) -> [Rgb; 2] {
    [SAME_TINT, NEAR_TINT].map(|tint| pen.theme.paper.mix(pen.theme.peer, tint))
}

/// The band of each variable, and the line of the town in question.
fn draw_bands(pen: &mut Pen<'_>, layout: &PeerLayout) {
    let [same, near] = band_fills(pen);
    let height = layout.height * as_number(layout.rows);
    for column in 0..layout.columns {
        let middle = layout.middle(column);
        for (tolerances, fill) in [(2.0, near), (1.0, same)] {
            let half = layout.offset(tolerances);
            pen.rect(Rect::new(middle - half, layout.top, 2.0 * half, height), fill);
        }
        pen.rect(Rect::new(middle - 1.5, layout.top, 3.0, height), pen.theme.ink);
    }
}

/// A dot for each variable of a row; the words of its cell where it is not known.
fn draw_differences(pen: &mut Pen<'_>, chart: &ChartSpec, row: usize, layout: &PeerLayout) {
    let Some(peer) = chart.peers.as_ref().and_then(|peers| peers.rows.get(row)) else { return };
    let y = layout.row_middle(row);
    for (index, at) in peer.at.iter().enumerate() {
        let middle = layout.middle(index);
        if let Some(tolerances) = at {
            pen.dot(Point::new(middle + layout.offset(*tolerances), y), layout.em * RADIUS, pen.theme.ink);
        } else if let Some(point) = chart.series.get(index).and_then(|series| series.points.get(row + 1)) {
            let style = pen.secondary_style(layout.small);
            pen.text_start(middle + layout.small * 0.4, y + layout.small * HALF_LETTER, style, &point.label);
        }
    }
}

/// How sure a place is: so many of five dots are full.
fn draw_certainty(pen: &mut Pen<'_>, full: usize, y: f64, layout: &PeerLayout) {
    let (radius, step) = (layout.em * RADIUS * 0.85, layout.em * DOT_STEP);
    for dot in 0..MOST_DOTS {
        let center = Point::new(layout.right - radius - step * as_number(MOST_DOTS - 1 - dot), y);
        if dot < full {
            pen.dot(center, radius, pen.theme.ink);
        } else {
            pen.background_dot(center, radius, pen.theme.peer);
            pen.background_dot(center, radius * 0.72, pen.theme.paper);
        }
    }
}

/// What the bands mean, and on which side a town has more.
fn draw_key(pen: &mut Pen<'_>, peers: &PeerDots, frame: &Frame, layout: &PeerLayout) {
    let (size, fills) = (layout.small, band_fills(pen));
    let baseline = layout.top + layout.height * as_number(layout.rows) + size * (KEY_HEIGHT - 0.5);
    let style = pen.secondary_style(size);
    let [same, near, sides] = &peers.key;
    let mut x = frame.left;
    for (text, fill) in [(same, fills[0]), (near, fills[1])] {
        pen.rect(Rect::new(x, baseline - size * 0.75, size * 1.2, size * 0.9), fill);
        x += size * 1.6;
        pen.text_start(x, baseline, style, text);
        x += text_width(text, size, Weight::Regular) + size * 1.2;
    }
    pen.text_start(x, baseline, style, &fit(sides, size, Weight::Regular, frame.right - x));
}
