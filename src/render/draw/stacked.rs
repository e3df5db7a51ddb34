//! Stacked bars: the parts of a whole end to end; and waterfalls: the steps from one total to another.

use crate::chart::{ChartSpec, SeriesColor};
use crate::render::draw::rows::RowChart;
use crate::render::geometry::{Frame, Rect};
use crate::render::layout::{EM, INNER, detail_size, names_parts_above};
use crate::render::pen::{HALF_LETTER, Pen, role_weight};

/// Draws the parts of each whole end to end, each value inside its part where it has room. The total is the detail of the name.
pub(super) fn draw_stacked(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let rows = RowChart::new(chart, *frame);
    let layout = &rows.layout;
    // No value stands beyond a stack, so that it may end at the end of the frame.
    let x_of = |value: f64| layout.scale_start + chart.axis.fraction(value) * (frame.right - layout.scale_start);
    let size = detail_size(layout.name_size);
    // In the window, where letters have another size beside the frame, there is a legend.
    let has_names = (frame.em / EM - frame.width() / INNER).abs() < 0.01 && names_parts_above(chart, frame.left, frame.width());
    for row in rows.rows() {
        rows.draw_name(pen, &row);
        let top = row.middle - layout.bar_height / 2.0;
        let mut sum = 0.0;
        for (series, point) in chart.series.iter().filter_map(|series| Some((series, series.points.get(row.index)?))) {
            let Some(value) = point.value.number() else {
                let style = pen.secondary_style(layout.value_size);
                pen.text_start(layout.scale_start + layout.gap, row.middle + style.size * HALF_LETTER, style, &point.label);
                break;
            };
            let (start, end) = (x_of(sum), x_of(sum + value));
            sum += value;
            let fill = pen.theme.series_color(series.color);
            if has_names && row.index == 0 {
                let style = pen.secondary_style(frame.small_size());
                pen.text_start(start, top - frame.em * 0.4, style, &series.name);
            }
            let part = Rect::new(start, top, (end - start - 1.5).max(0.0), layout.bar_height);
            // What is left of a whole is no figure of a file.
            if series.color == SeriesColor::Neutral {
                pen.rect(part, fill);
            } else {
                pen.mark(point, |pen| pen.rect(part, fill));
            }
            pen.hit_area(Rect::new(start, top, end - start, layout.bar_height), point);
            let style = pen.style_on(fill, size, role_weight(row.category.role));
            if style.text_width(&point.label) + size * 0.6 <= end - start {
                pen.text_center(start.midpoint(end), row.middle + size * HALF_LETTER, style, &point.label);
            }
        }
    }
}

/// Draws a waterfall: the first and the last row are totals, each row between them is a step that begins where the row above
/// ended.
pub(super) fn draw_waterfall(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let rows = RowChart::new(chart, *frame);
    let layout = &rows.layout;
    let Some(series) = chart.series.first() else { return };
    let last = series.points.len().saturating_sub(1);
    let mut sum = 0.0;
    for (row, point) in rows.rows().zip(&series.points) {
        rows.draw_name(pen, &row);
        // A step without a value leaves the sum as it is.
        let value = point.value.number().unwrap_or(0.0);
        let is_total = row.index == 0 || row.index == last;
        let (from, to) = if is_total { (0.0, value) } else { (sum, sum + value) };
        let (start, end) = (rows.x_of(from), rows.x_of(to));
        // The sign and the shade of a step show its direction; no colour says that it is good or bad.
        let step_fill = if value < 0.0 { pen.theme.peer } else { pen.theme.soft };
        let fill = if is_total { pen.theme.role_color(row.category.role) } else { step_fill };
        let step = Rect::new(start.min(end), row.middle - layout.bar_height / 2.0, (start - end).abs().max(1.0), layout.bar_height);
        pen.mark(point, |pen| pen.rounded_rect(step, 2.0, fill));
        let hit = Rect::new(layout.names_end, row.middle - layout.row_height / 2.0, layout.scale_end - layout.names_end, layout.row_height);
        pen.hit_area(hit, point);
        if row.index < last {
            // The line that leads to the next step.
            pen.rect(
                Rect::new(end - 0.75, row.middle + layout.bar_height / 2.0, 1.5, layout.row_height - layout.bar_height),
                pen.theme.soft,
            );
        }
        let style = pen.town_style(row.category.role, layout.value_size);
        let baseline = row.middle + style.size * HALF_LETTER;
        let space = layout.gap * 0.7;
        // The value stands beyond the end of its step, unless the name leaves no room there.
        if end < start && end - space - style.text_width(&point.label) >= layout.scale_start {
            pen.text_end(end - space, baseline, style, &point.label);
        } else {
            pen.text_start(start.max(end) + space, baseline, style, &point.label);
        }
        sum = to;
    }
}
