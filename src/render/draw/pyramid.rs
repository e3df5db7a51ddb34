//! Pyramids: the classes of two towns back to back, a bar in full colour where its town has the larger share.

use crate::base::as_number;
use crate::chart::{ChartSpec, DataPoint};
use crate::render::geometry::{Frame, Rect};
use crate::render::measure::{fit, text_width};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// How much of the colour of a town is left of a bar that is not the larger one.
const PALE: f64 = 0.42;
/// The share of the height of a row that its bars take.
const BAR: f64 = 0.77;
/// The greatest height of a row, in ems.
const MAX_ROW_HEIGHT: f64 = 2.3;

/// The side of the middle column a town is on, in pen coordinates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Draws the pyramid.
pub(super) fn draw_pyramid(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let [first, second] = chart.series.as_slice() else { return };
    let em = frame.em;
    let rows = as_number(chart.categories.len().max(1));
    let heading = em * 1.9;
    let row_height = ((frame.height() - heading) / rows).min(em * MAX_ROW_HEIGHT);
    let size = frame.small_size().min(row_height * 0.9);
    let names = chart.categories.iter().map(|category| text_width(&category.label, size, Weight::Regular)).fold(0.0, f64::max);
    let values = chart.series.iter().flat_map(|series| &series.points);
    let values = values.map(|point| text_width(&point.label_with_doubt(), size, Weight::Semibold)).fold(0.0, f64::max);
    let middle = f64::midpoint(frame.left, frame.right);
    let half_names = names.min(frame.width() * 0.3) / 2.0 + em * 0.6;
    let room = (frame.width() / 2.0 - half_names - values - em * 0.5).max(1.0);
    let top = frame.top + heading + (frame.height() - heading - row_height * rows).max(0.0) / 2.0;
    for (series, side) in [(first, Side::Left), (second, Side::Right)] {
        let style = pen.town_style(series.role, em);
        let baseline = top - em * 0.6;
        match side {
            Side::Left => pen.text_end(middle - half_names, baseline, style, &series.name),
            Side::Right => pen.text_start(middle + half_names, baseline, style, &series.name),
        }
    }
    for (index, category) in chart.categories.iter().enumerate() {
        let y = top + (as_number(index) + 0.5) * row_height;
        let name = fit(&category.label, size, Weight::Regular, half_names * 2.0 - em * 0.6);
        pen.text_center(middle, y + size * HALF_LETTER, pen.secondary_style(size), &name);
        let [Some(left), Some(right)] = [first.points.get(index), second.points.get(index)] else { continue };
        for (point, other, side) in [(left, right, Side::Left), (right, left, Side::Right)] {
            let color = pen.theme.role_color(point.role);
            let is_larger = point.value.number() >= other.value.number();
            let fill = if is_larger { color } else { pen.theme.paper.mix(color, PALE) };
            let length = point.value.number().map_or(0.0, |value| chart.axis.fraction(value) * room);
            let start = if side == Side::Left { middle - half_names - length } else { middle + half_names };
            let bar = Rect::new(start, y - row_height * BAR / 2.0, length, row_height * BAR);
            pen.mark(point, |pen| if point.doubt.is_some() { pen.hatched_rect(bar, color) } else { pen.rect(bar, fill) });
            pen.hit_area(
                Rect::new(if side == Side::Left { frame.left } else { middle }, y - row_height / 2.0, frame.width() / 2.0, row_height),
                point,
            );
            let end = if side == Side::Left { bar.left } else { bar.left + bar.width };
            write_value(pen, point, &ValuePlace { side, end, y, size });
        }
    }
}

/// Where the value of a bar is written.
struct ValuePlace {
    side: Side,
    /// The end of the bar.
    end: f64,
    /// The height of the middle of the row.
    y: f64,
    size: f64,
}

/// Writes the value of a bar beyond its end.
fn write_value(pen: &mut Pen<'_>, point: &DataPoint, place: &ValuePlace) {
    let style = pen.town_style(point.role, place.size);
    let (gap, baseline) = (place.size * 0.4, place.y + place.size * HALF_LETTER);
    match place.side {
        Side::Left => pen.text_end(place.end - gap, baseline, style, &point.label_with_doubt()),
        Side::Right => pen.text_start(place.end + gap, baseline, style, &point.label_with_doubt()),
    }
}
